"""Recapitulations of a register are compared with it and never counted themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.intake.read import find
from reports.intake.recognise.recaps import recap_of
from reports.intake.recognise.unknown_tables import find as find_tables
from reports.model.grid import Grid
from reports.model.period import Month, Period
from reports.model.sheet import RowBin
from reports.pipeline.counting import quality_of
from reports.pipeline.intake import read_file

if TYPE_CHECKING:
    from pathlib import Path

    from reports.model.sheet import FileReading, TableReading

HEAD = ["NO", "NAMA", "NO PASPOR", "KEBANGSAAN", "JK", "JENIS IZIN TINGGAL", "KECAMATAN"]
PERSONS = [("JEPANG", "L", "ITAS", "KOJA"), ("JEPANG", "P", "ITAS", "KOJA"), ("INDIA", "L", "ITAP", "KOJA"),
           ("INDIA", "P", "ITK", "CILINCING"), ("JEPANG", "L", "ITAS", "CILINCING")]  # fmt: skip
BY_DISTRICT = [["NO", "KECAMATAN", "ITK", "ITAS", "ITAP", "JUMLAH"], [1, "KOJA", None, 2, 1, 3],
               [2, "CILINCING", 1, 1, 0, 2], ["JUMLAH", None, 1, 3, 1, 5]]  # fmt: skip
BY_NATIONALITY = [["NO", "KEBANGSAAN", "ITK", "ITAS", "ITAP", "TOTAL"], [1, "Jepang", "-", 3, "-", 3],
                  [2, "India", 1, "-", 1, 2], [None, "TOTAL", 1, 3, 1, 5]]  # fmt: skip
BY_SEX = [["NO", "KECAMATAN", "L", "P", "JUMLAH"], [1, "KOJA", 2, 1, 3], [2, "CILINCING", 1, 1, 2],
          ["JUMLAH", None, 3, 2, 5]]  # fmt: skip


def read(
    folder: Path, recap: list[list[object]], *, name: str = "REKAP", title: str = "", persons: object = PERSONS
) -> FileReading:
    """Write a register and a sheet beside it, and read the file."""
    book = openpyxl.Workbook()
    register = book.active
    register.title = "SEPTEMBER 2024"
    if persons:
        for row in (["REGISTER SEPTEMBER 2024"], HEAD):
            register.append(row)
        for number, person in enumerate(persons, 1):
            register.append([number, f"ORANG {number}", f"E1000{number:04d}", *person])
    sheet = book.create_sheet(name)
    sheet.append([title])
    for row in recap:
        sheet.append(row)
    path = folder / "register september 2024.xlsx"
    book.save(path)
    (file,) = find(path)
    return read_file(file, path.name)


def recap_in(file: FileReading, name: str = "REKAP") -> TableReading:
    """Return the table of the sheet beside the register."""
    (reading,) = [reading for reading in file.tables if reading.table.sheet == name]
    return reading


def told(reading: TableReading) -> list[tuple[str, str | None]]:
    """Return code and cell of every problem but those of the period."""
    return [(problem.code, problem.cell) for problem in reading.problems if not problem.code.startswith("period")]


@pytest.mark.parametrize("recap", [BY_DISTRICT, BY_NATIONALITY, BY_SEX], ids=["district", "nationality", "sex"])
def test_a_recap_that_agrees_is_no_input_and_no_warning(tmp_path: Path, recap: list[list[object]]) -> None:
    """It is compared number by number, and counted nowhere."""
    file = read(tmp_path, recap, title="REKAPITULASI ORANG ASING")
    reading = recap_in(file)
    assert (reading.table.kind, reading.table.other_list) == (None, "REKAP")
    assert told(reading) == [("recap-compared", None)]
    details = reading.problems[-1].details
    assert details["compared"] == sum(isinstance(cell, int) or cell in {"-", None} for row in recap[1:] for cell in
                                      row[2:])  # fmt: skip
    assert (details["differing"], details["unread"]) == (0, 0)
    accepted = {one.table.sheet: one.count(RowBin.ACCEPTED) for one in file.tables}
    assert accepted == {"SEPTEMBER 2024": 5, "REKAP": 0}


def test_numbers_that_differ_are_told_at_their_cells_with_both(tmp_path: Path) -> None:
    """In the body and in the total row; also a blank where the register has persons."""
    recap = [list(row) for row in BY_DISTRICT]
    recap[1][3], recap[2][2], recap[3][5] = 7, None, 6
    reading = recap_in(read(tmp_path, recap))
    differing = [
        (problem.cell, problem.details["stated"], problem.details["counted"])
        for problem in reading.problems
        if problem.code == "recap-differs"
    ]
    assert differing == [("D3", 7, 2), ("C4", 0, 1), ("F5", 6, 5)]


def test_groups_of_class_and_sex_are_compared_together(tmp_path: Path) -> None:
    """ITAS over L and P; a title over all columns is no group."""
    recap = [["KECAMATAN", "ITAS", None, "ITAP", None, "JUMLAH"], [None, "L", "P", "L", "P", None],
             ["KOJA", 1, 1, 1, 0, 3], ["CILINCING", 1, 0, 0, 0, 2]]  # fmt: skip
    assert told(recap_in(read(tmp_path, recap))) == [("recap-compared", None)]
    recap[2][2] = 4
    assert ("recap-differs", "C4") in told(recap_in(read(tmp_path, recap)))


@pytest.mark.parametrize("title", ["REKAP PERMOHONAN PERPANJANGAN", "DATA OVERSTAY", "REKAP KEDATANGAN WNA",
                                   "REKAP TKA", "BULAN LALU"])  # fmt: skip
def test_a_recap_of_something_else_is_not_compared(tmp_path: Path, title: str) -> None:
    """Services, arrivals or another month are not the register's persons."""
    reading = recap_in(read(tmp_path, BY_DISTRICT, title=title))
    assert not {code for code, _cell in told(reading) if code.startswith("recap")}


