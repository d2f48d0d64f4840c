"""Claims about copies of a person that differ: what differs is named as officials name it, with the rule that holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reports.cli.i18n import translator_into
from reports.pipeline.gather import gather_office

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "NO;NAMA;NO PASPOR;KEBANGSAAN;L/P;JENIS IZIN TINGGAL;BERLAKU S/D;KECAMATAN;PEKERJAAN"
FIRST = {"sex": "L", "permit": "ITAS", "expiry": "31-12-2025", "district": "Koja", "work": "Teknisi"}


@pytest.mark.parametrize(
    ("other", "named"),
    [
        ({"district": "Cilincing"}, "Kecamatan"),
        ({"permit": "ITAP"}, "Jenis izin tinggal"),
        ({"expiry": "31-01-2025"}, "Masa berlaku izin tinggal"),
        ({"sex": "P"}, "Jenis kelamin"),
        ({"permit": "ITAP", "expiry": "SEUMUR HIDUP"}, "Jenis izin tinggal, Masa berlaku izin tinggal"),
    ],
)
def test_differing_fields_are_told_by_the_names_of_officials(tmp_path: Path, other: dict[str, str], named: str) -> None:
    """Never by a column of the ledger."""
    rows = [
        f"{number};MIRA SATU;A1000001;Jepang;{';'.join(({**FIRST, **copy}).values())}"
        for number, copy in enumerate(({}, other), 1)
    ]
    (tmp_path / "inputs").mkdir()
    text = "\n".join(["REGISTER ORANG ASING BULAN SEPTEMBER 2024", HEAD, *rows])
    (tmp_path / "inputs" / "register.csv").write_text(text, encoding="utf-8")
    problems = gather_office(tmp_path, store=False).problems
    (problem,) = [problem for problem in problems if problem.code == "duplicate-differs"]
    told = translator_into("id")(problem.message, problem.details)
    differing = told.partition("tetapi ")[2].partition(" berbeda")[0]
    assert sorted(differing.split(", ")) == sorted(named.split(", "))
    assert "kode kecamatannya lebih kecil" in told
