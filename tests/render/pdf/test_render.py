"""The PDF itself: what it says, how it is built for archives and for readers who listen, and that it never differs."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from io import BytesIO

import pikepdf
import pytest

from reports.model.document import Form, KeyFigures, Listing, Paragraph, Section, Table
from reports.model.events import Event
from reports.render import pdf
from reports.vocabulary import formats
from tests.pdf_text import text_of
from tests.render.pdf.short_documents import chapters

FORM = ("FORMULIR",)


def render(document, **more):
    """Print a document with the program's own templates."""
    return pdf.render(
        document, templates=pdf.template_root(), paper=more.pop("paper", "A4"), font="Liberation Sans", **more
    )


@pytest.fixture(scope="session")
def document(invented):
    """Return a full month."""
    return invented.document()


@pytest.fixture(scope="session")
def printed(document):
    """Return its PDF."""
    return render(document)


@pytest.fixture(scope="session")
def opened(printed):
    """Return the PDF's objects."""
    with pikepdf.open(BytesIO(printed)) as file:
        yield file


@pytest.fixture(scope="session")
def text(printed, tmp_path_factory):
    """Return the PDF's text as an independent reader lays it out."""
    return text_in(printed, tmp_path_factory.mktemp("pdf"))


def text_in(made, folder):
    """Return the text of a PDF."""
    path = folder / "return.pdf"
    path.write_bytes(made)
    return text_of(path)


def tables(document):
    """Return all tables and forms of a document in reading order."""
    found, waiting = [], list(document.sections)
    while waiting:
        section = waiting.pop(0)
        found += [block for block in section.blocks if isinstance(block, Table | Form)]
        waiting = [*section.sections, *waiting]
    return found


def elements(element):
    """Yield a structure element and all below it."""
    yield element
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/StructElem":
            yield from elements(kid)


def tree(opened):
    """Return the Document element."""
    return opened.Root.StructTreeRoot.K[0]


def kinds(element, kind):
    """Return the elements of a kind below an element."""
    return [one for one in elements(element) if kind == one.S]


def test_every_row_of_every_table_is_in_the_text(document, text):
    """Stub and numbers of a row stand on one line of the page, in the order of the columns.

    JUMLAH of a row of a form with lines below it stands between them.
    """
    lines = [" ".join(line.split()) for line in text.splitlines()]
    for table in tables(document):
        for index, row in enumerate(table.rows):
            spans = isinstance(table, Form) and table.below(index)
            printed = row.cells[1:] if isinstance(table, Table) else row[2:-1] if spans else row[2:]
            cells = [formats.cell(cell) for cell in printed]
            numbers = [cell for cell in cells if re.fullmatch(r"[+−]?[\d.,]+%?|[-…*]", cell)]
            if len(numbers) > 2:
                wanted = " ".join(numbers)
                assert any(wanted in line for line in lines), (table.title, cells)


def test_headings_titles_and_notes_are_in_the_text(document, text):
    """Nothing a document says is lost on the page."""
    flat = "".join(text.split())
    for table in tables(document):
        for said in (table.title, table.subtitle, *table.notes):
            assert "".join(said.split()) in flat, said


def test_the_text_shows_no_workings(text):
    """No template syntax, no Python, no placeholder."""
    assert not re.search(r"None|[{}]|Undefined|lorem|TODO", text)


def test_pages_are_counted_in_the_foot(opened, text):
    """Halaman x dari y on every page but the letter, which is none of the report, and the title page."""
    count = len(opened.pages) - 1
    found = re.findall(r"Halaman (\d+) dari (\d+)", text)
    assert found == [(str(page), str(count)) for page in range(2, count + 1)]


def test_contents_name_the_pages_where_headings_stand(document, text):
    """Each line of the contents is true."""
    pages = text.split("\f")
    for section in document.sections:
        number = re.search(rf"{re.escape(section.title)} [ .]*(\d+)$", pages[2], re.MULTILINE)
        assert number is not None, section.title
        assert section.title in pages[int(number[1])], "the letter before the first page has no number"


