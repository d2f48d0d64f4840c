"""The Word copy of a return: letter, chapters, every table and form, and who signs."""

from __future__ import annotations

import io
import itertools
from dataclasses import replace
from pathlib import Path

import docx as word_files
import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Mm

from reports.documents.editable_copy import signed_in_text
from reports.documents.figures_used import iter_blocks
from reports.model.document import Form, Signatures, Table
from reports.model.document import Paragraph as Para
from reports.render import word
from reports.render.word.flat import iter_parts
from reports.render.word.form_layout import least_width
from reports.vocabulary import formats
from tests.documents import invented

TEMPLATES = Path(__file__).parents[3] / "templates"
UNKNOWN_SEX = "jenis kelamin tidak diketahui"


@pytest.fixture(scope="module")
def composed():
    """Return a return as it is composed."""
    return invented.document()


@pytest.fixture(scope="module")
def opened(composed):
    """Return its Word copy."""
    return word_files.Document(io.BytesIO(word.render(signed_in_text(composed), templates=TEMPLATES)))


@pytest.fixture(scope="module")
def drawn(opened, composed):
    """Return each table and form with its table in the Word file."""
    parts = [part for part in iter_parts(signed_in_text(composed).sections) if part.table is not None]
    tables = [table for table in opened.tables if table.style.name == "Tabel Laporan"]
    return [(part.form or part.table, table) for part, table in zip(parts, tables, strict=True)]


def one_text(cell):
    """Return the text of a cell as it stands in the file."""
    return "".join(text.text or "" for text in cell.iter(qn("w:t")))


def texts_of(row):
    """Return the texts of the cells of a row, those that cells above go on in too."""
    return [cell.text for cell in row.cells]


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
    assert told.count(composed.signature.name) == 8
    assert f"{composed.letter.place}, {composed.letter.place_date}" in told


def test_forms_without_rows_share_pages_and_a_signature():
    """But for the one of many columns, which lies across: it parts the others into two groups."""
    nil = invented.nothing_happened()
    copy = signed_in_text(replace(nil, sections=tuple(one for one in nil.sections if one.id == "formulir")))
    blocks = [type(block).__name__ for section in copy.sections for block in section.blocks]
    assert blocks == [*["Form"] * 4, "Signatures", "Form", "Signatures", "Form", "Signatures"]
    opened = word_files.Document(io.BytesIO(word.render(copy, templates=TEMPLATES)))
    titles = [one for one in opened.paragraphs if one.text.startswith("Formulir ")]
    assert len(titles) == 6
    assert not any(one.paragraph_format.page_break_before for one in titles[:4])


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


def test_every_table_and_form_has_its_heads_and_cells(drawn):
    """In the order of the document."""
    for block, table in drawn:
        rows = [row.cells for row in block.rows] if isinstance(block, Table) else [*block.rows, block.total]
        printed = [texts_of(row) for row in table.rows]
        for row in rows:
            assert not row or [formats.cell(cell) for cell in row] in printed, block.title


def test_forms_have_merged_heads_column_numbers_and_sublines(drawn):
    """L and P below what they divide; the head repeats on each page, and no row is divided."""
    forms = [(block, table) for block, table in drawn if isinstance(block, Form)]
    assert len(forms) == 6
    for form, table in forms:
        head = [[cell.text for cell in row] for row in form.head]
        rows = [[cell for cell in row if cell] for row in map(texts_of, table.rows)]
        depth = len(head)
        assert [sorted(row) for row in head] == [
            sorted(one_text(cell) for cell in row._tr.tc_lst if one_text(cell)) for row in table.rows[:depth]
        ]
        assert rows[depth] == [str(number) for number in range(1, len(form.widths) + 1)]
        for row in table.rows:
            assert sum(cell.grid_span for cell in row._tr.tc_lst) == len(form.widths)
            assert row._tr.trPr.find(qn("w:cantSplit")) is not None
        repeated = [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in table.rows]
        assert repeated == [True] * (depth + 1) + [False] * (len(repeated) - depth - 1)
        lines = sum(map(len, form.sublines))
        assert len(repeated) == depth + 1 + len(form.rows) + bool(form.total) + lines
        for row in (one for one in table.rows if any(one_text(cell) == UNKNOWN_SEX for cell in one._tr.tc_lst)):
            assert [cell.vMerge for cell in row._tr.tc_lst][:: len(row._tr.tc_lst) - 1] == ["continue", "continue"]


