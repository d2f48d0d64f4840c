"""Cuts rows without any value off the end of a worksheet: a format laid over whole columns writes a million of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_VALUES = (b"</v>", b"</is>", b"</f>", b"<f ", b":v>", b":is>", b":f>")
"""One of these is in each cell that holds anything."""
_ROW_END, _ROWS_END = b"</row>", b"</sheetData>"
_FEW = 1 << 16
"""Bytes of blank rows that may stay."""
_TAIL = 1 << 21
"""Bytes that are held of what may be the end of the sheet."""


def without_blank_end(xml: bytes) -> bytes:
    """Return a worksheet without the rows behind its last value; the same one where they are few."""
    end = xml.rfind(_ROWS_END)
    if end < 0 or any(mark in xml[max(end - _FEW, 0) : end] for mark in _VALUES):
        return xml
    last = max(xml.rfind(mark, 0, end) for mark in _VALUES)
    cut = xml.find(_ROW_END, last, end) + len(_ROW_END)
    return xml[:cut] + xml[end:] if last >= 0 and cut >= len(_ROW_END) else xml


def joined_without_blank_end(pieces: Iterable[bytes], most: int) -> bytes | None:
    """Return a worksheet in pieces as one, without the rows behind its last value, which are not held meanwhile.

    Args:
        pieces: of its XML.
        most: bytes to be held.

    Returns:
        None for a sheet that is larger all the same, or is spelled in an unusual way.
    """
    sheet_xml, pending, is_cut = bytearray(), bytearray(), False
    for piece in pieces:
        seam = bytes(pending[-8:] or sheet_xml[-8:]) + piece
        if any(mark in seam for mark in _VALUES):
            if is_cut or len(sheet_xml) + len(pending) + len(piece) > most:
                return None  # the blank rows were not the last ones
            sheet_xml += pending + piece
            pending.clear()
        else:
            pending += piece
            if len(pending) > 2 * _TAIL:
                pending, is_cut = pending[:_FEW] + pending[-_TAIL:], True
    if not is_cut:
        return bytes(sheet_xml + pending)
    cut, end = pending.find(_ROW_END, 0, _FEW), pending.rfind(_ROWS_END)
    return bytes(sheet_xml + pending[: cut + len(_ROW_END)] + pending[end:]) if 0 <= cut < end else None
