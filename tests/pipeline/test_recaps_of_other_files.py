"""Recapitulations of persons in a workbook of their own, or in blocks of weeks, are compared with their month."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest

from reports.ledger import store
from reports.model.period import Month, Period
from reports.pipeline.completeness import not_understood
from reports.pipeline.counting import quality_of
from reports.pipeline.gather import gather_paths
from reports.pipeline.recap_comparison import tell_register_recaps

if TYPE_CHECKING:
    from pathlib import Path

    from reports.model.sheet import FileReading, TableReading

    Rows = list[list[object]]

HEAD = ["NO", "NAMA", "NO PASPOR", "KEBANGSAAN", "JK", "JENIS IZIN TINGGAL", "KECAMATAN"]
PERSONS = [("JEPANG", "L", "ITAS", "KOJA"), ("JEPANG", "P", "ITAS", "KOJA"), ("INDIA", "L", "ITAP", "KOJA"),
           ("INDIA", "P", "ITK", "CILINCING"), ("JEPANG", "L", "ITAS", "CILINCING")]  # fmt: skip
TITLE = ["REKAPITULASI ORANG ASING BULAN OKTOBER 2024"]
BY_DISTRICT = [["NO", "KECAMATAN", "ITK", "ITAS", "ITAP", "JUMLAH"], [1, "KOJA", None, 2, 1, 3],
               [2, "CILINCING", 1, 1, 0, 2], ["JUMLAH", None, 1, 3, 1, 5]]  # fmt: skip


def register(month: str, persons: list[tuple[str, ...]] = PERSONS, first: int = 0) -> Rows:
    """Return the rows of a register."""
    lines = [[n, f"ORANG {n}", f"E1000{first + n:04d}", *person] for n, person in enumerate(persons, 1)]
    return [[f"REGISTER ORANG ASING {month}"], HEAD, *lines]


def write(folder: Path, name: str, sheets: dict[str, Rows]) -> None:
    """Write a workbook."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    book.save(folder / name)


def read(folder: Path, recap: Rows, *registers: Rows, name: str = "REKAP OKTOBER 2024.xlsx") -> tuple[FileReading, ...]:
    """Write a recapitulation and registers, each in its own file, and read all."""
    write(folder, name, {"Sheet1": recap})
    for number, rows in enumerate(registers or (register("OKTOBER 2024"),)):
        write(folder, f"register {number}.xlsx", {"DATA": rows})
    return gather_paths([folder], None).files


def recap_in(files: tuple[FileReading, ...]) -> TableReading:
    """Return the last table of the file that is no register."""
    (file,) = [file for file in files if "register" not in file.path.rpartition("/")[2]]
    return file.tables[-1]


def told(files: tuple[FileReading, ...]) -> list[tuple[str, str | None, object, object]]:
    """Return code, cell and both numbers of what is told of the recapitulation."""
    return [
        (problem.code, problem.cell, problem.details.get("stated"), problem.details.get("counted"))
        for problem in recap_in(files).problems
        if problem.code.startswith("recap")
    ]


COMPARED = [("recap-compared", None, None, None)]


def changed(rows: Rows, line: int, column: int, number: int) -> Rows:
    """Return rows with another number."""
    copy = [list(row) for row in rows]
    copy[line][column] = number
    return copy


@pytest.mark.parametrize(("name", "title"), [("REKAP OKTOBER 2024.xlsx", TITLE), ("REKAP OKTOBER.xlsx", ["REKAP WNA"]),
                                             ("lampiran.xlsx", TITLE), ("rekap.xlsx", [None])])  # fmt: skip
def test_a_recap_in_a_workbook_of_its_own_is_compared_with_its_month(
    tmp_path: Path, name: str, title: list[object]
) -> None:
    """By the month of its title or its file, with a year or without; it makes no draft and is counted nowhere."""
    files = read(tmp_path, [title, *BY_DISTRICT], name=name)
    assert told(files) == COMPARED
    assert recap_in(files).table.other_list == "REKAP"
    assert not_understood(files, Period.parse("2024-10")) == ()
    files = read(tmp_path, [title, *changed(BY_DISTRICT, 1, 3, 4)], name=name)
    assert told(files) == [*COMPARED, ("recap-differs", "D3", 4, 2)]
    causes = {month: quality_of(files, Period.of(Month(2024, month))).causes for month in (9, 10)}
    assert causes[10]["recap-differs"] == 1
    assert "recap-differs" not in causes[9]


def test_a_month_of_two_years_is_not_chosen_between(tmp_path: Path) -> None:
    """Neither register is it compared with; a year decides."""
    registers = (register("OKTOBER 2024"), register("OKTOBER 2023", PERSONS[:3]))
    assert told(read(tmp_path, [["REKAP OKTOBER"], *BY_DISTRICT], *registers, name="rekap.xlsx")) == [
        ("recap-month-unsure", None, None, None)
    ]
    assert told(read(tmp_path, [TITLE, *BY_DISTRICT], *registers, name="rekap.xlsx")) == COMPARED


def test_the_register_of_a_month_may_lie_in_several_files(tmp_path: Path) -> None:
    """One for each kecamatan; the recapitulation is of all."""
    koja, cilincing = PERSONS[:3], PERSONS[3:]
    registers = (
        register("KECAMATAN KOJA OKTOBER 2024", koja),
        register("KECAMATAN CILINCING OKTOBER 2024", cilincing, 50),
    )
    assert told(read(tmp_path, [TITLE, *BY_DISTRICT], *registers)) == COMPARED


