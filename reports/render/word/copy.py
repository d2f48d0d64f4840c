"""Fills the Word template of a document and sets column widths and alignment of its tables as in the PDF."""

from __future__ import annotations

import dataclasses
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.image.exceptions import UnrecognizedImageError
from docx.image.image import Image
from docx.opc.exceptions import PackageNotFoundError
from docx.shared import Mm
from docxtpl import DocxTemplate, InlineImage
from jinja2 import StrictUndefined, TemplateError
from jinja2.sandbox import SandboxedEnvironment

from reports.errors import ConfigurationError
from reports.render import column_widths
from reports.render.office_package import describe, repacked
from reports.render.word import form_layout, form_tables, pages
from reports.render.word.flat import block_parts, iter_parts, printable
from reports.vocabulary import formats

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from reports.model.document import Document, Form, Letter, Table
    from reports.render.word.flat import Part

_EMBLEM_MM = (20.0, 20.0)
"""Maximum width and height, in millimetres."""
_WHOLE = 15
"""Tables of up to this many rows stay on one page; longer ones keep their first and their last rows together."""
_CLOSING = 2
"""Number of rows that stay with the last row of a longer table."""
_AFTER_NUMBER = 2.5
"""Room in millimetres between a number and the text beside it."""
_PICTURE_MM = (107.0, 80.0)
"""Maximum width and height, in millimetres."""


def render(
    document: Document,
    *,
    templates: Path,
    overrides: Path | None = None,
    emblem: bytes | None = None,
    pictures: Mapping[str, bytes] | None = None,
) -> bytes:
    """Return a document as the bytes of a Word file; the same input gives the same bytes.

    Args:
        document: the document to write; its name is also the name of its template in the folder ``word``.
        templates: folder of the shipped templates.
        overrides: folder of an office's own templates, which take precedence.
        emblem: image of the emblem (PNG or JPEG); its place stays empty without it.
        pictures: key → image of each photograph in the document.

    Raises:
        ConfigurationError: the template is missing, is not a Word file, or cannot be filled.
    """
    path = _path(f"{document.name}.docx", templates, overrides)
    parts = list(iter_parts(document.sections))
    try:
        template = DocxTemplate(str(path))
        template.init_docx()
        blocks = [_with_image(part, template, pictures or {}) for part in parts]
        template.render(values_of(document, blocks, _image(template, emblem, _EMBLEM_MM)), environment())
    except (PackageNotFoundError, BadZipFile, KeyError) as error:
        raise ConfigurationError(
            "the template {file} is no Word file", "save it as .docx, or delete your copy", file=path.name
        ) from error
    except (TemplateError, TypeError, AttributeError, ValueError) as error:
        raise ConfigurationError(
            "the template {file} cannot be filled: {detail}",
            "correct it, or delete your copy to use the one that ships with the program",
            file=path.name,
            detail=str(error),
        ) from error
    pages.begin_pages(template.docx)
    pages.drop_empty_captions(template.docx)
    _finish_tables(template.docx, parts)
    pages.place_signatures(template.docx, [len(part.signers) for part in parts if part.signers])
    pages.keep_together(template.docx, frozenset(part.text for part in parts if part.is_headline))
    describe(template.docx.core_properties, document)
    buffer = BytesIO()
    template.save(buffer)
    return repacked(buffer.getvalue())


def _path(name: str, templates: Path, overrides: Path | None) -> Path:
    """Return the path of a template: the office's own, else the shipped one."""
    for folder in (overrides, templates):
        if folder is not None and (folder / "word" / name).is_file():
            return folder / "word" / name
    raise ConfigurationError(
        "the template {file} is missing", "put it back into the folder templates", file=f"word/{name}"
    )


def environment() -> SandboxedEnvironment:
    """Return the Jinja environment: sandboxed, since an office may edit its own templates."""
    return SandboxedEnvironment(undefined=StrictUndefined, autoescape=True)


def values_of(document: Document, parts: list[Part], emblem: object) -> dict[str, object]:
    """Return the values for the template."""
    head = document.letterhead
    return {
        "title": printable(document.title).upper(),
        "subtitle": printable(document.subtitle),
        "classification": document.marking,
        "footer": printable(document.title),
        "head": {
            "lines": [printable(line) for line in head.lines],
            "office": printable(head.office),
            "address": "\n".join(map(printable, head.address.splitlines())),
        },
        "emblem": emblem,
        "cover": _cover(document),
        "letter": _letter(document.letter) if document.letter else None,
        "letters": [_letter(letter) for letter in document.letters],
        "blocks": parts,
    }


def _foot(document: Document) -> str:
    """Return what the foot of each page of a return says: document and period, as in print."""
    standing = "" if document.warning else document.standing
    title = f"{document.title} {document.subtitle}".strip()
    return printable(" · ".join(filter(None, (standing, document.correction, title, formats.period(document.period)))))


