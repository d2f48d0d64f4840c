"""What stands in a field reaches no document that the declared table of fields and editions does not name.

An office has a value of its own in every field of every kind, in names of files and sheets, comments and properties,
and names a person in every text of its meeting, theme and settings. Every document is made in every edition and format,
unpacked, and searched byte by byte: once with filled templates in the place of pages, whose every element and attribute
is searched, and in CI with the pages too, their objects and metadata.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reports.documents.document_texts import texts_of, with_texts
from reports.documents.named_annex import NAME as NAMED
from reports.model.document import Paragraph, Section
from reports.model.period import Month, Period
from reports.pipeline import briefing, minutes, returns, shared_return
from reports.pipeline.check import check
from reports.pipeline.rendering import Copies
from reports.pipeline.reprocess import Work, reprocess
from reports.pipeline.request import Request
from reports.privacy import MASK, index_persons
from reports.privacy.gate import Gate
from reports.render.pdf import weasyprint_writer
from reports.vocabulary import config as configuration
from reports.vocabulary import editions, kinds, schema
from reports.vocabulary.editions import EDITIONS, Use, use_of
from tests import meetings, pages_once
from tests.privacy import canaries, canary_table
from tests.privacy.document_parts import parts_of, searchable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.privacy.canaries import CanaryOffice

pytestmark = pytest.mark.pages
FORMATS = {".pdf", ".xlsx", ".docx", ".pptx", ".json", ".txt"}
UNREAD = frozenset({"permit_issue_date"})
"""Needs a head of two rows; here it is in a column that nobody knows, and must not be printed either."""
ARCHIVE = "archive"
PAGE = Path(__file__).parents[2] / "docs" / "safeguards.md"
TOLD = frozenset({"full_name", "passport_no"})
"""Fields of the person whom every text names."""


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> CanaryOffice:
    """Return the office."""
    return canaries.make(tmp_path_factory.mktemp("kantor"))


@pytest.fixture(scope="module", params=["filled", pytest.param("laid out", marks=pytest.mark.ci)])
def printed(office: CanaryOffice, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Path:
    """Make every document of every edition, each edition in a folder of its own, the annexes of names in another."""
    outputs = tmp_path_factory.mktemp("keluaran")
    with pytest.MonkeyPatch.context() as patch:
        if request.param == "filled":
            patch.setattr(weasyprint_writer, "write_pdf", pages_once.filled_template)
        make_all(office, outputs)
    return outputs


def make_all(office: CanaryOffice, outputs: Path) -> None:
    """Make the documents of all editions, and put the annexes of names aside."""
    config = configuration.load(office.folder)
    september = Period(Month(2024, 9), Month(2024, 9))
    own = Request(office.folder, outputs / "dinas", with_names=True)
    returns.monthly_return(september, own, config, Copies(word=True))
    for edition in EDITIONS:
        request = Request(office.folder, outputs / edition, edition=edition, with_names=edition == editions.DINAS)
        for job in (briefing.briefing, minutes.minutes):
            job(Path(f"{canaries.MEETING}.xlsx"), request, config, Copies(word=True, slides=True))
        if edition != editions.DINAS:
            months = september if edition == editions.SHARED else Period(Month(2024, 7), Month(2024, 9))
            dated = replace(request, document_date=date(2025, 9, 30))
            made = shared_return.shared_return(months, dated, config, Copies(word=True))
            assert len(made.written) == 5
    for annex in sorted((outputs / editions.DINAS).rglob(f"{NAMED}.*.pdf")):
        named = outputs / editions.NAMED / annex.parent.name
        named.mkdir(parents=True)
        annex.rename(named / annex.name)


@pytest.fixture(scope="module")
def reprocessed(office: CanaryOffice, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Reprocess the same workbooks as an archive, with the return of its month."""
    folder = tmp_path_factory.mktemp("arsip")
    config = configuration.load(office.folder)
    request = Request(office.folder, folder, as_of=None)
    reprocess(office.folder / "inputs", request, config, Work(workers=1, documents=True))
    return folder


