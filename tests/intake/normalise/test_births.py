"""Nobody is born after the day that a register is of: the date of birth is emptied and told, the person counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reports.intake.read import Found
from reports.pipeline.intake import read_file

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("head", ["TGL LAHIR", "TEMPAT/TGL LAHIR"])
def test_a_birth_after_the_register_is_told(tmp_path: Path, head: str) -> None:
    """The last day of the month itself is a birth like any other."""
    place = "Osaka, " if "/" in head else ""
    births = ["12-02-1990", "30-09-2024", "01-10-2024", "31-12-2030"]
    rows = [f"{number};SEN WIJO;A100000{number};Jepang;ITAS;{place}{day}" for number, day in enumerate(births, 1)]
    heads = f"NO;NAMA;NO PASPOR;KEBANGSAAN;JENIS IZIN TINGGAL;{head}"
    path = tmp_path / "register.csv"
    path.write_text("\n".join(["REGISTER ORANG ASING SEPTEMBER 2024", heads, *rows]), encoding="utf-8")
    (table,) = read_file(Found(path, is_lock=False), path.name).tables
    assert [one.cell for one in table.problems if one.code == "birth-later"] == ["F5", "F6"]
    assert [day is None for day in table.records.values["birth_date"]] == [False, False, True, True]