def test_a_kecamatan_whose_register_was_not_delivered_is_not_compared(tmp_path: Path) -> None:
    """Nor is a sum that it is part of."""
    files = read(tmp_path, [TITLE, *BY_DISTRICT], register("KECAMATAN KOJA OKTOBER 2024", PERSONS[:3]))
    assert told(files) == COMPARED
    details = recap_in(files).problems[-1].details
    assert (details["compared"], details["unread"]) == (4, 8)


def test_a_sum_may_be_that_of_the_rows_above_it(tmp_path: Path) -> None:
    """Persons of another kecamatan are in none of its rows."""
    files = read(
        tmp_path, [TITLE, *BY_DISTRICT], register("OKTOBER 2024", [*PERSONS, ("INDIA", "L", "ITK", "PADEMANGAN")])
    )
    assert told(files) == COMPARED


@pytest.mark.parametrize(
    ("name", "title"),
    [("data dukcapil oktober 2024.xlsx", "DATA WNA"), ("permohonan oktober 2024.xlsx", "REKAP WNA"),
     ("data.xlsx", "DATA OKTOBER 2024")],
)  # fmt: skip
def test_numbers_of_others_are_not_compared_with_a_register_elsewhere(tmp_path: Path, name: str, title: str) -> None:
    """Nothing says that they are of our persons, or something says that they are not."""
    assert "recap-differs" not in {
        code for code, *_rest in told(read(tmp_path, [[title], *changed(BY_DISTRICT, 1, 3, 9)], name=name))
    }


def blocks(numbers: dict[str, tuple[int, ...]]) -> Rows:
    """Return blocks of weeks: ITK and ITAS of Koja and of Cilincing."""
    rows: Rows = [TITLE, []]
    for week, (one, two, three, four) in numbers.items():
        rows += [[week], ["NO", "KECAMATAN", "ITK", "ITAS"], [1, "KOJA", one, two], [2, "CILINCING", three, four], []]
    return rows


ADDED = {"MINGGU I": (0, 1, 1, 0), "MINGGU II": (0, 0, 0, 1), "MINGGU III": (0, 1, 0, 0), "MINGGU IV": (0, 0, 0, 0)}
STOCKS = {"MINGGU I": (0, 1, 1, 0), "MINGGU II": (0, 1, 1, 1), "MINGGU III": (0, 2, 1, 1), "MINGGU IV": (0, 2, 1, 1)}


@pytest.mark.parametrize("numbers", [ADDED, STOCKS], ids=["weeks add up", "the last week is the month"])
def test_blocks_of_weeks_are_one_recap(tmp_path: Path, numbers: dict[str, tuple[int, ...]]) -> None:
    """Persons that came each week, or that were there at its end."""
    assert told(read(tmp_path, blocks(numbers))) == COMPARED
    assert told(read(tmp_path, blocks(numbers | {"MINGGU IV": (0, 2, 1, 2)})))[1:] != []


def test_a_difference_of_weeks_is_told_at_the_last_of_them(tmp_path: Path) -> None:
    """All weeks together make one person more."""
    files = read(tmp_path, blocks(ADDED | {"MINGGU I": (0, 2, 1, 0)}))
    assert told(files) == [*COMPARED, ("recap-differs", "D20", 3, 2)]


def test_weeks_that_are_no_whole_month_are_told(tmp_path: Path) -> None:
    """Two weeks are compared with nothing."""
    files = read(tmp_path, blocks({week: ADDED[week] for week in ("MINGGU I", "MINGGU II")}))
    assert told(files) == [("recap-weeks-few", None, None, None)]


WEEKS = ["MINGGU I", None, "MINGGU II", None, "MINGGU III", None, "MINGGU IV", None]
IN_COLUMNS = [TITLE, ["NO", "KECAMATAN", *WEEKS, "JUMLAH"], [None, None, *("L", "P") * 4, None],
              [1, "KOJA", 1, 1, 0, 0, 0, 0, 1, 0, 3], [2, "CILINCING", 0, 0, 1, 0, 0, 1, 0, 0, 2],
              ["JUMLAH", None, 1, 1, 1, 0, 0, 1, 1, 0, 5]]  # fmt: skip


def test_columns_of_weeks_are_compared_together(tmp_path: Path) -> None:
    """L and P of all weeks, and the sum at the right."""
    files = read(tmp_path, IN_COLUMNS)
    assert told(files) == COMPARED
    assert recap_in(files).problems[-1].details["compared"] == 9
    files = read(tmp_path, changed(IN_COLUMNS, 3, 4, 2))
    assert told(files) == [*COMPARED, ("recap-differs", "I4", 4, 2)]
    files = read(tmp_path, changed(IN_COLUMNS, 3, 10, 4))
    assert told(files) == [*COMPARED, ("recap-differs", "K4", 4, 3)]


def test_weeks_without_numbers_of_their_own_are_compared_with_nothing(tmp_path: Path) -> None:
    """A column for the fourth week is missing, and the sum is not certain then."""
    rows = [[cell for position, cell in enumerate(row) if position not in {8, 9}] for row in IN_COLUMNS]
    assert "recap-differs" not in {code for code, *_rest in told(read(tmp_path, rows))}


def test_what_is_compared_is_stored(tmp_path: Path) -> None:
    """The next run reads the recapitulation from the ledger, and the register may be another one."""
    files = read(tmp_path, [TITLE, *changed(BY_DISTRICT, 1, 3, 4)])
    loaded = []
    for number, file in enumerate(files):
        store.save(tmp_path, f"{number}" * 16, file)
        reading = store.load(tmp_path, f"{number}" * 16)
        assert reading is not None
        loaded.append(reading)
    assert told(tell_register_recaps(loaded)) == told(files)
