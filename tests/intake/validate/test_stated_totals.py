"""A total that a sheet states is compared with the rows it sums: its block, or everything above it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reports.intake.validate import Checked, check_totals, rows_set_aside
from reports.model.grid import CellFinding, Grid
from reports.model.period import Period
from reports.model.sheet import RowRole, SheetTable
from reports.problems import Problem

REGISTER = {"row_no": 1, "full_name": 2, "passport_no": 3}
COUNTS = {"agency": 1, "count_male": 2, "count_female": 3, "count_total": 4}


def checked(kind, rows, set_aside=(), period=None):
    """Return a sheet of rows, the header above them, as a table of a kind."""
    width = max(len(row) for row in rows)
    grid = Grid("Data", tuple(tuple(row) + (None,) * (width - len(row)) for row in (("head",) * width, *rows)))
    table = SheetTable("Data", 1, False, kind, period, None, (1, 1), (2, len(rows) + 1), (), {})
    return Checked("a.xlsx", grid, table, set_aside)


def told(kind, columns, rows, totals, *, set_aside=(), period=None, others=()):
    """Return cell, stated and counted number of each problem; every row that is no total is a record."""
    first = dict(totals)
    records = tuple(row for row in range(2, len(rows) + 2) if row not in first and row not in others)
    problems = check_totals(checked(kind, rows, set_aside, period), records, columns, totals)
    assert {one.code for one in problems} <= {"total-mismatch"}
    return [(one.cell, one.field, one.details["stated"], one.details["counted"]) for one in problems]


def persons(count):
    """Return rows of a register."""
    return [(number, "SEN WIJO", f"A{number:07d}") for number in range(1, count + 1)]


@pytest.mark.parametrize(
    "total",
    [("JUMLAH", 3), ("JUMLAH", None, "3"), ("JUMLAH 3",), ("JUMLAH : 3 orang",), ("TOTAL", "3 WNA"), ("JUMLAH",),
     ("JUMLAH", "-"), ("JUMLAH", 2, 1), ("JUMLAH L 2 P 1",), ("JUMLAH", 3.0), ("Jumlah 3 orang dari 10 rumah",)],
    ids=str,
)  # fmt: skip
def test_a_total_of_a_register_states_how_many_rows_there_are(total):
    """In a cell or in words, in one number or in parts; one that states none is not wrong."""
    assert told("register", REGISTER, [*persons(3), total], [(5, 2)]) == []


@pytest.mark.parametrize(
    ("total", "cell", "stated"),
    [(("JUMLAH", 4), "B5", 4), (("JUMLAH", None, 2), "C5", 2), (("JUMLAH 30 orang",), "A5", 30),
     (("JUMLAH", 1, 1), "C5", 1),
     (("JUMLAH", 1_003), "B5", 1_003), (("JUMLAH", "1.003"), "B5", 1_003), (("JUMLAH", 0), "B5", 0)],
    ids=str,
)  # fmt: skip
def test_another_number_is_told_at_its_cell_with_what_was_counted(total, cell, stated):
    """The last number of the row, beside the rows of the block."""
    assert told("register", REGISTER, [*persons(3), total], [(5, 2)]) == [(cell, None, stated, 3)]


def test_a_later_total_may_be_of_its_block_or_of_everything_above():
    """Not of what stands below it, nor of the block before."""
    rows = [*persons(3), ("JUMLAH", 3), *persons(2)]
    for number in (2, 5):
        assert told("register", REGISTER, [*rows, ("JUMLAH", number), *persons(1)], [(5, 2), (8, 6)]) == []
    assert told("register", REGISTER, [*rows, ("JUMLAH", 3), *persons(1)], [(5, 2), (8, 6)]) == [("B8", None, 3, 2)]
    assert told("register", REGISTER, [*rows, ("JUMLAH", 6), *persons(1)], [(5, 2), (8, 6)]) == [("B8", None, 6, 2)]


ITAS = (
    ("A. PEMEGANG ITAS",),
    *persons(3),
    ("Jumlah Jerman", 3),
    *persons(2),
    ("Jumlah Jepang", 2),
    ("JUMLAH PEMEGANG ITAS", 5),
)
ITAP = (*persons(4), ("Jumlah Jerman", 4), *persons(1), ("Jumlah Jepang", 1), ("JUMLAH PEMEGANG ITAP", 5))


@pytest.mark.parametrize(("stated", "problems"), [(5, 0), (10, 0), (4, 1), (6, 1), (1, 0)])
def test_a_total_of_groups_with_totals_begins_behind_the_one_called_like_it(stated, problems):
    """Or is of its block alone, or of all above; no other number of groups agrees."""
    rows = [*ITAS, *ITAP[:-1], ("JUMLAH PEMEGANG ITAP", stated)]
    totals = [(6, 3), (9, 7), (10, 10), (15, 11), (17, 16), (18, 16)]
    assert len(told("register", REGISTER, rows, totals, others=(2,))) == problems


@pytest.mark.parametrize(("stated", "problems"), [(5, 0), (9, 1)])
def test_or_below_the_caption_of_what_it_is_the_total_of(stated, problems):
    """Where nothing before is called like it."""
    rows = [*persons(3), ("Jumlah Jerman", 3), ("B. ITAP",), *ITAP[:-1], ("TOTAL ITAP", stated)]
    totals = [(5, 2), (11, 7), (13, 12), (14, 12)]
    captioned = checked("register", rows)
    captioned = replace(captioned, table=replace(captioned.table, structure={6: RowRole.GROUP}))
    records = tuple(row for row in range(2, len(rows) + 2) if row not in {6, *dict(totals)})
    assert len(check_totals(captioned, records, REGISTER, totals)) == problems


def test_totals_of_counts_are_sums_column_by_column():
    """Each column by itself; a cell without a number is not compared, a row without one adds nothing."""
    rows = [("Dukcapil", 3, 4, 7), ("Disnaker", "1.000", "-", 1_000), ("Lurah", None, 2, "beberapa")]
    assert told("agency_counts", COUNTS, [*rows, ("JUMLAH", 1_003, 6, 1_007)], [(5, 2)]) == []
    assert told("agency_counts", COUNTS, [*rows, ("JUMLAH", 1_003, "enam", None)], [(5, 2)]) == []
    assert told("agency_counts", COUNTS, [*rows, ("JUMLAH", 1_004, 6, 1_000)], [(5, 2)]) == [
        ("B5", "count_male", 1_004, 1_003), ("D5", "count_total", 1_000, 1_007),
    ]  # fmt: skip


def test_a_column_without_a_stated_number_hides_no_other():
    """The columns behind it are compared all the same."""
    rows = [("Dukcapil", 3, 4, 7)]
    assert told("agency_counts", COUNTS, [*rows, ("JUMLAH", "tiga", 4, 8)], [(3, 2)]) == [("D3", "count_total", 8, 7)]


def test_what_was_counted_is_told_of_the_block():
    """Not of everything above, which is more."""
    rows = [("Dukcapil", 3, 4, 7), ("JUMLAH", 3, 4, 7), ("Disnaker", 1, 1, 2)]
    wrong = [("B5", "count_male", 9, 1)]
    assert told("agency_counts", COUNTS, [*rows, ("JUMLAH", 9, 5, 9)], [(3, 2), (5, 4)]) == wrong
    assert told("register", REGISTER, [*persons(3), ("JUMLAH", 3), *persons(2), ("JUMLAH", 9)], [(5, 2), (8, 6)]) == [
        ("B8", None, 9, 2)
    ]


def test_a_register_with_columns_of_counts_still_states_rows():
    """Ticks under L and P are no numbers to be summed."""
    columns = {**REGISTER, "count_male": 4, "count_female": 5}
    rows = [(1, "SEN WIJO", "A1", "v", None), (2, "MIRA KATO", "A2", None, "v")]
    assert told("register", columns, [*rows, ("JUMLAH", None, None, 1, 1)], [(4, 2)]) == []
    assert told("register", columns, [*rows, ("JUMLAH", None, None, None, 3)], [(4, 2)]) == [("E4", None, 3, 2)]


def test_a_log_without_any_column_of_counts_states_rows():
    """How many incidents there were."""
    rows = [("03-09-2024", "Overstay"), ("04-09-2024", "Overstay")]
    columns = {"incident_date": 1, "incident_type": 2}
    assert told("incidents", columns, [*rows, ("JUMLAH", 2)], [(4, 2)]) == []
    assert told("incidents", columns, [*rows, ("JUMLAH", 9)], [(4, 2)]) == [("B4", None, 9, 2)]


@pytest.mark.parametrize("text", ["L=2 P=1", "L : 2, P : 1", "Laki-laki 2 Perempuan 1", "L=2 P=1 (3 orang)"])
def test_a_total_by_sex_states_the_sum_of_both(text):
    """The last number of such a text is that of the women; what is told is the sum, and the cell is its own."""
    assert told("register", REGISTER, [*persons(3), ("JUMLAH", text, 99)], [(5, 2)]) == []
    assert told("register", REGISTER, [*persons(4), ("JUMLAH", "L=2 P=1")], [(6, 2)]) == [("B6", None, 3, 4)]


STRUCK, FOREIGN = frozenset({3}), frozenset({7, 8})
"""Sheet rows of persons who left, and of citizens."""


@pytest.mark.parametrize("number", [7, 6, 5, 4])
def test_a_total_may_leave_out_the_rows_that_are_set_aside(number):
    """For one reason, for the other, or for both; groups without a total of their own are summed together."""
    rows = [*persons(4), ("KEC. KOJA",), *persons(3), ("JUMLAH", number)]
    found = told("register", REGISTER, rows, [(10, 7)], set_aside=(STRUCK, FOREIGN), others=(6,))
    assert found == []


@pytest.mark.parametrize(("number", "nearest"), [(8, 7), (9, 7), (77, 7), (0, 4), (2, 4)])
def test_what_agrees_with_no_reading_is_told_beside_the_nearest_of_all_groups(number, nearest):
    """Not beside the last group, 3 of them; a total that stands for that group alone is right with 3 or 1."""
    rows = [*persons(4), ("KEC. KOJA",), *persons(3), ("JUMLAH", number)]
    found = told("register", REGISTER, rows, [(10, 7)], set_aside=(STRUCK, FOREIGN), others=(6,))
    assert found == [("B10", None, number, nearest)]


def test_sums_and_ticks_may_leave_them_out_too():
    """Column by column."""
    rows = [("03-09-2024", 3), ("04-09-2024", 2), ("05-09-2024", 1)]
    columns = {"incident_date": 1, "persons": 2}
    for number in (6, 4):
        assert told("incidents", columns, [*rows, ("JUMLAH", number)], [(5, 2)], set_aside=(STRUCK,)) == []
    assert told("incidents", columns, [*rows, ("JUMLAH", 3)], [(5, 2)], set_aside=(STRUCK,)) == [
        ("B5", "persons", 3, 4)
    ]


def test_reasons_are_those_of_the_problems_of_the_rows():
    """Struck through and departed by a word is one reason."""
    cells = [("departed-struck", "B3"), ("departed", "AA12"), ("not-foreign", "D7"), ("departed", None)]
    problems = [Problem(code, "a.xlsx", "Data", cell) for code, cell in cells]
    assert rows_set_aside(problems) == (frozenset({3, 12}), frozenset({7}))


@pytest.mark.parametrize(
    "label", ["JUMLAH TRIWULAN", "Jumlah Triwulan III", "TOTAL S/D SEPT", "Jumlah s.d. bulan ini", "JUMLAH TAHUN 2024"]
)
def test_a_total_of_several_months_is_no_total_of_one(label):
    """Below the table of a month it is not compared; below one of the quarter it is."""
    rows = [*persons(3), (label, 219)]
    assert told("register", REGISTER, rows, [(5, 2)], period=Period.parse("2024-09")) == []
    for period in (Period.parse("2024-07..2024-09"), None):
        assert told("register", REGISTER, rows, [(5, 2)], period=period) == [("B5", None, 219, 3)]
    rows = [*persons(3), ("JUMLAH SEPTEMBER", 219)]
    assert told("register", REGISTER, rows, [(5, 2)], period=Period.parse("2024-09")) == [("B5", None, 219, 3)]


@pytest.mark.parametrize(("code", "is_told"), [("comment-unread", True), ("cell-error", False)])
def test_a_comment_in_a_column_keeps_its_total_checked(code, is_told):
    """Its numbers stand as they are; a sum over a cell without its value proves nothing."""
    table = checked("agency_counts", [("Disnaker", 1, 2, 3), ("JUMLAH", 1, 2, 9)])
    table = replace(table, grid=replace(table.grid, findings=(CellFinding(2, 4, code, ""),)))
    problems = check_totals(table, (2,), COUNTS, [(3, 2)])
    assert bool(problems) is is_told
