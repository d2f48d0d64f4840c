"""Claims about group rows of a kecamatan that is not known: told at their cell, asked about, and answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reports.intake.read import Found
from reports.pipeline.intake import read_file
from reports.vocabulary import mappings

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "NO;NAMA;NO PASPOR;KEBANGSAAN;L/P;JENIS IZIN TINGGAL;BERLAKU S/D ITAS"
KOJA = "31.72.03"


def read(folder: Path, bands: list[str], decided: str = "", more: str = "") -> tuple[list[object], list[object]]:
    """Write two persons below each band; return their kecamatan, and where and what is asked."""
    lines = ["DATA ORANG ASING BULAN SEPTEMBER 2024", HEAD + (";KECAMATAN" if more else "")]
    for index, band in enumerate(bands):
        lines.append(band)
        persons = (2 * index, 2 * index + 1)
        lines += [f"{n + 1};ADA {'ABCDEFGH'[n] * 4};A123456{n};JEPANG;L;ITAS;12-02-2025{more}" for n in persons]
    (folder / "data.csv").write_text("\n".join(lines), encoding="utf-8")
    (folder / "mappings.toml").write_text(f"[values.kecamatan]\n{decided}" if decided else "", encoding="utf-8")
    found = Found(folder / "data.csv", is_lock=False)
    (table,) = read_file(found, "data.csv", decisions=mappings.load(folder)).tables
    asked = [(one.cell, one.value) for one in table.problems if one.code == "district-unreadable"]
    return list(table.records.values["district"]), asked


@pytest.mark.parametrize("band", ["KEC. IB I", "Kecamatan SU II", "KECAMATAN AAL (2 orang)", "A. Kec. IB I : 2"])
def test_a_band_of_no_known_kecamatan_is_told_at_its_cell(tmp_path: Path, band: str) -> None:
    """Once, as the value of a kecamatan without count and enumerator; a known one says nothing."""
    districts, asked = read(tmp_path, ["KEC. KOJA", band])
    assert districts == [KOJA, KOJA, None, None]
    assert [cell for cell, _value in asked] == ["A6"]
    assert str(asked[0][1]).startswith("K")
    assert str(asked[0][1])[-1] in "IL"


def test_an_answer_holds_for_the_rows_below_the_band(tmp_path: Path) -> None:
    """It may also say that they are outside the work area; another band is still asked about."""
    decided = f'"KEC. KJ" = "{KOJA}"\n"KEC. XY" = "outside"\n'
    districts, asked = read(tmp_path, ["KEC. KJ", "KEC. XY", "KEC. ZZ"], decided)
    assert (districts, asked) == ([KOJA, KOJA, "outside", "outside", None, None], [("A9", "KEC. ZZ")])


def test_a_kecamatan_of_its_own_column_needs_no_band(tmp_path: Path) -> None:
    """Nothing is asked where no row depends on the answer."""
    assert read(tmp_path, ["KEC. IB I"], more=";KOJA") == ([KOJA, KOJA], [])
