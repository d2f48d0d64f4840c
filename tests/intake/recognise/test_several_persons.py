"""A row of a register that speaks of several persons counts as one, which is told at the cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reports.intake.read import Found
from reports.pipeline.intake import read_file

if TYPE_CHECKING:
    from pathlib import Path

    from reports.model.sheet import TableReading


def read(folder: Path, names: list[str], head: str = "KET", cells: list[str] | None = None) -> TableReading:
    """Return a register of these names, with one more column."""
    rows = [
        f"{number};{name};A000000{number};Jepang;ITAS;{cell}"
        for number, (name, cell) in enumerate(zip(names, cells or [""] * len(names), strict=True), 1)
    ]
    heads = f"NO;NAMA;NO PASPOR;KEBANGSAAN;JENIS IZIN TINGGAL;{head}"
    text = "\n".join(["REGISTER ORANG ASING SEPTEMBER 2024", heads, *rows])
    (folder / "register.csv").write_text(text, encoding="utf-8")
    (table,) = read_file(Found(folder / "register.csv", is_lock=False), "register.csv").tables
    assert (table.table.kind, len(table.records.rows)) == ("register", len(names))
    return table


def told(table: TableReading) -> list[str | None]:
    """Return the cells of which it is told."""
    return [one.cell for one in table.problems if one.code == "row-several"]


@pytest.mark.parametrize(
    "name",
    ["FATIMA NOORI + 3 anak", "FATIMA NOORI +3", "KELUARGA HAIDARI (5 org)", "MIRA (4 orang)", "MIRA dkk",
     "MIRA beserta 2 anak", "MIRA & keluarga", "MIRA dan anak", "MIRA dua anak"],
)  # fmt: skip
def test_a_name_that_speaks_of_several_is_told(tmp_path: Path, name: str) -> None:
    """The row stays one person."""
    assert told(read(tmp_path, ["SEN WIJO", name])) == ["B4"]


@pytest.mark.parametrize(
    "name", ["MARIA ANAK AGUNG", "DAN BROWN", "MIRA (istri)", "MIRA 2", "ANAK DARI MIRA", "X AE A-12"]
)
def test_an_ordinary_name_is_not(tmp_path: Path, name: str) -> None:
    """Though it holds a word or a number of them."""
    assert told(read(tmp_path, ["SEN WIJO", name])) == []


@pytest.mark.parametrize(
    ("head", "cells", "expected"),
    [
        ("Jml", ["1 org", "4 org", "1"], ["F4"]), ("JUMLAH", ["1", "", "2"], ["F5"]),
        ("JUMLAH ORANG", ["1", "2 L 3 P", "1"], ["F4"]), ("Jml", ["1", "1", "1"], []),
        ("JML", ["1", "2", "3"], []), ("JUMLAH", ["500", "1.000", "2"], []), ("LAMA", ["1", "4", "1"], []),
    ],
)  # fmt: skip
def test_a_number_of_persons_above_one_is_told(
    tmp_path: Path, head: str, cells: list[str], expected: list[str]
) -> None:
    """At its cell; a running number, money and other columns are none."""
    assert told(read(tmp_path, ["SEN WIJO", "MIRA KATO", "BUDO ABE"], head, cells)) == expected
