"""What holds for every table: status, margins, order of rows, tracing, comparing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.measures import compare, measure
from reports.measures.tables import MEASURES
from reports.model.comparison import Base
from reports.model.coverage import Coverage, Delivery
from reports.model.figures import TOTAL, Status
from reports.model.period import Period
from reports.vocabulary import actions
from tests.measures.random_offices import OFFICES

if TYPE_CHECKING:
    from reports.model.figures import Figures, FigureTable
    from tests.measures.conftest import Counts, MakesFrames

SEPTEMBER = Period.parse("2024-09")
DISTRICTS = ("31.72.01", "31.72.02")
FLOW_KINDS = {"services-ITAS": "services", "tak-actions": "incidents", "timpora": "activities"}


DISTINCT = {one.table for one in MEASURES if one.distinct}


@settings(max_examples=settings.default.max_examples // 4)
@given(OFFICES, st.randoms(use_true_random=False))
def test_order_of_rows_never_changes_a_figure(counted: Counts, office: dict[str, list[Any]], random: Any) -> None:
    """Nor the order in which codes are printed."""
    shuffled = {kind: random.sample(rows, len(rows)) for kind, rows in office.items()}
    assert counted(**office) == counted(**shuffled)


@settings(max_examples=settings.default.max_examples // 4)
@given(OFFICES)
def test_margins_are_sums_where_they_are_sums(counted: Counts, office: dict[str, list[Any]]) -> None:
    """Down every column, and across every row but for detention."""
    figures = counted(**office)
    for table in figures.tables.values():
        if table.id not in DISTINCT:
            for column in table.columns:
                assert _value(table, TOTAL, column) == sum(_value(table, row, column) for row in table.rows)
            if (TOTAL, TOTAL) in table.cells:
                _assert_rows_add_up(table)


def _assert_rows_add_up(table: FigureTable) -> None:
    for row in table.rows:
        joined = [
            column for column in table.columns
            if not column.startswith(actions.DETENTION) or row == actions.DETENTION_AS_TAK
            if (table.id, column) != ("overstay", "unknown")
        ]  # fmt: skip
        assert _value(table, row, TOTAL) == sum(_value(table, row, column) for column in joined)
    assert _value(table, TOTAL, TOTAL) == sum(_value(table, row, TOTAL) for row in table.rows)


@settings(max_examples=settings.default.max_examples // 4)
@given(OFFICES)
def test_margins_of_persons_lie_between_the_largest_and_the_sum(counted: Counts, office: dict[str, list[Any]]) -> None:
    """Distinct persons of a column are no fewer than any row's and no more than all rows' together."""
    table = counted(**office).tables["tak-persons"]
    for column in table.columns:
        parts = [_value(table, row, column) for row in table.rows]
        assert max(parts, default=0) <= _value(table, TOTAL, column) <= sum(parts)


def _value(table: FigureTable, row: str, column: str) -> int:
    return table.figure(row, column).value or 0


def _office(*deliveries: Delivery, period: Period = SEPTEMBER) -> Figures:
    """Return the figures of an office with deliveries but no accepted rows."""
    return measure({}, Coverage(deliveries), period, as_of=period.end, districts=DISTRICTS)


def _delivery(
    kind: str, *, accepted: int = 0, set_aside: int = 0, nil: bool = False, month: str = "2024-09"
) -> Delivery:
    return Delivery(kind, Period.parse(month), accepted, set_aside, nil)


@pytest.mark.parametrize(("table", "kind"), FLOW_KINDS.items())
def test_missing_nihil_and_zero_are_three_things(table: str, kind: str) -> None:
    """Not delivered; delivered with nothing in it; delivered, but nothing of this table."""
    missing, nihil = _office().tables[table], _office(_delivery(kind)).tables[table]
    zero = _office(_delivery(kind, accepted=3)).tables[table]
    for found, status, value in ((missing, Status.MISSING, None), (nihil, Status.NIHIL, 0), (zero, Status.VALUE, 0)):
        assert found.status is status
        assert {(one.status, one.value) for one in found.cells.values()} == {(status, value)}


def test_rows_set_aside_make_no_nihil_unless_it_was_declared() -> None:
    """Something was delivered that could not be read."""
    assert _office(_delivery("services", set_aside=2)).tables["services-ITK"].status is Status.VALUE
    assert _office(_delivery("services", set_aside=2, nil=True)).tables["services-ITK"].status is Status.NIHIL


def test_declared_nil_beside_a_log_with_rows_is_no_nihil(counted: Counts) -> None:
    """What was counted wins."""
    figures = counted(
        services=[{"service_class": "ITK", "decision": "approved"}], deliveries=(_delivery("services", nil=True),)
    )
    assert figures.tables["services-ITK"].status is Status.VALUE


def test_rows_that_another_month_brought_make_no_nihil(frames_of: MakesFrames) -> None:
    """A log may hold rows of the month before, which was itself delivered empty."""
    frames = frames_of(services=[{"service_class": "ITK", "decision": "approved"}])
    coverage = Coverage((_delivery("services"), _delivery("services", accepted=1, month="2024-10")))
    tables = measure(frames, coverage, SEPTEMBER, as_of=SEPTEMBER.end, districts=DISTRICTS).tables
    assert (tables["services-ITK"].status, tables["services-ITAS"].status) == (Status.VALUE, Status.NIHIL)
    assert tables["services-ITK"].figure(TOTAL, TOTAL).value == 1


def test_a_range_is_the_sum_of_the_months_that_were_delivered(frames_of: MakesFrames) -> None:
    """Each figure names them; a stray row of the other month is in none of it, and no change is printed."""
    months = Period.parse("2024-08..2024-10")
    service = {"service_class": "ITK", "service": "baru", "decision": "approved", "sex": "L"}
    frames = frames_of(services=[service, {**service, "period": "2024-08"}, {**service, "period": "2024-10"}])
    deliveries = (_delivery("services", accepted=1), _delivery("services", accepted=1, month="2024-08"))
    figures = measure(frames, Coverage(deliveries), months, as_of=months.end, districts=DISTRICTS)
    total = figures.figure("services-ITK", TOTAL, TOTAL)
    assert (total.value, total.status, list(map(str, total.months))) == (2, Status.VALUE, ["2024-08", "2024-09"])
    assert Base(figures).change(total) is None
    whole = measure(frames, Coverage(deliveries), SEPTEMBER, as_of=SEPTEMBER.end, districts=DISTRICTS)
    assert whole.figure("services-ITK", TOTAL, TOTAL).months == ()


def test_a_range_of_which_nothing_was_delivered_is_missing() -> None:
    """And one of which all months were says nothing of months."""
    months = Period.parse("2024-08..2024-09")
    assert _office(period=months).tables["services-ITK"].status is Status.MISSING
    one = _office(_delivery("services"), period=months).tables["services-ITK"]
    assert (one.status, list(map(str, one.months))) == (Status.NIHIL, ["2024-09"])
    both = _office(_delivery("services"), _delivery("services", month="2024-08"), period=months)
    assert both.tables["services-ITK"].status is Status.NIHIL


def test_all_tables_of_the_contract_are_declared() -> None:
    """In the order of the report."""
    assert tuple(_office().tables) == (
        "stock-nationality-permit", "stock-district-permit", "stock-district-sex", "stock-village",
        "stock-occupation-permit", "stock-expiring", "overstay", "stock-memo", "services-ITK", "services-ITAS",
        "services-ITAP", "services-outside", "incidents-type-grade", "incidents-district", "projustisia", "tak-actions",
        "tak-persons",
        "activities", "outreach", "timpora", "reconciliation",
    )  # fmt: skip


def test_definitions_are_one_sentence_each() -> None:
    """In the words of the documents."""
    for one in MEASURES:
        assert one.definition.startswith("Jumlah ")
        assert one.definition.endswith(".")
        assert one.definition.count(". ") == 0


def test_reconciliation_without_a_register_lacks_its_own_column(counted: Counts) -> None:
    """The agencies' columns stand."""
    table = counted(agency_counts=[{"agency": "dukcapil", "district": "31.72.01", "count": 3}]).tables["reconciliation"]
    assert table.figure(TOTAL, "imigrasi").status is Status.MISSING
    assert table.figure(TOTAL, "dukcapil").value == 3


