"""Dates of six digits are read in the order that the whole column says, and numbers that have lost a zero."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest

from reports.vocabulary.digit_dates import order_of_digits

DAYS = [date(2025, 3, 4), date(2025, 10, 20), date(2027, 12, 1), date(2024, 11, 30), date(2024, 11, 25)]


@pytest.mark.parametrize(("form", "is_year_first"), [("%y%m%d", True), ("%d%m%y", False)])
@pytest.mark.parametrize("kind", [int, str])
def test_the_column_says_the_order(form: str, is_year_first: bool, kind: type) -> None:
    """As texts, and as numbers, which lose the zero of the first nine days."""
    cells = {kind(day.strftime(form)): day for day in DAYS}
    order = order_of_digits("permit_expiry", list(cells), 2024)
    assert order is not None
    assert (order.days, order.is_year_first) == (cells, is_year_first)


@pytest.mark.parametrize("form", ["%y%m%d", "%d%m%y"])
@pytest.mark.parametrize("field", ["permit_expiry", "birth_date", "incident_date", "passport_expiry"])
def test_no_random_column_is_read_wrong(form: str, field: str) -> None:
    """Each date is itself, uncertain, or left alone; of thirty nearly every column is read."""
    first, last = {
        "birth_date": (-25_000, -500), "incident_date": (-29, 0), "permit_expiry": (-100, 1_900),
    }.get(field, (0, 3_000))  # fmt: skip
    for seed in range(20):
        r = random.Random(seed)
        days = [date(2024, 9, 30) + timedelta(r.randint(first, last)) for _ in range(30)]
        cells = {int(day.strftime(form)): day for day in days}
        order = order_of_digits(field, list(cells), 2024)
        assert order is not None, seed
        assert all(day in {None, cells[cell]} for cell, day in order.days.items() if isinstance(cell, int)), seed


@pytest.mark.parametrize(
    "cells", [["251026", "261025"], ["201019", "191020", "201021"], ["241025", "251024", "261023"]]
)
def test_what_can_be_either_is_uncertain(cells: list[str]) -> None:
    """Of few dates, and of those that are plausible both ways."""
    order = order_of_digits("permit_expiry", cells, 2024)
    assert order is not None
    assert set(order.days.values()) == {None}


def test_five_digits_that_are_also_a_number_of_excel_are_uncertain() -> None:
    """40325 as the end of a permit is 4 March 2025 or 27 May 2010; 45720 is 4 March 2025 alone."""
    order = order_of_digits("permit_expiry", [40325, 45720], 2024)
    assert order is not None
    assert order.days == {40325: None}
    assert order_of_digits("birth_date", [31284, 33000, 35000], 2024) is None


def test_a_zero_is_lost_beside_dates_of_eight_digits_only() -> None:
    """As a number; a text was typed so."""
    order = order_of_digits("permit_expiry", [4032025, 14032025, "1112025"], 2024)
    assert order is not None
    assert order.days == {4032025: date(2025, 3, 4)}
    assert order_of_digits("permit_expiry", [4032025, 5032025], 2024) is None


@pytest.mark.parametrize("cells", [[], ["A"], [True, 1.5, None], ["999999", "888888", "777777"], [20250304, 20251020]])
def test_other_cells_are_left_alone(cells: list[object]) -> None:
    """Numbers that are no dates, and dates that need no decision."""
    assert order_of_digits("permit_expiry", cells, 2024) is None  # type: ignore[arg-type]


def test_numbers_that_are_none_are_no_dates() -> None:
    """Damaged workbooks hold infinite ones; they are told as what they are, where the column is read."""
    cells = [float("inf"), float("nan"), -float("inf"), 10**400]
    assert order_of_digits("incident_date", cells, 2025) is None
