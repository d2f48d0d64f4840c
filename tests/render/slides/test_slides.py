"""Slides, read back with python-pptx and opened by LibreOffice."""

from __future__ import annotations

import io
import itertools
import zipfile
from dataclasses import replace

import pytest
from pptx import Presentation

from reports.documents.meeting.briefing_slides import briefing_slides
from reports.documents.meeting.minutes_slides import presentation
from reports.documents.meeting.speaker_notes import SENTENCES
from reports.model.charts import Chart
from reports.model.document import KeyFigures, Listing, Paragraph, Row, Section, Table
from reports.render import slides
from reports.render.slides import fit
from reports.vocabulary import formats
from tests.documents.meeting import invented_meeting
from tests.documents.meeting import minutes_material as made
from tests.render import converted

OFFICE = "Kantor Imigrasi Kelas I TPI Jakarta Utara · "
"""How the footer of a slide begins."""


def composed(material=None):
    """Compose the slides of a meeting."""
    return presentation(material or made.held(), edition="antarinstansi")


def opened(document):
    """Return a deck as an independent reader sees it."""
    return Presentation(io.BytesIO(slides.render(document)))


@pytest.fixture(scope="module")
def deck():
    """Return the slides of the seed case."""
    return opened(composed())


def shapes(deck):
    """Return every shape of every slide."""
    return [shape for slide in deck.slides for shape in slide.shapes]


def texts(deck):
    """Return the text of every box."""
    return [shape.text_frame.text for shape in shapes(deck) if shape.has_text_frame]


def of_kind(document, kind):
    """Return the blocks of a kind."""
    return [block for section in document.sections for block in section.blocks if isinstance(block, kind)]


def test_slides_are_wide_and_each_has_a_title(deck):
    """16:9; a screen reader finds its way by titles."""
    assert round(deck.slide_width / deck.slide_height, 3) == round(16 / 9, 3)
    assert all(slide.shapes.title.text_frame.text for slide in deck.slides)


def test_charts_are_native_and_hold_the_figures(deck):
    """Each part of each bar, as a number that can be edited; the total in the label."""
    charts = [shape.chart for shape in shapes(deck) if shape.has_chart]
    for drawn, chart in zip(charts, of_kind(composed(), Chart), strict=True):
        assert [one.name for one in drawn.plots[0].series] == list(chart.legend)
        values = [list(one.values) for one in drawn.plots[0].series]
        assert values == [[bar.parts[n].value for bar in chart.bars] for n in range(len(chart.legend))]
        labels = [f"{bar.label} ({formats.figure(bar.total)})" for bar in chart.bars]
        assert list(drawn.plots[0].categories) == labels


def test_tables_are_native_and_hold_the_figures(deck):
    """Row by row."""
    drawn = [shape.table for shape in shapes(deck) if shape.has_table]
    for one, table in zip(drawn, of_kind(composed(), Table), strict=True):
        rows = [[cell.text for cell in row.cells] for row in one.rows]
        assert rows == [list(table.head), *([formats.cell(cell) for cell in row.cells] for row in table.rows)]


def test_key_figures_are_those_of_the_document(deck):
    """In large type, with their words."""
    for one in of_kind(composed(), KeyFigures)[0].items:
        assert formats.headline(one.figure) in texts(deck)
        assert one.label in texts(deck)


def test_charts_and_tables_have_words_for_who_does_not_see_them(deck):
    """A text alternative that says what is to be seen."""
    framed = [shape for shape in shapes(deck) if shape.has_chart or shape.has_table]
    words = [shape._element.nvGraphicFramePr.cNvPr.get("descr") for shape in framed]
    assert len(words) >= 5
    assert all(words)
    assert any("Koja" in one for one in words)


def test_notes_hold_the_definitions_of_the_figures(deck):
    """Who presents can say what is counted."""
    notes = [slide.notes_slide.notes_text_frame.text for slide in deck.slides if slide.has_notes_slide]
    assert any("Instansi yang hadir pada rapat" in one for one in notes)
    assert any("tabel incidents-type-grade" in one for one in notes)


def test_every_slide_bears_its_class_and_number(deck):
    """TERBATAS upper left."""
    for number, slide in enumerate(deck.slides, 1):
        found = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
        assert "TERBATAS" in found
        assert str(number) in found


