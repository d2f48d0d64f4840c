"""Planned operations are in no shared document; what took place, intentions and reports stay."""

from __future__ import annotations

import json
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from reports.cli.main import pora
from reports.pipeline import briefing, minutes
from reports.pipeline.rendering import Copies
from reports.pipeline.request import Request
from reports.privacy.operation_plans import Occasion, find_plans
from reports.render.pdf import weasyprint_writer
from reports.vocabulary import config as configuration
from reports.vocabulary.editions import WITHHELD
from tests import meetings, pages_once
from tests.privacy.document_parts import parts_of, searchable

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from click.testing import Result

DAY = date(2024, 10, 16)
HERE = Path(__file__)


def lines(name: str) -> list[str]:
    """Return the sentences of a file."""
    return HERE.with_name(name).read_text(encoding="utf-8").splitlines()


def found(sentence: str, occasion: Occasion = Occasion(DAY)) -> bool | None:  # noqa: B008 -- frozen
    """Return whether a sentence is a plan for certain, or in doubt; None for neither."""
    hits = find_plans({"text": sentence}, occasion).get("text", [])
    return max((hit.is_certain for hit in hits), default=None)


@pytest.mark.parametrize("sentence", lines("planned_operations.txt"))
def test_a_plan_is_found_in_any_words(sentence: str) -> None:
    """Its day relative or by date, its place, strength, sandi or target; agreed, asked for or ordered."""
    assert found(sentence) is True
    assert found(sentence.upper()) is True


@pytest.mark.parametrize("sentence", lines("doubtful_operations.txt"))
def test_what_may_be_a_plan_stops_what_is_shared(sentence: str) -> None:
    """No word says whether it is over, or it may be something else than an operation; not so once it is over."""
    assert found(sentence) is False


@pytest.mark.parametrize("sentence", lines("announced_visits.txt"))
def test_a_visit_announced_without_the_words_of_operations_stops_what_is_shared(sentence: str) -> None:
    """What, when and where is enough; said of a day before the meeting it passes."""
    assert found(sentence) is False
    assert found(sentence.upper()) is False


def test_visits_without_a_day_or_place_and_other_days_to_come_pass() -> None:
    """Meetings, layanan, deadlines, reports of visits, official visits, and visits that are over."""
    sentences = [*lines("neutral_visits.txt"), "Pengecekan hotel di Ancol dilaksanakan 2 Oktober 2024."]
    assert [sentence for sentence in sentences if found(sentence) is not None] == []
    assert found("Pengecekan hotel di Ancol dilaksanakan 22 Oktober 2024.") is False


@pytest.mark.parametrize("occasion", [Occasion(DAY), Occasion(DAY, is_open=True, deadline=date(2024, 11, 22))])
def test_sentences_of_meetings_about_operations_stay(occasion: Occasion) -> None:
    """What took place, reports, costs, rules, meetings about operations: also as a decision with a deadline."""
    sentences = lines("neutral_operations.txt")
    assert len(set(sentences)) >= 90
    assert [sentence for sentence in sentences if found(sentence, occasion) is not None] == []


def test_other_sentences_of_meetings_stay() -> None:
    """None masked; two in a hundred in doubt at most."""
    names = ("neutral_sentences.txt", "neutral_of_offices.txt", "neutral_minutes.txt")
    sentences = [sentence for name in names for sentence in lines(name)]
    read = {sentence: found(sentence) for sentence in sentences}
    assert [sentence for sentence, certain in read.items() if certain] == []
    assert sum(certain is False for certain in read.values()) <= len(read) // 50


@pytest.mark.parametrize(
    ("texts", "occasion", "fields"),
    [
        ({"text": "Operasi gabungan tingkat kota dilaksanakan sebelum masa tenang."}, Occasion(DAY, is_open=True),
         {"text"}),
        ({"task": "Melaksanakan operasi gabungan", "note": "Menunggu surat perintah"},
         Occasion(DAY, is_open=True, deadline=date(2024, 11, 22)), {"task", "note"}),
        ({"task": "Melaksanakan operasi gabungan", "note": "Terlaksana"}, Occasion(DAY, deadline=date(2024, 11, 22)),
         set()),
        ({"topic": "Operasi gabungan", "data": "Rabu 20 November pukul 22.00", "response": "Siap 20 personel"},
         Occasion(DAY), {"data", "response"}),
        ({"topic": "Data orang asing", "data": "Rabu 20 November pukul 22.00"}, Occasion(DAY), set()),
    ],
)  # fmt: skip
def test_the_texts_of_a_row_are_read_together(texts: Mapping[str, str], occasion: Occasion, fields: set[str]) -> None:
    """A decision and an open task are to come, their deadline is a day; details stand in other columns."""
    assert set(find_plans(texts, occasion)) == fields


def test_a_day_before_the_meeting_is_over_and_one_after_it_is_not() -> None:
    """The same sentence, without a year too; of the office's decision nothing is said."""
    assert found("Operasi gabungan pada 12 September di Kelurahan Pluit.") is None
    assert found("Operasi gabungan pada 12 November di Kelurahan Pluit.") is True
    assert found("Operasi gabungan pada 3 Januari di Kelurahan Pluit.") is True
    assert found("Patroli melewati Jalan Lodan Raya.") is False
    assert (
        find_plans({"text": "Patroli melewati Jalan Lodan Raya."}, Occasion(DAY), {"PATROLI MELEWATI JALAN LODAN RAYA"})
        == {}
    )


