"""The story of ``pora minutes`` on small offices: nil, very large, and from meeting to meeting."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from reports.errors import ConfigurationError
from reports.pipeline.minutes import LONGEST_MESSAGE, minutes
from reports.pipeline.rendering import Copies
from reports.pipeline.request import MeetingOutcome, Request
from reports.render import plain_text
from reports.vocabulary import config
from tests import meetings
from tests.pdf_text import text_of

PLAIN = Copies()


def make(office: Path, workbook: str, *, copies: Copies = PLAIN, **more: object) -> MeetingOutcome:
    """Make the documents of a meeting for other agencies."""
    request = Request(office, edition=str(more.pop("edition", "antarinstansi")), **more)
    return minutes(Path("inputs") / f"{workbook}.xlsx", request, config.load(office), copies)


def tasks(folder: Path) -> list[tuple[object, ...]]:
    """Return the rows of a register."""
    sheet = load_workbook(folder / "tindak-lanjut.antarinstansi.xlsx")["Tindak Lanjut"]
    return [tuple(cell.value for cell in row) for row in sheet.iter_rows(min_row=5)]


def test_a_nihil_meeting_of_a_kecamatan_comes_out_whole(tmp_path: Path) -> None:
    """No decisions, no follow-ups, no incidents: said in sentences."""
    office = meetings.nihil_office(tmp_path)
    done = make(office, "rapat-koja-2024-10-09", copies=Copies(word=True, slides=True))
    folder = office / "outputs" / "rapat-koja-2024-10-09"
    said = " ".join(text_of(folder / "laporan-rapat.antarinstansi.pdf").split())
    for sentence in (
        "Rapat Koordinasi Tim PORA Tingkat Kecamatan Koja",
        "Selama bulan September 2024 di seluruh wilayah kerja tidak tercatat kejadian.",
        "Kelurahan belum dicatat dalam register untuk 12 orang di Kecamatan Koja.",
        "Rapat tidak mencatat keputusan.",
        "Rapat tidak menyepakati tindak lanjut.",
    ):
        assert sentence in said
    assert tasks(folder)[0][1] == "NIHIL"
    assert len(done.run.written) == 9


@pytest.mark.ci
@pytest.mark.pages
def test_sixty_agencies_and_two_hundred_tasks_come_out_whole(tmp_path: Path) -> None:
    """Every task in the report and the register; the message stays on its page."""
    office = meetings.large_office(tmp_path)
    make(office, "rapat-2024-10-09", copies=Copies(word=True, slides=True))
    folder = office / "outputs" / "rapat-2024-10-09"
    said = text_of(folder / "laporan-rapat.antarinstansi.pdf")
    assert [n for n in range(1, 201) if f"Tugas {n}:" not in said] == []
    assert said.count("Uraian") > 5
    assert len(tasks(folder)) == 200
    message = (folder / "atensi.antarinstansi.txt").read_text(encoding="utf-8")
    assert plain_text.count_lines(message) <= LONGEST_MESSAGE


def test_a_task_is_carried_over_until_it_is_closed(tmp_path: Path) -> None:
    """It keeps the meeting that first agreed on it, and leaves once a later meeting has closed it."""

    def meeting(day: str, status: str) -> bytes:
        sheets = meetings.sheets(Hari_Tanggal=day)
        task = (1, "Menyampaikan data", "Polres Metro", date(2024, 9, 1), status, None)
        sheets["Tindak Lanjut"] = [meetings.FOLLOW_UPS, task]
        return meetings.workbook(sheets)

    office = meetings.office(
        tmp_path, rapat_2024_07_10=meeting("10-07-2024", "Belum"), rapat_2024_08_14=meeting("14-08-2024", "Proses"),
        rapat_2024_09_11=meeting("11-09-2024", "Selesai"), rapat_2024_10_09=meetings.meeting(Hari_Tanggal="9-10-2024"),
    )  # fmt: skip
    seen = {}
    for name in ("rapat-2024-07-10", "rapat-2024-08-14", "rapat-2024-09-11"):
        make(office, name)
        (row,) = tasks(office / "outputs" / name)
        seen[name] = (row[4], row[6], row[8], row[9])
    assert seen == {
        "rapat-2024-07-10": ("Belum", "rapat-2024-07-10", 0, 0),
        "rapat-2024-08-14": ("Proses", "rapat-2024-07-10", 35, 0),
        "rapat-2024-09-11": ("Selesai", "rapat-2024-07-10", None, 0),
    }


def test_ages_are_counted_to_the_date_of_the_document(tmp_path: Path) -> None:
    """Not to the day the file is opened."""
    office = meetings.office(tmp_path, rapat_2024_10_09=meetings.meeting())
    make(office, "rapat-2024-10-09", document_date=date(2024, 10, 19))
    assert tasks(office / "outputs" / "rapat-2024-10-09")[0][8] == 10


def test_a_theme_of_the_office_itself_gives_the_aim(tmp_path: Path) -> None:
    """A second theme needs no code."""
    office = meetings.themed_office(tmp_path)
    make(office, "rapat-2024-10-09")
    said = " ".join(text_of(office / "outputs" / "rapat-2024-10-09" / "laporan-rapat.antarinstansi.pdf").split())
    assert "untuk menyelaraskan data tenaga kerja asing antarinstansi." in said


def test_a_failure_leaves_the_documents_before_as_they_were(tmp_path: Path) -> None:
    """All are printed before the first is published."""
    office = meetings.office(tmp_path, rapat_2024_10_09=meetings.meeting())
    make(office, "rapat-2024-10-09", copies=Copies(word=True))
    folder = office / "outputs" / "rapat-2024-10-09"
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    (office / "templates" / "word").mkdir(parents=True)
    (office / "templates" / "word" / "laporan-rapat.docx").write_bytes(b"broken")
    with pytest.raises(ConfigurationError):
        make(office, "rapat-2024-10-09", copies=Copies(word=True), document_date=date(2024, 10, 15))
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
