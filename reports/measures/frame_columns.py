"""Frame columns as plain Python values, whatever their dtype; unknown is None."""

from __future__ import annotations

from datetime import date, datetime
from types import NoneType
from typing import TYPE_CHECKING, cast

from reports.measures.code_column import Codes
from reports.vocabulary.labels import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Collection, Container, Sequence

    import pandas as pd

_TEXTS = {str, NoneType}
_PLAIN = {str, bool, tuple, NoneType}
"""Types of which no value stands for a missing one but None."""


def values(frame: pd.DataFrame, name: str) -> list[object]:
    """Return a column as a list; NaN, NaT and NA become None."""
    column = frame[name]
    plain = column.tolist()
    if set(map(type, plain)) <= _PLAIN:
        return plain
    return [None if missing else value for value, missing in zip(column.tolist(), column.isna().tolist(), strict=True)]


def texts(frame: pd.DataFrame, name: str) -> list[str | None]:
    """Return a text column."""
    cells = values(frame, name)
    if set(map(type, cells)) <= _TEXTS:
        return cast("list[str | None]", cells)
    return [None if value is None else str(value) for value in cells]


def counts(frame: pd.DataFrame, name: str) -> list[int | None]:
    """Return a column of whole numbers, which a frame may hold as floats."""
    return [None if value is None else int(str(value).removesuffix(".0")) for value in values(frame, name)]


def days(frame: pd.DataFrame, name: str) -> list[date | None]:
    """Return a column of dates."""
    return [
        value.date() if isinstance(value, datetime) else value if isinstance(value, date) else None
        for value in values(frame, name)
    ]


def coded(frame: pd.DataFrame, name: str, known_codes: Container[str] | None = None) -> Codes:
    """Return a column of codes; ``unknown`` where it is empty or, when known codes are given, none of them."""
    return Codes.of(
        texts(frame, name),
        lambda code: UNKNOWN if code is None or (known_codes is not None and code not in known_codes) else code,
    )


def take(frame: pd.DataFrame, mask: Sequence[bool]) -> pd.DataFrame:
    """Return the rows a mask keeps; the frame itself when it keeps all."""
    return frame if all(mask) else frame.loc[list(mask)]


def of_months(frame: pd.DataFrame, months: Collection[str]) -> pd.DataFrame:
    """Return the rows whose ``period`` is one of the months (``YYYY-MM``)."""
    mask = frame["period"].isin(months)
    return frame if mask.all() else frame.loc[mask]


SEXES = ("L", "P", UNKNOWN)


def number_of(persons: int | None, male: int | None, female: int | None) -> int:
    """Return the number a row counts for: as stated, else L plus P, else one."""
    if persons is not None:
        return persons
    return 1 if male is None and female is None else (male or 0) + (female or 0)


def split(persons: int | None, male: int | None, female: int | None, sex: str | None) -> tuple[tuple[str, int], ...]:
    """Return (sex, number) of a row; those that L and P do not explain are of unknown sex."""
    number = number_of(persons, male, female)
    if male is None and female is None:
        return ((sex if sex in SEXES else UNKNOWN, number),) if number else ()
    men, women = male or 0, female or 0
    return tuple((code, part) for code, part in zip(SEXES, (men, women, number - men - women), strict=True) if part > 0)
