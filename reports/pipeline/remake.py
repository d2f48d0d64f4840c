"""Make finished documents again from the inputs of today, and compare: for ``pora verify``, which writes nothing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING

from reports.documents.data_requests import NAME as DATA_REQUESTS
from reports.documents.erratum import NAME as ERRATUM
from reports.documents.meeting.district_sheets import NAME as DISTRICT_SHEETS
from reports.documents.meeting.invitation import ADDRESSED
from reports.documents.named_annex import NAME as NAMED
from reports.errors import PoraError
from reports.model.period import Period
from reports.pipeline.changed_copies import changed_copy
from reports.pipeline.input_stamps import settings_hash
from reports.pipeline.rendering import Copies
from reports.pipeline.request import INPUTS
from reports.pipeline.rules import RULES
from reports.vocabulary.editions import DINAS
from reports.vocabulary.typed_periods import typed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reports.pipeline.changed_copies import ChangedCopy
    from reports.pipeline.request import RemadeDocuments, Request
    from reports.publish import FinishedSet
    from reports.vocabulary.config import Config

_AFTER_MEETINGS = frozenset({"laporan-rapat", "tindak-lanjut", "atensi"})
"""Documents of ``pora minutes``; all others of a meeting are of ``pora briefing``."""
INPUTS_CHANGED, SETTINGS_CHANGED, OTHER_VERSION, IMPOSSIBLE = "inputs", "settings", "version", "impossible"
"""Why it cannot be told whether a document is what its inputs give."""


@dataclass(frozen=True)
class Remade:
    """What making a document again gives."""

    differing: tuple[str, ...] = ()
    """Files with other bytes."""
    unknown: str = ""
    """Why nothing can be told of it; empty where it can."""
    insiders: int | None = None
    """Insiders that a shared pack was attacked as, anew."""
    copies: tuple[ChangedCopy, ...] = ()
    """Files that are not what was made again, and what they say otherwise."""

    @property
    def passed(self) -> bool:
        """Whether nothing speaks against the document."""
        return not self.differing or bool(self.unknown)


class Remaking:
    """Makes documents again, those of one command at once.

    Args:
        request: the shared options; with the password of the documents that are compared, if they are locked.
        config: of the office.
    """

    def __init__(self, request: Request, config: Config) -> None:
        self._unlocks = request.protection
        self._request, self._config = replace(request, dry_run=True, protection=None), config
        self._documents: dict[tuple[object, ...], RemadeDocuments] = {}

    def compare(self, finished: FinishedSet) -> Remade:
        """Compare a document with what its inputs give today.

        Args:
            finished: the document, with what it was made from, where that is known.
        """
        if finished.versions.get("rules") != RULES:
            return Remade(unknown=OTHER_VERSION)
        try:
            today = self._again(finished)
        except PoraError:
            return Remade(unknown=IMPOSSIBLE)
        artifacts = today.sets.get(finished.name, {})
        differing = tuple(
            file
            for file, digest in finished.contents.items()
            if file not in artifacts or sha256(artifacts[file]).hexdigest() != digest
        )
        if differing and _are_others(today, finished):
            return Remade(differing, INPUTS_CHANGED, today.insiders)
        if differing and finished.settings_sha256 not in {"", settings_hash(self._request.office)}:
            return Remade(differing, SETTINGS_CHANGED, today.insiders)
        files = dict.fromkeys((*finished.changed_files(), *differing))
        copies = (
            changed_copy(finished.folder / file, artifacts[file], self._unlocks) for file in files if file in artifacts
        )
        return Remade(differing, "", today.insiders, tuple(filter(None, copies)))

    def _again(self, finished: FinishedSet) -> RemadeDocuments:
        period, name = Period.parse(finished.period), finished.folder.name
        copies = Copies(
            word=any(file.endswith(".docx") for file in finished.artifacts),
            slides=any(file.endswith(".pptx") for file in finished.artifacts),
            per_addressee=finished.document == ADDRESSED,
            requests=finished.document == DATA_REQUESTS,
            erratum=finished.document == ERRATUM,
            district_sheets=finished.document == DISTRICT_SHEETS,
        )
        with_names = finished.document == NAMED
        own_day = finished.as_of != period.end.isoformat()
        request = replace(
            self._request,
            edition=finished.edition,
            document_date=date.fromisoformat(finished.date) if finished.date else None,
            as_of=date.fromisoformat(finished.as_of) if own_day else None,
            with_names=with_names,
        )
        job = "return" if typed(name) else "minutes" if finished.document in _AFTER_MEETINGS else "briefing"
        key = (job, name, request.edition, request.document_date, request.as_of, copies, with_names)
        if key not in self._documents:
            self._documents[key] = self._run(job, name, period, request, copies)
        return self._documents[key]

    def _run(self, job: str, name: str, period: Period, request: Request, copies: Copies) -> RemadeDocuments:
        # Imported here: each brings what it prints with.
        from reports.pipeline import briefing, minutes, returns, shared_return  # noqa: PLC0415 -- see above

        if job == "return" and request.edition != DINAS:
            return shared_return.remake_shared_return(period, request, self._config, copies)
        if job == "return":
            return returns.remake_return(period, request, self._config, copies)
        workbook = request.office / INPUTS / f"{name}.xlsx"
        if job == "minutes":
            return minutes.remake_minutes(workbook, request, self._config, copies)
        return briefing.remake_briefing(workbook, request, self._config, copies)


def _are_others(today: RemadeDocuments, finished: FinishedSet) -> bool:
    """Tell whether the inputs are others, among them those that the document does not use and yet may depend on."""
    other_files = finished.all_inputs_sha256 not in {"", today.all_inputs_sha256}
    return other_files or _facts(today.inputs) != _facts(finished.inputs)


def _facts(inputs: Sequence[Mapping[str, str]]) -> list[tuple[str, str]]:
    return sorted((entry.get("path", ""), entry.get("sha256", "")) for entry in inputs)
