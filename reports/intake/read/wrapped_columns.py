"""Takes off marks that stand around nearly every value of a column: quotes or delimiters that a program left there."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from reports.model.grid import CellFinding

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reports.model.grid import Scalar

CODE = "marks-around"
_OPENING = "\"'`~|^¦#*$=_“”„«‘<[{"
_CLOSING = dict(zip(_OPENING, "\"'`~|^¦#*$=_””“»’>]}", strict=True))
_ONLY_BEFORE, _ONLY_AFTER = "~|^¦\"`'", '~|^¦"`'
"""What a longer delimiter leaves at the first and the last cell of a line; an apostrophe says that a text follows."""
_OF_TICKS, _TICKS = "[<", frozenset({"", "x", "v", "√", "✓", "✔", "✗", "-"})
"""What stands around these is a box: [x]."""
_SAMPLE = 32
"""Cells of a column looked at, spread over the sheet."""
_FEWEST, _NEARLY_ALL = 3, 0.8
"""Wrapped texts of a sample, and their part of it, from which a column is believed to be wrapped."""


def unwrapped(
    rows: tuple[tuple[Scalar, ...], ...],
) -> tuple[tuple[tuple[Scalar, ...], ...], tuple[CellFinding, ...]]:
    """Return the rows without such marks, and a finding for each column that had them, at its first such cell.

    Example:
        >>> unwrapped((("~NAMA~", 1), ("~ANNA~", 2), ("~BOB~", 3)))[0]
        (('NAMA', 1), ('ANNA', 2), ('BOB', 3))
    """
    filled = [row for row in rows[:_SAMPLE] if any(row)]
    sample = filled + [row for row in rows[_SAMPLE :: max(1, len(rows) // _SAMPLE)] if any(row)]
    marks = {index: mark for index, cells in enumerate(zip(*sample, strict=True)) for mark in [_mark(cells)] if mark}
    if not marks:
        return rows, ()
    findings = [_finding(rows, index, mark) for index, mark in marks.items()]
    inner, more = unwrapped(tuple(_without(row, marks) for row in rows))
    return inner, (*findings, *more)


def _mark(cells: Sequence[Scalar]) -> tuple[str, str] | None:
    """Return what nearly every value of a column begins and ends with; None where that is nothing."""
    texts = [cell.strip() for cell in cells if type(cell) is str and not _is_empty(cell)]
    if len(texts) < _FEWEST or (texts[-1][0].isalnum() and texts[-1][-1].isalnum() and texts[-2][0].isalnum()):
        return None
    no_texts = len([cell for cell in cells if cell is not None and type(cell) is not str])
    needed = max(_FEWEST, _NEARLY_ALL * (len(texts) + no_texts))
    marks = Counter(mark for text in texts for mark in [_mark_of(text)] if mark)
    mark, count = max(marks.items(), key=lambda item: (item[1], item[0]), default=(None, 0))
    return mark if count >= needed else None


def _is_empty(text: str) -> bool:
    """Tell whether nothing stands between the marks, which is no sign of marks: a repeated value is written so too."""
    return len(text) == len("''") and _CLOSING.get(text[0]) == text[1]


def _mark_of(text: str) -> tuple[str, str] | None:
    """Return the marks that stand on both sides of a text, else on one side."""
    first, last = text[0], text[-1]
    if len(text) == 1 or (first in _OF_TICKS and text[1:-1].strip().casefold() in _TICKS):
        return None
    if _CLOSING.get(first) == last:
        return first, last
    return (first, "") if first in _ONLY_BEFORE else ("", last) if last in _ONLY_AFTER else None


def _without(row: tuple[Scalar, ...], marks: Mapping[int, tuple[str, str]]) -> tuple[Scalar, ...]:
    """Return a row without the marks of its columns; a row without any is the same object."""
    cells = {index: row[index] for index in marks}
    bare = {index: _without_mark(cell, marks[index]) for index, cell in cells.items()}
    if bare == cells:
        return row
    return tuple([bare.get(index, cell) for index, cell in enumerate(row)])


def _without_mark(cell: Scalar, mark: tuple[str, str]) -> Scalar:
    if type(cell) is not str:
        return cell
    opening, closing = mark
    text = cell.strip()
    if len(text) < len(opening + closing) or not (text.startswith(opening) and text.endswith(closing)):
        return cell
    return text[len(opening) : len(text) - len(closing)].strip() or None


def _finding(rows: Sequence[Sequence[Scalar]], index: int, mark: tuple[str, str]) -> CellFinding:
    first = next(number for number, row in enumerate(rows, start=1) if _without_mark(row[index], mark) != row[index])
    return CellFinding(first, index + 1, CODE, "…".join(mark))
