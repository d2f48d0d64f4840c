"""Long lists: the page names the most important lines and how many there are, the workbook holds all."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from reports.vocabulary import formats

if TYPE_CHECKING:
    from collections.abc import Callable

One = TypeVar("One")

MOST_LINES = 60
"""Lines of a list that a page prints in full."""
MOST_IMPORTANT = 25
"""Lines of a longer list that the page names."""


def shortened(
    listed: tuple[One, ...],
    by_weight: Callable[[tuple[One, ...]], tuple[One, ...]],
    *,
    unit: str,
    sheet: str,
    first: str,
) -> tuple[tuple[One, ...], tuple[str, ...]]:
    """Return the lines a page prints, and the note that says what it leaves out.

    Args:
        listed: all of them, in reading order.
        by_weight: puts the most important first.
        unit: what a line is.
        sheet: where the workbook has them all.
        first: which come first, as a clause.
    """
    if len(listed) <= MOST_LINES:
        return listed, ()
    note = (
        f"Ditampilkan {formats.number(MOST_IMPORTANT)} dari {formats.number(len(listed))} {unit}, {first}; selebihnya "
        f"dimuat dalam buku kerja, lembar “{sheet}”."
    )
    return by_weight(listed)[:MOST_IMPORTANT], (note,)
