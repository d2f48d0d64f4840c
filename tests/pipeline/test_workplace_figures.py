"""Workers by size of their place of work: in packs of meetings on places of work, in every edition, without names."""

from __future__ import annotations

import json
from itertools import product
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from reports.cli.main import pora
from tests import meetings
from tests.pipeline.test_sponsors import HEAD, MEETING, office_with, printed, run

if TYPE_CHECKING:
    from pathlib import Path

TABLES = ("workers-district-size", "workplaces-size")
THEME = f"sponsors = true\n{meetings.THEME}"


def with_register(office: Path, *rows: str) -> Path:
    """Write other rows into the register of an office."""
    lines = ("DATA ORANG ASING BULAN SEPTEMBER 2024", HEAD, *rows)
    (office / "inputs" / "register.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return office


def figures(office: Path, edition: str) -> dict[str, object]:
    """Return the figures of the workplace tables that a pack prints, by id."""
    path = office / "outputs" / MEETING / f"bahan-rapat.{edition}.figures.json"
    values = json.loads(path.read_text(encoding="utf-8"))["figures"]
    listed = values if isinstance(values, list) else [{"id": name, **value} for name, value in values.items()]
    return {one["id"]: one.get("value") for one in listed if one["id"].startswith(TABLES)}


def worker(number: int, sponsor: str, district: str, occupation: str = "Teknisi") -> str:
    """Return the row of a person."""
    letters = "".join(chr(65 + int(digit)) for digit in f"{number:03}")
    return f"{number},SENI {letters}JO,A{number:07},Jepang,L,ITAS,12-02-2025,{occupation},{sponsor},{district}"


@pytest.mark.parametrize("theme", [THEME, meetings.THEME], ids=["of places of work", "another"])
def test_only_a_meeting_on_places_of_work_counts_them(tmp_path: Path, theme: str) -> None:
    """One place of work of two workers is exact for the office and nowhere in a shared edition."""
    office = office_with(tmp_path / "kantor", theme)
    is_of_work = theme == THEME
    for edition in ("dinas", "antarinstansi"):
        assert run(office, "--edition", edition).exit_code == 0
        text = " ".join(printed(office, edition)[f"bahan-rapat.{edition}.pdf"].split())
        assert ("Tenaga kerja asing menurut tempat kerja" in text) is is_of_work
        assert ("tidak berarti ada pelanggaran" in text) is is_of_work
        assert not [name for name in ("Wexo", "WEXO", "Quzo") if name in text]
    exact = figures(office, "dinas")
    assert (exact.get("workers-district-size/total/total") == 3) is is_of_work
    assert (exact.get("workplaces-size/1-4/workplaces") == 2) is is_of_work
    assert not {name: value for name, value in figures(office, "antarinstansi").items() if value is not None}


def test_a_shared_pack_prints_what_many_places_of_work_hide(tmp_path: Path) -> None:
    """Kecamatan and sizes, each of many places of work, are the office's own numbers."""
    office = office_with(tmp_path / "kantor", THEME)
    homes = [
        (f"PT REKA {letter}{other}", ("KOJA", "CILINCING")[place % 2])
        for place, (letter, other) in enumerate(product("ABCDEF", "GHIJKLMN"))
        for _ in range(2 + place % 6)
    ]
    with_register(office, *(worker(number, *home) for number, home in enumerate(homes, 1)))
    for edition in ("dinas", "antarinstansi"):
        assert run(office, "--edition", edition).exit_code == 0
    exact, shared = figures(office, "dinas"), figures(office, "antarinstansi")
    words = ("review", f"{MEETING}.xlsx", "-C", str(office), "--hidden-in", "antarinstansi")
    reviewed = CliRunner().invoke(pora, words)
    page = (office / "outputs" / MEETING / "tinjauan.dinas.html").read_text(encoding="utf-8")
    assert reviewed.exit_code == 0
    assert all(name in page for name in exact)
    assert exact["workers-district-size/total/total"] == len(homes)
    assert {name for name, value in shared.items() if value}
    assert all(exact[name] == value for name, value in shared.items() if value is not None)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (worker(1, "BUDI REKAAN", "KOJA", "Ibu rumah tangga"), "NIHIL: per 30 September 2024 register tidak mencatat"),
        pytest.param(
            worker(1, "", "KOJA", ""),
            "data belum tersedia, karena register tidak memuat nama penjamin",
            marks=pytest.mark.ci,
        ),
        (worker(1, "", "KOJA"), "data belum tersedia, karena register tidak memuat nama penjamin"),
    ],
    ids=["no worker", "no occupation", "no sponsor"],
)
def test_none_and_unknown_are_told_apart(tmp_path: Path, row: str, said: str) -> None:
    """A register of nobody who works is nil; one that names no sponsor tells nothing."""
    office = with_register(office_with(tmp_path / "kantor", THEME), row)
    for edition in ("dinas", "antarinstansi"):
        assert run(office, "--edition", edition).exit_code == 0
        assert said in " ".join(printed(office, edition)[f"bahan-rapat.{edition}.pdf"].split())
