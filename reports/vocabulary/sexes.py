"""Sex codes as offices write them: L or P."""

from __future__ import annotations

from functools import cache

from reports.vocabulary.resources import load
from reports.vocabulary.text import names_in, normal


@cache
def _aliases() -> dict[str, str]:
    data = load("sex_values")
    return {normal(text): code for code in ("L", "P") for text in data[code]}


def code_of(text: str) -> str | None:
    """Return L or P for a declared spelling, or several of one sex; None for any other text.

    Example:
        >>> code_of("Laki-laki"), code_of("Pria (L)"), code_of("L/P")
        ('L', 'L', None)
    """
    sex = _aliases().get(normal(text))
    codes = {_aliases().get(normal(name)) for name in names_in(text)} if sex is None else {sex}
    return codes.pop() if len(codes) == 1 else None
