"""Draws the forms of the ministry in the tables that a template printed for them: full grid, merged heads."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import _Cell

from reports.render.word import form_layout
from reports.render.word.flat import printable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reports.model.document import Form
    from reports.render.word.form_layout import FormCell

_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_AFTER_BORDERS = ("w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook")
_NARROW_TWIPS = 23
"""Left and right of the cells of many columns."""

_INDENT = 0.8
"""Of texts at the left of a cell, in millimetres."""


def draw(word_table: Any, form: Form, text_width: float) -> None:  # noqa: ANN401 -- docxtpl is untyped
    """Draw a form in place of the plain rows of a table; ``text_width`` in millimetres.

    The first cell of the table is the model of all others, so that an office's own style of cells is kept.
    """
    word_table.autofit = False
    table = word_table._tbl
    model = deepcopy(word_table.rows[0].cells[0]._tc)
    for row in list(table.tr_lst):
        table.remove(row)
    widths = [text_width * width / sum(form.widths) for width in form.widths]
    for column in list(table.tblGrid.gridCol_lst):
        table.tblGrid.remove(column)
    for width in widths:
        table.tblGrid.add_gridCol().w = Mm(width)
    _set_grid(table, narrow=form_layout.head_size(form) == form_layout.SMALLEST)
    for cells in (*form_layout.head_rows(form), form_layout.number_row(form)):
        _add_row(word_table, cells, widths, model, is_head=True)
    for cells in form_layout.body_rows(form):
        _add_row(word_table, cells, widths, model)


def _set_grid(table: Any, *, narrow: bool) -> None:  # noqa: ANN401 -- as above
    """Draw lines around every cell."""
    borders = OxmlElement("w:tblBorders")
    for side in _SIDES:
        borders.append(_element(side, val="single", sz="4", space="0", color="111111"))
    properties = table.tblPr
    properties.remove_all("w:tblBorders")
    properties.insert_element_before(borders, *_AFTER_BORDERS)
    if narrow:
        margins = OxmlElement("w:tblCellMar")
        margins.extend(_element(side, w=str(_NARROW_TWIPS), type="dxa") for side in ("left", "right"))
        properties.remove_all("w:tblCellMar")
        properties.insert_element_before(margins, *_AFTER_BORDERS[3:])


def _element(name: str, **attributes: str) -> Any:  # noqa: ANN401 -- as above
    element = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), value)
    return element


def _add_row(
    word_table: Any,  # noqa: ANN401 -- as above
    cells: Iterable[FormCell],
    widths: list[float],
    model: Any,  # noqa: ANN401 -- as above
    *,
    is_head: bool = False,
) -> None:
    """Add a row that no page divides; those of the head repeat on each page."""
    row = OxmlElement("w:tr")
    properties = OxmlElement("w:trPr")
    properties.append(OxmlElement("w:cantSplit"))
    if is_head:
        properties.append(OxmlElement("w:tblHeader"))
    row.append(properties)
    column = 0
    for cell in cells:
        cell_xml = deepcopy(model)
        row.append(cell_xml)
        _fill(_Cell(cell_xml, word_table), cell, sum(widths[column : column + cell.columns]))
        column += cell.columns
    word_table._tbl.append(row)


def _fill(word_cell: Any, cell: FormCell, width: float) -> None:  # noqa: ANN401 -- as above
    """Write a cell: width, columns and rows that it spans, and its text."""
    word_cell.width = Mm(width)
    word_cell._tc.grid_span = cell.columns
    if cell.upright:
        word_cell._tc.vMerge = cell.upright
    word_cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    paragraph = word_cell.paragraphs[0]
    for run in list(paragraph.runs):
        paragraph._p.remove(run._r)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT if cell.left else WD_ALIGN_PARAGRAPH.CENTER
    if cell.left:
        paragraph.paragraph_format.left_indent = Mm(_INDENT)
    run = paragraph.add_run(printable(cell.text))
    run.bold, run.font.size = cell.bold, Pt(cell.size)
