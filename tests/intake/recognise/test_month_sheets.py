"""Sheets named by numbers, and misspelt months: read where it is certain, else asked with the line that settles it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest

from reports.intake.read import Found
from reports.intake.validate import resolve_duplicates
from reports.pipeline.intake import read_file
from reports.vocabulary.mappings import Mappings

if TYPE_CHECKING:
    from pathlib import Path

    from reports.model.sheet import FileReading

HEAD = ("NO", "NAMA", "NO PASPOR", "KEBANGSAAN", "JENIS IZIN TINGGAL")


def read(
    folder: Path, sheets: list[str], file: str = "BUKU 2024", titles: str = "", decisions: Mappings | None = None
) -> FileReading:
    """Return a workbook with the same two persons on each sheet; titles are those of the sheets, one after another."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for sheet, title in zip(sheets, titles.split(";") if titles else [""] * len(sheets), strict=True):
        page = book.create_sheet(sheet)
        page.append([f"DAFTAR ORANG ASING {title}"])
        page.append(HEAD)
        for number in (1, 2):
            page.append([number, f"MIRA {'AB'[number - 1]}", f"A000000{number}", "Jepang", "ITAS"])
    book.save(folder / f"{file}.xlsx")
    path = f"inputs/{file}.xlsx"
    return read_file(Found(folder / f"{file}.xlsx", is_lock=False), path, None, (decisions or Mappings()).of_file(path))


def months(reading: FileReading) -> list[str]:
    """Return the period of each table."""
    return [str(table.table.period) for table in reading.tables]


@pytest.mark.parametrize(
    ("sheets", "expected"),
    [
        (["08", "09"], [8, 9]), (["VIII", "IX"], [8, 9]), (["8", "9", "10"], [8, 9, 10]), (["IX", "VIII"], [9, 8]),
        (["01", "02"], [1, 2]), (["1", "2", "3", "4", "5"], [1, 2, 3, 4, 5]),
        (["I", "II", "III", "IV", "V"], [1, 2, 3, 4, 5]),
        (["Bln 08", "Bln 09"], [8, 9]), (["BULAN VIII", "BULAN IX"], [8, 9]), (["IX 2024", "X 2024"], [9, 10]),
        (["11", "12", "REKAP"], [11, 12, None]),
    ],
    ids=str,
)  # fmt: skip
def test_sheets_that_follow_one_another_are_months(
    tmp_path: Path, sheets: list[str], expected: list[int | None]
) -> None:
    """In the year that the name of the file states; nobody is told as a copy of the month before."""
    found = read(tmp_path, sheets)
    assert months(found) == [f"2024-{number:02d}" if number else "2024-01..2024-12" for number in expected]


def test_the_year_may_stand_in_the_titles(tmp_path: Path) -> None:
    """Or the month too."""
    assert months(read(tmp_path, ["08", "09"], "BUKU", "TAHUN 2024;TAHUN 2024")) == ["2024-08", "2024-09"]
    titles = "AGUSTUS 2024;SEPTEMBER 2024"
    assert months(read(tmp_path, ["08", "09"], "BUKU", titles)) == ["2024-08", "2024-09"]


@pytest.mark.parametrize(
    "sheets", [["08", "10"], ["I", "II", "III"], ["1", "2"], ["09"], ["I", "II", "III", "IV"]], ids=str
)
def test_a_number_that_may_be_something_else_is_asked(tmp_path: Path, sheets: list[str]) -> None:
    """Parts, weeks or quarters; the line that settles it is told, and does."""
    found = read(tmp_path, sheets)
    assert months(found) == ["None"] * len(sheets)
    problems = [one for table in found.tables for one in table.problems if one.code == "sheet-month-asked"]
    assert [one.sheet for one in problems] == sheets
    (resolved,) = resolve_duplicates([found])
    assert not [one for table in resolved.tables for one in table.problems if one.code.startswith("duplicate")]
    line = str(problems[0].details["line"])
    key, _, period = line.partition(" = ")
    assert key.strip('"') == f"inputs/BUKU 2024.xlsx › {sheets[0]}"
    decided = read(tmp_path, sheets, decisions=Mappings(periods={key.strip('"'): period.strip('"')}))
    assert months(decided)[0] == period.strip('"')


@pytest.mark.parametrize(
    ("sheets", "file", "titles", "expected"),
    [
        ([str(day) for day in range(1, 32)], "BUKU 2024", "", "2024-01..2024-12"),
        (["08", "09"], "BUKU SEPTEMBER 2024", "", "2024-09"),
        (["1", "2", "3", "4", "5"], "BUKU 2024", ";".join(["SEPTEMBER 2024"] * 5), "2024-09"),
        (["I", "II", "III", "IV", "V"], "BUKU TW III 2024", "", "2024-07..2024-09"),
    ],
    ids=["days", "file", "titles", "quarter"],
)
def test_numbers_of_something_else_are_no_months(
    tmp_path: Path, sheets: list[str], file: str, titles: str, expected: str
) -> None:
    """Days, parts of a month and parts of a quarter; titles and the name of the file stand."""
    found = read(tmp_path, sheets, file, titles)
    assert set(months(found)) == {expected}
    assert not [one for table in found.tables for one in table.problems if one.code == "sheet-month-asked"]


@pytest.mark.parametrize(
    ("title", "word"),
    [
        ("Keadaan s.d. 30 Sepember 2024", "SEPEMBER"), ("BULAN SEPTEMER TAHUN 2024", "SEPTEMER"),
        ("Bulan : Septembr 2024", "SEPTEMBR"), ("PERIODE SEPETEMBER TH. 2024", "SEPETEMBER"),
        ("per 30 Setember 2024", "SETEMBER"),
    ],
)  # fmt: skip
def test_a_misspelt_month_is_proposed_and_counts_in_no_month(tmp_path: Path, title: str, word: str) -> None:
    """It was the whole year, said nowhere."""
    found = read(tmp_path, ["Koja"], "DATA OA", title)
    assert months(found) == ["None"]
    (problem,) = (one for one in found.tables[0].problems if one.code == "month-misspelt")
    assert problem.details == {
        "word": word, "month": "2024-09", "line": '"inputs/DATA OA.xlsx › Koja" = "2024-09"',
    }  # fmt: skip
    decided = read(tmp_path, ["Koja"], "DATA OA", title, Mappings(periods={"inputs/DATA OA.xlsx › Koja": "2024-09"}))
    assert months(decided) == ["2024-09"]


@pytest.mark.parametrize(
    ("sheet", "file", "title", "expected"),
    [
        ("Koja", "DATA 2024-09", "Keadaan s.d. 30 Sepember 2024", "2024-09"),
        ("SEPT", "DATA", "Keadaan 30 Sepember 2024", "2024-09"),
        ("Koja", "DATA MEMBER 2024", "", "2024-01..2024-12"), ("Koja", "DATA", "TAHUN 2024", "2024-01..2024-12"),
        ("Koja", "DATA", "KELUARGA AGUSTINA 2024", "2024-01..2024-12"),
        ("Koja", "DATA", "30 Nopember 2024", "2024-11"), ("Koja", "DATA", "Sept 2024", "2024-09"),
    ],
)  # fmt: skip
def test_a_month_stated_elsewhere_stands(tmp_path: Path, sheet: str, file: str, title: str, expected: str) -> None:
    """And other words beside a year are no months."""
    found = read(tmp_path, [sheet], file, title)
    assert months(found) == [expected]
    assert not [one for one in found.tables[0].problems if one.code == "month-misspelt"]
