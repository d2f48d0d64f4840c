"""Columns of values packed to be handed from one process to another.

Pickling 50,000 dates or names object by object costs more than reading them from the workbook's memory; as numbers, or
as one text, they cost a tenth. What is unpacked equals what was packed.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from datetime import date
from types import NoneType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_BETWEEN, _NONE = "\x1e", "\x1f"
"""Separates texts; stands for None. A column whose texts hold either is left as it is."""
_SAMPLE = 256
_FEW = 0.5
"""Part of distinct texts in a sample below which a column is left: pickle writes a text met again as a number."""
_DAYS, _TEXTS = {date, NoneType}, {str, NoneType}


@dataclass(frozen=True)
class Days:
    """Dates as days since the year 1; 0 for None."""

    numbers: array[int]


@dataclass(frozen=True)
class Texts:
    """Texts as one text."""

    joined: str


Packed = Days | Texts | list[object]


def pack(values: Sequence[object]) -> Packed:
    """Return a column in the form that is cheapest to hand over."""
    kinds = set(map(type, values))
    if kinds == {NoneType} or not values:
        return list(values)
    if kinds <= _DAYS:
        return Days(array("i", [one.toordinal() if one else 0 for one in values]))  # type: ignore[attr-defined] # dates
    if kinds <= _TEXTS and len(set(values[:_SAMPLE])) > _FEW * len(values[:_SAMPLE]):
        return _joined(values)
    return list(values)


def _joined(values: Sequence[object]) -> Packed:
    joined = _BETWEEN.join([_NONE if one is None else one for one in values])  # type: ignore[misc] # texts
    whole = joined.count(_BETWEEN) == len(values) - 1 and joined.count(_NONE) == values.count(None)
    return Texts(joined) if whole else list(values)


def unpack(packed: Packed) -> list[object]:
    """Return the values of a column."""
    match packed:
        case Days(numbers):
            known: dict[int, date | None] = {one: date.fromordinal(one) if one else None for one in set(numbers)}
            return [known[one] for one in numbers]
        case Texts(joined):
            texts = joined.split(_BETWEEN)
            return [None if one == _NONE else one for one in texts] if _NONE in joined else list(texts)
        case _:
            return packed
