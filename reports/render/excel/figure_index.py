"""Writes the sheet ``Telusur``: the id of every printed figure with its table, its place in words, and its cell.

With the id ``pora trace`` and the review page lead to the rows behind a figure. The sheet is hidden, as it is no page
of the report, and its rows are written in bulk, as there are more than a thousand.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from openpyxl.styles import Alignment
from openpyxl.utils import quote_sheetname

from reports.documents.figures_used import quoted_id
from reports.model.figures import Figure
from reports.model.grid import Span, cell_name
from reports.render.excel import names, styles
from reports.render.excel.cells import SYMBOLS, cell_at, put_text, set_widths, shown_number
from reports.render.excel.data_sheets import add_table
from reports.render.excel.package import BulkRows
from reports.render.excel.row_heights import text_width

if TYPE_CHECKING:
    from collections.abc import Iterable

    from openpyxl.worksheet.worksheet import Worksheet

    from reports.model.document import Cell, Form, Table
    from reports.model.figures import Figures

    Place = tuple[Cell, int, int]
    """Content of a cell with its row and column, both 1-based."""

TITLE, NAME = "Telusur", "telusur"
"""Of the sheet, and of its table."""
COLUMNS = ("id_angka", "tabel", "judul", "baris", "kolom", "nilai", "lembar", "sel")
_VALUE, _CELL = 5, 7
"""Index of the columns of the value and of the cell, which is a link."""
_WIDTHS = (30.0, 12.0, 40.0, 30.0, 24.0, 10.0, 28.0, 8.0)
_WIDEST = 70.0
"""Bounds of the widths in characters."""
_NUMBERED = re.compile(r"((?:Tabel|Formulir) \d+)\. ")
_TEXT, _NUMBER, _LINK = range(3)
"""Indices of the styles."""
_STYLES = (
    replace(styles.PLAIN, alignment=Alignment(vertical="top")),
    replace(styles.PLAIN, alignment=Alignment(horizontal="right", vertical="top"), number_format=styles.DATA_NUMBER),
    replace(styles.LINK, alignment=Alignment(vertical="top"), border=None),
)


class _Entry(NamedTuple):
    """A printed figure and where it stands."""

    figure: Figure
    title: str
    sheet: str
    cell: str


@dataclass
class FigureIndex:
    """The printed figures of a workbook in the order of its sheets."""

    figures: Figures
    """As they stand in the figures file."""
    _entries: list[_Entry] = field(default_factory=list)

    def add(self, block: Table | Form, sheet: str, places: Iterable[Place]) -> None:
        """Add the figures of a table or form that can be quoted; hidden numbers and other periods cannot."""
        for content, row, column in places:
            if isinstance(content, Figure) and quoted_id(content, self.figures):
                self._entries.append(_Entry(content, block.title, sheet, cell_name(row, column)))

    def __len__(self) -> int:
        return len(self._entries)

    def write(self, sheet: Worksheet, page: styles.Page) -> BulkRows:
        """Write header and samples of the styles, and set up the sheet; return its rows with their links."""
        for column, text in enumerate(COLUMNS, 1):
            cell = cell_at(sheet, 1, column)
            styles.DATA_HEAD.apply(cell)
            put_text(cell, text)
        for row, style in enumerate(_STYLES, 2):
            style.apply(cell_at(sheet, row, 1))
        rows = [_row(entry) for entry in self._entries]
        _finish(sheet, rows, page)
        links = {
            cell_name(row, _CELL + 1): f"{quote_sheetname(entry.sheet)}!{entry.cell}"
            for row, entry in enumerate(self._entries, 2)
        }
        return BulkRows(rows, links)


def _row(entry: _Entry) -> list[tuple[str | int, int]]:
    """Return a row as contents with the index of their style."""
    figure, number = entry.figure, _NUMBERED.match(entry.title)
    value = shown_number(figure)
    row_name, column_name = names.row_label(figure.table, figure.row), names.column_label(figure.table, figure.column)
    texts = (figure.id, number[1] if number else "", entry.title[number.end() :] if number else entry.title)
    return [
        *((text, _TEXT) for text in (*texts, row_name, column_name)),
        (SYMBOLS[figure.status] if value is None else value, _NUMBER),
        (entry.sheet, _TEXT),
        (entry.cell, _LINK),
    ]


def _finish(sheet: Worksheet, rows: list[list[tuple[str | int, int]]], page: styles.Page) -> None:
    """Set widths, freeze the header, make the rows a table with filters, and hide the sheet."""
    needed = (
        max(text_width(text) for text in {str(row[column][0]) for row in rows}) + 2 for column in range(len(COLUMNS))
    )
    set_widths(sheet, tuple(min(_WIDEST, max(widths)) for widths in zip(_WIDTHS, needed, strict=True)))
    sheet.freeze_panes = "B2"
    sheet.print_title_rows = "1:1"
    styles.set_page(sheet, page)
    add_table(sheet, NAME, Span(1, 1, len(rows) + 1, len(COLUMNS)))
    sheet.sheet_state = sheet.SHEETSTATE_HIDDEN
