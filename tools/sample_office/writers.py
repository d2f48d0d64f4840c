"""Pages as files: .xlsx, .xls and .csv, the same bytes on every run; .ods is in opendocument."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from openpyxl.worksheet.worksheet import Worksheet

    from tools.sample_office.page import Cell, Page

_MADE = "2024-10-07T08:00:00Z"
"""When every workbook says it was made, so that bytes repeat."""
_ZIP_TIME = (2024, 10, 7, 8, 0, 0)
_STAMP = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)")


def xlsx(pages: Sequence[Page]) -> bytes:
    """Return pages as an Excel workbook."""
    from openpyxl import Workbook  # noqa: PLC0415 -- openpyxl costs .3 s and only this format needs it

    book = Workbook()
    assert book.active is not None  # noqa: S101 -- a new workbook always has a sheet
    book.remove(book.active)
    for page in pages:
        _fill_xlsx(book.create_sheet(page.name), page)
    buffer = io.BytesIO()
    book.save(buffer)
    return _restamped(buffer.getvalue())


def _fill_xlsx(sheet: Worksheet, page: Page) -> None:
    """Write the cells first, then the looks, then the merges (merged cells take no value)."""
    from openpyxl.styles import Alignment, Border, Font, Side  # noqa: PLC0415 -- see xlsx()
    from openpyxl.utils import get_column_letter  # noqa: PLC0415 -- see xlsx()
    from openpyxl.worksheet.properties import PageSetupProperties  # noqa: PLC0415 -- see xlsx()

    bold, thin = Font(bold=True), Side(style="thin")
    grid, middle = Border(left=thin, right=thin, top=thin, bottom=thin), Alignment(vertical="center", wrap_text=True)
    for top, left, bottom, right in page.boxes:
        for cells in sheet.iter_rows(top, bottom, left, right):
            for cell in cells:
                cell.border = grid
    for (row, column), value in page.cells.items():
        cell = sheet.cell(row, column, value)
        if isinstance(value, date):
            cell.number_format = "dd/mm/yyyy"
        if row in page.bold:
            cell.font, cell.alignment = bold, middle
    for row in sorted(page.hidden_rows):
        sheet.row_dimensions[row].hidden = True
    for column, width in sorted(page.widths.items()):
        sheet.column_dimensions[get_column_letter(column)].width = width
    for column in sorted(page.hidden_columns):
        sheet.column_dimensions[get_column_letter(column)].hidden = True
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    for span in page.merges:
        sheet.merge_cells(None, span.top, span.left, span.bottom, span.right)
    sheet.sheet_state = "hidden" if page.hidden else "visible"


def _restamped(packed: bytes) -> bytes:
    """Return a workbook with fixed times in its zip and in its properties."""
    with zipfile.ZipFile(io.BytesIO(packed)) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    core = parts["docProps/core.xml"]
    parts["docProps/core.xml"] = _STAMP.sub(rb"\g<1>" + _MADE.encode() + rb"\g<2>", core)
    return zipped(parts)


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """Return parts as a zip with fixed times; a part named mimetype stays uncompressed."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as target:
        for name, content in parts.items():
            method = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            target.writestr(zipfile.ZipInfo(name, _ZIP_TIME), content, method, 9)
    return buffer.getvalue()


def xls(pages: Sequence[Page]) -> bytes:
    """Return pages as an Excel 97 workbook."""
    import xlwt  # noqa: PLC0415 -- only this format needs it

    book = xlwt.Workbook(encoding="utf-8")
    days, bold = xlwt.easyxf(num_format_str="DD/MM/YYYY"), xlwt.easyxf("font: bold on; align: wrap on")
    plain = xlwt.easyxf()
    for page in pages:
        sheet = book.add_sheet(page.name)
        merged = {(span.top, span.left) for span in page.merges}
        for (row, column), value in page.cells.items():
            style = days if isinstance(value, date) else bold if row in page.bold else plain
            if (row, column) not in merged:
                sheet.write(row - 1, column - 1, value, style)
        for span in page.merges:
            value = page.cells.get((span.top, span.left), "")
            sheet.write_merge(span.top - 1, span.bottom - 1, span.left - 1, span.right - 1, value, bold)
        for column, width in sorted(page.widths.items()):
            sheet.col(column - 1).width = int(width * 256)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def delimited(page: Page, *, delimiter: str = ";", encoding: str = "cp1252") -> bytes:
    """Return a page as delimited text, dates and numbers as Excel shows them."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=delimiter, lineterminator="\r\n")
    for values in page.rows():
        writer.writerow([_shown(value) for value in values])
    return buffer.getvalue().encode(encoding)


def _shown(value: Cell) -> str:
    """Return a value as Excel shows it."""
    return "" if value is None else f"{value:%d/%m/%Y}" if isinstance(value, date) else str(value)
