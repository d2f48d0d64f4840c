"""Where pages of a Word copy begin, what stays together on one, and which lie across."""

from __future__ import annotations

import itertools
from copy import deepcopy
from typing import TYPE_CHECKING, Any

from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Mm, Twips
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph

if TYPE_CHECKING:
    from reports.render.word.flat import Part

STYLE = "Tabel Laporan"
"""Style of the tables that are formatted; other tables of a template stay unchanged."""
CAPTION = "Keterangan Tabel"
"""Style of the line below the title of a table."""
MARGIN = 20.0
"""Margin of a page that lies across, in millimetres."""


def is_reading_table(block: object) -> bool:
    """Tell whether a block of a Word file is one of the tables of its document."""
    return isinstance(block, WordTable) and block.style is not None and block.style.name == STYLE


def keep_together(document: Any, headlines: frozenset[str]) -> None:  # noqa: ANN401 -- docxtpl is untyped
    """Keep an introducing paragraph with its list or table, and the last paragraph with the signatures.

    A list would be separated from its introduction, and signatures would be alone on a page.

    Args:
        document: the Word file.
        headlines: sentences that say over a table what is to be seen; in bold, as in print.
    """
    for block, following in itertools.pairwise(list(document.iter_inner_content())):
        if not isinstance(block, Paragraph):
            continue
        is_headline = block.text in headlines
        for run in block.runs if is_headline else ():
            run.bold = True
        is_signature = isinstance(following, WordTable) and not is_reading_table(following)
        if is_headline or is_signature or block.text.rstrip().endswith(":"):
            block.paragraph_format.keep_with_next = True


def begin_pages(document: Any) -> None:  # noqa: ANN401 -- as above
    """Let what follows an empty paragraph that begins a page begin it itself: no blank line stands above it."""
    for block, following in itertools.pairwise(list(document.iter_inner_content())):
        is_break = isinstance(block, Paragraph) and not block.text and block.paragraph_format.page_break_before
        if is_break and isinstance(following, Paragraph):
            following.paragraph_format.page_break_before = True
            following.paragraph_format.space_before = 0
            block._p.getparent().remove(block._p)


def drop_empty_captions(document: Any) -> None:  # noqa: ANN401 -- as above
    """Remove the empty paragraph between a title and its table where nothing is to be said below the title."""
    for block, following in itertools.pairwise(list(document.iter_inner_content())):
        is_empty = isinstance(block, Paragraph) and not block.text and is_reading_table(following)
        if is_empty and block.style is not None and block.style.name == CAPTION:
            block._p.getparent().remove(block._p)


def text_width(document: Any) -> float:  # noqa: ANN401 -- as above
    """Return the width of the text of an upright page in millimetres."""
    first = document.sections[0]
    return float((first.page_width - first.left_margin - first.right_margin) / Mm(1))


def text_width_across(document: Any) -> float:  # noqa: ANN401 -- as above
    """Return the width of the text of a page that lies across, in millimetres."""
    return float(document.sections[0].page_height / Mm(1)) - 2 * MARGIN


def begin_page_with(word_table: WordTable, part: Part) -> None:
    """Begin a page with a table: with its title, or the heading above that."""
    first = _first_of(word_table, part)
    if first.tag == qn("w:p"):
        Paragraph(first, word_table).paragraph_format.page_break_before = True


def turn(document: Any, word_table: WordTable, part: Part) -> None:  # noqa: ANN401 -- as above
    """Put a table on a page of its own that lies across, with heading, title, notes and who signs it."""
    first, last = _first_of(word_table, part), _last_of(word_table, part)
    final = document.element.body.sectPr
    before = first.getprevious()
    if first.tag == qn("w:p"):
        Paragraph(first, word_table).paragraph_format.page_break_before = None
    if before is not None and not list(before.iter(qn("w:sectPr"))):
        _end_section(before, deepcopy(final))
    across = final if last.getnext() is final else deepcopy(final)
    if across is not final:
        _end_section(last, across)
    elif last.tag == qn("w:tbl"):
        last.addnext(_tiny_paragraph())
    _lay_across(document, across)


