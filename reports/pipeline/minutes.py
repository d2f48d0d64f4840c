"""``pora minutes``: from the workbook of a past meeting to its report, follow-up register and message.

All documents are composed and printed before the first is published; each is a set of its own. What protects persons
in an edition belongs between composing and printing.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from reports import __version__
from reports.documents.meeting import atensi, follow_up_register
from reports.documents.meeting.appendix import OWN_EDITION, picture_key
from reports.documents.meeting.minutes_slides import presentation
from reports.documents.meeting.report import meeting_report, report_figures
from reports.errors import NoInputError, UsageError
from reports.pipeline.annex_of_names import meeting_annex
from reports.pipeline.meeting import prepare
from reports.pipeline.pictures import photograph
from reports.pipeline.publishing import folder_of, is_withheld, published, remade_documents
from reports.pipeline.rendering import NO_COPIES, Copies, print_pdf, slides, word_copy
from reports.pipeline.shared_documents import edition_of, figures_of, of_edition, register_of, write_protection_report
from reports.problems import Problem
from reports.render import plain_text
from reports.render.excel import follow_ups
from reports.render.figures_json import figures_json

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reports.documents.meeting.material import MeetingMaterial
    from reports.pipeline.meeting import Prepared
    from reports.pipeline.request import MeetingOutcome, RemadeDocuments, Request
    from reports.vocabulary.config import Config

LONGEST_MESSAGE = 62
"""Lines of the message to leaders: one page of A4 at ten points, with margins of two centimetres."""


def minutes(workbook: Path, request: Request, config: Config, copies: Copies = NO_COPIES) -> MeetingOutcome:
    """Make the documents of a past meeting.

    Raises:
        NoInputError: there is no such workbook, it holds no meeting, or the meeting was not held yet.
        ConfigurationError: letterhead, theme, template or configuration.
        OutputError: the output cannot be written, or another run holds the office.
        UsageError: the date asked for lies before the meeting, the as-of date not before it, or the name of the
            workbook names a person.
    """
    prepared = prepare(workbook, request, config)
    folder = folder_of(workbook, request)  # not before: the name of a workbook may name a person
    _refuse(prepared.material, request)
    photos, problems = _photographs(prepared.material, request) if request.edition == OWN_EDITION else ({}, ())
    prepared = replace(prepared, problems=(*prepared.problems, *problems))
    sets = {} if is_withheld(prepared) else _sets(prepared, request, copies, photos)
    outcome = published(sets, folder, prepared, request)
    if sets:
        report = meeting_report(prepared.material, edition=request.edition, version=__version__)
        write_protection_report(prepared, workbook.stem, "minutes", request, sets, report)
    return outcome


def remake_minutes(workbook: Path, request: Request, config: Config, copies: Copies = NO_COPIES) -> RemadeDocuments:
    """Return the documents as they would be made today; with a dry run nothing is written.

    Raises:
        NoInputError, ConfigurationError, UsageError: as for :func:`minutes`.
    """
    prepared = prepare(workbook, request, config)
    _refuse(prepared.material, request)
    photos = _photographs(prepared.material, request)[0] if request.edition == OWN_EDITION else {}
    sets = {} if is_withheld(prepared) else _sets(prepared, request, copies, photos)
    return remade_documents(sets, prepared)


def _refuse(material: MeetingMaterial, request: Request) -> None:
    """Stop where there is nothing to report yet, or the report would be older than what it reports."""
    meeting_day = material.meeting.day
    if not material.took_place:
        raise NoInputError(
            "the workbook of {meeting} tells of no meeting that was held",
            "after the meeting fill in Hadir on the sheet Undangan, and the sheets Pembahasan and Keputusan",
            meeting=material.meeting.name,
        )
    if request.document_date and meeting_day and request.document_date < meeting_day:
        raise UsageError(
            "a report dated {day} would be older than the meeting of {held}",
            "give the day on which the report is written with --date, or none",
            day=request.document_date.isoformat(),
            held=meeting_day.isoformat(),
        )


def _sets(
    prepared: Prepared, request: Request, copies: Copies, photos: Mapping[str, bytes]
) -> dict[str, Mapping[str, bytes]]:
    """Return the documents as they are published, ``<document>.<edition>`` → files, with names if asked for."""
    rendered = dict(_rendered(prepared, request, copies, photos))
    return {**of_edition(rendered, request.edition), **meeting_annex(prepared, request)}


def _rendered(
    prepared: Prepared, request: Request, copies: Copies, photos: Mapping[str, bytes]
) -> Iterator[tuple[str, dict[str, bytes]]]:
    """Yield the sets: name, and its files in the order they are written."""
    material, edition, config = prepared.material, request.edition, prepared.material.data.config
    report = edition_of(
        meeting_report(material, edition=edition, version=__version__, pictures=tuple(photos)), prepared
    )
    name = f"{report.name}.{edition}"
    figures = figures_of(report, prepared) or report_figures(material)
    artifacts = {f"{name}.pdf": print_pdf(report, request, config, photos, figures=figures)}
    if copies.word:
        artifacts[f"{name}.docx"] = word_copy(report, request, photos)
    if copies.slides:
        artifacts[f"{name}.pptx"] = slides(edition_of(presentation(material, edition=edition), prepared))
    yield name, artifacts | {f"{name}.figures.json": figures_json(figures, edition).encode()}
    tasks = register_of(follow_up_register.register(material, edition=edition), prepared)
    name = f"{tasks.name}.{edition}"
    yield name, {f"{name}.xlsx": follow_ups.render(tasks, paper=config.document.paper)}
    name = f"{atensi.NAME}.{edition}"
    yield name, {f"{name}.txt": _message(prepared, edition).encode()}


def _message(prepared: Prepared, edition: str) -> str:
    """Return the message to leaders, with as many points as one page holds."""
    texts = (
        plain_text.render(
            edition_of(atensi.attention_report(prepared.material, edition=edition, budget=budget), prepared)
        )
        for budget in atensi.BUDGETS
    )
    message = ""
    for message in texts:
        if plain_text.count_lines(message) <= LONGEST_MESSAGE:
            break
    return message


def _photographs(material: MeetingMaterial, request: Request) -> tuple[dict[str, bytes], tuple[Problem, ...]]:
    """Return the printable photographs in the folder of the workbook by key, and a problem for each other one."""
    folder, meeting = _folder_of(material, request), material.meeting
    pictures, problems = {}, []
    for number, photo in enumerate(meeting.photos, 1):
        picture = photograph(folder, photo.file)
        if isinstance(picture, bytes):
            pictures[picture_key(number)] = picture
        else:
            problems.append(Problem(picture, meeting.path, field="file", value=photo.file))
    return pictures, tuple(problems)


def _folder_of(material: MeetingMaterial, request: Request) -> Path:
    path = Path(material.meeting.path)
    inside = request.office / path
    return (inside if inside.is_file() else path).parent
