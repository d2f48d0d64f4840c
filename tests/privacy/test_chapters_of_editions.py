"""Who is invited from outside the government gets no chapter that is for the members of the team."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reports import __version__
from reports.documents.meeting import atensi, attendance, briefing_slides, invitation, minutes_slides, pack, report
from reports.documents.shared import OF_MEMBERS, OF_THE_MEETING, SharedFigures, with_printed_chapters
from reports.documents.shared.chapters import with_remaining
from reports.documents.shared.texts import shared_text
from reports.model.document import Section
from reports.model.figures import TOTAL, Figure, Status
from reports.pipeline import briefing, minutes
from reports.pipeline.meeting import prepare
from reports.pipeline.rendering import Copies
from reports.pipeline.request import Request
from reports.render.pdf import weasyprint_writer
from reports.vocabulary import config as configuration
from reports.vocabulary import editions
from tests import meetings, pages_once
from tests.privacy.document_parts import parts_of, searchable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reports.model.document import Document

MEETING = "rapat-2024-10-09"
PLANTED = {
    "said": "qaxwuqjix", "answered": "zeqvyxqoj", "decided": "xozwuqvyx", "owner": "jixqaxzeq", "task": "vyxqojzix",
    "state": "wuqzixqax", "seat": "qojxozjix",
}  # fmt: skip
"""Words of members: of the discussion, decisions, tasks, and who sat there."""
DOCUMENTS = {
    "antarinstansi": {"undangan", "bahan-rapat", "daftar-hadir", "laporan-rapat", "tindak-lanjut", "atensi"},
    "publik": {"undangan", "bahan-rapat", "laporan-rapat"},
}


def workbook() -> bytes:
    """Return a meeting whose chapters for members hold words of their own."""
    made = meetings.sheets()
    word = PLANTED
    made["Undangan"] = [meetings.INVITED, (1, "Polres Metro", f"Kasat {word['seat']}", None, "Tidak", None),
                        (2, "Kodim", "Pasi Intel", None, "Ya", None)]  # fmt: skip
    made["Pembahasan"] = [meetings.DISCUSSION, ("Kodim", "Pengamanan", word["said"], word["answered"])]
    decided = f"Laporan {word['decided']} disampaikan sebelum masa tenang"
    made["Keputusan"] = [meetings.DECISIONS, (1, decided, word["owner"], "22-11-2024")]
    tasks = (1, f"Surat {word['task']}", "Kantor Imigrasi", "22-11-2024", "Proses", f"Menunggu {word['state']}")
    made["Tindak Lanjut"] = [meetings.FOLLOW_UPS, tasks]
    return meetings.workbook(made)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an office with two meetings, the later of which looks back on the tasks of the first."""
    folder = meetings.office(
        tmp_path_factory.mktemp("kantor"),
        register=meetings.register("SEPTEMBER", 2024, *(meetings.person(number) for number in range(30))),
        rapat_2024_10_09=workbook(),
    )
    first = meetings.sheets(Hari_Tanggal="Rabu, 4 September 2024")
    first["Tindak Lanjut"] = [
        meetings.FOLLOW_UPS, (1, f"Surat {PLANTED['task']}", "Polres Metro", "20-9-2024", "Belum", PLANTED["state"]),
    ]  # fmt: skip
    (folder / "inputs" / "rapat-2024-09-04.xlsx").write_bytes(meetings.workbook(first))
    (folder / "pora.toml").write_text("[document]\nletterhead = 'kemenkumham'\n", encoding="utf-8")
    return folder


