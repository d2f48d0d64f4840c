"""Ascending whole numbers as runs: the rows of a register follow one another, and two numbers say so."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def encode(numbers: Sequence[int]) -> list[list[int]]:
    """Return ascending numbers as their runs: first and last of each, both included."""
    if numbers and numbers[-1] - numbers[0] + 1 == len(numbers) and _ascends(numbers):
        return [[numbers[0], numbers[-1]]]
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return runs


def _ascends(numbers: Sequence[int]) -> bool:
    return list(numbers) == list(range(numbers[0], numbers[-1] + 1))


def decode(runs: Iterable[Sequence[int]]) -> list[int]:
    """Return the numbers of runs."""
    return list(chain.from_iterable(range(first, last + 1) for first, last in runs))
