"""Headers that bear numbers in their own cells are read without them; counted cells that are no headers stay."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reports.intake.recognise.numbered_heads import without_numbers
from reports.model.grid import Grid
from tests.rules.conftest import REGISTER, Office

if TYPE_CHECKING:
    from pathlib import Path

HEADS = REGISTER.split(";")


@pytest.mark.parametrize("form", ["({}) {}", "{}. {}", "{}) {}", "[{}]\n{}", "{} {}"])
def test_numbered_headers_are_read(tmp_path: Path, form: str) -> None:
    """However the numbers are written."""
    (tmp_path / "inputs").mkdir()
    (tmp_path / "pora.toml").touch()
    head = ";".join(form.format(number, text).replace("\n", " ") for number, text in enumerate(HEADS, 1))
    office = Office(tmp_path).write(
        "register", "BULAN SEPTEMBER 2024", "MIRA A;A0000001;Jepang;ITAS;Kec. Koja;", head=head
    )
    ((reading,),) = [file.tables for file in office.gathered().files]
    assert [(column.header, column.field) for column in reading.table.columns][:3] == [
        ("NO", "row_no"),
        ("NAMA", "full_name"),
        ("NO PASPOR", "passport_no"),
    ]


@pytest.mark.parametrize(
    "row",
    [
        ("1. Nama", "3. L/P", "4. Kebangsaan"),
        ("1. Nama", "2. L/P"),
        ("1. Nama", "2. L/P", "Kebangsaan"),
        ("1. Nama", "2. L/P", 3),
        ("2. Nama", "3. L/P", "4. Kebangsaan"),
        ("1.5", "2.5", "3.5"),
    ],
)
def test_other_rows_stay(row: tuple[str, ...]) -> None:
    """Numbers that leave one out, begin late or stand in some cells only number no columns."""
    grid = Grid("", (row,))
    assert without_numbers(grid) is grid
