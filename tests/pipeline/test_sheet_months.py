"""Claims about registers whose title states another month than the sheets beside them, or than the file's name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest

from reports.intake.read import find
from reports.model.period import Period
from reports.pipeline.counting import quality_of
from reports.pipeline.intake import read_file
from reports.vocabulary.mappings import Mappings

if TYPE_CHECKING:
    from pathlib import Path

    from reports.model.sheet import FileReading

HEAD = ("NO", "NAMA", "KEBANGSAAN", "NO PASPOR", "IZIN TINGGAL")
CODE = "month-of-one-sheet"
SEPTEMBER = "Keadaan s.d. 30 September 2024"


def read(
    folder: Path, titles: dict[str, str], name: str = "data.xlsx", decisions: Mappings | None = None
) -> FileReading:
    """Read a workbook of registers, sheet → title, with two persons each."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for number, (sheet_name, title) in enumerate(titles.items()):
        sheet = book.create_sheet(sheet_name)
        persons = ((row, f"MIRA {sheet_name} {row}", "Jepang", f"A{number}{row:06d}", "ITAS") for row in (1, 2))
        for line in ((f"DATA ORANG ASING KEC. {sheet_name}",), (title,), HEAD, *persons):
            sheet.append(line)
    book.save(folder / name)
    (located,) = find(folder / name)
    return read_file(located, name, decisions=decisions)


def told(reading: FileReading) -> list[str]:
    """Return the sheets that are told to be of another month."""
    return [problem.sheet or "" for table in reading.tables for problem in table.problems if problem.code == CODE]


def causes(reading: FileReading, month: str) -> set[str]:
    """Return what the page of quality of a month tells."""
    return set(quality_of([reading], Period.parse(month)).causes)


@pytest.mark.parametrize(
    ("title", "month"),
    [
        ("Keadaan s.d. 31 Agustus 2024", "2024-08"),
        ("Keadaan s.d. 30 September 2042", "2042-09"),
        ("Keadaan s.d. 30 September 2023", "2023-09"),
        ("Keadaan s.d. 1 Okt 2024", "2024-10"),
    ],
)
def test_one_sheet_of_another_month_is_told_in_both_months(tmp_path: Path, title: str, month: str) -> None:
    """It counts where its title says; the month in which it is missed says so too."""
    reading = read(tmp_path, {"Koja": SEPTEMBER, "Cilincing": SEPTEMBER, "Penjaringan": title})
    assert told(reading) == ["Penjaringan"]
    assert str(reading.tables[2].table.period) == month
    assert CODE in causes(reading, "2024-09")
    assert CODE in causes(reading, month)
    assert CODE not in causes(reading, "2024-07")


@pytest.mark.parametrize(
    "titles",
    [
        {"Koja": SEPTEMBER, "Cilincing": SEPTEMBER, "Penjaringan": SEPTEMBER},
        {"Agustus": "31 Agustus 2024", "Koja": SEPTEMBER, "Cilincing": SEPTEMBER},
        {"lama": "Keadaan s.d. 31 Agustus 2024", "baru": SEPTEMBER},
        {f"S{number}": f"BULAN {name} 2024" for number, name in enumerate(("JULI", "AGUSTUS", "SEPTEMBER"))},
        {
            "Koja": SEPTEMBER,
            "Cilincing": SEPTEMBER,
            "Koja lama": "31 Agustus 2024",
            "Cilincing lama": "31 Agustus 2024",
        },
    ],
)
def test_sheets_of_several_months_that_are_meant_so_are_not_told(tmp_path: Path, titles: dict[str, str]) -> None:
    """A sheet for each month, a name that states it, or as many sheets of one month as of the other."""
    assert told(read(tmp_path, titles)) == []


def test_two_forgotten_titles_are_told_where_their_kecamatan_has_no_other_sheet(tmp_path: Path) -> None:
    """Three sheets are of September, two of August, each of another kecamatan."""
    old = "Keadaan s.d. 31 Agustus 2024"
    titles = {
        "Koja": SEPTEMBER,
        "Cilincing": SEPTEMBER,
        "Pademangan": SEPTEMBER,
        "Penjaringan": old,
        "Kelapa Gading": old,
    }
    assert told(read(tmp_path, titles)) == ["Penjaringan", "Kelapa Gading"]


def test_a_month_that_the_office_decided_is_not_doubted(tmp_path: Path) -> None:
    """It said so under [periods]."""
    titles = {"Koja": SEPTEMBER, "Cilincing": SEPTEMBER, "Penjaringan": "Keadaan s.d. 31 Agustus 2024"}
    decisions = Mappings(periods={"data.xlsx › Penjaringan": "2024-08"}).of_file("data.xlsx")
    assert told(read(tmp_path, titles, decisions=decisions)) == []


def test_a_title_of_another_month_than_the_file_is_told_in_both_months(tmp_path: Path) -> None:
    """The register counts in the month of its title, and the month of the file's name says that it is elsewhere."""
    reading = read(tmp_path, {"Koja": "Keadaan s.d. 31 Agustus 2024"}, name="register september 2024.xlsx")
    assert str(reading.tables[0].table.period) == "2024-08"
    assert "period-conflict" in causes(reading, "2024-08")
    assert "period-conflict" in causes(reading, "2024-09")
    assert "period-conflict" not in causes(reading, "2024-10")
