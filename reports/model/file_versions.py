"""When two files of one month are versions of each other: they share at least half of what the smaller one holds."""

from __future__ import annotations

SHARED = 0.5
"""Part of the smaller one that two files must share."""


def share_enough(shared: int, first: int, second: int) -> bool:
    """Tell whether two files hold enough of the same to be versions of each other.

    Args:
        shared: things that both hold: persons of a register, whole rows of a log.
        first: things that one of them holds; a file that holds nothing is no version.
        second: things that the other holds.

    Example:
        >>> share_enough(5, 10, 80), share_enough(4, 10, 80), share_enough(0, 0, 80)
        (True, False, False)
    """
    smaller = min(first, second)
    return smaller > 0 and shared >= SHARED * smaller
