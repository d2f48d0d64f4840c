"""Sex codes as offices write them: L or P."""

from __future__ import annotations

from functools import cache

from reports.vocabulary.resources import load
from reports.vocabulary.text import normal


@cache
def _aliases() -> dict[str, str]:
    data = load("sex_values")
    return {normal(text): code for code in ("L", "P") for text in data[code]}


def code_of(text: str) -> str | None:
    """Return L or P for a declared spelling; None for any other text."""
    return _aliases().get(normal(text))
