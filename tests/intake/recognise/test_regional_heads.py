"""Heads of kecamatan and kelurahan as they are called in Papua, Aceh, Yogyakarta and elsewhere are read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reports.intake.read import Found
from reports.pipeline.intake import read_file

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("district", "village"),
    [
        ("DISTRIK", "KAMPUNG"),
        ("Kapanewon", "Kalurahan"),
        ("KEMANTREN", "KELURAHAN"),
        ("KECAMATAN", "GAMPONG"),
        ("KECAMATAN", "NAGARI"),
        ("DISTRIK", "KELURAHAN/KAMPUNG"),
    ],
)
def test_regional_words_name_the_same_fields(tmp_path: Path, district: str, village: str) -> None:
    """Each office writes those of its region."""
    head = f"NO;NAMA;NO PASPOR;KEBANGSAAN;JENIS IZIN TINGGAL;{village};{district}"
    row = "1;MIRA KATO;X7713800;Jepang;ITAS;Pluit;Penjaringan"
    (tmp_path / "a.csv").write_text(f"DATA ORANG ASING SEPTEMBER 2024\n{head}\n{row}\n", encoding="utf-8")
    (table,) = read_file(Found(tmp_path / "a.csv", is_lock=False), "a.csv").tables
    fields = {column.header: column.field for column in table.table.columns}
    assert (fields[village], fields[district]) == ("kelurahan", "kecamatan")
    assert table.records.values["district"] == ["31.72.01"]
