"""Finds header blocks: rows whose labels, taken together, name enough fields of a kind.

Every window of one to four rows around a row that holds known header words is tried; the one that names most fields
wins, and of equals the lowest. Title rows above add nothing and stay out; a group row above (PASPOR over NOMOR) adds
fields and comes in.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from types import NoneType
from typing import TYPE_CHECKING

from reports.intake.recognise import cell_fit, header_aliases
from reports.intake.recognise.header_mapping import TICK, Mapping_, mappings
from reports.intake.recognise.header_reading import is_header
from reports.intake.recognise.labels import labels, leaf, text_of
from reports.intake.recognise.row_shapes import DATE, NUMBER, is_column_numbering, sort_of
from reports.intake.recognise.tick_columns import ticks_of
from reports.vocabulary.text import decision_key, normal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reports.intake.recognise.header_mapping import Remembered
    from reports.intake.recognise.labels import Label
    from reports.intake.recognise.tick_columns import Ticks
    from reports.model.grid import Grid, Scalar

MOST_ROWS = 4
"""Rows of the tallest header."""
_SCANNED = 80
"""Rows from the top that are looked at cell by cell; below, a header is known by its first cell."""
_FEWEST_KNOWN = 3
"""Fields that a header names at least where no kind's needs are met."""
_FEWEST_VALUES = 2
"""Numbers and dates written as text from which a row is one of data."""
_LONGEST = 80
"""Characters of a header cell."""
_FEWEST_NUMBERS = 3
"""Column numbers by which a row is one of them."""
_FIRST_NUMBERS = frozenset("1AIK")
"""How a row of column numbers begins: 1, A, I, kolom 1."""
_TEXT_OR_NONE = frozenset({str, NoneType})


@dataclass(frozen=True)
class Window:
    """Rows that were tried as a header, and what their columns would mean."""

    top: int
    bottom: int
    labels: Mapping[int, Label]
    candidates: tuple[Mapping_, ...]
    """Kinds whose needs are met, the best first."""
    ticks: Ticks = field(default_factory=dict)
    """The columns that are ticked."""

    @property
    def rank(self) -> tuple[int, int, int, int]:
        """Most named fields first, then the most ticked columns, then the fewest rows, then the lowest.

        JENIS KELAMIN alone names as many fields as L and P below it.
        """
        ticked = sum(match.how == TICK for match in self.candidates[0].matches)
        return (self.candidates[0].score, ticked, self.top - self.bottom, self.bottom)


@dataclass(frozen=True)
class Header:
    """A header block and what its columns mean."""

    top: int
    bottom: int
    labels: Mapping[int, Label]
    candidates: tuple[Mapping_, ...]
    """Kinds whose needs are met, the best first."""
    right: int | None = None
    """Last column of a table that has another beside it; None to the edge of the sheet."""
    left: int = 1
    remembered: Remembered = field(default_factory=dict)
    rivals: tuple[Window, ...] = ()
    """The other rows that were tried, the best first."""
    ticks: Ticks = field(default_factory=dict)
    """The columns that are ticked."""

    @cached_property
    def words(self) -> frozenset[tuple[int, str]]:
        """Columns with their lowest text, to tell a repetition."""
        return frozenset((column, leaf(label)) for column, label in self.labels.items())

    def repeats(self, other: Header) -> bool:
        """Tell whether this is the other header again, on a new page of the same table.

        One whose other words name another field over the same column is that of another table, however alike they are.
        """
        if len(self.words & other.words) < 0.7 * max(len(self.words), len(other.words)):
            return False
        renamed = {column for column, _text in self.words - other.words} & self.fields.keys()
        return all(other.fields.get(column, self.fields[column]) == self.fields[column] for column in renamed)

    @cached_property
    def fields(self) -> Mapping[int, str]:
        """Column → the field that it names in a table of the best kind."""
        return {match.column: match.field for match in self.candidates[0].matches} if self.candidates else {}


@cache
def _is_known(text: str) -> bool:
    return is_header(text)


def is_numbering(row: tuple[Scalar, ...]) -> bool:
    """Tell whether a row holds at least three column numbers: 1 2 3, (1) (2) (3), a b c, I II III, and nothing else."""
    filled = [cell for cell in row if cell is not None]
    if len(filled) < _FEWEST_NUMBERS or str(filled[0]).lstrip("([ -.").upper()[:1] not in _FIRST_NUMBERS:
        return False
    return is_column_numbering(filled)


def anchors(grid: Grid, remembered: Remembered) -> list[int]:
    """Return the rows that hold at least two known header words, from the top."""
    # a row that begins with a number begins no header; of a long register nearly all do
    rows = grid.rows if grid.width else ()
    scanned_rows = [
        number for number, row in enumerate(rows, 1) if number <= _SCANNED or row[0].__class__ in _TEXT_OR_NONE
    ]
    return [
        number
        for number in scanned_rows
        if _may_begin(number, rows[number - 1]) and len(_known_in(rows[number - 1], remembered)) >= 2
    ]


def _may_begin(number: int, row: tuple[Scalar, ...]) -> bool:
    """Tell whether a row need be looked at: far down only if its first cell is a header word."""
    if number <= _SCANNED:
        return True
    for cell in row:
        if cell is not None:
            # labels of a long table are many and distinct: parts of headers are looked for in its first rows only
            return cell.__class__ is str and header_aliases.is_known(cell)
    return False


