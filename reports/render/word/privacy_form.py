"""Draws a form on the protection of personal data as a Word file: real headings, head rows that repeat, no time."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from reports.render.office_package import repacked

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from docx.document import Document as WordDocument
    from docx.table import Table, _Cell
    from docx.text.paragraph import Paragraph

    from reports.vocabulary.privacy_forms import FormSection, FormTable, PrivacyForm

_FONT = "Liberation Sans"
_PAGE_MM = (210, 297)
_MARGIN_MM = 20
_LETTER_MM = 1.9
"""Width of a letter of a label, rounded up."""
_DOTS = "." * 48
_EMPTY_ROW_MM = 8
_PADDING_TWIPS = 40
_FOOTER = 8.5
_BELOW_TABLE = 6
_HEAD_COLOUR = "E7ECF1"
_MADE = datetime(2024, 10, 17)


def privacy_form(form: PrivacyForm) -> bytes:
    """Return a form as the bytes of a Word file; the same form gives the same bytes."""
    document = docx.Document()
    _set_page(document, landscape=form.landscape)
    _set_styles(document)
    _describe(document, form)
    _head(document, form)
    for section in form.sections:
        _section(document, section, form)
    if form.signature:
        _signature(document, form)
    _page_numbers(document.sections[0].footer.paragraphs[0], form.title)
    written = BytesIO()
    document.save(written)
    return repacked(written.getvalue())


def _set_page(document: WordDocument, *, landscape: bool) -> None:
    page = document.sections[0]
    short, long = map(Mm, _PAGE_MM)
    page.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    page.page_width, page.page_height = (long, short) if landscape else (short, long)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Mm(_MARGIN_MM)


def _set_styles(document: WordDocument) -> None:
    """Set font, sizes and the language Indonesian."""
    for name, size in (("Normal", 10.5), ("Title", 15), ("Heading 1", 11.5), ("List Bullet", 10.5)):
        style: Any = document.styles[name]
        style.font.name, style.font.size, style.font.color.rgb = _FONT, Pt(size), RGBColor(0, 0, 0)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for kind in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{kind}"), None)
        fonts.set(qn("w:hAnsi"), _FONT)
    normal: Any = document.styles["Normal"]
    normal.paragraph_format.space_after = Pt(3)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "id-ID")
    normal.element.get_or_add_rPr().append(language)
    title: Any = document.styles["Title"]
    title.paragraph_format.alignment, title.font.bold = WD_ALIGN_PARAGRAPH.CENTER, True
    for border in title.element.iter(qn("w:pBdr")):
        border.getparent().remove(border)
    document.styles["Heading 1"].paragraph_format.space_before = Pt(10)


def _describe(document: WordDocument, form: PrivacyForm) -> None:
    properties = document.core_properties
    properties.title, properties.author, properties.last_modified_by = form.title, form.office, form.office
    properties.created = properties.modified = _MADE
    properties.language, properties.revision, properties.comments = "id-ID", 1, ""


def _head(document: WordDocument, form: PrivacyForm) -> None:
    """Write office and address, the title, and what the form is."""
    for text, bold in ((form.office.upper(), True), (form.address, False)):
        if text:
            line = document.add_paragraph()
            line.alignment = WD_ALIGN_PARAGRAPH.CENTER
            line.paragraph_format.space_after = Pt(0)
            line.add_run(text).bold = bold
    document.add_paragraph(form.title.upper(), style="Title").paragraph_format.space_before = Pt(12)
    if form.about:
        document.add_paragraph(form.about)


def _section(document: WordDocument, section: FormSection, form: PrivacyForm) -> None:
    if section.heading:
        heading = document.add_heading(section.heading, level=1)
        heading.paragraph_format.page_break_before = section.new_page
    for text in (section.intro, *section.paragraphs):
        if text:
            document.add_paragraph(text).paragraph_format.keep_with_next = section.table is not None
    if section.table is not None:
        _table(document, section.table)
    for text in section.items:
        document.add_paragraph(text, style="List Bullet")
    for text in section.checks:
        line = document.add_paragraph(f"\u2610\t{text}")
        line.paragraph_format.left_indent, line.paragraph_format.first_line_indent = Mm(7), Mm(-7)
        line.paragraph_format.tab_stops.add_tab_stop(Mm(7))
    if section.fields:
        _fields(document, section.fields)
    if section.signature:
        _signature(document, form)


def _fields(document: WordDocument, fields: Sequence[tuple[str, str]]) -> None:
    """Write label and value on a line each; lines and no table, since nothing stands in columns for a listener."""
    label_width = Mm(max(len(label) for label, _value in fields) * _LETTER_MM + 4)
    for label, value in fields:
        line = document.add_paragraph(f"{label}\t: {value or _DOTS}")
        line.paragraph_format.left_indent, line.paragraph_format.first_line_indent = label_width, -label_width
        line.paragraph_format.tab_stops.add_tab_stop(label_width)


def _table(document: WordDocument, declared: FormTable) -> None:
    """Draw a table with a head row that repeats on every page, and rows that no page divides."""
    table = document.add_table(rows=0, cols=len(declared.head))
    table.style, table.autofit = "Table Grid", False
    for column, width in zip(table.columns, declared.widths, strict=True):
        column.width = Mm(width)
    _pad(table)
    _add_row(table, declared.head, declared.widths)
    head = table.rows[0]
    _mark(head, "w:tblHeader")
    for cell in head.cells:
        cell.paragraphs[0].runs[0].bold = True
        shade = OxmlElement("w:shd")
        for name, value in (("val", "clear"), ("color", "auto"), ("fill", _HEAD_COLOUR)):
            shade.set(qn(f"w:{name}"), value)
        cell._tc.get_or_add_tcPr().append(shade)
    for texts in (*declared.rows, *[("",) * len(declared.head)] * declared.blank):
        _add_row(table, texts, declared.widths)
        if not all(texts):
            table.rows[-1].height = Mm(_EMPTY_ROW_MM)
    below = document.add_paragraph()
    below.paragraph_format.space_after = Pt(0)
    below.paragraph_format.line_spacing = Pt(_BELOW_TABLE)


def _pad(table: Table) -> None:
    """Leave room above and below the text of each cell."""
    margins = OxmlElement("w:tblCellMar")
    for side in ("top", "bottom"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), str(_PADDING_TWIPS))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    properties = table._tbl.tblPr
    look = properties.find(qn("w:tblLook"))
    properties.insert(len(properties) if look is None else properties.index(look), margins)


def _add_row(table: Table, texts: Iterable[str], widths: Iterable[int]) -> None:
    row: Any = table.add_row()  # type: ignore[no-untyped-call]
    _mark(row, "w:cantSplit")
    for cell, text, width in zip(row.cells, texts, widths, strict=True):
        cell.width = Mm(width)
        _write(cell, text)


def _write(cell: _Cell, text: str) -> None:
    line = cell.paragraphs[0]
    line.paragraph_format.space_after = Pt(0)
    line.add_run(text).font.size = Pt(9)


def _mark(row: Any, name: str) -> None:  # noqa: ANN401 -- a row of python-docx
    row._tr.get_or_add_trPr().append(OxmlElement(name))


def _signature(document: WordDocument, form: PrivacyForm) -> None:
    """Write place, date, position and dotted lines, kept on one page with the line above them."""
    document.paragraphs[-1].paragraph_format.keep_with_next = True
    texts = (f"{form.city}, {_DOTS[:24]}", form.head, "", "", _DOTS[:40], f"NIP {_DOTS[:32]}")
    for number, text in enumerate(texts):
        line = document.add_paragraph(text)
        line.paragraph_format.left_indent = Mm(_PAGE_MM[1 if form.landscape else 0] - 2 * _MARGIN_MM - 75)
        line.paragraph_format.space_before = Pt(10 if number == 0 else 0)
        line.paragraph_format.space_after = Pt(0)
        line.paragraph_format.keep_with_next = number < len(texts) - 1


def _page_numbers(line: Paragraph, title: str) -> None:
    """Write the title and "Halaman x dari y" into the footer."""
    line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for text, field in ((f"{title} \u2013 Halaman ", "PAGE"), (" dari ", "NUMPAGES")):
        line.add_run(text).font.size = Pt(_FOOTER)
        simple = OxmlElement("w:fldSimple")
        simple.set(qn("w:instr"), field)
        run, number = OxmlElement("w:r"), OxmlElement("w:t")
        number.text = "1"
        properties, size = OxmlElement("w:rPr"), OxmlElement("w:sz")
        size.set(qn("w:val"), str(int(2 * _FOOTER)))
        properties.append(size)
        run.append(properties)
        run.append(number)
        simple.append(run)
        line._p.append(simple)
