"""Texts of a meeting that no font of its documents can show are told, and printed without a missing glyph."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from reports.cli.main import pora
from reports.intake.read import Found
from reports.pipeline.intake import read_file
from reports.vocabulary.printable_characters import BOX, not_printable, with_boxes
from tests import meetings

if TYPE_CHECKING:
    from pathlib import Path


def workbook(text: str) -> bytes:
    """Return a meeting at which a text was said and decided."""
    made = meetings.sheets(Tempat="Aula \u0e01")
    made["Pembahasan"] = [meetings.DISCUSSION, ("Polres", "Pembahasan", text, "Selesai")]
    made["Keputusan"] = [meetings.DECISIONS, (1, f"Memeriksa {text}", None, None)]
    return meetings.workbook(made)


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("\u738b\u5c0f\u660e", ("\u738b", "\u5c0f", "\u660e")), ("\u3084\u307e\u3060", ("\u3084", "\u307e", "\u3060")),
        ("\uae40\ucca0\uc218", ("\uae40", "\ucca0", "\uc218")), ("\u0938", ("\u0938",)),
        ("\U0001faaa", ("\U0001faaa",)),
        ("Nguy\u1ec5n, M\u00fcller, \u0418\u0432\u0430\u043d, \u0645\u062d\u0645\u062f \u2013 \u2713", ()), ("", ()),
    ],
)  # fmt: skip
def test_characters_without_a_glyph_are_known(text: str, missing: tuple[str, ...]) -> None:
    """Scripts of Asia and new pictures; accents, Cyrillic and Arabic are printed."""
    assert not_printable(text) == missing
    assert with_boxes(text).count(BOX) == len(missing)


def test_each_cell_with_such_a_text_is_told_with_the_characters(tmp_path: Path) -> None:
    """In facts and in lists, by its own cell."""
    path = tmp_path / "rapat.xlsx"
    path.write_bytes(workbook("data \u738b\u738b"))
    file = read_file(Found(path, is_lock=False), "rapat.xlsx")
    every = (*file.problems, *(problem for table in file.tables for problem in table.problems))
    told = {(one.sheet, one.cell, one.details["characters"]) for one in every if one.code == "characters-unprintable"}
    assert {(sheet, named) for sheet, _cell, named in told} == {
        ("Pembahasan", "\u738b (U+738B)"), ("Keputusan", "\u738b (U+738B)"), ("Rapat", "\u0e01 (U+0E01)"),
    }  # fmt: skip
    assert {cell for sheet, cell, _named in told if sheet != "Rapat"} == {"C2", "B2"}


@pytest.mark.skipif(not shutil.which("pdffonts"), reason="poppler is not installed")
def test_the_report_embeds_no_other_font_and_shows_boxes(tmp_path: Path) -> None:
    """Whatever fonts the PC has: no glyph is missing and the text says where one would be."""
    office = meetings.office(
        tmp_path,
        rapat_2024_10_09=workbook("data \u738b\u5c0f \u0e01 \u0938 \U0001faaa"),
        register=meetings.register("SEPTEMBER", 2024, *(meetings.person(number) for number in range(6))),
    )
    words = ["minutes", "rapat-2024-10-09.xlsx", "-C", str(office), "-q"]
    assert CliRunner(env={"LANG": "C"}).invoke(pora, words).exit_code == 0
    (report,) = (office / "outputs").rglob("laporan-rapat*.pdf")
    shown = subprocess.run(["pdftotext", report, "-"], capture_output=True, text=True, check=True).stdout
    fonts = subprocess.run(["pdffonts", report], capture_output=True, text=True, check=True).stdout.splitlines()[2:]
    assert f"data {BOX}{BOX} {BOX} {BOX} {BOX}" in " ".join(shown.split())
    assert {line.split()[0].partition("+")[2].partition("-")[0] for line in fonts} <= {
        "Liberation",
        "LiberationSans",
        "DejaVu",
        "DejaVuSans",
    }
    assert all(mark not in shown for mark in "\u738b\u0e01\u0938\U0001faaa")
