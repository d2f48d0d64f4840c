"""Computes column widths of tables, the same in every format; PDF tables of fixed widths are laid out much faster.

Text widths use the advance widths of Liberation Sans Bold, grouped into classes; close enough for any sans serif.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from reports.model.figures import Change, Figure
from reports.vocabulary import formats

if TYPE_CHECKING:
    from reports.model.document import Cell, Table

_EM = 3.104
"""Millimetres per em of table text, 8.8 pt."""
_CLASSES = (("ijlIftr.,:;'|()[]-/ ", 0.34), ("mMWw%@", 0.89), ("ABCDEFGHJKLNOPQRSTUVXYZ+−…", 0.72))
"""Letters and their advance width in em; 0.58 for all others."""
_ADVANCE = {letter: advance for letters, advance in _CLASSES for letter in letters}
_PADDING = 2.2
"""Horizontal padding of a cell in millimetres, left and right together, with a margin for rounding."""

_NUMBER = re.compile(r"[+\u2212]?[\d.,]+%?|[-…*]")
_WIDEST_NUMBER = 23.0
"""Maximum width in millimetres to which a number column is stretched."""
_SMALL_TEXT = 28.0
"""Text columns up to this width in millimetres never wrap."""
_MORE_THAN_MEAN = 1.6
"""Wider text columns may wrap: they get the width of their longest text, at most this multiple of the mean."""
_DAMPING = 0.6
"""Exponent applied to wanted widths, so that columns of long definitions leave room for columns of titles."""
_LONGEST_WORD = 30.0
"""Maximum width in millimetres of a word that is kept whole; longer ones, such as file names, may break."""
_LONGEST_LABEL = 62.0
"""Maximum width in millimetres of a row label that is kept on one line."""
DENSE = 7.6 / 8.8
"""Type of a dense table, as a share of that of others."""

BAR = 26.0
"""Length in millimetres of the longest bar in a column."""

FEW_NUMBERS = 2
"""Number columns up to which a table is narrowed."""
_NARROW = 62.0
"""Width in per cent of the text of a table with few number columns, so that numbers stay close to their labels."""


def numeric_columns(table: Table) -> tuple[bool, ...]:
    """Tell for each column whether it holds numbers, aligned right; the first column holds row labels."""
    return tuple(column > 0 and _holds_numbers(table, column) for column in range(len(table.head)))


def _holds_numbers(table: Table, column: int) -> bool:
    """Tell whether a column holds figures, or only texts that look like numbers."""
    if not table.rows:
        return True
    cells = [row.cells[column] for row in table.rows if row.cells[column]]
    if any(isinstance(cell, Figure | Change) for cell in cells):
        return True
    return bool(cells) and all(_is_number_text(cell) for cell in cells)


def _is_number_text(cell: Cell) -> bool:
    """Tell whether a cell is a text such as ``1.204``, ``12 %`` or a symbol in place of a number."""
    return isinstance(cell, str) and _NUMBER.fullmatch(cell) is not None


def table_share(table: Table, available: float) -> float:
    """Return the width of a table in per cent of the text; narrowed only when no text has to wrap.

    Args:
        table: the table.
        available: text width in millimetres.
    """
    is_number = numeric_columns(table)
    few = 0 < sum(is_number) <= FEW_NUMBERS and len(table.head) == sum(is_number) + 1
    columns = range(len(table.head))
    needed = sum(max(map(_line_width, _texts(table, column)), default=0.0) + _PADDING for column in columns)
    return _NARROW if few and needed < available * _NARROW / 100 else 100.0


def is_dense(table: Table, available: float) -> bool:
    """Tell whether a table of numbers must be set in smaller type, so that no row label has to break.

    Args:
        table: the table.
        available: width of the table in millimetres.
    """
    if not all(numeric_columns(table)[1:]):
        return False
    numbers = sum(_number_column_width(table, column) for column in range(1, len(table.head)))
    return _label_width(table) + numbers > available


def _desired_widths(table: Table) -> dict[int, float]:
    """Return column → wanted width in millimetres; row labels beside numbers alone stay on one line."""
    is_number = numeric_columns(table)
    desired = {
        column: (_number_column_width if is_number[column] else _text_column_width)(table, column)
        for column in range(len(table.head))
    }
    if all(is_number[1:]):
        desired[0] = max(desired[0], _label_width(table))
    return desired


def _label_width(table: Table) -> float:
    """Return the width in millimetres at which no row label breaks, very long ones aside."""
    longest = max(map(_line_width, _texts(table, 0)), default=0.0)
    return max(longest_word_width(table.head[0]), min(longest, _LONGEST_LABEL)) + _PADDING


def without_bars(table: Table) -> Table:
    """Return a table for a format that draws no bars."""
    return replace(table, bars=None)


def column_shares(table: Table, available: float) -> tuple[float, ...]:
    """Return the width of each column in per cent: number columns narrow, text columns share the rest.

    Args:
        table: the table.
        available: width of the table in millimetres.
    """
    is_number = numeric_columns(table)
    columns = range(len(table.head))
    desired = _desired_widths(table)
    numbers = [column for column in columns if is_number[column]]
    spare = max(0.0, available - sum(desired.values())) / len(desired)
    widths = {column: max(desired[column], min(_WIDEST_NUMBER, desired[column] + spare)) for column in numbers}
    texts = {column: desired[column] for column in columns if not is_number[column]}
    widths |= _share_room(texts, table, available - sum(widths.values()))
    total = sum(widths.values())
    return tuple(round(widths[column] * 100 / total, 3) for column in columns)


def count_lines(text: str, room: float) -> int:
    """Return the number of lines of a text in a column of ``room`` millimetres, set in table text."""
    count, used = 1, 0.0
    for word in text.split():
        width = _line_width(word)
        if used and used + _line_width(" ") + width > room - _PADDING:
            count, used = count + 1, 0.0
        used += width + (_line_width(" ") if used else 0.0)
    return count


def _share_room(desired: dict[int, float], table: Table, room: float) -> dict[int, float]:
    """Return text column → width: small columns get the wanted width, none less than its longest word.

    Args:
        desired: text column → wanted width in millimetres.
        table: the table.
        room: width to share, in millimetres.
    """
    order = sorted(desired, key=lambda column: desired[column])
    widths: dict[int, float] = {}
    for column in order:
        room_left = room - sum(widths.values())
        weights = sum(desired[later] ** _DAMPING for later in order if later not in widths)
        fair = room_left * desired[column] ** _DAMPING / weights
        small = desired[column] <= _SMALL_TEXT and column != order[-1]
        widths[column] = desired[column] if small else max(_minimum_width(table, column), fair)
    return widths


def _line_width(text: str) -> float:
    """Return the width of a text on one line, in millimetres."""
    return sum(_ADVANCE.get(letter, 0.58) for letter in text) * _EM


def _texts(table: Table, column: int) -> list[str]:
    """Return the cells of a column as text."""
    return [formats.cell(row.cells[column]) for row in table.rows]


def least_width(table: Table) -> float:
    """Return the width in millimetres at which no number and no ordinary word of a table is broken."""
    is_number = numeric_columns(table)
    return sum(
        (_number_column_width if is_number[column] else _minimum_width)(table, column)
        for column in range(len(table.head))
    )


def longest_word_width(text: str) -> float:
    """Return the width of the longest word of a text, in millimetres."""
    return max(map(_line_width, text.split()), default=0.0)


def _number_column_width(table: Table, column: int) -> float:
    """Return the wanted width of a number column: no number wraps, the header wraps between words; bars have room."""
    widest = max([longest_word_width(table.head[column]), *map(_line_width, _texts(table, column))]) + _PADDING
    return widest + BAR if column == table.bars else widest


def _text_column_width(table: Table, column: int) -> float:
    """Return the wanted width of a text column, in which long texts may wrap."""
    widths = [_line_width(text) for text in (table.head[column], *_texts(table, column))]
    return min(max(widths), max(_SMALL_TEXT, sum(widths) / len(widths) * _MORE_THAN_MEAN)) + _PADDING


def _minimum_width(table: Table, column: int) -> float:
    """Return the width at which no ordinary word of a column has to be broken."""
    return min(max(map(longest_word_width, (table.head[column], *_texts(table, column)))), _LONGEST_WORD) + _PADDING
