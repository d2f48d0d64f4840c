"""Extends the stylesheet of a workbook: existing items keep their numbers, new items are appended."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from reports.problems import Severity
from reports.render.correction.xml_patch import (
    UnpatchableError,
    element_prefix,
    int_attribute,
    parse_attributes,
    set_attributes,
)

COLOURS = {Severity.ERROR: b"FFF6B8A9", Severity.WARNING: b"FFFFE28D", Severity.INFO: b"FFCDE1F5"}
"""Severity → fill colour. Not in any palette, so that marks are recognised when the workbook is sent in again."""
_SECTIONS = {b"fonts": b"font", b"fills": b"fill", b"borders": b"border", b"cellXfs": b"xf"}
_TEXT_FORMAT = 49
"""Number of the built-in number format ``@``."""
_MOST_STYLES = 64_000
"""Maximum number of cell formats that Excel opens."""


@dataclass
class _Section:
    """One list of a stylesheet."""

    start: int
    end: int
    tag: bytes
    """Attributes of the start tag."""
    items: list[bytes]
    added: list[bytes] = field(default_factory=list)

    def add(self, item: bytes) -> int:
        """Append an item, unless it was added before, and return its number."""
        if item in self.added:
            return len(self.items) + self.added.index(item)
        self.added.append(item)
        return len(self.items) + len(self.added) - 1

    def item(self, index: int) -> bytes:
        """Return an item by number.

        Raises:
            UnpatchableError: there is no such item.
        """
        if not 0 <= index < len(self.items) + len(self.added):
            raise UnpatchableError
        return self.items[index] if index < len(self.items) else self.added[index - len(self.items)]


class Styles:
    """A stylesheet while it is extended."""

    def __init__(self, part: bytes) -> None:
        """Read a stylesheet.

        Raises:
            UnpatchableError: the part does not have the expected structure.
        """
        self._part = part
        self._prefix = element_prefix(part, b"styleSheet")
        self._sections = {name: self._section(name, item) for name, item in _SECTIONS.items()}
        self._coloured_formats: dict[tuple[int, Severity], int] = {}

    def _section(self, name: bytes, item: bytes) -> _Section:
        """Return a list of the stylesheet with its items."""
        p = self._prefix
        match = re.search(rb"<%s%s\b([^>]*)>(.*?)</%s%s>" % (p, name, p, name), self._part, re.DOTALL)
        if not match or match[1].endswith(b"/"):
            raise UnpatchableError
        items = re.findall(rb"<%s%s(?:\s[^>]*)?/>|<%s%s\b[^>]*>.*?</%s%s>" % ((p, item) * 3), match[2], re.DOTALL)
        if len(items) != int_attribute(parse_attributes(match[1]), b"count", len(items)):
            raise UnpatchableError
        return _Section(match.start(), match.end(), match[1], items)

    def content(self) -> bytes:
        """Return the stylesheet with the added items."""
        part, p = self._part, self._prefix
        for name, section in sorted(self._sections.items(), key=lambda pair: -pair[1].start):
            if section.added:
                items = b"".join((*section.items, *section.added))
                tag = set_attributes(section.tag, {b"count": b"%d" % (len(section.items) + len(section.added))})
                element = b"<%s%s%s>%s</%s%s>" % (p, name, tag, items, p, name)
                part = part[: section.start] + element + part[section.end :]
        return part

    def coloured(self, style: int, severity: Severity) -> int:
        """Return the number of a cell format equal to another except for the fill colour of a severity.

        The original colour is kept as the background colour of the solid fill, which is invisible, so that it can be
        restored.
        """
        if (style, severity) not in self._coloured_formats:
            xf = self._sections[b"cellXfs"].item(style)
            fill = self._coloured_fill(COLOURS[severity], int_attribute(parse_attributes(_start_tag(xf)), b"fillId"))
            self._coloured_formats[style, severity] = self._with_fill(xf, fill)
        return self._coloured_formats[style, severity]

    def _coloured_fill(self, colour: bytes, original: int) -> int:
        """Add a solid fill whose background colour is that of the original fill."""
        solid = re.search(rb"patternType=[\"']solid[\"'].*?fgColor\b([^>]*?)/>", self._fill(original), re.DOTALL)
        background = solid[1].strip() if solid else b'indexed="64"'
        return self._solid(b'rgb="%s"' % colour, background)

    def _solid(self, colour: bytes, background: bytes) -> int:
        """Add a solid fill by the attributes of its colours and return its number."""
        p = self._prefix
        xml = b'<%sfill><%spatternFill patternType="solid"><%sfgColor %s/><%sbgColor %s/></%spatternFill></%sfill>'
        return self._sections[b"fills"].add(xml % (p, p, p, colour, p, background, p, p))

    def _fill(self, index: int) -> bytes:
        """Return a fill by number."""
        return self._sections[b"fills"].item(index)

    def _with_fill(self, xf: bytes, fill: int) -> int:
        """Add a cell format with another fill and return its number."""
        tag = _start_tag(xf)
        values = {b"fillId": b"%d" % fill, b"applyFill": b"1"}
        index = self._sections[b"cellXfs"].add(xf.replace(tag, set_attributes(tag, values), 1))
        if index >= _MOST_STYLES:
            raise UnpatchableError
        return index

    def uncoloured(self) -> dict[int, int]:
        """Return number of each cell format in one of our colours → number of one with the original colour."""
        restored = {}
        for index, xf in enumerate(self._sections[b"cellXfs"].items):
            fill = int_attribute(parse_attributes(_start_tag(xf)), b"fillId")
            ours = re.search(rb"fgColor\s+rgb=[\"'](?:%s)[\"']" % b"|".join(COLOURS.values()), self._fill(fill))
            if ours:
                restored[index] = self._with_fill(xf, self._original_fill(fill))
        return restored

    def _original_fill(self, fill: int) -> int:
        """Return the fill that one of our colours replaced."""
        background = re.search(rb"bgColor\b([^>]*?)/>", self._fill(fill))
        if not background or b"indexed=" in background[1]:
            return 0
        return self._solid(background[1].strip(), b'indexed="64"')

    def font(self, inner: str) -> int:
        """Add a font by its properties (XML) and return its number."""
        return self._add(b"fonts", b"font", inner)

    def fill(self, colour: bytes) -> int:
        """Add a solid fill of a colour (ARGB) and return its number."""
        return self._coloured_fill(colour, 0)

    def border(self, inner: str) -> int:
        """Add a border by its sides (XML) and return its number."""
        return self._add(b"borders", b"border", inner)

    def _add(self, section: bytes, item: bytes, inner: str) -> int:
        """Add an item to a list, with the namespace prefix of the part, and return its number."""
        p = self._prefix
        prefixed = re.sub(rb"<(/?)(?=\w)", rb"<\1" + p, inner.encode())
        return self._sections[section].add(b"<%s%s>%s</%s%s>" % (p, item, prefixed, p, item))

    def cell_format(
        self, *, font: int, fill: int = 0, border: int = 0, alignment: str = "", is_text: bool = False
    ) -> int:
        """Add a cell format and return its number; in a text format Excel changes nothing that is typed."""
        p = self._prefix
        xml = b'<%sxf numFmtId="%d" fontId="%d" fillId="%d" borderId="%d" xfId="0" %s><%salignment %s/></%sxf>'
        applied = b'applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"'
        if is_text:
            applied += b' applyNumberFormat="1"'
        number_format = _TEXT_FORMAT if is_text else 0
        return self._sections[b"cellXfs"].add(
            xml % (p, number_format, font, fill, border, applied, p, alignment.encode() or b'vertical="top"', p)
        )


def _start_tag(xf: bytes) -> bytes:
    """Return the attributes of an xf's start tag as they are written."""
    match = re.match(rb"<(?:\w+:)?xf\b((?:[^>/]|/(?!>))*)", xf)
    if not match or not match[1].strip():
        raise UnpatchableError
    return match[1].rstrip()
