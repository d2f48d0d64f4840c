"""What the columns of a table of no known kind hold, judged by its lower rows: numbers, years, dates or labels."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports.intake.recognise.row_shapes import DATE, NEUTRAL, NUMBER, TEXT, YEAR, Shape, is_numeric

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reports.intake.recognise.sheet_blocks import Sheet

_SAMPLED = 200
"""Rows that a profile is made of."""
_ALWAYS = 0.95
"""Part of the rows that a key column fills."""
_OFTEN = 0.6
"""Part of the rows that the column of the labels fills, and of the cells that make a column numeric."""
_NO_LABELS = frozenset({NUMBER, YEAR, DATE, NEUTRAL})
"""Sorts of cells that columns of numbers have."""
_LONGEST_MARK = 15
"""Letters of a text that can be a mark for no data."""
_OFTEN_MARKED = 3
"""Cells with the same text in numeric columns from which one of them beside a number makes it a mark."""


@dataclass(frozen=True)
class Profile:
    """Columns by what they hold; a row of one cell is no evidence."""

    width: int
    """Cells that three quarters of the rows do not exceed."""
    numeric: frozenset[int]
    """Columns of numbers, years or dates."""
    years: frozenset[int]
    dates: frozenset[int]
    key: frozenset[int]
    """Columns that nearly all rows fill."""
    stub: int
    """Column of the row labels: the first of text that most rows fill."""
    mirror: frozenset[int]
    """Columns of text behind all numbers that most rows fill: the labels in another language."""

    def is_wide(self, shape: Shape) -> bool:
        """Tell whether a row fills at least half of the usual number of cells."""
        return len(shape) >= max(2, 0.5 * self.width)

    def has_label(self, shape: Shape) -> bool:
        """Tell whether a row fills a column of row labels or one before it."""
        return any(column <= self.stub for column in shape)

    def is_lone(self, shape: Shape) -> bool:
        """Tell whether a row has a single cell, or a label with its translation and nothing else."""
        return len(shape) == 1 or (self.stub in shape and shape.keys() <= {self.stub} | self.mirror)

    def is_bare(self, shape: Shape) -> bool:
        """Tell whether a row of a table with numbers has texts only, and none where numbers belong."""
        numbers = {column for column in self.numeric if column > self.stub}
        return bool(numbers) and set(shape.values()) == {TEXT} and numbers.isdisjoint(shape)

    def odd_columns(self, shape: Shape) -> list[int]:
        """Return the columns where a row has a year or a date among numbers that are none, as headers may have."""
        return [
            column
            for column, sort in shape.items()
            if column in self.numeric
            and ((sort == YEAR and column not in self.years) or (sort == DATE and column not in self.dates))
        ]

    def fits(self, shape: Shape) -> bool:
        """Tell whether a row has the cells of a body row: numbers in most of the numeric columns that it fills."""
        if len(shape) < 2 or not (self.is_wide(shape) or self.has_label(shape)):
            return False
        sorts = [shape[column] for column in self.numeric if column in shape]
        if not self.numeric:
            return True
        return bool(sorts) and sum(sort in _NO_LABELS for sort in sorts) >= _OFTEN * len(sorts)


def profile_of(sheet: Sheet, rows: Iterable[int]) -> Profile | None:
    """Return the profile of rows; None when not even two of them have two cells."""
    shapes = _sample(sheet, rows)
    if len(shapes) < 2:
        return None
    sorts: dict[int, list[str]] = {}
    for shape in shapes:
        for column, sort in shape.items():
            sorts.setdefault(column, []).append(sort)
    counts = sorted(len(shape) for shape in shapes)
    numeric = frozenset(column for column, cells in sorts.items() if _is_numeric(cells)) or frozenset(
        column for column, cells in sorts.items() if _ends_with_numbers(cells)
    )
    often = sorted(column for column, cells in sorts.items() if len(cells) >= _OFTEN * len(shapes))
    words = [column for column in often if column not in numeric]
    stub = min(words or often or sorts)
    # behind running numbers alone there are the texts of a list, no translation
    last = max((column for column in numeric if column > stub), default=None)
    return Profile(
        width=counts[(3 * len(counts)) // 4],
        numeric=numeric,
        years=frozenset(column for column in numeric if _is_mostly(YEAR, sorts[column])),
        dates=frozenset(column for column in numeric if _is_mostly(DATE, sorts[column])),
        key=frozenset(column for column, cells in sorts.items() if len(cells) >= _ALWAYS * len(shapes)),
        stub=stub,
        mirror=frozenset(column for column in words if last is not None and column > last),
    )


def _sample(sheet: Sheet, rows: Iterable[int]) -> list[Shape]:
    """Return the shapes of the first rows that have two cells or more."""
    shapes: list[Shape] = []
    for row in rows:
        if len(sheet.shape(row)) > 1:
            shapes.append(sheet.shape(row))
            if len(shapes) == _SAMPLED:
                break
    return shapes


def _is_numeric(sorts: list[str]) -> bool:
    """Tell whether a column holds numbers: in its lower half, which no header reaches, or in all."""
    known_sorts = [sort for sort in sorts if sort != NEUTRAL]
    lower = known_sorts[len(known_sorts) // 2 :]
    return bool(known_sorts) and (
        sum(map(is_numeric, lower)) > 0.5 * len(lower) or sum(map(is_numeric, known_sorts)) >= _OFTEN * len(known_sorts)
    )


def _ends_with_numbers(sorts: list[str]) -> bool:
    """Tell whether a column is texts and then numbers only, as under a header taller than its body."""
    numeric_flags = [is_numeric(sort) for sort in sorts if sort != NEUTRAL]
    numbers = sum(numeric_flags)
    return numbers > 2 and 4 * numbers >= len(numeric_flags) and all(numeric_flags[len(numeric_flags) - numbers :])


def _is_mostly(wanted_sort: str, sorts: list[str]) -> bool:
    known_sorts = [sort for sort in sorts if sort != NEUTRAL]
    return known_sorts.count(wanted_sort) > len(known_sorts) / 2


def mark_empty_texts(sheet: Sheet, rows: range, profile: Profile) -> None:
    """Make texts that stand for no data neutral: short ones that come again in numeric columns, beside numbers too."""
    counts: Counter[str] = Counter()
    everywhere: Counter[str] = Counter()
    places: list[tuple[int, int, str]] = []
    numbered = profile.numeric - {profile.stub}
    for row in rows:
        shape = sheet.shape(row)
        if TEXT not in shape.values():
            continue
        has_number = any(shape.get(column) == NUMBER for column in numbered)
        for column in [column for column in profile.numeric if shape.get(column) == TEXT]:
            text = str(sheet.cells(row)[column - 1]).strip().casefold()
            if len(text) <= _LONGEST_MARK:
                places.append((row, column, text))
                counts[text] += has_number
                everywhere[text] += 1
    for row, column, text in places:
        if counts[text] > 1 or (counts[text] and everywhere[text] >= _OFTEN_MARKED):
            sheet.shape(row)[column] = NEUTRAL
