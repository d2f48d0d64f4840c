"""Claims about logs of activities whose column of violations counts them, and of logs of incidents."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reports.intake.read import Found
from reports.pipeline.intake import read_file

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

HEAD = "TANGGAL;KECAMATAN;KEGIATAN;{jumlah};PELANGGARAN;{last}"


def kind(folder: Path, cells: Sequence[str], jumlah: str = "JML ORANG ASING", last: str = "UNSUR") -> str | None:
    """Return the kind of a log whose rows differ in their violations alone."""
    lines = ["KEGIATAN TIM PORA BULAN SEPTEMBER 2024", HEAD.format(jumlah=jumlah, last=last)]
    lines += [f"{n + 3}-9-2024;Koja;Operasi Gabungan;7;{cell};Polres" for n, cell in enumerate(cells)]
    (folder / "log.csv").write_text("\n".join(lines), encoding="utf-8")
    return read_file(Found(folder / "log.csv", is_lock=False), "log.csv").tables[0].table.kind


@pytest.mark.parametrize("cells", [["1", "0", "2"], ["1", "", "-"], ["1 orang", "NIHIL", "2 orang"]])
@pytest.mark.parametrize("jumlah", ["JML ORANG ASING", "JUMLAH WNA"])
def test_counted_violations_make_no_log_of_incidents(tmp_path: Path, cells: list[str], jumlah: str) -> None:
    """Each operation counted as an incident of a type called 0 or 1."""
    assert kind(tmp_path, cells, jumlah) != "incidents"


@pytest.mark.parametrize(
    ("cells", "last"), [(["Overstay", "1", "Tanpa dokumen"], "UNSUR"), (["1", "0", "2"], "NAMA"), (["1", "2"], "PASAL")]
)
def test_a_named_violation_or_another_sign_makes_one(tmp_path: Path, cells: list[str], last: str) -> None:
    """A single number among types, and numbers beside persons or articles, take nothing away."""
    assert kind(tmp_path, cells, last=last) == "incidents"
