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


def with_earlier(office: Path, *tasks: str, day: str = "Rabu, 11 September 2024") -> None:
    """Add a meeting before that of the office, with open tasks; that of the office has harmless texts."""
    sheets = meetings.sheets(**{"Hari_Tanggal": day})
    rows = [(number, task, "Kodim", "31-12-2024", "Belum", None) for number, task in enumerate(tasks, 1)]
    sheets["Tindak Lanjut"] = [meetings.FOLLOW_UPS, *rows]
    sheets["Pembahasan"] = [meetings.DISCUSSION, ("Kodim", "Temuan", "Dua WNA ditahan.", None)]
    (office / "inputs" / "rapat-2024-09-11.xlsx").write_bytes(meetings.workbook(sheets))
    (office / "inputs" / f"{MEETING}.xlsx").write_bytes(meetings.workbook(meetings.sheets()))


@pytest.mark.parametrize(
    "task",
    ["Memulangkan dua pelaku", "Pengecekan kos di Kelurahan Koja 22 November 2024", "Menemui Qkata di kantor"],
)
def test_an_open_task_of_an_earlier_meeting_stops_what_is_shared(office: Path, task: str) -> None:
    """Few persons, a plan or a name in doubt: the documents list it; what else that meeting said they do not."""
    with_earlier(office, task)
    for command in ("minutes", "briefing"):
        refused = run(command, f"inputs/{MEETING}.xlsx", "-C", office, "-n")
        assert refused.exit_code == 4
        assert "rapat-2024-09-11.xlsx Tindak Lanjut B2" in refused.stderr
    with_earlier(office, "Menyampaikan data setiap bulan")
    assert run("minutes", f"inputs/{MEETING}.xlsx", "-C", office, "-n").exit_code == 0


def test_a_number_that_is_printed_nowhere_is_told_where_its_sentence_is_left_out(office: Path) -> None:
    """In this meeting, in a task of an earlier one and in the configuration; not in the office's own edition."""
    with_earlier(office, "Memeriksa 777 orang asing")
    sheets = meetings.sheets()
    sheets["Pembahasan"] = [meetings.DISCUSSION, ("Kodim", "Temuan", "Ditemukan 888 WNA. Data dikirim.", None)]
    (office / "inputs" / f"{MEETING}.xlsx").write_bytes(meetings.workbook(sheets))
    (office / "pora.toml").write_text(
        "[document]\nletterhead = 'kemenkumham'\n[meeting]\nremarks = ['Ada 999 WNA.']\n", encoding="utf-8"
    )
    made = run("minutes", f"inputs/{MEETING}.xlsx", "-C", office, "-n", "--json", "--show-values")
    problems = [problem for problem in json.loads(made.stdout)["problems"] if problem["code"] == "count-unprinted"]
    assert [(problem["cell"] or problem["field"], problem["value"]) for problem in problems] == [
        ("C2", "Ditemukan 888 WNA."), ("B2", "Memeriksa 777 orang asing"), ("meeting.remarks.1", "Ada 999 WNA."),
    ]  # fmt: skip
    assert (
        "count-unprinted"
        not in run("minutes", f"inputs/{MEETING}.xlsx", "-C", office, "-n", "--json", "--edition", "dinas").stdout
    )


def test_the_public_is_told_of_no_fewer_than_its_tables_print(office: Path) -> None:
    """Four persons stand between offices, and stop what is for everybody."""
    sheets = meetings.sheets(Tema="Pendataan 4 orang asing")
    (office / "inputs" / f"{MEETING}.xlsx").write_bytes(meetings.workbook(sheets))
    words = ("briefing", f"inputs/{MEETING}.xlsx", "-C", office, "-n", "--edition")
    assert run(*words, "antarinstansi").exit_code == 0
    refused = run(*words, "publik")
    assert (refused.exit_code, "Rapat B1" in refused.stderr) == (4, True)


def test_a_theme_of_the_office_counts_too(office: Path) -> None:
    """In what it recommends and asks; what it quotes was published."""
    theme = meetings.THEME.replace("Data pengesahan", "Tiga tersangka diserahkan. Data pengesahan")
    (office / "themes").mkdir()
    (office / "themes" / "tka.toml").write_text(theme, encoding="utf-8")
    sheets = meetings.sheets(Kode_Tema="tka")
    (office / "inputs" / f"{MEETING}.xlsx").write_bytes(meetings.workbook(sheets))
    problems = json.loads(run("check", "-C", office, "--json").stdout)["problems"]
    few = [problem for problem in problems if problem["code"] == "few-persons"]
    assert [(problem["path"], problem["field"]) for problem in few] == [("themes/tka.toml", "recommendations[1]")]
    refused = run("briefing", f"inputs/{MEETING}.xlsx", "-C", office, "-n")
    assert (refused.exit_code, "themes/tka.toml" in refused.stderr) == (4, True)


def test_a_text_of_the_configuration_counts_too(office: Path) -> None:
    """It is named by its key."""
    (office / "pora.toml").write_text(
        f"[document]\nletterhead = 'kemenkumham'\n[meeting]\nremarks = ['{FEW}.']\n", encoding="utf-8"
    )
    refused = run("briefing", f"inputs/{MEETING}.xlsx", "-C", office, "-n")
    assert refused.exit_code == 4
    assert "pora.toml" in refused.stderr
