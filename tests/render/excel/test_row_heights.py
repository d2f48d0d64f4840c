"""Heights of rows: enough lines for every text, since only Excel fits rows by itself."""

from __future__ import annotations

import doctest

import pytest
from openpyxl import Workbook
from openpyxl.styles import Alignment

from reports.render.excel import cell_ranges, fill_form, row_heights, template
from reports.render.excel.row_heights import count_lines, fit_heights


@pytest.mark.parametrize("module", [cell_ranges, fill_form, row_heights, template])
def test_examples_in_docstrings_hold(module) -> None:
    """What the docstrings show is what the functions do."""
    assert doctest.testmod(module).failed == 0


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 10, 1),
        ("Koja", 10, 1),
        ("Rapat koordinasi Tim PORA tingkat kecamatan", 22, 2),
        ("satu\ndua\ntiga", 10, 3),
        ("x" * 25, 10, 3),
    ],
)
def test_lines_break_between_words(text: str, width: float, lines: int) -> None:
    """Words move to the next line whole; only one that is wider than the column is broken."""
    assert count_lines(text, width) == lines


def test_merged_text_has_the_width_of_its_merge() -> None:
    """A note across the sheet takes one line where its first column alone would need many."""
    sheet = Workbook().worksheets[0]
    sheet["A1"], sheet["A2"] = "Catatan panjang tentang isi tabel ini", "Catatan panjang tentang isi tabel ini"
    for cell in (sheet["A1"], sheet["A2"]):
        cell.alignment = Alignment(wrap_text=True)
    sheet.merge_cells("A1:F1")
    fit_heights(sheet, 1, 2)
    assert sheet.row_dimensions[1].height < sheet.row_dimensions[2].height
