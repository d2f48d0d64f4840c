"""Group rows of a register that name a nationality: no persons, and the nationality of the rows below them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reports.intake.read import Found
from reports.model.sheet import RowRole
from reports.pipeline.intake import read_file

if TYPE_CHECKING:
    from pathlib import Path

    from reports.model.sheet import TableReading

HEAD = "NO;NAMA;L/P;NO PASPOR;JENIS IZIN TINGGAL;BERLAKU S/D IZIN TINGGAL;KECAMATAN"


def person(number: int, last: str = "") -> str:
    """Return a row."""
    name = f"MIRA {'ABCDEFGH'[number - 1]}{last}"
    return f"{number};{name};L;E1{number}234507;ITAS;31-12-2024;Koja"


def read(folder: Path, *lines: str, head: str = HEAD) -> TableReading:
    """Return the register."""
    path = folder / "register.csv"
    path.write_text("\n".join(["DATA ORANG ASING SEPTEMBER 2024", head, *lines]), encoding="utf-8")
    (table,) = read_file(Found(path, is_lock=False), path.name, None).tables
    assert table.table.kind == "register"
    return table


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("I.;WARGA NEGARA TIONGKOK;;;;;", "II.;WARGA NEGARA JEPANG;;;;;"), ("I.;TIONGKOK;;;;;", "II.;JEPANG;;;;;"),
        ("A.;WN Tiongkok;;;;;", "B.;WN Jepang;;;;;"), (";WARGA NEGARA TIONGKOK;;;;;", ";WARGA NEGARA JEPANG;;;;;"),
        ("1;WARGA NEGARA TIONGKOK;;;;;", "2;WARGA NEGARA JEPANG;;;;;"),
        ("I. WARGA NEGARA TIONGKOK;;;;;;", "II. JEPANG;;;;;;"),
    ],
)  # fmt: skip
def test_rows_below_a_nationality_have_it(tmp_path: Path, first: str, second: str) -> None:
    """Whatever the mark before it; the group rows are structure."""
    table = read(tmp_path, first, person(1), person(2), second, person(3), person(4))
    assert table.records.values["nationality"] == ["CHN", "CHN", "JPN", "JPN"]
    assert list(table.table.structure.values()).count(RowRole.GROUP) == 2
    codes = [problem.code for problem in table.problems]
    assert codes.count("nationality-by-group") == 1
    assert not [one for one in table.problems if one.code == "values-missing" and one.field == "nationality"]


def test_a_column_of_nationalities_wins(tmp_path: Path) -> None:
    """The group rows are structure all the same."""
    lines = ("I.;WARGA NEGARA JEPANG;;;;;;", f"{person(1)};Korea Selatan", f"{person(2)};")
    table = read(tmp_path, *lines, head=f"{HEAD};KEBANGSAAN")
    assert table.records.values["nationality"] == ["KOR", None]


def test_groups_within_groups_of_another_sort_end_with_them(tmp_path: Path) -> None:
    """A kecamatan that begins below a nationality has none yet."""
    lines = (
        "A.;KECAMATAN KOJA;;;;;", "1.;WN JEPANG;;;;;", person(1), "B.;KECAMATAN CILINCING;;;;;", person(2),
        "1.;WN TIONGKOK;;;;;", person(3),
    )  # fmt: skip
    assert read(tmp_path, *lines).records.values["nationality"] == ["JPN", None, "CHN"]


def test_a_thin_row_of_a_person_stays_a_record(tmp_path: Path) -> None:
    """A name that is no nationality, and a nationality beside other data."""
    table = read(tmp_path, person(1), "2;MIRA JEPANG;;;;;", "3;JORDAN;L;E7654321;ITAS;31-12-2024;Koja", person(4))
    assert len(table.records.rows) == 4
