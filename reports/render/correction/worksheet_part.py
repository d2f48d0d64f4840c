"""Changes cell formats in a worksheet part, adding missing cells; only the rows concerned change."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports.model.grid import cell_name
from reports.render.correction.xml_patch import (
    UnpatchableError,
    element_prefix,
    int_attribute,
    parse_attributes,
    set_attributes,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

MOST_ROWS = 1_048_576
MOST_COLUMNS = 16_384
_NAME = re.compile(r"\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})")

Place = tuple[int, int]
"""Row and column, 1-based."""


def parse_cell_name(name: str) -> Place | None:
    """Return row and column, 1-based, of a cell name such as ``C4``; None when it is not one."""
    match = _NAME.fullmatch(name)
    if not match:
        return None
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - 64
    row = int(match[2])
    return (row, column) if row <= MOST_ROWS and column <= MOST_COLUMNS else None


@dataclass(frozen=True)
class Worksheet:
    """A worksheet part, cut into head, rows and tail."""

    prefix: bytes
    head: bytes
    """Up to and including the start tag of ``sheetData``."""
    body: bytes
    """The rows."""
    tail: bytes
    """From the end tag of ``sheetData`` on."""

    @classmethod
    def parse(cls, part: bytes) -> Worksheet:
        """Return a part cut into head, rows and tail.

        Raises:
            UnpatchableError: the part does not have the expected structure.
        """
        p = element_prefix(part, b"worksheet")
        empty = re.search(rb"<%ssheetData\s*/>" % p, part)
        if empty:
            part = part[: empty.start()] + b"<%ssheetData></%ssheetData>" % (p, p) + part[empty.end() :]
        start = re.search(rb"<%ssheetData\b[^>]*>" % p, part)
        end = part.rfind(b"</%ssheetData" % p)
        if not start or end < 0:
            raise UnpatchableError
        return cls(p, part[: start.end()], part[start.end() : end], part[end:])

    @property
    def root(self) -> bytes:
        """The start tag of the part, with its namespace declarations."""
        tag = re.search(rb"<%sworksheet\b[^>]*>" % self.prefix, self.head)
        if not tag:
            raise UnpatchableError
        return tag[0]

    @property
    def column_styles(self) -> list[tuple[int, int, int]]:
        """First column, last column and the cell format of their empty cells."""
        tags = self._column_tags()
        return [(int_attribute(tag, b"min"), int_attribute(tag, b"max"), int_attribute(tag, b"style")) for tag in tags]

    @property
    def column_widths(self) -> list[tuple[int, int, float]]:
        """First column, last column and their width in characters; 0 for hidden columns."""
        widths = []
        for tag in self._column_tags():
            hidden = tag.get(b"hidden") in {b"1", b"true"}
            try:
                width = 0.0 if hidden else float(tag.get(b"width", b"8.43"))
            except ValueError as error:
                raise UnpatchableError from error
            widths.append((int_attribute(tag, b"min"), int_attribute(tag, b"max"), width))
        return widths

    def _column_tags(self) -> list[dict[bytes, bytes]]:
        """Return the attributes of each ``col`` tag."""
        return [parse_attributes(tag) for tag in re.findall(rb"<%scol\b([^>]*)>" % self.prefix, self.head)]

    def merged_anchors(self, places: Iterable[Place]) -> dict[Place, Place]:
        """Return each place inside a merged range → the first cell of the range, which shows it."""
        ordered = sorted(set(places))
        rows = [row for row, _column in ordered]
        anchors = {}
        for tag in re.findall(rb"<%smergeCell\b([^>]*)/?>" % self.prefix, self.tail):
            first, _colon, last = parse_attributes(tag).get(b"ref", b"").decode("ascii", "replace").partition(":")
            start, end = parse_cell_name(first), parse_cell_name(last)
            if start and end:
                between = ordered[bisect_left(rows, start[0]) : bisect_right(rows, end[0])]
                anchors.update({place: start for place in between if start[1] <= place[1] <= end[1]})
        return anchors

    def with_formats(self, places: Iterable[Place], restyle: Callable[[Place, int], int]) -> Worksheet:
        """Return the worksheet with new formats at some places; missing cells and rows are added.

        Args:
            places: cells to change.
            restyle: function from a place and its cell format to the new format.
        """
        rows: dict[int, list[int]] = {}
        for row, column in sorted(set(places)):
            rows.setdefault(row, []).append(column)
        body = _Body(self, restyle).restyle(rows)
        return Worksheet(self.prefix, self._with_dimension(rows), body, self.tail)

    def _with_dimension(self, rows: Mapping[int, list[int]]) -> bytes:
        """Return the head with its ``dimension`` extended to all places."""
        match = re.search(rb"(<%sdimension\b[^>]*\bref=[\"'])([A-Z0-9:$]+)" % self.prefix, self.head)
        if not match or not rows:
            return self.head
        first, _colon, last = match[2].decode().partition(":")
        start, end = parse_cell_name(first), parse_cell_name(last or first)
        if not start or not end:
            return self.head
        columns = [column for columns_of_row in rows.values() for column in columns_of_row]
        top, bottom = min(start[0], *rows), max(end[0], *rows)
        left, right = min(start[1], *columns), max(end[1], *columns)
        if (top, left) == start and (bottom, right) == end:
            return self.head
        area = f"{cell_name(top, left)}:{cell_name(bottom, right)}".encode()
        return self.head[: match.start(2)] + area + self.head[match.end(2) :]

    def with_formats_replaced(self, formats: Mapping[int, int]) -> Worksheet:
        """Return the worksheet with some cell formats replaced, given as old → new."""

        def replace_format(match: re.Match[bytes]) -> bytes:
            """Return a cell's tag with its new format."""
            style = int(match[2])
            return match[1] + b"%d" % formats[style] + match[3] if style in formats else match[0]

        tag = re.compile(rb"(<%sc\b[^>]*?\ss=[\"'])(\d+)([\"'])" % self.prefix)
        return Worksheet(self.prefix, self.head, tag.sub(replace_format, self.body), self.tail)

    @property
    def part(self) -> bytes:
        """The whole part as bytes."""
        return self.head + self.body + self.tail


