"""Shares and changes in per cent are numbers of a workbook, as the figures beside them are."""

from __future__ import annotations

import pytest
from openpyxl import Workbook

from reports.model.document import Row, Table
from reports.proof.workbook_proof import _is_written
from reports.render.excel import styles
from reports.render.excel.document_table import write_table
from reports.render.excel.package import CachedValues
from reports.vocabulary import formats

SHARES = {"+1,2%": 0.012, "−0,6%": -0.006, "29,2%": 0.292, "100,0%": 1.0, "+1.234,5%": 12.345, "0,0%": 0.0}


@pytest.mark.parametrize(("text", "value"), SHARES.items())
def test_a_share_is_read_as_a_part_of_one(text: str, value: float) -> None:
    """With the sign of the print, thousands too."""
    assert formats.share_value(text) == pytest.approx(value)


@pytest.mark.parametrize("text", ["", "-", "…", "1.211", "12% dari 5", "%", "Koja"])
def test_other_texts_are_no_share(text: str) -> None:
    """They stay as they are."""
    assert formats.share_value(text) is None


def test_cells_of_a_column_of_shares_are_numbers() -> None:
    """Formatted with their sign; what stands in their place, and shares among words, stay texts."""
    rows = [Row((f"A {text}", text, "12%" if text == "29,2%" else "kata")) for text in (*SHARES, "-", "")]
    sheet = Workbook().worksheets[0]
    table = Table("a", "A", "", ("Uraian", "%", "Catatan"), tuple(rows))
    write_table(sheet, table, page=styles.Page("A4", "", ""), cached=CachedValues())
    written = [sheet.cell(5 + index, 2) for index in range(len(rows))]
    assert [cell.value for cell in written] == [*map(pytest.approx, SHARES.values()), "-", None]
    assert [cell.number_format for cell in written[:3]] == [styles.SHARE_CHANGE, styles.SHARE_CHANGE, styles.SHARE]
    assert not any(cell.quotePrefix for cell in written[: len(SHARES)])
    assert sheet.cell(7, 3).value == "12%"


def test_a_share_that_was_changed_is_found() -> None:
    """The workbook is read back before it is published."""
    assert _is_written("−0,6%", -0.006)
    assert not _is_written("−0,6%", 0.006)
    assert not _is_written("−0,6%", -0.06)
