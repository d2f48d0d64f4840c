"""Places of work by the number of foreign workers they sponsor: the classes of size, and when few are too few."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from reports.vocabulary import resources

if TYPE_CHECKING:
    from collections.abc import Collection

WORKERS_BY_DISTRICT, BY_SIZE = "workers-district-size", "workplaces-size"
"""Tables: workers by kecamatan and class of size; places of work and workers by class of size."""
TABLES = (WORKERS_BY_DISTRICT, BY_SIZE)
WORKPLACES, WORKERS = "workplaces", "workers"
"""Columns of the second table."""
_FEW = 2
"""Places of work that know each other's number from the sum."""


@dataclass(frozen=True)
class Size:
    """A class of size."""

    code: str
    least: int
    """Fewest workers of a place of work in the class."""
    most: int | None
    """Most workers; None without a limit."""
    label: str


@cache
def sizes() -> tuple[Size, ...]:
    """Return the classes, the smallest first; they leave no number out."""
    return tuple(Size(**declared) for declared in resources.load("workplace_sizes")["classes"])


def size_of(workers: int) -> str:
    """Return the code of the class of a place of work.

    Example:
        >>> size_of(1), size_of(19), size_of(20), size_of(5000)
        ('1-4', '5-19', '20-99', '100-lebih')
    """
    return next(size.code for size in sizes() if size.most is None or workers <= size.most)


def labels() -> dict[str, str]:
    """Return code → label of the classes."""
    return {size.code: size.label for size in sizes()}


def dominance_percent() -> int:
    """Return the share of a number within which nobody may work it out, in percent."""
    return int(resources.load("workplace_sizes")["dominance_percent"])


def hiding_workplaces(workers: Collection[int]) -> int:
    """Return how many places of work hide each other in a sum of their workers: two at most where two are nearly all.

    Example:
        >>> hiding_workplaces([4, 3, 5]), hiding_workplaces([90, 40, 2, 1]), hiding_workplaces([7])
        (3, 2, 1)
    """
    largest, *smaller = sorted(workers, reverse=True) or [0]
    is_dominated = 100 * sum(smaller[1:]) < dominance_percent() * largest
    return min(len(workers), _FEW) if is_dominated else len(workers)


def is_at_bound(size: Size, workplaces: int, workers: int, threshold: int) -> bool:
    """Tell whether a sum tells the number of nearly every place of work: all are the smallest or largest of a class.

    Example:
        >>> is_at_bound(sizes()[0], 9, 10, 3), is_at_bound(sizes()[0], 9, 20, 3), is_at_bound(sizes()[0], 9, 36, 3)
        (True, False, True)
    """
    above = workers - size.least * workplaces
    return above < threshold or (size.most is not None and size.most * workplaces - workers < threshold)
