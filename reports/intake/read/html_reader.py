"""Reads web pages and web archives saved under ``.xls``, as many reporting systems write them.

As in Excel, a page is one sheet: what stands between the tables is a row of its own, so that titles stay titles.
"""

from __future__ import annotations

import email
import email.policy
import re
from html.parser import HTMLParser

from reports.intake.read.broken_utf8 import MARK
from reports.intake.read.contract import Unreadable
from reports.intake.read.csv_reader import decode
from reports.intake.read.grid_builder import MOST_CELLS, grid, sparse
from reports.intake.read.layout import Layout
from reports.late_patterns import late_regex
from reports.model.grid import Grid, Scalar, Span

_CHARSET = late_regex(rb"""charset\s*=\s*["']?([\w.:-]+)""", re.I)
_BLOCKS = frozenset({"p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "center", "li"})
_UNSEEN = frozenset({"script", "style", "title", "xml", "noscript"})
_CELLS = frozenset({"td", "th"})
_STRUCK = frozenset({"s", "strike", "del"})
_HIDDEN = late_regex(r"(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))", re.I)
_LINE_THROUGH = late_regex(r"text-decoration[\w-]*\s*:[^;]*line-through", re.I)
_WIDEST, _HIGHEST = 1000, 65_534
"""Largest spans of a cell by the HTML standard."""


def read(content: bytes) -> tuple[Grid, ...]:
    """Return the one sheet of a web page."""
    page = _Page()
    page.feed(_text(content))
    page.close()
    page.end_line()
    if not page.cells:
        raise Unreadable("file-foreign", what="HTML")
    layout = Layout(tuple(page.merged), frozenset(page.hidden_rows), struck=frozenset(page.struck))
    return (grid("", sparse(page.cells), layout),)


def read_archive(content: bytes) -> tuple[Grid, ...]:
    """Return the sheets of a web archive (MIME), one for each page that holds cells."""
    message = email.message_from_bytes(content, policy=email.policy.compat32)
    pages = [part.get_payload(decode=True) for part in message.walk() if part.get_content_type() == "text/html"]
    sheets: list[Grid] = []
    for page in pages:
        if isinstance(page, bytes) and re.search(rb"<table\b", page, re.I):
            sheets += read(page)
    if not sheets:
        raise Unreadable("file-foreign", what="MHTML")
    return tuple(sheets)


def _text(content: bytes) -> str:
    """Return a page's text, by what it says of itself unless a byte order mark or zero bytes say otherwise."""
    charset = _CHARSET.search(content[:4096])
    if charset and b"\0" not in content[:64] and not content.startswith(b"\xef\xbb\xbf"):
        try:
            return content.decode(charset[1].decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(content).replace(MARK, "")


class _Page(HTMLParser):
    """Places the text of a page in rows and columns; cells that span push what follows aside."""

    def __init__(self) -> None:
        super().__init__()
        self.cells: dict[tuple[int, int], Scalar] = {}
        self.merged: list[Span] = []
        self.hidden_rows: set[int] = set()
        self.struck: set[tuple[int, int]] = set()
        self._strokes = 0
        """Open tags that strike their text through."""
        self._plain_text = False
        """Whether the cell holds text that is not struck through."""
        self._cell_struck = False
        self._reaching_down: dict[int, int] = {}
        """Column → last row that a cell from above reaches down to."""
        self._row, self._column = 0, 0
        self._text: list[str] = []
        self._number: str | None = None
        self._span = (1, 1)
        self._in_cell = False
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin what the tag begins; end tags of rows and cells may be missing."""
        if tag in _UNSEEN:
            self._unseen += 1
        elif tag in {"tr", "table"}:
            self.end_line()
            self._row += tag == "tr"
            self._column = 0
            if tag == "tr" and _is_hidden(dict(attrs)):
                self.hidden_rows.add(self._row)
        elif tag in _CELLS:
            self._end_cell()
            self._begin_cell(dict(attrs))
        elif tag in _STRUCK:
            self._strokes += 1
        elif tag == "br" and self._in_cell:
            self._text.append("\n")
        elif (tag in _BLOCKS or tag == "br") and not self._in_cell:
            self.end_line()

    def handle_endtag(self, tag: str) -> None:
        """End what the tag ends."""
        if tag in _UNSEEN:
            self._unseen = max(self._unseen - 1, 0)
        elif tag in _STRUCK:
            self._strokes = max(self._strokes - 1, 0)
        elif tag in _CELLS:
            self._end_cell()
        elif tag in {"tr", "table"} or (tag in _BLOCKS and not self._in_cell):
            self.end_line()

    def handle_data(self, data: str) -> None:
        """Collect text that is seen."""
        if not self._unseen:
            self._text.append(data)
            self._plain_text = self._plain_text or bool(data.strip() and not self._strokes)

    def end_line(self) -> None:
        """End the cell at hand; text outside of any cell becomes a row of its own."""
        if self._in_cell:
            self._end_cell()
            return
        text = self._collected()
        if text:
            self._row += 1
            self.cells[self._row, 1] = text

    def _begin_cell(self, attributes: dict[str, str | None]) -> None:
        """Find the next free column of the row."""
        self._row = max(self._row, 1)
        self._column += 1
        while self._reaching_down.get(self._column, 0) >= self._row:
            self._column += 1
        self._span = (_span_size(attributes.get("rowspan"), _HIGHEST), _span_size(attributes.get("colspan"), _WIDEST))
        self._number = attributes.get("x:num")
        self._in_cell = True
        self._strokes, self._plain_text = 0, False
        self._cell_struck = bool(_LINE_THROUGH.search(attributes.get("style") or ""))

    def _end_cell(self) -> None:
        """Put the text where the cell began."""
        if not self._in_cell:
            return
        text = self._collected()
        self._in_cell = False
        high, wide = self._span
        if high > 1 or wide > 1:
            self.merged.append(Span(self._row, self._column, self._row + high - 1, self._column + wide - 1))
        if high > 1:
            self._reaching_down |= dict.fromkeys(range(self._column, self._column + wide), self._row + high - 1)
        if self._row * self._column > MOST_CELLS:
            raise Unreadable("file-too-large")
        if text or self._number:
            self.cells[self._row, self._column] = _value(text, self._number)
            if self._cell_struck or (text and not self._plain_text):
                self.struck.add((self._row, self._column))
        self._column += wide - 1

    def _collected(self) -> str:
        """Return the text so far, spaces run together, and begin anew."""
        lines = [" ".join(line.split()) for line in "".join(self._text).replace("\r", "").split("\n")]
        self._text.clear()
        return "\n".join(line for line in lines if line)


def _is_hidden(attributes: dict[str, str | None]) -> bool:
    """Tell whether a page says of a row that nobody sees it."""
    return "hidden" in attributes or bool(_HIDDEN.search(attributes.get("style") or ""))


def _value(text: str, number: str | None) -> Scalar:
    """Return the number Excel left beside a text, else the text."""
    try:
        return float(number) if number else text
    except ValueError:
        return text


def _span_size(text: str | None, most: int) -> int:
    """Return a span: from 1 to the most, 1 where it cannot be read."""
    digits = (text or "").strip()
    return min(max(int(digits), 1), most) if digits.isascii() and digits.isdigit() and len(digits) < 9 else 1
