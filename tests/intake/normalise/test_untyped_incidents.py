"""Claims about incidents of which nothing says what happened: their number is told, once a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reports.intake.read import Found
from reports.pipeline.intake import read_file

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

HEAD = "NO LAPORAN;TGL KEJADIAN;URAIAN KEJADIAN;NAMA;WN;PASAL"


def untyped(folder: Path, reports: Sequence[str], types: Sequence[str] | None) -> object:
    """Return how many rows of a log are told to say no type; None where nothing is told. Without types, no column."""
    lines = ["LAPORAN KEJADIAN BULAN SEPTEMBER 2024", HEAD + (";JENIS PELANGGARAN" if types else "")]
    for n, report in enumerate(reports):
        typed = f";{types[n]}" if types else ""
        lines.append(f"{report};{n + 3}-9-2024;Overstay 23 hari;ADA {'ABCDEF'[n] * 4};JEPANG;78 ayat (1){typed}")
    (folder / "log.csv").write_text("\n".join(lines), encoding="utf-8")
    (table,) = read_file(Found(folder / "log.csv", is_lock=False), "log.csv").tables
    assert table.table.kind == "incidents"
    told = (one for one in table.problems if one.code == "values-missing" and one.field == "incident_type")
    return next((one.details["count"] for one in told), None)


@pytest.mark.parametrize(
    ("reports", "types", "count"),
    [
        (["LP/1/IX/2024", "LP/2/IX/2024"], None, 2),
        (["LP/1/IX/2024", "LP/2/IX/2024"], ["Overstay", ""], 1),
        (["", "LP/2/IX/2024", ""], ["Overstay", "", ""], 2),
        (["LP/1/IX/2024", "LP/1/IX/2024"], ["Overstay", ""], None),
        (["LP/1/IX/2024", "LP/2/IX/2024"], ["Overstay", "Tanpa dokumen"], None),
    ],
)
def test_incidents_of_an_unstated_type_are_told(
    tmp_path: Path, reports: list[str], types: list[str] | None, count: int | None
) -> None:
    """A log without the column too; a further row of a report whose type is said lacks nothing."""
    assert untyped(tmp_path, reports, types) == count
