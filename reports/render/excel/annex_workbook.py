"""Writes the annex workbook of a document: one sheet per printed table, then reference and data sheets.

Sheets bear the table numbers of the printed document. There is no template, since the annex holds no ministry form.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl import Workbook

from reports.model.document import Table
from reports.render.excel import cover, document_table, headline_row, styles
from reports.render.excel.cells import printable
from reports.render.excel.package import CachedValues, save
from reports.render.excel.return_workbook import finish_workbook, new_sheet, write_data_sheets, write_reference_sheets

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reports.model.document import Document, Section
    from reports.model.figures import Figures
    from reports.model.quality import Quality


def render(document: Document, figures: Figures, quality: Quality, *, paper: str = "A4") -> bytes:
    """Return the annex workbook of a document as bytes; the same input gives the same bytes.

    Args:
        document: the document whose tables are written.
        figures: the figures that the document prints; each table becomes a machine-readable sheet.
        quality: the row balance of the inputs.
        paper: ``A4`` or ``F4``.
    """
    workbook, cached = Workbook(), CachedValues()
    workbook.remove(workbook.worksheets[0])
    page = styles.Page(paper, printable(f"{document.title} · {document.subtitle}"), printable(document.marking))
    entries = [
        *_write_printed(workbook, document, page, cached),
        *write_reference_sheets(workbook, document, figures, quality, page=page, cached=cached),
        *write_data_sheets(workbook, figures, page),
    ]
    cover.write(workbook.create_sheet(cover.TITLE, 0), document, tuple(entries), page)
    finish_workbook(workbook, document)
    return save(workbook, cached, document.date or document.as_of, face=styles.FACE)


def iter_tables(sections: tuple[Section, ...]) -> Iterator[Table]:
    """Yield the reading tables of a document in order, without empty (nil) ones."""
    for section in sections:
        yield from (block for block in section.blocks if isinstance(block, Table) and not block.nil)
        yield from iter_tables(section.sections)


def _write_printed(
    workbook: Workbook, document: Document, page: styles.Page, cached: CachedValues
) -> list[cover.Entry]:
    """Write every numbered table of the document; definitions have their own sheet."""
    entries, headline_by_id = [], headline_row.by_table(document.sections)
    for table in iter_tables(document.sections):
        name = document_table.sheet_name(table)
        if name != table.title:
            sheet = new_sheet(workbook, name)
            headline = headline_by_id.get(table.id, "")
            document_table.write_table(sheet, table, page=page, cached=cached, headline=headline)
            title = table.title.removeprefix(f"{name}. ")
            entries.append(cover.Entry(sheet.title, "Tabel bahan rapat", title))
    return entries
