"""The report of reprocessing as PDF: its numbers read back, its pictures in words, its tags, its bytes."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest

from reports.documents import archive
from reports.documents.archive import coverage_matrix
from reports.documents.archive.material import ArchiveMaterial
from reports.documents.monthly_return import monthly_return
from reports.model.charts import Matrix, Series
from reports.model.comparison import Comparison
from reports.model.document import Paragraph, Row, Section, Table
from reports.model.figures import Figure
from reports.render import pdf
from reports.render.pdf import weasyprint_writer
from reports.render.pdf.charts import matrix, series
from reports.vocabulary import formats
from reports.vocabulary.config import Config
from tests.documents import invented
from tests.pages_once import digest_of_pages
from tests.pdf_text import text_of
from tests.render.pdf.short_documents import chapters
from tests.render.pdf.test_render import elements, kinds, tables, tree


def render(document):
    """Print a document with the program's own templates."""
    return pdf.render(document, templates=pdf.template_root(), paper="A4", font="Liberation Sans")


@pytest.fixture(scope="session")
def printed(overview_document):
    """Return the PDF."""
    return render(overview_document)


@pytest.fixture(scope="session")
def opened(printed):
    """Return the PDF's objects."""
    with pikepdf.open(BytesIO(printed)) as file:
        yield file


@pytest.fixture(scope="session")
def text(printed, tmp_path_factory):
    """Return the PDF's text as an independent reader lays it out."""
    path = tmp_path_factory.mktemp("pdf") / "overview.pdf"
    path.write_bytes(printed)
    return text_of(path)


def pictures(document, kind):
    """Return the blocks of a kind, in the two first parts and beyond."""
    found, waiting = [], list(document.sections)
    while waiting:
        section = waiting.pop(0)
        found += [block for block in section.blocks if isinstance(block, kind)]
        waiting = [*section.sections, *waiting]
    return found


def test_the_numbers_of_every_row_stand_on_its_line(overview_document, text):
    """Read back from the page: what a table counts is what is printed."""
    lines = [" ".join(line.split()) for line in text.splitlines()]
    checked = 0
    for table in tables(overview_document):
        for row in table.rows:
            numbers = [formats.figure(cell) for cell in row.cells if isinstance(cell, Figure)]
            if len(numbers) > 1:
                assert any(" ".join(numbers) in line for line in lines), (table.title, numbers)
                checked += 1
    assert checked > 20


def test_titles_notes_and_decisions_are_in_the_text(overview_document, text):
    """Nothing the report says is lost on the page."""
    flat = "".join(text.split())
    for table in tables(overview_document):
        for said in (table.title, table.subtitle, *table.notes):
            assert "".join(said.split()) in flat, said
    assert "Menetapkanversiyangberlaku:registerMaret2019." in flat


def test_it_opens_with_what_it_is_and_is_signed_by_nobody(text):
    """Title page first; no letter, no number, no box for a signature."""
    first = text.split("\f")[0]
    assert "HASIL OLAH ULANG" in first
    assert "bukan laporan resmi, tanpa nomor dan tanpa tanda tangan" in first
    assert not re.search(r"Nomor\s*:|NIP|belum ditandatangani|Yth\.", text)


def test_the_summary_is_one_page(text):
    """A head of office reads only this page."""
    pages = text.split("\f")
    assert "RINGKASAN" in pages[1]
    assert "Mencari yang belum ada" in pages[1]
    assert "CAKUPAN ARSIP" in pages[2]


@pytest.mark.ci
def test_the_summary_of_a_crowded_archive_is_one_page_too(archives, tmp_path):
    """Whatever there is to be decided; its tables are whole."""
    path = tmp_path / "made.pdf"
    document = archive.compose(archives.crowded(), Config(), version="0.0.0")
    pages = said_by(document, tmp_path)
    with pikepdf.open(path) as file:
        assert len(kinds(tree(file), "/Table")) == len(tables(document))
    assert "Mencari yang belum ada" in pages.split("\f")[1]


def test_pictures_have_words_and_tables_are_whole(overview_document, opened):
    """PDF/UA: the alternative of each drawing, one Table element a table, with all its rows."""
    told = [str(one.Alt) for one in kinds(tree(opened), "/Figure")]
    assert [one.alt for one in pictures(overview_document, Matrix | Series)] == [
        one for one in told if "iagram" in one or "Matriks" in one
    ]
    found = kinds(tree(opened), "/Table")
    assert len(found) == len(tables(overview_document))
    for element, table in zip(found, tables(overview_document), strict=True):
        assert len(kinds(kinds(element, "/TBody")[0], "/TR")) == (len(table.rows) or 1)


def test_marked_content_belongs_to_one_element(opened):
    """Or is an artifact, drawings and feet among them."""
    owned = {}
    for element in elements(tree(opened)):
        kids = element.get("/K", [])
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, int):
                owned.setdefault(element.Pg.objgen, []).append(kid)
    for page in opened.pages:
        marks = [int(mark) for mark in re.findall(rb"/MCID (\d+)\s*>>\s*BDC", page.Contents.read_bytes())]
        assert sorted(marks) == sorted(owned.get(page.objgen, []))