def test_the_bytes_depend_on_the_document_only():
    """Neither in the package nor in the workbooks of its charts is there an hour."""
    first = slides.render(composed())
    with zipfile.ZipFile(io.BytesIO(first)) as package:
        books = [name for name in package.namelist() if name.endswith(".xlsx")]
        assert books
        for name in books:
            with zipfile.ZipFile(io.BytesIO(package.read(name))) as book:
                assert b"1980-01-01T00:00:00Z" in book.read("docProps/core.xml")
        assert {one.date_time for one in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        told = package.read("docProps/app.xml").decode()
    assert "<Application>pora</Application><PresentationFormat>Widescreen</PresentationFormat>" in told
    assert "Microsoft" not in told
    assert first == slides.render(composed())


def test_a_long_table_runs_on_with_its_head():
    """No row is lost, none stands twice, and each part fits."""
    rows = tuple(Row((str(n), "Menyampaikan data orang asing " * (n % 5 + 1), "Instansi")) for n in range(1, 61))
    table = Table("t", "Tugas", "", ("No", "Uraian", "Instansi"), rows, ("Catatan.",))
    document = replace(composed(), sections=(Section("a", "Tugas", (table,)),))
    deck = opened(document)
    drawn = [shape.table for shape in shapes(deck) if shape.has_table]
    assert [row.cells[0].text for one in drawn for row in list(one.rows)[1:]] == [str(n) for n in range(1, 61)]
    assert {one.rows[0].cells[1].text for one in drawn} == {"Uraian"}
    assert len(drawn) > 4
    frames = [shape for shape in shapes(deck) if shape.has_table]
    assert all(shape.top + shape.height < deck.slide_height * 0.95 for shape in frames)
    assert texts(deck).count("Catatan.") == 1
    assert all(len(one.rows) > 2 for one in drawn), "no row is alone below its head"


@pytest.mark.parametrize("count", range(8, 24))
def test_few_rows_are_not_left_over_for_a_further_slide(count):
    """The last slide of a table takes rows of the slide before, and every row stands once in its order."""
    rows = tuple(Row((f"Kecamatan {number}", "7")) for number in range(count))
    parts = fit.split_table(Table("t", "Tabel", "Orang", ("Kecamatan", "Jumlah"), rows, ("Catatan.",)), 18.0)
    assert tuple(row for part in parts for row in part.rows) == rows
    assert len(parts) == 1 or len(parts[-1].rows) >= 4
    assert [part.notes for part in parts] == [()] * (len(parts) - 1) + [("Catatan.",)]


def test_a_long_list_runs_on_with_its_numbers():
    """Decisions of a large meeting."""
    parts = fit.split_listing(Listing(tuple("Keputusan bersama tentang pendataan." for _ in range(40))))
    assert [one for part in parts for one in part.items][-1] == "40. Keputusan bersama tentang pendataan."
    assert len(parts) > 2


def test_a_quiet_meeting_has_no_empty_slide():
    """Nothing to divide, nothing empty."""
    deck = opened(composed(made.quiet()))
    for slide in deck.slides:
        assert any(len(shape.text_frame.text) > 9 for shape in slide.shapes if shape.has_text_frame)
    assert not any(shape.has_chart and not list(shape.chart.plots[0].categories) for shape in shapes(deck))


def test_no_personal_data_on_slides():
    """No names of officials either."""
    with zipfile.ZipFile(io.BytesIO(slides.render(composed()))) as package:
        everything = b"\n".join(package.read(name) for name in package.namelist())
    for name in (b"Ranu Sabeko", b"Tamira Joleno", b"Wakoro Sinde", b"Steve Canny"):
        assert name not in everything


def test_libreoffice_shows_them_with_their_figures(tmp_path):
    """Title, a key figure, a row of a table."""
    material = made.held()
    text = converted.as_text(slides.render(composed(material)), "paparan.pptx", tmp_path, "libsdlo.so")
    assert "Hasil Rapat" in text
    assert formats.figure(material.data.figure("stock-district-permit")) in text
    assert "Pengenaan biaya beban" in text


def size_of(table):
    """Return the size of type of a drawn table in points."""
    (found,) = {
        run.font.size.pt for row in table.rows for cell in row.cells for one in cell.text_frame.paragraphs
        for run in one.runs
    }  # fmt: skip
    return found


def test_a_table_is_as_large_as_its_slide_lets_it_be():
    """A short one is read from the last row of chairs; a long one has the same size on all of its slides."""

    def drawn(count):
        rows = tuple(Row((f"Baris {number}", "uraian")) for number in range(count))
        section = Section("a", "A", (Table("t", "Tabel", "Baris", ("Baris", "Uraian"), rows),))
        deck = opened(replace(composed(), sections=(section,)))
        return [size_of(shape.table) for shape in shapes(deck) if shape.has_table]

    assert drawn(5) == [18.0]
    assert drawn(11) == [16.0]
    assert set(drawn(60)) == {16.0}


def grey(colour: str) -> float:
    """Return what a printer without colours makes of six hexadecimal digits: 0 black, 255 white."""
    red, green, blue = (int(colour[n : n + 2], 16) for n in (0, 2, 4))
    return 0.299 * red + 0.587 * green + 0.114 * blue


@pytest.mark.parametrize("parts", [1, 2, 3, 4, 5])
def test_degrees_rise_from_light_to_dark_in_grey_print_too(parts):
    """The lawful grade is the lightest; two degrees are never the same grey, as klarifikasi and TAK once were."""
    (chart,) = (one for one in of_kind(composed(), Chart) if one.ordered)
    bars = tuple(replace(bar, parts=bar.parts[:1] * parts) for bar in chart.bars)
    section = Section("a", "A", (replace(chart, legend=("x", "y", "z", "v", "w")[:parts], bars=bars),))
    (drawn,) = (shape.chart for shape in shapes(opened(replace(composed(), sections=(section,)))) if shape.has_chart)
    greys = [grey(str(series.format.fill.fore_color.rgb)) for series in drawn.plots[0].series]
    assert greys[0] > 220
    assert all(lighter - darker > 30 for lighter, darker in itertools.pairwise(greys))


def test_a_table_stands_below_its_sentence_where_both_fit():
    """A slide of one sentence and the next of one table say less than one slide of both."""
    rows = tuple(Row((f"Kecamatan {n}", "7")) for n in range(6))
    table = Table("t", "Berakhir", "Orang", ("Kecamatan", "Jumlah"), rows)
    (slide,) = fit.section_slides(Section("a", "A", (Paragraph("Izin tinggal 54 orang berakhir."), table)))
    assert [type(block) for block in slide.blocks] == [Paragraph, Table]
    long = replace(table, rows=rows * 6)
    first, *_ = fit.section_slides(Section("a", "A", (Paragraph("Izin tinggal 54 orang berakhir."), long)))
    assert [type(block) for block in first.blocks] == [Paragraph]


def runs(deck):
    """Yield text and size in points of every run on a slide, also in tables."""
    frames = [shape.text_frame for shape in shapes(deck) if shape.has_text_frame]
    frames += [
        cell.text_frame for shape in shapes(deck) if shape.has_table for row in shape.table.rows for cell in row.cells
    ]
    for frame in frames:
        for paragraph in frame.paragraphs:
            yield from ((run.text, run.font.size.pt) for run in paragraph.runs)


@pytest.fixture(scope="module")
def decks(deck):
    """Return the slides before and after a meeting."""
    return (opened(briefing_slides(invented_meeting.city(), edition="dinas")), deck)


def test_everything_is_read_from_the_last_row_of_chairs(decks):
    """16 points at least, 12 for labels of charts and for the frame of class, footer and number."""
    for one in decks:
        frame = {"TERBATAS", *map(str, range(1, 60)), *(text for text in texts(one) if text.startswith(OFFICE))}
        assert not {(text, size) for text, size in runs(one) if size < 16 and text not in frame}
        assert min(size for _text, size in runs(one)) == 12
        charts = [shape.chart for shape in shapes(one) if shape.has_chart]
        sizes = {chart.font.size.pt for chart in charts}
        sizes |= {series.data_labels.font.size.pt for chart in charts for series in chart.plots[0].series}
        assert sizes == {12.0}


def test_nothing_runs_over_the_edge_or_into_the_footer(decks):
    """Every shape lies on its slide, texts are no higher than their boxes, and bodies end above the footer."""
    for one in decks:
        for slide in one.slides:
            for shape in slide.shapes:
                assert shape.left >= 0
                assert shape.left + shape.width <= one.slide_width
                assert shape.top + shape.height <= one.slide_height
                if shape.has_table or shape.has_chart:
                    assert (shape.top + shape.height) <= 178 * 36000, (slide.shapes.title.text_frame.text, shape.name)
            title = slide.shapes.title
            points = {run.font.size.pt for run in title.text_frame.paragraphs[0].runs}
            assert fit.count_lines(title.text_frame.text, 305 * 8.8 / (max(points) * 1.1)) <= 2


def test_every_slide_but_the_first_has_sentences_to_say(decks):
    """Two at least, without figures of their own, before the definitions."""
    for one in decks:
        for slide in list(one.slides)[1:]:
            said, *_definitions = slide.notes_slide.notes_text_frame.text.split("\n\n")
            head, *sentences = said.split("\n")
            assert head == "Untuk disampaikan"
            assert len(sentences) >= 2, slide.shapes.title.text_frame.text
    assert not any(any(map(str.isdigit, text)) for pair in SENTENCES.values() for text in pair)
    assert {len(pair) for pair in SENTENCES.values()} == {2}


def test_the_briefing_shows_nationality_trend_theme_and_questions(decks):
    """Each on slides of its own, titles that say what is to be seen."""
    topics = [
        text
        for slide in decks[0].slides
        for text in (shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
    ]
    for topic in ("Perkembangan register", "Yang sah dan cara mencatatnya", "Kejadian yang berkaitan dengan tema",
                  "Preseden di tempat lain", "Pertanyaan kepada instansi"):  # fmt: skip
        assert topic in topics, topic
    captions = [topic for topic in topics if "pada akhir setiap bulan" in topic]
    assert [caption.splitlines()[-1] for caption in captions] == ["Jumlah: orang, pada akhir setiap bulan"]
    titles = [slide.shapes.title.text_frame.text for slide in decks[0].slides]
    assert sum(len(title.split()) > 6 for title in titles) >= 6


def test_a_headline_too_long_for_a_title_gives_its_first_sentence():
    """The rest stands on the slide."""
    long = Paragraph("Satu kecamatan bertambah. " + "Dari seluruh orang asing dalam register, " * 4, is_headline=True)
    (slide,) = fit.section_slides(Section("a", "A", (long, Paragraph("Isi."))))
    assert (slide.title, slide.topic) == ("Satu kecamatan bertambah", "A")
    assert [block.text[:12] for block in slide.blocks] == ["Dari seluruh", "Isi."]
