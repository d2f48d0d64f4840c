"""What the texts of a recapitulation mean: a kecamatan, a nationality, a class of permit, a sex, a total."""

from __future__ import annotations

from functools import cache, lru_cache

from reports.vocabulary import nationalities, permits, places, sexes
from reports.vocabulary.resources import load
from reports.vocabulary.text import normal

TOTAL = "total"
"""Facet of a text that says all together."""
UNKNOWN = ""
"""Code of what a register does not say."""


@cache
def words(name: str) -> frozenset[str]:
    """Return a declared list of words, in normal form."""
    return frozenset(map(normal, load("recaps")[name]))


def has_word(name: str, text: str) -> bool:
    """Tell whether a text holds one of a list of words, whole."""
    padded = f" {normal(text)} "
    return any(f" {word} " in padded for word in words(name))


@places.cleared_with_area
@lru_cache(maxsize=4096)
def meanings(text: str) -> dict[str, str]:
    """Return dimension → code of what a text may mean; ``total`` for all together.

    Example:
        >>> meanings("Kec. Cilincing")["district"], meanings("KITAS"), meanings("JUMLAH"), meanings("Target")
        ('31.72.04', {'permit_class': 'ITAS'}, {'total': ''}, {})
    """
    key = normal(text)
    if key in words("total"):
        return {TOTAL: ""}
    if key in words("unknown"):
        return dict.fromkeys(("district", "village", "nationality", "permit_class", "sex"), UNKNOWN)
    if key in words("outside"):
        return {"district": places.OUTSIDE}
    codes = {
        "district": places.district_code(text) or (places.OUTSIDE if places.is_elsewhere(text) else None),
        "village": places.village_code(text),
        "nationality": nationalities.code_of(text),
        "permit_class": permits.class_of(text),
        "sex": sexes.code_of(text),
    }
    return {dimension: code for dimension, code in codes.items() if code}
