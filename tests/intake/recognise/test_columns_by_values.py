"""Headers that say too little: what their values tell is read, and what nobody understands is told, not dropped."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from reports.intake.read import Found
from reports.pipeline.intake import read_file
from reports.vocabulary.mappings import Mappings

if TYPE_CHECKING:
    from pathlib import Path

    from reports.model.sheet import TableReading

GRADES = ("DUGAAN", "KLARIFIKASI", "KEBERADAAN")
CASE = {
    "TGL": "05/09/2024",
    "KEBANGSAAN": "JEPANG",
    "KECAMATAN": "Koja",
    "PASAL": "Pasal 122 huruf a UU 6/2011",
    "NAMA OA": "MIRA A",
    "NO PASPOR": "A1234567",
}
PERSON = {"NAMA": "MIRA A", "NO PASPOR": "A1234567", "IZIN TINGGAL": "ITAS", "BERLAKU S/D": "12/12/2025"}
TYPES = ("Overstay", "Penyalahgunaan izin tinggal", "OVERSTAY")


def read(
    folder: Path, title: str, heads: dict[str, tuple[str, ...]], decisions: Mappings | None = None
) -> TableReading:
    """Return a table of three rows: head → its cells."""
    rows = [title, ";".join(heads), *(";".join(column[row] for column in heads.values()) for row in range(3))]
    (folder / "table.csv").write_text("\n".join(rows), encoding="utf-8")
    (table,) = read_file(Found(folder / "table.csv", is_lock=False), "table.csv", None, decisions).tables
    return table


def log(folder: Path, decisions: Mappings | None = None, **columns: tuple[str, ...]) -> TableReading:
    """Return a log of incidents with more columns; _ in a head is a space."""
    heads = {head: (cell,) * 3 for head, cell in CASE.items()}
    more = {head.replace("_", " "): cells for head, cells in columns.items()}
    table = read(folder, "DAFTAR KEJADIAN SEPTEMBER 2024", {**heads, **more}, decisions)
    assert table.table.kind == "incidents"
    return table


def unread(table: TableReading) -> list[Any]:
    """Return header and missing fields of the columns that are told as not understood."""
    return [(one.details["header"], one.details["fields"]) for one in table.problems if one.code == "column-unread"]


@pytest.mark.parametrize(
    "head", ["TINGKAT", "Tingkat_Kasus", "STATUS_KASUS", "STATUS_PENANGANAN", "KETETAPAN", "STATUS"]
)
def test_a_column_of_words_for_grades_is_the_grade(tmp_path: Path, head: str) -> None:
    """Whatever its header says of it; nothing more is asked."""
    table = log(tmp_path, JENIS_KEJADIAN=TYPES, **{head: GRADES})
    assert list(table.records.values["grade"]) == ["dugaan", "klarifikasi", "keberadaan"]
    assert not unread(table)


def test_one_grade_makes_a_status_the_grade_and_the_other_words_are_told(tmp_path: Path) -> None:
    """A suspicion is not printed as a clarification because two cells say something else."""
    table = log(tmp_path, JENIS_KEJADIAN=TYPES, STATUS_KASUS=("Dugaan", "Selesai", "Proses"))
    assert list(table.records.values["grade"]) == ["dugaan", "klarifikasi", "klarifikasi"]
    assert [one.code for one in table.problems].count("grade-unreadable") == 2


def test_a_status_beside_a_column_of_grades_stays_the_status(tmp_path: Path) -> None:
    """The column that says so is the grade; STATUS without any grade gives way to TINGKAT."""
    table = log(tmp_path, JENIS_KEJADIAN=TYPES, STATUS=("Selesai", "Proses", "Selesai"), TINGKAT=GRADES)
    assert list(table.records.values["grade"]) == ["dugaan", "klarifikasi", "keberadaan"]
    assert "grade-unreadable" not in {one.code for one in table.problems}


def test_a_status_of_other_words_is_told_where_there_is_no_grade(tmp_path: Path) -> None:
    """All incidents would be clarifications in silence."""
    table = log(tmp_path, JENIS_KEJADIAN=TYPES, STATUS_KASUS=("Selesai", "Proses", "Selesai"))
    assert unread(table) == [("STATUS KASUS", "grade")]


def test_type_alone_is_what_happened(tmp_path: Path) -> None:
    """Where no other column says it, and its values are none of permits."""
    table = log(tmp_path, JENIS=TYPES, TINGKAT=GRADES)
    assert list(table.records.values["incident_type"]) == ["overstay", "penyalahgunaan-izin-tinggal", "overstay"]
    table = log(tmp_path, JENIS=("ITAS", "ITK", "ITAS"), TINGKAT=GRADES)
    assert unread(table) == [("JENIS", "incident_type")]
    table = log(tmp_path, JENIS_KEJADIAN=TYPES, JENIS=("lain", "lain", "lain"), TINGKAT=GRADES)
    assert table.records.values["incident_type"][0] == "overstay"


@pytest.mark.parametrize("head", ["RAGAM", "Apa yang ditemukan"])
def test_a_column_that_nobody_understands_is_told_with_what_is_missing(tmp_path: Path, head: str) -> None:
    """With its header and the cell; a decision of the office ends it."""
    table = log(tmp_path, TINGKAT=GRADES, **{head: TYPES})
    assert unread(table) == [(head, "incident_type")]
    assert [(one.severity, one.cell) for one in table.problems if one.code == "column-unread"] == [("warning", "H2")]
    for answer in ("incident_type", "abaikan"):
        decisions = Mappings(columns={head.upper(): answer})
        assert not unread(log(tmp_path, decisions, TINGKAT=GRADES, **{head: TYPES}))


@pytest.mark.parametrize(
    ("missing", "head", "cells"),
    [
        ("sex", "GENRE", ("Pa", "Wa", "Pa")), ("kecamatan", "WILAYAH BINAAN", ("Koja", "Cilincing", "Koja")),
        ("nationality", "ASAL USUL", ("Jepang", "Jepang", "India")),
    ],
)  # fmt: skip
def test_a_register_is_told_what_it_lacks(tmp_path: Path, missing: str, head: str, cells: tuple[str, ...]) -> None:
    """Of each field by which persons are counted."""
    counted = {"sex": ("JK", "L"), "kecamatan": ("KECAMATAN", "Koja"), "nationality": ("KEBANGSAAN", "JEPANG")}
    heads = {name: (cell,) * 3 for name, cell in PERSON.items()}
    heads |= {name: (cell,) * 3 for field, (name, cell) in counted.items() if field != missing}
    table = read(tmp_path, "REGISTER ORANG ASING SEPTEMBER 2024", {**heads, head: cells})
    assert unread(table) == [(head, missing)]


def test_what_can_be_no_category_is_not_told(tmp_path: Path) -> None:
    """Numbers, days and empty columns, and any column of a table that lacks nothing."""
    more = {"NO HP": ("0812", "0813", "0814"), "JADWAL": ("05/09/2024",) * 3, "CADANGAN": ("",) * 3}
    assert not unread(log(tmp_path, JENIS_KEJADIAN=TYPES, **more))
    assert not unread(log(tmp_path, JENIS=TYPES, TINGKAT=GRADES, WARNA=("A", "B", "A")))


@pytest.mark.parametrize("head", ["JUMLAH", "Jml", "JLH."])
@pytest.mark.parametrize(
    ("cells", "persons"),
    [
        (("3 org", "1", "2"), [3, 1, 2]), (("3", "", "2 orang"), [3, 1, 2]), (("-", "4", "2"), [1, 4, 2]),
        (("1.000.000", "500.000", "2"), [1, 1, 1]), (("banyak", "sedikit", "2"), [1, 1, 1]),
    ],
)  # fmt: skip
def test_a_sum_alone_is_the_number_of_persons(
    tmp_path: Path, head: str, cells: tuple[str, ...], persons: list[int]
) -> None:
    """Where its cells are such numbers and no other column holds them; rupiah are none."""
    table = log(tmp_path, TINGKAT=GRADES, JENIS=TYPES, **{head: cells})
    assert list(table.records.values["persons"]) == persons
    table = log(tmp_path, TINGKAT=GRADES, JENIS=TYPES, **{head: cells, "JUMLAH ORANG": ("7", "8", "9")})
    assert list(table.records.values["persons"]) == [7, 8, 9]
