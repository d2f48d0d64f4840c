"""What a cell of the column "dicatat di APGAKKUM" says: that something was entered in that application, or not."""

from __future__ import annotations

from reports.vocabulary.text import normal

_NOT = ("BELUM", "TIDAK", "PROSES", "AKAN", "RENCANA", "GAGAL")
"""Words that such a cell begins with where nothing was entered."""
_YES = frozenset({"SUDAH", "YA", "ADA", "V", "TERCATAT", "DICATAT", "SELESAI", "OK"})


def is_recorded(text: str | None) -> bool:
    """Tell whether a cell says that something was entered: a number, a date, a tick, or a word that says so.

    Example:
        >>> [is_recorded(text) for text in ("2025-03-04", "Sudah diinput", "v", "belum, 12 Maret", "-", None)]
        [True, True, True, False, False, False]
    """
    words = normal(text or "").split()
    if not words or words[0] in _NOT:
        return "\u2713" in (text or "") or "\u2714" in (text or "")
    return words[0] in _YES or any(map(str.isdigit, " ".join(words)))
