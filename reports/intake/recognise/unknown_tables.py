"""Locates the tables of a sheet that are of none of our kinds, by the contrast between a header and what is below it.

Body rows fill much the same columns with the same sorts of cells; a header is text (or years) over columns of numbers,
or simply the first wide row. A blank row does not end a table whose next row fills its key columns; notes, sources and
summaries of another shape do.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reports.intake.recognise.body_lines import is_total_word
from reports.intake.recognise.column_profile import mark_empty_texts, profile_of
from reports.intake.recognise.labels import labels
from reports.intake.recognise.row_shapes import value_of
from reports.intake.recognise.sheet_blocks import Sheet, blocks
from reports.intake.recognise.unknown_body import BodySearch, roles_of
from reports.intake.recognise.unknown_headers import HeaderSearch
from reports.model.sheet import RowRole
from reports.vocabulary.text import normal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reports.intake.recognise.column_profile import Profile
    from reports.intake.recognise.labels import Label
    from reports.intake.recognise.unknown_headers import HeaderRows
    from reports.model.grid import Grid

_FEWEST_ROWS = 2
"""Records that a table of no kind must have to be one."""
_FEWEST_TEXT_COLUMNS = 3
"""Columns of a table of texts that is believed beside other tables of the sheet; lists of terms have two."""


_NEAR = 1e-3
"""Relative difference up to which a total agrees with the rows of its block."""
_SAMPLED = 200
"""Rows below a header that tell what its columns hold."""
_LABELS = 3
"""First texts of a row that may hold a total's word."""
_MOST_TITLES = 15
"""Rows above a header that are read as its titles."""


@dataclass(frozen=True)
class UnknownTable:
    """A table of none of our kinds; rows and columns are 1-based, both ends included."""

    header_rows: tuple[int, int]
    data_rows: tuple[int, int]
    labels: dict[int, Label]
    columns: tuple[int, ...]
    """Columns with a label or data."""
    structure: dict[int, RowRole]
    """Rows from the header to the end of the body that are neither header rows nor records."""
    records: tuple[int, ...]
    above: int
    """Last row of the table above; 0 for the first."""
    last_row: int
    """Last row that belongs to the table, its closing totals included."""
    is_weak: bool
    """Two columns of texts, which may be a list of terms below another table."""


def find(grid: Grid) -> tuple[UnknownTable, ...]:
    """Return the tables of a sheet from the top; weak ones only where there are no others."""
    tables = tuple(_tables(Sheet(grid)))
    strong = tuple(table for table in tables if not table.is_weak)
    return strong or tables


def _tables(sheet: Sheet) -> Iterator[UnknownTable]:
    """Yield the tables block by block; a table may reach over the blocks below."""
    parts, floor = blocks(sheet), 0
    for position in range(len(parts)):
        for table in _tables_of_block(sheet, parts, position, floor):
            floor = table.last_row
            yield table


def _tables_of_block(sheet: Sheet, parts: list[range], position: int, floor: int) -> Iterator[UnknownTable]:
    """Yield the tables that begin in a block, which may hold several; rows up to ``floor`` belong to others."""
    first, end = max(parts[position][0], floor + 1), parts[position][-1] + 1
    marked = False
    while first < end:
        profile = profile_of(sheet, range(first, end))
        if profile is None:
            return
        if not marked:
            mark_empty_texts(sheet, range(first, end), profile)
            marked = True
        header = HeaderSearch(sheet, profile, floor).find(range(first, end))
        search = BodySearch(sheet, _of_body(sheet, profile, header, end), header) if header else None
        rows = search.rows(parts, position) if search else []
        if search is None or not rows:
            return
        table = _table(search, rows, floor)
        if table is not None:
            floor = rows[-1]
            yield table
        first = rows[-1] + 1


def _of_body(sheet: Sheet, profile: Profile, header: HeaderRows, end: int) -> Profile:
    """Return a profile with the columns that hold numbers below the header, and labelled ones that hold nothing yet."""
    rows = range(header.body, min(end, header.body + _SAMPLED))
    below = profile_of(sheet, rows)
    if not profile.numeric or below is None:
        return profile
    labelled = {column for row in range(header.top, header.bottom + 1) for column in sheet.shape(row)}
    filled = {column for row in rows for column in sheet.shape(row)}
    empty = {column for column in labelled - filled if column > profile.stub}
    return replace(profile, numeric=profile.numeric | below.numeric | empty)


