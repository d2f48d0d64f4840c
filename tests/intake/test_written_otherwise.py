"""One register in many hands: heads, values, column numbers, groups and ticks as other offices write them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import openpyxl
import pytest

from reports.intake.read import find
from reports.model.sheet import RowRole
from reports.pipeline.intake import read_file

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from reports.model.sheet import TableReading

HEAD = ("NO", "NAMA LENGKAP", "NO. PASPOR", "KEBANGSAAN", "L/P", "JENIS IZIN TINGGAL", "MASA BERLAKU IZIN TINGGAL",
        "KECAMATAN")  # fmt: skip
PERSONS = (
    ("ALVEN TORSTEK", "E10000011", "JEPANG", "L", "ITAS", "04-03-2025", "KOJA"),
    ("BRINA KOLVESS", "E10000022", "INDIA", "P", "ITAP", "01-02-2027", "CILINCING"),
    ("CORDEN MAVIK", "E10000033", "BELANDA", "L", "ITK", "20-10-2024", "PADEMANGAN"),
)
READ = {
    "full_name": [person[0] for person in PERSONS],
    "passport_no": [person[1] for person in PERSONS],
    "nationality": ["JPN", "IND", "NLD"],
    "sex": ["L", "P", "L"],
    "permit_class": ["ITAS", "ITAP", "ITK"],
    "permit_expiry": [date(2025, 3, 4), date(2027, 2, 1), date(2024, 10, 20)],
    "district": ["31.72.03", "31.72.04", "31.72.05"],
}


def tables(folder: Path, *rows: Sequence[object], merged: str = "") -> tuple[TableReading, ...]:
    """Write a sheet below a title and read its tables."""
    book = openpyxl.Workbook()
    for row in (("DATA ORANG ASING BULAN SEPTEMBER 2024",), *rows):
        book.active.append(row)
    for span in merged.split():
        book.active.merge_cells(span)
    book.save(folder / "register september 2024.xlsx")
    (file,) = find(folder / "register september 2024.xlsx")
    return read_file(file, "register september 2024.xlsx", originals=True).tables


def values(table: TableReading) -> dict[str, list[object]]:
    """Return what was read of the fields that are compared."""
    return {field: table.records.values[field] for field in READ}


def numbered(*people: Sequence[object]) -> list[list[object]]:
    """Return rows with running numbers."""
    return [[number, *person] for number, person in enumerate(people, 1)]


@pytest.mark.parametrize(
    ("column", "head"),
    [
        (1, "Nama*)"), (1, "Nama Warga Negara Asing"), (1, "Nama WNA/Pemegang Paspor"), (1, "nmWna"), (2, "No.Pass"),
        (2, "NOPASPOR"), (2, "noPaspor"), (3, "Kebangsaan 1)"), (3, "KDNEGARA"), (4, "L/P²"), (4, "JENKEL"),
        (4, "Jenis Kelamin L / P"), (4, "jnsKelamin"), (5, "Izin"), (5, "Jenis ITK/ITAS/ITAP"), (5, "ITK/ITAS/ITAP"),
        (5, "Type of Stay Permit"), (5, "Izin Tinggal yang dimiliki"), (5, "Klasifikasi Izin"), (5, "IZINTINGGAL"),
        (6, "Masa berlaku s/d ITAS"), (6, "Tgl. Jatuh Tempo ITAS"), (6, "Berlaku sampai tgl (izin tinggal)"),
        (6, "Stay Permit Expiry Date"), (6, "tglAkhirIzin"), (7, "Kecamatan Domisili"), (7, "District"), (7, "kdKec"),
    ],
)  # fmt: skip
def test_a_head_in_other_words_is_the_same_field(tmp_path: Path, column: int, head: str) -> None:
    """Marks of footnotes, joined words of exports, English, and an end of validity beside any permit's name."""
    heads = [head if place == column else text for place, text in enumerate(HEAD)]
    people = [list(person) for person in PERSONS]
    if head == "kdKec":
        for person, code in zip(people, ("317203", "317204", "317205"), strict=True):
            person[6] = code
    if head == "KDNEGARA":
        for person, code in zip(people, ("JPN", "IND", "NLD"), strict=True):
            person[2] = code
    (table,) = tables(tmp_path, heads, *numbered(*people))
    assert values(table) == READ


