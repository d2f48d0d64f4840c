"""Rows of persons are never taken for rows of a header, however few numbers tell them from it."""

from __future__ import annotations

import pytest

from reports.intake.recognise.tables import locate
from reports.intake.recognise.unknown_tables import find
from reports.model.grid import Grid
from reports.model.place import Place

HEAD = ("No. Kasus", "Hr/Tgl", "Jns Kej.", "TKP", "Nama OA", "WN", "L/P", "No. Psp", "Psl", "Tkt")
CASES = (
    (
        "K-11/IX/2024",
        "21-8-2024",
        "Overstay",
        "Kel. Koja",
        "HIROSHI S",
        "Jpg",
        "P",
        "T23712330",
        "78 (3)",
        "dugaan",
    ),
    (
        "K-12/IX/2024",
        "3 Sept 2024",
        "Masuk wilayah",
        "Koja",
        "TAKASHI T",
        "Jpg",
        "P",
        "T35445591",
        "119",
        "dugaan",
    ),
    (None, None, None, None, "ARNEL C", "Filipina", "L", "P65591075", None, None),
    (None, None, None, None, "MINGTE T", "Taiwan", "L", "343538650", None, None),
    (None, None, None, None, "HANS L", "Jerman", "L", "C58843864", None, None),
    ("K-13/IX/2024", "Senin, 9/9/24", "Penyalahgunaan", "Koja", "SANG C", "Korsel", "P", "M44747285", "122", "dugaan"),
    ("K-14/IX/2024", "12-9-2024", "Overstay", "Koja", "CHIHWEI T", "Taiwan", "L", "392411461", "78 (3)", "ditindak"),
    (None, None, None, None, "DANTE S", "Filipina", "P", "P21964630", None, None),
)
TITLE = ("CATATAN 2024", *[None] * 9)
BLANK = (None,) * 10


def grid(*rows: tuple[object, ...]) -> Grid:
    """Return a sheet."""
    return Grid("KASUS", rows)  # type: ignore[arg-type]


@pytest.mark.parametrize("first", range(4))
def test_the_header_is_its_one_row(first: int) -> None:
    """Passport numbers of digits alone make a column of numbers, and the rows above the first of them stay records."""
    (table,) = find(grid(TITLE, BLANK, HEAD, *CASES[first:], *CASES[:first]))
    assert table.header_rows == (3, 3)
    assert len(table.records) == len(CASES)


def test_every_row_is_told_and_the_header_is_not_in_doubt() -> None:
    """No row is outside of the balance."""
    (table,) = locate(grid(TITLE, BLANK, HEAD, *CASES), Place("kasus.xlsx", "KASUS"), {})  # type: ignore[arg-type]
    assert len(table.records) == len(CASES)
    assert "header-unsure" not in {problem.code for problem in table.problems}
