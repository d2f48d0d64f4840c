"""Colours cells of a worksheet part and makes those that do not exist yet; only rows with findings change."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports.model.grid import cell_name
from reports.render.correction.xml_patch import UnpatchableError, attributes, number, prefix_of, with_attributes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

MOST_ROWS = 1_048_576
MOST_COLUMNS = 16_384
_NAME = re.compile(r"\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})")

Place = tuple[int, int]
"""Row and column, 1-based."""


def place_of(name: str) -> Place | None:
    """Return row and column of an Excel name; None for what is none."""
    found = _NAME.fullmatch(name)
    if not found:
        return None
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    row = int(found[2])
    return (row, column) if row <= MOST_ROWS and column <= MOST_COLUMNS else None


@dataclass(frozen=True)
class Worksheet:
    """The three pieces of a worksheet part."""

    prefix: bytes
    head: bytes
    """Up to and with the open tag of the cells."""
    body: bytes
    """The rows."""
    tail: bytes
    """From the end tag of the cells."""

    @classmethod
    def of(cls, part: bytes) -> Worksheet:
        """Cut a part into pieces.

        Raises:
            UnpatchableError: not built as expected.
        """
        p = prefix_of(part, b"worksheet")
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
        """The open tag of the part, with its declarations."""
        found = re.search(rb"<%sworksheet\b[^>]*>" % self.prefix, self.head)
        if not found:
            raise UnpatchableError
        return found[0]

    @property
    def column_styles(self) -> list[tuple[int, int, int]]:
        """First and last column with the cell format of their empty cells."""
        tags = [attributes(one) for one in re.findall(rb"<%scol\b([^>]*)>" % self.prefix, self.head)]
        return [(number(one, b"min"), number(one, b"max"), number(one, b"style")) for one in tags]

    @property
    def column_widths(self) -> list[tuple[int, int, float]]:
        """First and last column with their width in characters; hidden ones are 0 wide."""
        found = []
        for one in (attributes(tag) for tag in re.findall(rb"<%scol\b([^>]*)>" % self.prefix, self.head)):
            hidden = one.get(b"hidden") in {b"1", b"true"}
            try:
                width = 0.0 if hidden else float(one.get(b"width", b"8.43"))
            except ValueError as error:
                raise UnpatchableError from error
            found.append((number(one, b"min"), number(one, b"max"), width))
        return found

    def anchors(self, places: Iterable[Place]) -> dict[Place, Place]:
        """Return, for each place inside a merged range, the cell that shows the range."""
        wanted = sorted(set(places))
        rows = [row for row, _column in wanted]
        found = {}
        for one in re.findall(rb"<%smergeCell\b([^>]*)/?>" % self.prefix, self.tail):
            first, _colon, last = attributes(one).get(b"ref", b"").decode("ascii", "replace").partition(":")
            start, end = place_of(first), place_of(last)
            if start and end:
                inside = wanted[bisect_left(rows, start[0]) : bisect_right(rows, end[0])]
                found.update({place: start for place in inside if start[1] <= place[1] <= end[1]})
        return found

    def restyled(self, places: Iterable[Place], restyle: Callable[[Place, int], int]) -> Worksheet:
        """Return the worksheet with new formats at some places; cells and rows that are missing are made."""
        rows: dict[int, list[int]] = {}
        for row, column in sorted(set(places)):
            rows.setdefault(row, []).append(column)
        body = _Body(self, restyle).changed(rows)
        return Worksheet(self.prefix, self._with_dimension(rows), body, self.tail)

    def _with_dimension(self, rows: Mapping[int, list[int]]) -> bytes:
        """Return the head with the stated area stretched over all places."""
        found = re.search(rb"(<%sdimension\b[^>]*\bref=[\"'])([A-Z0-9:$]+)" % self.prefix, self.head)
        if not found or not rows:
            return self.head
        first, _colon, last = found[2].decode().partition(":")
        start, end = place_of(first), place_of(last or first)
        if not start or not end:
            return self.head
        columns = [column for one in rows.values() for column in one]
        top, bottom = min(start[0], *rows), max(end[0], *rows)
        left, right = min(start[1], *columns), max(end[1], *columns)
        if (top, left) == start and (bottom, right) == end:
            return self.head
        area = f"{cell_name(top, left)}:{cell_name(bottom, right)}".encode()
        return self.head[: found.start(2)] + area + self.head[found.end(2) :]

    def recoloured(self, formats: Mapping[int, int]) -> Worksheet:
        """Return the worksheet with every cell of some formats in another."""

        def changed(match: re.Match[bytes]) -> bytes:
            """Return a cell's tag with its new format."""
            style = int(match[2])
            return match[1] + b"%d" % formats[style] + match[3] if style in formats else match[0]

        tag = re.compile(rb"(<%sc\b[^>]*?\ss=[\"'])(\d+)([\"'])" % self.prefix)
        return Worksheet(self.prefix, self.head, tag.sub(changed, self.body), self.tail)

    @property
    def part(self) -> bytes:
        """The whole part."""
        return self.head + self.body + self.tail


