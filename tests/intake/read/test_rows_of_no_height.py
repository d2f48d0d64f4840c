"""A row of no height, and a column of no width, are hidden though nothing says so."""

from __future__ import annotations

import pytest
import xlsxwriter

from reports.intake.read import read
from reports.intake.read.sheet_xml import parse, scan

SPELLINGS = [
    '<row r="{row}" ht="{height}" customHeight="1">',
    '<row ht="{height}" r="{row}">',
    "<row r='{row}' ht='{height}'>",
    '<row r="{row}" spans="1:2" ht="{height}" hidden="0">',
]


@pytest.mark.parametrize("height", ["0", "0.0", "0."])
@pytest.mark.parametrize("spelling", SPELLINGS)
def test_rows_of_no_height_are_hidden_in_any_spelling(height, spelling):
    """What is searched as bytes is what the parser finds; low rows are seen."""
    rows = "".join(
        spelling.format(row=row, height=text) + f'<c r="A{row}"><v>1</v></c></row>'
        for row, text in ((1, "15"), (2, height), (3, "0.75"), (4, "10"))
    )
    xml = f'<worksheet xmlns="x"><sheetData>{rows}</sheetData></worksheet>'.encode()
    assert scan(xml).hidden_rows == parse(xml).hidden_rows == {2}


def test_a_text_that_looks_like_a_height_hides_nothing():
    """Only the tag of a row counts."""
    cell = '<c r="A1" t="str"><f> ht="0"</f><v>row ht="0"</v></c>'
    xml = f'<worksheet xmlns="x"><sheetData><row r="1">{cell}</row></sheetData></worksheet>'.encode()
    assert scan(xml).hidden_rows == parse(xml).hidden_rows == set()


def test_rows_and_columns_of_a_workbook_that_were_drawn_to_nothing_are_told(tmp_path):
    """As Excel writes them when their border is drawn up to the one before."""
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        for row in range(4):
            sheet.write_row(row, 0, ("A", "B", "C"))
        sheet.set_row(2, 0)
        sheet.set_column(1, 1, 0)
    (grid,) = read(path)
    assert (grid.hidden_rows, grid.hidden_columns) == ({3}, {2})
