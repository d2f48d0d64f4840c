"""Day and month the other way round: told where the whole column says so, though each date is one by itself."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import openpyxl
import pytest

from reports.intake.read import find
from reports.pipeline.intake import read_file

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from reports.model.sheet import TableReading

HEAD = ("NO", "NAMA", "NO. PASPOR", "KEBANGSAAN", "L/P", "JENIS IZIN TINGGAL", "MASA BERLAKU IZIN TINGGAL", "KEC.")
LOG = ("NO", "NO LAPORAN", "TANGGAL", "JENIS KEJADIAN", "KECAMATAN", "WN")
DAYS = [date(2025, month, day) for month, day in ((3, 4), (2, 5), (1, 7), (4, 9), (5, 20), (6, 21), (7, 28), (8, 31))]


def read(folder: Path, title: str, head: Sequence[str], *rows: Sequence[object]) -> TableReading:
    """Write a sheet below a title and return its one table."""
    book = openpyxl.Workbook()
    for row in ((title,), head, *rows):
        book.active.append(row)
    book.save(folder / "data.xlsx")
    (file,) = find(folder / "data.xlsx")
    (table,) = read_file(file, "data.xlsx", originals=True).tables
    return table


def permits(folder: Path, ends: Sequence[object]) -> TableReading:
    """Read a register with these ends of permits."""
    rows = [[n, "MIRA KATO", f"A100000{n}", "Jepang", "P", "ITAS", end, "Koja"] for n, end in enumerate(ends, 1)]
    return read(folder, "DATA ORANG ASING BULAN SEPTEMBER 2024", HEAD, *rows)


def incidents(folder: Path, days: Sequence[str], title: str = "LOG KEJADIAN") -> TableReading:
    """Read a log with these dates."""
    rows = [[n, f"LAP-{n:02}", day, "Overstay", "Koja", "India"] for n, day in enumerate(days, 1)]
    return read(folder, title, LOG, *rows)


def ambiguous(table: TableReading) -> list[str | None]:
    """Return the cells of which the order is told to be uncertain."""
    return [problem.cell for problem in table.problems if problem.code == "date-ambiguous"]


def opened_month_first(day: date) -> object:
    """Return what a program that expects the month first makes of a date typed day first."""
    return date(day.year, day.day, day.month) if day.day <= 12 else day.strftime("%d/%m/%Y")


def test_dates_that_a_program_has_turned_are_told(tmp_path: Path) -> None:
    """Those it could not turn were left as texts, and are read."""
    table = permits(tmp_path, [opened_month_first(day) for day in DAYS])
    assert table.records.values["permit_expiry"] == [None] * 4 + DAYS[4:]
    assert ambiguous(table) == ["G3", "G4", "G5", "G6"]


@pytest.mark.parametrize(
    "ends",
    [
        DAYS,
        [*DAYS[:4], *(day.strftime("%d/%m/%Y") for day in DAYS[4:6])],
        [*DAYS[:5], *(day.strftime("%d/%m/%Y") for day in DAYS[5:])],
        [*DAYS[:4], *(day.strftime("%d/%m/%Y") for day in (*DAYS[4:], DAYS[0]))],
    ],
)
def test_mixed_dates_stand_where_any_speaks_against_it(tmp_path: Path, ends: list[object]) -> None:
    """Dates only, few texts, a date after the twelfth, or a text before the thirteenth."""
    assert ambiguous(permits(tmp_path, ends)) == []


@pytest.mark.parametrize("title", ["LOG KEJADIAN", "LOG KEJADIAN BULAN OKTOBER 2024"])
def test_one_day_of_many_months_may_be_many_days_of_one(tmp_path: Path, title: str) -> None:
    """Month first they are days of one month: none of them counts in any."""
    table = incidents(tmp_path, ["10/3/2024", "10/5/2024", "10/9/2024", "10/11/2024"], title)
    assert table.records.values["incident_date"] == [None] * 4
    assert ambiguous(table) == ["C3", "C4", "C5", "C6"]


@pytest.mark.parametrize(
    "days",
    [
        ["10/3/2024", "10/5/2024", "10/9/2024"],
        ["10/3/2024", "10/5/2024", "10/9/2024", "10/11/2024", "11/11/2024"],
        ["13/3/2024", "13/5/2024", "13/9/2024", "13/11/2024"],
    ],
)
def test_other_days_are_read(tmp_path: Path, days: list[str]) -> None:
    """Few dates, another day among them, or a day that is no month."""
    assert ambiguous(incidents(tmp_path, days)) == []


@pytest.mark.parametrize("form", ["%y%m%d", "%d%m%y", "%d%m%Y", "%Y%m%d"])
@pytest.mark.parametrize("kind", [int, str])
def test_dates_of_digits_alone_are_read(tmp_path: Path, form: str, kind: type) -> None:
    """As numbers without their first zero, too."""
    table = permits(tmp_path, [kind(day.strftime(form)) for day in DAYS])
    assert table.records.values["permit_expiry"] == DAYS
