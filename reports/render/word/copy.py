"""Fills the Word template of a document and gives its tables the widths and the alignment of the printed ones."""

from __future__ import annotations

import dataclasses
import itertools
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.image.exceptions import UnrecognizedImageError
from docx.image.image import Image
from docx.opc.exceptions import PackageNotFoundError
from docx.shared import Mm
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph
from docxtpl import DocxTemplate, InlineImage
from jinja2 import StrictUndefined, TemplateError
from jinja2.sandbox import SandboxedEnvironment

from reports.errors import ConfigurationError
from reports.render import column_widths
from reports.render.office_package import describe, repacked
from reports.render.word.flat import block_parts, parts_of, printable

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from reports.model.document import Document, Letter, Table
    from reports.render.word.flat import Part

STYLE = "Tabel Laporan"
"""Style of the tables we give widths to; a template's other tables are left alone."""
_EMBLEM_MM = (20.0, 20.0)
_WHOLE = 15
"""Rows up to which a table stays on one page; of a longer one its first rows and its last."""
_CLOSING = 2
"""Rows that stay with the last row of a longer table."""
_PICTURE_MM = (107.0, 80.0)
"""Largest width and height, in millimetres."""


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
        document: what to write; its name is the name of its template in the folder ``word``.
        templates: the folder of templates that ship with the program.
        overrides: an office's own, looked at first.
        emblem: bytes of the emblem's picture (PNG or JPEG); the place stays empty without.
        pictures: key → bytes of the photographs the document shows.

    Raises:
        ConfigurationError: the template is missing, is no Word file, or cannot be filled.
    """
    path = _path(f"{document.name}.docx", templates, overrides)
    parts = list(parts_of(document.sections))
    try:
        template = DocxTemplate(str(path))
        template.init_docx()
        filled = [_with_image(one, template, pictures or {}) for one in parts]
        template.render(_values(document, filled, _image(template, emblem, _EMBLEM_MM)), _environment())
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
    _finish_tables(template.docx, [one.table for one in parts if one.table is not None])
    _keep_together(template.docx)
    describe(template.docx.core_properties, document)
    buffer = BytesIO()
    template.save(buffer)
    return repacked(buffer.getvalue())


def _path(name: str, templates: Path, overrides: Path | None) -> Path:
    """Return the template: the office's own, else the one that ships."""
    for folder in (overrides, templates):
        if folder is not None and (folder / "word" / name).is_file():
            return folder / "word" / name
    raise ConfigurationError(
        "the template {file} is missing", "put it back into the folder templates", file=f"word/{name}"
    )


def _environment() -> SandboxedEnvironment:
    return SandboxedEnvironment(undefined=StrictUndefined, autoescape=True)


def _values(document: Document, parts: list[Part], emblem: object) -> dict[str, object]:
    head = document.letterhead
    return {
        "title": printable(document.title).upper(),
        "subtitle": printable(document.subtitle),
        "classification": document.marking,
        "footer": printable(document.title),
        "head": {
            "lines": [printable(line) for line in head.lines],
            "office": printable(head.office),
            "address": printable(head.address),
        },
        "emblem": emblem,
        "letter": _letter(document.letter) if document.letter else None,
        "blocks": parts,
    }


def _letter(letter: Letter) -> dict[str, object]:
    """Return a letter as a template prints it."""
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
        "copies": [f"{n}. {printable(one)}{';' if n < len(copies) else '.'}" for n, one in enumerate(copies, 1)],
    }


def _with_image(part: Part, template: DocxTemplate, pictures: Mapping[str, bytes]) -> Part:
    if part.kind != "picture":
        return part
    return dataclasses.replace(part, image=_image(template, pictures.get(part.mark), _PICTURE_MM))


def _image(template: DocxTemplate, data: bytes | None, room: tuple[float, float]) -> object:
    """Return a picture as large as its room lets it be; nothing without one."""
    if not data:
        return ""
    wide, high = room
    try:
        measured = Image.from_blob(data)
    except UnrecognizedImageError as error:
        raise ConfigurationError(
            "the emblem cannot be put into a Word file", "save it as PNG or JPEG, and name it in office.emblem"
        ) from error
    fits = measured.px_height * wide <= measured.px_width * high
    size = {"width": Mm(wide)} if fits else {"height": Mm(high)}
    return InlineImage(template, BytesIO(data), **size)


def _finish_tables(document: Any, tables: list[Table]) -> None:  # noqa: ANN401 -- docxtpl does not type what it holds
    """Give each table its widths, numbers at the right, and totals in bold."""
    text_width = (document.sections[0].page_width - document.sections[0].left_margin
                  - document.sections[0].right_margin) / Mm(1)  # fmt: skip
    ours = [one for one in document.tables if one.style is not None and one.style.name == STYLE]
    for made, table in zip(ours, tables, strict=False):
        _finish_table(made, table, text_width)


def _keep_together(document: Any) -> None:  # noqa: ANN401 -- as above
    """Keep a lead with the list it opens, and the last words of a document with those who sign it.

    A list would stand under no lead, and signatures alone on a page.
    """
    blocks = list(document.iter_inner_content())
    for one, after in itertools.pairwise(blocks):
        if not isinstance(one, Paragraph):
            continue
        signs = isinstance(after, WordTable) and (after.style is None or after.style.name != STYLE)
        if signs or one.text.rstrip().endswith(":"):
            one.paragraph_format.keep_with_next = True


def _finish_table(made: Any, table: Table, text_width: float) -> None:  # noqa: ANN401 -- as above
    shares, is_number = column_widths.widths(table, text_width), column_widths.numeric(table)
    made.autofit = False
    grid = made._tbl.tblGrid.gridCol_lst
    roles = ["head", *(row.role for row in table.rows)]
    for column, share in zip(grid, shares, strict=False):
        column.w = Mm(text_width * share / 100)
    last = len(roles) - 1
    for number, (row, role) in enumerate(zip(made.rows, roles, strict=False)):
        together = number < last and (last <= _WHOLE or number == 0 or number >= last - _CLOSING)
        for place, cell in enumerate(row.cells):
            cell.width = Mm(text_width * shares[place] / 100)
            paragraph = cell.paragraphs[0]
            paragraph.paragraph_format.keep_with_next = together or None
            if is_number[place]:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            if role in {"head", "total", "subtotal"}:
                for run in paragraph.runs:
                    run.bold = True