def test_every_field_is_planted_and_read(office: CanaryOffice) -> None:
    """The office is what it claims: all of its columns were understood, and all rows accepted."""
    found = check((), Request(office.folder, dry_run=True), configuration.load(office.folder))
    tables = {table.table.kind: table for file in found.files for table in file.tables}
    for kind in kinds.KINDS:
        columns = {field for column in tables[kind].table.columns for field in (column.fields or (column.field,))}
        assert set(canaries.fields_of(kind)) - UNREAD <= columns, kind
        assert sum(tables[kind].records.accepted) == canaries.ROWS, kind
    told = {(one.field, one.sheet) for one in found.problems if one.code == "personal-data-in-text"}
    assert {"activity", "place", "definition", "decision_no", "office.name", "letters.copies"} <= {
        field.rpartition(".")[0] if field.rpartition(".")[2].isdigit() else field for field, _sheet in told
    }


def test_every_field_is_declared() -> None:
    """A field that no line names would be printed nowhere, and nobody would know whether it was forgotten."""
    declared = [field for line in editions.lines() for field in line.fields]
    assert sorted(declared) == sorted(schema.field_names())
    assert set(editions.sought()) <= set(declared)
    assert use_of("a field of tomorrow", "dinas") is Use.NEVER


@pytest.mark.parametrize("edition", EDITIONS)
def test_no_document_prints_what_its_edition_may_not(office: CanaryOffice, printed: Path, edition: str) -> None:
    """Every byte of every part, unpacked: texts, ids, alternative texts, metadata, embedded workbooks, manifests."""
    found, formats_seen = _canaries_in(printed / edition, office)
    assert formats_seen == (FORMATS if edition != editions.PUBLIC else FORMATS - {".txt"})
    allowed = {field for field in found if use_of(field, edition) in {Use.SEARCHED, Use.PRINTED}}
    assert {field: where for field, where in found.items() if field not in allowed} == {}
    assert not TOLD & found.keys()


def test_only_the_annex_of_names_prints_names(office: CanaryOffice, printed: Path) -> None:
    """Names and numbers of those with a decision, and of nobody else; no address, birth, telephone or sponsor."""
    found, formats_seen = _canaries_in(printed / editions.NAMED, office)
    assert formats_seen == {".pdf"}
    assert {"full_name", "passport_no"} <= found.keys()
    allowed = {field for field in found if use_of(field, editions.NAMED) in {Use.SEARCHED, Use.PRINTED}}
    assert {field: where for field, where in found.items() if field not in allowed} == {}
    registered = {
        str(one.value).lower() for one in office.canaries if (one.kind, one.field) == ("register", "full_name")
    }
    assert not [where for where in found["full_name"] if where.partition(": ")[2] in " ".join(registered)]


@pytest.mark.ci
def test_no_output_of_an_archive_prints_what_its_edition_may_not(office: CanaryOffice, reprocessed: Path) -> None:
    """Report, workbook, series, figures of months and their returns: the same search as for the return."""
    found, formats_seen = _canaries_in(reprocessed, office)
    assert formats_seen == {".pdf", ".xlsx", ".json", ".parquet"}
    allowed = {field for field in found if use_of(field, "dinas") in {Use.SEARCHED, Use.PRINTED}}
    assert {field: where for field, where in found.items() if field not in allowed} == {}
    assert not TOLD & found.keys()


def _canaries_in(folder: Path, office: CanaryOffice) -> tuple[dict[str, list[str]], set[str]]:
    """Return field → some places where its values stand in the files of a folder, and the endings of the files."""
    owners = defaultdict(set)
    for one in office.canaries:
        for form in one.forms:
            owners[form].add(one)
    found, formats_seen = defaultdict(set), set()
    for path in _files(folder):
        formats_seen.add(path.suffix)
        for name, text in _telling_in(path):
            for one in owners.get(text, ()):
                found[one.field].add(f"{name}: {text}")
    return {field: sorted(where)[:3] for field, where in found.items()}, formats_seen


