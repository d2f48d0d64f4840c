"""Redraws the emblem of an office before it is printed: small PNG from PNG or JPEG, a bounded drawing from SVG.

A drawing of some hundred bytes can name parts of itself a billion times. What it would draw is counted first, each use
of a part with all that the part holds.
"""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException

from reports.render.photos import decoded

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_LONGEST_SIDE = 1200
"""Pixels; 800 dots per inch at 38 mm."""
_MOST_DRAWN = 20_000
"""Elements drawn, those of parts counted at each use."""
_REFUSED = frozenset({"script", "foreignObject", "image", "marker", "pattern", "filter", "animate", "set"})
"""Elements that draw many times, move, or hold another document."""
_REFERENCE = re.compile(r"url\(\s*['\"]?#([^'\")\s]+)|^#(\S+)$")


def cleaned(data: bytes) -> bytes | None:
    """Return an emblem as it is printed; None for what is no picture or would draw too much.

    Raises:
        TooLargeError: it has too many pixels.
    """
    if b"<svg" in data[:4096].lower():
        return data if _is_bounded(data) else None
    picture = decoded(data, _LONGEST_SIDE)
    if picture is None:
        return None
    picture.info.clear()
    buffer = BytesIO()
    picture.save(buffer, "PNG")
    return buffer.getvalue()


def _is_bounded(data: bytes) -> bool:
    """Tell whether a drawing is XML without entities, and draws few elements, none of them again within itself."""
    try:
        root = ElementTree.fromstring(data)
    except (ElementTree.ParseError, DefusedXmlException, ValueError, RecursionError):
        return False
    elements = list(root.iter())
    names = {_tag(element) for element in elements}
    if names & _REFUSED or len(elements) > _MOST_DRAWN:
        return False
    if any("url(" in (element.text or "") for element in elements if _tag(element) == "style"):
        return False
    parts = {element.get("id", ""): element for element in elements if element.get("id")}
    try:
        return _Drawn(parts).number(root) <= _MOST_DRAWN
    except RecursionError:
        return False


def _tag(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


class _Drawn:
    """Counts what elements draw; a part that names itself, however far round, draws without end."""

    def __init__(self, parts: dict[str, Element]) -> None:
        self._parts = parts
        self._numbers: dict[Element, int] = {}
        self._entered: set[Element] = set()

    def number(self, element: Element) -> int:
        """Return how many elements an element draws.

        Raises:
            RecursionError: it names itself, or lies too deep.
        """
        if element in self._entered:
            raise RecursionError
        if element not in self._numbers:
            self._entered.add(element)
            references = (
                match[1] or match[2] for value in element.attrib.values() for match in _REFERENCE.finditer(value)
            )
            below = (*element, *(self._parts[name] for name in references if name in self._parts))
            self._numbers[element] = 1 + sum(map(self.number, below))
            self._entered.discard(element)
        return self._numbers[element]
