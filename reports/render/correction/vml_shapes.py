"""Edits the VML shapes of comment boxes, without which Excel shows no comment.

VML is often not well-formed XML, so it is cut with patterns and never parsed.
"""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from reports.render.correction.worksheet_part import MOST_COLUMNS, MOST_ROWS, Place, column_width
from reports.render.correction.xml_patch import UnpatchableError, insert_before_end

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from reports.render.correction.comments_part import Note

_NAMESPACES = (
    b' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
    b' xmlns:x="urn:schemas-microsoft-com:office:excel"'
)
EMPTY = b"<xml%s></xml>" % _NAMESPACES
_TYPE = (
    b'<v:shapetype%s id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
    b'<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>' % _NAMESPACES
)
_SHAPE = (
    '<v:shape{spaces} id="_x0000_s{id}" type="#_x0000_t202" style="position:absolute;margin-left:60pt;margin-top:2pt;'
    'width:{width}pt;height:{height}pt;z-index:{order};visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">'
    '<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>'
    '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>'
    '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{anchor}</x:Anchor>'
    "<x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
)
_SHAPE_PATTERN = re.compile(rb"<((?:\w+:)?)shape\s.*?</\1shape\s*>", re.DOTALL)
_ANCHOR = re.compile(rb"(<(?:\w+:)?Anchor>)([^<]*)(</)")
_MAP = re.compile(rb"(<(?:\w+:)?idmap\b[^>]*\bdata=[\"'])([\d,\s]*)")
BLOCK = 1024
"""Shape ids come in blocks of this size; each drawing lists the blocks it uses."""
_WIDTH = 290
"""Minimum width of a box in pixels."""
_LETTERS = 46
"""Letters on a line of that width."""
_LINE, _ROW = 15, 20
"""Height in pixels of a line in a box, and of a default row."""


def shape_blocks(drawing: bytes) -> set[int]:
    """Return the blocks of shape ids that a drawing uses."""
    listed = {int(block) for _head, ids in _MAP.findall(drawing) for block in re.findall(rb"\d+", ids)}
    return listed | {int(identity) // BLOCK for identity in re.findall(rb"_x0000_s(\d+)\b", drawing)}


def remove_boxes(drawing: bytes, places: Iterable[Place]) -> bytes:
    """Return a drawing without the boxes of some cells."""
    removed = set(places)
    return (
        _SHAPE_PATTERN.sub(lambda match: b"" if _cell(match[0]) in removed else match[0], drawing)
        if removed
        else drawing
    )


def lengthen_boxes(drawing: bytes, notes: Mapping[Place, Note]) -> bytes:
    """Return a drawing whose boxes at some cells are taller by the rows of an added note."""

    def lengthen(match: re.Match[bytes]) -> bytes:
        """Return a box with its lower edge moved down."""
        note = notes.get(_cell(match[0]) or (0, 0))
        return _ANCHOR.sub(lambda anchor: _move_bottom(anchor, _rows(note)), match[0]) if note else match[0]

    return _SHAPE_PATTERN.sub(lengthen, drawing)


def _move_bottom(anchor: re.Match[bytes], rows: int) -> bytes:
    """Return an anchor whose bottom row is moved down; an unusual anchor stays unchanged."""
    numbers = [number.strip() for number in anchor[2].split(b",")]
    if len(numbers) != 8 or not numbers[6].isdigit():
        return anchor[0]
    numbers[6] = b"%d" % min(int(numbers[6]) + rows, MOST_ROWS - 1)
    return anchor[1] + b", ".join(numbers) + anchor[3]


def _cell(shape: bytes) -> Place | None:
    """Return the cell of a comment box; None for other shapes."""
    row = re.search(rb"<(?:\w+:)?Row>\s*(\d+)\s*<", shape)
    column = re.search(rb"<(?:\w+:)?Column>\s*(\d+)\s*<", shape)
    return (int(row[1]) + 1, int(column[1]) + 1) if row and column and b"Note" in shape else None


def add_boxes(
    drawing: bytes, notes: Mapping[Place, Note], widths: list[tuple[int, int, float]], free: Iterator[int]
) -> bytes:
    """Return a drawing with a box for each note.

    Args:
        drawing: VML, which may have other shapes.
        notes: notes at cells that have no box yet.
        widths: first column, last column and their width in characters.
        free: blocks of shape ids that no drawing uses.
    """
    blocks = [next(free) for _start in range(0, len(notes), BLOCK - 1)]
    ids = (block * BLOCK + step for block in blocks for step in range(1, BLOCK))
    shapes = [
        _shape(place, note, widths, identity, order)
        for order, (identity, (place, note)) in enumerate(zip(ids, sorted(notes.items()), strict=False), 1)
    ]
    shape_type = b"" if b'id="_x0000_t202"' in drawing else _TYPE
    return insert_before_end(_with_blocks(drawing, blocks), b"xml", shape_type + "".join(shapes).encode())


def _with_blocks(drawing: bytes, blocks: list[int]) -> bytes:
    """Return a drawing that lists further blocks of shape ids as used."""
    listed = b",".join(b"%d" % block for block in blocks)
    idmap = _MAP.search(drawing)
    if idmap:
        return drawing[: idmap.end()] + (b"," if idmap[2].strip() else b"") + listed + drawing[idmap.end() :]
    layout = b'<o:shapelayout%s v:ext="edit"><o:idmap v:ext="edit" data="%s"/></o:shapelayout>' % (_NAMESPACES, listed)
    root = re.search(rb"<xml\b[^>]*>", drawing)
    if not root:
        raise UnpatchableError
    return drawing[: root.end()] + layout + drawing[root.end() :]


def _shape(place: Place, note: Note, widths: list[tuple[int, int, float]], identity: int, order: int) -> str:
    """Return the shape of a comment box."""
    row, column = place
    left, right = _sides(column, widths)
    top = max(row - 2, 0)
    bottom = min(top + _rows(note), MOST_ROWS - 1)
    anchor = f"{left}, 15, {top}, 4, {right}, 15, {bottom}, 4"
    height = (bottom - top) * _ROW * 3 // 4
    return _SHAPE.format(
        spaces=_NAMESPACES.decode(),
        id=identity,
        width=_WIDTH * 3 // 4,
        height=height,
        order=order,
        anchor=anchor,
        row=row - 1,
        column=column - 1,
    )


def _rows(note: Note) -> int:
    """Return the number of default rows that a note needs."""
    lines = sum(
        1 + math.ceil(len(line) / _LETTERS) for remark in note for line in (remark.heading, *remark.body.split("\n"))
    )
    return max(4, math.ceil(lines * _LINE / _ROW) + 1)


def _sides(column: int, widths: list[tuple[int, int, float]]) -> tuple[int, int]:
    """Return the 0-based first and last column of a box next to a column."""
    left, right, pixels = column, column, 0.0
    while pixels < _WIDTH and right < MOST_COLUMNS - 1:
        pixels += column_width(widths, right + 1) * 7 + 5
        right += 1
    return (left, right) if right > left else (column - 2, column - 1)
