"""What the name of an activity or its place says of whether it was held, and kinds that are several, are told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reports.intake.read import Found
from reports.pipeline.intake import read_file

if TYPE_CHECKING:
    from pathlib import Path

TITLE = "LAPORAN KEGIATAN TIM PORA BULAN SEPTEMBER 2024"


def told(folder: Path, head: str, *texts: str, code: str = "maybe-not-held") -> tuple[int, list[str | None]]:
    """Return how many activities count and the cells that are told, of rows with a text below a head."""
    kind = () if head in {"JENIS KEGIATAN", "URAIAN KEGIATAN"} else ("JENIS KEGIATAN",)
    heads = ["NO", "TANGGAL", head, *kind, "DIPERIKSA", "TEMUAN"]
    rows = [
        [str(n), f"{n:02}-09-2024", text, *(["Operasi Gabungan"] if kind else []), "4", "1"]
        for n, text in enumerate(texts, 1)
    ]
    lines = "\n".join(";".join(line) for line in [[TITLE], heads, *rows])
    (folder / "log.csv").write_text(lines, encoding="utf-8")
    (table,) = read_file(Found(folder / "log.csv", is_lock=False), "log.csv").tables
    assert table.table.kind == "activities"
    return sum(table.records.accepted), [problem.cell for problem in table.problems if problem.code == code]


@pytest.mark.parametrize(
    "text",
    ["Patroli perairan (batal krn cuaca)", "Operasi gabungan – ditunda", "Rapat Tim Pora (tidak jadi)",
     "Rapat koordinasi (dijadwalkan ulang)", "Pengawasan lapangan tidak terlaksana", "Sosialisasi – diundur 5 Oktober",
     "Operasi gabungan orang asing (batal)", "BATAL: patroli malam"],
)  # fmt: skip
def test_the_name_of_an_activity_may_say_that_it_was_not_held(tmp_path, text):
    """It is counted, and told at its name."""
    assert told(tmp_path, "URAIAN KEGIATAN", "Patroli", text) == (2, ["C4"])


@pytest.mark.parametrize("text", ["Hotel A (batal)", "tidak jadi", "ditunda"])
def test_so_may_its_place(tmp_path, text):
    """Where the place would stand."""
    assert told(tmp_path, "TEMPAT", "Hotel A", text) == (2, ["C4"])


@pytest.mark.parametrize(
    "text", ["Rapat evaluasi atas batalnya patroli", "Patroli WNA yang batal berangkat", "Operasi gabungan Batalyon"]
)
def test_other_names_say_nothing_of_it(tmp_path, text):
    """A word of something else."""
    assert told(tmp_path, "URAIAN KEGIATAN", "Patroli", text) == (2, [])


@pytest.mark.parametrize(
    "text",
    ["Operasi Gabungan dan Rapat Koordinasi", "Sosialisasi + operasi", "Operasi Gabungan (2 kali)", "Patroli 3x",
     "Rakor, sosialisasi"],
)  # fmt: skip
def test_a_row_of_several_activities_is_told(tmp_path, text):
    """It counts as one."""
    assert told(tmp_path, "JENIS KEGIATAN", "Patroli", text, code="activity-several") == (2, ["C4"])


@pytest.mark.parametrize("text", ["Rapat Koordinasi ke-2", "Opsgab/Operasi Gabungan", "Rapat Tim PORA, Kec. Koja"])
def test_one_activity_is_not(tmp_path, text):
    """In two words for the same, or with its number."""
    assert told(tmp_path, "JENIS KEGIATAN", "Patroli", text, code="activity-several") == (2, [])
