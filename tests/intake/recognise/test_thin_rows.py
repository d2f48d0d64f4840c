"""A row of number and name behind a caption or total is a record where its number goes on; a list of copies is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest

from reports.intake.read import Found
from reports.pipeline.intake import read_file

if TYPE_CHECKING:
    from pathlib import Path

    from reports.model.sheet import TableReading

Row = tuple[object, ...]

HEADER: Row = ("NO", "NAMA", "NO PASPOR", "KEBANGSAAN", "JENIS IZIN TINGGAL", "KECAMATAN")
PERSONS: tuple[Row, ...] = (
    (1, "LI WEI", "E12345678", "RRT", "ITAS", "Koja"),
    (2, "TAN AH KOW", "A1234567", "Malaysia", "ITAS", "Koja"),
)


def rows_read(folder: Path, *below: Row, persons: tuple[Row, ...] = PERSONS) -> tuple[int, ...]:
    """Return the rows of the register that were read, the first person being in row 3."""
    book = openpyxl.Workbook()
    for row in (("DATA ORANG ASING BULAN SEPTEMBER 2024",), HEADER, *persons, *below):
        book.active.append(row)
    book.save(folder / "a.xlsx")
    (table,) = read_file(Found(folder / "a.xlsx", is_lock=False), "a.xlsx").tables
    return tuple(table.records.rows)


@pytest.mark.parametrize("caption", ["I. MASIH TINGGAL", "Catatan:", "JUMLAH", "Data susulan"])
def test_a_name_whose_number_goes_on_is_a_record(tmp_path: Path, caption: str) -> None:
    """It was left out in silence, as if it were a note; a number of its own begins a list of another sort."""
    assert rows_read(tmp_path, (caption,), (3, "ANPE BAJORI")) == (3, 4, 6)
    assert rows_read(tmp_path, (caption,), ("3.", "ANPE BAJORI"), (4, "RESU JORE")) == (3, 4, 6, 7)
    assert rows_read(tmp_path, (caption,), (5, "ANPE BAJORI")) == (3, 4)


def test_a_list_of_copies_is_no_record(tmp_path: Path) -> None:
    """Its numbers begin anew, also where the register has one row and the list's second number would follow."""
    copies: tuple[Row, ...] = (("Tembusan:",), (1, "Kepala Kantor Wilayah"), (2, "Arsip"), (3, "Direktur"))
    assert rows_read(tmp_path, *copies) == (3, 4)
    assert rows_read(tmp_path, *copies, persons=PERSONS[:1]) == (3,)


UNNUMBERED: Row = HEADER[1:]


def unnumbered(folder: Path, caption: str) -> TableReading:
    """Return the reading of four persons without running numbers, parted by a text in the column of names."""
    book = openpyxl.Workbook()
    persons = [(*row[1:2], f"{row[2]}{number}", *row[3:]) for number in (1, 2) for row in PERSONS]
    for row in (("DATA ORANG ASING BULAN SEPTEMBER 2024",), UNNUMBERED, *persons[:2], (caption,), *persons[2:]):
        book.active.append(row)
    book.save(folder / "a.xlsx")
    (table,) = read_file(Found(folder / "a.xlsx", is_lock=False), "a.xlsx").tables
    return table


@pytest.mark.parametrize(
    ("caption", "codes"),
    [
        ("SUDAH PULANG", {("departed", "A6"), ("departed", "A7")}),
        ("PENCABUTAN", {("caption-asked", "A5")}),
        ("II. MASIH TINGGAL", set()),
        ("YOUSAF MASIH", {("name-alone", "A5")}),
        ("PASANG LAMA", {("caption-asked", "A5")}),
        ("CV SUMBER REJEKI", set()),
    ],
)
def test_a_caption_among_names_is_no_person(tmp_path: Path, caption: str, codes: set[tuple[str, str]]) -> None:
    """Without running numbers it was a person more, and said nothing of those below it."""
    table = unnumbered(tmp_path, caption)
    assert tuple(table.records.rows) == (3, 4, 6, 7)
    assert {(one.code, one.cell) for one in table.problems if one.cell} == codes


def test_a_name_alone_stays_a_person(tmp_path: Path) -> None:
    """It is asked what the person holds and where, since nobody knows whether it is one."""
    table = unnumbered(tmp_path, "MASITA BATALIN")
    assert tuple(table.records.rows) == (3, 4, 5, 6, 7)
    assert {one.cell for one in table.problems if one.cell} == {"D5", "E5"}


@pytest.mark.parametrize(
    ("stated", "place", "told"), [(2, None, ["F7"]), (2, "Koja", []), (7, None, []), (2, "Ptuit", [])]
)
def test_persons_behind_the_total_of_a_group_are_told(
    tmp_path: Path, stated: int, place: str | None, told: list[str]
) -> None:
    """They may belong to the group above or to none; whoever has a kecamatan of his own speaks for himself."""
    book = openpyxl.Workbook()
    below: tuple[Row, ...] = (("JUMLAH", stated), ("ANPE BAJORI", "M4960802", "RRT", "ITAS", place))
    persons = [(*row[1:5], None) for row in PERSONS]
    for row in (("DATA ORANG ASING SEPTEMBER 2024",), UNNUMBERED, ("KECAMATAN KOJA",), *persons, *below):
        book.active.append((None, *row))
    book.save(tmp_path / "a.xlsx")
    (table,) = read_file(Found(tmp_path / "a.xlsx", is_lock=False), "a.xlsx").tables
    assert [one.cell for one in table.problems if one.code == "group-behind-total"] == told
