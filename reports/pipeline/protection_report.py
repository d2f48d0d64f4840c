"""The report of protection, which an office keeps of each set of shared documents: what was hidden, and the attack.

It lies in ``records/protection``, away from the documents. ``pora submit`` finds in it what readers hold, and
``pora verify`` from which inputs the documents were documents.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports.documents.figures_used import iter_figures
from reports.pipeline.released_packs import PROTECTION
from reports.pipeline.request import INPUTS
from reports.privacy.disclosure.declared_rules import MARGINS
from reports.private_files import clear_unfinished, put
from reports.publish import finished_sets
from reports.publish.submission_register import RECORDS

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from reports.model.document import Document
    from reports.pipeline.request import Request
    from reports.pipeline.shared_figures import ProtectedFigures
    from reports.privacy.disclosure.shared_pack import SharedPack


@dataclass(frozen=True)
class ProtectedSets:
    """Documents of a shared edition, and what they were made from."""

    protection: ProtectedFigures
    composed: Document
    """The document with figures, before anything was hidden."""
    protected: Document
    """The same as it was printed."""
    sets: Collection[str]
    """``<document>.<edition>`` of each document; their manifests tell the files."""
    inputs: tuple[Mapping[str, str], ...]
    """``path`` and ``sha256`` of the files that were used."""
    all_inputs_sha256: str
    outside_government: tuple[str, ...] = ()
    """Invitees for whom only the edition for the public is."""


def write_report(documents: ProtectedSets, name: str, request: Request) -> None:
    """Write for the office what was hidden, how it was attacked, what its readers hold, and from which inputs.

    A dry run and a folder that is no office have no report.

    Args:
        documents: those that were published.
        name: folder of the documents in the outputs, and the command: ``2024-09.return``.
        request: the shared options.

    Raises:
        OutputError: it cannot be written.
    """
    if request.dry_run or not (request.office / INPUTS).is_dir():
        return
    folder = request.outputs / name.rpartition(".")[0]
    report = protection_report(documents.protection.pack, str(documents.protected.period), request.edition)
    report["shares"] = {
        documents.composed.name: {"filled": _filled(documents.composed), "printed": _filled(documents.protected)}
    }
    report["state"] = documents.protection.state
    report["artifacts"] = {
        file: digest for finished in finished_sets(folder) if finished.name in documents.sets
        for file, digest in finished.artifacts.items()
    }  # fmt: skip
    report["outside_government"] = list(documents.outside_government)
    report["inputs"] = [{"number": number, **entry} for number, entry in enumerate(documents.inputs, 1)]
    report["all_inputs_sha256"] = documents.all_inputs_sha256
    path = request.office / RECORDS / PROTECTION / f"{name}.{request.edition}.json"
    clear_unfinished(path)
    put(path, f"{json.dumps(report, indent=1, ensure_ascii=False)}\n".encode())


def protection_report(pack: SharedPack, period: str, edition: str) -> dict[str, object]:
    """Return the report as JSON values; it holds no hidden number."""
    from reports.privacy.disclosure.release_register import release_of, release_values  # noqa: PLC0415 -- brings the solver

    release = release_of(pack, period, edition)
    return {
        "schema": 1,
        "period": period,
        "edition": edition,
        "primary": len(pack.primary),
        "hidden": len(release.hidden),
        "attacked": pack.verdict.attacked,
        "smallest_interval": pack.verdict.smallest,
        "insiders": pack.verdict.insiders,
        "pairs_of_agencies": pack.verdict.pairs,
        "releases": pack.releases,
        "releases_of_others": pack.releases_of_others,
        "steps": {name: step.name.lower() for name, step in sorted(pack.steps.items())},
        "spans": dict(sorted(pack.spans.items())),
        "release": release_values(release),
    }


def _filled(document: Document) -> int:
    """Return how many cells of tables of persons a document prints as numbers above zero, each once."""
    return len({figure.id for figure in iter_figures(document) if figure.table in MARGINS and (figure.value or 0) > 0})
