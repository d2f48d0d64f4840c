"""Lists without a column of places: kecamatan and kelurahan of titles, sheets, files and folders."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest

from reports.intake.read import find
from reports.pipeline.intake import read_file
from reports.vocabulary import places
from reports.vocabulary.mappings import Mappings

if TYPE_CHECKING:
    from pathlib import Path

    from reports.model.sheet import TableReading

HEAD = ["NO", "NAMA", "NO PASPOR", "KEBANGSAAN", "JK", "JENIS IZIN TINGGAL"]
PENJARINGAN, PEJAGALAN = "31.72.01", "31.72.01.1004"
MONTH = "DATA ORANG ASING BULAN OKTOBER 2024"


def read(
    folder: Path, titles: list[str], sheet: str = "Sheet1", name: str = "data.xlsx", *,
    column: tuple[str, list[str | None]] | None = None, districts: tuple[str, ...] = (),
) -> TableReading:  # fmt: skip
    """Write a register of two persons, with a column of places where one is given, and read it."""
    book = openpyxl.Workbook()
    book.active.title = sheet
    for title in titles:
        book.active.append([title])
    head, cells = column or ("", [None, None])
    book.active.append([*HEAD, head])
    for number, cell in enumerate(cells, 1):
        book.active.append([number, f"ORANG {number}", f"E100000{number}", "JEPANG", "L", "ITAS", cell])
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    book.save(path)
    (file,) = find(path)
    (table,) = read_file(file, name, decisions=Mappings(districts=districts) if districts else None).tables
    return table


def located(table: TableReading) -> set[tuple[object, object]]:
    """Return kecamatan and kelurahan of the rows."""
    return set(zip(table.records.values["district"], table.records.values["village"], strict=True))


def sources(table: TableReading) -> list[object]:
    """Return where the place of all rows was taken from, as told."""
    return [problem.details["source"] for problem in table.problems if problem.code == "place-by-title"]


@pytest.mark.parametrize(
    "titles",
    [
        ["DATA ORANG ASING", "KELURAHAN PEJAGALAN", "BULAN OKTOBER 2024"],
        [MONTH, "KEL. PEJAGALAN KEC. PENJARINGAN"],
        ["DATA ORANG ASING DI WILAYAH KELURAHAN PEJAGALAN KECAMATAN PENJARINGAN BULAN OKTOBER 2024"],
        ["LAPORAN ORANG ASING", "Kelurahan : Pejagalan", "Kecamatan : Penjaringan", "Bulan : Oktober 2024"],
        ["KOTA ADMINISTRASI JAKARTA UTARA", "KECAMATAN PENJARINGAN", "KELURAHAN PEJAGALAN", MONTH],
    ],
)  # fmt: skip
def test_a_kelurahan_in_a_title_is_that_of_its_rows(tmp_path: Path, titles: list[str]) -> None:
    """With its kecamatan or without; and where it was taken from is told."""
    table = read(tmp_path, titles)
    assert located(table) == {(PENJARINGAN, PEJAGALAN)}
    assert sources(table) == ["title"]
    assert "kecamatan" not in {problem.field for problem in table.problems if problem.code == "values-missing"}


@pytest.mark.parametrize(
    ("sheet", "name", "source"),
    [
        ("Kel. Pejagalan", "data.xlsx", "sheet"), ("PEJAGALAN", "data.xlsx", "sheet"),
        ("Sheet1", "data WNA kelurahan pejagalan oktober 2024.xlsx", "file"),
        ("Sheet1", "PEJAGALAN OKT 2024.xlsx", "file"), ("Sheet1", "wna_kel_pejagalan_2024_10.xlsx", "file"),
        ("Sheet1", "Kelurahan Pejagalan/data oktober 2024.xlsx", "folder"),
    ],
)  # fmt: skip
def test_sheets_files_and_folders_name_a_place_too(tmp_path: Path, sheet: str, name: str, source: str) -> None:
    """By the word before it, or where they name nothing else."""
    table = read(tmp_path, [MONTH], sheet, name)
    assert located(table) == {(PENJARINGAN, PEJAGALAN)}
    assert sources(table) == [source]


def test_a_kecamatan_alone_leaves_the_kelurahan_open(tmp_path: Path) -> None:
    """In the name of a file."""
    table = read(tmp_path, [MONTH], name="data WNA kec penjaringan oktober 2024.xlsx")
    assert located(table) == {(PENJARINGAN, None)}
    assert sources(table) == ["file"]


@pytest.mark.parametrize(
    "titles",
    [
        [MONTH, "KELURAHAN PEJAGALAN DAN KELURAHAN PLUIT"], [MONTH, "KELURAHAN TAK DIKENAL"], [MONTH, "PER KELURAHAN"],
        ["Jl. Raya 5, Kel. Pejagalan, Kec. Penjaringan, Telp. 021", MONTH], [MONTH, "KEL. LAGOA", "KEL. PLUIT"],
    ],
)  # fmt: skip
def test_two_places_an_address_and_unknown_names_say_nothing(tmp_path: Path, titles: list[str]) -> None:
    """The rows are unknown, which is told."""
    table = read(tmp_path, titles)
    assert located(table) == {(None, None)}
    assert sources(table) == []
    assert "kecamatan" in {problem.field for problem in table.problems if problem.code == "values-missing"}


def test_a_column_of_places_wins(tmp_path: Path) -> None:
    """A file for one kelurahan may hold persons of another; an empty cell there stays unknown."""
    table = read(tmp_path, [MONTH], name="KELURAHAN PEJAGALAN.xlsx", column=("KELURAHAN", ["LAGOA", None]))
    lagoa = places.village_code("LAGOA")
    assert located(table) == {("31.72.03", lagoa), (None, None)}
    assert sources(table) == []


def test_a_kelurahan_of_another_kecamatan_is_not_taken(tmp_path: Path) -> None:
    """The titles contradict each other: the kecamatan stands, the kelurahan is open."""
    table = read(tmp_path, [MONTH, "KELURAHAN PEJAGALAN", "KECAMATAN KOJA"])
    assert located(table) == {("31.72.03", None)}


def test_a_desa_of_another_office_is_found_as_well(tmp_path: Path) -> None:
    """Batam, whose kelurahan nobody has declared by hand."""
    table = read(
        tmp_path,
        ["DATA WNA KELURAHAN TANJUNG UMA OKTOBER 2024"],
        districts=tuple(f"21.71.{number:02d}" for number in range(1, 13)),
    )
    ((district, village),) = located(table)
    assert str(village).startswith(str(district))
    assert str(district).startswith("21.71.")
