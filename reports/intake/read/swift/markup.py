"""Tells whether a piece of XML is what it seems, before it is given to calamine in another place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.parsers import expat

if TYPE_CHECKING:
    from collections.abc import Sequence

_DECLARATION = re.compile(
    rb'<\?xml version="1\.0"(?: encoding="[Uu][Tt][Ff]-8")?(?: standalone="(?:yes|no)")?\s*\?>\s*'
)


def is_sound(head: bytes, tail: bytes) -> bool:
    """Tell whether the beginning and the end of a part make an XML text of their own, without comments and the like."""
    declared = _DECLARATION.match(head)
    body = head[declared.end() :] if declared else head
    return body.startswith(b"<") and _is_well_formed(body + tail)


def are_sound(pieces: Sequence[bytes], tag: bytes) -> bool:
    """Tell whether each piece is one element with this tag, which is nowhere inside.

    Nor may a cell say where it stands, which is taken away from it before, or refer to a shared string.
    """
    shut, once = b"</%s>" % tag, re.compile(rb"<%s[ />]" % tag)
    return all(
        len(once.findall(piece)) == 1
        and once.match(piece)
        and (piece.count(shut) == 1 if piece.endswith(shut) else piece.endswith(b"/>") and piece.count(b"<") == 1)
        for piece in pieces
    ) and _is_well_formed(b"<all>" + b"".join(pieces) + b"</all>")


def _is_well_formed(xml: bytes) -> bool:
    """Tell whether XML is well formed, without what could hide tags, and means the same in another place."""
    if b"<!" in xml or b"<?" in xml:
        return False
    parser = expat.ParserCreate("utf-8")
    bound = False

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal bound
        bound = bound or (tag == "c" and ("r" in attributes or attributes.get("t") == "s"))

    parser.StartElementHandler = start
    try:
        parser.Parse(xml, True)
    except expat.ExpatError:
        return False
    return not bound
