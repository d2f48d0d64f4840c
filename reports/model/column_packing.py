"""Packs columns of values for transfer between processes.

Pickling 50,000 dates or names as objects costs more than reading them from the workbook in memory. Packed as numbers,
or as one text, they cost a tenth. Unpacking restores equal values.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from datetime import date
from types import NoneType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_SEPARATOR, _NONE = "\x1e", "\x1f"
"""Separator of texts, and the text for None. A column with either character in a text is not packed."""
_SAMPLE = 256
"""Number of texts in the sample."""
_FEW = 0.5
"""Columns with at most this share of distinct texts in the sample are not packed: pickle stores repeated texts once."""
_DAYS, _TEXTS = {date, NoneType}, {str, NoneType}


@dataclass(frozen=True)
class Days:
    """Dates as days since the year 1; 0 for None."""

    numbers: array[int]


@dataclass(frozen=True)
class Texts:
    """Texts joined into one text."""

    joined: str


Packed = Days | Texts | list[object]


def pack(values: Sequence[object]) -> Packed:
    """Return a column in the form that is cheapest to pickle."""
    types = set(map(type, values))
    if types == {NoneType} or not values:
        return list(values)
    if types <= _DAYS:
        return Days(array("i", [day.toordinal() if day else 0 for day in values]))  # type: ignore[attr-defined] # dates
    if types <= _TEXTS and len(set(values[:_SAMPLE])) > _FEW * len(values[:_SAMPLE]):
        return _joined(values)
    return list(values)


def _joined(values: Sequence[object]) -> Packed:
    joined = _SEPARATOR.join([_NONE if text is None else text for text in values])  # type: ignore[misc] # texts
    reversible = joined.count(_SEPARATOR) == len(values) - 1 and joined.count(_NONE) == values.count(None)
    return Texts(joined) if reversible else list(values)


def unpack(packed: Packed) -> list[object]:
    """Return the values of a packed column."""
    match packed:
        case Days(numbers):
            days: dict[int, date | None] = {n: date.fromordinal(n) if n else None for n in set(numbers)}
            return [days[n] for n in numbers]
        case Texts(joined):
            texts = joined.split(_SEPARATOR)
            return [None if text == _NONE else text for text in texts] if _NONE in joined else list(texts)
        case _:
            return packed
