"""Claims about published spreadsheets that nobody here wrote: tables of no kind of ours are located exactly.

The files and their truth lie beside the project's checkout where it is developed; elsewhere these tests say so.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reports.intake.read import find, read
from reports.intake.recognise.row_shapes import number_of, value_of
from reports.intake.validate import balance_of
from reports.model.grid import column_letter
from reports.pipeline.intake import read_file
from reports.vocabulary import dates

if TYPE_CHECKING:
    from reports.model.sheet import TableReading

CASES = Path(__file__).parents[3] / "shared" / "cases"
TRUTH = json.loads((CASES / "truth.json").read_text(encoding="utf-8"))["files"] if CASES.is_dir() else []
needs_cases = pytest.mark.skipif(
    not TRUTH, reason="the collection of published spreadsheets is not beside this checkout"
)


def located(case: dict) -> TableReading:
    """Return the table of a case: on a sheet with several, the one that begins where its header is."""
    (file,) = find(CASES / case["file"])
    tables = [table for table in read_file(file, case["file"]).tables if case["sheet"] in {None, table.table.sheet}]
    first = case["header_rows"][0]
    return next((table for table in tables if table.table.header_rows[0] == first), tables[0])


def either(case: dict, name: str, *others: str) -> list[object]:
    """Return the right answers of a case: the one it prefers and those that are as good."""
    answers = [case[name]]
    for other in others:
        answer = case.get(other, [])
        answers += answer if isinstance(answer, list) else [answer]
    return answers


@needs_cases
@pytest.mark.parametrize("case", TRUTH, ids=lambda case: f"{case['file']}-{case['header_rows'][0]}")
def test_a_published_table_is_located_exactly(case: dict) -> None:
    """Header rows, first and last data row, columns and records are as stated; totals and footers are no records."""
    reading = located(case)
    table = reading.table
    assert table.kind is None
    headers = [case["header_rows"], *case.get("header_alt", [])]
    assert table.header_rows in [(rows[0], rows[-1]) for rows in headers]
    assert table.data_rows is not None
    assert table.data_rows[0] in either(case, "data_first_row", "data_first_alt")
    assert table.data_rows[1] in either(case, "data_last_row", "data_last_alt", "data_last_alts")
    assert [column.letter for column in table.columns] == [column_letter(column["col"]) for column in case["columns"]]
    assert balance_of(reading).balanced
    if case["n_records"] is not None:
        assert len(reading.records.rows) in either(case, "n_records", "n_records_alt")
    if case.get("hidden_cols"):
        assert sum(column.hidden for column in table.columns) == len(case["hidden_cols"])


@needs_cases
@pytest.mark.parametrize("case", TRUTH, ids=lambda case: f"{case['file']}-{case['header_rows'][0]}")
def test_groups_and_inner_totals_of_published_tables_are_no_records(case: dict) -> None:
    """What names or sums other rows is structure."""
    structure = {*case["group_rows"], *case["inner_total_rows"], *case["total_rows"]}
    assert structure.isdisjoint(located(case).records.rows)


@needs_cases
@pytest.mark.parametrize("case", TRUTH, ids=lambda case: f"{case['file']}-{case['header_rows'][0]}")
def test_published_numbers_are_read_as_meant(case: dict) -> None:
    """Single cells and column sums are as stated."""
    grid = next(grid for grid in read(CASES / case["file"]) if case["sheet"] in {None, grid.sheet})
    for check in case["value_checks"]:
        cell, expected = grid.cell(check["row"], check["col"]), check["expected"]
        if isinstance(expected, str):
            assert str(dates.read(cell).first) == expected or str(cell).rstrip("†¹") == expected
        else:
            assert value_of(cell) == (None if expected is None else pytest.approx(expected))
    if case.get("n_records_alt"):
        return  # a row that is part of another counts as a record and not in the sums
    rows = located(case).records.rows
    for column, check in (case["column_checks"] or {}).items():
        values = [value_of(grid.cell(row, int(column))) for row in rows]
        known = [value for value in values if value is not None]
        assert sum(known) == pytest.approx(check["sum"])
        assert len(known) == check.get("numeric_cells", len(known))


@pytest.mark.parametrize(
    ("digits", "number"),
    [("1.234,5", 1234.5), ("8.870", 8870), ("22,927", 22927), ("512.20", 512.2), ("1,130,345", 1130345), ("0,5", 0.5)],
)
def test_separators_mean_thousands_where_they_group_by_three(digits: str, number: float) -> None:
    """Dots and commas are read by how they group."""
    assert number_of(digits) == number