def test_wide_forms_lie_across_and_others_stand(opened, drawn):
    """By the room that their words need at the declared widths, not by their names; who signs is on their page."""
    first, *others = opened.sections
    assert first.orientation is WD_ORIENT.PORTRAIT
    assert [section.orientation for section in others] == [WD_ORIENT.LANDSCAPE] * 2
    assert all(section.page_width > section.page_height for section in others)
    room = (first.page_width - first.left_margin - first.right_margin) / Mm(1)
    ends = {properties: number for number, properties in enumerate(opened.element.body.iter(qn("w:sectPr")))}
    for block, table in drawn:
        following = (one for element in table._tbl.itersiblings() for one in element.iter(qn("w:sectPr")))
        number = ends[next(following, opened.element.body.sectPr)]
        width = sum(column.w for column in table._tbl.tblGrid.gridCol_lst)
        section = opened.sections[number]
        assert width <= section.page_width - section.left_margin - section.right_margin + Mm(1), block.title
        assert (number > 0) == (isinstance(block, Form) and least_width(block) > room), block.title


def test_sentences_over_tables_are_bold_and_on_the_page_of_their_table(opened, composed):
    """A heading with its sentence alone at the foot of a page says nothing."""
    headlines = {
        block.text for block in iter_blocks(composed.sections) if isinstance(block, Para) and block.is_headline
    }
    found = [one for one in opened.paragraphs if one.text in headlines]
    assert {one.text for one in found} == headlines
    assert all(one.paragraph_format.keep_with_next and one.runs[0].bold for one in found)


def test_the_last_row_keeps_to_the_first_note_and_no_line_is_empty_over_a_table(opened, drawn):
    """Notes on the next page belong to nothing; a table without subtitle stands below its title."""
    for block, table in drawn:
        if isinstance(block, Table) and block.rows:
            last = table.rows[-1].cells[0].paragraphs[0].paragraph_format.keep_with_next
            assert bool(last) == bool(block.notes), block.title
    captions = [one.text for one in opened.paragraphs if one.style.name == "Keterangan Tabel"]
    assert captions
    assert all(captions)


def test_a_text_beside_a_number_stands_off_from_it(drawn):
    """Numbers end where the column ends."""
    key_figures = next(table for _, table in drawn)
    assert key_figures.rows[1].cells[2].paragraphs[0].paragraph_format.left_indent > Mm(2)
    assert key_figures.rows[1].cells[0].paragraphs[0].paragraph_format.left_indent is None


def test_the_foot_of_a_page_names_document_and_period(opened, composed):
    """As in print."""
    foot = opened.sections[0].footer.paragraphs[0].text
    assert foot.startswith(f"{composed.title} {composed.subtitle} · {formats.period(composed.period)}")


def test_every_form_is_signed_as_in_print(composed):
    """Once below each, and once below the conclusion."""
    blocks = list(iter_blocks(signed_in_text(composed).sections))
    followers = [after for block, after in itertools.pairwise(blocks) if isinstance(block, Form)]
    assert len(followers) == 6
    assert all(isinstance(block, Signatures) for block in followers)
    assert sum(isinstance(block, Signatures) for block in blocks) == 7


def test_a_return_made_again_has_neither_letter_nor_signature(composed):
    """The copy begins with its title."""
    again = replace(composed, letter=None, signature=None, standing="Hasil olah ulang")
    opened = word_files.Document(io.BytesIO(word.render(signed_in_text(again), templates=TEMPLATES)))
    told = texts(opened)
    assert "Yth. " not in " ".join(told)
    assert again.title.upper() in told
    assert composed.signature.name not in told
    assert again.standing in told