@pytest.mark.parametrize(
    "recap",
    [
        [["NO", "KECAMATAN", "JUMLAH RT", "JUMLAH RW"], [1, "KOJA", 4, 5], [2, "CILINCING", 5, 6]],
        [["NO", "KECAMATAN", "DUKCAPIL", "DISNAKER", "JUMLAH"], [1, "KOJA", 4, 5, 9], [2, "CILINCING", 5, 6, 11]],
        [["NO", "PETUGAS", "ITK", "ITAS"], [1, "SEN WIJO", 4, 5], [2, "MIRA KATO", 5, 6]],
        [["NO", "KECAMATAN", "CAMAT"], [1, "KOJA", "SEN WIJO"], [2, "CILINCING", "MIRA KATO"]],
    ],
    ids=["other numbers", "agencies", "officers", "texts"],
)
def test_other_tables_beside_a_register_are_no_recap(tmp_path: Path, recap: list[list[object]]) -> None:
    """They stay what they were."""
    reading = recap_in(read(tmp_path, recap, name="LAIN"), "LAIN")
    assert not {code for code, _cell in told(reading) if code.startswith("recap")}
    assert reading.table.other_list is None


def test_two_columns_of_one_class_are_not_compared(tmp_path: Path) -> None:
    """Which of them is this month's is not known; the others are."""
    recap = [["KECAMATAN", "ITAS", "ITAS", "ITAP"], ["KOJA", 9, 9, 1], ["CILINCING", 9, 9, 0]]
    reading = recap_in(read(tmp_path, recap))
    assert told(reading) == [("recap-compared", None)]
    assert reading.problems[-1].details["compared"] == 2


