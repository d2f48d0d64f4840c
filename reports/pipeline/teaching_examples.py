"""Example values of columns on the sheet Pemahaman, out of the sender's own file.

They are taken when its workbook is written, in the reading process, and are kept nowhere else.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reports.model.grid import Grid, Scalar
    from reports.render.correction import TaughtTable, Teaching

    Examples = tuple[dict[int, tuple[str, ...]], ...]
    """For each table column → its example values."""

_MOST_EXAMPLES = 3
_MOST_ROWS = 2_000
"""Rows of a table that are searched for example values."""
_LONGEST = 40
"""Characters of an example value."""


def last_row_shown(teaching: Teaching) -> int:
    """Return the last row of a sheet that example values are taken from; 0 where none are asked for."""
    return max((_rows_shown(table)[-1] for table in teaching.tables if _rows_shown(table)), default=0)


def with_examples(teaching: Teaching, grids: Sequence[Grid]) -> Teaching:
    """Return what is asked with example values out of the sheets of the file; this runs in the reading process."""
    examples = _examples_of(grids, teaching.tables)
    tables = (
        replace(
            table,
            columns=tuple(replace(column, examples=column_examples.get(column.index, ())) for column in table.columns),
        )
        for table, column_examples in zip(teaching.tables, examples, strict=True)
    )
    return replace(teaching, tables=tuple(tables))


def _examples_of(grids: Sequence[Grid], tables: Sequence[TaughtTable]) -> Examples:
    """Return column → example values for each table."""
    by_name = {grid.sheet: grid for grid in grids}
    return tuple(
        {
            column.index: _examples(by_name[table.sheet], table, column.index)
            for column in table.columns
            if column.shows_values and table.sheet in by_name
        }
        for table in tables
    )


def _examples(grid: Grid, table: TaughtTable, column: int) -> tuple[str, ...]:
    """Return the first different values of a column."""
    distinct_texts: dict[str, None] = {}
    for text in _texts(grid, table, column):
        distinct_texts.setdefault(text)
        if len(distinct_texts) == _MOST_EXAMPLES:
            break
    return tuple(distinct_texts)


def _texts(grid: Grid, table: TaughtTable, column: int) -> Iterator[str]:
    """Yield the values of a column as they are shown."""
    for row in _rows_shown(table):
        text = example_text(grid.cell(row, column))
        if text:
            yield text


def _rows_shown(table: TaughtTable) -> range:
    first, last = table.data_rows or (1, 0)
    return range(first, min(last, first + _MOST_ROWS) + 1)


def example_text(value: Scalar) -> str:
    """Return a value as an example shows it; a long text is cut."""
    if value is None:
        return ""
    if isinstance(value, date):
        return value.strftime("%d-%m-%Y" if not isinstance(value, datetime) or not value.time() else "%d-%m-%Y %H:%M")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    text = " ".join(str(value).split())
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
