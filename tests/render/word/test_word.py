"""Word copies, read back with python-docx and opened by LibreOffice."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import docx as word_files
import pytest
from docx.oxml.ns import qn
from docx.shared import Mm
from PIL import Image

from reports.documents.meeting.report import meeting_report
from reports.errors import ConfigurationError
from reports.model.document import Letter, Paragraph, Particulars, Row, Section, Signature, Table
from reports.model.figures import Figure
from reports.render import word
from reports.vocabulary import formats
from tests.documents.meeting import minutes_material as made
from tests.render import converted

TEMPLATES = Path(__file__).parents[3] / "templates"


def report(material=None, edition="antarinstansi", **more):
    """Compose a report."""
    return meeting_report(material or made.held(), edition=edition, version="0", **more)


def render(document, **more):
    """Write a Word file with the templates that ship."""
    return word.render(document, templates=TEMPLATES, **more)


@pytest.fixture(scope="module")
def opened():
    """Return the Word copy of the seed case."""
    return word_files.Document(io.BytesIO(render(report())))


def reading_tables(opened):
    """Return the tables of the document itself."""
    return [one for one in opened.tables if one.style.name == "Tabel Laporan"]


def composed_tables(document):
    """Return the tables of a composed document."""
    return [block for section in document.sections for block in section.blocks if isinstance(block, Table)]


def test_every_cell_of_every_table_is_in_the_word_file(opened):
    """The same figures as the PDF, in the same places."""
    for made_table, table in zip(reading_tables(opened), composed_tables(report()), strict=True):
        rows = [[cell.text for cell in row.cells] for row in made_table.rows]
        assert rows == [list(table.head), *([formats.cell(one) for one in row.cells] for row in table.rows)]


def test_every_paragraph_is_in_the_word_file(opened):
    """Running text as composed."""
    found = {one.text for one in opened.paragraphs}
    wanted = {block.text for section in report().sections for block in section.blocks if isinstance(block, Paragraph)}
    assert wanted - found == set()


def test_heads_of_tables_repeat_and_rows_do_not_break(opened):
    """Word's own settings, so that a table stays readable when it grows."""
    for table in reading_tables(opened):
        head = table.rows[0]._tr.trPr
        assert head.find(qn("w:tblHeader")) is not None
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)


def test_a_table_is_not_split_before_its_closing_rows():
    """Fifteen rows stay together; a longer table keeps its head with a row, and the last rows with each other."""

    def kept(rows):
        table = Table("a", "A", "", ("No", "Instansi"), tuple(Row((str(n), "X")) for n in range(rows)))
        document = replace(report(), sections=(Section("a", "A", (table,)),))
        (made_table,) = reading_tables(word_files.Document(io.BytesIO(render(document))))
        return [
            all(cell.paragraphs[0].paragraph_format.keep_with_next for cell in row.cells) for row in made_table.rows
        ]

    assert kept(15) == [True] * 15 + [False]
    assert kept(20) == [True] + [False] * 17 + [True, True, False]


def test_columns_have_the_widths_of_the_print_and_numbers_stand_at_the_right(opened):
    """The numbers of a list are narrow, figures aligned, totals bold."""
    tables = {one.rows[0].cells[0].text: one for one in reading_tables(opened)}
    stock = tables["Kecamatan"]
    assert str(stock.rows[1].cells[1].paragraphs[0].alignment).startswith("RIGHT")
    assert stock.rows[-1].cells[0].paragraphs[0].runs[0].bold
    numbered = tables["No"]
    assert numbered.columns[0].width < Mm(12) < numbered.columns[1].width


def test_page_type_and_class_are_those_of_a_letter(opened):
    """A4, Arial 11, TERBATAS in the head of each page."""
    section = opened.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    normal = opened.styles["Normal"].font
    assert (normal.name, normal.size.pt) == ("Arial", 11)
    assert section.header.paragraphs[0].text.startswith("TERBATAS · Angka kecil belum dilindungi")


