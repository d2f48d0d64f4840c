"""Rows whose date column holds days alone belong to the month that a column, a row above or the title gives."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import openpyxl
import pytest

from reports.intake.read import Found
from reports.model.period import Month, Period
from reports.pipeline.counting import quality_of
from reports.pipeline.intake import read_file

if TYPE_CHECKING:
    from pathlib import Path

    from reports.model.sheet import FileReading

Row = tuple[object, ...]
OF_YEAR, OF_MONTH = ("KEGIATAN PENGAWASAN TAHUN 2025",), ("KEGIATAN PENGAWASAN BULAN FEBRUARI 2025",)
HEADS: Row = ("Kegiatan", "Lokasi", "WNA diperiksa", "Temuan", "Realisasi")
OPERATION: Row = ("Operasi gabungan", "Koja", 16, 3, "Terlaksana")
TALK: Row = ("Sosialisasi", "Koja", None, None, "Batal")
FEBRUARY, MARCH = date(2025, 2, 11), date(2025, 3, 3)


def reading_of(folder: Path, *rows: Row, merged: str = "") -> FileReading:
    """Return what is read of a workbook."""
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    if merged:
        book.active.merge_cells(merged)
    book.save(folder / "giat.xlsx")
    return read_file(Found(folder / "giat.xlsx", is_lock=False), "giat.xlsx")


def days(reading: FileReading, field: str = "activity_date") -> list[object]:
    """Return the dates of the rows."""
    (table,) = reading.tables
    return list(table.records.values[field])


def codes(reading: FileReading) -> set[str]:
    """Return the codes of all problems but those of activities that were not held or name no level."""
    return {problem.code for table in reading.tables for problem in table.problems} - {"not-held", "level-unstated"}


@pytest.mark.parametrize("day", [11, 11.0, "11", "11."])
def test_a_day_in_a_table_of_one_month(tmp_path, day):
    """A full stop behind the day is none of its writing; it is told."""
    reading = reading_of(tmp_path, OF_MONTH, ("Tgl", *HEADS), (day, *OPERATION))
    expected = (None, {"date-unreadable"}) if day == "11." else (FEBRUARY, set())
    assert (days(reading)[0], codes(reading)) == expected


@pytest.mark.parametrize(
    "months", [("Februari", "Maret"), ("FEB", "MAR"), (2, 3), ("II", "III"), ("Feb 2025", "Mar 2025")]
)
def test_months_in_a_column(tmp_path, months):
    """Written once and merged or left blank below, or in each row."""
    heads = ("Bulan", "Tgl", *HEADS)
    second = (14, *OPERATION)
    rows = (OF_YEAR, heads, (months[0], 11, *OPERATION), (None, *second), (months[1], 3, *TALK))
    for reading in (reading_of(tmp_path, *rows), reading_of(tmp_path, *rows, merged="A3:A4")):
        assert days(reading) == [FEBRUARY, date(2025, 2, 14), MARCH]
        assert codes(reading) == set()
    each = reading_of(tmp_path, OF_YEAR, heads, (months[0], 11, *OPERATION), (months[1], 3, *OPERATION))
    assert days(each) == [FEBRUARY, MARCH]


def test_day_month_and_year_in_three_columns(tmp_path):
    """The year of its own column counts before that of the title."""
    rows = (("Tgl", "Bln", "Thn", *HEADS), (11, 2, 2025, *OPERATION), (3, 3, 2024, *OPERATION))
    assert days(reading_of(tmp_path, OF_YEAR, *rows)) == [FEBRUARY, date(2024, 3, 3)]


def test_months_in_rows_between(tmp_path):
    """As captions of groups."""
    rows = (("FEBRUARI",), (11, *OPERATION), ("BULAN MARET",), (3, *OPERATION), (5, *OPERATION))
    reading = reading_of(tmp_path, OF_YEAR, ("Tgl", *HEADS), *rows)
    assert (days(reading), codes(reading)) == ([FEBRUARY, MARCH, date(2025, 3, 5)], set())


@pytest.mark.parametrize("days_in_words", ["24-26", "24 - 26", "24 s/d 26", "24 s.d. 26", "24 sampai 26"])
def test_several_days(tmp_path, days_in_words):
    """The last day is kept too."""
    reading = reading_of(tmp_path, OF_MONTH, ("Tgl", *HEADS), (days_in_words, *OPERATION), (11, *OPERATION))
    assert (days(reading), days(reading, "activity_end")[0]) == ([date(2025, 2, 24), FEBRUARY], date(2025, 2, 26))


def test_whole_dates_stand_whatever_the_month_beside(tmp_path):
    """And a row without a date is of the month that its column states."""
    rows = (("Bulan", "Tgl", *HEADS), ("Februari", MARCH, *OPERATION), (None, None, *OPERATION))
    (table,) = reading_of(tmp_path, OF_YEAR, *rows).tables
    assert table.records.values["period"] == ["2025-03", "2025-02"]


@pytest.mark.parametrize("day", [0, 32, "32", "11/2", 45])
def test_other_numbers_are_no_days(tmp_path, day):
    """They are told at the cell."""
    reading = reading_of(tmp_path, OF_MONTH, ("Tgl", *HEADS), (day, *OPERATION))
    assert (days(reading), codes(reading)) == ([None], {"date-unreadable"})


def test_a_day_that_the_month_has_not_is_told(tmp_path):
    """The thirtieth of February."""
    reading = reading_of(tmp_path, OF_MONTH, ("Tgl", *HEADS), (30, *OPERATION), (11, *OPERATION))
    assert (days(reading), codes(reading)) == ([None, FEBRUARY], {"date-unreadable"})


def test_a_row_of_a_year_without_any_month_counts_in_none(tmp_path):
    """It was counted in December; it is told instead."""
    reading = reading_of(tmp_path, OF_YEAR, ("Tgl", *HEADS), (None, *OPERATION), (FEBRUARY, *OPERATION))
    (table,) = reading.tables
    assert table.records.values["period"] == [None, "2025-02"]
    (problem,) = [problem for problem in table.problems if problem.code == "month-unstated"]
    assert problem.details == {"count": 1, "period": "2025-01..2025-12"}


def test_activities_not_held_are_those_of_the_period(tmp_path):
    """Those of other months in the same table are none of a month's note."""
    off = ("Operasi gabungan", "Koja", 0, 0, "Batal")
    rows = (("FEBRUARI",), (11, *OPERATION), (14, *off), ("MARET",), (3, *off), (4, *off))
    reading = reading_of(tmp_path, OF_YEAR, ("Tgl", *HEADS), *rows)
    counts = [quality_of((reading,), Period.of(Month(2025, month))).not_held for month in (1, 2, 3)]
    assert counts == [0, 1, 2]
