"""Numbers are kept or told where a row names less than others: an agency written once, a cell written otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest

from reports.intake.read import Found
from reports.pipeline.intake import read_file

if TYPE_CHECKING:
    from pathlib import Path

    from reports.model.sheet import TableReading

Row = list[object]
ACTIVITIES: Row = ["No", "Tanggal", "Jenis Kegiatan", "Kecamatan", "Diperiksa", "Temuan"]
TITLE: Row = ["LAPORAN KEGIATAN TIM PORA BULAN SEPTEMBER 2024"]

COUNTS: list[Row] = [
    ["DATA ORANG ASING DARI INSTANSI PER 30 SEPTEMBER 2024"],
    ["No", "Instansi", "Kecamatan", "Jumlah"],
]
SERVICES: list[Row] = [
    ["REKAPITULASI LAYANAN IZIN TINGGAL BULAN SEPTEMBER 2024"],
    ["No", "Jenis Izin Tinggal", "Jenis Permohonan", "DISETUJUI", None, "DITOLAK", None],
    [None, None, None, "L", "P", "L", "P"],
]


def read(folder: Path, *rows: Row, merged: tuple[str, ...] = ()) -> TableReading:
    """Return the only table of a workbook."""
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    for span in merged:
        book.active.merge_cells(span)
    book.save(folder / "data.xlsx")
    (table,) = read_file(Found(folder / "data.xlsx", is_lock=False), "data.xlsx").tables
    return table


def told(table: TableReading) -> set[tuple[str, str | None]]:
    """Return code and field of all problems."""
    return {(problem.code, problem.field) for problem in table.problems}


@pytest.mark.parametrize("mark", [None, "sda", "idem"])
def test_an_agency_that_is_written_once_holds_for_the_rows_below(tmp_path, mark):
    """Blank or with a mark; how many is told."""
    counts: list[Row] = [[1, "Dukcapil", "Koja", 5], [2, mark, "Cilincing", 7], [3, "Disnaker", "Koja", 4]]
    table = read(tmp_path, *COUNTS, *counts)
    assert table.records.values["agency"] == ["dukcapil", "dukcapil", "disnaker"]
    assert ("agency-filled", "agency") in told(table)


def test_an_agency_that_nobody_names_is_told(tmp_path):
    """In the first rows."""
    counts: list[Row] = [[1, None, "Koja", 5], [2, "Dukcapil", "Cilincing", 7], [3, "Disnaker", "Koja", 4]]
    table = read(tmp_path, *COUNTS, *counts)
    assert table.records.values["agency"][0] is None
    assert ("values-missing", "agency") in told(table)


def test_the_numbers_of_further_places_are_added_to_the_activity_above(tmp_path):
    """It counts once, the rows are told, and no date or kind is missed."""
    rows: list[Row] = [
        [1, "02-09-2024", "Operasi Gabungan", "Koja", 9, 2],
        [None, None, None, "Cilincing", 4, 1],
        [None, None, None, "Penjaringan", 6, None],
        [2, "05-09-2024", "Pengawasan Lapangan", "Koja", None, 0],
        [None, None, None, "Cilincing", 3, 2],
    ]
    table = read(tmp_path, TITLE, ACTIVITIES, *rows)
    accepted = [index for index, taken in enumerate(table.records.accepted) if taken]
    numbers = zip(table.records.values["checked"], table.records.values["findings"], strict=True)
    assert [pair for index, pair in enumerate(numbers) if index in accepted] == [(19, 3), (3, 2)]
    assert [problem.cell for problem in table.problems if problem.code == "activity-continued"] == ["D4", "D5", "D7"]
    assert not {"no-event", "values-missing"} & {problem.code for problem in table.problems}


def test_numbers_below_no_activity_are_an_error(tmp_path):
    """Nobody knows of which activity they are."""
    rows: list[Row] = [[None, None, None, "Cilincing", 4, 1], [1, "02-09-2024", "Operasi Gabungan", "Koja", 9, 2]]
    assert "no-event" in {problem.code for problem in read(tmp_path, TITLE, ACTIVITIES, *rows).problems}


@pytest.mark.parametrize("kind", [None, '"'])
def test_activities_without_a_kind_are_told(tmp_path, kind):
    """They count under unknown."""
    rows: list[Row] = [["1", "02-09-2024", None, "Koja", 9, 2], [2, "03-09-2024", kind, "Koja", 5, 0]]
    assert ("values-missing", "activity_kind") in told(read(tmp_path, TITLE, ACTIVITIES, *rows))
    full: list[Row] = [[1, "02-09-2024", "Rapat", "Koja", 9, 2]]
    assert ("values-missing", "activity_kind") not in told(read(tmp_path, TITLE, ACTIVITIES, *full))


def test_incidents_of_kinds_of_activities_are_told(tmp_path):
    """A column Pelanggaran makes a log of activities one of incidents."""
    heads: Row = ["No", "Tanggal", "Jenis Kegiatan", "Kecamatan", "Jumlah petugas", "Jumlah WNA", "Pelanggaran"]
    rows: list[Row] = [[n, f"0{n}-09-2024", "Operasi Gabungan", "Koja", 9, 7, n] for n in range(1, 5)]
    table = read(tmp_path, TITLE, heads, *rows)
    assert table.table.kind == "activities" or ("incident-as-activity", "incident_type") in told(table)


@pytest.mark.parametrize("cell", [1.024, "±10", "10*"])
def test_one_cell_written_otherwise_takes_no_column_away(tmp_path, cell):
    """The other numbers of a recapitulation of services count, and the cell is told."""
    rows: list[Row] = [
        [1, "ITAS", "Baru", cell, 4, 1, 0],
        [2, "ITAS", "Perpanjangan", 24, 31, 0, 2],
        [3, "ITAP", "Baru", 23, 3, 0, 0],
    ]
    table = read(tmp_path, *SERVICES, *rows, merged=("D2:E2", "F2:G2"))
    assert {24, 23} <= set(table.records.values["count"])
    assert "count-unreadable" in {problem.code for problem in table.problems}


def test_a_remark_that_doubts_a_count_is_told_at_its_row(tmp_path):
    """Of another month or year, not final, or not of foreigners alone; other remarks are not."""
    doubts = ["data Agustus", "sementara", "belum valid", "rekap 2023", "termasuk WNI", "Data bln lalu", "perkiraan"]
    others = ["per 30 September 2024", "tidak termasuk WNI", "surat no. 470/2024", "sudah diverifikasi", None]
    heads: list[Row] = [COUNTS[0], [*COUNTS[1], "Ket"]]
    table = read(tmp_path, *heads, *([n, "Dukcapil", "Koja", 5, text] for n, text in enumerate([*doubts, *others], 1)))
    cells = [problem.cell for problem in table.problems if problem.code == "count-in-doubt"]
    assert cells == [f"E{row}" for row in range(3, 3 + len(doubts))]


def test_more_findings_than_checked_are_told(tmp_path):
    """At the findings; an activity that was not held is told otherwise."""
    rows: list[Row] = [
        [n, f"0{n}-09-2024", "Operasi Gabungan", "Koja", *pair]
        for n, pair in enumerate([(9, 9), (9, 10), (None, 3), (0, 1)], 1)
    ]
    table = read(tmp_path, TITLE, ACTIVITIES, *rows)
    assert [problem.cell for problem in table.problems if problem.code == "findings-exceed"] == ["F4", "F6"]