def test_change_needs_the_same_kecamatan_and_both_deliveries(counted: Counts) -> None:
    """Otherwise there is none to print."""
    rows = [
        {"district": "31.72.01", "permit_class": "ITK", "period": month} for month in ("2024-08", "2024-09", "2024-09")
    ]
    both = counted(register=rows), counted("2024-08", register=rows)
    change = compare(*both, "stock-district-permit", TOTAL, "ITK")
    assert change is not None
    assert (change.difference, str(change.base_period)) == (1, "2024-08")
    assert compare(*both, "services-ITK", TOTAL, TOTAL) is None
    wider = counted(register=[*rows, {"district": "31.72.02"}])
    assert compare(wider, both[1], "stock-district-permit", TOTAL, "ITK") is None
    elsewhere = counted(register=[*rows, {"district": "outside"}, {}])
    assert compare(elsewhere, both[1], "stock-district-permit", TOTAL, "ITK") is not None
    unplaced = counted("2024-08", register=[{"period": "2024-08"}, {"period": "2024-08"}])
    assert compare(unplaced, unplaced, "stock-district-permit", TOTAL, "ITK") is None
    mostly_unplaced = counted(register=[rows[1], {}, {}])
    assert compare(mostly_unplaced, both[1], "stock-district-permit", TOTAL, "ITK") is None
