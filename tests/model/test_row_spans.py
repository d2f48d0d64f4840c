"""Rows that are named in a sentence: neighbours as one span, and an end to the list."""

from __future__ import annotations

import pytest

from reports.model.grid import row_spans


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        ((), ""),
        ((7,), "7"),
        ((7, 9, 10, 11), "7, 9–11"),
        ((1, 3, 5), "1, 3, …"),
        ((1, 2, 4, 5), "1–2, 4–5"),
        ((1, 2, 4, 5, 7), "1–2, 4–5, …"),
    ],
)
def test_rows_are_named_by_span_and_the_list_ends(rows, text):
    """The dots say that more follow."""
    assert row_spans(rows, most=2) == text