def _table(search: BodySearch, rows: list[int], floor: int) -> UnknownTable | None:
    """Return the table of a header and the rows below it; None when too few of them are records."""
    sheet, header = search.sheet, search.header
    roles = roles_of(search, rows, _titles(sheet, floor + 1, header.top - 1))
    body = _without_closing(sheet, rows, roles)
    records = tuple(row for row in body if row not in roles)
    if len(records) < _FEWEST_ROWS:
        return None
    body = _without_leading(body, roles)
    heads = range(header.top, header.bottom + 1)
    between = {row: roles.get(row, RowRole.NUMBERING) for row in range(header.bottom + 1, body[0]) if sheet.shape(row)}
    filled = {column for row in (*heads, *body) for column in sheet.shape(row)}
    return UnknownTable(
        header_rows=(header.top, header.bottom),
        data_rows=(body[0], body[-1]),
        labels=labels(sheet.grid, header.top, header.bottom),
        columns=tuple(sorted(filled)),
        structure=between | {row: roles[row] for row in body if row in roles},
        records=records,
        above=floor,
        last_row=rows[-1],
        is_weak=not search.profile.numeric and len(filled) < _FEWEST_TEXT_COLUMNS,
    )


def _titles(sheet: Sheet, first: int, last: int) -> str:
    """Return the texts of the rows above a header, and the name of the sheet."""
    rows = range(max(first, last - _MOST_TITLES + 1), last + 1)
    return " ".join([sheet.grid.sheet, *(text for row in rows for text in sheet.texts(row))])


def _without_closing(sheet: Sheet, rows: list[int], roles: dict[int, RowRole]) -> list[int]:
    """Return the rows of a body without the totals, groups and notes at its end; an inner block keeps its total."""
    body = list(rows)
    while body and body[-1] in roles and not _closes_block(sheet, body, roles):
        body.pop()
    return body


def _closes_block(sheet: Sheet, body: list[int], roles: dict[int, RowRole]) -> bool:
    """Tell whether the last row is the total of an inner block: labelled like one above, or the sum since the last."""
    if roles[body[-1]] is not RowRole.TOTAL:
        return False
    first = next((row for row in body if row not in roles), body[-1])
    inner = [row for row in body if roles.get(row) is RowRole.TOTAL and first < row < body[-1]]
    label = _label(sheet, body[-1])
    if inner and inner[-1] == body[-2]:
        return False  # below a total there is the total of totals, whatever it is called
    if label and any(_label(sheet, row) == label for row in inner):
        return True
    return bool(inner) and _is_sum_of(sheet, body[-1], [row for row in body if row > inner[-1] and row not in roles])


def _is_sum_of(sheet: Sheet, total: int, rows: list[int]) -> bool:
    """Tell whether over half of the numbers of a row are the sums of other rows."""
    stated = {column: value_of(cell) for column, cell in enumerate(sheet.cells(total), start=1)}
    numbers = {column: value for column, value in stated.items() if value}
    sums = {column: sum(value_of(sheet.cells(row)[column - 1]) or 0.0 for row in rows) for column in numbers}
    agreeing = sum(abs(sums[column] - value) <= _NEAR * abs(value) for column, value in numbers.items())
    return bool(rows) and 2 * agreeing > len(numbers)


def _label(sheet: Sheet, row: int) -> str:
    """Return the total's word of a row, or else its first text, in normal form."""
    texts = [normal(cell) for cell in sheet.cells(row) if isinstance(cell, str)][:_LABELS]
    return next((text for text in texts if is_total_word(text)), texts[0] if texts else "")


def _without_leading(body: list[int], roles: dict[int, RowRole]) -> list[int]:
    """Return the rows of a body without a grand total at its top; totals that each open a block stay."""
    first = next((row for row in body if roles.get(row) is not RowRole.TOTAL), body[0])
    totals = sum(roles.get(row) is RowRole.TOTAL for row in body)
    leading = body.index(first)
    return body[leading:] if totals == leading else body
