"""Claims about the kecamatan of incidents and activities, where no column but that of the place says it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reports.intake.read import Found
from reports.pipeline.intake import read_file
from reports.vocabulary import places, work_area
from reports.vocabulary.mappings import Mappings

if TYPE_CHECKING:
    from pathlib import Path

    from reports.model.sheet import TableReading

BALIKPAPAN = tuple(f"64.71.0{number}" for number in range(1, 7))
KOJA, PENJARINGAN, CILINCING, PADEMANGAN = "31.72.03", "31.72.01", "31.72.04", "31.72.05"


def read(folder: Path, title: str, head: str, row: str, decisions: Mappings | None = None) -> TableReading:
    """Write a log with one row and read it."""
    (folder / "log.csv").write_text("\n".join([title, head, row]), encoding="utf-8")
    try:
        (table,) = read_file(Found(folder / "log.csv", is_lock=False), "log.csv", None, decisions).tables
    finally:
        places.use_area(work_area.HOME)
    return table


def incident(folder: Path, place: str, decisions: Mappings | None = None) -> TableReading:
    """Read a log with one incident at a place."""
    head = "NO;TANGGAL KEJADIAN;JENIS KEJADIAN;TEMPAT KEJADIAN;NAMA;KEBANGSAAN;PASAL;TINGKAT KEPASTIAN"
    row = f'1;03-09-2024;Overstay;"{place}";MIRA A;Jepang;;'
    return read(folder, "LOG KEJADIAN BULAN SEPTEMBER 2024", head, row, decisions)


@pytest.mark.parametrize(
    ("place", "code"),
    [
        ("Pluit", PENJARINGAN), ("Kel. Pluit", PENJARINGAN), ("Marunda", CILINCING), ("Ancol", PADEMANGAN),
        ("Pluit, Penjaringan", PENJARINGAN), ("Koja", KOJA), ("Rw Badak Utr", KOJA), ("Aula Kec. Koja", KOJA),
        ("3 September 2024\nPluit", PENJARINGAN), ("Hotel Melati - Ancol", PADEMANGAN), ("Jakarta Pusat", "outside"),
    ],
)  # fmt: skip
def test_a_place_names_its_kecamatan_by_a_kelurahan_too(tmp_path: Path, place: str, code: str) -> None:
    """Nothing is told then."""
    table = incident(tmp_path, place)
    assert table.records.values["district"] == [code]
    assert "place-unknown" not in {problem.code for problem in table.problems}


@pytest.mark.parametrize("place", ["Kantor", "Hotel Gading", "Jl. Pluit Raya", "Pluit, Marunda"])
def test_a_place_that_names_none_or_several_is_told(tmp_path: Path, place: str) -> None:
    """At its cell, so that the page on quality counts it."""
    table = incident(tmp_path, place)
    assert table.records.values["district"] == [None]
    assert [problem.cell for problem in table.problems if problem.code == "place-unknown"] == ["D3"]


def test_an_incident_without_a_place_is_counted_once_a_table(tmp_path: Path) -> None:
    """As other missing values are."""
    problems = incident(tmp_path, "").problems
    missing = [problem.details["count"] for problem in problems if problem.field == "kecamatan"]
    assert missing == [1]


@pytest.mark.parametrize(
    ("place", "code"), [("Bpp Utara", "64.71.03"), ("BPP SEL", "64.71.05"), ("Bpp Kota", "64.71.06")]
)
def test_names_of_cities_are_abbreviated_by_rule(tmp_path: Path, place: str, code: str) -> None:
    """Where the area has such a kecamatan."""
    table = incident(tmp_path, place, Mappings(districts=BALIKPAPAN))
    assert table.records.values["district"] == [code]


def test_a_decision_on_a_kecamatan_holds_for_places_of_events(tmp_path: Path) -> None:
    """It need not stand in a column of kecamatan."""
    decided = Mappings(values={"kecamatan": {"KANTOR": KOJA}})
    assert incident(tmp_path, "Kantor", decided).records.values["district"] == [KOJA]


@pytest.mark.parametrize(
    ("name", "place", "code"),
    [
        ("Rakor Tim Pora Kec. Koja", "Kantor", KOJA), ("Operasi gabungan", "Pluit", PENJARINGAN),
        ("Rapat koordinasi", "Aula Kec. Koja", KOJA), ("Rapat koordinasi", "Kantor", None),
    ],
)  # fmt: skip
def test_an_activity_is_where_its_place_or_its_name_says(
    tmp_path: Path, name: str, place: str, code: str | None
) -> None:
    """The place first."""
    head = "NO;TANGGAL KEGIATAN;NAMA KEGIATAN;TEMPAT;DIPERIKSA;TEMUAN"
    table = read(tmp_path, "KEGIATAN BULAN SEPTEMBER 2024", head, f"1;03-09-2024;{name};{place};5;0")
    assert table.table.kind == "activities"
    assert table.records.values["district"] == [code]
