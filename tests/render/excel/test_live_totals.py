"""Totals: a formula that comes to the counted figure, or a plain value where it is no sum."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from reports.model.figures import TOTAL, Figure, Status
from reports.render.excel.live_totals import put_total, remainder
from reports.render.excel.package import CachedValues

DAY = date(2024, 9, 30)


def figure(value: int | None, status: Status = Status.VALUE) -> Figure:
    """Return a figure with a value."""
    return Figure("tak-persons", "CHN", TOTAL, value, "orang", "", DAY, status)


def put(total: Figure, parts: list[Figure | str]) -> tuple[object, dict[str, int]]:
    """Return what stands in the cell of a total, and the cached values of its sheet."""
    sheet, cached = Workbook().worksheets[0], CachedValues()
    put_total(sheet["A1"], total, parts, "B1:Z1", cached=cached)
    return sheet["A1"].value, cached.values.get(sheet.title, {})


@given(st.lists(st.integers(0, 10**6), max_size=8), st.integers(-2, 2))
def test_a_formula_stands_only_where_it_comes_to_the_figure(parts: list[int], further: int) -> None:
    """No number hides in a formula: what is no sum of the parts is a value."""
    total = figure(sum(parts) + further)
    formula = "=SUM(B1:Z1)"
    expected = (total.value, {}) if further else (formula, {"A1": total.value})
    assert put(total, [figure(part) for part in parts]) == expected


@pytest.mark.parametrize(
    ("total", "parts"),
    [
        pytest.param(figure(3), [figure(2), figure(2)], id="distinct persons are fewer than their sum"),
        pytest.param(figure(5), [figure(2), figure(2)], id="no number is added to a sum"),
        pytest.param(figure(5), [figure(2), figure(None, Status.SUPPRESSED)], id="a part is hidden"),
        pytest.param(figure(5), [figure(2), figure(None, Status.MISSING)], id="a part is missing"),
    ],
)
def test_what_is_no_sum_is_a_value(total: Figure, parts: list[Figure | str]) -> None:
    """Where the parts do not tell the total, it stands as a number."""
    assert put(total, parts) == (total.value, {})


@pytest.mark.parametrize(("status", "symbol"), [(Status.MISSING, "…"), (Status.SUPPRESSED, "*")])
def test_total_without_a_number_is_its_symbol(status: Status, symbol: str) -> None:
    """No formula is written for a total that shows no number, even when it holds one."""
    assert put(figure(7, status), [figure(7)]) == (symbol, {})


def test_text_counts_as_nothing() -> None:
    """A dash or an empty cell among the parts adds nothing, as in SUM."""
    assert remainder(figure(4), ["", figure(3), "-"]) == 1
    assert remainder("JUMLAH", [figure(3)]) is None
