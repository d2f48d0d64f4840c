"""Claims about published spreadsheets that nobody here wrote: tables of no kind of ours are located exactly.

The files and their truth lie beside the project's checkout where it is developed; elsewhere these tests say so.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reports.intake.read import find, read
from reports.intake.recognise.row_shapes import number_of, value_of
from reports.intake.validate import balance_of
from reports.model.grid import column_letter
from reports.pipeline.intake import read_file
from reports.vocabulary import dates

CASES = Path(__file__).parents[3] / "shared" / "cases"
TRUTH = json.loads((CASES / "truth.json").read_text(encoding="utf-8"))["files"] if CASES.is_dir() else []
needs_cases = pytest.mark.skipif(
    not TRUTH, reason="the collection of published spreadsheets is not beside this checkout"
)


@needs_cases
@pytest.mark.parametrize("case", TRUTH, ids=lambda case: case["file"])
def test_a_published_table_is_located_exactly(case: dict) -> None:
    """Header rows, first and last data row, columns and records are as stated; totals and footers are no records."""
    (found,) = find(CASES / case["file"])
    reading = read_file(found, case["file"])
    (first, *_) = [one for one in reading.tables if case["sheet"] in {None, one.table.sheet}]
    table = first.table
    assert table.kind is None
    assert list(table.header_rows) == [case["header_rows"][0], case["header_rows"][-1]]
    assert table.data_rows is not None
    assert table.data_rows[0] == case["data_first_row"]
    assert table.data_rows[1] in {case["data_last_row"], case.get("data_last_alt")}
    assert [column.letter for column in table.columns] == [column_letter(one["col"]) for one in case["columns"]]
    assert balance_of(first).balanced
    if case["n_records"] is not None:
        assert len(first.records.rows) == case["n_records"]
    if case["hidden_cols"]:
        assert sum(column.hidden for column in table.columns) == len(case["hidden_cols"])


@needs_cases
@pytest.mark.parametrize("case", TRUTH, ids=lambda case: case["file"])
def test_published_numbers_are_read_as_meant(case: dict) -> None:
    """Single cells and column sums are as stated."""
    grid = next(one for one in read(CASES / case["file"]) if case["sheet"] in {None, one.sheet})
    (found,) = find(CASES / case["file"])
    reading = next(one for one in read_file(found, "x").tables if case["sheet"] in {None, one.table.sheet})
    for one in case["value_checks"]:
        cell = grid.cell(one["row"], one["col"])
        if isinstance(one["expected"], str):
            assert str(dates.read(cell).first) == one["expected"] or str(cell).rstrip("†¹") == one["expected"]
        else:
            assert (
                value_of(cell) == pytest.approx(one["expected"])
                if one["expected"] is not None
                else value_of(cell) is None
            )
    for column, one in (case["column_checks"] or {}).items():
        values = [value_of(grid.cell(row, int(column))) for row in reading.records.rows]
        known = [value for value in values if value is not None]
        assert (len(known), sum(known)) == (one["numeric_cells"], pytest.approx(one["sum"]))


@pytest.mark.parametrize(
    ("digits", "number"),
    [("1.234,5", 1234.5), ("8.870", 8870), ("22,927", 22927), ("512.20", 512.2), ("1,130,345", 1130345), ("0,5", 0.5)],
)
def test_separators_mean_thousands_where_they_group_by_three(digits: str, number: float) -> None:
    """Dots and commas are read by how they group."""
    assert number_of(digits) == number
