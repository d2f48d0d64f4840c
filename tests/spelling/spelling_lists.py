"""The words that texts may be written with: those of a dictionary that the texts use, and a glossary beside it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent
WORDS, GLOSSARY, NOT_STANDARD = (FOLDER / name for name in ("words.txt", "glossary.txt", "not_standard.txt"))
_ENDINGS = ("nya", "lah", "kah", "pun")


def entries(path: Path) -> list[str]:
    """Return the words of a list; lines with # are comments."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [word for line in lines if not line.startswith("#") for word in line.split()]


@cache
def known_words() -> frozenset[str]:
    """Return all words that are known."""
    return frozenset((*entries(WORDS), *entries(GLOSSARY)))


def is_known(word: str) -> bool:
    """Tell whether a word is known, as it is or without an ending that every word can take."""
    word = word.lower()
    bases = [word.removesuffix(ending) for ending in _ENDINGS if word.endswith(ending)]
    return len(word) == 1 or any(form in known_words() for form in (word, *bases))
