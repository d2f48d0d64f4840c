"""Patches XML as bytes, so that everything else is preserved byte for byte.

A parser that writes the tree back would lose namespace prefixes, extension attributes and the order of declarations.
Therefore XML that is not plain (comments, CDATA, a DOCTYPE, another encoding) is refused, and every changed part is
parsed before the package is saved.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.parsers import expat

if TYPE_CHECKING:
    from collections.abc import Mapping

MAIN = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_ROOT = re.compile(rb"<(?:([A-Za-z_][\w.-]*):)?([A-Za-z_][\w.-]*)((?:[^>\"']|\"[^\"]*\"|'[^']*')*)>")
_NO_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that are invalid in XML."""

_ESCAPED = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})


class UnpatchableError(Exception):
    """A package that cannot be patched safely; it is rebuilt instead."""


def xml_text(value: str) -> bytes:
    """Return a text escaped for XML content or an attribute value, without invalid characters."""
    # xml.sax.saxutils would do the same, but brings urllib.request with it
    return _NO_TEXT.sub("", value).translate(_ESCAPED).encode()


def element_prefix(part: bytes, root: bytes, namespace: bytes = MAIN) -> bytes:
    """Return the namespace prefix of a part's elements with its colon; empty for the default namespace.

    Raises:
        UnpatchableError: the part is not plain UTF-8 XML with that root in that namespace.
    """
    declaration = part[:200].lower()
    encoding = re.search(rb"encoding=[\"']([^\"']+)", declaration)
    if b"<!" in part or (encoding and encoding[1] not in {b"utf-8", b"us-ascii"}):
        raise UnpatchableError
    tag = _ROOT.search(part)
    if not tag or tag[2] != root:
        raise UnpatchableError
    name = tag[1] or b""
    declared = parse_attributes(tag[3]).get(b"xmlns:" + name if name else b"xmlns")
    if declared != namespace:
        raise UnpatchableError
    return name + b":" if name else b""


_ATTRIBUTE = re.compile(rb"([\w:.-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")


def parse_attributes(tag: bytes) -> dict[bytes, bytes]:
    """Return the attributes of a tag; values stay escaped."""
    return {name: double or single for name, double, single in _ATTRIBUTE.findall(tag)}


def set_attributes(tag: bytes, values: Mapping[bytes, bytes]) -> bytes:
    """Return the attributes of a tag with some set: in place where they exist, else at the end."""
    remaining = dict(values)

    def set_value(match: re.Match[bytes]) -> bytes:
        """Return an attribute with its new value."""
        return b'%s="%s"' % (match[1], remaining.pop(match[1])) if match[1] in remaining else match[0]

    changed = _ATTRIBUTE.sub(set_value, tag).rstrip()
    return changed + b"".join(b' %s="%s"' % pair for pair in remaining.items())


def int_attribute(tag: Mapping[bytes, bytes], name: bytes, default: int = 0) -> int:
    """Return an attribute as an integer, or the default when it is absent.

    Raises:
        UnpatchableError: the attribute is not an integer.
    """
    try:
        return int(tag[name]) if name in tag else default
    except ValueError as error:
        raise UnpatchableError from error


def insert_before_end(part: bytes, root: bytes, addition: bytes) -> bytes:
    """Return a part with XML inserted before the end tag of its root.

    Raises:
        UnpatchableError: the root has no end tag.
    """
    ends = list(re.finditer(rb"</(?:[\w.-]+:)?%s\s*>\s*$" % root, part))
    if ends:
        return part[: ends[-1].start()] + addition + part[ends[-1].start() :]
    empty = re.search(rb"<((?:[\w.-]+:)?%s)\b([^>]*)/>\s*$" % root, part)
    if not empty:
        raise UnpatchableError
    return part[: empty.start()] + b"<%s%s>%s</%s>" % (empty[1], empty[2], addition, empty[1])


def child_offsets(root_tag: bytes, inner: bytes) -> list[tuple[bytes, int]]:
    """Return the child elements of a root as local names with their offsets in ``inner``.

    Args:
        root_tag: the root's start tag with its namespace declarations.
        inner: content of the document from a position between children to its end.
    """
    offsets: list[tuple[bytes, int]] = []
    parser = expat.ParserCreate()
    depth = 0

    def start_element(name: str, _attributes: object) -> None:
        """Record the offset of a child of the root."""
        nonlocal depth
        if depth == 1:
            offsets.append((name.rpartition(":")[2].encode(), parser.CurrentByteIndex - len(root_tag)))
        depth += 1

    def end_element(_name: str) -> None:
        """Leave an element."""
        nonlocal depth
        depth -= 1

    parser.StartElementHandler = start_element
    parser.EndElementHandler = end_element
    _parse(parser, root_tag + inner)
    return offsets


def check_well_formed(part: bytes) -> None:
    """Parse a changed part.

    Raises:
        UnpatchableError: the part is not well-formed.
    """
    _parse(expat.ParserCreate(namespace_separator=" "), part)


def _parse(parser: expat.XMLParserType, part: bytes) -> None:
    """Parse a part with a prepared parser."""
    try:
        parser.Parse(part, True)
    except expat.ExpatError as error:
        raise UnpatchableError from error
