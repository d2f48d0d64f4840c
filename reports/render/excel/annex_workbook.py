"""Writes the annex workbook of a document: one sheet per printed table, then reference and data sheets.

Sheets bear the table numbers of the printed document. There is no template, since the annex holds no ministry form.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl import Workbook

from reports.render.excel import cover, printed_tables, styles
from reports.render.excel.cells import printable
from reports.render.excel.figure_index import FigureIndex
from reports.render.excel.package import CachedValues, save
from reports.render.excel.return_workbook import (
    finish_workbook,
    write_data_sheets,
    write_index,
    write_reference_sheets,
)

if TYPE_CHECKING:
    from reports.model.document import Document
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
    workbook, cached, index = Workbook(), CachedValues(), FigureIndex(figures)
    workbook.remove(workbook.worksheets[0])
    page = styles.Page(paper, printable(f"{document.title} · {document.subtitle}"), printable(document.marking))
    entries = [
        *printed_tables.write(workbook, document, page, cached, group="Tabel bahan rapat", index=index),
        *write_reference_sheets(workbook, document, figures, quality, page=page, cached=cached),
    ]
    bulk_rows = write_index(workbook, index, page, entries)
    entries += [
        *write_data_sheets(workbook, figures, page),
    ]
    cover.write(workbook.create_sheet(cover.TITLE, 0), document, tuple(entries), page)
    finish_workbook(workbook, document)
    return save(workbook, cached, document.date or document.as_of, face=styles.FACE, bulk_rows=bulk_rows)
