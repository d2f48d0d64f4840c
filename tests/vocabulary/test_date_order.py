"""Two-digit dates are read year first only where the whole column says so."""

from __future__ import annotations

from datetime import date

import pytest

from reports.vocabulary.date_order import order_of

YEAR_FIRST = ["25-04-10", "25-01-09", "26-01-03", "24-10-28", "28-06-25", "25-09-14"]


def test_a_column_whose_days_are_no_years_is_read_year_first() -> None:
    """Read the other way most permits would have ended years ago."""
    order = order_of("permit_expiry", YEAR_FIRST, 2024)
    assert order is not None
    assert order.is_year_first
    assert order.days["25-04-10"] == date(2025, 4, 10)


def test_one_date_that_is_odd_year_first_is_left_uncertain() -> None:
    """The others are read."""
    texts = [*YEAR_FIRST, *(f"25-{month:02}-05" for month in range(1, 9)), "99-01-01"]
    order = order_of("permit_expiry", texts, 2024)
    assert order is not None
    assert (order.is_year_first, order.days["99-01-01"]) == (True, None)


@pytest.mark.parametrize(
    "texts",
    [
        ["10-04-25", "09-01-25", "16-04-25", "28-10-24", "14-09-25"],
        ["10-04-25", "09-01-25", "16-04-25", "28-10-24", "14-09-25", "05-05-09"],
        ["25-04-10", "25-01-09"],
        ["25-04-2010", "25-01-2009", "25-01-2008"],
        [],
    ],
)
def test_the_declared_order_stands(texts: list[str]) -> None:
    """For plausible columns, single odd dates, few dates, and years in full."""
    assert order_of("permit_expiry", texts, 2024) is None


def test_a_column_that_is_odd_either_way_is_uncertain() -> None:
    """Nothing of it is read."""
    order = order_of("permit_expiry", ["10-04-09", "09-01-08", "16-04-05", "11-10-04"], 2024)
    assert order is not None
    assert (order.is_year_first, set(order.days.values())) == (False, {None})


def test_births_of_the_last_century_are_no_sign() -> None:
    """Day first is as plausible as it can be."""
    assert order_of("birth_date", ["10-04-89", "09-01-75", "16-04-90"], 2024) is None
    order = order_of("birth_date", ["89-04-10", "75-01-09", "90-04-16"], 2024)
    assert order is not None
    assert order.days["75-01-09"] == date(1975, 1, 9)
