"""When two files of one month are versions of each other: they share at least half of what the smaller one holds."""

from __future__ import annotations

FEWEST_PERSONS = 20
"""Persons that each of two registers must hold to be versions of each other (settled rule 2)."""
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


def are_register_versions(shared: int, first: int, second: int) -> bool:
    """Tell whether two registers of one month are versions of each other; anything else is joined.

    Args:
        shared: persons that both hold.
        first: persons that one of them holds.
        second: persons that the other holds.

    Example:
        >>> are_register_versions(30, 60, 30), are_register_versions(29, 60, 30), are_register_versions(19, 19, 19)
        (True, False, False)
    """
    return min(first, second) >= FEWEST_PERSONS and shared >= SHARED * max(first, second)


def are_versions(kind: str, shared: int, first: int, second: int) -> bool:
    """Tell whether two files of a kind and month are versions of each other, by what they share and hold.

    Example:
        >>> [are_versions(kind, 5, 10, 10) for kind in ("register", "activities", "agency_counts")]
        [False, True, False]
    """
    if kind == "register":
        return are_register_versions(shared, first, second)
    return kind not in _DATED and share_enough(shared, first, second)


_DATED = frozenset({"agency_counts"})
"""Kinds whose rows have dates, of which the latest counts."""
