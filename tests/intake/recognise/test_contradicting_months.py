"""Claims about registers whose title and sheet name state different months: they count in neither."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest

from reports.intake.read import find
from reports.intake.validate import balance_of
from reports.model.period import Month, Period
from reports.pipeline.completeness import not_understood
from reports.pipeline.intake import read_file

if TYPE_CHECKING:
    from pathlib import Path

    from reports.model.sheet import FileReading

HEAD = ["NO", "NAMA", "KEBANGSAAN", "NO PASPOR", "IZIN TINGGAL"]
LOG = ["NO", "TGL", "JENIS KEJADIAN", "NAMA OA", "KEBANGSAAN"]


def persons(first: int, count: int) -> list[list[object]]:
    """Return rows of invented persons."""
    return [[row + 1, f"MIRA {'ABCDEF'[row]}", "Jepang", f"A{first + row:07d}", "ITAS"] for row in range(count)]


def read(path: Path, sheets: dict[str, list[list[object]]]) -> FileReading:
    """Write a workbook and read it."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, lines in sheets.items():
        sheet = book.create_sheet(name)
        for line in lines:
            sheet.append(line)
    book.save(path)
    (located,) = find(path)
    return read_file(located, path.name)


def drafts(reading: FileReading, month: str) -> list[str]:
    """Return the reasons for which the return of a month is a draft."""
    return [entry.reason for entry in not_understood([reading], Period.of(Month.parse(month)))]


@pytest.mark.parametrize(
    ("title", "name"), [("BULAN SEPTEMBER 2024", "OKT"), ("PER 30 SEPTEMBER 2024", "Oktober 2024")]
)
def test_a_copied_title_puts_the_register_into_neither_month(tmp_path: Path, title: str, name: str) -> None:
    """The sheet of the coming month still bears the title of the last: both months are drafts until it is settled."""
    sheets: dict[str, list[list[object]]] = {
        "SEPT": [["REGISTER ORANG ASING"], ["BULAN SEPTEMBER 2024"], HEAD, *persons(100, 4)],
        name: [["REGISTER ORANG ASING"], [title], HEAD, *persons(100, 6)],
    }
    reading = read(tmp_path / "register.xlsx", sheets)
    own_month, copied = reading.tables
    assert (own_month.table.kind, str(own_month.table.period)) == ("register", "2024-09")
    assert (copied.table.kind, balance_of(copied).unknown) == (None, 6)
    (problem,) = [problem for problem in copied.problems if problem.code in {"month-asked", "period-conflict"}]
    assert (problem.code, problem.details) == ("month-asked", {"title": "2024-09", "name": "2024-10"})
    assert [drafts(reading, month) for month in ("2024-08", "2024-09", "2024-10", "2024-11")] == [
        [],
        ["month-asked"],
        ["month-asked"],
        [],
    ]


def test_a_log_goes_by_the_dates_of_its_rows(tmp_path: Path) -> None:
    """A log says its days row by row: title and sheet name are a remark only."""
    lines: list[list[object]] = [
        ["DAFTAR KEJADIAN SEPTEMBER 2024"],
        LOG,
        [1, "2/9/2024", "Overstay", "LI WEI", "CINA"],
        [2, "5/9/2024", "Overstay", "WU YAN", "CINA"],
    ]
    (log,) = read(tmp_path / "log.xlsx", {"OKT": lines}).tables
    assert (log.table.kind, balance_of(log).accepted) == ("incidents", 2)
    assert "month-asked" not in {problem.code for problem in log.problems}


def test_an_empty_sheet_with_a_copied_title_asks_nothing(tmp_path: Path) -> None:
    """The form of a month to come delivers nothing and makes no draft."""
    reading = read(tmp_path / "register.xlsx", {"NOV": [["REGISTER"], ["BULAN OKTOBER 2024"], HEAD]})
    assert drafts(reading, "2024-10") == []
    assert "month-asked" not in {problem.code for table in reading.tables for problem in table.problems}


@pytest.mark.parametrize("title", ["REGISTER ORANG ASING TAHUN 2024", "REGISTER ORANG ASING SEPTEMBER 2024"])
def test_a_name_that_agrees_with_the_title_is_read(tmp_path: Path, title: str) -> None:
    """A sheet named after the month, with its title or the year alone, is of that month."""
    (register,) = read(tmp_path / "register.xlsx", {"SEPT": [[title], HEAD, *persons(100, 4)]}).tables
    assert (register.table.kind, str(register.table.period)) == ("register", "2024-09")
