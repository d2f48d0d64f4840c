"""Registers that come by kecamatan: one that was not delivered for the month is missing, and no zero."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import pytest

from reports.model.figures import TOTAL, Status
from reports.model.period import Month, Period
from reports.pipeline.archive.file_job import on_this_machine
from reports.pipeline.archive.monthly_figures import Rebuilt
from reports.pipeline.archive.read_archive import Place, read
from reports.pipeline.counting import counted
from reports.pipeline.gather import gather_paths
from reports.vocabulary.config import Config

if TYPE_CHECKING:
    from pathlib import Path

    from reports.model.figures import Figures

HEAD = "NO;NAMA;NO PASPOR;KEBANGSAAN;JENIS IZIN TINGGAL"
NAMES = ("KOJA", "CILINCING", "PENJARINGAN", "KELAPA GADING", "TANJUNG PRIOK")
KOJA, PADEMANGAN = "31.72.03", "31.72.05"
TABLES = ("stock-district-permit", "stock-district-sex", "stock-expiring", "overstay")
OCTOBER = Month(2024, 10)


def write(folder: Path, name: str, month: str, persons: int = 2, title: str = "KECAMATAN {}") -> None:
    """Write the register of one kecamatan."""
    rows = "".join(
        f"{n};ORANG {n};E{len(name):02d}{n:04d}{ord(name[0]):02d};Jepang;ITAS\n" for n in range(1, persons + 1)
    )
    rows = rows or "NIHIL;;;;\n"
    text = f"DATA WNA {title.format(name)} BULAN {month} 2024\n{HEAD}\n{rows}"
    (folder / f"{name} {month}.csv".lower()).write_text(text, encoding="utf-8")


def figures(folder: Path) -> tuple[Figures, Figures]:
    """Return the figures of October, of a return and of an archive."""
    gathered = gather_paths([folder], None)
    of_return = counted(gathered, Period.of(OCTOBER), date(2024, 10, 31), Config()).figures
    place = Place(folder, folder.parent, Config().work_area.districts)
    place.ledger.mkdir(parents=True, exist_ok=True)
    material = read(place, partial(on_this_machine, workers=1)).material
    return of_return, Rebuilt(material)[OCTOBER]


@pytest.fixture
def inputs(tmp_path: Path) -> Path:
    """Return a folder with the registers of five of six kecamatan."""
    folder = tmp_path / "kantor" / "inputs"
    folder.mkdir(parents=True)
    for name in NAMES:
        write(folder, name, "OKTOBER")
    return folder


@pytest.mark.parametrize("other_month", ["SEPTEMBER", ""])
def test_a_kecamatan_without_a_register_is_missing(inputs: Path, other_month: str) -> None:
    """Its register of another month is none of this one; all others are counted."""
    if other_month:
        write(inputs, "PADEMANGAN", other_month)
    for of_month in figures(inputs):
        for table in TABLES:
            assert of_month.tables[table].figure(PADEMANGAN, TOTAL).status is Status.MISSING
            assert of_month.tables[table].figure(KOJA, TOTAL).status is Status.VALUE
        permits = of_month.tables["stock-district-permit"]
        assert (permits.figure(KOJA, "ITK").value, permits.figure(TOTAL, TOTAL).value) == (0, 10)
        villages = [row for row in of_month.tables["stock-village"].rows if row.startswith(PADEMANGAN)]
        missing = {of_month.tables["stock-village"].figure(row, TOTAL).status for row in villages}
        assert missing == {Status.MISSING}


def test_a_kecamatan_that_says_nihil_is_a_zero(inputs: Path) -> None:
    """It was delivered."""
    write(inputs, "PADEMANGAN", "OKTOBER", 0)
    for of_month in figures(inputs):
        assert of_month.tables["stock-district-permit"].figure(PADEMANGAN, TOTAL).value == 0


def test_a_list_added_to_those_of_kecamatan_is_no_register_of_all(inputs: Path) -> None:
    """Persons that were forgotten, of any kecamatan."""
    write(inputs, "SUSULAN", "OKTOBER", title="{}")
    for of_month in figures(inputs):
        assert of_month.tables["stock-district-permit"].figure(PADEMANGAN, TOTAL).status is Status.MISSING


def test_a_register_of_the_whole_area_leaves_nothing_out(inputs: Path) -> None:
    """Nobody of a kecamatan in it is nobody there, also where one kecamatan sent its own."""
    for name in NAMES[1:]:
        (inputs / f"{name} oktober.csv".lower()).unlink()
    write(inputs, "GABUNGAN", "OKTOBER", title="JAKARTA UTARA")
    for of_month in figures(inputs):
        assert of_month.tables["stock-district-permit"].figure(PADEMANGAN, TOTAL).value == 0
