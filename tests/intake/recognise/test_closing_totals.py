"""Which total row belongs to the body: that of an inner block does, one of the whole table lies below it."""

from __future__ import annotations

import openpyxl
import pytest

from reports.intake.read import Found
from reports.pipeline.intake import read_file

HEAD = ["NO", "NAMA", "NO PASPOR", "KEBANGSAAN", "JENIS IZIN TINGGAL"]
KOJA, CILINCING = ["KECAMATAN KOJA"], ["KECAMATAN CILINCING"]
BLOCKS = [HEAD, KOJA, 3, ["JUMLAH", 3], CILINCING, 2]
"""Rows 1 to 9; a number stands for so many persons. The first block has its total, the second has none yet."""


def lines(parts):
    """Return the rows of a sheet, persons numbered through."""
    found = []
    for part in parts:
        if isinstance(part, int):
            first = sum(len(line) == len(HEAD) for line in found[1:])
            found += [
                [first + one, f"MIRA {'ABCDEFGHIJ'[first + one]}", f"A{first + one:07d}", "Jepang", "ITAS"]
                for one in range(1, part + 1)
            ]
        else:
            found.append(part)
    return found


@pytest.fixture
def read(tmp_path):
    """Return a function that writes rows into a workbook and reads its one table through the whole of intake."""

    def read_rows(parts):
        """Write and read."""
        book = openpyxl.Workbook()
        for line in lines(parts):
            book.active.append(line)
        book.save(tmp_path / "register 2024-09.xlsx")
        (table,) = read_file(Found(tmp_path / "register 2024-09.xlsx", is_lock=False), "register 2024-09.xlsx").tables
        return table

    return read_rows


def codes(table):
    """Return the codes of the problems of totals."""
    return [one.code for one in table.problems if one.code.startswith("total")]


@pytest.mark.parametrize(
    ("total", "last"),
    [
        (["JUMLAH", 5], 9),
        (["JUMLAH", 2], 10),
        (["JUMLAH", "5 orang"], 9),
        (["JUMLAH 2 ORANG"], 10),
        (["TOTAL JUMLAH", 2], 9),
        (["JUMLAH KESELURUHAN", 5], 9),
    ],
    ids=str,
)
def test_a_total_of_the_whole_table_closes_no_inner_block(read, total, last):
    """By the number it states where its words do not tell; either number is right, so that nothing is told."""
    table = read([*BLOCKS, total])
    assert table.table.data_rows == (3, last)
    assert len(table.records.rows) == 5


@pytest.mark.parametrize("total", [["JUMLAH", 5], ["JUMLAH", 2]], ids=["whole", "block"])
def test_either_total_is_compared_with_the_rows_it_sums(read, total):
    """A right one is no problem."""
    assert codes(read([*BLOCKS, total])) == []


def test_a_number_that_is_both_closes_the_block(read):
    """One group after rows of none: what it sums and what the table sums may be the same."""
    table = read([HEAD, KOJA, ["JUMLAH", "NIHIL"], CILINCING, 2, ["JUMLAH", 2]])
    assert table.table.data_rows == (5, 7)


def test_of_two_totals_the_first_closes_the_block(read):
    """The second is the grand total, whatever the numbers say."""
    table = read([*BLOCKS, ["JUMLAH", 5], ["JUMLAH", 5]])
    assert table.table.data_rows == (3, 10)


def test_one_group_with_one_total_is_a_table_with_its_grand_total(read):
    """Nothing is inner where there is one block."""
    assert read([HEAD, KOJA, 3, ["JUMLAH", 3]]).table.data_rows == (3, 5)


def test_a_table_without_blocks_has_no_total_in_its_body(read):
    """Not even the first of two below it."""
    assert read([HEAD, 3, ["JUMLAH", 3], ["JUMLAH KESELURUHAN", 3]]).table.data_rows == (2, 4)


def test_blocks_that_only_their_totals_part_are_closed_by_them(read):
    """No group rows are needed."""
    assert read([HEAD, 3, ["JUMLAH", 3], 2, ["JUMLAH", 2]]).table.data_rows == (2, 8)


def test_a_total_that_is_wrong_closes_the_block_whose_turn_it_is(read):
    """As many totals as groups: the number fits neither the block nor the table, and that is told."""
    table = read([*BLOCKS, ["JUMLAH", 4]])
    assert table.table.data_rows == (3, 10)
    assert [one.code for one in table.problems if one.code.startswith("total")] == ["total-mismatch"]


@pytest.mark.parametrize(
    ("stated", "told"), [(3, []), (5, []), (4, []), (6, ["total-mismatch"]), (1, ["total-mismatch"])]
)
def test_a_total_may_leave_out_who_left_and_who_is_no_foreigner(read, stated, told):
    """Two groups without totals of their own: one person left, one is a citizen."""
    head = [*HEAD, "KETERANGAN"]
    persons = [
        [number, f"MIRA {letter}", f"A000000{number}", nation, "ITAS", remark]
        for number, letter, nation, remark in (
            (1, "ABE", "Jepang", None), (2, "BUDO", "Jepang", "SUDAH PULANG"), (3, "CITO", "Jepang", None),
            (4, "DEWA", "Indonesia", None), (5, "EMI", "Jepang", None),
        )
    ]  # fmt: skip
    table = read([head, KOJA, *persons[:2], CILINCING, *persons[2:], ["JUMLAH", stated]])
    assert sorted(table.records.bins).count("set_aside") == 2
    assert codes(table) == told
