"""Cell styles and page set-up of the sheets that the program itself writes.

The ministry forms are styled in the template workbook, which an office may change.
"""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.properties import PageSetupProperties

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

NUMBER = '#,##0;-#,##0;"-"'
"""Shows zero as a dash, as the ministry's forms do; the cell still holds 0."""
CHANGE = "+#,##0;-#,##0;0"
SHARE, SHARE_CHANGE = "0.0%", "+0.0%;-0.0%;0.0%"
"""A part of a whole, and a change in per cent with its sign."""
DATE = "yyyy-mm-dd"
"""Dates of machine-readable sheets."""
LONG_DATE = "[$-421]d mmmm yyyy"
"""Date with Indonesian month names in every language of Excel."""
MONTH = "[$-421]mmmm yyyy"
AS_OF_DATE = '[$-421]"Per "d mmmm yyyy'
TEXT = "@"

FACE = "Arial"
"""Installed on every office PC; elsewhere Liberation Sans with the same widths is substituted."""
PAPER = {"A4": "9", "F4": "14"}
"""Paper codes of the file format. F4 (215 × 330 mm) has none; Folio (8.5 × 13 in = 216 × 330 mm) is the same sheet."""

_INK, _GREY, _HEADLINE_INK = "FF000000", "FF595959", "FF0B3A66"
_RULE, _HAIR = Side("thin", color=_INK), Side("hair", color="FF7F7F7F")


_STYLE_ARRAYS: WeakKeyDictionary[Any, dict[int, tuple[CellStyle, Any]]] = WeakKeyDictionary()
"""Workbook → id of a style → the style itself, to keep the id valid, and its style array in that workbook."""


@dataclass(frozen=True)
class CellStyle:
    """Style of a cell; parts that are None leave the cell's own."""

    font: Font
    alignment: Alignment | None = None
    border: Border | None = None
    fill: PatternFill | None = None
    number_format: str | None = None

    def apply(self, cell: Cell) -> None:
        """Apply the style to a cell.

        openpyxl looks up every font and border by content for each cell; the style array of the first cell in a
        workbook is copied to all others instead.
        """
        styled: Any = cell  # The type stubs do not know the style array.
        arrays = _STYLE_ARRAYS.setdefault(styled.parent.parent, {})
        if cell.has_style:  # The cell may have parts that this style does not set.
            self._set_parts(cell)
        elif id(self) in arrays:
            styled._style = copy(arrays[id(self)][1])
        else:
            self._set_parts(cell)
            arrays[id(self)] = (self, copy(styled._style))

    def _set_parts(self, cell: Cell) -> None:
        """Set each part of the style with openpyxl."""
        cell.font = self.font
        if self.alignment is not None:
            cell.alignment = self.alignment
        if self.border is not None:
            cell.border = self.border
        if self.fill is not None:
            cell.fill = self.fill
        if self.number_format is not None:
            cell.number_format = self.number_format


_BODY, _BOLD = Font(name=FACE, size=10), Font(name=FACE, size=10, bold=True)
_LEFT = Alignment(horizontal="left", vertical="top", wrap_text=True)
_RIGHT = Alignment(horizontal="right", vertical="top")
_HEAD_LINE, _ROW_LINE = Border(top=_RULE, bottom=_RULE), Border(bottom=_HAIR)
_GRID = Border(_RULE, _RULE, _RULE, _RULE)
_DARK = PatternFill("solid", fgColor="FF262626")
_PALE = PatternFill("solid", fgColor="FFF2F2F2")

TITLE = CellStyle(Font(name=FACE, size=16, bold=True))
HEADING = CellStyle(Font(name=FACE, size=12.5, bold=True))
CAPTION = CellStyle(Font(name=FACE, size=11, bold=True))
SUBTITLE = CellStyle(Font(name=FACE, size=9, color=_GREY))
HEADLINE = CellStyle(Font(name=FACE, size=10, bold=True, color=_HEADLINE_INK), _LEFT)
NOTE = CellStyle(Font(name=FACE, size=8, color=_GREY), _LEFT)
PLAIN = CellStyle(_BODY, _LEFT)
LABEL = CellStyle(Font(name=FACE, size=10, color=_GREY), _LEFT)
LINK = CellStyle(Font(name=FACE, size=10, color="FF1F4E79", underline="single"), _LEFT, _ROW_LINE)
LONG_DAY = CellStyle(_BODY, Alignment(horizontal="left", vertical="top"), number_format=LONG_DATE)

