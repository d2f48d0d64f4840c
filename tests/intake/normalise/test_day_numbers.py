"""Dates of which a column holds the day alone; the month stands beside it or in the title."""

from __future__ import annotations

from datetime import date

import openpyxl
import pytest

from reports.intake.read import Found
from reports.pipeline.intake import read_file

BODY = [("Januari", [24, 27]), ("Februari", [11, 20, 22]), ("Maret", [3])]
KIND = "Operasi gabungan"


def table_of(folder, rows, merged=()):
    """Return what becomes of a workbook of these rows with one table."""
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    for span in merged:
        book.active.merge_cells(span)
    book.save(folder / "data.xlsx")
    (table,) = read_file(Found(folder / "data.xlsx", is_lock=False), "data.xlsx").tables
    return table


def days_of(table, field="activity_date"):
    """Return the dates of the records with the codes of what is told of them."""
    return table.records.values[field], {one.code for one in table.problems if one.field == field}


@pytest.mark.parametrize("month_head", ["BULAN", "Bln.", "Bulan ke"])
@pytest.mark.parametrize("is_merged", [True, False])
@pytest.mark.parametrize("spelling", ["name", "number", "repeated"])
@pytest.mark.parametrize("cell", [int, str, float, lambda day: date(1900, 1, day)])
def test_a_day_is_read_with_the_month_in_a_column(tmp_path, month_head, is_merged, spelling, cell):
    """The month once for its rows, merged or not; the year in the title."""
    rows = [["REALISASI PENGAWASAN TAHUN 2025"], [month_head, "TGL", "KEGIATAN", "LOKASI", "DIPERIKSA", "TEMUAN"]]
    merged = []
    for number, (name, days) in enumerate(BODY, start=1):
        month = number if spelling == "number" else name
        top = len(rows) + 1
        for index, day in enumerate(days):
            shown = month if index == 0 or spelling == "repeated" else None
            rows.append([shown, cell(day), KIND, "Koja", 5, 1])
        if is_merged and spelling != "repeated":
            merged.append(f"A{top}:A{len(rows)}")
    days, codes = days_of(table_of(tmp_path, rows, merged))
    assert days == [date(2025, number, day) for number, (_, days) in enumerate(BODY, start=1) for day in days]
    assert codes == set()


@pytest.mark.parametrize("heads", [["TGL", "BLN", "THN"], ["TANGGAL", "BULAN", "TAHUN"]])
def test_a_date_in_three_columns_is_one(tmp_path, heads):
    """Whatever year the title names."""
    rows = [["DATA KEGIATAN TAHUN 2025"], [*heads, "KEGIATAN", "LOKASI", "DIPERIKSA", "TEMUAN"]]
    rows += [
        [day, month, year, KIND, "Koja", 5, 1] for day, month, year in [(30, 12, 2024), (4, "Feb", 2025), (7, 3, 2025)]
    ]
    days, codes = days_of(table_of(tmp_path, rows))
    assert (days, codes) == ([date(2024, 12, 30), date(2025, 2, 4), date(2025, 3, 7)], {"date-outside-period"})


def test_a_day_below_a_title_with_one_month_is_of_that_month(tmp_path):
    """Days that run on are one activity; a day that month does not have is told."""
    rows = [["KEGIATAN PENGAWASAN BULAN SEPTEMBER 2024"], ["NO", "TGL", "KEGIATAN", "LOKASI", "DIPERIKSA", "TEMUAN"]]
    rows += [[number, day, KIND, "Koja", 5, 1] for number, day in enumerate([7, "12 s.d. 14", "21-22", 31], start=1)]
    table = table_of(tmp_path, rows)
    days, codes = days_of(table)
    assert days == [date(2024, 9, 7), date(2024, 9, 12), date(2024, 9, 21), None]
    assert table.records.values["activity_end"] == [None, date(2024, 9, 14), date(2024, 9, 22), None]
    assert codes == {"date-unreadable"}


@pytest.mark.parametrize(
    "title", ["KEGIATAN PENGAWASAN", "KEGIATAN PENGAWASAN TAHUN 2024", "KEGIATAN TRIWULAN III 2024"]
)
def test_a_day_without_a_month_is_told(tmp_path, title):
    """Nothing says which month of several it is."""
    rows = [[title], ["NO", "TGL", "KEGIATAN", "LOKASI", "DIPERIKSA", "TEMUAN"]]
    rows += [[number, day, KIND, "Koja", 5, 1] for number, day in enumerate([7, 12, 21], start=1)]
    days, codes = days_of(table_of(tmp_path, rows))
    assert days == [None] * 3
    assert "date-unreadable" in codes


def test_a_month_that_is_none_is_told(tmp_path):
    """A word that is no month, and a month 13, date nothing."""
    rows = [["KEGIATAN TAHUN 2024"], ["BULAN", "TGL", "KEGIATAN", "LOKASI", "DIPERIKSA", "TEMUAN"]]
    rows += [[month, 7, KIND, "Koja", 5, 1] for month in ("Januari", "Januwari", 13, "Mei")]
    days, _ = days_of(table_of(tmp_path, rows))
    assert days == [date(2024, 1, 7), None, None, date(2024, 5, 7)]


def test_whole_dates_and_numbers_of_excel_stay_what_they_are(tmp_path):
    """A column BULAN beside a whole date adds nothing."""
    rows = [["KEGIATAN TAHUN 2025"], ["BULAN", "TGL", "KEGIATAN", "LOKASI", "DIPERIKSA", "TEMUAN"]]
    rows += [["Januari", day, KIND, "Koja", 5, 1] for day in ("07-02-2025", 45720, date(2025, 3, 9), "8 Maret 2025")]
    days, _ = days_of(table_of(tmp_path, rows))
    assert days == [date(2025, 2, 7), date(2025, 3, 4), date(2025, 3, 9), date(2025, 3, 8)]
