"""Decisions on words and sentences that no text bears any more are told, and no others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reports.pipeline.check import check
from reports.pipeline.request import Request
from reports.vocabulary import config as configuration
from tests import meetings

if TYPE_CHECKING:
    from pathlib import Path

USED = {
    "names": ("Surya", "Gelora"),
    "operations": ("Operasi gabungan dilaksanakan di Koja malam nanti", "Pengecekan kos disiapkan Jumat"),
    "counts": ("dua mahasiswa Yaman", "Menurut [disamarkan] ada dua WNA"),
}
GONE = {"names": "Bintang", "operations": "Razia diadakan besok", "counts": "tiga mahasiswa Yaman"}
DECISION = {"names": "bukan nama orang", "operations": "bukan rencana operasi", "counts": "bukan orang"}


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """Return an office whose texts stand in a meeting, a log of activities, pora.toml and a theme."""
    sheets = meetings.sheets()
    told = "Menurut Budi Rekaan ada dua WNA. Operasi gabungan dilaksanakan di Koja malam nanti."
    sheets["Pembahasan"] = [meetings.DISCUSSION, ("Kodim", "Temuan", told, "Surya hadir.")]
    rows = [("NAMA KEGIATAN", "TANGGAL KEGIATAN", "LOKASI KEGIATAN"), ("Rapat di Gelora", "03-09-2024", "Koja")]
    folder = meetings.office(
        tmp_path / "kantor",
        themes={"tema": 'title = "Pengecekan kos disiapkan Jumat"\naim = "Tujuan"\nincident_types = ["overstay"]\n'},
        kegiatan=meetings.workbook({"KEGIATAN": [("DAFTAR KEGIATAN TIMPORA SEPTEMBER 2024",), *rows]}),
        rapat_2024_10_09=meetings.workbook(sheets),
    )
    (folder / "pora.toml").write_text('[meeting]\nremarks = ["Ada DUA  mahasiswa Yaman."]\n', encoding="utf-8")
    return folder


def told_of(office: Path, decided: dict[str, list[str]]) -> list[object]:
    """Return the decisions of which the check tells that they change nothing."""
    lines = [
        line
        for section, texts in decided.items()
        for line in (f"[{section}]", *(f'"{text}" = "{DECISION[section]}"' for text in texts))
    ]
    (office / "mappings.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    found = check((), Request(office, dry_run=True), configuration.load(office))
    assert all(one.severity == "info" for one in found.problems if one.code == "text-decision-unused")
    return [one.details["key"] for one in found.problems if one.code == "text-decision-unused"]


def test_decisions_on_texts_that_are_gone_are_told(office: Path) -> None:
    """Those that stand somewhere, in other spacing or beside words that are masked, are not."""
    decided = {section: [*texts, GONE[section]] for section, texts in USED.items()}
    assert told_of(office, decided) == [f'{section}."{text.upper()}"' for section, text in GONE.items()]


def test_every_one_is_told_where_no_text_is_left(office: Path) -> None:
    """The meeting, the log, the theme and pora.toml are gone."""
    for path in (*(office / "inputs").iterdir(), *(office / "themes").iterdir(), office / "pora.toml"):
        path.unlink()
    (office / "inputs" / "register.xlsx").write_bytes(meetings.register("SEPTEMBER", 2024, meetings.person(0)))
    assert len(told_of(office, {section: list(texts) for section, texts in USED.items()})) == 6