HEAD_TEXT = CellStyle(_BOLD, Alignment(horizontal="left", vertical="center", wrap_text=True), _HEAD_LINE)
HEAD_NUMBER = CellStyle(_BOLD, Alignment(horizontal="right", vertical="center", wrap_text=True), _HEAD_LINE)
HEAD_TEXT_INDENTED = CellStyle(
    _BOLD, Alignment(horizontal="left", vertical="center", wrap_text=True, indent=1), _HEAD_LINE
)
ROW_TEXT_INDENTED = CellStyle(_BODY, Alignment(horizontal="left", vertical="top", wrap_text=True, indent=1), _ROW_LINE)
"""Text to the right of a number column, indented to keep its distance."""
ROW_YEAR = CellStyle(_BODY, Alignment(horizontal="left", vertical="top"), _ROW_LINE, number_format="0")
ROW_TEXT = CellStyle(_BODY, _LEFT, _ROW_LINE)
ROW_NUMBER = CellStyle(_BODY, _RIGHT, _ROW_LINE, number_format=NUMBER)
ROW_DATE = CellStyle(_BODY, Alignment(horizontal="left", vertical="top"), _ROW_LINE, number_format=LONG_DATE)
ROW_MONTH = CellStyle(_BODY, Alignment(horizontal="left", vertical="top"), _ROW_LINE, number_format=MONTH)
ROW_CHANGE = CellStyle(_BODY, _RIGHT, _ROW_LINE, number_format=CHANGE)
ROW_NIL = CellStyle(_BODY, Alignment(horizontal="center", vertical="center"), _ROW_LINE)
SUM_TEXT = CellStyle(_BOLD, _LEFT, _HEAD_LINE)
SUM_NUMBER = CellStyle(_BOLD, _RIGHT, _HEAD_LINE, number_format=NUMBER)
SUBTOTAL_TEXT = CellStyle(_BOLD, _LEFT, _ROW_LINE)
SUBTOTAL_NUMBER = CellStyle(_BOLD, _RIGHT, _ROW_LINE, number_format=NUMBER)

_STATE = Alignment(horizontal="center", vertical="top")
STATES = {
    "present": CellStyle(_BODY, _STATE, _ROW_LINE, PatternFill("solid", fgColor="FFDCE8F2")),
    "partial": CellStyle(_BODY, _STATE, _ROW_LINE, PatternFill("solid", fgColor="FF9DBDDA")),
    "missing": CellStyle(Font(name=FACE, size=10, color=_GREY), _STATE, _ROW_LINE),
    "conflicting": CellStyle(Font(name=FACE, size=10, bold=True, color="FFFFFFFF"), _STATE, _ROW_LINE, _DARK),
}
"""State of a month → style of its cell, which also holds the state as a word."""

DATA_STATES = {
    "partial": PatternFill("solid", fgColor="FFDCE8F2"),
    "conflicting": PatternFill("solid", fgColor="FF9DBDDA"),
}
"""State of an incomplete month → fill of its figures in the sheet of the series."""

DATA_HEAD = CellStyle(_BOLD, fill=_PALE, border=Border(bottom=_RULE))
DATA_NUMBER = "#,##0_)"
"""Number format with a space on the right, before the next column's text."""

FORM_HEAD = CellStyle(
    Font(name=FACE, size=9, bold=True), Alignment(horizontal="center", vertical="center", wrap_text=True), _GRID, _PALE
)
FORM_CELL = CellStyle(Font(name=FACE, size=9), Alignment(vertical="top", wrap_text=True), _GRID)


@dataclass(frozen=True)
class Page:
    """Page settings shared by all sheets of a workbook."""

    paper: str
    """``A4`` or ``F4``."""
    footer: str
    """Document and period, bottom left."""
    mark: str = ""
    """Classification, top left."""


def set_page(sheet: Worksheet, page: Page, *, landscape: bool = True) -> None:
    """Fit a sheet to one page wide, with margins and the footer of all documents."""
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    margins = sheet.page_margins
    margins.left = margins.right = margins.top = margins.bottom = 20 / 25.4
    margins.header = margins.footer = 10 / 25.4
    left, right = (
        _HeaderFooterPart(text=text, size=8) for text in (escape_ampersands(page.footer), "Halaman &P dari &N")
    )
    sheet.oddFooter = HeaderFooterItem(left=left, right=right)
    sheet.sheet_view.showGridLines = False
    set_paper(sheet, page)


def set_paper(sheet: Worksheet, page: Page) -> None:
    """Set paper size and classification, which a template does not define."""
    sheet.page_setup.paperSize = PAPER[page.paper]
    if page.mark and sheet.oddHeader is not None:
        sheet.oddHeader.left = _HeaderFooterPart(text=escape_ampersands(page.mark), size=8)


def escape_ampersands(text: str) -> str:
    """Double the ampersands, which start a code in page headers and footers."""
    return text.replace("&", "&&")