class _Body:
    """The rows of a worksheet while some of them change."""

    def __init__(self, sheet: Worksheet, restyle: Callable[[Place, int], int]) -> None:
        p = sheet.prefix
        self._body, self._p, self._restyle, self._columns = sheet.body, p, restyle, sheet.column_styles
        self._row = re.compile(rb"<%srow\b([^>]*?)(/?)>" % p)
        self._cell = re.compile(rb"<%sc\b([^>]*?)(?:/>|>(.*?)</%sc\s*>)" % (p, p), re.DOTALL)

    def changed(self, rows: Mapping[int, list[int]]) -> bytes:
        """Return the rows with new formats at some places."""
        pieces, at, last, waiting = [], 0, 0, sorted(rows, reverse=True)
        for match in self._row.finditer(self._body):
            this = number(attributes(match[1]), b"r", last + 1)
            if this <= last:
                raise UnpatchableError
            last = this
            if waiting and waiting[-1] <= this:
                pieces.append(self._body[at : match.start()])
                at = match.start()
            while waiting and waiting[-1] < this:
                row = waiting.pop()
                pieces.append(self._made(row, rows[row]))
            if waiting and waiting[-1] == this:
                at = match.end() if match[2] else self._end(match.end())
                inner = b"" if match[2] else self._body[match.end() : at - len(b"</%srow>" % self._p)]
                pieces.append(self._with(match[1], inner, this, rows[waiting.pop()]))
            if not waiting:
                break
        pieces.append(self._body[at:])
        pieces += [self._made(row, rows[row]) for row in reversed(waiting)]
        return b"".join(pieces)

    def _end(self, start: int) -> int:
        tag = b"</%srow>" % self._p
        found = self._body.find(tag, start)
        if found < 0:
            raise UnpatchableError
        return found + len(tag)

    def _made(self, row: int, columns: list[int]) -> bytes:
        cells = b"".join(self._new(row, column, None) for column in columns)
        return b'<%srow r="%d">%s</%srow>' % (self._p, row, cells, self._p)

    def _with(self, tag: bytes, inner: bytes, row: int, columns: list[int]) -> bytes:
        """Return one row with new formats in some columns."""
        given = attributes(tag)
        style = number(given, b"s") if given.get(b"customFormat") in {b"1", b"true"} else None
        pieces, at, last, waiting = [], 0, 0, list(reversed(columns))
        for match in self._cell.finditer(inner):
            own = attributes(match[1]).get(b"r")
            place = place_of(own.decode("ascii", "replace")) if own else (row, last + 1)
            if not place or place[0] != row or place[1] <= last:
                raise UnpatchableError
            last = place[1]
            pieces.append(inner[at : match.start()])
            at = match.end()
            while waiting and waiting[-1] < last:
                pieces.append(self._new(row, waiting.pop(), style))
            hit = bool(waiting) and waiting[-1] == last
            pieces.append(self._painted(match, (row, waiting.pop())) if hit else match[0])
        made = [self._new(row, column, style) for column in reversed(waiting)]
        widened = self._widened(tag, given, columns)
        return b"<%srow%s>%s</%srow>" % (self._p, widened, b"".join((*pieces, *made, inner[at:])), self._p)

    def _painted(self, match: re.Match[bytes], place: Place) -> bytes:
        style = self._restyle(place, number(attributes(match[1]), b"s"))
        tag = with_attributes(match[1], {b"s": b"%d" % style})
        end = b"/>" if match[2] is None else b">%s</%sc>" % (match[2], self._p)
        return b"<%sc%s%s" % (self._p, tag, end)

    def _new(self, row: int, column: int, row_style: int | None) -> bytes:
        """Return an empty cell that looks as the empty place did, but in its new format."""
        of_column = next((style for first, last, style in self._columns if first <= column <= last), 0)
        style = self._restyle((row, column), of_column if row_style is None else row_style)
        return b'<%sc r="%s" s="%d"/>' % (self._p, cell_name(row, column).encode(), style)

    def _widened(self, tag: bytes, given: Mapping[bytes, bytes], columns: list[int]) -> bytes:
        """Return the attributes of a row whose stated span covers the columns."""
        first, _colon, last = given.get(b"spans", b"").partition(b":")
        if not first.isdigit() or not last.isdigit():
            return tag
        span = b"%d:%d" % (min(int(first), *columns), max(int(last), *columns))
        return tag if span == given[b"spans"] else with_attributes(tag, {b"spans": span})


def width_of(columns: list[tuple[int, int, float]], column: int) -> float:
    """Return the width of a column in characters."""
    return next((width for first, last, width in columns if first <= column <= last), 8.43)
