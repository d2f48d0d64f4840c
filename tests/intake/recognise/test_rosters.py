"""Lists of duties and of meetings are no logs of incidents; captions of quarters and companies are no lone texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest

from reports.catalogue import CATALOGUE
from reports.intake.read import Found
from reports.model.period import Period
from reports.pipeline.completeness import not_understood
from reports.pipeline.intake import read_file
from reports.pipeline.other_inputs import other_files

if TYPE_CHECKING:
    from pathlib import Path

    from reports.model.sheet import FileReading

    Row = tuple[object, ...]

OCTOBER = Period.parse("2024-10")


def read(folder: Path, sheet: str, *rows: Row) -> FileReading:
    """Write one sheet and read it."""
    book = openpyxl.Workbook()
    book.active.title = sheet
    for row in rows:
        book.active.append(row)
    book.save(folder / "data 2024-10.xlsx")
    return read_file(Found(folder / "data 2024-10.xlsx", is_lock=False), "data 2024-10.xlsx")


def codes(file: FileReading) -> set[str]:
    """Return the codes of all problems of the tables."""
    return {problem.code for table in file.tables for problem in table.problems}


DUTIES: Row = ("NO", "TANGGAL", "NAMA PETUGAS", "NIP", "KETERANGAN")
DUTY: tuple[Row, ...] = ((1, "01-10-2024", "BUDI", "198001", "Pagi"), (2, "02-10-2024", "SARI", "198201", "Malam"))
NOTES: Row = ("NO", "TANGGAL", "URAIAN", "TINDAK LANJUT", "PENANGGUNG JAWAB", "STATUS")
NOTE: tuple[Row, ...] = (
    (1, "01-10-2024", "Data", "Surat", "Budi", "Selesai"),
    (2, "02-10-2024", "X", "Y", "Z", "Proses"),
)


@pytest.mark.parametrize(
    ("sheet", "rows", "word"),
    [
        ("PIKET", (DUTIES, *DUTY), "PIKET"),
        ("Sheet1", (("JADWAL PIKET OKTOBER 2024",), DUTIES, *DUTY), "PIKET"),
        ("ABSENSI", (DUTIES, *DUTY), "ABSENSI"),
        ("RAPAT", (NOTES, *NOTE), "RAPAT"),
    ],
)
def test_a_roster_is_told_and_makes_no_draft(tmp_path: Path, sheet: str, rows: tuple[Row, ...], word: str) -> None:
    """It is named among what is not counted."""
    file = read(tmp_path, sheet, *rows)
    assert codes(file) == {"list-roster"}
    assert not_understood([file], OCTOBER) == ()
    (entry,) = other_files([file], OCTOBER, ())
    assert (entry.what, entry.reason, entry.rows) == (word, "list-roster", 2)


@pytest.mark.parametrize(
    ("sheet", "rows"),
    [
        ("PIKET", (("NO", "TANGGAL", "NAMA", "KEBANGSAAN", "KETERANGAN"), (1, "01-10-2024", "LI WEI", "RRT", "x"))),
        ("PIKET", (("LAPORAN KEJADIAN PIKET",), ("NO", "TANGGAL", "NAMA", "URAIAN"), (1, "01-10-2024", "LI", "x"))),
        ("RAPAT", (("NO", "TANGGAL", "AGENDA", "PESERTA", "HASIL"), (1, "01-10-2024", "Timpora", 20, "Disepakati"))),
    ],
)
def test_a_list_that_may_be_of_foreigners_or_activities_stays_asked(
    tmp_path: Path, sheet: str, rows: tuple[Row, ...]
) -> None:
    """Or counts."""
    assert "list-roster" not in codes(read(tmp_path, sheet, *rows))


@pytest.mark.parametrize(
    "caption",
    ["TRIWULAN III", "TW 4", "Semester II", "MINGGU KE-2", "PT SINAR JAYA", "CV. Maju Terus", "TRIWULAN IV 2024"],
)
def test_captions_of_quarters_and_companies_are_not_told(tmp_path: Path, caption: str) -> None:
    """They say by their words what they are; another text is told."""
    heads = ("NO", "TANGGAL KEJADIAN", "JENIS KEJADIAN", "KECAMATAN", "URAIAN")
    rows = [(number, f"0{number}-10-2024", "Overstay", "Koja", "x") for number in (1, 2)]
    assert "text-alone" not in codes(read(tmp_path, "LOG", heads, rows[0], (caption,), rows[1]))
    assert "text-alone" in codes(read(tmp_path, "LOG", heads, rows[0], ("Sinar Jaya",), rows[1]))


def test_what_only_informs_is_a_remark() -> None:
    """A list of decisions, and a column that the office itself leaves out."""
    assert {CATALOGUE[code].severity for code in ("decisions-alone", "column-decision-hides", "text-alone")} == {"info"}