def test_one_table_stays_one_table_over_pages(document, opened):
    """As many Table elements as tables, none of them empty, each with its caption and all its rows."""
    found = kinds(tree(opened), "/Table")
    assert len(found) == len(tables(document))
    for element, table in zip(found, tables(document), strict=True):
        assert len(kinds(element, "/Caption")) == len(kinds(element, "/THead")) == len(kinds(element, "/TBody")) == 1
        rows = len(table.rows) or 1
        total = bool(table.total) + sum(map(len, table.sublines)) if isinstance(table, Form) else 0
        assert len(kinds(kinds(element, "/TBody")[0], "/TR")) == rows + total


def test_a_table_of_the_return_runs_over_pages(opened):
    """So that the test above tests something."""
    pages = [{str(row.Pg.objgen) for row in kinds(table, "/TR")} for table in kinds(tree(opened), "/Table")]
    assert max(map(len, pages)) > 1


def test_header_cells_have_their_scope(opened):
    """Columns in the head, rows in the body."""
    for table in kinds(tree(opened), "/Table"):
        head, body = kinds(table, "/THead")[0], kinds(table, "/TBody")[0]
        assert {str(cell.A.Scope) for cell in kinds(head, "/TH")} == {"/Column"}
        assert {str(cell.A.Scope) for cell in kinds(body, "/TH")} <= {"/Row"}


def test_content_is_in_the_tree_once_or_is_an_artifact(opened):
    """Footers and repeated heads are artifacts; every other mark belongs to exactly one element."""
    owned = {}
    for element in elements(tree(opened)):
        kids = element.get("/K", [])
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, int):
                owned.setdefault(element.Pg.objgen, []).append(kid)
    for page in opened.pages:
        marks = [int(mark) for mark in re.findall(rb"/MCID (\d+)\s*>>\s*BDC", page.Contents.read_bytes())]
        assert sorted(marks) == sorted(owned.get(page.objgen, []))
        assert b"/Artifact\nBMC" in page.Contents.read_bytes() or page.index == 1


def test_every_link_belongs_to_a_link_element(opened):
    """In the contents and the list of tables; PDF/UA-1 wants it (7.18.5)."""
    numbers = opened.Root.StructTreeRoot.ParentTree.Nums
    owners = {int(numbers[index]): numbers[index + 1] for index in range(0, len(numbers), 2)}
    links = [link for page in opened.pages for link in page.get("/Annots", [])]
    assert len(links) > 50
    assert {str(owners[int(link.StructParent)].S) for link in links} == {"/Link"}


def test_the_file_says_what_it_is(document, opened, printed):
    """Language, title, bookmarks, and both standards in plain bytes."""
    assert str(opened.Root.Lang) == "id"
    assert str(opened.docinfo["/Title"]).startswith("Laporan Bulanan Pengawasan Orang Asing")
    assert opened.Root.ViewerPreferences.DisplayDocTitle
    with opened.open_outline() as outline:
        assert [item.title for item in outline.root] == [section.title for section in document.sections]
    assert b'pdfaid:part="3"' in printed
    assert b'pdfaid:conformance="A"' in printed
    assert b'pdfuaid:part="1"' in printed


def test_fonts_are_embedded_and_charts_have_words(opened):
    """Every font carries its file; every figure its text alternative."""
    fonts = [
        one for one in opened.objects if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/FontDescriptor"
    ]
    assert fonts
    assert all("/FontFile2" in one or "/FontFile3" in one for one in fonts)
    assert all(str(one.Alt) for one in kinds(tree(opened), "/Figure"))


