"""Rows of data are not tried as headers because a cell is L or P, which head a column and are values as well."""

from __future__ import annotations

import time

import pytest

from reports.intake.recognise import locate
from reports.intake.recognise.header import anchors
from reports.intake.recognise.header_reading import is_header
from reports.model.grid import Grid
from reports.model.place import Place

HEADER = ("NO", "NAMA LENGKAP", "NO PASPOR", "KEBANGSAAN", "L/P", "JENIS IZIN TINGGAL", "KOTA", "KETERANGAN")


def register(rows: int) -> Grid:
    """Return a register whose rows hold two words that head columns elsewhere."""
    body = (
        (float(number), f"NAMA{number} ORANG{number}", f"X{1000000 + number}", "JEPANG", "LP"[number % 2], "ITAS",
         "KOTA", f"catatan petugas nomor {'abcdefgh'[number % 8]} {number}")
        for number in range(1, rows + 1)
    )  # fmt: skip
    return Grid("Sheet1", (HEADER, *body))


@pytest.mark.parametrize("text", ["L", "P", "l", " P "])
def test_a_value_of_sex_is_no_header_by_itself(text: str) -> None:
    """Beside others it may be the lower row of a header."""
    assert not is_header(text)


def test_only_the_header_of_a_register_is_tried_as_one() -> None:
    """Each row tried costs as much as recognising a table."""
    assert anchors(register(200), {}) == [1]


def test_recognising_a_register_costs_no_more_for_its_rows() -> None:
    """It took 0.9 s of CPU for 80 rows of which every other was tried."""
    locate(register(1), Place("x.xlsx", "x.xlsx", ()), {})
    begun = time.process_time()
    (located,) = locate(register(2000), Place("x.xlsx", "x.xlsx", ()), {})
    assert located.table.kind == "register"
    assert time.process_time() - begun < 0.3
