"""Rows of a log that go on with the incident above: number, date and type written once, several persons below."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from reports.intake.read import Found
from reports.pipeline.intake import read_file

if TYPE_CHECKING:
    from pathlib import Path

    from reports.model.sheet import TableReading

HEAD = "NO;NO LAPORAN;TANGGAL KEJADIAN;JENIS KEJADIAN;KECAMATAN;NAMA;NO PASPOR;KEBANGSAAN;PASAL;JENIS TAK"
FIRST = "1;LP-31/IX/2024;03-09-2024;Overstay;Koja;JOHN DOE;A1234567;Malaysia;78 ayat (3);Deportasi"
NEXT = ";;;;;JANE DOE;A1234568;Malaysia;;"
THIRD = ";;;;;JIM DOE;A1234569;Malaysia;;"
OTHER = "2;LP-32/IX/2024;05-09-2024;Overstay;Cilincing;LI WEI;E12345678;RRT;;"


def read(folder: Path, *rows: str) -> TableReading:
    """Write rows of a log and read them."""
    text = "\n".join(["LOG KEJADIAN BULAN SEPTEMBER 2024", HEAD, *rows])
    (folder / "log.csv").write_text(text, encoding="utf-8")
    (table,) = read_file(Found(folder / "log.csv", is_lock=False), "log.csv").tables
    assert table.table.kind == "incidents"
    return table


def column(table: TableReading, name: str) -> list[Any]:
    """Return a column of the records."""
    return list(table.records.values[name])


def problems(table: TableReading, code: str) -> list[Any]:
    """Return the problems of one code."""
    return [problem for problem in table.problems if problem.code == code]


def test_the_further_persons_are_of_the_incident_above(tmp_path: Path) -> None:
    """Number, date, type and place hold for them; article and action stay with the person they stand beside."""
    table = read(tmp_path, FIRST, NEXT, THIRD, OTHER)
    assert column(table, "incident_id") == ["LP-31/IX/2024"] * 3 + ["LP-32/IX/2024"]
    assert len(set(column(table, "incident_date")[:3])) == 1
    assert column(table, "incident_type")[:3] == ["overstay"] * 3
    assert len(set(column(table, "district")[:3])) == 1
    assert [bool(article) for article in column(table, "article")] == [True, False, False, False]
    assert [bool(actions) for actions in column(table, "actions")[1:3]] == [False, False]


def test_how_many_rows_were_read_so_is_told(tmp_path: Path) -> None:
    """Once a table."""
    (problem,) = problems(read(tmp_path, FIRST, NEXT, THIRD, OTHER), "incident-continued")
    assert problem.details == {"count": 2}


@pytest.mark.parametrize("number", ["", "1", "No 12"])
def test_without_a_report_number_each_row_counts_and_that_is_told(tmp_path: Path, number: str) -> None:
    """A running number proves nothing of the row below it."""
    table = read(tmp_path, FIRST.replace("LP-31/IX/2024", number), NEXT)
    assert column(table, "incident_date")[1] is None
    assert not problems(table, "incident-continued")
    assert len(problems(table, "incident-row-alone")) == 1


@pytest.mark.parametrize(
    "row",
    [
        ";;04-09-2024;;;JANE DOE;A1234568;Malaysia;;",
        ";;;Penyalahgunaan Izin Tinggal;;JANE DOE;A1234568;Malaysia;;",
        ";LP-33/IX/2024;;;;JANE DOE;A1234568;Malaysia;;",
        "2;;;;;JANE DOE;A1234568;Malaysia;;",
    ],
)
def test_a_row_with_a_number_a_date_or_a_type_is_one_of_its_own(tmp_path: Path, row: str) -> None:
    """It says itself what it is of."""
    table = read(tmp_path, FIRST, row, OTHER)
    assert not problems(table, "incident-continued")
    assert column(table, "incident_id")[1] != "LP-31/IX/2024"


def test_persons_numbered_one_by_one_are_told(tmp_path: Path) -> None:
    """A running number of its own says that a row may be an incident of its own; that it states nothing is told."""
    table = read(tmp_path, FIRST, NEXT.replace(";", "2;", 1), THIRD.replace(";", "3;", 1))
    assert not problems(table, "incident-continued")
    assert len(problems(table, "incident-row-alone")) == 2


def test_a_log_without_any_event_is_told_of_its_columns(tmp_path: Path) -> None:
    """Not at every row again."""
    person = "1;;;;;JOHN DOE;A1234567;Malaysia;78 ayat (3);Deportasi"
    assert not problems(read(tmp_path, person, person.replace("1;", "2;", 1)), "incident-row-alone")


def test_a_row_below_a_blank_one_does_not_go_on(tmp_path: Path) -> None:
    """It is told as a row of its own instead."""
    table = read(tmp_path, FIRST, "", NEXT, OTHER)
    assert not problems(table, "incident-continued")
    assert len(problems(table, "incident-row-alone")) == 1


def test_rows_that_repeat_the_event_by_marks_are_told(tmp_path: Path) -> None:
    """Without a running number: they may be further persons of the incident above, and each is counted as one."""
    marked = ";;sda;sda;sda;JANE DOE;A1234568;sda;;"
    first = "1;;03-09-2024;Overstay;Koja;JOHN DOE;A1234567;Malaysia;;"
    table = read(tmp_path, first, marked, marked.replace("JANE", "JIM"))
    assert [problem.cell for problem in problems(table, "incident-row-alone")] == ["F4", "F5"]
    numbered = "2" + marked
    assert problems(read(tmp_path, FIRST, numbered), "incident-row-alone") == []