def _known_in(row: tuple[Scalar, ...], remembered: Remembered) -> set[str]:
    """Return the known header words of a row."""
    return {
        normal(cell)
        for cell in row
        if isinstance(cell, str) and len(cell) < _LONGEST and (_is_known(cell) or decision_key(cell) in remembered)
    }


def header_at(grid: Grid, anchor: int, remembered: Remembered) -> Header | None:
    """Return the best header block that holds a row; None when no kind's needs are met."""
    tried = sorted(_windows(grid, anchor, remembered), key=lambda window: window.rank, reverse=True)
    if not tried:
        return None
    best = tried[0]
    header = Header(best.top, best.bottom, best.labels, best.candidates, remembered=remembered, ticks=best.ticks)
    header = _stretched(grid, header)
    rivals = tuple(window for window in tried if (window.top, window.bottom) != (header.top, header.bottom))
    return replace(header, rivals=rivals)


def _windows(grid: Grid, anchor: int, remembered: Remembered) -> Iterator[Window]:
    """Yield every window around a row under which the needs of a kind are met."""
    for top in range(anchor, max(anchor - MOST_ROWS, 0), -1):
        if _blank(grid, top):
            break
        for bottom in range(anchor, min(top + MOST_ROWS - 1, grid.height) + 1):
            if bottom > anchor and (not _may_be_header(grid, bottom) or grid.rows[bottom - 1] == grid.rows[anchor - 1]):
                break  # a header that comes again heads rows of its own
            window_labels = labels(grid, top, bottom)
            ticks = ticks_of(grid, window_labels, (top, bottom))
            candidates = mappings(window_labels, remembered, ticks)
            if candidates:
                yield Window(top, bottom, window_labels, tuple(candidates), ticks)


def _blank(grid: Grid, row: int) -> bool:
    return all(cell is None for cell in grid.rows[row - 1])


def _may_be_header(grid: Grid, row: int) -> bool:
    """Tell whether a row could be a lower header row: texts only, no column numbers, no numbers or dates as texts."""
    cells = [cell for cell in grid.rows[row - 1] if cell is not None]
    if not cells or not all(isinstance(cell, str) for cell in cells) or is_numbering(grid.rows[row - 1]):
        return False
    if len(cells) == 1 and _is_below_number_head(grid, row):
        return False
    return sum(sort_of(cell) in {NUMBER, DATE} for cell in cells) < _FEWEST_VALUES


def _is_below_number_head(grid: Grid, row: int) -> bool:
    """Tell whether a text alone in its row stands below NO: it is a caption (REALISASI KEGIATAN), no lower header."""
    column = next(column for column, cell in enumerate(grid.rows[row - 1], start=1) if cell is not None)
    above, text = text_of(grid.cell(row - 1, column)) if row > 1 else "", text_of(grid.cell(row, column))
    is_number_head = header_aliases.alias("register", above) == "row_no" if above else False
    return is_number_head and header_aliases.alias("register", f"{above} {text}") != "row_no"


def _stretched(grid: Grid, header: Header) -> Header:
    """Take in rows that merged header cells reach into, a group row above, and a row of unknown sub-headers below."""
    top, bottom = header.top, header.bottom
    for span in grid.merged:
        if (
            span.top <= bottom
            and span.bottom >= top
            and span.bottom - span.top < MOST_ROWS
            and span.left in header.labels
        ):
            narrow = span.right - span.left + 1 < len(header.labels)
            top, bottom = (min(top, span.top) if narrow else top), max(bottom, span.bottom)
    if _is_group_row(grid, top - 1, header) and bottom - top + 2 <= MOST_ROWS:
        top -= 1
    if bottom - top + 2 <= MOST_ROWS and _is_sub_row(grid, bottom + 1, header):
        bottom += 1
    if (top, bottom) == (header.top, header.bottom):
        return header
    block_labels = labels(grid, top, bottom)
    ticks = ticks_of(grid, block_labels, (top, bottom))
    candidates = tuple(mappings(block_labels, header.remembered, ticks))
    if not candidates or candidates[0].score < header.candidates[0].score:
        return replace(header, top=top, bottom=bottom)
    return replace(header, top=top, bottom=bottom, labels=block_labels, candidates=candidates, ticks=ticks)


def _is_group_row(grid: Grid, row: int, header: Header) -> bool:
    """Tell whether the row above holds a merged cell over some, not nearly all, of the columns."""
    width = max(header.labels) - min(header.labels) + 1
    return any(
        span.top == span.bottom == row and 2 <= span.right - span.left + 1 < 0.8 * width and span.left in header.labels
        for span in grid.merged
        if grid.cell(span.top, span.left) is not None
    )


def _is_sub_row(grid: Grid, row: int, header: Header) -> bool:
    """Tell whether the row below holds sub-headers only.

    Either each of its cells is a known header word, or each is text of no type under a merged group header.
    """
    if row > grid.height or not _may_be_header(grid, row):
        return False
    filled = {column: text_of(cell) for column, cell in enumerate(grid.rows[row - 1], start=1) if cell is not None}
    if all(_is_known(text) or normal(text) in {"L", "P"} for text in filled.values()):
        return True
    groups = [span for span in grid.merged if span.bottom == row - 1 and span.right > span.left]
    fields = {match.column: match.field for match in header.candidates[0].matches}
    under = all(any(span.left <= column <= span.right for span in groups) for column in filled)
    if not under:
        return False
    if len(filled) > 1 and len(header.labels) - sum(span.right - span.left + 1 for span in groups) > 1:
        return True  # a row of data would fill a column of its own too
    return not any(cell_fit.fits(fields.get(column, ""), grid.cell(row, column)) for column in filled)
