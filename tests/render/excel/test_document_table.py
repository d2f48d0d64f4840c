"""How a table of a document is laid out as a sheet: its pages, and texts beside numbers."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from openpyxl import Workbook

from reports.model.document import Row, Table
from reports.model.figures import Figure
from reports.render.excel import styles
from reports.render.excel.document_table import write_table
from reports.render.excel.package import CachedValues

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

DAY = date(2024, 9, 30)


def sheet_of(rows: int, text: str = "") -> Worksheet:
    """Return the sheet of a table of some rows with a number between two texts, and a total."""
    body = [
        Row((f"Baris {number}", Figure("a", str(number), "b", 3, "orang", "", DAY), text)) for number in range(rows)
    ]
    total = Row(("Jumlah", Figure("a", "total", "b", 3 * rows, "orang", "", DAY), ""), "total")
    sheet = Workbook().worksheets[0]
    table = Table("a", "A", "", ("Uraian", "Orang", "Keterangan"), (*body, total))
    write_table(sheet, table, page=styles.Page("A4", "", ""), cached=CachedValues())
    return sheet


@pytest.mark.parametrize(
    ("rows", "text", "pages"),
    [(30, "", 1), (44, "", 1), (48, "", 1), (70, "", 0), (93, "", 2), (120, "", 0), (50, "kata " * 30, 0)],
    ids=["short", "the total alone", "a few rows over", "two pages", "a few over two", "three pages", "high rows"],
)
def test_a_few_rows_and_the_total_get_no_page_of_their_own(rows: int, text: str, pages: int) -> None:
    """The sheet is scaled by a fifth at most; 0 is as many pages as it takes."""
    assert sheet_of(rows, text).page_setup.fitToHeight == pages


def test_a_text_after_a_number_keeps_its_distance() -> None:
    """In the head, too; the first column begins at the edge."""
    sheet = sheet_of(2, "menurut tanggal keputusan")
    assert [[sheet.cell(row, column).alignment.indent for column in (1, 2, 3)] for row in (4, 5)] == [[0, 0, 1]] * 2
