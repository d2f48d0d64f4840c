"""Rows of a single label in a table of no known kind: a group's name, a note, or a record without data.

A label alone is a group where groups begin with the body and are written alike. It is a record where it goes on with
a series (months, years, names in alphabetical order), also below the last row that holds numbers.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from reports.intake.recognise.labels import text_of
from reports.intake.recognise.row_shapes import YEAR, is_numeric, value_of
from reports.late_patterns import late_regex
from reports.model.sheet import RowRole
from reports.vocabulary import dates
from reports.vocabulary.text import normal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reports.intake.recognise.unknown_body import BodySearch

    Style = tuple[bool, bool, bool, bool]
    """Ends with a colon, is merged, is in capitals, begins with a letter or number of its own."""

_NOTE = late_regex(r"(?:CATATAN|KETERANGAN|SUMBER|NOTES?|SOURCES?)\b")
_ORDERED = 6
"""Row labels from which alphabetical order proves that a row without numbers is a record among others."""
_ENUMERATED = late_regex(r"\s*(?:[A-Za-z]|[IVX]+|\d{1,2})\s?[.)]\s")
_MONTHS = 12
_FEWEST_LABELS = 2
"""Label columns by which a row without numbers is known as a record like the one above."""
_FEWEST_ALIKE = 2
"""Groups of one style from which lone labels of another style are records."""


def lone_roles(search: BodySearch, rows: Sequence[int]) -> dict[int, RowRole]:
    """Return what the rows of one label in a body are; records without data are left out.

    Args:
        search: the body's search, with its sheet and profile.
        rows: the filled rows of the body.
    """
    lone = {row for row in rows if search.profile.is_lone(search.sheet.shape(row))}
    first = rows[0]
    grouped = first in lone and not (len(lone) > 1 and _is_alphabetical(search, rows))
    styles = _group_styles(search, rows, lone) if grouped else set()
    ordered = _in_order(search, rows, lone) if grouped else set()
    opening = _opening(rows, lone)
    roles: dict[int, RowRole] = {}
    for position, row in enumerate(rows):
        if row in lone:
            is_group = grouped and (not styles or _style(search, row) in styles) and row not in ordered
            role = _role(search, rows, position, is_group=is_group or row in opening)
            if role is not None:
                roles[row] = role
    return roles


def _opening(rows: Sequence[int], lone: set[int]) -> set[int]:
    """Return the lone rows that open a block behind a blank row, where at least half of such blocks open so."""
    opens = [
        (row, next_row) for previous, row, next_row in zip(rows, rows[1:], rows[2:], strict=False) if row > previous + 1
    ]
    opening = {row for row, next_row in opens if row in lone and next_row == row + 1}
    return opening if 2 * len(opening) >= len(opens) else set()


def _group_styles(search: BodySearch, rows: Sequence[int], lone: set[int]) -> set[Style]:
    """Return the styles of groups: of the first row and of those right below a group; empty where they are too few."""
    styles = Counter(_style(search, row) for row in rows if row in lone)
    first = _style(search, rows[0])
    if styles[first] < _FEWEST_ALIKE and not search.sheet.texts(rows[0])[0].startswith("("):
        return set()
    nested = {_style(search, row) for previous, row in pairwise(rows) if previous in lone and row in lone}
    return {first} | nested


def _style(search: BodySearch, row: int) -> Style:
    sheet = search.sheet
    column, text = min(sheet.shape(row)), sheet.texts(row)[0]
    merged = any(span.left == column and span.right > column for span in sheet.spans(row))
    return text.endswith(":"), merged, text.isupper(), bool(_ENUMERATED.match(text))


def _role(search: BodySearch, rows: Sequence[int], position: int, *, is_group: bool) -> RowRole | None:
    """Return what a row of one label is; None for a record without data."""
    row, sheet, profile = rows[position], search.sheet, search.profile
    column, text = min(sheet.shape(row)), sheet.texts(row)[0]
    sort = sheet.shape(row)[column]
    if is_numeric(sort) and column in profile.numeric:
        if sort == YEAR and column == profile.stub and column in profile.years:
            return None
        return RowRole.BLANK if column <= profile.stub else RowRole.NOTE
    if _NOTE.match(normal(text)) or (column > profile.stub and column not in profile.key):
        return RowRole.NOTE
    next_row = rows[position + 1] if position + 1 < len(rows) else row
    merged = any(span.left == column and span.right > column for span in sheet.spans(row))
    is_heading = text.endswith(":") or search.is_header(next_row)
    return RowRole.GROUP if is_group or merged or is_heading else None


def _is_alphabetical(search: BodySearch, rows: Sequence[int]) -> bool:
    """Tell whether the labels of all rows, those without numbers too, are in alphabetical order."""
    labels = [_label(search, row).casefold() for row in rows]
    return len(labels) >= _ORDERED and all(labels) and labels == sorted(labels)


def _in_order(search: BodySearch, rows: Sequence[int], lone: set[int]) -> set[int]:
    """Return the lone rows between two records whose labels they keep in order, where all records are in order."""
    labels = [_label(search, row).casefold() for row in rows]
    pairs = [(first, two) for first, two in pairwise(range(len(rows))) if not lone & {rows[first], rows[two]}]
    if len(pairs) < _ORDERED // 2 or any(labels[first] >= labels[two] for first, two in pairs):
        return set()
    lone_in_order: set[int] = set()
    for place in range(1, len(rows) - 1):
        previous, row, next_row = rows[place - 1 : place + 2]
        if row in lone and not lone & {previous, next_row} and labels[place - 1] < labels[place] < labels[place + 1]:
            lone_in_order.add(row)
    return lone_in_order


def _label(search: BodySearch, row: int) -> str:
    return text_of(search.sheet.cells(row)[search.profile.stub - 1])


def records_below(search: BodySearch, rows: Sequence[int]) -> list[int]:
    """Return the rows of one label right below a body that go on with its labels: MEI, JUNI without numbers yet.

    Args:
        search: the body's search.
        rows: the rows of the body up to the last one that fits.
    """
    continuing_rows: list[int] = []
    for row in range(rows[-1] + 1 if rows else 1, search.sheet.height + 1):
        is_lone = search.sheet.shape(row).keys() == {search.profile.stub}
        if not rows or not (_goes_on(search, row) if is_lone else _repeats_labels(search, row)):
            break
        continuing_rows.append(row)
    return continuing_rows


def _repeats_labels(search: BodySearch, row: int) -> bool:
    """Tell whether a row fills the label columns of the row above and nothing else, one of them with the same text."""
    profile, shape, above = search.profile, search.sheet.shape(row), search.sheet.shape(row - 1)
    labels = {column for column in above if column not in profile.numeric}
    if len(labels) < _FEWEST_LABELS or not profile.is_bare(shape) or shape.keys() != labels:
        return False
    cells, cells_above = search.sheet.cells(row), search.sheet.cells(row - 1)
    return any(cells[column - 1] == cells_above[column - 1] for column in labels)


def _goes_on(search: BodySearch, row: int) -> bool:
    """Tell whether the label of a row is the month or year after that of the row above."""
    cells = [search.sheet.cells(place)[search.profile.stub - 1] for place in (row - 1, row)]
    month_above, month = (dates.months().get(normal(text_of(cell))) for cell in cells)
    if month_above and month:
        return month == month_above % _MONTHS + 1
    sorts = [search.sheet.shape(place).get(search.profile.stub) for place in (row - 1, row)]
    years = [value_of(cell) for cell in cells]
    return sorts == [YEAR, YEAR] and years[0] is not None and years[1] == years[0] + 1
