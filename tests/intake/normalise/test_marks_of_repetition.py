"""Cells that repeat the cell above by a mark: read as what stands there, or told where nothing does."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import openpyxl
import pytest

from reports.intake.read import find
from reports.pipeline.intake import read_file

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from reports.model.sheet import TableReading

HEAD = ("NO", "NAMA", "NO. PASPOR", "KEBANGSAAN", "L/P", "JENIS IZIN TINGGAL", "MASA BERLAKU IZIN TINGGAL",
        "KECAMATAN")  # fmt: skip
PERSONS = (
    ("ALVEN TORSTEK", "E10000011", "JEPANG", "L", "ITAS", "04-03-2025", "KOJA"),
    ("BRINA KOLVESS", "E10000022", "JEPANG", "L", "ITAS", "04-03-2025", "KOJA"),
    ("CORDEN MAVIK", "E10000033", "JEPANG", "P", "ITAP", "04-03-2027", "KOJA"),
    ("DRANO PELSK", "E10000044", "INDIA", "P", "ITAP", "04-03-2027", "CILINCING"),
)
COMPARED = ("full_name", "passport_no", "nationality", "sex", "permit_class", "permit_expiry", "district")
LOG = ("NO", "NO LAPORAN", "TANGGAL", "JENIS KEJADIAN", "KECAMATAN", "NAMA WNA", "WN", "INSTANSI PELAPOR")


def read(folder: Path, *rows: Sequence[object], title: str = "DATA ORANG ASING BULAN SEPTEMBER 2024") -> TableReading:
    """Write a sheet below a title and return its one table."""
    book = openpyxl.Workbook()
    for row in ((title,), *rows):
        book.active.append(row)
    book.save(folder / "september 2024.xlsx")
    (file,) = find(folder / "september 2024.xlsx")
    (table,) = read_file(file, "september 2024.xlsx", originals=True).tables
    return table


def values(table: TableReading) -> dict[str, list[object]]:
    """Return what was read of the fields that are compared."""
    return {field: list(table.records.values[field]) for field in COMPARED}


def with_marks(mark: str) -> list[list[object]]:
    """Return the persons, what agrees with the person above but name and number replaced by a mark."""
    rows: list[list[object]] = [[1, *PERSONS[0]]]
    for number, (above, person) in enumerate(pairwise(PERSONS), 2):
        repeated = [mark if text == over else text for text, over in zip(person, above, strict=True)]
        rows.append([number, *repeated])
    return rows


@pytest.mark.parametrize(
    "mark",
    ['"', "''", '- " -', '-"-', '" "', "”", "„", "〃", ",,", "sda", "SDA", "s.d.a.", "Idem", "ditto", "-do-", " sda ",
     "sama dengan di atas", "Sda di atas", "-//-", "＂"],
)  # fmt: skip
def test_a_mark_is_read_as_the_cell_above(tmp_path: Path, mark: str) -> None:
    """In every column that is no number of one person, over several rows too, and nothing is told."""
    plain = values(read(tmp_path, HEAD, *([number, *person] for number, person in enumerate(PERSONS, 1))))
    table = read(tmp_path, HEAD, *with_marks(mark))
    assert values(table) == plain
    assert not table.problems


@pytest.mark.parametrize("text", ["-", "do", "id", "v", "...", "SDN", "sidoarjo"])
def test_other_texts_are_no_mark(tmp_path: Path, text: str) -> None:
    """A dash says nothing; words stay what they are."""
    rows = [[1, *PERSONS[0]], [2, "BRINA KOLVESS", "E10000022", text, "L", "ITAS", "04-03-2025", "KOJA"]]
    assert read(tmp_path, HEAD, *rows).records.values["nationality"][1] != "JPN"


def test_a_mark_below_nothing_is_told(tmp_path: Path) -> None:
    """In the first row, below an empty cell, and at the beginning of a group; texts are empty then."""
    rows = [[1, *PERSONS[0]], [2, *PERSONS[1]], [3, *PERSONS[2]]]
    rows[0][1] = rows[0][4] = '"'
    rows[1][5], rows[2][5] = None, "sda"
    table = read(tmp_path, HEAD, *rows, ["KELURAHAN LAGOA"], [4, "DRANO PELSK", "E10000044", '"', "P", "ITAP"])
    read_values = values(table)
    assert (read_values["full_name"][0], read_values["sex"][0]) == (None, None)
    assert (read_values["permit_class"][2], read_values["nationality"][3]) == (None, None)
    told = {(problem.code, problem.cell) for problem in table.problems}
    assert told >= {
        ("mark-alone", "B3"),
        ("sex-unreadable", "E3"),
        ("permit-unreadable", "F5"),
        ("nationality-unknown", "D7"),
    }


def test_a_number_of_one_person_is_not_repeated(tmp_path: Path) -> None:
    """Whether two persons share a passport is no matter of a mark: it is told."""
    rows = [[1, *PERSONS[0]], [2, *PERSONS[1]]]
    rows[1][2] = '"'
    table = read(tmp_path, HEAD, *rows)
    assert values(table)["passport_no"] == ["E10000011", None]
    assert ("passport-word", "C4") in {(problem.code, problem.cell) for problem in table.problems}


def test_further_persons_of_an_incident_by_marks(tmp_path: Path) -> None:
    """Its number, date, type, place and agency hold; before, a mark was a report number and a type of its own."""
    rows = [
        [1, "LAP-01/IX/2024", "04/09/2024", "Overstay", "Koja", "ALVEN TORSTEK", "JEPANG", "Polres"],
        [2, '"', '"', '"', '"', "BRINA KOLVESS", '"', '"'],
        [3, "LAP-02/IX/2024", "05/09/2024", "Overstay", "Koja", "CORDEN MAVIK", "INDIA", "Dinas Sosial"],
        [4, '"', '"', '"', '"', "DRANO PELSK", '"', "SDA"],
    ]
    records = read(tmp_path, LOG, *rows, title="LOG KEJADIAN BULAN SEPTEMBER 2024").records.values
    assert records["incident_id"] == ["LAP-01/IX/2024"] * 2 + ["LAP-02/IX/2024"] * 2
    assert set(records["incident_type"]) == {"overstay"}
    assert records["nationality"] == ["JPN", "JPN", "IND", "IND"]
    assert records["agency"][:3] == ["Polres", "Polres", "Dinas Sosial"]
    assert records["agency"][3] is None  # Sumber Daya Air is an office too