def test_wide_forms_lie_across_on_either_paper(document):
    """Upright and landscape pages in one document, of one paper; what ends the document stands on the last of them."""
    forms = chapters(document, FORM)
    (section,) = forms.sections
    wide = replace(forms, sections=(replace(section, blocks=(replace(section.blocks[-1], landscape=True),)),))
    for paper, upright in (("A4", (210, 297)), ("F4", (215, 330))):
        with pikepdf.open(BytesIO(render(wide, paper=paper))) as file:
            sizes = [tuple(round(float(edge) / 72 * 25.4) for edge in page.mediabox[2:]) for page in file.pages]
        assert set(sizes) == {upright, upright[::-1]}
        assert sizes[-1] == upright[::-1]


def test_a_list_and_key_figures_leave_nothing_alone(document, tmp_path):
    """Wherever a page ends: not the last item at the head of the next, nor a lead without its figures at its foot."""
    (summary,) = chapters(document, ("RINGKASAN",)).sections
    figures = next(block for block in summary.blocks if isinstance(block, KeyFigures))
    lines = [Paragraph(f"Baris {number}.") for number in range(28)]
    items = Listing(tuple(f"Butir {number}." for number in range(1, 5)))
    lists = [Section(f"a{used}", "", (*lines[:used], items), new_page=True) for used in range(24, 28)]
    leads = [Section(f"b{used}", "", (*lines[:used], Paragraph("Angka."), figures), new_page=True)
             for used in range(24, 28)]  # fmt: skip
    pages = text_in(render(replace(document, letter=None, sections=(*lists, *leads))), tmp_path).split("\f")
    assert any("Butir 3." in page and "Baris" not in page for page in pages)
    assert not any("Butir 4." in page and "Butir 3." not in page for page in pages)
    assert not any(("Angka." in page) != (figures.items[0].label.split()[0] in page) for page in pages)


def test_forms_without_rows_share_pages_and_a_signature(invented, document, tmp_path):
    """A form with rows has its own page and signature between them."""

    def signed(blocks):
        forms = chapters(document, FORM)
        made = replace(forms, sections=(replace(forms.sections[0], blocks=blocks),))
        pages = text_in(render(made), tmp_path).split("\f")
        begin = max(number for number, page in enumerate(pages) if "FORMULIR\n" in page)
        return [(page.count("Formulir "), page.count("tempat tanda tangan")) for page in pages[begin:] if page]

    nil = chapters(invented.nothing_happened(), FORM).sections[0].blocks
    full = chapters(document, FORM).sections[0].blocks
    assert signed(nil) == [(4, 0), (2, 1)]
    assert signed((*nil[:2], full[2], *nil[3:5])) == [(2, 1), (1, 1), (2, 1)]


@pytest.mark.parametrize("office", [pytest.param("only_register", marks=pytest.mark.ci), "nothing_happened"])
def test_other_offices_print_too(invented, office):
    """Missing data and nothing to tell are ordinary."""
    with pikepdf.open(BytesIO(render(getattr(invented, office)()))) as file:
        assert len(kinds(tree(file), "/Table")) == len(tables(getattr(invented, office)()))


def test_texts_that_xml_cannot_hold_are_printed_all_the_same(invented, tmp_path):
    """Control characters of a sheet and halves of a file name are the office's, not the template's fault."""
    broken = Event(date(2024, 9, 3), "rapat", "kota", None, "Rapat\x0b <&> \x00", "Ruang \udcff")
    form = chapters(invented.document(happened=(broken,)), FORM)
    said = " ".join(text_in(render(form), tmp_path).split())
    assert "<&>" in said
    assert "Ruang" in said


@pytest.mark.ci
def test_a_security_class_stands_on_every_page(document, tmp_path):
    """Upper left, by the template: on the title page, the contents, upright pages and those that lie across."""
    form = chapters(document, FORM)
    pages = text_in(render(replace(form, classification="TERBATAS")), tmp_path).split("\f")[:-1]
    assert len(pages) > 3
    assert all(page.lstrip().startswith("TERBATAS") for page in pages)
    assert "TERBATAS" not in text_in(render(form), tmp_path)
