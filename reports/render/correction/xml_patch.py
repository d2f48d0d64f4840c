"""Small changes to XML as bytes, so that everything else keeps its very bytes.

A parser that writes the tree back would drop what it does not know: namespace prefixes, extension attributes, the order
of declarations. The price is care: what is not plain (comments, CDATA, a DOCTYPE, another encoding) is refused here,
and every changed part is parsed once more before it is given away.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.parsers import expat
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from collections.abc import Mapping

MAIN = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_ROOT = re.compile(rb"<(?:([A-Za-z_][\w.-]*):)?([A-Za-z_][\w.-]*)((?:[^>\"']|\"[^\"]*\"|'[^']*')*)>")
_NO_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML cannot hold."""


class UnpatchableError(Exception):
    """A package that cannot be patched safely; it is rebuilt instead."""


def text(value: str) -> bytes:
    """Return a text as XML content or attribute value."""
    return escape(_NO_TEXT.sub("", value), {'"': "&quot;"}).encode()


def prefix_of(part: bytes, root: bytes, namespace: bytes = MAIN) -> bytes:
    """Return the prefix of a part's elements with its colon, mostly empty.

    Raises:
        UnpatchableError: not plain UTF-8 XML with that root in that namespace.
    """
    declaration = part[:200].lower()
    encoding = re.search(rb"encoding=[\"']([^\"']+)", declaration)
    if b"<!" in part or (encoding and encoding[1] not in {b"utf-8", b"us-ascii"}):
        raise UnpatchableError
    found = _ROOT.search(part)
    if not found or found[2] != root:
        raise UnpatchableError
    name = found[1] or b""
    declared = attributes(found[3]).get(b"xmlns:" + name if name else b"xmlns")
    if declared != namespace:
        raise UnpatchableError
    return name + b":" if name else b""


_ATTRIBUTE = re.compile(rb"([\w:.-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")


def attributes(tag: bytes) -> dict[bytes, bytes]:
    """Return the attributes of a tag, their values as they stand."""
    return {name: double or single for name, double, single in _ATTRIBUTE.findall(tag)}


def with_attributes(tag: bytes, values: Mapping[bytes, bytes]) -> bytes:
    """Return the attributes of a tag with some set: in their place where they are, else at the end."""
    left = dict(values)

    def changed(match: re.Match[bytes]) -> bytes:
        """Return an attribute with its new value."""
        return b'%s="%s"' % (match[1], left.pop(match[1])) if match[1] in left else match[0]

    kept = _ATTRIBUTE.sub(changed, tag).rstrip()
    return kept + b"".join(b' %s="%s"' % one for one in left.items())


def number(tag: Mapping[bytes, bytes], name: bytes, otherwise: int = 0) -> int:
    """Return a whole number among attributes.

    Raises:
        UnpatchableError: it is there but no number.
    """
    try:
        return int(tag[name]) if name in tag else otherwise
    except ValueError as error:
        raise UnpatchableError from error


def before_end(part: bytes, root: bytes, addition: bytes) -> bytes:
    """Return a part with something put in last.

    Raises:
        UnpatchableError: its root has no end.
    """
    ends = list(re.finditer(rb"</(?:[\w.-]+:)?%s\s*>\s*$" % root, part))
    if ends:
        return part[: ends[-1].start()] + addition + part[ends[-1].start() :]
    empty = re.search(rb"<((?:[\w.-]+:)?%s)\b([^>]*)/>\s*$" % root, part)
    if not empty:
        raise UnpatchableError
    return part[: empty.start()] + b"<%s%s>%s</%s>" % (empty[1], empty[2], addition, empty[1])


def children(root_tag: bytes, inner: bytes) -> list[tuple[bytes, int]]:
    """Return the elements directly below a root with their offsets in ``inner``, which is the end of its content.

    Args:
        root_tag: the open tag with its declarations.
        inner: from some place between children to the end of the document.
    """
    found: list[tuple[bytes, int]] = []
    parser = expat.ParserCreate()
    depth = 0

    def opened(name: str, _attributes: object) -> None:
        """Note a child of the root."""
        nonlocal depth
        if depth == 1:
            found.append((name.rpartition(":")[2].encode(), parser.CurrentByteIndex - len(root_tag)))
        depth += 1

    def closed(_name: str) -> None:
        """Come back up."""
        nonlocal depth
        depth -= 1

    parser.StartElementHandler = opened
    parser.EndElementHandler = closed
    _parse(parser, root_tag + inner)
    return found


def prove(part: bytes) -> None:
    """Parse a changed part once more.

    Raises:
        UnpatchableError: it is not well-formed.
    """
    _parse(expat.ParserCreate(namespace_separator=" "), part)


def _parse(parser: expat.XMLParserType, part: bytes) -> None:
    try:
        parser.Parse(part, True)
    except expat.ExpatError as error:
        raise UnpatchableError from error
