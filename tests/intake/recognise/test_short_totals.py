"""Totals named Banyaknya, TTL, Jml or misspelt are no persons, and are compared with what they sum."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reports.intake.read import Found
from reports.model.sheet import RowRole
from reports.pipeline.intake import read_file

if TYPE_CHECKING:
    from pathlib import Path

REGISTER = (
    "REGISTER BULAN OKTOBER 2024", "NO;NAMA;NO PASPOR;KEBANGSAAN;IZIN TINGGAL;KECAMATAN",
    "1;LI WEI;E12345678;RRT;ITAS;Koja", "2;MIRA KATO;TK1234567;Jepang;ITAS;Koja",
)  # fmt: skip
LOG = (
    "LOG KEJADIAN BULAN OKTOBER 2024", "NO;TANGGAL KEJADIAN;JENIS KEJADIAN;KECAMATAN;JUMLAH ORANG",
    "1;03-10-2024;Overstay;Koja;3", "2;05-10-2024;Overstay;Koja;2",
)  # fmt: skip
NAMES = ("Banyaknya", "BANYAKNYA WNA", "TTL", "Ttl.", "Sub TTL", "Jml", "JMLH", "Jumlh", "Σ", "Banyak Orang")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(("lines", "total"), [(REGISTER, ";{};2"), (LOG, ";;{};;5")])
def test_a_total_written_short_is_no_record(tmp_path: Path, lines: tuple[str, ...], total: str, name: str) -> None:
    """In any of the first columns."""
    (tmp_path / "data.csv").write_text("\n".join((*lines, total.format(name))), encoding="utf-8")
    (table,) = read_file(Found(tmp_path / "data.csv", is_lock=False), "data.csv").tables
    assert len(table.records.rows) == 2


def test_such_a_total_is_compared(tmp_path: Path) -> None:
    """A difference is told."""
    (tmp_path / "data.csv").write_text("\n".join((*LOG, ";;Banyaknya;;6")), encoding="utf-8")
    (table,) = read_file(Found(tmp_path / "data.csv", is_lock=False), "data.csv").tables
    assert [problem.cell for problem in table.problems if problem.code.startswith("total-")] == ["E5"]


def test_a_place_and_day_of_birth_is_no_total(tmp_path: Path) -> None:
    """TTL begins one too, and a head of that name that comes again is a head."""
    text = "\n".join((*REGISTER, REGISTER[1], "3;TTL: Osaka 1-1-1990;TK7654321;Jepang;ITAS;Koja"))
    (tmp_path / "data.csv").write_text(text, encoding="utf-8")
    (table,) = read_file(Found(tmp_path / "data.csv", is_lock=False), "data.csv").tables
    assert len(table.records.rows) == 3
    assert table.table.structure[5] is RowRole.REPEATED_HEADER