def test_the_bytes_depend_on_the_document_only():
    """No clock in zip entries or properties."""
    first = render(report())
    assert first == render(report())
    with zipfile.ZipFile(io.BytesIO(first)) as package:
        assert {one.date_time for one in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        told = package.read("docProps/app.xml").decode()
    assert "<Application>pora</Application>" in told
    assert "Microsoft" not in told
    core = word_files.Document(io.BytesIO(first)).core_properties
    assert (core.author, core.created.date()) == ("Kantor Imigrasi Kelas I TPI Jakarta Utara", date(2024, 10, 17))


def test_markup_in_texts_stays_text():
    """Neither XML nor a template's tags are taken from the office's words; control characters do no harm."""
    rude = "<w:p/> & {{ 1 + 1 }} {%p endfor %}\x07"
    document = word_files.Document(
        io.BytesIO(render(replace(report(), sections=(Section("a", "A", (Paragraph(rude),)),))))
    )
    assert "<w:p/> & {{ 1 + 1 }} {%p endfor %}\ufffd" in [one.text for one in document.paragraphs]


def test_other_blocks_have_their_place(invented):
    """A whole return as Word: key figures, charts and forms become tables."""
    document = replace(invented.document(), name="laporan-rapat", letter=None)
    found = word_files.Document(io.BytesIO(render(document)))
    cells = {cell.text for table in reading_tables(found) for row in table.rows for cell in row.cells}
    summary = next(section for section in document.sections if section.id == "ringkasan")
    total = summary.blocks[1].items[0].figure
    assert formats.figure(total) in cells
    assert "NIHIL" not in cells


def test_a_letter_with_its_list_of_invitees():
    """The invitation: letterhead, meta block, body with particulars, who signs, copies, then the attached list."""
    letter = Letter(
        "…", "Segera", "Satu lembar", "Undangan Rapat", "9 Oktober 2024", ("Daftar terlampir", "di tempat"),
        (Paragraph("Dengan hormat."), Particulars((("Hari, tanggal", "Rabu, 16 Oktober 2024"), ("Tempat", "Aula")))),
        Signature(("Plt. Kepala Kantor,",), "Sutalu Harmori", "000"), ("Kepala Kantor Wilayah",),
    )  # fmt: skip
    table = Table("undangan", "Daftar undangan", "", ("No", "Instansi"), (Row(("1", "Polres")), Row(("2", "Kodim"))))
    document = replace(
        report(), name="undangan", letter=letter, sections=(Section("l", "Lampiran", (table,), new_page=True),)
    )
    found = word_files.Document(io.BytesIO(render(document)))
    texts = [one.text for one in found.paragraphs]
    assert "Nomor\t:\t…\t9 Oktober 2024" in texts
    assert "Yth. Daftar terlampir" in texts
    assert "Hari, tanggal\t:\tRabu, 16 Oktober 2024" in texts
    assert "Kepala Kantor Wilayah." in texts
    assert any("Plt. Kepala Kantor," in cell.text for table in found.tables for row in table.rows for cell in row.cells)
    assert [cell.text for cell in reading_tables(found)[0].rows[2].cells] == ["2", "Kodim"]


def test_photographs_of_the_own_edition_are_embedded():
    """As many as the document shows."""
    buffer = io.BytesIO()
    Image.new("RGB", (40, 30), "grey").save(buffer, "JPEG")
    document = report(edition="dinas", pictures=("foto-1",))
    found = word_files.Document(io.BytesIO(render(document, pictures={"foto-1": buffer.getvalue()})))
    assert len(found.inline_shapes) == 1


def test_pictures_keep_their_shape_and_their_room():
    """An upright photograph is no longer than a wide one is high."""
    buffer = io.BytesIO()
    Image.new("RGB", (60, 120), "grey").save(buffer, "PNG")
    document = report(edition="dinas", pictures=("foto-1",))
    found = word_files.Document(io.BytesIO(render(document, pictures={"foto-1": buffer.getvalue()})))
    shape = found.inline_shapes[0]
    assert (round(shape.height.mm), round(shape.width.mm)) == (80, 40)


def test_an_emblem_word_cannot_show_is_named():
    """SVG is for the PDF."""
    with pytest.raises(ConfigurationError, match="the emblem cannot be put into a Word file"):
        render(report(), emblem=b"<svg xmlns='http://www.w3.org/2000/svg'/>")


def test_both_who_sign_stand_side_by_side(opened):
    """In columns of one width."""
    (signed,) = [one for one in opened.tables if "Notulis," in one.rows[0].cells[0].text]
    left, right = signed.rows[0].cells
    assert "Pimpinan rapat," in right.text
    assert left.width == right.width > Mm(60)
    assert len({column.w for column in signed._tbl.tblGrid.gridCol_lst}) == 1


def test_an_office_may_restyle_its_copy(tmp_path):
    """Its own template wins."""
    own = word_files.Document(str(TEMPLATES / "word" / "laporan-rapat.docx"))
    own.sections[0].footer.paragraphs[0].text = "Bentuk kantor"
    (tmp_path / "word").mkdir()
    own.save(str(tmp_path / "word" / "laporan-rapat.docx"))
    found = word_files.Document(io.BytesIO(render(report(), overrides=tmp_path)))
    assert found.sections[0].footer.paragraphs[0].text == "Bentuk kantor"


@pytest.mark.parametrize(
    ("content", "message"),
    [(b"not a zip", "is no Word file"), ("{{ nothing }}", "cannot be filled"), ("{% for x in %}", "cannot be filled")],
)
def test_a_broken_template_is_named(tmp_path, content, message):
    """The office's mistake is the office's to mend: exit 4 with the file."""
    (tmp_path / "word").mkdir()
    path = tmp_path / "word" / "laporan-rapat.docx"
    if isinstance(content, bytes):
        path.write_bytes(content)
    else:
        own = word_files.Document()
        own.add_paragraph(content)
        own.save(str(path))
    with pytest.raises(ConfigurationError, match=message) as caught:
        render(report(), overrides=tmp_path)
    assert "laporan-rapat.docx" in str(caught.value)


def test_a_template_reaches_nothing_but_what_it_is_given(tmp_path):
    """The sandbox refuses Python's inner names."""
    (tmp_path / "word").mkdir()
    own = word_files.Document()
    own.add_paragraph("{{ title.__class__.__mro__ }}")
    own.save(str(tmp_path / "word" / "laporan-rapat.docx"))
    with pytest.raises(ConfigurationError, match="cannot be filled"):
        render(report(), overrides=tmp_path)


def test_no_personal_data_in_the_shared_copy():
    """Neither in the text nor in the properties of the package."""
    with zipfile.ZipFile(io.BytesIO(render(report()))) as package:
        everything = b"\n".join(package.read(name) for name in package.namelist())
    for name in (b"Ranu Sabeko", b"Tamira Joleno", b"Wakoro Sinde", b"python-docx"):
        assert name not in everything


def test_libreoffice_prints_it_with_its_figures(tmp_path):
    """Long tables too: heads on each page."""
    material = made.large()
    text = converted.as_text(render(report(material)), "laporan-rapat.docx", tmp_path, "libswlo.so")
    total = material.data.figure("stock-district-permit")
    assert isinstance(total, Figure)
    assert f"{formats.counted(total)} asing" in text
    assert text.count("Uraian") > 10
    assert "Halaman 1 dari" in text


def test_a_lead_stays_with_its_list_and_the_closing_with_those_who_sign(opened):
    """A list under no lead, and signatures alone on a page, are what a head of office sends back."""
    kept = {one.text for one in opened.paragraphs if one.paragraph_format.keep_with_next}
    assert "Rapat menyimpulkan dan menyepakati hal-hal berikut:" in kept
    assert any(text.startswith("Demikian laporan hasil rapat ini disusun") for text in kept)
    assert not any(text.startswith("Rapat dipimpin oleh") for text in kept)


def test_parts_of_the_address_stay_on_one_line(opened):
    """Their blanks do not break, as in the PDF."""
    (address,) = {one.text for one in opened.paragraphs if "Laman" in one.text} or {
        cell.text.splitlines()[-1] for one in opened.tables for row in one.rows for cell in row.cells
        if "Laman" in cell.text
    }  # fmt: skip
    assert "Laman\u00a0" in address
    assert " · Pos\u2011el\u00a0" in address
