"""The header of a table of no known kind: the rows above its first data row that label the columns.

A header row holds texts or years over columns of numbers. Titles, units and key-value lines above it stay out; rows
between the header and the first numbers (column numbers, the name of a group) belong to the body.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from reports.intake.recognise.cell_fit import is_person
from reports.intake.recognise.row_shapes import (
    NUMBER,
    TEXT,
    YEAR,
    are_like_header_years,
    is_column_numbering,
    is_numeric,
    value_of,
)
from reports.intake.recognise.sheet_blocks import is_labels_only

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reports.intake.recognise.column_profile import Profile
    from reports.intake.recognise.sheet_blocks import Sheet

_MOST_ROWS = 15
"""Rows of the tallest header."""
_WIDEST_GAP = 3
"""Blank rows that may lie between a header and its body."""
_MOST_GROUPS = 3
"""Rows with the name of a group between a header and the first numbers."""
_MOST_STARTS = 20
"""Rows of a block that are tried as the first data row."""
_PART = 0.5
"""Part of the numeric columns that a header must label."""
_MOSTLY = 0.6
"""Part of the numbers of a row that are years, from which it may be a header row."""
_NEARLY_ALL = 0.9
"""Part of the columns from which a merged cell is a title."""
_SHORT = 5
"""Letters of a label that may stand under a heading that was not merged: a year, a month, L or P."""


@dataclass(frozen=True)
class HeaderRows:
    """Where a header is; rows 1-based."""

    top: int
    bottom: int
    body: int
    """First row of the body: the name of a group, or the first data row."""


@dataclass(frozen=True)
class HeaderSearch:
    """Search for the header of one block; rows up to ``floor`` belong to another table."""

    sheet: Sheet
    profile: Profile
    floor: int

    def find(self, block: range) -> HeaderRows | None:
        """Return the header of the first table in a block; None when nothing in it has a header."""
        if not self.profile.numeric:
            return self._over_texts(block)
        starts = (row for row in block if self._begins_data(row))
        for _count, start in zip(range(_MOST_STARTS), starts, strict=False):
            header = self._above(start)
            if header is not None:
                return header
        return None

    def _over_texts(self, block: range) -> HeaderRows | None:
        """Return the header of a table of texts: above the block and as wide as it, or its first wide row."""
        bottom = next((row for row in block if self._is_wide(row)), 0)
        if not bottom:
            return None
        above = self._above(bottom)
        if above is not None and above.bottom < block[0] and self._labels_all(above):
            return above if len(self.profile.key) > 2 else None
        while bottom + 1 in block and self._continues(bottom):
            bottom += 1
        top = self._top(bottom)
        body = next((row for row in range(bottom + 1, block[-1] + 1) if self.sheet.shape(row)), 0)
        return HeaderRows(top, bottom, body) if body else None

    def _labels_all(self, header: HeaderRows) -> bool:
        return self.profile.key <= self._labelled(header.top, header.bottom)

    def _is_wide(self, row: int) -> bool:
        return self.profile.is_wide(self.sheet.shape(row)) and not self._is_key_value(row)

    def _continues(self, row: int) -> bool:
        """Tell whether a header row of a table of texts goes on below: a merged cell reaches or spreads over it."""
        below = self.sheet.shape(row + 1)
        return any(
            span.bottom > row or (span.right > span.left and self._is_under(span.left, span.right, below))
            for span in self.sheet.spans(row)
        )

    @staticmethod
    def _is_under(left: int, right: int, shape: dict[int, str]) -> bool:
        """Tell whether a row has sub-labels under a merged cell and nothing else."""
        return len(shape) > 1 and all(left <= column <= right for column in shape)

    def _begins_data(self, row: int) -> bool:
        """Tell whether a row may be the first data row: numbers where its columns have them, and no labels."""
        shape = self.sheet.shape(row)
        if not self.profile.fits(shape) or is_column_numbering(self.sheet.cells(row)):
            return False
        if self.profile.stub in self.profile.dates and shape.get(self.profile.stub) == TEXT:
            return False  # Unit, Frequency, Series ID over a column of dates
        odd = self.profile.odd_columns(shape)
        numbers = [column for column in self.profile.numeric if column in shape and is_numeric(shape[column])]
        if odd and len(odd) >= _MOSTLY * len(numbers):
            labels = len(odd) == 1 or are_like_header_years(self._values(row, odd))
            return not labels or (self._is_labelled(row, odd) and not self._counts_up(row, odd, fewest=2))
        return not self._counts_up(row, numbers, fewest=4) or self._is_labelled(row, numbers)

    def _values(self, row: int, columns: list[int]) -> list[float]:
        """Return the numbers of a row from left to right; 0 for a date."""
        return [value_of(self.sheet.cells(row)[column - 1]) or 0.0 for column in sorted(columns)]

    def _counts_up(self, row: int, columns: list[int], fewest: int) -> bool:
        """Tell whether the numbers of a row go up by one from column to column, as years and ages in a header do."""
        values = self._values(row, columns)
        return len(values) >= fewest and all(next_value - previous == 1 for previous, next_value in pairwise(values))

    def _is_labelled(self, row: int, columns: list[int]) -> bool:
        """Tell whether a row has a row label, and the row above a text of its own over each of the columns."""
        above = next(
            (row_above for row_above in range(row - 1, max(self.floor, row - 3), -1) if self.sheet.shape(row_above)), 0
        )
        if not above or not self.profile.has_label(self.sheet.shape(row)):
            return False
        texts = {column for column, sort in self.sheet.shape(above).items() if sort == TEXT}
        labels = [self.sheet.cells(above)[column - 1] for column in columns if column in texts]
        return len(labels) == len(columns) == len(set(labels))

    def _above(self, start: int) -> HeaderRows | None:
        """Return the header above the first data row."""
        bottom, body = self._bottom(start)
        if bottom <= self.floor or not self._may_be_lowest(bottom):
            return None
        top = self._top(bottom)
        labelled = self._labelled(top, bottom)
        columns = (self.profile.numeric | self.profile.key) & self.sheet.shape(start).keys()
        return HeaderRows(top, bottom, body) if len(labelled & columns) >= _PART * len(columns) else None

    def _bottom(self, start: int) -> tuple[int, int]:
        """Return the last row that may be a header row above the first data row, and the first row of the body."""
        row, body, gap, groups = start - 1, start, 0, 0
        while row > self.floor and gap <= _WIDEST_GAP and groups <= _MOST_GROUPS:
            shape = self.sheet.shape(row)
            if not shape:
                gap += not self.sheet.spans(row)
            elif is_person(self.sheet.cells(row)):
                body = row
            elif self._is_thin(row):
                body, groups = row, groups + 1
            elif not is_column_numbering(self.sheet.cells(row)):
                return self._above_numbering(row, body)
            row -= 1
        return self.floor, body

    def _above_numbering(self, row: int, body: int) -> tuple[int, int]:
        """Return the same, but a header ends above its column numbers, if nothing but lone texts lies between."""
        for above in range(row, max(self.floor, row - _MOST_GROUPS), -1):
            if not self.profile.is_lone(self.sheet.shape(above)):
                break
            if is_column_numbering(self.sheet.cells(above - 1)) and above - 2 > self.floor:
                return above - 2, above
        return row, body

    def _is_thin(self, row: int) -> bool:
        """Tell whether a row between header and numbers belongs to the body: a lone row label, or a lone number."""
        shape = self.sheet.shape(row)
        if not self.profile.is_lone(shape):
            return self._is_group_below(row)
        column = min(shape)
        if shape[column] == NUMBER:
            return column in self.profile.numeric
        spans = [span for span in self.sheet.spans(row) if span.left == column and span.right > column]
        if spans:
            return column <= self.profile.stub and not self._is_partial(column, spans[0].right)
        return column not in self.profile.numeric or column == self.profile.stub

    def _is_group_below(self, row: int) -> bool:
        """Tell whether a row of several texts names a group: the row above labels its columns and those of numbers."""
        above = self.sheet.shape(row - 1) if row - 1 > self.floor else {}
        shape = self.sheet.shape(row)
        return self.profile.is_bare(shape) and shape.keys() <= above.keys() and not self.profile.is_bare(above)

    def _may_be_lowest(self, row: int) -> bool:
        """Tell whether a row may be the lowest header row."""
        shape = self.sheet.shape(row)
        if self._is_key_value(row) or self._is_data(row):
            return False
        if len(shape) > 1 or self._has_partial_span(row):
            return True
        return row - 1 > self.floor and len(self.sheet.shape(row - 1)) > 1 and self._may_be_lowest(row - 1)

    def _top(self, bottom: int) -> int:
        """Return the first header row of a header that ends with a row."""
        top, labelled = bottom, self._labelled(bottom, bottom)
        for row in self._rows_above(bottom):
            reaches = any(span.bottom >= top and span.bottom > row for span in self.sheet.spans(row))
            if not reaches and not self._may_be_upper(row, labelled):
                break
            top, labelled = row, labelled | self._labelled(row, row)
        return top

    def _rows_above(self, bottom: int) -> Iterator[int]:
        """Yield the filled rows above, up to the first blank one that the header does not reach over."""
        for row in range(bottom - 1, max(self.floor, bottom - _MOST_ROWS), -1):
            if self.sheet.shape(row):
                yield row
            elif not self.sheet.spans(row) and not self._heads_columns(row - 1):
                return

    def _heads_columns(self, row: int) -> bool:
        """Tell whether a row above a blank one has labels over several columns of numbers, as no title has."""
        if row <= self.floor or not is_labels_only(self.sheet.shape(row)) or self._is_key_value(row):
            return False
        labelled = self._labelled(row, row) & self.profile.numeric
        return len(labelled) > 1 and len(self.sheet.shape(row)) > 1

    def _may_be_upper(self, row: int, labelled: set[int]) -> bool:
        """Tell whether a row above a header row belongs to the header and is no title, unit or key-value line."""
        shape = self.sheet.shape(row)
        if self._is_key_value(row) or self._is_data(row):
            return False
        if self._has_partial_span(row):
            return True
        if len(shape) == 1:
            return self._heads(row, min(shape))
        missing = set(range(min(shape), max(shape) + 1)) - labelled
        if self.profile.stub < min(shape) and shape.keys() <= self.profile.numeric:
            return True
        return len(shape) > 2 or bool(missing & (self.profile.numeric | self.profile.key | {self.profile.stub}))

    def _heads(self, row: int, column: int) -> bool:
        """Tell whether a lone text that was not merged heads short labels below it: years, months, L and P."""
        below = next((row_below for row_below in range(row + 1, row + 3) if self.sheet.shape(row_below)), row)
        labels = {place: sort for place, sort in self.sheet.shape(below).items() if place >= column}
        short = [
            sort == YEAR or len(str(self.sheet.cells(below)[place - 1]).strip()) <= _SHORT
            for place, sort in labels.items()
        ]
        return len(short) > 1 and all(short) and column > min(self.sheet.shape(below))

    def _is_data(self, row: int) -> bool:
        """Tell whether a row holds numbers that are no labels, or a person."""
        return (bool(self.profile.numeric) and self._begins_data(row)) or is_person(self.sheet.cells(row))

    def _is_key_value(self, row: int) -> bool:
        """Tell whether a row is a line "key : value" or "key: value"."""
        texts = self.sheet.texts(row)
        signs = [text in {":", "："} for text in texts]
        return (
            (signs[1:2] == [True] and sum(signs) == 1)
            or any(text.endswith(" :") for text in texts)
            or (len(texts) == 2 and texts[0].endswith(":"))
        )

    def _has_partial_span(self, row: int) -> bool:
        """Tell whether a row holds a merged cell over some, not nearly all, of the columns."""
        return any(span.right > span.left and self._is_partial(span.left, span.right) for span in self.sheet.spans(row))

    def _is_partial(self, left: int, right: int) -> bool:
        """Tell whether columns are some of the table's, not nearly all of them from the first on, as of a title."""
        columns = self.profile.numeric | self.profile.key | {self.profile.stub}
        return left > min(columns) or right - left + 1 < _NEARLY_ALL * max(max(columns) - min(columns) + 1, 3)

    def _labelled(self, top: int, bottom: int) -> set[int]:
        """Return the columns that header rows label, those under merged cells included."""
        labelled: set[int] = set()
        for row in range(top, bottom + 1):
            labelled |= self.sheet.shape(row).keys()
            for span in self.sheet.spans(row):
                labelled |= set(range(span.left, span.right + 1))
        return labelled
