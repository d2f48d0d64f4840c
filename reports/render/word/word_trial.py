"""Tries an office's Word template on an invented document: names, parts that went missing, tables wider than the page.

It runs in the limited process, since a template may take any time to fill.
"""

from __future__ import annotations

import itertools
import re
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile

import docx
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from docxtpl import DocxTemplate
from jinja2 import TemplateError, TemplateSyntaxError

from reports.errors import ConfigurationError
from reports.model.template_files import FaultKind, TemplateFault
from reports.render.required_parts import missing_parts
from reports.render.unknown_names import noting
from reports.render.word import copy
from reports.render.word.flat import iter_parts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reports.model.document import Document
    from reports.model.template_files import Trial
    from reports.render.required_parts import Part

_BROKEN = (TemplateError, TypeError, AttributeError, ValueError, RecursionError, OverflowError, ZeroDivisionError)
_NO_WORD = (PackageNotFoundError, BadZipFile, KeyError, OSError)
_QUOTES = re.compile(r"'(\w+)'")
_QUOTED = 60
"""Characters of a paragraph that are quoted."""
_TOLERATED = 12_700
"""English Metric Units (a thirty-sixth of a millimetre each) by which a table may be too wide: a third of one."""
_EMU_PER_MM = 36_000
_TWIPS = 635
"""English Metric Units in the unit of widths of columns, a twentieth of a point."""
_NO_XML = re.compile(r"<[^>]+>")


def printed(_content: object, trial: Trial) -> bytes:
    """Return the Word copy of a document; for the shipped template alone the overrides are the shipped folder too.

    Raises:
        ConfigurationError: the template cannot be filled.
    """
    return _copy(trial, trial.overrides)


def _copy(trial: Trial, overrides: Path | None) -> bytes:
    return copy.render(
        trial.document, templates=trial.templates, overrides=overrides, emblem=trial.emblem, pictures=trial.pictures
    )


def try_word(_content: object, trial: Trial) -> tuple[TemplateFault, ...]:
    """Return the faults of an office's Word template."""
    document, templates, overrides = trial.document, trial.templates, trial.overrides
    name = f"word/{document.name}.docx"
    try:
        paragraphs = _paragraphs(overrides / name)
    except _NO_WORD:
        return (TemplateFault(FaultKind.UNREADABLE, name, detail="Word"),)
    faults = _name_faults(document, overrides / name, name, paragraphs)
    if faults:
        return faults
    try:
        own_copy = _copy(trial, overrides)
    except ConfigurationError as error:
        detail = str(error.values.get("detail", error.message))
        return (TemplateFault(FaultKind.UNFILLABLE, name, detail=detail),)
    shipped = _copy(trial, None)
    parts = missing_parts(document, _text(shipped), _text(own_copy))
    shipped_paragraphs = _paragraphs(templates / name)
    missing = (_missing(name, part, shipped_paragraphs) for part in parts)
    return (*dict.fromkeys(missing), *_wide_tables(name, own_copy))


def _paragraphs(path: Path) -> list[str]:
    """Return the texts of all paragraphs of the body, those of tables included, in the order of the file."""
    body = docx.Document(str(path)).element.body
    return ["".join(text.text or "" for text in paragraph.iter(qn("w:t"))) for paragraph in body.iter(qn("w:p"))]


def _text(package: bytes) -> str:
    """Return all text of a Word file, head and foot lines included."""
    opened = docx.Document(BytesIO(package))
    sections = ((section.header, section.footer) for section in opened.sections)
    roots = [opened.element.body, *(part._element for part in itertools.chain.from_iterable(sections))]
    return " ".join("".join(text.text or "" for text in root.iter(qn("w:t"))) for root in roots)


def _name_faults(document: Document, path: Path, name: str, paragraphs: list[str]) -> tuple[TemplateFault, ...]:
    """Return what hinders the filling: unknown names and broken tags."""
    values = copy.values_of(document, list(iter_parts(document.sections)), "")
    environment, noted = noting(copy.environment(), values)
    try:
        template = DocxTemplate(str(path))
        template.init_docx()
        template.render(values, environment)
    except TemplateSyntaxError as error:
        detail = _NO_XML.sub("", error.message or "")
        words = [*_QUOTES.findall(detail), detail]
        return (_at(FaultKind.SYNTAX, name, detail, "", words[0], paragraphs),)
    except _BROKEN as error:
        return (TemplateFault(FaultKind.UNFILLABLE, name, detail=_NO_XML.sub("", str(error))),)
    kind = FaultKind.UNKNOWN_NAME
    return tuple(
        dict.fromkeys(
            _at(kind, name, noted_name.name, noted_name.nearest, noted_name.name, paragraphs) for noted_name in noted
        )
    )


def _at(kind: FaultKind, name: str, detail: str, nearest: str, word: str, paragraphs: list[str]) -> TemplateFault:
    """Return a fault at the first paragraph with a word, with its beginning; head and foot lines of pages have none.

    Lines of the text that Jinja is given are no help: docxtpl takes paragraphs of tags out of it.
    """
    pattern = re.compile(rf"([\w.]+\.)?\b{re.escape(word)}\b")
    matches = [(line, text, match) for line, text in enumerate(paragraphs, 1) if (match := pattern.search(text))]
    if not matches:
        return TemplateFault(kind, name, 0, "", detail, nearest)
    line, text, match = matches[0]
    if kind is FaultKind.UNKNOWN_NAME:
        detail, nearest = match[0], f"{match[1] or ''}{nearest}" if nearest else ""
    return TemplateFault(kind, name, line, _shortened(text), detail, nearest)


def _shortened(text: str) -> str:
    return text if len(text) <= _QUOTED else f"{text[:_QUOTED]}…"


def _missing(name: str, part: Part, shipped: list[str]) -> TemplateFault:
    """Return the fault of a part that is not printed, with what prints it in the shipped file."""
    tags = [tag for tag in part.tags if any(tag in text for text in shipped)]
    line = next((number for number, text in enumerate(shipped, 1) if tags and tags[0] in text), 0)
    place = _shortened(shipped[line - 1]) if line else ""
    return TemplateFault(FaultKind.MISSING_PART, name, line, place, part.name, tags[0] if tags else part.tags[-1])


def _wide_tables(name: str, package: bytes) -> Iterator[TemplateFault]:
    """Yield tables that are wider than the text of their pages."""
    opened = docx.Document(BytesIO(package))
    widths = [
        (section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)
        for section in opened.sections
    ]
    room = max(widths, default=0)
    for table in opened.tables:
        width = _width(table)
        if room and width > room + _TOLERATED:
            text = " ".join(cell.text for cell in table.rows[0].cells) if table.rows else ""
            excess = f"{(width - room) / _EMU_PER_MM:.0f}"
            yield TemplateFault(FaultKind.WIDE_TABLE, name, 0, _shortened(" ".join(text.split())), excess)


def _width(table: Any) -> int:  # noqa: ANN401 -- python-docx does not name the parts of its tables
    """Return the width of a table: the sum of its columns, from where it is indented to."""
    columns = sum(int(column.get(qn("w:w")) or 0) for column in table._tbl.tblGrid.gridCol_lst)
    indents = [int(indent.get(qn("w:w")) or 0) for indent in table._tbl.tblPr.iter(qn("w:tblInd"))]
    return (columns + sum(indents)) * _TWIPS
