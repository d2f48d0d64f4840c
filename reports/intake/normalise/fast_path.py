"""Values that need no judge: nearly all names, numbers and dates of a register are written plainly.

A column of 50,000 names holds 50,000 distinct values; asking a judge for each would cost more than reading the file.
What is sifted out here is judged, and a judge of a plain value would say the same (a test compares the two).
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, cast

from reports.late_patterns import late_regex
from reports.vocabulary import dates, ditto, numbers, schema
from reports.vocabulary.schema import Type

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from reports.model.grid import Scalar

_NUMBERS = late_regex(r"(?:(?!0+\n)[A-Z]{0,4}\d{4,10}[A-Z]?\n)*")
_DASHES = frozenset("-–—.…_")
"""What a text for nothing may begin with."""

_SPACED = ("  ", "\n ", " \n", "\t", "\r", "\v", "\f", "\x1c", "\x1d", "\x1e", "\x1f")
"""What shows in lines of ASCII that a space is too many, or is another one than that of the keyboard."""
_TOGETHER = 256
"""Texts asked about at once."""

Sifted = tuple[list["Scalar"], dict["Scalar", object]]
"""Cells that need a judge, and the values of those that were read at once; all other cells stand as they are."""


def sift(field: str, cells: Collection[Scalar]) -> Sifted:
    """Return which cells of a field need a judge; blanks are not among the cells, which may repeat."""
    sieve = _names if field in schema.PERSON_NAMES else _SIEVES.get(schema.type_of(field))
    return sieve(cells) if sieve else (list(cells), {})


def stands(field: str) -> bool:
    """Tell whether cells of a field may be values as they are."""
    return schema.type_of(field) in _SIEVES


def _texts(cells: Collection[Scalar]) -> Sifted:
    """Sift free text: a judge squeezes spaces and takes a dash or NIHIL for nothing."""
    return _doubtful(cells, _all_plain), {}


def _names(cells: Collection[Scalar]) -> Sifted:
    """Sift names of persons: texts of no more than the length of a name."""
    return _doubtful(cells, _all_names), {}


def _all_names(texts: list[str]) -> bool:
    return max(map(len, texts)) <= schema.LONGEST_NAME and _all_plain(texts)


def _doubtful(cells: Collection[Scalar], all_plain: Callable[[list[str]], bool]) -> list[Scalar]:
    """Return the cells that are no plain text, where many are asked about at once, since nearly all are plain."""
    texts = [cell for cell in cells if isinstance(cell, str)]
    doubtful: list[Scalar] = [cell for cell in cells if not isinstance(cell, str)] if len(texts) < len(cells) else []
    for start in range(0, len(texts), _TOGETHER):
        several = texts[start : start + _TOGETHER]
        if not all_plain(several):
            doubtful += [text for text in several if not all_plain([text])]
    return doubtful


def _all_plain(texts: list[str]) -> bool:
    """Tell whether no text has a space too many, begins with a dash, is a word for nothing, or repeats another."""
    lines = "\n".join(texts)
    if lines.count("\n") != len(texts) - 1 or not _is_squeezed(f"\n{lines}\n"):
        return False
    if lines[0] in _DASHES or any(f"\n{dash}" in lines for dash in _DASHES):
        return False
    lines_in_upper_case = lines.upper().split("\n")
    return numbers.words_for_nothing().isdisjoint(lines_in_upper_case) and ditto.UPPER.isdisjoint(lines_in_upper_case)


def _is_squeezed(lines: str) -> bool:
    """Tell whether each of the lines has one space at a time only, and none at its ends."""
    if lines.isascii():
        return not any(mark in lines for mark in _SPACED)
    return " ".join(lines.split()) == lines[1:-1].replace("\n", " ")


def _passports(cells: Collection[Scalar]) -> Sifted:
    return _doubtful(cells, _all_numbers), {}


def _all_numbers(texts: list[str]) -> bool:
    """Tell whether all texts are document numbers."""
    lines = "\n".join(texts) + "\n"
    return lines.count("\n") == len(texts) and _NUMBERS.fullmatch(lines) is not None


def _days(cells: Collection[Scalar]) -> Sifted:
    """Sift dates: date cells stand; of texts those that are one plain date are read at once."""
    texts = list(dict.fromkeys(cell for cell in cells if isinstance(cell, str)))
    read: dict[Scalar, object] = {}
    for start in range(0, len(texts), _TOGETHER):
        several = texts[start : start + _TOGETHER]
        read |= {text: day for text, day in zip(several, dates.plain_dates(several), strict=True) if day is not None}
    unread: list[Scalar] = [text for text in texts if text not in read] if len(read) < len(texts) else []
    not_texts = [cell for cell in cells if not isinstance(cell, str)]
    return (unread if _all_days(not_texts) else [*unread, *(cell for cell in not_texts if not _all_days([cell]))]), read


def _all_days(cells: Sequence[Scalar]) -> bool:
    """Tell whether all cells are dates that may stand in an office's sheet."""
    if not cells or set(map(type, cells)) != {date}:
        return not cells
    days = cast("Sequence[date]", cells)
    return dates.is_plausible(min(days)) and dates.is_plausible(max(days))


_SIEVES: dict[Type, Callable[[Collection[Scalar]], Sifted]] = {
    Type.TEXT: _texts,
    Type.OCCUPATION: _texts,
    Type.PASSPORT: _passports,
    Type.DATE: _days,
    Type.EXPIRY: _days,
    Type.BIRTH: _days,
}
