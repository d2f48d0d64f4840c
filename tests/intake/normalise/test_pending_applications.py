"""Applications that are not decided yet: understood, counted in a note, and never asked to be decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reports.intake.normalise.converters import decision
from reports.model.period import Month, Period
from reports.pipeline.counting import quality_of
from reports.pipeline.gather import gather_paths
from reports.vocabulary import schema

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("word", ["PROSES", "Dalam proses", "sedang diproses", "Belum selesai", "PENDING", "menunggu"])
def test_a_word_for_a_pending_application_is_understood(word: str) -> None:
    """It decides nothing, and is told as such."""
    assert (decision(word).value, decision(word).code) == (None, "decision-pending")


@pytest.mark.parametrize("word", ["Entah", "DIKEMBALIKAN", "PROSES DITOLAK", 7])
def test_any_other_text_is_told_as_unreadable(word: object) -> None:
    """Among them what holds the word beside another one."""
    assert decision(word).code == "decision-unreadable"


def test_no_word_for_a_pending_application_is_a_decision() -> None:
    """And those that are one stay so."""
    assert schema.pending_words().isdisjoint(schema.value_aliases("services", "decision"))
    assert (decision("Disetujui").value, decision("TOLAK").value) == ("approved", "refused")


def test_a_pending_application_is_no_finding_of_the_quality_page(tmp_path: Path) -> None:
    """One that cannot be read is."""
    head = "LAYANAN IZIN TINGGAL SEPTEMBER 2024\nTANGGAL,JENIS IZIN TINGGAL,JENIS LAYANAN,L/P,HASIL\n"
    rows = "02-09-2024,ITAS,Baru,L,Disetujui\n03-09-2024,ITAS,Baru,L,PROSES\n04-09-2024,ITAS,Baru,L,Entah\n"
    (tmp_path / "layanan.csv").write_text(head + rows, encoding="utf-8")
    (file,) = gather_paths([tmp_path], tmp_path, None, unread=True).files
    told = [(problem.code, problem.cell) for table in file.tables for problem in table.problems]
    assert ("decision-pending", "E4") in told
    assert ("decision-unreadable", "E5") in told
    causes = quality_of([file], Period.of(Month(2024, 9))).causes
    assert ("decision-pending" in causes, causes["decision-unreadable"]) == (False, 1)
