"""Reads the shared strings of a workbook: plain ones here, all others through calamine."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from reports.intake.read.swift import markup
from reports.intake.read.swift.texts import texts
from reports.intake.read.swift.words import Mask, Places, Words, stand, words

if TYPE_CHECKING:
    from numpy.typing import NDArray

_OPEN, _KEPT, _SHUT = b"<si><t>", b'<si><t xml:space="preserve">', b"</t></si>"
_END = b"</sst>"
_TAGS = 4
_MOST = 32 << 20
"""Bytes; some hundred thousand strings."""
_FEW = 1000
"""Half of the strings may be odd, and a few always, or it does not pay."""


@dataclass(frozen=True)
class Strings:
    """The shared strings."""

    table: NDArray[np.object_]
    """Each text, None where it is blank or odd."""
    odd: Places
    """Places in the table of those calamine has to tell, in order."""
    rest: bytes
    """The part with only these."""


def strings(part: bytes) -> Strings | None:
    """Return the shared strings; None where the part is not wholly understood.

    Raises:
        UnicodeDecodeError: not UTF-8.
    """
    begins, ends = _items(part) if len(part) <= _MOST else (np.empty(0, np.int64),) * 2
    if not len(begins):
        return None
    last = part.rfind(_END)
    inner, plain = _plain(words(part), begins, ends)
    if 2 * int((~plain).sum()) > len(plain) + _FEW:
        return None
    found, meant_otherwise = texts(part, inner[plain], ends[plain] - len(_SHUT))
    tags = _TAGS * int(plain.sum()) + sum(
        part.count(b"<", begin, end) for begin, end in zip(begins[~plain].tolist(), ends[~plain].tolist(), strict=True)
    )
    table = np.empty(len(begins), object)
    table[plain] = np.array([*found, None], object)[:-1]
    plain[np.flatnonzero(plain)[meant_otherwise]] = False
    odd = np.flatnonzero(~plain)
    table[odd] = None
    pieces = [part[begin:end] for begin, end in zip(begins[odd].tolist(), ends[odd].tolist(), strict=True)]
    head = part[: begins[0]]
    if (
        part.count(b"<", int(begins[0]), last) != tags
        or not markup.is_sound(head, part[last:])
        or not markup.are_sound(pieces, b"si")
    ):
        return None
    return Strings(table, odd, head + b"".join(pieces) + part[last:])


def _plain(looked: Words, begins: Places, ends: Places) -> tuple[Places, Mask]:
    """Return where the text of each item begins, and which of them are spelled plainly."""
    # some programs have spaces kept in every text, and then it is the same as without if it has none around it
    keeps = stand(looked, begins, _KEPT)
    inner = begins + np.where(keeps, len(_KEPT), len(_OPEN))
    plain = (
        (keeps | stand(looked, begins, _OPEN)) & stand(looked, ends - len(_SHUT), _SHUT) & (ends - len(_SHUT) > inner)
    )
    return inner, plain


def _items(part: bytes) -> tuple[Places, Places]:
    """Return where each item begins and ends."""
    bytes_, last = np.frombuffer(part, np.uint8), part.rfind(_END)
    begins = np.flatnonzero((bytes_[:-3] == ord("<")) & (bytes_[1:-2] == ord("s")) & (bytes_[2:-1] == ord("i")))
    begins = begins[np.isin(bytes_[begins + 3], np.frombuffer(b"> /", np.uint8)) & (begins < last)]
    return begins, np.append(begins[1:], last)[: len(begins)]
