"""Documents of a meeting in the edition asked for: as composed for the office, protected for all others."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from reports.documents.figures_used import iter_figures, printed_figures
from reports.documents.shared import protect_document, protect_register, with_printed_chapters
from reports.model.quality import Quality
from reports.pipeline.document_gate import passed
from reports.pipeline.publishing import hash_of_all_inputs, used_inputs
from reports.pipeline.released_packs import PROTECTION
from reports.pipeline.request import INPUTS
from reports.privacy.disclosure.declared_rules import MARGINS
from reports.private_files import clear_unfinished, put
from reports.publish import finished_sets
from reports.publish.submission_register import RECORDS
from reports.vocabulary.editions import prints_document

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from reports.model.document import Document
    from reports.model.figures import Figures
    from reports.model.follow_ups import FollowUpRegister
    from reports.pipeline.meeting import Prepared
    from reports.pipeline.request import Request
    from reports.privacy.disclosure.shared_pack import SharedPack


def edition_of(document: Document, prepared: Prepared) -> Document:
    """Return a document as its edition prints it, every text searched."""
    if prepared.shared is None:
        return passed(document, prepared.gate)
    protected = protect_document(with_printed_chapters(document, document.edition), prepared.shared)
    return passed(protected, prepared.gate)


def of_edition(sets: Mapping[str, Mapping[str, bytes]], edition: str) -> dict[str, Mapping[str, bytes]]:
    """Return those of some documents that an edition has, ``<document>.<edition>`` → files."""
    return {name: files for name, files in sets.items() if prints_document(name.removesuffix(f".{edition}"), edition)}


def register_of(register: FollowUpRegister, prepared: Prepared) -> FollowUpRegister:
    """Return the register of follow-ups as its edition prints it, every text searched."""
    protected = register if prepared.shared is None else protect_register(register, prepared.shared)
    return passed(protected, prepared.gate)


def figures_of(document: Document, prepared: Prepared) -> Figures | None:
    """Return the figures that a document of a shared edition prints; None for the office's own."""
    if prepared.shared is None:
        return None
    data = prepared.material.data
    return printed_figures(document, prepared.shared.as_figures(data.period, data.figures.as_of))


def write_protection_report(
    prepared: Prepared,
    folder: str,
    job: str,
    request: Request,
    sets: Collection[str],
    composed: Document,
) -> None:
    """Write for the office what was hidden of a shared pack, how it was attacked, what its readers hold, its inputs.

    Args:
        prepared: what the documents were composed from.
        folder: of the documents in the outputs.
        job: ``briefing`` or ``minutes``.
        request: the shared options.
        sets: ``<document>.<edition>`` of each document; their manifests tell the files that the report is of.
        composed: the document with figures, before anything was hidden.

    It lies in ``records/protection``, away from the pack; the office's own edition, a dry run, and a folder that is
    no office have none.

    Raises:
        OutputError: it cannot be written.
    """
    if prepared.protection is None or request.dry_run or not (request.office / INPUTS).is_dir():
        return
    data = prepared.material.data
    report = protection_report(prepared.protection.pack, str(data.period), request.edition)
    protected = edition_of(composed, prepared)
    report["shares"] = {composed.name: {"filled": _filled(composed), "printed": _filled(protected)}}
    report["state"] = prepared.protection.state
    report["artifacts"] = {
        file: digest for finished in finished_sets(request.outputs / folder) if finished.name in sets
        for file, digest in finished.artifacts.items()
    }  # fmt: skip
    report["outside_government"] = [
        invitee.agency for invitee in prepared.material.meeting.invitees if invitee.is_outside_government
    ]
    inputs = used_inputs(prepared.gathered, data.quality, with_meetings=True)
    report["inputs"] = [{"number": number, **entry} for number, entry in enumerate(inputs, 1)]
    report["all_inputs_sha256"] = hash_of_all_inputs(prepared.gathered)
    content = json.dumps(report, indent=1, ensure_ascii=False) + "\n"
    path = request.office / RECORDS / PROTECTION / f"{folder}.{job}.{request.edition}.json"
    clear_unfinished(path)
    put(path, content.encode())


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


def quality_of(prepared: Prepared) -> Quality:
    """Return what a document says of its inputs: nothing in a shared edition, since its counts are of single rows."""
    if prepared.shared is not None:
        return Quality((), {}, {})
    return passed(prepared.material.data.quality, prepared.gate)