def _cover(document: Document) -> dict[str, object]:
    """Return the values of the title page and of the foot of a return."""
    return {
        "period": formats.period(document.period),
        "marks": [printable(mark) for mark in (document.standing, document.correction.upper()) if mark],
        "office": printable(document.office),
        "as_of": formats.day(document.as_of),
        "foot": _foot(document),
    }


def _copies(names: list[str]) -> list[str]:
    """Return the lines of those who receive a copy, numbered if there are several."""
    if len(names) == 1:
        return [f"{names[0]}."]
    return [f"{number}. {name}{';' if number < len(names) else '.'}" for number, name in enumerate(names, 1)]


def _letter(letter: Letter) -> dict[str, object]:
    """Return the values of a letter for the template."""
    copies = letter.copies
    return {
        "number": letter.number,
        "nature": letter.nature,
        "enclosure": letter.enclosure,
        "subject": printable(letter.subject),
        "place_date": letter.place_date,
        "addressee": [("Yth. " if n == 0 else "") + printable(line) for n, line in enumerate(letter.addressee)],
        "body": [part for block in letter.body for part in block_parts(block)],
        "signature": letter.signature,
        "copies": _copies([printable(copy) for copy in copies]),
    }


def _with_image(part: Part, template: DocxTemplate, pictures: Mapping[str, bytes]) -> Part:
    """Return a part of kind picture with its image; others unchanged."""
    if part.kind != "picture":
        return part
    return dataclasses.replace(part, image=_image(template, pictures.get(part.mark), _PICTURE_MM))


def _image(template: DocxTemplate, data: bytes | None, limits: tuple[float, float]) -> object:
    """Return an image scaled to a maximum width and height in millimetres; empty without data."""
    if not data:
        return ""
    width, height = limits
    try:
        image = Image.from_blob(data)
    except UnrecognizedImageError as error:
        raise ConfigurationError(
            "the emblem cannot be put into a Word file", "save it as PNG or JPEG, and name it in office.emblem"
        ) from error
    is_wide = image.px_height * width <= image.px_width * height
    size = {"width": Mm(width)} if is_wide else {"height": Mm(height)}
    return InlineImage(template, BytesIO(data), **size)


def _finish_tables(document: Any, parts: list[Part]) -> None:  # noqa: ANN401 -- docxtpl is untyped
    """Draw the forms, set widths, alignment and bold totals of tables, and turn the pages of wide ones."""
    upright, across = pages.text_width(document), pages.text_width_across(document)
    word_tables = [table for table in document.tables if pages.is_reading_table(table)]
    earlier: Form | None = None
    for word_table, part in zip(word_tables, [part for part in parts if part.table is not None], strict=False):
        is_wide = _is_wide(part, upright)
        if part.form is not None:
            form_tables.draw(word_table, part.form, across if is_wide else upright)
        elif part.table is not None:
            _finish_table(word_table, part.table, across if is_wide else upright)
        if is_wide:
            pages.turn(document, word_table, part)
        elif earlier and part.form and not part.form.joins(earlier):
            pages.begin_page_with(word_table, part)
        earlier = part.form


def _is_wide(part: Part, room: float) -> bool:
    """Tell whether the columns of a table need a page that lies across: its composer or its longest words say so."""
    if part.form is not None:
        return part.form.landscape or form_layout.least_width(part.form) > room
    if part.table is None:
        return False
    return part.table.landscape or column_widths.least_width(part.table) * form_layout.BODY_SCALE > room


def _finish_table(word_table: Any, table: Table, text_width: float) -> None:  # noqa: ANN401 -- as above
    """Set widths, page breaks, alignment and bold text of a table; ``text_width`` in millimetres."""
    shares, is_number = (
        column_widths.column_shares(column_widths.without_bars(table), text_width),
        column_widths.numeric_columns(table),
    )
    word_table.autofit = False
    grid = word_table._tbl.tblGrid.gridCol_lst
    roles = ["head", *(row.role for row in table.rows)]
    for grid_column, share in zip(grid, shares, strict=False):
        grid_column.w = Mm(text_width * share / 100)
    last = len(roles) - 1
    for number, (row, role) in enumerate(zip(word_table.rows, roles, strict=False)):
        is_kept = last <= _WHOLE or number == 0 or number >= last - _CLOSING
        together = is_kept and (number < last or bool(table.notes))
        for column, cell in enumerate(row.cells):
            cell.width = Mm(text_width * shares[column] / 100)
            paragraph = cell.paragraphs[0]
            paragraph.paragraph_format.keep_with_next = together or None
            if is_number[column]:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            elif column and is_number[column - 1]:
                paragraph.paragraph_format.left_indent = Mm(_AFTER_NUMBER)
            if role in {"head", "total", "subtotal", "group"}:
                for run in paragraph.runs:
                    run.bold = True