def test_the_file_is_for_archives_and_readers_who_listen(overview_document, opened, printed):
    """Both standards, the language, the title, the bookmarks."""
    assert str(opened.Root.Lang) == "id"
    assert str(opened.docinfo["/Title"]).startswith("Hasil olah ulang")
    with opened.open_outline() as outline:
        assert [item.title for item in outline.root] == [section.title for section in overview_document.sections]
    for said in (b'pdfaid:part="3"', b'pdfaid:conformance="A"', b'pdfuaid:part="1"'):
        assert said in printed


@pytest.mark.parametrize("name", ["one_month", pytest.param("whole", marks=pytest.mark.ci)])
def test_other_archives_print_too(archives, name):
    """One month, nothing missing."""
    document = archive.compose(getattr(archives, name)(), Config(), version="0.0.0")
    with pikepdf.open(BytesIO(render(document))) as file:
        assert len(kinds(tree(file), "/Table")) == len(tables(document))


def test_a_matrix_of_many_years_stays_within_its_height(archives):
    """Rows grow thinner, so that the summary remains one page."""
    short, long = (
        coverage_matrix.matrix(ArchiveMaterial(archives.delivered(first, "2023-12"), Config()))
        for first in ("2023-11", "2004-01")
    )
    few, many = matrix.layout_matrix(short, 160), matrix.layout_matrix(long, 160)
    assert few.cell_height > many.cell_height
    assert many.height < 900
    assert len(many.panels[0].cells) == 240
    assert max(cell.x + many.cell_width for panel in many.panels for cell in panel.cells) <= many.width + 1


def test_columns_end_where_their_value_says(overview_document):
    """From zero, each panel with its own scale; a month without a register is a band."""
    (chart,) = pictures(overview_document, Series)
    drawn = series.layout_series(chart, 160)
    for panel, source in zip(drawn.panels, chart.panels, strict=True):
        values = [point.figure.value for point in source.points]
        top = series.round_scale(max(value for value in values if value is not None))
        assert panel.scale == formats.number(top)
        for month, value in zip(panel.months, values, strict=True):
            assert (month.look == "none") == (value is None)
            if value is not None:
                assert month.height == pytest.approx(value * (panel.base - panel.top) / top, abs=0.1)


def test_numbers_of_neighbouring_breaks_do_not_touch():
    """They take two lines."""
    placed = series._place_breaks(((100.0, "1"), (120.0, "2"), (141.0, "3")))
    assert placed[0][1] == placed[2][1] != placed[1][1]


def test_a_return_made_again_says_so_on_its_title_page_and_in_every_foot(tmp_path, monkeypatch):
    """And is signed by nobody, in none of its chapters."""
    document = monthly_return(
        invented.figures("2021-07"), Comparison(), (), invented.coverage("2021-07"), invented.quality(), Config(),
        edition="dinas", document_date=None, version="0.0.0", reprocessed=True,
    )  # fmt: skip
    short = chapters(document, ("RINGKASAN",), ("PELAKSANAAN", "Intelijen", "Tim PORA"))
    pages = said_by(short, tmp_path).split("\f")[:-1]
    assert len(pages) > 3
    assert all("Hasil olah ulang" in page for page in pages)
    assert "LAPORAN BULANAN" in pages[0]
    monkeypatch.setattr(weasyprint_writer, "write_pdf", digest_of_pages)
    whole = said_by(document, tmp_path)
    assert all(section.title in whole for section in document.sections)
    assert not re.search(r"Nomor\s*:|NIP|belum ditandatangani|Yth\.|Tembusan", "".join((whole, *pages)))


def said_by(document, folder):
    """Return the text of a document that is printed."""
    path = folder / "made.pdf"
    path.write_bytes(render(document))
    return text_of(path)


def test_no_table_leaves_its_first_row_alone_at_the_foot_of_a_page(overview_document, tmp_path):
    """Whatever stands above it: two rows stand together, so the first never stands without the second."""
    listed = Table("t", "Daftar", "Baris", ("Baris", "Isi"), tuple(Row((f"Butir {n}", "Isi")) for n in range(1, 9)))
    apart = set()
    for lines in range(4):
        last = Paragraph(" ".join(["kata"] * max(1, 18 * lines)))
        sections = (Section("satu", "SATU", (*(Paragraph(f"Alinea {n}.") for n in range(23)), last, listed)),)
        said = said_by(replace(overview_document, sections=sections), tmp_path)
        places = [next(at for at, page in enumerate(said.split("\f")) if f"Butir {n}" in page) for n in range(1, 9)]
        assert places[0] == places[1], lines
        apart.add(places[-1] - places[0])
    assert apart == {0, 1}, "some lengths do break the table"
