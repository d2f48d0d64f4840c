"""A title with a month long after the dates of its rows is told; a date of a far year in a log is too."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.rules.conftest import Office

if TYPE_CHECKING:
    from pathlib import Path

REGISTER = (
    "NO;NAMA;NO PASPOR;KEBANGSAAN;JENIS IZIN TINGGAL;BERLAKU S/D;KECAMATAN", "MIRA A;A0000001;Jepang;ITAS;{};Koja",
)  # fmt: skip
LOG = (
    "NO;NAMA;NO PASPOR;KEBANGSAAN;JENIS PELANGGARAN;TANGGAL KEJADIAN;KECAMATAN", "MIRA A;A01;Jepang;Overstay;{};Koja",
)  # fmt: skip
SERVICES = ("NO;TANGGAL;JENIS IZIN TINGGAL;JENIS LAYANAN;HASIL", "{};ITAS;Perpanjangan;Disetujui")


def codes(folder: Path, title: str, table: tuple[str, str], days: list[str], decisions: str = "") -> list[str]:
    """Return the codes told of a table with a row for each day."""
    head, row = table
    (folder / "inputs").mkdir()
    (folder / "pora.toml").touch()
    (folder / "mappings.toml").write_text(decisions, encoding="utf-8")
    rows = [f"{number};" + row.format(day).replace("0001", f"000{number}") for number, day in enumerate(days, 1)]
    (folder / "inputs" / "data.csv").write_text("\n".join((title, head, *rows)), encoding="utf-8")
    (file,) = Office(folder).gathered().files
    return [one.code for one in (*file.problems, *(each for table in file.tables for each in table.problems))]


@pytest.mark.parametrize(
    ("title", "table", "days", "is_told"),
    [
        ("DATA ORANG ASING BULAN SEPTEMBER 2052", REGISTER, ["01-11-2025", "31-12-2026"], True),
        ("DATA ORANG ASING BULAN SEPTEMBER 2099", REGISTER, ["01-11-2025"], True),
        ("DATA ORANG ASING BULAN SEPTEMBER 2025", REGISTER, ["01-11-2024", "31-12-2026"], False),
        ("DATA ORANG ASING BULAN SEPTEMBER 2025", REGISTER, ["30-08-2024"], True),
        ("DATA ORANG ASING BULAN SEPTEMBER 2025", REGISTER, ["30-09-2024"], False),
        ("LOG KEJADIAN BULAN SEPTEMBER 2052", LOG, ["01-09-2025", "02-09-2025"], True),
        ("LOG KEJADIAN BULAN SEPTEMBER 2052", LOG, [*["01-09-2025"] * 9, "31-12-2055"], True),
        ("LOG KEJADIAN BULAN SEPTEMBER 2025", LOG, ["01-09-2025", "02-09-2024"], False),
        ("LOG KEJADIAN BULAN SEPTEMBER 2025", LOG, ["31-03-2025"], False),
        ("LOG KEJADIAN BULAN SEPTEMBER 2025", LOG, ["28-02-2025"], True),
        ("LAYANAN IZIN TINGGAL BULAN SEPTEMBER 2052", SERVICES, ["01-09-2025", "02-09-2025"], True),
    ],
)
def test_a_month_long_after_the_rows_is_told(
    tmp_path: Path, title: str, table: tuple[str, str], days: list[str], is_told: bool
) -> None:
    """Twelve months after the ends of permits, six after events."""
    assert ("month-too-late" in codes(tmp_path, title, table, days)) is is_told


def test_a_decided_month_is_meant(tmp_path: Path) -> None:
    """The line under periods ends the warning."""
    line = '[periods]\n"inputs/data.csv" = "2025-09"\n'
    assert "month-too-late" not in codes(tmp_path, "DATA ORANG ASING SEPTEMBER 2052", REGISTER, ["01-11-2025"], line)


@pytest.mark.parametrize(("day", "is_far"), [("03-09-2052", True), ("03-10-2026", True), ("03-09-2026", False)])
def test_a_day_of_a_far_year_in_a_log_is_a_warning(tmp_path: Path, day: str, is_far: bool) -> None:
    """It counts in no month that anybody asks for."""
    told = codes(tmp_path, "LOG KEJADIAN BULAN SEPTEMBER 2025", LOG, ["01-09-2025", "02-09-2025", day])
    assert ("date-far-ahead" in told, "date-outside-period" in told) == (is_far, not is_far)
