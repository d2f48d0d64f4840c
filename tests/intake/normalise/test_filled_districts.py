"""Claims about kecamatan that a column names once for the rows below, and about what stands over such a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reports.intake.read import Found
from reports.intake.recognise.table_period import district_of
from reports.pipeline.intake import read_file
from reports.vocabulary import places, work_area

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

HEAD = "KECAMATAN;NO;NAMA;NO PASPOR;KEBANGSAAN;L/P;JENIS IZIN TINGGAL;BERLAKU S/D ITAS"
KOJA, CILINCING, PADEMANGAN = "31.72.03", "31.72.04", "31.72.05"


def read(folder: Path, names: Sequence[str], title: str = "DATA ORANG ASING") -> tuple[list[object], dict[str, object]]:
    """Write a person beside each name, ``=`` being a row of a total; return the kecamatan and the counts told."""
    lines = [title, "BULAN SEPTEMBER 2024", HEAD]
    for n, name in enumerate(names):
        person = f"{name};{n + 1};ADA {'ABCDEFGHJK'[n] * 4};A123456{n};JEPANG;L;ITAS;12-02-2025"
        lines.append(f"JUMLAH;;;;;;;{n}" if name == "=" else person)
    (folder / "data.csv").write_text("\n".join(lines), encoding="utf-8")
    (table,) = read_file(Found(folder / "data.csv", is_lock=False), "data.csv").tables
    told = {one.code: one.details.get("count") for one in table.problems if one.code.startswith("district")}
    return list(table.records.values["district"]), told


BLOCKS = [
    (["KOJA", "", "", "CILINCING", ""], [KOJA] * 3 + [CILINCING] * 2, {"district-filled": 3}),
    (["KOJA", "", "", "=", "CILINCING", ""], [KOJA] * 3 + [CILINCING] * 2, {"district-filled": 3}),
    (["KOJA", "", "", "CILINCING", "", "=", ""], [KOJA] * 3 + [CILINCING] * 2 + [None], {"district-filled": 3}),
    (["", "KOJA", "", "", "CILINCING", ""], [None, KOJA, None, None, CILINCING, None], {}),
    (["KOJA", "", "", "KOJA", "CILINCING", "", "", ""], [KOJA, None, None, KOJA, CILINCING, None, None, None], {}),
    (["KOJA", "CILINCING", "", "PADEMANGAN"], [KOJA, CILINCING, None, PADEMANGAN], {}),
]
"""Columns, the kecamatan of their rows, and what is told of those that were filled."""


@pytest.mark.parametrize(("names", "districts", "told"), BLOCKS)
def test_blank_cells_of_a_block_take_the_kecamatan_above(
    tmp_path: Path, names: list[str], districts: list[str | None], told: dict[str, int]
) -> None:
    """Only where the column shows blocks, within one part of the table; how many did is told."""
    found, remarks = read(tmp_path, names)
    assert found == districts
    assert {code: count for code, count in remarks.items() if code == "district-filled"} == told
    assert ("district-missing" in remarks) is (None in districts)


@pytest.mark.parametrize(
    ("names", "last"), [(["CILINCING", "PADEMANGAN", "CILINCING", ""], None), (["KOJA", "KOJA", "CILINCING", ""], KOJA)]
)
def test_a_place_over_the_table_fills_only_what_its_column_does_not_contradict(
    tmp_path: Path, names: list[str], last: str | None
) -> None:
    """A row without kecamatan is not of the place that the title names where most rows are of others."""
    districts, remarks = read(tmp_path, names, "DATA ORANG ASING KECAMATAN KOJA")
    assert districts[-1] == last
    assert ("district-missing" in remarks) is (last is None)


@pytest.fixture
def bali() -> Iterator[None]:
    """Let the work area be kabupaten whose names some of their kecamatan bear."""
    places.use_area(work_area.expanded(["51.07", "51.08"]))
    yield
    places.use_area(work_area.HOME)


@pytest.mark.usefixtures("bali")
@pytest.mark.parametrize(
    ("title", "district"),
    [
        ("KABUPATEN KARANGASEM", None),
        ("DATA WNA KAB. KARANGASEM BULAN JULI", None),
        ("DATA WNA KEC. KARANGASEM KAB. KARANGASEM", "51.07.04"),
        ("DATA ORANG ASING KEC. ABANG", "51.07.05"),
        ("DATA ORANG ASING", "51.07.04"),
        ("KABUPATEN BULELENG", "51.07.04"),
        ("JL. RAYA KEC. ABANG TELP. 1234", "51.07.04"),
    ],
)
def test_a_sheet_named_like_a_kabupaten_is_no_kecamatan_where_a_title_says_so(title: str, district: str | None) -> None:
    """The word for a kecamatan counts anywhere in a title but in an address."""
    assert district_of((title,), "KARANGASEM") == district
