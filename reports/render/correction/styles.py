"""The stylesheet of a workbook, extended: what is there keeps its number, what is added comes behind it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from reports.problems import Severity
from reports.render.correction.xml_patch import UnpatchableError, attributes, number, prefix_of, with_attributes

COLOURS = {Severity.ERROR: b"FFF6B8A9", Severity.WARNING: b"FFFFE28D", Severity.INFO: b"FFCDE1F5"}
"""Of marked cells. Not of any palette, so that they are known again when the workbook comes back."""
_SECTIONS = {b"fonts": b"font", b"fills": b"fill", b"borders": b"border", b"cellXfs": b"xf"}
_MOST_STYLES = 64_000
"""More cell formats than this Excel does not open."""


@dataclass
class _Section:
    """One list of a stylesheet."""

    start: int
    end: int
    tag: bytes
    """Attributes of the open tag."""
    items: list[bytes]
    added: list[bytes] = field(default_factory=list)

    def add(self, item: bytes) -> int:
        """Put an item behind the others, unless it is there, and return its number."""
        if item in self.added:
            return len(self.items) + self.added.index(item)
        self.added.append(item)
        return len(self.items) + len(self.added) - 1

    def at(self, index: int) -> bytes:
        """Return an item by number."""
        known = [self.items, self.added][index >= len(self.items)]
        place = index - (len(self.items) if index >= len(self.items) else 0)
        if not 0 <= place < len(known):
            raise UnpatchableError
        return known[place]


class Styles:
    """A stylesheet that is being extended."""

    def __init__(self, part: bytes) -> None:
        """Read a stylesheet.

        Raises:
            UnpatchableError: not built as expected.
        """
        self._part = part
        self._prefix = prefix_of(part, b"styleSheet")
        self._lists = {name: self._section(name, item) for name, item in _SECTIONS.items()}
        self._painted: dict[tuple[int, Severity], int] = {}

    def _section(self, name: bytes, item: bytes) -> _Section:
        p = self._prefix
        found = re.search(rb"<%s%s\b([^>]*)>(.*?)</%s%s>" % (p, name, p, name), self._part, re.DOTALL)
        if not found or found[1].endswith(b"/"):
            raise UnpatchableError
        items = re.findall(rb"<%s%s(?:\s[^>]*)?/>|<%s%s\b[^>]*>.*?</%s%s>" % ((p, item) * 3), found[2], re.DOTALL)
        if len(items) != number(attributes(found[1]), b"count", len(items)):
            raise UnpatchableError
        return _Section(found.start(), found.end(), found[1], items)

    def content(self) -> bytes:
        """Return the stylesheet with what was added."""
        part, p = self._part, self._prefix
        for name, one in sorted(self._lists.items(), key=lambda pair: -pair[1].start):
            if one.added:
                items = b"".join((*one.items, *one.added))
                count = with_attributes(one.tag, {b"count": b"%d" % (len(one.items) + len(one.added))})
                part = part[: one.start] + b"<%s%s%s>%s</%s%s>" % (p, name, count, items, p, name) + part[one.end :]
        return part

    def painted(self, style: int, severity: Severity) -> int:
        """Return the number of a cell format that is as another, but coloured.

        The colour it had stays as the second colour of the solid fill, which is not seen: from there it is restored.
        """
        if (style, severity) not in self._painted:
            xf = self._lists[b"cellXfs"].at(style)
            fill = self._coloured(COLOURS[severity], number(attributes(_open_tag(xf)), b"fillId"))
            self._painted[style, severity] = self._as_other(xf, fill)
        return self._painted[style, severity]

    def _coloured(self, colour: bytes, earlier: int) -> int:
        solid = re.search(rb"patternType=[\"']solid[\"'].*?fgColor\b([^>]*?)/>", self._fill(earlier), re.DOTALL)
        behind = solid[1].strip() if solid else b'indexed="64"'
        return self._solid(b'rgb="%s"' % colour, behind)

    def _solid(self, colour: bytes, behind: bytes) -> int:
        p = self._prefix
        xml = b'<%sfill><%spatternFill patternType="solid"><%sfgColor %s/><%sbgColor %s/></%spatternFill></%sfill>'
        return self._lists[b"fills"].add(xml % (p, p, p, colour, p, behind, p, p))

    def _fill(self, index: int) -> bytes:
        return self._lists[b"fills"].at(index)

    def _as_other(self, xf: bytes, fill: int) -> int:
        tag = _open_tag(xf)
        values = {b"fillId": b"%d" % fill, b"applyFill": b"1"}
        index = self._lists[b"cellXfs"].add(xf.replace(tag, with_attributes(tag, values), 1))
        if index >= _MOST_STYLES:
            raise UnpatchableError
        return index

    def unpainted(self) -> dict[int, int]:
        """Return, for each cell format that bears one of our colours, one with the colour it had before."""
        restored = {}
        for index, xf in enumerate(self._lists[b"cellXfs"].items):
            fill = number(attributes(_open_tag(xf)), b"fillId")
            ours = re.search(rb"fgColor\s+rgb=[\"'](?:%s)[\"']" % b"|".join(COLOURS.values()), self._fill(fill))
            if ours:
                restored[index] = self._as_other(xf, self._before(fill))
        return restored

    def _before(self, fill: int) -> int:
        """Return the fill that a colour of ours has covered."""
        behind = re.search(rb"bgColor\b([^>]*?)/>", self._fill(fill))
        if not behind or b"indexed=" in behind[1]:
            return 0
        return self._solid(behind[1].strip(), b'indexed="64"')

    def font(self, inner: str) -> int:
        """Add a font by its properties."""
        return self._add(b"fonts", b"font", inner)

    def fill(self, colour: bytes) -> int:
        """Add a solid fill."""
        return self._coloured(colour, 0)

    def border(self, inner: str) -> int:
        """Add a border by its sides."""
        return self._add(b"borders", b"border", inner)

    def _add(self, section: bytes, item: bytes, inner: str) -> int:
        p = self._prefix
        own = re.sub(rb"<(/?)(?=\w)", rb"<\1" + p, inner.encode())
        return self._lists[section].add(b"<%s%s>%s</%s%s>" % (p, item, own, p, item))

    def cell_format(self, *, font: int, fill: int = 0, border: int = 0, alignment: str = "") -> int:
        """Add a cell format."""
        p = self._prefix
        xml = b'<%sxf numFmtId="0" fontId="%d" fillId="%d" borderId="%d" xfId="0" %s><%salignment %s/></%sxf>'
        applied = b'applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"'
        return self._lists[b"cellXfs"].add(
            xml % (p, font, fill, border, applied, p, alignment.encode() or b'vertical="top"', p)
        )


def _open_tag(xf: bytes) -> bytes:
    """Return the attributes of an xf, between its name and the end of its open tag."""
    found = re.match(rb"<(?:\w+:)?xf\b((?:[^>/]|/(?!>))*)", xf)
    if not found or not found[1].strip():
        raise UnpatchableError
    return found[1].rstrip()
