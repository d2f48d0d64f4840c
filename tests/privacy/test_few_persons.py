"""Texts of people that count few persons: told at their cells, and no shared document before they are decided."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from docx import Document

from reports.cli.main import pora
from reports.pipeline import minutes
from reports.pipeline.rendering import Copies
from reports.pipeline.request import Request
from reports.vocabulary import config as configuration
from tests import meetings

if TYPE_CHECKING:
    from click.testing import Result

MEETING = "rapat-2024-10-09"
FEW = "Ditemukan dua mahasiswa Yaman"


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """Return an office in whose meeting an agency told of two students."""
    sheets = meetings.sheets()
    sheets["Pembahasan"] = [meetings.DISCUSSION, ("Kodim", "Temuan", f"{FEW}. Data disampaikan.", None)]
    folder = meetings.office(
        tmp_path / "kantor",
        register=meetings.register("SEPTEMBER", 2024, *(meetings.person(number) for number in range(30))),
        rapat_2024_10_09=meetings.workbook(sheets),
    )
    (folder / "pora.toml").write_text("[document]\nletterhead = 'kemenkumham'\n", encoding="utf-8")
    return folder


def run(*words: str | Path) -> Result:
    """Run the command line."""
    return CliRunner().invoke(pora, [str(word) for word in words])


def test_it_is_told_at_its_cell_and_stops_what_is_shared(office: Path) -> None:
    """The office's own edition prints it as it stands."""
    problems = json.loads(run("check", "-C", office, "--json", "--show-values").stdout)["problems"]
    few = [problem for problem in problems if problem["code"] == "few-persons"]
    assert [(problem["sheet"], problem["cell"], problem["value"]) for problem in few] == [
        ("Pembahasan", "C2", f"{FEW}.")
    ]
    refused = run("minutes", f"inputs/{MEETING}.xlsx", "-C", office, "-n")
    assert refused.exit_code == 4
    assert "Pembahasan C2" in refused.stderr
    assert run("minutes", f"inputs/{MEETING}.xlsx", "-C", office, "-n", "--edition", "dinas").exit_code == 0


def test_a_sentence_that_counts_no_foreigners_is_printed(office: Path) -> None:
    """By a decision of the office, which is asked for it no more."""
    (office / "mappings.toml").write_text(f'[counts]\n"{FEW}" = "bukan orang"\n', encoding="utf-8")
    assert "few-persons" not in run("check", "-C", office, "--json").stdout
    request = Request(office, office / "outputs", edition="antarinstansi")
    minutes.minutes(Path(f"{MEETING}.xlsx"), request, configuration.load(office), Copies(word=True))
    (word,) = (office / "outputs").rglob("laporan-rapat.antarinstansi.docx")
    tables = Document(str(word)).tables
    assert FEW in "\n".join(cell.text for table in tables for row in table.rows for cell in row.cells)


def test_a_text_of_the_configuration_counts_too(office: Path) -> None:
    """It is named by its key."""
    (office / "pora.toml").write_text(
        f"[document]\nletterhead = 'kemenkumham'\n[meeting]\nremarks = ['{FEW}.']\n", encoding="utf-8"
    )
    refused = run("briefing", f"inputs/{MEETING}.xlsx", "-C", office, "-n")
    assert refused.exit_code == 4
    assert "pora.toml" in refused.stderr
