"""How our own sheets look: one family of type, quiet rules, and pages that print without being set up first.

The ministry forms are not styled here: their looks are in the template workbook, which an office may change.
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
"""Zero prints as a dash, as the ministry's forms have it; the cell still holds 0."""
CHANGE = "+#,##0;-#,##0;0"
DATE = "yyyy-mm-dd"
"""Of machine-readable sheets."""
LONG_DATE = "[$-421]d mmmm yyyy"
"""Indonesian month names whatever the language of the reader's Excel."""
MONTH = "[$-421]mmmm yyyy"
AS_OF_DATE = '[$-421]"Per "d mmmm yyyy'
TEXT = "@"

FACE = "Arial"
"""Every office PC has it; where it is missing, Liberation Sans with the same widths takes its place."""
PAPER = {"A4": "9", "F4": "14"}
"""Codes of the file format. F4 (215 × 330 mm) has none; Folio (8.5 × 13 in = 216 × 330 mm) is the same sheet."""

_INK, _GREY = "FF000000", "FF595959"
_RULE, _HAIR = Side("thin", color=_INK), Side("hair", color="FF7F7F7F")


_FOUND: WeakKeyDictionary[Any, dict[int, tuple[Look, Any]]] = WeakKeyDictionary()
"""Workbook → look (by identity, kept alive beside) → the style array it has there."""


@dataclass(frozen=True)
class Look:
    """How a cell looks."""

    font: Font
    alignment: Alignment | None = None
    border: Border | None = None
    fill: PatternFill | None = None
    number_format: str | None = None

    def apply(self, cell: Cell) -> None:
        """Give a cell this look.

        openpyxl looks every font and border up in the workbook's lists by its content, cell by cell; the numbers it
        found for the first cell of a workbook serve all the others.
        """
        styled: Any = cell  # the type stubs do not know the style array
        known = _FOUND.setdefault(styled.parent.parent, {})
        if cell.has_style:  # something of its own beneath: a look need not set everything
            self._look_up(cell)
        elif id(self) in known:
            styled._style = copy(known[id(self)][1])
        else:
            self._look_up(cell)
            known[id(self)] = (self, copy(styled._style))

    def _look_up(self, cell: Cell) -> None:
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

TITLE = Look(Font(name=FACE, size=16, bold=True))
HEADING = Look(Font(name=FACE, size=12.5, bold=True))
CAPTION = Look(Font(name=FACE, size=11, bold=True))
SUBTITLE = Look(Font(name=FACE, size=9, color=_GREY))
NOTE = Look(Font(name=FACE, size=8, color=_GREY), _LEFT)
PLAIN = Look(_BODY, _LEFT)
LABEL = Look(Font(name=FACE, size=10, color=_GREY), _LEFT)
LINK = Look(Font(name=FACE, size=10, color="FF1F4E79", underline="single"), _LEFT, _ROW_LINE)
LONG_DAY = Look(_BODY, Alignment(horizontal="left", vertical="top"), number_format=LONG_DATE)

HEAD_TEXT = Look(_BOLD, Alignment(horizontal="left", vertical="center", wrap_text=True), _HEAD_LINE)
HEAD_NUMBER = Look(_BOLD, Alignment(horizontal="right", vertical="center", wrap_text=True), _HEAD_LINE)
HEAD_TEXT_BESIDE = Look(_BOLD, Alignment(horizontal="left", vertical="center", wrap_text=True, indent=1), _HEAD_LINE)
ROW_TEXT_BESIDE = Look(_BODY, Alignment(horizontal="left", vertical="top", wrap_text=True, indent=1), _ROW_LINE)
"""Of a text to the right of a number."""
ROW_YEAR = Look(_BODY, Alignment(horizontal="left", vertical="top"), _ROW_LINE, number_format="0")
ROW_TEXT = Look(_BODY, _LEFT, _ROW_LINE)
ROW_NUMBER = Look(_BODY, _RIGHT, _ROW_LINE, number_format=NUMBER)
ROW_DATE = Look(_BODY, Alignment(horizontal="left", vertical="top"), _ROW_LINE, number_format=LONG_DATE)
ROW_MONTH = Look(_BODY, Alignment(horizontal="left", vertical="top"), _ROW_LINE, number_format=MONTH)
ROW_CHANGE = Look(_BODY, _RIGHT, _ROW_LINE, number_format=CHANGE)
ROW_NIL = Look(_BODY, Alignment(horizontal="center", vertical="center"), _ROW_LINE)
SUM_TEXT = Look(_BOLD, _LEFT, _HEAD_LINE)
SUM_NUMBER = Look(_BOLD, _RIGHT, _HEAD_LINE, number_format=NUMBER)
SUBTOTAL_TEXT = Look(_BOLD, _LEFT, _ROW_LINE)
SUBTOTAL_NUMBER = Look(_BOLD, _RIGHT, _ROW_LINE, number_format=NUMBER)

_STATE = Alignment(horizontal="center", vertical="top")
STATES = {
    "present": Look(_BODY, _STATE, _ROW_LINE, PatternFill("solid", fgColor="FFDCE8F2")),
    "partial": Look(_BODY, _STATE, _ROW_LINE, PatternFill("solid", fgColor="FF9DBDDA")),
    "missing": Look(Font(name=FACE, size=10, color=_GREY), _STATE, _ROW_LINE),
    "conflicting": Look(Font(name=FACE, size=10, bold=True, color="FFFFFFFF"), _STATE, _ROW_LINE, _DARK),
}
"""State of a month → how its cell looks beside the word that says it."""

DATA_STATES = {
    "partial": PatternFill("solid", fgColor="FFDCE8F2"),
    "conflicting": PatternFill("solid", fgColor="FF9DBDDA"),
}
"""State of a month that is not whole → the ground of its figures, where hundreds stand below each other."""

DATA_HEAD = Look(_BOLD, fill=_PALE, border=Border(bottom=_RULE))
DATA_NUMBER = "#,##0_)"
"""With room to the text beside it."""

FORM_HEAD = Look(
    Font(name=FACE, size=9, bold=True), Alignment(horizontal="center", vertical="center", wrap_text=True), _GRID, _PALE
)
FORM_CELL = Look(Font(name=FACE, size=9), Alignment(vertical="top", wrap_text=True), _GRID)


@dataclass(frozen=True)
class Page:
    """What every page of a workbook has in common."""

    paper: str
    """``A4`` or ``F4``."""
    footer: str
    """Document and period, lower left."""
    mark: str = ""
    """Classification, upper left."""


def set_page(sheet: Worksheet, page: Page, *, landscape: bool = True) -> None:
    """Fit a sheet of ours to one page wide, with the foot that all documents have."""
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    margins = sheet.page_margins
    margins.left = margins.right = margins.top = margins.bottom = 20 / 25.4
    margins.header = margins.footer = 10 / 25.4
    left, right = (_HeaderFooterPart(text=text, size=8) for text in (escaped(page.footer), "Halaman &P dari &N"))
    sheet.oddFooter = HeaderFooterItem(left=left, right=right)
    sheet.sheet_view.showGridLines = False
    set_paper(sheet, page)


def set_paper(sheet: Worksheet, page: Page) -> None:
    """Set paper and classification, the two things a template does not decide."""
    sheet.page_setup.paperSize = PAPER[page.paper]
    if page.mark and sheet.oddHeader is not None:
        sheet.oddHeader.left = _HeaderFooterPart(text=escaped(page.mark), size=8)


def escaped(text: str) -> str:
    """Double the ampersands, which begin a code in heads and feet."""
    return text.replace("&", "&&")