@pytest.mark.ci
def test_the_table_of_the_documentation_is_what_was_found(
    office: CanaryOffice, printed: Path, reprocessed: Path
) -> None:
    """Fields × readers × formats, and what was searched; where it differs, this is the text to write there."""
    folders = {**{one: printed / one for one in (editions.DINAS, editions.NAMED)}, ARCHIVE: reprocessed}
    folders |= {one: printed / one for one in (editions.SHARED, editions.PUBLIC)}
    formats = {reader: _formats_by_field(folder, office) for reader, folder in folders.items()}
    searched = {reader: {path.suffix[1:] for path in _files(folder)} for reader, folder in folders.items()}
    parts = [len(content) for folder in folders.values() for path in _files(folder) for _, content in _parts(path)]
    text = PAGE.read_text(encoding="utf-8")
    table = canary_table.of(office.canaries, formats, searched)
    assert table in text, f"\n{table}\n"
    kinds_planted = {(one.kind, one.field) for one in office.canaries}
    assert f"{len(office.canaries)} values of {len(kinds_planted)} kinds were planted" in " ".join(text.split())
    is_laid_out = any(path.read_bytes().startswith(b"%PDF") for path in _files(printed / editions.SHARED))
    enough = (10_000, 20_000_000) if is_laid_out else (3_000, 5_000_000)
    assert min(len(parts) / enough[0], sum(parts) / enough[1]) > 1, "fewer parts or bytes searched than the page says"


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*.*") if path.is_file())


def _parts(path: Path) -> Iterator[tuple[str, bytes]]:
    return parts_of(path.name, path.read_bytes())


def _formats_by_field(folder: Path, office: CanaryOffice) -> dict[str, set[str]]:
    """Return field → formats of the files in which its values stand."""
    owners = defaultdict(set)
    for one in office.canaries:
        for form in one.forms:
            owners[form].add(one.field)
    found = defaultdict(set)
    for path in _files(folder):
        for _name, text in _telling_in(path):
            for field in owners.get(text, ()):
                found[field].add(path.suffix[1:])
    return found


@cache
def _telling_in(path: Path) -> tuple[tuple[str, str], ...]:
    """Return every place in a file, and the text there that looks like a value of the office."""
    return tuple(
        (name, text)
        for name, content in parts_of(path.name, path.read_bytes())
        for text in canaries.TELLING.findall(searchable(content))
    )


def test_a_canary_that_is_printed_is_found(printed: Path) -> None:
    """The search sees the text of a PDF, the parts of workbooks and slides, and the manifest."""
    seen = {path.suffix for path in sorted((printed / "dinas").rglob("*.*")) if _telling_in(path)}
    assert {".pdf", ".xlsx", ".json"} <= seen


def test_the_gate_finds_known_persons_wherever_they_stand() -> None:
    """In headings, cells and keys; figures, times and names of places pass."""
    gate = Gate(index_persons(["QARVO ZELIMTU", "TANJUNG PRIOK", "KEPALA KANTOR"], ["QX1234567", "12345"]))
    section = Section("qarvo-zelimtu", "Rapat dengan Qarvo Zelimtu", (Paragraph("paspor qx 1234567, 12.345 orang"),))
    made = with_texts(section, gate.passed)
    assert list(texts_of(made)) == [MASK, f"Rapat dengan {MASK}", f"paspor {MASK}, 12.345 orang"]
    for text in ("12.345", "09.00 WIB", "Kecamatan Tanjung Priok", "Kepala Kantor Imigrasi", "31.72.01"):
        assert gate.passed(text) == text


def test_what_only_the_gate_finds_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file named after a person of the register: its name is printed masked, and a problem says so."""
    monkeypatch.setattr(weasyprint_writer, "write_pdf", pages_once.filled_template)
    name = str(meetings.person(0)[0])
    office = meetings.office(tmp_path, register=meetings.register("SEPTEMBER", 2024, meetings.person(0)))
    (office / "inputs" / "register.xlsx").rename(office / "inputs" / f"REGISTER {name}.xlsx")
    (office / "pora.toml").write_text('[head]\nname = "Rekaan Pejabat"\n', encoding="utf-8")
    september = Period(Month(2024, 9), Month(2024, 9))
    done = returns.monthly_return(september, Request(office, tmp_path / "keluar"), configuration.load(office))
    told = [one.path for one in done.problems if one.code == "personal-data-in-text"]
    assert told == ["laporan-bulanan"]
    for path in (tmp_path / "keluar").rglob("*.*"):
        is_manifest = path.name.endswith("manifest.json")
        found = [
            part for part, content in parts_of(path.name, path.read_bytes()) if name.lower() in searchable(content)
        ]
        assert bool(found) is is_manifest, found