def test_a_recap_of_another_month_is_not_compared_with_this_register(tmp_path: Path) -> None:
    """Its title says which month it is of."""
    reading = recap_in(read(tmp_path, BY_DISTRICT, title="REKAP ORANG ASING BULAN AGUSTUS 2024"))
    assert "recap-differs" not in {code for code, _cell in told(reading)}
    assert "recap-alone" in {code for code, _cell in told(reading)}


def test_a_recap_without_a_register_is_not_understood_in_plain_words(tmp_path: Path) -> None:
    """It is never a register itself; its rows are unknown."""
    file = read(tmp_path, BY_DISTRICT, title="REKAP ORANG ASING SEPTEMBER 2024", persons=())
    reading = recap_in(file)
    assert told(reading) == [("recap-alone", None)]
    assert (reading.table.kind, reading.table.other_list) == (None, None)
    assert reading.count(RowBin.UNKNOWN) == 2


def test_copies_and_people_who_left_are_not_in_the_count(tmp_path: Path) -> None:
    """The recap is compared with what is counted: the difference is shown."""
    persons = [*PERSONS, ("JEPANG", "L", "ITAS", "KOJA")]
    book = read(tmp_path, BY_DISTRICT, persons=persons)
    differing = [(one.cell, one.details["counted"]) for one in recap_in(book).problems if one.code == "recap-differs"]
    assert differing == [("D3", 3), ("F3", 4), ("D5", 4), ("F5", 6)]


NAMES = ("KOJA", "CILINCING", "PADEMANGAN", "PENJARINGAN")
COLUMNS = ("ITK", "ITAS", "ITAP")


@given(st.permutations(NAMES), st.permutations(COLUMNS), st.booleans(), st.data())
@settings(deadline=None)
def test_no_order_of_rows_and_columns_changes_what_is_read(names, columns, has_total, data) -> None:
    """Each number keeps its kecamatan and class wherever it stands."""
    counts = {(name, column): data.draw(st.integers(0, 40)) for name in NAMES for column in COLUMNS}
    rows = [["KECAMATAN", *columns], *([name, *(counts[name, column] for column in columns)] for name in names)]
    if has_total:
        rows.append(["JUMLAH", *(sum(counts[name, column] for name in NAMES) for column in columns)])
    grid = Grid("REKAP", tuple(tuple(row) for row in rows))
    (table,) = find_tables(grid)
    recap = recap_of(grid, table, ())
    assert recap is not None
    stated = {tuple(sorted(cell.facets.items())): cell.stated for cell in recap.cells}
    codes = {"KOJA": "31.72.03", "CILINCING": "31.72.04", "PADEMANGAN": "31.72.05", "PENJARINGAN": "31.72.01"}
    expected = {
        (("district", codes[name]), ("permit_class", column)): number for (name, column), number in counts.items()
    }
    assert {facets: number for facets, number in stated.items() if len(facets) == 2} == expected


@pytest.mark.parametrize("columns", [(6,), (3, 6), (4, 5)])
def test_formulas_that_were_never_calculated_are_compared_with_nothing(
    tmp_path: Path, columns: tuple[int, ...]
) -> None:
    """They are no zeros; how many they are is said."""
    recap = [list(row) for row in BY_DISTRICT]
    for line, row in enumerate(recap[1:], 3):
        for column in columns:
            row[column - 1] = f"=SUM(A{line}:B{line})"
    problems = recap_in(read(tmp_path, recap)).problems
    assert "recap-differs" not in {problem.code for problem in problems}
    (compared,) = [problem for problem in problems if problem.code == "recap-compared"]
    assert compared.details["unread"] == len(columns) * (len(recap) - 1)


def test_what_differs_is_on_the_page_on_quality(tmp_path: Path) -> None:
    """Of the month of its register only."""
    recap = [list(row) for row in BY_DISTRICT]
    recap[1][3] = 7
    file = read(tmp_path, recap)
    causes = {month: quality_of([file], Period.of(Month(2024, month))).causes for month in (8, 9)}
    assert causes[9]["recap-differs"] == 1
    assert "recap-differs" not in causes[8]
