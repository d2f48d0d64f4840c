"""Claims about header words that mean one thing here and another there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest

from reports.intake.read import find
from reports.pipeline.intake import read_file
from reports.vocabulary.mappings import Mappings

if TYPE_CHECKING:
    from pathlib import Path

    from reports.model.sheet import TableReading

PERSON = {
    "NAMA": "MIRA KATO",
    "NO PASPOR": "A1234567",
    "KEBANGSAAN": "Jepang",
    "JENIS IZIN TINGGAL": "ITAS",
    "NO KITAS": "2C11AB0001",
}
DATED = {
    "MASA BERLAKU": "01-02-2027",
    "TANGGAL": "01-09-2024",
    "TGL PEKERJAAN": "x",
    "JUMLAH": 7,
    "L": 3,
    "P": 4,
    "W": 4,
}


def read_header(
    folder: Path, header: list[str], decided: dict[str, str] | None = None, *, groups: list[str | None] | None = None
) -> TableReading:
    """Write a sheet with this header and one row of invented cells, and return its table."""
    book = openpyxl.Workbook()
    if groups:
        book.active.append(groups)
    book.active.append(header)
    book.active.append([PERSON.get(one, DATED.get(one, "Dukcapil" if one == "INSTANSI" else "x")) for one in header])
    book.save(folder / "2024-09.xlsx")
    (found,) = find(folder / "2024-09.xlsx")
    return read_file(found, "2024-09.xlsx", decisions=Mappings(columns=decided or {})).tables[0]


def fields(reading: TableReading) -> list[str | None]:
    """Return the field of each column."""
    return [one.field for one in reading.table.columns]


def asked(reading: TableReading) -> dict[str | None, object]:
    """Return cell → candidates of the contested columns."""
    return {one.cell: one.details["candidates"] for one in reading.problems if one.code == "column-contested"}


def test_a_masa_berlaku_without_a_number_before_it_is_asked(tmp_path: Path) -> None:
    """It may be the passport's or the permit's; the rows count with the date unknown."""
    reading = read_header(tmp_path, ["NAMA", "MASA BERLAKU", "NO PASPOR", "KEBANGSAAN", "JENIS IZIN TINGGAL"])
    assert asked(reading) == {"B1": "passport_expiry / permit_expiry"}
    assert reading.table.kind == "register"
    assert reading.records.values["permit_expiry"] == [None]


@pytest.mark.parametrize("field", ["permit_expiry", "passport_expiry"])
def test_a_remembered_decision_settles_masa_berlaku(tmp_path: Path, field: str) -> None:
    """What the office decided holds, and nothing is asked any more."""
    header = ["NAMA", "MASA BERLAKU", "NO PASPOR", "KEBANGSAAN", "JENIS IZIN TINGGAL"]
    reading = read_header(tmp_path, header, {"MASA BERLAKU": field})
    assert asked(reading) == {}
    assert (fields(reading)[1], reading.table.columns[1].how) == (field, "remembered")


@pytest.mark.parametrize(
    ("header", "meant"),
    [
        (["NAMA", "NO PASPOR", "KEBANGSAAN", "JENIS IZIN TINGGAL", "MASA BERLAKU"], {"E": "permit_expiry"}),
        (
            ["NAMA", "NO PASPOR", "MASA BERLAKU", "JENIS IZIN TINGGAL", "MASA BERLAKU"],
            {"C": "passport_expiry", "E": "permit_expiry"},
        ),
        (["NAMA", "NO PASPOR", "MASA BERLAKU PASPOR", "KEBANGSAAN", "NO KITAS"], {"C": "passport_expiry"}),
        (["NAMA", "NO PASPOR", "MASA BERLAKU", "KEBANGSAAN", "NO KITAS"], {"C": "passport_expiry"}),
    ],
)
def test_masa_berlaku_is_decided_by_its_neighbours(tmp_path: Path, header: list[str], meant: dict[str, str]) -> None:
    """Behind the permit it is the permit's; of two, the one behind the passport is the passport's."""
    reading = read_header(tmp_path, header)
    assert asked(reading) == {}
    assert {one.letter: one.field for one in reading.table.columns if one.letter in meant} == meant


def test_a_decision_does_not_move_a_word_that_its_neighbours_decide(tmp_path: Path) -> None:
    """One flat decision for MASA BERLAKU must not turn another office's permits into passports."""
    header = ["NAMA", "NO PASPOR", "KEBANGSAAN", "JENIS IZIN TINGGAL", "MASA BERLAKU"]
    assert fields(read_header(tmp_path, header, {"MASA BERLAKU": "passport_expiry"}))[4] == "permit_expiry"


def test_kegiatan_is_an_occupation_among_persons_and_an_event_in_a_log(tmp_path: Path) -> None:
    """The kind decides."""
    assert fields(read_header(tmp_path, ["NAMA", "NO PASPOR", "NO KITAS", "KEGIATAN"]))[3] == "occupation"
    assert fields(read_header(tmp_path, ["TANGGAL", "KEGIATAN", "LOKASI", "INSTANSI"]))[1] == "activity"


def test_kegiatan_beside_a_date_of_events_is_asked(tmp_path: Path) -> None:
    """A list of persons with TANGGAL and KEGIATAN is perhaps no register; as a log it needs the decision."""
    reading = read_header(tmp_path, ["TANGGAL", "KEGIATAN", "NAMA", "NO PASPOR", "NO KITAS"])
    assert asked(reading) == {"B1": "narrative / occupation"}
    assert reading.table.kind is None
    assert "header-undecided" in {one.code for one in reading.problems}
    header = ["TANGGAL", "KEGIATAN", "NAMA", "NO PASPOR", "NO KITAS"]
    assert read_header(tmp_path, header, {"KEGIATAN": "narrative"}).table.kind == "incidents"


def test_p_with_l_is_perempuan_and_with_w_is_asked(tmp_path: Path) -> None:
    """P and W are Pria and Wanita somewhere, Perempuan and nobody knows elsewhere."""
    assert fields(read_header(tmp_path, ["NAMA", "NO PASPOR", "NO KITAS", "L", "P"]))[3:] == [
        "sex",
        "sex",
    ]
    header = ["NAMA", "NO PASPOR", "NO KITAS", "P", "W"]
    assert asked(read_header(tmp_path, header)) == {"D1": "count_male / count_female", "E1": "count_female"}
    decided = {"P": "count_male", "W": "count_female"}
    assert fields(read_header(tmp_path, header, decided))[3:] == ["count_male", "count_female"]


def test_ttl_is_a_birth_among_persons_and_asked_among_counts(tmp_path: Path) -> None:
    """TTL may be short for total where L and P are counted."""
    assert fields(read_header(tmp_path, ["NAMA", "NO PASPOR", "NO KITAS", "TTL"]))[3] == "birth_place_date"
    assert asked(read_header(tmp_path, ["INSTANSI", "L", "P", "TTL"])) == {"D1": "count_total"}


def test_tanggal_under_a_group_that_nobody_declared_is_asked(tmp_path: Path) -> None:
    """The date of a letter is not that of an event; KEJADIAN over TANGGAL is declared."""
    header = ["NO", "TANGGAL", "URAIAN", "PASAL"]
    unknown = read_header(tmp_path, header, groups=[None, "NOTA DINAS", "ISI", None])
    assert asked(unknown) == {"B2": "incident_date"}
    assert unknown.table.kind is None
    known = read_header(tmp_path, header, groups=[None, "KEJADIAN", "ISI", None])
    assert (asked(known), fields(known)[1]) == ({}, "incident_date")
