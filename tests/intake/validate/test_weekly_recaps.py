"""Recapitulations of services by weeks, in blocks or columns: counted once, compared with the rows of their month."""

from __future__ import annotations

from datetime import date
from itertools import permutations
from typing import TYPE_CHECKING

import openpyxl
import pytest

from reports.intake.read import find
from reports.intake.validate import tell_recaps
from reports.ledger import store
from reports.ledger.frames import frames
from reports.measures import measure
from reports.model.coverage import Coverage, Delivery
from reports.model.period import Period
from reports.pipeline.intake import read_file
from reports.vocabulary import places

if TYPE_CHECKING:
    from pathlib import Path

    from reports.model.sheet import FileReading

    Rows = list[list[object]]

TITLE = "REKAP LAYANAN IZIN TINGGAL BULAN OKTOBER 2024"
WEEKS = ("I", "II", "III", "IV")
BY_WEEK = {"I": (0, 2, 0, 0), "II": (0, 0, 1, 1), "III": (0, 0, 0, 2), "IV": (0, 1, 0, 0)}
"""Week → baru and perpanjangan, each of ITK and ITAS."""
LOG = [(2, "ITAS", "BARU"), (3, "ITAS", "BARU"), (25, "ITAS", "BARU"), (9, "ITAS", "PERPANJANGAN"),
       (17, "ITAS", "PERPANJANGAN"), (18, "ITAS", "PERPANJANGAN"), (10, "ITK", "PERPANJANGAN")]  # fmt: skip


def block(title: str, numbers: tuple[int, ...]) -> Rows:
    """Return a block with a title: services by class."""
    return [[title], ["NO", "JENIS PERMOHONAN", "ITK", "ITAS"], [1, "BARU", *numbers[:2]],
            [2, "PERPANJANGAN", *numbers[2:]], []]  # fmt: skip


def weekly(words: str = "MINGGU {}", weeks: tuple[str, ...] = WEEKS) -> Rows:
    """Return the blocks of weeks below a title."""
    return [[TITLE], [], *(row for week in weeks for row in block(words.format(week), BY_WEEK[week]))]


MONTH = block("JUMLAH BULAN OKTOBER", (0, 3, 1, 3))
IN_COLUMNS = [[TITLE], ["NO", "JENIS PERMOHONAN", "MINGGU I", None, "MINGGU II", None, "MINGGU III", None, "MINGGU IV"],
              [None, None, *("ITK", "ITAS") * 4], [1, "BARU", 0, 2, 0, 0, 0, 0, 0, 1],
              [2, "PERPANJANGAN", 0, 0, 1, 1, 0, 2, 0, 0]]  # fmt: skip


