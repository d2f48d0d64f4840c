"""No heading stands over nothing: not followed by one of the same or a higher level, nor by the end of its document."""

from __future__ import annotations

import itertools
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest

from reports.documents.archive import compose as compose_archive
from reports.model.period import Period
from reports.pipeline import briefing, minutes, returns
from reports.pipeline import meeting as meetings
from reports.pipeline.rendering import Copies
from reports.pipeline.reprocess import Work, reprocess
from reports.pipeline.request import Request
from reports.render import excel, slides
from reports.render.excel.archive import workbook as archive_workbook
from reports.render.pdf import weasyprint_writer
from reports.vocabulary import config as configuration
from reports.vocabulary.config import Config
from tests import sample_office
from tests.documents.archive import invented_archive

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reports.model.document import Document, Section
    from reports.pipeline.meeting import Prepared

MEETINGS = ("rapat-2024-10-16", "rapat-2024-09-11")
EDITIONS = ("dinas", "antarinstansi", "publik")
COUNTED = {"img", "svg", "hr"}
"""Elements that show something without a text."""


def content_of(tree: ElementTree.Element) -> Iterator[tuple[int, str]]:
    """Yield the headings of a filled template, each with its level, and 0 for what stands between them."""
    tag = tree.tag.rpartition("}")[2]
    if tag in {"head", "style", "script", "nav"}:
        return
    if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
        yield int(tag[1]), " ".join("".join(tree.itertext()).split())
        return
    if tag in COUNTED or (tree.text or "").strip():
        yield 0, ""
    for part in tree:
        yield from content_of(part)
        if (part.tail or "").strip():
            yield 0, ""


def over_nothing(content: Iterable[tuple[int, str]]) -> list[str]:
    """Return the headings over nothing."""
    marks = [*content, (1, "end")]
    return [
        title
        for (level, title), (next_level, _) in itertools.pairwise(marks)
        if level and next_level and next_level <= level
    ]


def of_sections(sections: Iterable[Section], level: int = 1) -> Iterator[tuple[int, str]]:
    """Yield the headings of a document, as :func:`content_of`."""
    for section in sections:
        yield level, section.title
        yield from ((0, "") for _ in section.blocks)
        yield from of_sections(section.sections, level + 1)


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[tuple[int, str]]]:
    """Return what is made from now on: title of a document → its headings and what stands between.

    Workbooks have none, and are not written; what the documents of a meeting are composed from is prepared once.
    """
    documents: dict[str, list[tuple[int, str]]] = {}

    def written(tree: ElementTree.Element, *_options: object) -> bytes:
        title = next((part.text for part in tree.iter() if part.tag.rpartition("}")[2] == "title"), "")
        documents[f"{title} {len(documents)}"] = list(content_of(tree))
        return b"%PDF-1.7\n"

    def shown(document: Document) -> bytes:
        documents[f"{document.name} {len(documents)}"] = list(of_sections(document.sections))
        return b""

    @cache
    def prepared(workbook: Path, request: Request) -> Prepared:
        return meetings.prepare(workbook, request, configuration.load(request.office))

    monkeypatch.setattr(weasyprint_writer, "write_pdf", written)
    monkeypatch.setattr(slides, "render", shown)
    for module, name in ((excel, "render"), (excel, "render_annex"), (archive_workbook, "render")):
        monkeypatch.setattr(module, name, lambda *_shown, **_further: b"")
    for job in (briefing, minutes):
        monkeypatch.setattr(job, "prepare", lambda workbook, request, _config: prepared(workbook, request))
    return documents


def refused(documents: dict[str, list[tuple[int, str]]]) -> dict[str, list[str]]:
    """Return document → its headings over nothing."""
    assert any(level for content in documents.values() for level, _ in content)
    return {title: headings for title, content in documents.items() if (headings := over_nothing(content))}


@pytest.mark.parametrize(
    "edition",
    [pytest.param(edition, marks=() if edition == "antarinstansi" else pytest.mark.ci) for edition in EDITIONS],
)
@pytest.mark.parametrize("meeting", [MEETINGS[0], pytest.param(MEETINGS[1], marks=pytest.mark.ci)])
def test_documents_of_a_meeting(
    meeting: str, edition: str, made: dict[str, list[tuple[int, str]]], tmp_path: Path
) -> None:
    """Whatever an edition leaves out; slides too."""
    office = sample_office.copied(tmp_path / "kantor")
    (office / "pora.toml").write_text('[document]\nletterhead = "kemenkumham"\n', encoding="utf-8")
    request = Request(office, tmp_path / "keluaran", edition=edition)
    for job in (briefing.briefing, minutes.minutes):
        job(Path(f"inputs/{meeting}.xlsx"), request, configuration.load(office), Copies(slides=True))
    assert len(made) >= (3 if edition == "publik" else 6)
    assert refused(made) == {}


@pytest.mark.parametrize(
    "period", ["2024-09", *(pytest.param(period, marks=pytest.mark.ci) for period in ("2024-07..2024-09", "2023-09"))]
)
def test_a_return(period: str, made: dict[str, list[tuple[int, str]]], tmp_path: Path) -> None:
    """Of a month, of a quarter, and of a month of which little is known."""
    office = sample_office.copied(tmp_path / "kantor")
    request = Request(office, tmp_path / "keluaran", edition="dinas")
    returns.monthly_return(Period.parse(period), request, configuration.load(office))
    assert (len(made), refused(made)) == (1, {})


@pytest.mark.ci
def test_the_account_of_an_archive(made: dict[str, list[tuple[int, str]]], tmp_path: Path) -> None:
    """And the returns of its months."""
    office = sample_office.copied(tmp_path / "kantor")
    request = Request(office, tmp_path / "keluaran")
    reprocess(office / "inputs", request, configuration.load(office), Work(1, documents=True))
    assert len(made) > 3
    assert refused(made) == {}


@pytest.mark.parametrize("span", [("2021-02", "2021-04"), ()])
def test_the_composed_account_of_an_archive(span: tuple[str, ...]) -> None:
    """As it is given to its template, of a quarter and of all years."""
    account = compose_archive(invented_archive.whole(*span), Config(), version="0.0.0")
    headings = list(of_sections(account.sections))
    assert sum(level > 0 for level, _ in headings) > 3
    assert over_nothing(headings) == []


def test_headings_over_nothing_are_found() -> None:
    """Before one of the same or a higher level, and at the end."""
    page = "<body><h1>A</h1><h2>B</h2><h2>C</h2><p>x</p><h3>D</h3><h1>E</h1><img/><h2>F</h2></body>"
    tree = ElementTree.fromstring(page)  # noqa: S314 -- written above
    assert over_nothing(content_of(tree)) == ["B", "D", "F"]