@pytest.fixture(scope="module", params=["filled", pytest.param("laid out", marks=pytest.mark.ci)])
def printed(office: Path, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Path:
    """Make the documents of both shared editions, in all formats; in CI with pages, else with filled templates."""
    with pytest.MonkeyPatch.context() as patch:
        if request.param == "filled":
            patch.setattr(weasyprint_writer, "write_pdf", pages_once.filled_template)
        return make_all(office, tmp_path_factory.mktemp("keluaran"))


def make_all(office: Path, outputs: Path) -> Path:
    """Make the documents of both shared editions in a folder."""
    config = configuration.load(office)
    for edition in DOCUMENTS:
        request = Request(office, outputs / edition, edition=edition)
        for job in (briefing.briefing, minutes.minutes):
            job(Path(f"{MEETING}.xlsx"), request, config, Copies(word=True, slides=True))
    return outputs


def words_in(folder: Path) -> set[str]:
    """Return the planted words that stand in any byte of the files of a folder."""
    texts = [
        searchable(content)
        for path in sorted(folder.rglob("*.*"))
        for _name, content in parts_of(path.name, path.read_bytes())
    ]
    return {name for name, word in PLANTED.items() if any(word in text for text in texts)}


@pytest.mark.parametrize("edition", DOCUMENTS)
def test_each_edition_has_its_documents(printed: Path, edition: str) -> None:
    """No sheet of telephone numbers and signatures, no register of tasks, no message to leaders for the public."""
    assert {path.name.partition(".")[0] for path in (printed / edition).rglob("*.manifest.json")} == DOCUMENTS[edition]


def test_words_of_members_are_for_members(printed: Path) -> None:
    """Discussion, decisions and tasks: printed for agencies, in no byte for the public; letters are to seats."""
    assert words_in(printed / "antarinstansi") == set(PLANTED)
    assert words_in(printed / "publik") == {"seat"}


def chapters(sections: Iterable[Section]) -> Iterator[Section]:
    """Yield sections and those within them."""
    for section in sections:
        yield section
        yield from chapters(section.sections)


def composed(office: Path) -> tuple[Document, ...]:
    """Return every document of a meeting as composed, before any edition."""
    request = Request(office, edition="dinas", dry_run=True)
    material = prepare(Path(f"{MEETING}.xlsx"), request, configuration.load(office)).material
    return (
        invitation.invitation(material, edition="dinas"),
        pack.briefing_pack(material, edition="dinas", version=__version__),
        attendance.attendance_sheet(material, edition="dinas"),
        briefing_slides.briefing_slides(material, edition="dinas"),
        report.meeting_report(material, edition="dinas", version=__version__),
        minutes_slides.presentation(material, edition="dinas"),
        atensi.attention_report(material, edition="dinas", budget=atensi.BUDGETS[0]),
    )


def test_every_chapter_is_declared(office: Path) -> None:
    """One that is not would be missing from the documents for agencies, too."""
    for document in composed(office):
        assert editions.prints_document(document.name, "antarinstansi")
        undeclared = {
            section.id
            for section in chapters(document.sections)
            if not editions.prints_chapter(document.name, section.id, "antarinstansi")
        }
        assert (document.name, undeclared) == (document.name, set())


def test_the_members_documents_are_as_composed(office: Path) -> None:
    """Only the public lacks chapters; what is left is counted without a gap."""
    for document in composed(office):
        assert with_printed_chapters(document, "antarinstansi") is document
    report_of_public = with_printed_chapters(composed(office)[4], "publik")
    assert [section.title[:3] for section in report_of_public.sections] == [
        "A. ",
        "B. ",
        "C. ",
        "D. ",
        "E. ",
        "F. ",
        "G. ",
    ]


def test_parts_are_counted_with_their_chapter(office: Path) -> None:
    """The third chapter becomes the second, and its parts with it."""
    parts = (Section("kejadian", "3.1 Kejadian"), Section("tindakan", "3.2 Tindakan"))
    body = (
        Section("acara", "1. Acara"), Section("keputusan", "2. Keputusan"), Section("penegakan", "3. Hukum", (), parts),
        Section("besok", "4. Bab yang belum dikenal"), Section("penjelasan", "Lampiran"),
    )  # fmt: skip
    document = replace(composed(office)[1], sections=body)
    titles = [section.title for section in chapters(with_printed_chapters(document, "publik").sections)]
    assert titles == ["1. Acara", "2. Hukum", "2.1 Kejadian", "2.2 Tindakan", "Lampiran"]


def test_roman_numbers_stay_roman(office: Path) -> None:
    """``I.`` is the letter between H and J in one document and the number one in another."""
    document = composed(office)[1]
    roman = (Section("acara", "I. ACARA"), Section("keputusan", "II. KEPUTUSAN"), Section("penegakan", "III. HUKUM"))
    lettered = tuple(Section(name, f"{letter}. Bab") for letter, name in zip("HIJ", ("a", "b", "c"), strict=True))
    titles = [section.title for section in with_printed_chapters(replace(document, sections=roman), "publik").sections]
    assert titles == ["I. ACARA", "II. HUKUM"]
    kept = with_remaining(replace(document, sections=lettered), lettered[1:])
    assert [section.title for section in kept.sections] == ["A. Bab", "B. Bab"]


def test_numbers_of_tasks_are_for_members() -> None:
    """Neither as a key figure nor in a sentence of a chapter that the public gets."""
    for table in sorted(OF_MEMBERS):
        tasks = Figure(table, TOTAL, "open", 3, "tugas", "", date(2024, 10, 9), Status.VALUE)
        for_members, for_all = SharedFigures({}), SharedFigures({}, {}, OF_THE_MEETING - OF_MEMBERS)
        assert (for_members.prints(tasks), for_all.prints(tasks)) == (True, False)
        assert shared_text("Tersisa 3 tugas. Rapat dibuka.", (tasks,), for_all) == "Rapat dibuka."