def place_signatures(document: Any, counts: list[int]) -> None:  # noqa: ANN401 -- as above
    """Put a signature that stands alone at the right, as in print.

    Args:
        document: the Word file.
        counts: how many sign side by side, of each place for signatures; these are the last plain tables of the file.
    """
    plain = [table for table in document.tables if not is_reading_table(table)]
    for table, count in zip(reversed(plain), reversed(counts), strict=False):
        cells: Any = table.rows[0].cells if count == 1 and table.rows else ()
        if len(cells) == 1 and cells[0].width:
            table._tbl.tblGrid.gridCol_lst[0].w = cells[0].width
            _indent(table, _room_at(document, table) - cells[0].width)


def _room_at(document: Any, table: WordTable) -> Any:  # noqa: ANN401 -- as above
    """Return the width of the text of the section that a table stands in."""
    following = table._tbl.itersiblings()
    ends = (end for element in following for end in element.iter(qn("w:sectPr")))
    section = Section(next(ends, document.element.body.sectPr), document.part)
    return (section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)


def _indent(table: WordTable, length: Any) -> None:  # noqa: ANN401 -- as above
    indent = OxmlElement("w:tblInd")
    indent.set(qn("w:w"), str(round(length / Twips(1))))
    indent.set(qn("w:type"), "dxa")
    properties = table._tbl.tblPr
    properties.remove_all("w:tblInd")
    properties.insert_element_before(indent, "w:tblBorders", "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook")


def _lay_across(document: Any, properties: Any) -> None:  # noqa: ANN401 -- as above
    section = Section(properties, document.part)
    if section.orientation is WD_ORIENT.LANDSCAPE:
        return
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(MARGIN)


def _first_of(word_table: WordTable, part: Part) -> Any:  # noqa: ANN401 -- as above
    """Return the first element that belongs to a table: its title, a sentence or heading kept with it."""
    first: Any = word_table._tbl
    captions = {part.text, part.subtitle}
    while (before := first.getprevious()) is not None and before.tag == qn("w:p"):
        paragraph = Paragraph(before, word_table)
        is_heading = paragraph.style is not None and (paragraph.style.name or "").startswith("Heading")
        if not (is_heading or paragraph.text in captions):
            break
        first = before
    return first


def _last_of(word_table: WordTable, part: Part) -> Any:  # noqa: ANN401 -- as above
    """Return the last element that belongs to a table: a note, the room below it, or a signature."""
    last: Any = word_table._tbl
    while (after := last.getnext()) is not None and _is_below(after, word_table, part):
        last = after
    return last


def _is_below(element: Any, word_table: WordTable, part: Part) -> bool:  # noqa: ANN401 -- as above
    """Tell whether an element is a note of a table, room below it, or a signature."""
    if element.tag == qn("w:p"):
        return Paragraph(element, word_table).text in {"", *part.notes}
    return element.tag == qn("w:tbl") and not is_reading_table(WordTable(element, word_table._parent))


def _end_section(element: Any, properties: Any) -> None:  # noqa: ANN401 -- as above
    """End a section after an element."""
    if element.tag != qn("w:p"):
        element.addnext(_tiny_paragraph())
        element = element.getnext()
    element.get_or_add_pPr().append(properties)


def _tiny_paragraph() -> Any:  # noqa: ANN401 -- as above
    """Return a paragraph that takes no room, to end a section with."""
    paragraph = OxmlElement("w:p")
    properties = paragraph.get_or_add_pPr()
    spacing = OxmlElement("w:spacing")
    for key, value in (("before", "0"), ("after", "0"), ("line", "20"), ("lineRule", "exact")):
        spacing.set(qn(f"w:{key}"), value)
    properties.append(spacing)
    return paragraph
