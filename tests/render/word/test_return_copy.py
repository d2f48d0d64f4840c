"""The Word copy of a return: letter, chapters, every table and form, and who signs."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import docx as word_files
import pytest

from reports.documents.editable_copy import signed_in_text
from reports.documents.figures_used import iter_blocks
from reports.model.document import Form, Table
from reports.render import word
from reports.vocabulary import formats
from tests.documents import invented

TEMPLATES = Path(__file__).parents[3] / "templates"


@pytest.fixture(scope="module")
def composed():
    """Return a return as it is composed."""
    return invented.document()


@pytest.fixture(scope="module")
def opened(composed):
    """Return its Word copy."""
    return word_files.Document(io.BytesIO(word.render(signed_in_text(composed), templates=TEMPLATES)))


def texts(opened):
    """Return the text of every paragraph, those in tables too."""
    cells = [cell for table in opened.tables for row in table.rows for cell in row.cells]
    return [paragraph.text for holder in (opened, *cells) for paragraph in holder.paragraphs]


def test_letter_title_chapters_and_signature_are_in_it(opened, composed):
    """In the order of the print; signed in the letter and below the conclusion."""
    told = texts(opened)
    assert any(composed.letter.subject in text for text in told)
    for title in (composed.title.upper(), "RINGKASAN", "BAB II PELAKSANAAN TUGAS SUBSTANTIF", "BAB IV PENUTUP"):
        assert title in told, title
    assert told.count(composed.signature.name) == 2
    assert f"{composed.letter.place}, {composed.letter.place_date}" in told


def test_the_title_page_says_what_the_printed_one_does(opened, composed):
    """Ministry, kind, subject, month, office and day of the data, on a page between the letter and the foreword."""
    told = [paragraph.text for paragraph in opened.paragraphs]
    page = told[told.index("lambang kantor") : told.index(composed.sections[0].title)]
    head = composed.letterhead
    assert page == [
        "lambang kantor", *head.lines, composed.title.upper(), composed.subtitle.upper(),
        formats.period(composed.period).upper(), composed.office.upper(),
        f"Keadaan data per {formats.day(composed.as_of)}",
    ]  # fmt: skip
    first = next(one for one in opened.paragraphs if one.text == composed.sections[0].title)
    assert first.paragraph_format.page_break_before
    assert not any(not one.text and one.paragraph_format.page_break_before and one is not opened.paragraphs[-1]
                   for one in opened.paragraphs[told.index(first.text) :])  # fmt: skip


def test_every_table_and_form_has_its_heads_and_cells(opened, composed):
    """Columns L and P are told by what they divide, and sub-lines stand below their rows."""
    blocks = [block for block in iter_blocks(composed.sections) if isinstance(block, Table | Form)]
    drawn_texts = [[cell.text for cell in row.cells] for table in opened.tables for row in table.rows]
    for block in blocks:
        rows = [row.cells for row in block.rows] if isinstance(block, Table) else [*block.rows, block.total]
        for row in rows:
            assert not row or [formats.cell(cell) for cell in row] in drawn_texts, block.title
    heads = [row for row in drawn_texts if "DISETUJUI L" in row]
    assert heads[0] == [
        "NO", "JENIS PERMOHONAN", "DISETUJUI L", "DISETUJUI P", "DITOLAK L", "DITOLAK P", "JUMLAH"
    ]  # fmt: skip
    assert len(heads) == 3
    assert any(row[1] == "jenis kelamin tidak diketahui" for row in drawn_texts if len(row) > 2)


def test_a_return_made_again_has_neither_letter_nor_signature(composed):
    """The copy begins with its title."""
    again = replace(composed, letter=None, signature=None, standing="Hasil olah ulang")
    opened = word_files.Document(io.BytesIO(word.render(signed_in_text(again), templates=TEMPLATES)))
    told = texts(opened)
    assert "Yth. " not in " ".join(told)
    assert again.title.upper() in told
    assert composed.signature.name not in told
    assert again.standing in told
