"""No row is lost or counted twice: every filled row from the header to the end of the body is in one bin."""

from __future__ import annotations

import dataclasses

import pytest

from reports.errors import BalanceError
from reports.intake.validate import balance_of, prove
from reports.model.grid import Grid
from reports.model.quality import Balance
from reports.model.sheet import Column, Records, RowBin, RowRole, SheetTable, TableReading

ROWS = (
    ("Judul", None, None),
    ("NO", "NAMA", None),
    (1, "A", None),
    (2, "B", None),
    ("JUMLAH", 2, None),
    (3, "C", "beside"),
    (None, None, "beside"),
    (4, "D", None),
    ("Catatan", None, None),
)
GRID = Grid("Data", ROWS)
STRUCTURE = {2: RowRole.HEADER, 5: RowRole.TOTAL}
BINS = (RowBin.ACCEPTED, RowBin.SET_ASIDE, RowBin.DUPLICATE, RowBin.UNKNOWN)


def reading(records=(3, 4, 6, 8), bins=BINS, structure=None, data_rows=(3, 8)):
    """Return the table of the sheet with its rows in bins; its third column belongs to something else."""
    columns = (Column(1, "NO", "row_no", "alias"), Column(2, "NAMA", "full_name", "alias"))
    table = SheetTable("Data", 1, False, "register", None, None, (2, 2), data_rows, columns,
                       STRUCTURE if structure is None else structure)  # fmt: skip
    return TableReading(table, Records(records, {}, {}, bins))


def test_a_table_with_every_row_in_a_bin_is_proven():
    """A row that is filled in other columns only is none of it, nor what lies above and below."""
    prove("a.xlsx", GRID, reading())
    assert balance_of(reading()) == Balance(6, 1, 1, 1, 2, 1)


@pytest.mark.parametrize(
    "broken",
    [
        reading(records=(3, 4, 6), bins=BINS[:3]),
        reading(records=(4, 6, 8), bins=BINS[:3]),
        reading(structure={2: RowRole.HEADER}),
        reading(structure={5: RowRole.TOTAL}),
        reading(structure={**STRUCTURE, 3: RowRole.NOTE}),
        reading(bins=BINS[:3]),
        reading(bins=(*BINS, RowBin.ACCEPTED)),
        reading(records=(3, 4, 6, 8, 8), bins=(*BINS, RowBin.ACCEPTED)),
        reading(data_rows=(3, 9)),
    ],
    ids=["last lost", "first lost", "total lost", "header lost", "in two bins", "no bin", "a bin too many", "twice",
         "body too long"],
)  # fmt: skip
def test_a_row_in_no_bin_or_in_two_is_a_fault_of_ours(broken):
    """Nothing may be published then."""
    with pytest.raises(BalanceError, match="rows and bins do not agree") as caught:
        prove("a.xlsx", GRID, broken)
    assert caught.value.values == {"path": "a.xlsx", "sheet": "Data"}


def test_a_table_without_a_body_ends_with_its_header():
    """A blank form, whatever stands below it."""
    prove("a.xlsx", GRID, reading((), (), {2: RowRole.HEADER}, None))
    with pytest.raises(BalanceError):
        prove("a.xlsx", GRID, reading((), (), {}, None))


def test_a_column_beyond_the_sheet_holds_nothing():
    """A header may be declared further right than any cell."""
    table = reading()
    far = dataclasses.replace(table.table, columns=(*table.table.columns, Column(9, "KET", None, "none")))
    prove("a.xlsx", GRID, dataclasses.replace(table, table=far))


def two_row_header(rows, structure):
    """Return a sheet and its table, whose header takes rows 1 and 2 and whose columns are all there are."""
    columns = (Column(1, "NO", "row_no", "alias"), Column(2, "NAMA", "full_name", "alias"))
    table = SheetTable("Data", 1, False, "register", None, None, (1, 2), None, columns, structure)
    return Grid("Data", rows), TableReading(table, Records((), {}, {}, ()))


def test_both_rows_of_a_header_must_be_in_a_bin():
    """The first as the second, and where only the last column of the sheet is filled."""
    both = {1: RowRole.HEADER, 2: RowRole.HEADER}
    for rows in ((("NO", "NAMA"), (None, "LENGKAP")), ((None, "NAMA"), (None, "LENGKAP"))):
        prove("a.xlsx", *two_row_header(rows, both))
        for missing in both:
            with pytest.raises(BalanceError):
                prove("a.xlsx", *two_row_header(rows, {row: role for row, role in both.items() if row != missing}))
