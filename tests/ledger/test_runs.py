"""Row numbers kept as runs are the same numbers again."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reports.ledger import runs


@given(st.sets(st.integers(0, 60)).map(sorted))
def test_numbers_read_back_as_they_were(numbers: list[int]) -> None:
    """Gaps at any place, single numbers, none at all."""
    assert runs.decode(runs.encode(numbers)) == numbers


def test_a_register_costs_two_numbers() -> None:
    """Rows that follow one another are their first and last."""
    assert runs.encode(range(2, 10_002)) == [[2, 10_001]]
    assert runs.encode([2, 3, 4, 6]) == [[2, 4], [6, 6]]
