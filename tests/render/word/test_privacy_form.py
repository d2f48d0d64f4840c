"""Claims about the forms on the protection of personal data: what they name, and that they open anywhere."""

from __future__ import annotations

import dataclasses
import io
import re
import subprocess
from functools import cache
from typing import TYPE_CHECKING

import docx
import pytest
from docx.oxml.ns import qn

from reports.render.word.privacy_form import privacy_form
from reports.vocabulary.config import Config, Office
from reports.vocabulary.privacy_forms import privacy_forms
from tests.libreoffice import converted

if TYPE_CHECKING:
    from pathlib import Path

ARTICLES = {"4", "15", "16", "20", "34", "65", "67"}
"""Of UU 27/2022, the ones that this program has a source for; whatever else is a line to fill in."""
OFFICE = Office(name="Kantor Imigrasi <Uji> & Coba", city="Uji", address="Jalan {head} 1", phone="1", email="a@b.id")
FORMS = privacy_forms(Config(office=OFFICE))


@cache
def made(number: int) -> bytes:
    """Return a form."""
    return privacy_form(FORMS[number])


@cache
def opened(number: int) -> docx.document.Document:
    """Return a form as python-docx reads it; nobody changes it."""
    return docx.Document(io.BytesIO(made(number)))


def text_of(document: docx.document.Document) -> str:
    """Return all text of a form."""
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(line.text for line in document.paragraphs), *cells])


def test_there_are_three_forms() -> None:
    """Record of processing, notice, assessment."""
    assert [form.file for form in FORMS] == [
        "catatan-kegiatan-pemrosesan.docx",
        "pemberitahuan-kegagalan-pelindungan.docx",
        "penilaian-dampak.docx",
    ]


@pytest.mark.parametrize("number", range(3))
def test_only_articles_with_a_source_are_named(number: int) -> None:
    """An article invented would be worse than none."""
    text = text_of(opened(number))
    assert set(re.findall(r"Pasal (\d+)", text)) <= ARTICLES
    assert set(re.findall(r"Nomor (\d+) Tahun (\d+)", text)) == {("27", "2022")}
    assert not re.search(r"\d+ ?[x×] ?24|\bhari kerja\b", text)


@pytest.mark.parametrize("number", range(3))
def test_facts_of_the_office_stand_in_their_places(number: int) -> None:
    """As they are written: no mark is left over, and none of the office's own is taken for one."""
    document = opened(number)
    text = text_of(document)
    assert "KANTOR IMIGRASI <UJI> & COBA" in text
    assert "1; a@b.id" in text or number == 2
    assert set(re.findall(r"{\w+}", text)) <= {"{head}"}
    assert document.core_properties.author == OFFICE.name


@pytest.mark.parametrize("number", range(3))
def test_a_listener_and_a_long_table_are_thought_of(number: int) -> None:
    """Title and headings are real ones, the language is Indonesian, the head row of each table repeats."""
    document = opened(number)
    styles = [line.style.name for line in document.paragraphs]
    assert styles.count("Title") == 1
    assert styles.count("Heading 1") >= 5
    assert document.styles["Normal"].element.rPr.find(qn("w:lang")).get(qn("w:val")) == "id-ID"
    assert document.tables
    for table in document.tables:
        first, *others = [row._tr.trPr for row in table.rows]
        assert first.find(qn("w:tblHeader")) is not None
        assert all(one.find(qn("w:cantSplit")) is not None for one in others)
        assert all(cell.text for cell in table.rows[0].cells)


def test_tables_fit_between_the_margins() -> None:
    """In millimetres."""
    for form in FORMS:
        room = (297 if form.landscape else 210) - 40
        widths = [sum(section.table.widths) for section in form.sections if section.table]
        assert all(room - 10 <= width <= room for width in widths), (form.file, widths)
        rows = [(section.table, row) for section in form.sections if section.table for row in section.table.rows]
        assert all(len(row) == len(table.head) == len(table.widths) for table, row in rows)


@pytest.mark.parametrize("number", range(3))
def test_the_same_form_gives_the_same_bytes(number: int) -> None:
    """No time and no chance in it."""
    assert privacy_form(dataclasses.replace(FORMS[number])) == made(number)


def test_libreoffice_opens_them(tmp_path: Path) -> None:
    """With signature and page numbers, none of them longer than three pages, no page without text."""
    paths = [tmp_path / form.file for form in FORMS]
    for number, path in enumerate(paths):
        path.write_bytes(made(number))
    for pdf in converted(paths, "pdf", tmp_path / "pdf", "libswlo.so"):
        pages = subprocess.run(["pdftotext", pdf, "-"], capture_output=True, text=True, check=True).stdout.split("\f")
        *pages, _end = pages
        assert 2 <= len(pages) <= 3
        assert all(len(page.split()) > 20 for page in pages)
        assert f"Halaman {len(pages)} dari {len(pages)}" in pages[-1]
        assert any("NIP" in page for page in pages)
