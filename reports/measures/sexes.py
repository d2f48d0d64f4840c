"""Persons by sex: from counts of L and P where a row gives them, else from the sex of its person."""

from __future__ import annotations

from reports.vocabulary.labels import UNKNOWN

SEXES = ("L", "P", UNKNOWN)


def number_of(persons: int | None, male: int | None, female: int | None) -> int:
    """Return how many a row stands for: as stated, else its L and P, else one."""
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
