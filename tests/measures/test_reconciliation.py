"""Settled rule 12: the register and the counts of other agencies, like with like."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from reports.measures import Scope, source_remarks
from reports.model.coverage import Delivery
from reports.model.figures import TOTAL, FigureTable, Status
from reports.model.period import Month, Period
from reports.model.reconciliation import Contradiction, PartialCount, VillageDifference
from reports.vocabulary import places

if TYPE_CHECKING:
    from tests.measures.conftest import Counts, MakesFrames, Traces

FIRST, SECOND = "31.72.01", "31.72.02"
DISTRICTS = (FIRST, SECOND)
SEPTEMBER = Period.of(Month(2024, 9))
VILLAGES = tuple(village.code for village in places.villages() if village.district == FIRST)


def given(count: int | None, district: str | None = FIRST, agency: str = "dukcapil", **more: Any) -> dict[str, Any]:
    """Return a row of counts as of the end of September, of one sheet."""
    row = {"agency": agency, "district": district, "count": count, "as_of": date(2024, 9, 30), "sheet": "S", "table": 1}
    return row | more


def persons(number: int, district: str | None, permit: str | None = "ITAS") -> list[dict[str, Any]]:
    """Return holders of one class in one kecamatan."""
    return [{"permit_class": permit, "district": district} for _ in range(number)]


def column(table: FigureTable, code: str) -> dict[str, int | None]:
    """Return a column with its margins."""
    rows = (*table.rows, "work-area", TOTAL)
    return {row: table.figure(row, code).value for row in rows}


REGISTER = [*persons(10, FIRST), *persons(7, SECOND), *persons(1, None)]


def test_kecamatan_without_a_count_is_missing_and_out_of_the_total(counted: Counts) -> None:
    """The register stands beside the agency for the same kecamatan only; its full sum stays."""
    table = counted(register=REGISTER, agency_counts=[given(12)]).tables["reconciliation"]
    assert column(table, "dukcapil") == {FIRST: 12, SECOND: None, "unknown": None, "work-area": 12, TOTAL: 12}
    assert column(table, "imigrasi-dukcapil") == {FIRST: 10, SECOND: None, "unknown": None, "work-area": 10, TOTAL: 10}
    assert column(table, "imigrasi") == {FIRST: 10, SECOND: 7, "unknown": 1, "work-area": 17, TOTAL: 18}
    assert table.figure(SECOND, "dukcapil").status is Status.MISSING


def test_zero_is_a_count_and_an_empty_cell_is_none(counted: Counts) -> None:
    """0, a dash and NIHIL are read as zero; a row without a number gives nothing."""
    rows = [given(0), given(None, SECOND), given(None, SECOND, "disnaker")]
    table = counted(register=REGISTER, agency_counts=rows).tables["reconciliation"]
    assert column(table, "dukcapil") == {FIRST: 0, SECOND: None, "unknown": None, "work-area": 0, TOTAL: 0}
    assert set(column(table, "disnaker").values()) == {None}


def test_all_kelurahan_make_a_kecamatan_and_some_do_not(counted: Counts, frames_of: MakesFrames) -> None:
    """Some of them are ``sebagian (3 dari 5)``: missing, without a difference, out of the total."""
    whole = [given(2, village=village, agency="kelurahan") for village in VILLAGES]
    table = counted(register=REGISTER, agency_counts=whole).tables["reconciliation"]
    assert table.figure(FIRST, "kelurahan").value == 2 * len(VILLAGES)
    table = counted(register=REGISTER, agency_counts=whole[:3]).tables["reconciliation"]
    assert set(column(table, "kelurahan").values()) == set(column(table, "imigrasi-kelurahan").values()) == {None}
    (told,) = source_remarks(frames_of(agency_counts=whole[:3]), Scope(SEPTEMBER, SEPTEMBER.end, DISTRICTS))
    assert told.partial == (PartialCount(FIRST, 3, len(VILLAGES)),)
    assert told.covered == ()
    (delivery,) = told.deliveries
    assert [village for village, _ in delivery.villages] == list(VILLAGES[:3])
    assert {delivery.first, delivery.last} == {day for _, day in delivery.villages}


def test_kelurahan_that_cannot_be_read_is_no_row_of_the_whole_kecamatan(
    counted: Counts, frames_of: MakesFrames
) -> None:
    """It is one of its kelurahan, whichever."""
    rows = [given(2, village="unknown"), given(3, SECOND)]
    (told,) = source_remarks(frames_of(agency_counts=rows), Scope(SEPTEMBER, SEPTEMBER.end, DISTRICTS))
    assert told.partial == (PartialCount(FIRST, 0, len(VILLAGES)),)
    table = counted(register=REGISTER, agency_counts=rows).tables["reconciliation"]
    assert (table.figure(FIRST, "dukcapil").value, table.figure(TOTAL, "dukcapil").value) == (None, 3)


def test_row_of_a_kecamatan_beats_the_sum_of_its_kelurahan(counted: Counts, frames_of: MakesFrames) -> None:
    """The difference is told; where they agree there is none."""
    rows = [given(2, village=village) for village in VILLAGES]
    own = given(2 * len(VILLAGES) + 1)
    assert (
        counted(register=REGISTER, agency_counts=[*rows, own]).figure("reconciliation", FIRST, "dukcapil").value
        == (own["count"])
    )
    scope = Scope(SEPTEMBER, SEPTEMBER.end, DISTRICTS)
    (told,) = source_remarks(frames_of(agency_counts=[*rows, own]), scope)
    assert told.differences == (VillageDifference(FIRST, own["count"], own["count"] - 1),)
    (told,) = source_remarks(frames_of(agency_counts=[*rows, given(2 * len(VILLAGES))]), scope)
    assert told.differences == ()


def test_latest_date_of_each_place_counts(counted: Counts) -> None:
    """A later row replaces an earlier one, kelurahan by kelurahan; rows of one date are added."""
    early = [given(1, village=village, as_of=date(2024, 8, 31)) for village in VILLAGES]
    late = given(5, village=VILLAGES[0])
    table = counted(register=REGISTER, agency_counts=[late, *early]).tables["reconciliation"]
    assert table.figure(FIRST, "dukcapil").value == 5 + len(VILLAGES) - 1
    table = counted(agency_counts=[given(10, as_of=date(2024, 9, 15)), given(12)]).tables["reconciliation"]
    assert table.figure(FIRST, "dukcapil").value == 12
    table = counted(agency_counts=[given(3, definition="murid"), given(4, definition="guru")]).tables["reconciliation"]
    assert table.figure(FIRST, "dukcapil").value == 7


def test_count_after_the_as_of_date_does_not_count(counted: Counts) -> None:
    """The one before does; an undated row is of its month, and of the as-of date within it."""
    rows = [given(10, as_of=date(2024, 9, 10)), given(12)]
    table = counted(agency_counts=rows, as_of=date(2024, 9, 20)).tables["reconciliation"]
    assert table.figure(FIRST, "dukcapil").value == 10
    undated = [given(9, as_of=None), given(8, as_of=None, period="2024-10")]
    assert (
        counted(agency_counts=undated, as_of=date(2024, 9, 20)).figure("reconciliation", FIRST, "dukcapil").value == 9
    )


@pytest.mark.parametrize(("day", "value"), [(date(2024, 6, 30), 12), (date(2024, 6, 29), None)])
def test_count_is_good_for_92_days(counted: Counts, day: date, value: int | None) -> None:
    """It counts in a month for which nothing new was given; a day older is not delivered."""
    older = [given(12, as_of=day, period=str(Month.of(day)))]
    table = counted(
        register=REGISTER,
        agency_counts=older,
        deliveries=(Delivery("agency_counts", SEPTEMBER, 1, 0, nil_declared=False),),
    ).tables["reconciliation"]
    assert table.figure(FIRST, "dukcapil").value == value
    assert table.figure(FIRST, "imigrasi-dukcapil").value == (None if value is None else 10)


def test_same_row_in_two_tables_is_one_count(counted: Counts) -> None:
    """An old row carried into the next sheet is not added to itself; within a table it is a row of its own."""
    copies = [given(5), given(5, sheet="T")]
    assert counted(agency_counts=copies).figure("reconciliation", FIRST, "dukcapil").value == 5
    assert counted(agency_counts=[given(5), given(5)]).figure("reconciliation", FIRST, "dukcapil").value == 10


def test_row_that_contradicts_itself_is_shown_and_not_added(counted: Counts, frames_of: MakesFrames) -> None:
    """Whether it is the only row of its place or not; an earlier sound row counts."""
    wrong = given(9, SECOND, parts=8)
    rows = [given(12), wrong, given(6, SECOND, as_of=date(2024, 8, 31))]
    table = counted(register=REGISTER, agency_counts=rows).tables["reconciliation"]
    assert column(table, "dukcapil") == {FIRST: 12, SECOND: 6, "unknown": None, "work-area": 18, TOTAL: 18}
    assert counted(agency_counts=[wrong]).figure("reconciliation", SECOND, "dukcapil").value is None
    (told,) = source_remarks(frames_of(agency_counts=rows), Scope(SEPTEMBER, SEPTEMBER.end, DISTRICTS))
    assert told.contradictions == (Contradiction(SECOND, None, 9, 8, date(2024, 9, 30)),)


def test_each_agency_is_compared_with_the_permits_it_counts(counted: Counts) -> None:
    """Dukcapil: ITAS and ITAP. Kelurahan: all but ITD and ITN."""
    register = [
        row for permit in ("ITAS", "ITAP", "ITK", "ITD", "ITN", "PENGUNGSI", None) for row in persons(1, FIRST, permit)
    ]
    rows = [given(1, agency=agency) for agency in ("dukcapil", "kelurahan", "disnaker")]
    table = counted(register=register, agency_counts=rows).tables["reconciliation"]
    assert [table.figure(FIRST, f"imigrasi-{code}").value for code in ("dukcapil", "kelurahan", "disnaker")] == [
        2,
        5,
        2,
    ]
    assert table.figure(TOTAL, "imigrasi").value == 2


def test_counts_without_a_kecamatan_join_the_total_and_no_pair(counted: Counts) -> None:
    """A number for the city, or for another kecamatan, cannot be compared with ours."""
    rows = [given(12), given(4, None), given(3, "31.72.06")]
    table = counted(register=REGISTER, agency_counts=rows).tables["reconciliation"]
    assert (table.figure("unknown", "dukcapil").value, table.figure("outside", "dukcapil").value) == (4, 3)
    assert (table.figure("work-area", "dukcapil").value, table.figure(TOTAL, "dukcapil").value) == (12, 19)
    assert table.figure(TOTAL, "imigrasi-dukcapil").value == 10


def test_remarks_name_coverage_and_dates_of_each_agency(frames_of: MakesFrames) -> None:
    """In print order; an agency that gave nothing is not there."""
    rows = [
        given(3, agency="kelurahan", definition="Laporan lurah", as_of=date(2024, 8, 31)),
        given(4, SECOND, "kelurahan"),
        given(1, definition="SKTT"),
        given(2, SECOND, definition="KTP-el"),
        given(5, agency="kesehatan", as_of=date(2024, 5, 1)),
    ]
    told = source_remarks(frames_of(agency_counts=rows), Scope(SEPTEMBER, SEPTEMBER.end, DISTRICTS))
    assert [(one.agency, one.definitions, one.first, one.last, one.covered) for one in told] == [
        ("dukcapil", ("KTP-el", "SKTT"), date(2024, 9, 30), date(2024, 9, 30), DISTRICTS),
        ("kelurahan", ("Laporan lurah",), date(2024, 8, 31), date(2024, 9, 30), DISTRICTS),
    ]


def test_no_order_of_rows_changes_a_count(counted: Counts) -> None:
    """Rows of several dates, kelurahan and tables, forwards and backwards."""
    rows = [
        given(5, village=VILLAGES[0], as_of=date(2024, 8, 1)), given(6, village=VILLAGES[0]), given(6, sheet="T"),
        given(6), given(9, SECOND, parts=8), given(2, SECOND, as_of=date(2024, 7, 31)),
    ]  # fmt: skip
    assert (
        counted(agency_counts=rows).tables["reconciliation"]
        == (counted(agency_counts=rows[::-1]).tables["reconciliation"])
    )


@pytest.mark.parametrize(
    ("place", "rows"),
    [("31.72.01/dukcapil", [3]), ("31.72.01/imigrasi-dukcapil", [2]), ("total/imigrasi-dukcapil", [2]),
     ("31.72.02/imigrasi-dukcapil", []), ("total/imigrasi", [2, 3]), ("work-area/imigrasi", [2, 3])],
)  # fmt: skip
def test_figures_are_traced_to_the_rows_that_count(traced: Traces, place: str, rows: list[int]) -> None:
    """Also the register's column of one agency, to the persons of the kecamatan that it covers."""
    register = [*persons(1, FIRST), *persons(1, SECOND)]
    log = [given(1, as_of=date(2024, 8, 1)), given(2)]
    assert [row for row, _adds in traced(f"reconciliation/{place}", register=register, agency_counts=log)] == rows