class _Body:
    """The rows of a worksheet while formats change."""

    def __init__(self, sheet: Worksheet, restyle: Callable[[Place, int], int]) -> None:
        p = sheet.prefix
        self._body, self._p, self._restyle, self._columns = sheet.body, p, restyle, sheet.column_styles
        self._row = re.compile(rb"<%srow\b([^>]*?)(/?)>" % p)
        self._cell = re.compile(rb"<%sc\b([^>]*?)(?:/>|>(.*?)</%sc\s*>)" % (p, p), re.DOTALL)

    def restyle(self, rows: Mapping[int, list[int]]) -> bytes:
        """Return the rows with new formats at some places."""
        pieces, position, last, pending = [], 0, 0, sorted(rows, reverse=True)
        for match in self._row.finditer(self._body):
            number = int_attribute(parse_attributes(match[1]), b"r", last + 1)
            if number <= last:
                raise UnpatchableError
            last = number
            if pending and pending[-1] <= number:
                pieces.append(self._body[position : match.start()])
                position = match.start()
            while pending and pending[-1] < number:
                row = pending.pop()
                pieces.append(self._new_row(row, rows[row]))
            if pending and pending[-1] == number:
                position = match.end() if match[2] else self._row_end(match.end())
                inner = b"" if match[2] else self._body[match.end() : position - len(b"</%srow>" % self._p)]
                pieces.append(self._restyled_row(match[1], inner, number, rows[pending.pop()]))
            if not pending:
                break
        pieces.append(self._body[position:])
        pieces += [self._new_row(row, rows[row]) for row in reversed(pending)]
        return b"".join(pieces)

    def _row_end(self, start: int) -> int:
        """Return the offset after the end tag of the row that begins before ``start``."""
        tag = b"</%srow>" % self._p
        offset = self._body.find(tag, start)
        if offset < 0:
            raise UnpatchableError
        return offset + len(tag)

    def _new_row(self, row: int, columns: list[int]) -> bytes:
        """Return a new row with cells in some columns."""
        cells = b"".join(self._new_cell(row, column, None) for column in columns)
        return b'<%srow r="%d">%s</%srow>' % (self._p, row, cells, self._p)

    def _restyled_row(self, tag: bytes, inner: bytes, row: int, columns: list[int]) -> bytes:
        """Return a row with new formats in some columns."""
        row_attributes = parse_attributes(tag)
        style = int_attribute(row_attributes, b"s") if row_attributes.get(b"customFormat") in {b"1", b"true"} else None
        pieces, position, last, pending = [], 0, 0, list(reversed(columns))
        for match in self._cell.finditer(inner):
            name = parse_attributes(match[1]).get(b"r")
            place = parse_cell_name(name.decode("ascii", "replace")) if name else (row, last + 1)
            if not place or place[0] != row or place[1] <= last:
                raise UnpatchableError
            last = place[1]
            pieces.append(inner[position : match.start()])
            position = match.end()
            while pending and pending[-1] < last:
                pieces.append(self._new_cell(row, pending.pop(), style))
            is_pending = bool(pending) and pending[-1] == last
            pieces.append(self._restyled_cell(match, (row, pending.pop())) if is_pending else match[0])
        pieces += [self._new_cell(row, column, style) for column in reversed(pending)]
        new_tag = self._with_spans(tag, row_attributes, columns)
        return b"<%srow%s>%s</%srow>" % (self._p, new_tag, b"".join((*pieces, inner[position:])), self._p)

    def _restyled_cell(self, match: re.Match[bytes], place: Place) -> bytes:
        """Return a cell with its new format."""
        style = self._restyle(place, int_attribute(parse_attributes(match[1]), b"s"))
        tag = set_attributes(match[1], {b"s": b"%d" % style})
        end = b"/>" if match[2] is None else b">%s</%sc>" % (match[2], self._p)
        return b"<%sc%s%s" % (self._p, tag, end)

    def _new_cell(self, row: int, column: int, row_style: int | None) -> bytes:
        """Return an empty cell in its new format, derived from the format of its row or column."""
        column_style = next((style for first, last, style in self._columns if first <= column <= last), 0)
        style = self._restyle((row, column), column_style if row_style is None else row_style)
        return b'<%sc r="%s" s="%d"/>' % (self._p, cell_name(row, column).encode(), style)

    def _with_spans(self, tag: bytes, row_attributes: Mapping[bytes, bytes], columns: list[int]) -> bytes:
        """Return the attributes of a row with its ``spans`` extended to the columns."""
        first, _colon, last = row_attributes.get(b"spans", b"").partition(b":")
        if not first.isdigit() or not last.isdigit():
            return tag
        span = b"%d:%d" % (min(int(first), *columns), max(int(last), *columns))
        return tag if span == row_attributes[b"spans"] else set_attributes(tag, {b"spans": span})


def column_width(columns: list[tuple[int, int, float]], column: int) -> float:
    """Return the width of a column in characters."""
    return next((width for first, last, width in columns if first <= column <= last), 8.43)
