"""Tables of no kind above and below a list on its sheet: none of their rows is lost, and none is one of the list.

NO | NAMA ORANG   | BUKU           | KARTU         above: rows with running numbers under a header that names no kind
 1 | LI WEI       | E12345678      | ITAP          told as a table that is not understood
NO | TGL KEJADIAN | JENIS KEJADIAN | KECAMATAN     the list
 1 | 03/09/2024   | Overstay       | Koja
Agenda Oktober
NO | TANGGAL      | AGENDA         | PETUGAS       below: known words that are not those of the list end it
 1 | 26/10/2024   | Periksa kapal  | Budi          told likewise
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from types import NoneType
from typing import TYPE_CHECKING

from reports.intake.recognise import cell_fit
from reports.intake.recognise.body_lines import is_signature
from reports.intake.recognise.header import is_numbering
from reports.intake.recognise.known_header_tables import find_by_headers
from reports.intake.recognise.row_shapes import TEXT, sort_of
from reports.vocabulary import numbers, schema
from reports.vocabulary.text import normal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from reports.intake.recognise.header import Header
    from reports.intake.recognise.unknown_tables import UnknownTable
    from reports.model.grid import Grid, Scalar

_IDENTIFYING = frozenset("row_no passport_no nationality birth_date incident_date activity_date service_date".split())
"""Fields that a row of the list fills with what fits, and a header does not."""
_FEWEST_LABELS = 3
_SAME = 0.7
"""Share of labels from which a header is that of the list again, on a new page."""
_TEXT_OR_NONE = frozenset({str, NoneType})
_NEAR = 3
"""Rows below a header in which its first row with a running number stands."""
_LONGEST = 80
"""Characters of a label."""
_LONGEST_NUMBER_LABEL = 10
"""Characters of the label of a column of running numbers."""


def tables_above(grid: Grid, above: int, header: Header) -> tuple[UnknownTable, ...]:
    """Return the tables between a list and the table above it, from the top.

    Args:
        grid: the sheet.
        above: last row of the table above; 0 without one.
        header: of the list.
    """
    rows = tuple(row for row in range(above + 1, header.top - 1) if _heads_numbered_rows(grid, row, header.top))
    return tuple(tables_below(grid, rows, above, header.top - 1)) if rows else ()


def without_tables(grid: Grid, tables: Sequence[UnknownTable]) -> Grid:
    """Return a sheet without the rows of some tables: what stands in them is no title of the table below."""
    if not tables:
        return grid
    lines = list(grid.rows)
    for table in tables:
        for row in range(table.header_rows[0], table.last_row + 1):
            lines[row - 1] = (None,) * grid.width
    return replace(grid, rows=tuple(lines))


def headers_below(grid: Grid, header: Header, anchors: Iterable[int], last_row: int) -> tuple[int, ...]:
    """Return the rows below the header of a list that are headers of other tables, from the top.

    Args:
        grid: the sheet.
        header: of the list.
        anchors: rows of the sheet that hold at least two known header words.
        last_row: which the list reaches at most.
    """
    known_rows, first_column = set(anchors), min(header.labels)
    candidates = [
        row
        for row, cells in enumerate(grid.rows[header.bottom : last_row - 1], start=header.bottom + 1)
        # a row that begins with a number begins no header; of a long register nearly all do
        if row in known_rows or (cells[0].__class__ in _TEXT_OR_NONE and _may_head(grid, row, first_column))
    ]
    return tuple(row for row in candidates if _is_other_header(grid, header, row))


def tables_below(grid: Grid, rows: tuple[int, ...], above: int, last_row: int) -> Iterator[UnknownTable]:
    """Yield the tables of given headers from the top.

    Args:
        grid: the sheet.
        rows: of the headers.
        above: last row of the list above them.
        last_row: the last row before the next table of a known kind.
    """
    for table in find_by_headers(grid, rows, last_row=last_row):
        yield replace(table, above=max(table.above, above))


def _heads_numbered_rows(grid: Grid, row: int, end: int) -> bool:
    """Tell whether rows with running numbers follow a row of labels: any, or from one where no label says so."""
    cells = [(column, cell) for column, cell in enumerate(grid.rows[row - 1], start=1) if cell is not None]
    if len(cells) < _FEWEST_LABELS or not _may_head(grid, row):
        return False
    if not all(_is_label(cell) for _column, cell in cells):
        return False
    near = grid.rows[row : min(row + _NEAR, end - 1)]
    first = cells[0][0] - 1
    return any(
        cell_fit.is_row_number(lower[first]) and sum(cell is not None for cell in lower) > 1 and not is_numbering(lower)
        for lower in near
    )


def _may_head(grid: Grid, row: int, last_column: int | None = None) -> bool:
    if is_numbering(grid.rows[row - 1]):
        return False
    return _begins_numbered(grid.rows[row - 1]) or _begins_with_one(grid, row, last_column)


def _begins_with_one(grid: Grid, row: int, last_column: int | None = None) -> bool:
    """Tell whether running numbers begin right below the first text of a row, whatever that is: URUT, NR.

    Args:
        grid: the sheet.
        row: that may be a header.
        last_column: the first text stands no further to the right; None for anywhere.
    """
    column = next((place for place, cell in enumerate(grid.rows[row - 1], start=1) if cell is not None), None)
    if column is None or row >= grid.height or column > (last_column or column):
        return False
    below = grid.rows[row]
    number = below[column - 1]
    text = number.rstrip(".) ") if isinstance(number, str) else number
    return numbers.whole(text) == 1 and not is_numbering(below)


def _begins_numbered(row: tuple[Scalar, ...]) -> bool:
    """Tell whether the first filled cell of a row is the label of running numbers."""
    first = next((cell for cell in row if cell is not None), None)
    return isinstance(first, str) and len(first) <= _LONGEST_NUMBER_LABEL and normal(first) in _number_labels()


@cache
def _number_labels() -> frozenset[str]:
    """Return the labels of running numbers, in normal form."""
    return frozenset(
        text for kind in schema.kinds() for text, fields in kind.aliases.items() if fields[:1] == ("row_no",)
    )


def _is_other_header(grid: Grid, header: Header, row: int) -> bool:
    """Tell whether a row of labels is none of the list: no record, not its header again, no signature."""
    cells = {column: cell for column, cell in enumerate(grid.rows[row - 1], start=1) if cell is not None}
    if len(cells) < _FEWEST_LABELS or not all(_is_label(cell) for cell in cells.values()):
        return False
    texts = {column: normal(cell) for column, cell in cells.items()}
    if len(set(texts.values())) < _FEWEST_LABELS or sum(is_signature(text) for text in texts.values()) > 1:
        return False
    own_labels = {column: {normal(part) for part in label} for column, label in header.labels.items()}
    same = sum(text in own_labels.get(column, ()) for column, text in texts.items())
    is_repeated = same == len(texts) or same >= _SAME * max(len(texts), len(own_labels))
    return not is_repeated and not _identifies(header, cells) and _stands_apart(grid, row)


def _is_label(cell: Scalar) -> bool:
    return isinstance(cell, str) and len(cell) <= _LONGEST and sort_of(cell) == TEXT


def _identifies(header: Header, cells: Mapping[int, Scalar]) -> bool:
    """Tell whether a cell is the number of a row, or identifies a person or an event of the list."""
    matches = header.candidates[0].matches if header.candidates else ()
    return any(
        cell_fit.fits(match.field, cells[match.column])
        for match in matches
        if match.column in cells and match.field in _IDENTIFYING
    )


def _stands_apart(grid: Grid, row: int) -> bool:
    """Tell whether a row is the first behind a blank row or a caption, or names the running numbers."""
    above = sum(cell is not None for cell in grid.rows[row - 2])
    return above <= 1 or _may_head(grid, row)
