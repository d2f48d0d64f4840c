"""``pora submit``: records which documents were handed in, to whom and when; shared packs become releases."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from reports.documents.named_annex import NAME as NAMED
from reports.errors import NoInputError, UsageError
from reports.model.submission import Submission
from reports.pipeline import released_packs
from reports.pipeline.input_stamps import is_outdated
from reports.pipeline.pinned_inputs import pin_inputs
from reports.publish import finished_sets, lock
from reports.publish.submission_register import finish_registers, record, submissions
from reports.vocabulary import law
from reports.vocabulary.text import printable
from reports.vocabulary.typed_periods import typed

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from reports.pipeline.request import Request
    from reports.publish import FinishedSet
    from reports.vocabulary.config import Config

OWN_EDITION = "dinas"
_PLACELESS = "di tempat"
"""Last line of an addressee that is no part of its name."""
_INVITED = {"antarinstansi": "Instansi pemerintah yang diundang", "publik": "Undangan di luar pemerintah"}
"""Addressees of the documents of a meeting, by edition."""


@dataclass(frozen=True)
class Sending:
    """What the office says of the act of sending."""

    recorded: str
    """Clock time, ISO 8601 with its offset from UTC."""
    today: date
    sent: date | None = None
    """The day it was handed in; None means today."""
    addressee: str = ""
    letter: str = ""
    reason: str = ""
    """Why a draft is handed in."""
    documents: tuple[str, ...] = ()
    """Names of the documents that were sent; empty means all of the edition but the annex of names."""


@dataclass(frozen=True)
class Submitted:
    """What was recorded, and what was recorded before."""

    folder: str
    new: tuple[Submission, ...]
    recorded_before: tuple[Submission, ...] = ()
    """Entries that said the same already; nothing was added for them."""
    replaced: tuple[Submission, ...] = ()
    """Earlier versions of the new ones, which stay in the register."""
    other_days: tuple[Submission, ...] = ()
    """Earlier entries of the same files for the same addressee with another day."""
    outdated: tuple[str, ...] = ()
    """New documents whose inputs, settings or decisions have changed since they were made."""


def submit(name: str, sending: Sending, request: Request, config: Config) -> Submitted:
    """Record that the documents of a period or a meeting were handed in.

    Args:
        name: a period, or the workbook or name of a meeting.
        sending: to whom, when and under which letter.
        request: the shared options; its edition is that of the documents.
        config: of the office.

    Raises:
        NoInputError: there are no such documents, or their files are no longer those that were made.
        UsageError: a draft without a reason, no addressee, or a day to come.
        DisclosureError: of a shared pack it was not proved that it opens nothing of what was handed in before.
        ConfigurationError: a register was changed.
        OutputError: the registers cannot be written, or another run holds the office.
    """
    folder = request.outputs / folder_name(name)
    chosen = _chosen(folder, name, sending, request.edition)
    with nullcontext() if request.dry_run else lock(request.office):
        if not request.dry_run:
            finish_registers(request.office)
        entries_before = submissions(request.office)
        submissions_made = tuple(_submission(finished, sending, config) for finished in chosen)
        entries = [
            _recorded(submission, entries_before, dated=sending.sent is not None) for submission in submissions_made
        ]
        new = tuple(submission for submission, entry in zip(submissions_made, entries, strict=True) if entry is None)
        sets = {finished.document: finished for finished in chosen}
        for submission in new:
            _refuse(sets[submission.document], submission)
        new, registers = released_packs.with_releases(request.office, new)
        new = tuple(replace(submission, place=place) for place, submission in enumerate(new, len(entries_before) + 1))
        if new and not request.dry_run:
            figures_by_digest = {
                submission.figures: _figures(sets[submission.document]) for submission in new if submission.figures
            }
            record(request.office, new, registers, figures_by_digest)
            pin_inputs(request.office, (sets[submission.document] for submission in new if submission.figures))
    replaced = tuple(entry for entry in entries_before if any(submission.replaces(entry) for submission in new))
    other_days = tuple(entry for entry in entries_before if any(submission.repeats(entry) for submission in new))
    outdated = tuple(entry.document for entry in new if is_outdated(request.office, sets[entry.document]))
    return Submitted(folder.name, new, tuple(entry for entry in entries if entry), replaced, other_days, outdated)


def usual_edition(name: str) -> str:
    """Return the edition in which documents are handed in unless the office says otherwise."""
    return OWN_EDITION if typed(name) else "antarinstansi"


def folder_name(name: str) -> str:
    """Return the name of the folder of outputs for a period as people write it, or for a meeting."""
    period = typed(name)
    return str(period) if period else name.replace("\\", "/").rstrip("/").rpartition("/")[2].removesuffix(".xlsx")


def _chosen(folder: Path, name: str, sending: Sending, edition: str) -> tuple[FinishedSet, ...]:
    sets = [finished for finished in finished_sets(folder) if finished.edition == edition]
    usual = [finished for finished in sets if finished.document != NAMED]
    chosen = tuple(finished for finished in sets if finished.document in sending.documents) or (
        () if sending.documents else tuple(usual)
    )
    missing = set(sending.documents) - {finished.document for finished in chosen}
    if chosen and not missing:
        return chosen
    raise NoInputError(
        "there is no document {document} in the edition {edition} for {name}",
        "make it first, or name one of: {known}",
        document=", ".join(sorted(missing)) or "-",
        edition=edition,
        name=printable(name),
        known=", ".join(sorted(finished.document for finished in sets)) or _folders(folder.parent),
    )


def _folders(outputs: Path) -> str:
    """Return the folders of outputs that hold documents."""
    names = sorted({path.parent.name for path in outputs.glob("*/*.manifest.json")})
    return ", ".join(map(printable, names)) or "-"


def _submission(finished: FinishedSet, sending: Sending, config: Config) -> Submission:
    day_sent = sending.sent or sending.today
    if day_sent > sending.today:
        raise UsageError("{day} is still to come", "record a document after it was handed in", day=day_sent.isoformat())
    is_own = finished.edition == OWN_EDITION
    return Submission(
        document=finished.document,
        edition=finished.edition,
        folder=finished.folder.name,
        period=finished.period,
        as_of=finished.as_of,
        sent=day_sent,
        recorded=sending.recorded,
        addressee=sending.addressee or _addressee(finished, config),
        letter=sending.letter or (config.letters.number if is_own and _is_return(finished) else ""),
        draft=finished.draft,
        reason=sending.reason if finished.draft else "",
        versions=finished.versions,
        artifacts=finished.artifacts,
        figures=finished.artifacts[finished.figures_file] if is_own and finished.figures_file else "",
    )


def _is_return(finished: FinishedSet) -> bool:
    return typed(finished.folder.name) is not None


def _addressee(finished: FinishedSet, config: Config) -> str:
    """Return to whom a document goes unless the office says otherwise."""
    if _is_return(finished):
        lines = law.addressee(config, date.fromisoformat(finished.date or finished.as_of))
        return " ".join(line for line in lines if line != _PLACELESS)
    if finished.edition in _INVITED:
        return _INVITED[finished.edition]
    raise UsageError(
        "the edition {edition} of a meeting's documents has no usual addressee",
        "name the addressee with --to",
        edition=finished.edition,
    )


def _recorded(submission: Submission, entries_before: Sequence[Submission], *, dated: bool) -> Submission | None:
    """Return the latest entry that says the same; the day counts where the office named one."""
    same = [
        entry for entry in entries_before if submission.repeats(entry) and not (dated and entry.sent != submission.sent)
    ]
    return same[-1] if same else None


def _refuse(finished: FinishedSet, submission: Submission) -> None:
    """Stop where the files are not those that were made, or a draft must not be handed in."""
    changed = finished.changed_files()
    if changed:
        raise NoInputError(
            "{files} in {folder}: no longer as made",
            "make the documents again, and hand in what was made then; a file that was changed is another document",
            files=", ".join(map(printable, changed)),
            folder=str(finished.folder),
        )
    if submission.draft and submission.edition != OWN_EDITION:
        raise UsageError(
            "{document} is a draft: its data are not complete, and no draft leaves the office in the edition {edition}",
            "settle what pora check names as not understood, then make it again",
            document=submission.document,
            edition=submission.edition,
        )
    if submission.draft and not submission.reason.strip():
        raise UsageError(
            "{document} is a draft: its data are not complete",
            'settle what pora check names as not understood, then make it again; or say why with --reason "…"',
            document=submission.document,
        )


def _figures(finished: FinishedSet) -> bytes:
    return (finished.folder / finished.figures_file).read_bytes()