COMBINED = {
    ("Nama dan No. Paspor", "Kebangsaan (L/P)", "Izin Tinggal (Masa Berlaku)", "Kecamatan"):
        "{0}\n{1}|{2} ({3})|{4} ({5})|{6}",
    ("Nama WNA (L/P)", "No Paspor", "Kebangsaan", "Jenis Izin Tinggal", "Masa Berlaku ITAS/ITAP/ITK", "Kecamatan"):
        "{0} ({3})|{1}|{2}|{4}|{5}|{6}",
    ("Identitas (Nama, Kebangsaan, No. Paspor)", "JK", "Jenis Izin Tinggal", "Berlaku s/d (ITAS)", "Kecamatan"):
        "{0}, {2}, {1}|{3}|{4}|{5}|{6}",
}  # fmt: skip


@pytest.mark.parametrize("heads", list(COMBINED))
def test_brackets_behind_a_head_name_what_its_cells_hold_too(tmp_path: Path, heads: tuple[str, ...]) -> None:
    """The sex behind a name or nationality, the end behind a permit, all behind IDENTITAS."""
    people = [COMBINED[heads].format(*person).split("|") for person in PERSONS]
    (table,) = tables(tmp_path, ["No", *heads], *numbered(*people))
    assert values(table) == READ


@pytest.mark.parametrize(("old", "new"), [("PASPOR LAMA", "PASPOR BARU"), ("No Paspor Lama", "No. Paspor Baru")])
def test_the_new_passport_beside_the_old_one_is_the_passport(tmp_path: Path, old: str, new: str) -> None:
    """On either side."""
    for head, is_first in (([old, new], False), ([new, old], True)):
        people = [
            [person[0], *([person[1], "X9"] if is_first else ["X9", person[1]]), *person[2:]] for person in PERSONS
        ]
        (table,) = tables(tmp_path, [*HEAD[:2], *head, *HEAD[3:]], *numbered(*people))
        assert values(table) == READ


def test_kelurahan_in_brackets_behind_the_kecamatan(tmp_path: Path) -> None:
    """Penjaringan (Pluit) under Kecamatan (Kelurahan)."""
    people = [[*person[:6], place] for person, place in zip(
        PERSONS, ("Koja (Lagoa)", "Cilincing (Marunda)", "Pademangan (Ancol)"), strict=True)]  # fmt: skip
    (table,) = tables(tmp_path, [*HEAD[:7], "Kecamatan (Kelurahan)"], *numbered(*people))
    assert values(table) == READ


@pytest.mark.parametrize(
    "row",
    ["a b c d e f g h", "I II III IV V VI VII VIII", "A B C D E F G H=F+G", "[1] [2] [3] [4] [5] [6] [7] [8]",
     "kol.1 kol.2 kol.3 kol.4 kol.5 kol.6 kol.7 kol.8"],
)  # fmt: skip
def test_column_numbers_of_any_kind_are_no_person(tmp_path: Path, row: str) -> None:
    """They neither count nor end the table."""
    (table,) = tables(tmp_path, HEAD, row.split(), *numbered(*PERSONS))
    assert values(table) == READ


def test_negative_column_numbers_are_no_person(tmp_path: Path) -> None:
    """Excel stores (1) (2) so."""
    (table,) = tables(tmp_path, HEAD, [-number for number in range(1, 9)], *numbered(*PERSONS))
    assert values(table) == READ


@pytest.mark.parametrize(("first", "second"), [("PT Baja", "CV Kimia"), ("Tenaga ahli", "Ikut suami")])
def test_a_heading_in_the_column_of_names_is_no_person(tmp_path: Path, first: str, second: str) -> None:
    """A company's name, or any text over which the running numbers go on."""
    people = numbered(*PERSONS)
    (table,) = tables(tmp_path, HEAD, [None, first], *people[:2], [None, second], *people[2:])
    assert values(table) == READ
    assert [table.table.structure[row] for row in (3, 6)] == [RowRole.GROUP, RowRole.GROUP]


def test_sub_heads_of_ticks_in_words_are_no_person(tmp_path: Path) -> None:
    """LAKI-LAKI and PEREMPUAN, KUNJUNGAN, TERBATAS and TETAP below their groups."""
    heads = ["NO", "NAMA", "NO PASPOR", "WN", "JENIS KELAMIN", None, "JENIS IZIN TINGGAL", None, None,
             "MASA BERLAKU ITAS", "KECAMATAN"]  # fmt: skip
    options = ["LAKI-LAKI", "PEREMPUAN", "KUNJUNGAN", "TERBATAS", "TETAP"]
    people = [
        [*person[:3], *("v" if code in {person[3], person[4]} else None for code in ("L", "P", "ITK", "ITAS", "ITAP")),
         *person[5:]]
        for person in PERSONS
    ]  # fmt: skip
    (table,) = tables(tmp_path, heads, [*[None] * 4, *options], *numbered(*people), merged="E2:F2 G2:I2")
    assert values(table) == READ