def read(folder: Path, sheets: dict[str, Rows], name: str = "REKAP OKTOBER 2024.xlsx") -> FileReading:
    """Write a workbook and read it."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    path = folder / name
    book.save(path)
    (file,) = find(path)
    return read_file(file, path.name, originals=True)


def log(folder: Path, rows: list[tuple[int, str, str]] = LOG) -> FileReading:
    """Write and read the rows."""
    head = ["NO", "TANGGAL", "NAMA PEMOHON", "JENIS IZIN TINGGAL", "JENIS PERMOHONAN"]
    lines = [[n, date(2024, 10, day), f"ORANG {n}", *parts] for n, (day, *parts) in enumerate(rows, 1)]
    return read(folder, {"LOG": [["LAYANAN OKTOBER 2024"], head, *lines]}, "layanan oktober 2024.xlsx")


def counted(*files: FileReading) -> tuple[int | None, int | None]:
    """Return how many services of ITK and ITAS are counted in October."""
    month = Period.parse("2024-10")
    coverage = Coverage((Delivery("services", month, 1, 0, nil_declared=False),))
    districts = tuple(district.code for district in places.districts())
    table = measure(frames(list(files)), coverage, month, as_of=date(2024, 10, 31), districts=districts).tables[
        "services-outside"
    ]
    itk, itas = (table.cells.get((code, "undecided")) for code in ("ITK", "ITAS"))
    return itk.value if itk else 0, itas.value if itas else 0


def told(*files: FileReading) -> list[tuple[str, object, object, object]]:
    """Return code, class and both numbers of what is told of recapitulations."""
    return [
        (problem.code, problem.details["class"], problem.details.get("stated"), problem.details.get("counted"))
        for file in tell_recaps(files)
        for reading in file.tables
        for problem in reading.problems
        if problem.code.startswith("recap")
    ]


@pytest.mark.parametrize("words", ["MINGGU {}", "Pekan ke-{}", "MINGGU {} (TGL 1 S.D. 7 OKTOBER 2024)", "Mgg. {}"])
def test_blocks_of_weeks_are_their_month_together(tmp_path: Path, words: str) -> None:
    """Without rows they are counted; with them they are compared, all weeks at once."""
    file = read(tmp_path, {"REKAP": weekly(words)})
    assert [reading.table.week for reading in file.tables] == ["1", "2", "3", "4"]
    assert (counted(file), told(file)) == ((1, 6), [])
    rows = log(tmp_path)
    assert counted(file, rows) == (1, 6)
    assert told(file, rows) == [("recap-agrees", "ITAS", 6, 6), ("recap-agrees", "ITK", 1, 1)]
    assert told(file, log(tmp_path, LOG[1:])) == [
        ("recap-against-rows", "ITAS", 6, 5), ("recap-part-differs", "ITAS", 3, 2), ("recap-agrees", "ITK", 1, 1),
    ]  # fmt: skip


@pytest.mark.parametrize("where", ["block", "sheet", "file"])
def test_a_month_beside_its_weeks_is_not_counted_once_more(tmp_path: Path, where: str) -> None:
    """Below them, on another sheet, or in another file."""
    month = [[TITLE], *MONTH[1:]]
    files = [read(tmp_path, {"REKAP": weekly() + (MONTH if where == "block" else []),
                             **({"BULANAN": month} if where == "sheet" else {})})]  # fmt: skip
    if where == "file":
        files.append(read(tmp_path, {"Sheet1": month}, "bulanan oktober 2024.xlsx"))
    assert (counted(*files), told(*files)) == ((1, 6), [])
    for ordered in permutations(files):
        assert counted(*ordered) == (1, 6)


def test_weeks_that_differ_from_their_month_are_told_and_the_month_counts(tmp_path: Path) -> None:
    """A number of weeks that is not that of the month."""
    file = read(tmp_path, {"REKAP": weekly() + block("JUMLAH BULAN OKTOBER", (0, 3, 1, 4))})
    assert counted(file) == (1, 7)
    assert told(file) == [("recap-weeks-differ", "ITAS", 6, 7)]


def test_columns_of_weeks_are_weeks_as_well(tmp_path: Path) -> None:
    """With the classes below them; a month on another sheet is the same services."""
    file = read(tmp_path, {"MINGGUAN": IN_COLUMNS})
    assert (counted(file), told(file)) == ((1, 6), [])
    both = read(tmp_path, {"MINGGUAN": IN_COLUMNS, "BULANAN": [[TITLE], *MONTH[1:]]})
    assert (counted(both), told(both)) == ((1, 6), [])


def test_a_week_of_another_sheet_is_told_where_weeks_are_lacking(tmp_path: Path) -> None:
    """Two of four weeks are no month, and are not compared as one."""
    file = read(tmp_path, {"REKAP": weekly(weeks=WEEKS[:2])})
    assert {code for code, *_rest in told(file)} == {"recap-weeks-few"}
    assert {code for code, *_rest in told(file, log(tmp_path))} == {"recap-weeks-few"}


def test_the_same_numbers_again_count_once_and_other_numbers_are_added(tmp_path: Path) -> None:
    """Of another counter they are added, which is told."""
    month = {"A": [[TITLE], *MONTH[1:]]}
    first, again = read(tmp_path, month, "a oktober 2024.xlsx"), read(tmp_path, month, "b oktober 2024.xlsx")
    assert counted(first, again) == (1, 6)
    assert told(first, again) == [("recap-repeated", "ITAS", None, 6), ("recap-repeated", "ITK", None, 1)]
    other = read(tmp_path, {"B": [[TITLE], *block("", (0, 1, 0, 1))[1:]]}, "c oktober 2024.xlsx")
    assert counted(first, other) == counted(other, first) == (1, 8)
    assert told(first, other) == [("recap-added", "ITAS", 2, None)]


def test_recaps_of_two_counters_agree_with_the_rows_together(tmp_path: Path) -> None:
    """Neither alone does."""
    first = read(tmp_path, {"A": [[TITLE], *block("", (0, 2, 1, 1))[1:]]}, "a oktober 2024.xlsx")
    other = read(tmp_path, {"B": [[TITLE], *block("", (0, 1, 0, 2))[1:]]}, "b oktober 2024.xlsx")
    assert {code for code, *_rest in told(first, other, log(tmp_path))} == {"recap-agrees"}


def test_only_services_that_a_recap_lists_are_compared(tmp_path: Path) -> None:
    """The rows hold others, which it says nothing of."""
    table = [[TITLE], ["JENIS PERMOHONAN", "ITK", "ITAS"], ["BARU", 0, 3], ["ALIH STATUS", 0, 0]]
    assert {code for code, *_rest in told(read(tmp_path, {"A": table}), log(tmp_path))} == {"recap-agrees"}


def test_the_week_of_a_recap_is_stored(tmp_path: Path) -> None:
    """In table and rows, so that the next run counts the same."""
    file = read(tmp_path, {"REKAP": weekly() + MONTH})
    store.save(tmp_path, "a" * 16, file)
    loaded = store.load(tmp_path, "a" * 16)
    assert loaded is not None
    assert counted(loaded) == counted(file) == (1, 6)
    assert [reading.table.week for reading in loaded.tables] == ["1", "2", "3", "4", None]
