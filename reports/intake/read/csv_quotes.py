"""Brings other quotes than the usual ones of a .csv into these, where they keep the delimiter inside of a cell."""

from __future__ import annotations

import csv
import re

from reports.intake.read.csv_delimiters import evenness_of, lines_of

_PAIRS = (('"', '"'), ("'", "'"), ("`", "`"), ("“", "”"), ("„", "“"), ("‘", "’"), ("«", "»"))
_LOOKED_INTO = 1 << 16
"""Characters looked into for them."""


def with_usual_quotes(text: str, mark: str) -> str:
    """Return a text of which more lines have the same number of cells, if other quotes are taken for the usual ones.

    Blanks between the delimiter and a quote are taken off with it: without that a quote is a letter like others.

    Args:
        text: of the file.
        mark: the delimiter, one character.
    """
    head = text[:_LOOKED_INTO].rsplit("\n", 1)[0]
    pairs = [pair for pair in _PAIRS if _begins(mark, pair[0]).search(head)]
    if not pairs:
        return text
    evenness = _evenness(head, mark)
    tried = [(*_evenness(_quoted(head, mark, pair), mark), pair) for pair in pairs]
    even, width, best = max(tried, key=lambda attempt: (attempt[0], -attempt[1]))
    # as even, but with fewer cells: the delimiter stands inside of quotes in all lines
    is_better = even > evenness[0] or (even == evenness[0] and (width < evenness[1] or best[0] == '"'))
    return _quoted(text, mark, best) if is_better else text


def _begins(mark: str, quote: str) -> re.Pattern[str]:
    """Return what finds a quote at the beginning of a cell; the usual one only behind blanks."""
    blanks = " +" if quote == '"' else " *"
    return re.compile(rf"(^|{re.escape(mark)}){blanks}{re.escape(quote)}", re.M)


def _quoted(text: str, mark: str, pair: tuple[str, str]) -> str:
    opening, closing = pair
    if opening != '"':
        text = text.replace('"', '""')
    text = _begins(mark, opening).sub(r'\1"', text)
    return re.sub(rf"{re.escape(closing)} *(?={re.escape(mark)}|$)", '"', text, flags=re.M)


def _evenness(text: str, mark: str) -> tuple[float, int]:
    """Return the part of the records that have the commonest number of cells, and that number; 0 where none is cut."""
    try:
        records = list(csv.reader(lines_of(text), delimiter=mark))
    except csv.Error:
        return 0.0, 0
    cells, width = evenness_of(records)
    return (cells / width / len(records), width) if width else (0.0, 0)