def test_the_search_is_linear_in_the_text() -> None:
    """Six thousand sentences of one cell: a search that is not would take minutes."""
    text = "razia; pukul 20.00 di Pluit; " * 2_000
    start = time.process_time()
    find_plans({"text": text}, Occasion(DAY))
    assert time.process_time() - start < 2


MEETING = "rapat-2024-10-09"
CANARY = "qaxwuqjix"


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """Return an office whose meeting plans operations in each kind of text, in ``pora.toml`` and in a paragraph."""
    plan = f"Razia di Apartemen {CANARY} dilaksanakan 20 November 2024"
    made = meetings.sheets()
    made["Susunan Acara"] = [meetings.AGENDA, ("09.00", plan, "Kepala Kantor")]
    made["Pembahasan"] = [meetings.DISCUSSION, ("Kodim", "Razia", f"Titik kumpul {CANARY} pukul 04.00", plan)]
    made["Keputusan"] = [meetings.DECISIONS, (1, f"{plan}. Data disampaikan.", "Polres Metro", "23-11-2024")]
    made["Tindak Lanjut"] = [
        meetings.FOLLOW_UPS, (1, plan, "Polres Metro", "23-11-2024", "Proses", f"Sasaran {CANARY}"),
        (2, "Menyampaikan data", "Kodim", "22-11-2024", "Proses", None),
    ]  # fmt: skip
    made["Naskah"] = [meetings.TEXTS, ("bahan-rekomendasi", plan)]
    folder = meetings.office(
        tmp_path / "kantor",
        register=meetings.register("SEPTEMBER", 2024, *(meetings.person(number) for number in range(30))),
        rapat_2024_10_09=meetings.workbook(made),
    )
    (folder / "pora.toml").write_text(
        f"[document]\nletterhead = 'kemenkumham'\n[meeting]\nremarks = ['{plan}']\n", encoding="utf-8"
    )
    return folder


def printed(folder: Path, edition: str) -> str:
    """Return all bytes of the documents of a meeting as text."""
    request = Request(folder, folder / "outputs" / edition, edition=edition)
    for job in (briefing.briefing, minutes.minutes):
        job(Path(f"{MEETING}.xlsx"), request, configuration.load(folder), Copies(word=True, slides=True))
    return "\n".join(_parts(folder / "outputs" / edition))


def _parts(folder: Path) -> Iterator[str]:
    for path in sorted(folder.rglob("*.*")):
        yield from (searchable(content) for _name, content in parts_of(path.name, path.read_bytes()))


def test_no_byte_of_a_shared_document_tells_of_a_plan(office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Decisions, tasks, discussion, agenda, own paragraphs: in ``dinas`` as written, elsewhere a remark."""
    monkeypatch.setattr(weasyprint_writer, "write_pdf", pages_once.filled_template)
    own, shared = printed(office, "dinas"), printed(office, "antarinstansi")
    assert CANARY in own
    assert CANARY not in shared
    assert WITHHELD in shared
    days = ("23 november", "23 nov 2024", "23-11-2024", "2024-11-23", "45619")
    assert any(day in own for day in days)
    assert [day for day in days if day in shared] == [], "the day of the operation"
    assert "22 november 2024" in shared
    assert WITHHELD not in own
    assert "data disampaikan." in shared, "the sentence beside it stays"
    assert CANARY not in printed(office, "publik")


def run(*words: str | Path) -> Result:
    """Run the command line."""
    return CliRunner().invoke(pora, [str(word) for word in words])


def test_each_plan_is_told_at_its_cell(office: Path) -> None:
    """The office sees what only its own edition prints, and where."""
    problems = json.loads(run("check", "-C", office, "--json").stdout)["problems"]
    planned = {(problem["sheet"], problem["cell"]) for problem in problems if problem["code"] == "operation-planned"}
    assert {("Keputusan", "B2"), ("Tindak Lanjut", "B2"), ("Susunan Acara", "B2"), ("Naskah", "B2")} <= planned


def doubtful(tmp_path: Path) -> Path:
    """Return an office whose meeting says of an operation neither that it was nor that it will be."""
    made = meetings.sheets()
    made["Pembahasan"] = [meetings.DISCUSSION, ("Kodim", "Keamanan", "Patroli melewati Jalan Lodan Raya.", None)]
    folder = meetings.office(tmp_path / "kantor", rapat_2024_10_09=meetings.workbook(made))
    (folder / "pora.toml").write_text("[document]\nletterhead = 'kemenkumham'\n", encoding="utf-8")
    return folder


def briefed(folder: Path, *options: str) -> Result:
    """Make the documents."""
    return run("briefing", f"inputs/{MEETING}.xlsx", "-C", folder, *options)


def test_a_doubtful_sentence_stops_what_is_shared_until_it_is_decided(tmp_path: Path) -> None:
    """Told at its cell by ``pora check``; the decision is remembered."""
    folder = doubtful(tmp_path)
    assert "operation-doubtful" in run("check", "-C", folder, "--json").stdout
    refused = briefed(folder)
    assert refused.exit_code == 4
    assert "Pembahasan C2" in refused.stderr
    assert briefed(folder, "--edition", "dinas", "-n").exit_code == 0
    (folder / "mappings.toml").write_text(
        '[operations]\n"Patroli melewati Jalan Lodan Raya" = "bukan rencana operasi"\n', encoding="utf-8"
    )
    assert briefed(folder, "-n").exit_code == 0
