"""Groups of a register end with its grand total: what is added below it is of no kecamatan that is not written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reports.intake.read import Found
from reports.pipeline.intake import read_file

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "NO;NAMA;NO PASPOR;KEBANGSAAN;JENIS IZIN TINGGAL"
FIRST, SECOND, ADDED = (f"{n};MIRA {n}A;A123456{n};Jepang;ITAS" for n in (1, 2, 3))
KOJA, PRIOK = "31.72.03", "31.72.02"


def districts(folder: Path, *lines: str) -> list[object]:
    """Return the kecamatan of the persons."""
    path = folder / "register.csv"
    path.write_text("\n".join(["DATA ORANG ASING SEPTEMBER 2024", HEAD, *lines]), encoding="utf-8")
    (table,) = read_file(Found(path, is_lock=False), path.name, None).tables
    told = [one.details["count"] for one in table.problems if one.code == "values-missing" and one.field == "kecamatan"]
    assert sum(map(int, told)) == table.records.values["district"].count(None)
    return list(table.records.values["district"])


@pytest.mark.parametrize("grand", ["JUMLAH;;1", "JUMLAH SELURUHNYA;;1", "TOTAL;;1"])
def test_a_person_below_two_totals_is_of_no_group(tmp_path: Path, grand: str) -> None:
    """The first closes the last kecamatan, the second the register; the missing kecamatan is told."""
    lines = ("KECAMATAN KOJA", FIRST, "JUMLAH KOJA;;1", grand, ADDED)
    assert districts(tmp_path, *lines) == [KOJA, None]


def test_a_group_that_begins_below_two_totals_holds_again(tmp_path: Path) -> None:
    """A total of totals may stand between the parts of a register."""
    lines = ("KECAMATAN KOJA", FIRST, "JUMLAH KOJA;;1", "JUMLAH;;1", "KECAMATAN TANJUNG PRIOK", SECOND)
    assert districts(tmp_path, *lines) == [KOJA, PRIOK]


def test_one_total_between_the_rows_of_a_group_ends_it_not(tmp_path: Path) -> None:
    """It may be that of a page or a kelurahan."""
    assert districts(tmp_path, "KECAMATAN KOJA", FIRST, "JUMLAH;;1", SECOND) == [KOJA, KOJA]
