"""Claims about comparisons with earlier months: only where both registers cover the same kecamatan."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import openpyxl
import pytest

from reports.model.period import Month, Period
from reports.pipeline.counting import counted
from reports.pipeline.gather import gather_office
from reports.vocabulary.config import Config

if TYPE_CHECKING:
    from pathlib import Path

    from reports.model.comparison import Base

HEAD = ["NO", "NAMA", "NO PASPOR", "KEBANGSAAN", "JENIS IZIN TINGGAL", "KECAMATAN"]
SEPTEMBER = Period.of(Month(2024, 9))


def write(office: Path, month: str, districts: list[str | None]) -> None:
    """Write a register with a person in each of some kecamatan."""
    book = openpyxl.Workbook()
    book.active.append([f"REGISTER ORANG ASING BULAN {month} 2024"])
    book.active.append(HEAD)
    for number, district in enumerate(districts, 1):
        book.active.append([number, f"MIRA {month} {number}", f"A{number:07d}", "Jepang", "ITAS", district])
    (office / "inputs").mkdir(exist_ok=True)
    book.save(office / "inputs" / f"{month}.xlsx")


def base(office: Path) -> Base:
    """Return what the return of September is compared with."""
    gathered = gather_office(office, store=False)
    return counted(gathered, SEPTEMBER, date(2024, 9, 30), Config()).changes.previous


@pytest.mark.parametrize(
    ("august", "reason"),
    [
        (["Koja", "Cilincing", "Cilincing"], ""),
        (["Koja", "Cilincing", None], ""),
        ([None] * 4, "tidak diketahui"),
        ([None] * 4 + ["Koja", "Cilincing"], "tidak diketahui"),
        (["Koja", "Koja"], "cakupan kecamatan"),
    ],
)
def test_a_list_of_a_part_is_no_base(tmp_path: Path, august: list[str | None], reason: str) -> None:
    """Forty persons without a kecamatan are no earlier state of the six kecamatan; the return says why."""
    write(tmp_path, "AGUSTUS", august)
    write(tmp_path, "SEPTEMBER", ["Koja", "Cilincing", "Koja"])
    compared = base(tmp_path)
    assert (compared.figures is None) == bool(reason)
    assert reason in (compared.reason or "")


def test_a_month_whose_own_kecamatan_are_unknown_is_compared_with_none(tmp_path: Path) -> None:
    """Nor are two such months with each other."""
    for august in (["Koja"], [None, None]):
        write(tmp_path, "AGUSTUS", august)
        write(tmp_path, "SEPTEMBER", [None, None, "Koja"])
        assert base(tmp_path).figures is None
