"""Figures summed from a table's cells disclose nothing that a cell hides, and claim nothing that no cell knows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from reports.documents.derived_figures import OTHERS, grouped_sum
from reports.model.figures import TOTAL, Figure, FigureTable, Status
from reports.vocabulary import formats

DAY = date(2024, 9, 30)


def table(**cells: int | Status) -> FigureTable:
    """Return a table of one column ITAS; a status in place of a value has none."""
    made = {}
    for row, value in cells.items():
        status = value if isinstance(value, Status) else Status.VALUE
        counted = value if isinstance(value, int) else None
        made[row, "ITAS"] = Figure("stock", row, "ITAS", counted, "orang", "Orang.", DAY, status)
    return FigureTable("stock", "orang", "Orang.", DAY, Status.VALUE, tuple(cells), ("ITAS",), made)


def summed(source: FigureTable) -> Figure:
    """Return all rows of the table as one figure."""
    return grouped_sum(source, source.rows, ("ITAS",), row=OTHERS, column="ITAS")


def test_a_sum_is_the_sum_at_a_place_of_the_short_form() -> None:
    """With unit, definition and day of what it sums, but no figure of that table."""
    assert summed(table(CHN=3, JPN=4)) == Figure(
        "stock-ringkas", OTHERS, "ITAS", 7, "orang", "Orang.", DAY, Status.VALUE
    )


@pytest.mark.parametrize("others", [{}, {"JPN": 4}, {"JPN": 0, "KOR": Status.SUPPRESSED}])
def test_a_sum_over_a_suppressed_cell_is_suppressed(others: dict[str, int | Status]) -> None:
    """Else Lainnya less its other parts would tell what the cell hides."""
    figure = summed(table(CHN=Status.SUPPRESSED, **others))
    assert (figure.value, figure.status) == (None, Status.SUPPRESSED)
    assert formats.figure(figure) == formats.figure(replace(figure, row="CHN"))
    assert not any(mark.isdigit() for mark in formats.figure(figure))


def test_a_sum_over_a_cell_that_was_not_delivered_is_missing() -> None:
    """Also where another part is suppressed: a number there would be neither."""
    assert summed(table(CHN=Status.MISSING, JPN=4)).status is Status.MISSING
    both = summed(table(CHN=Status.SUPPRESSED, JPN=Status.MISSING))
    assert (both.value, both.status) == (None, Status.MISSING)


def test_nothing_to_sum_is_zero() -> None:
    """A place that a table does not list is zero."""
    assert grouped_sum(table(CHN=3), ("JPN",), ("ITAS", TOTAL), row=OTHERS, column="ITAS").value == 0
