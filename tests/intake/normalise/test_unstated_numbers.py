"""Logs of activities that state neither persons checked nor findings: told, and no zeros."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reports.intake.read import Found
from reports.pipeline.intake import read_file

if TYPE_CHECKING:
    from pathlib import Path

    from reports.model.sheet import TableReading


def read(folder: Path, heads: str, *ends: str) -> TableReading:
    """Return a log of oversight with more columns."""
    head = f"NO;TANGGAL KEGIATAN;JENIS KEGIATAN;{heads}"
    lines = [f"{number};{number}-09-2024;Pengawasan lapangan;{end}" for number, end in enumerate(ends, 1)]
    path = folder / "log.csv"
    path.write_text("\n".join(["KEGIATAN SEPTEMBER 2024", head, *lines]), encoding="utf-8")
    (table,) = read_file(Found(path, is_lock=False), path.name, None).tables
    assert table.table.kind == "activities"
    return table


@pytest.mark.parametrize(
    "heads", ["OA YANG DIDATA;BERMASALAH", "WNA DIDATA;JUMLAH BERMASALAH", "JUMLAH DIPERIKSA;TEMUAN"]
)
def test_heads_of_other_words_are_read(tmp_path: Path, heads: str) -> None:
    """Ten checked, one finding."""
    table = read(tmp_path, heads, "10;1", "11;0")
    assert list(table.records.values["checked"]) == [10, 11]
    assert list(table.records.values["findings"]) == [1, 0]
    assert "activity-unstated" not in {problem.code for problem in table.problems}


def test_numbers_that_no_row_states_are_told(tmp_path: Path) -> None:
    """Each of them once."""
    table = read(tmp_path, "URAIAN KEGIATAN;LOKASI", "Diperiksa 17 orang asing;Koja", "Ditemukan 2;Koja")
    told = [problem.details["field"] for problem in table.problems if problem.code == "activity-unstated"]
    assert told == ["checked", "findings"]
