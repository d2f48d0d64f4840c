"""Checks an office's own templates on an invented document, each in the limited process."""

from __future__ import annotations

import dataclasses
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING, cast

from reports.documents.specimen import DAY, PICTURE, specimen
from reports.intake.read import Limits, Task, Unreadable, compute
from reports.model.document import Letterhead
from reports.model.template_files import CopyState, FaultKind, TemplateFault, Trial
from reports.pipeline.own_templates.template_list import listed, unused_files
from reports.pipeline.pictures import emblem
from reports.pipeline.request import TEMPLATES
from reports.render.pdf.page_layout import PAPERS
from reports.render.pdf.template_names import template_faults
from reports.vocabulary import law
from reports.vocabulary.resources import template_root

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from reports.model.document import Document
    from reports.model.template_files import ListedTemplate
    from reports.vocabulary.config import Config

LIMITS = Limits(cpu_seconds=15.0, wall_seconds=60.0, memory=3 << 29)
"""What trying one document may cost; the shipped templates take a second."""
_PAGES, _WORD, _EXCEL = (
    "reports.render.pdf.page_trial:try_templates",
    "reports.render.word.word_trial:try_word",
    "reports.render.excel.workbook_trial:try_workbook",
)
_STYLES = (".html", ".css")
_OF_OTHER_TABLES = "daftar-hadir"
"""The document whose tables the others do not have."""
_OF_ALL_KINDS = ("laporan-bulanan", "undangan-per-instansi", "laporan-rapat", "daftar-hadir")
"""Documents that together use every part that several share."""


def template_problems(office: Path, config: Config) -> tuple[TemplateFault, ...]:
    """Return the faults of an office's own templates, by file and line.

    Args:
        office: its folder.
        config: its settings, for letterhead, paper and font.
    """
    copies = [copy for copy in listed(office) if copy.state is CopyState.CHANGED or copy.shipped_changed]
    faults = [
        *(fault for name, nearest in unused_files(office) for fault in (_unused(name, nearest),)),
        *_page_faults(office, config, copies),
        *_package_faults(office, config, copies),
    ]
    return tuple(sorted(_once(faults), key=lambda fault: (fault.file, fault.line, fault.detail)))


def _once(faults: Iterable[TemplateFault]) -> Iterator[TemplateFault]:
    """Yield each fault once; of tables that several documents show too wide at one place, the widest."""
    widest: dict[tuple[str, int, str], TemplateFault] = {}
    for fault in dict.fromkeys(faults):
        if fault.kind is not FaultKind.WIDE_TABLE:
            yield fault
            continue
        place = (fault.file, fault.line, fault.place)
        widest[place] = max(widest.get(place, fault), fault, key=lambda table: int(table.detail))
    yield from widest.values()


def document(name: str, config: Config) -> Document:
    """Return the invented document of a name, with the letterhead of the office."""
    letterhead = law.letterhead_as_decided(config, config.document.date or DAY)
    return specimen(name, letterhead, config.office.name)


def trial(office: Path, config: Config, name: str) -> Trial:
    """Return what is to be tried of the pages of a document."""
    drawn = config.office.emblem
    picture = emblem(office / drawn, drawn) if drawn and (office / drawn).is_file() else None
    settings = config.document
    return Trial(
        document(name, config),
        template_root(),
        (office / TEMPLATES).absolute(),
        settings.paper,
        settings.font,
        picture,
        {PICTURE: _photograph()},
    )


@lru_cache(maxsize=1)
def _photograph() -> bytes:
    """Return a grey picture in the place of a photograph."""
    from PIL import Image  # noqa: PLC0415 -- for those who try templates only

    buffer = BytesIO()
    Image.new("RGB", (152, 108), "#9aa0a6").save(buffer, "PNG")
    return buffer.getvalue()


def _unused(name: str, nearest: str) -> TemplateFault:
    return TemplateFault(FaultKind.UNUSED, name, detail=name, nearest=nearest)


def _page_faults(office: Path, config: Config, copies: Iterable[ListedTemplate]) -> Iterator[TemplateFault]:
    """Yield the faults of pages and their looks: those of the text, then those that documents show."""
    pages = [template for template in copies if template.file.name.endswith(_STYLES)]
    texts = [fault for template in pages for fault in _text_faults(template)]
    yield from texts
    if any(fault.kind is FaultKind.SYNTAX for fault in texts):
        return
    told_places = {(fault.file, fault.line) for fault in texts}
    for tried in _trials(office, config, pages, lays_out=not texts):
        faults = _tried(Task(_PAGES, tried), ", ".join(template.file.name for template in pages))
        # what is not printed may be so for the unknown names
        yield from (
            fault
            for fault in faults
            if (fault.file, fault.line) not in told_places and (not texts or fault.kind is FaultKind.UNKNOWN_NAME)
        )
        if any(fault.kind is FaultKind.TOO_SLOW for fault in faults):
            return


def _trials(office: Path, config: Config, pages: Iterable[ListedTemplate], *, lays_out: bool) -> Iterator[Trial]:
    """Yield what is to be tried: documents that show a page, and where it is a part of several, others too."""
    names = {template.file.name: template.file.shown_by for template in pages}
    documents = sorted(set(names.values()))
    is_shared = any(shown_by != name.partition(".")[0] for name, shown_by in names.items())
    for name in (*documents, *(other for other in _OF_ALL_KINDS if is_shared and other not in documents)):
        has_tables = name in {*documents, _OF_OTHER_TABLES}
        yield dataclasses.replace(_marked_trial(office, config, name), lays_out=lays_out and has_tables)


def _marked_trial(office: Path, config: Config, name: str) -> Trial:
    """Return what is to be tried of a document, with a letterhead of which each part can be found again."""
    letterhead = Letterhead(("KEMENTERIAN CONTOH",), "KOP KANTOR CONTOH", "Alamat Contoh")
    return dataclasses.replace(trial(office, config, name), document=specimen(name, letterhead, config.office.name))


def _text_faults(template: ListedTemplate) -> Iterator[TemplateFault]:
    if template.path is not None and template.file.name.endswith(".html"):
        yield from template_faults(template.path)


def _package_faults(office: Path, config: Config, copies: Iterable[ListedTemplate]) -> Iterator[TemplateFault]:
    """Yield the faults of Word and Excel templates."""
    for template in copies:
        if template.file.name.endswith(_STYLES):
            continue
        tried = _marked_trial(office, config, template.file.shown_by)
        task = Task(_WORD, tried)
        if template.file.name.endswith(".xlsx"):
            folders = (tried.templates, tried.overrides)
            task = Task(_EXCEL, (tried.document, *folders, tried.paper, PAPERS[tried.paper]))
        yield from _tried(task, template.file.name)


def _tried(task: Task, name: str) -> tuple[TemplateFault, ...]:
    """Return the faults that a task finds; where it takes too long or crashes, that."""
    try:
        return cast("tuple[TemplateFault, ...]", compute(task, LIMITS))
    except Unreadable:
        return (TemplateFault(FaultKind.TOO_SLOW, name),)
