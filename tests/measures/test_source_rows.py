"""Every figure leads to the rows that make it, and what they add is the figure."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings

from reports.errors import BalanceError
from reports.measures import Tracer
from reports.measures.tables import MEASURES
from reports.model.figures import TOTAL, Figure
from tests.measures.conftest import DISTRICTS, delivered
from tests.measures.random_offices import OFFICES

if TYPE_CHECKING:
    from tests.measures.conftest import Counts, MakesFrames, Rows, Traces

DAY = date(2024, 9, 30)
ACTION = {
    "incident_id": "LP/12/IX/2024", "incident_date": date(2024, 9, 1), "incident_type": "a", "passport_no": "X1",
    "actions": ("TAK_F",), "decision_no": "S", "decision_date": date(2024, 9, 2),
}  # fmt: skip


@settings(max_examples=settings.default.max_examples // 4)
@given(OFFICES)
def test_rows_behind_any_figure_add_up_to_it(
    counted: Counts, frames_of: MakesFrames, office: dict[str, list[Any]]
) -> None:
    """Cells and margins of every table; no row twice, and one that adds nothing says which row adds for it."""
    figures = counted(**office)
    tracer = Tracer(frames_of(**office), delivered(**office), figures, DISTRICTS)
    for table in figures.tables.values():
        for figure in table.cells.values():
            rows = tracer.rows(figure)
            assert sum(row.adds for row in rows) == (figure.value or 0), figure.id
            assert tracer.added(figure) == {(row.kind, row.position): (row.adds, row.counted_with) for row in rows}
            assert len({(row.kind, row.position) for row in rows}) == len(rows)
            adding = {row.position for row in rows if row.adds}
            assert {row.counted_with for row in rows if row.counted_with is not None} <= adding | {
                row.position for row in rows if row.counted_with is None
            }


@settings(max_examples=settings.default.max_examples // 4)
@given(OFFICES)
def test_rows_of_the_main_tables_are_those_a_plain_recount_finds(
    counted: Counts, frames_of: MakesFrames, office: dict[str, list[Any]]
) -> None:
    """The recount goes over the rows by itself and shares no code with counting and tracing."""
    figures, frames = counted(**office), frames_of(**office)
    tracer = Tracer(frames, delivered(**office), figures, DISTRICTS)
    for table, rows_by_place in _recounted(office).items():
        for figure in figures.tables[table].cells.values():
            rows = [row.position for row in tracer.rows(figure)]
            assert rows == rows_by_place.get((figure.row, figure.column), []), figure.id


def _recounted(office: dict[str, Rows]) -> dict[str, dict[tuple[str, str], list[int]]]:
    """Return table → place → positions of the rows, in plain code."""
    tables: dict[str, dict[tuple[str, str], list[int]]] = {
        "stock-nationality-permit": {}, "stock-district-permit": {}, "timpora": {},
    }  # fmt: skip
    for position, row in enumerate(office["register"]):
        if row["period"] != "2024-09" or row["permit_class"] == "ABG":
            continue
        permit, district = row["permit_class"] or "unknown", _place(row["district"])
        lines = [district, *(["work-area"] if district in DISTRICTS else []), TOTAL]
        _add(tables["stock-district-permit"], position, lines, permit)
        _add(tables["stock-nationality-permit"], position, [row["nationality"] or "unknown", TOTAL], permit)
    for position, row in enumerate(office["activities"]):
        is_held = row["period"] == "2024-09" and not (row["activity_date"] and row["activity_date"] > DAY)
        if is_held and row["activity_kind"] == "rapat":
            level = {"kota": "kota", "kecamatan": _place(row["district"])}.get(row["level"], "unknown")
            _add(tables["timpora"], position, [level, TOTAL], "rapat")
    return tables


def _place(district: str | None) -> str:
    return "unknown" if district is None else district if district in DISTRICTS else "outside"


def _add(places: dict[tuple[str, str], list[int]], position: int, lines: list[str], column: str) -> None:
    for line in lines:
        for name in (column, TOTAL):
            places.setdefault((line, name), []).append(position)


@settings(max_examples=settings.default.max_examples // 8)
@given(OFFICES)
def test_declared_fields_are_all_that_decides(counted: Counts, office: dict[str, list[Any]]) -> None:
    """A table counted from rows without any other column is the same: no field that decides is left untold."""
    figures = counted(**office)
    declared: dict[frozenset[str], set[str]] = {}
    for table in figures.tables:
        fields = {name for measure in MEASURES if measure.table == table for name in measure.fields}
        declared.setdefault(frozenset(fields | {"period"}), set()).add(table)
    for fields, tables in declared.items():
        bare = {
            kind: [{name: value for name, value in row.items() if name in fields} for row in rows]
            for kind, rows in office.items()
        }
        recounted = counted(**bare)
        for table in tables:
            assert recounted.tables[table] == figures.tables[table], table


@pytest.mark.parametrize(
    ("figure", "rows"),
    [
        ("incidents-type-grade/a/klarifikasi", [(2, 1), (4, 0)]),
        ("tak-actions/total/total", [(2, 1), (4, 0)]),
        ("tak-persons/unknown/TAK_F", [(2, 1), (4, 0)]),
        ("timpora/kota/rapat", []),
    ],
)
def test_rows_of_one_incident_are_all_shown_and_add_once(
    traced: Traces, figure: str, rows: list[tuple[int, int]]
) -> None:
    """Copies of an action likewise; a figure that counts nothing has no rows."""
    assert traced(figure, incidents=[ACTION, {}, ACTION], activities=[{}]) == rows


def test_person_acted_on_twice_is_one_in_the_margin_and_two_in_the_cells(traced: Traces) -> None:
    """The row with the larger number adds for the person."""
    rows = [ACTION | {"persons": 1}, ACTION | {"persons": 3, "actions": ("TAK_A",), "decision_no": "T"}]
    assert traced("tak-persons/total/total", incidents=rows) == [(2, 0), (3, 3)]
    assert traced("tak-persons/total/TAK_F", incidents=rows) == [(2, 1)]


def test_row_of_men_and_women_adds_both_to_the_margin(traced: Traces) -> None:
    """A count of a recapitulation adds its number, each part to its own column."""
    row = {"service_class": "ITAS", "service": "baru", "decision": "approved", "count_male": 4, "count_female": 3}
    assert traced("services-ITAS/baru/total", services=[row]) == [(2, 7)]
    assert traced("services-ITAS/baru/approved-P", services=[row]) == [(2, 3)]


def test_register_beside_agencies_that_declared_nil_leads_to_its_rows(traced: Traces) -> None:
    """A log without rows gives zero for every kecamatan, so that the register's column beside it covers all."""
    rows = [{"permit_class": "ITAS", "district": "31.72.01"}]
    assert traced("reconciliation/31.72.01/imigrasi-dukcapil", register=rows, agency_counts=[]) == [(2, 1)]


def test_figure_that_its_rows_do_not_make_is_a_fault_of_the_program(counted: Counts, frames_of: MakesFrames) -> None:
    """Nothing is shown then."""
    rows = [{"permit_class": "ITAS"}]
    figures = counted(register=rows)
    figure = figures.figure("stock-district-permit", "unknown", "ITAS")
    wrong = Figure(figure.table, figure.row, figure.column, 2, figure.unit, figure.definition, figure.as_of)
    tracer = Tracer(frames_of(register=rows), delivered(register=rows), figures, DISTRICTS)
    assert [row.position for row in tracer.rows(figure)] == [0]
    with pytest.raises(BalanceError):
        tracer.rows(wrong)
