"""The workbook beside a document: its tables by their numbers, and the data sheets.

No template: there is no ministry form in it, and a reader of the page looks a table up by the number printed there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl import Workbook

from reports.model.document import Table
from reports.render.excel import cover, document_table, styles
from reports.render.excel.cells import clean
from reports.render.excel.package import Cached, save
from reports.render.excel.return_workbook import finish, new_sheet, write_about, write_data

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reports.model.document import Document, Section
    from reports.model.figures import Figures
    from reports.model.quality import Quality


def render(document: Document, figures: Figures, quality: Quality, *, paper: str = "A4") -> bytes:
    """Return the annex of a document as a workbook; the same input gives the same bytes.

    Args:
        document: whose tables are written.
        figures: those the document prints, as tables; each becomes a machine-readable sheet.
        quality: the balance of the rows.
        paper: ``A4`` or ``F4``.
    """
    workbook, cached = Workbook(), Cached()
    workbook.remove(workbook.worksheets[0])
    page = styles.Page(paper, clean(f"{document.title} · {document.subtitle}"), clean(document.marking))
    entries = [
        *_write_printed(workbook, document, page, cached),
        *write_about(workbook, document, figures, quality, (page, cached)),
        *write_data(workbook, figures, page),
    ]
    cover.write(workbook.create_sheet(cover.TITLE, 0), document, tuple(entries), page)
    finish(workbook, document)
    return save(workbook, cached, document.date or document.as_of, face=styles.FACE)


def tables_of(sections: tuple[Section, ...]) -> Iterator[Table]:
    """Return the reading tables of a document in order."""
    for section in sections:
        yield from (block for block in section.blocks if isinstance(block, Table) and not block.nil)
        yield from tables_of(section.sections)


def _write_printed(workbook: Workbook, document: Document, page: styles.Page, cached: Cached) -> list[cover.Entry]:
    """Write every numbered table of the document; the definitions have a sheet of their own."""
    entries = []
    for table in tables_of(document.sections):
        name = document_table.sheet_name(table)
        if name != table.title:
            sheet = new_sheet(workbook, name)
            document_table.write_table(sheet, table, page=page, cached=cached)
            about = table.title.removeprefix(f"{name}. ")
            entries.append(cover.Entry(sheet.title, "Tabel bahan rapat", about))
    return entries
