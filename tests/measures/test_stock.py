"""Persons of the register."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from reports.model.figures import Status

if TYPE_CHECKING:
    from reports.model.figures import Figures
    from tests.measures.conftest import Counts

AS_OF = date(2024, 9, 30)


def cells(figures: Figures, table: str) -> dict[str, int | None]:
    """Return the places of a table that are not zero, as ``row/column``."""
    return {f"{row}/{column}": one.value for (row, column), one in figures.tables[table].cells.items() if one.value}


def person(**fields: Any) -> dict[str, Any]:
    """Return a register row with a plain ITAS, changed as given."""
    return {"permit_class": "ITAS", "nationality": "KOR", "sex": "L", "district": "31.72.01", **fields}


def ends_in(days: int) -> dict[str, Any]:
    """Return a person whose permit expires so many days after the as-of date."""
    return person(permit_expiry=AS_OF + timedelta(days))


def test_every_person_is_in_all_margins(counted: Counts) -> None:
    """One person adds one to the cell, the work area and every total."""
    assert cells(counted(register=[person()]), "stock-district-permit") == {
        "31.72.01/ITAS": 1,
        "31.72.01/total": 1,
        "work-area/ITAS": 1,
        "work-area/total": 1,
        "total/ITAS": 1,
        "total/total": 1,
    }


def test_district_table_is_dense_and_lists_outside_and_unknown(counted: Counts) -> None:
    """Every kecamatan and class has a figure, though nobody is there."""
    table = counted(register=[person()]).tables["stock-district-permit"]
    assert table.rows == ("31.72.01", "31.72.02", "outside", "unknown")
    assert table.columns == ("ITK", "ITAS", "ITAP", "ITD", "ITN", "PENGUNGSI", "TANPA", "unknown")
    assert len(table.cells) == (4 + 2) * (8 + 1)
    assert table.figure("31.72.02", "TANPA").value == 0


def test_kecamatan_beyond_the_work_area_counts_as_outside(counted: Counts) -> None:
    """A valid code that the office does not have, ``outside`` and none are told apart; the total has them all."""
    rows = [person(district=code) for code in ("31.72.02", "31.72.06", "outside", None)]
    figures = counted(register=rows)
    totals = {
        row: figures.figure("stock-district-permit", row, "total").value
        for row in ("outside", "unknown", "work-area", "total")
    }
    assert totals == {"outside": 2, "unknown": 1, "work-area": 1, "total": 4}


def test_faulty_fields_lose_no_person(counted: Counts) -> None:
    """A row that says nothing about anything is one person of unknown everything."""
    figures = counted(register=[{}])
    assert cells(figures, "stock-nationality-permit") == {
        "unknown/unknown": 1, "unknown/total": 1, "total/unknown": 1, "total/total": 1,
    }  # fmt: skip
    for table, place in (
        ("stock-district-sex", ("unknown", "unknown")),
        ("stock-village", ("unknown", "unknown")),
        ("stock-occupation-permit", ("unknown", "unknown")),
        ("overstay", ("unknown", "unknown")),
    ):
        assert figures.figure(table, *place).value == 1


def test_children_of_dual_citizenship_are_a_memo_outside_the_stock(counted: Counts) -> None:
    """ABG stands in no stock table."""
    figures = counted(register=[person(), person(permit_class="ABG", permit_expiry=date(2020, 1, 1))])
    assert figures.figure("stock-memo", "ABG", "count").value == 1
    tables = ("stock-nationality-permit", "stock-district-permit", "stock-district-sex", "stock-village")
    assert [figures.figure(table, "total", "total").value for table in tables] == [1, 1, 1, 1]
    assert figures.figure("overstay", "total", "gt60").value == 0


def test_nationalities_are_sparse_largest_first_unknown_last(counted: Counts) -> None:
    """Equal numbers are ordered by code."""
    rows = [person(nationality=code) for code in (None, None, None, "JPN", "CHN", "IND", "IND")]
    assert counted(register=rows).tables["stock-nationality-permit"].rows == ("IND", "CHN", "JPN", "unknown")


def test_a_refugee_has_no_purpose_of_stay(counted: Counts) -> None:
    """A word in the column of occupations does not say that a refugee works."""
    rows = [
        person(purpose="bekerja"),
        person(purpose="bekerja", permit_class="PENGUNGSI"),
        person(purpose="keluarga", nationality="XXB", permit_class=None),
        person(purpose="bekerja", nationality=None),
    ]
    figures = counted(register=rows)
    assert figures.figure("stock-occupation-permit", "bekerja", "total").value == 2
    assert figures.figure("stock-occupation-permit", "unknown", "total").value == 2
    assert figures.figure("stock-occupation-permit", "keluarga", "total").value == 0


def test_villages_outside_and_unknown(counted: Counts) -> None:
    """Kelurahan of a kecamatan that the office does not have are outside."""
    rows = [person(village=code) for code in ("31.72.01.1001", "31.72.06.1001", "outside", None)]
    table = counted(register=rows).tables["stock-village"]
    assert table.rows[:1] + table.rows[-2:] == ("31.72.01.1001", "outside", "unknown")
    assert all(row.startswith(("31.72.01.", "31.72.02.")) for row in table.rows[:-2])
    totals = [table.figure(row, "total").value for row in ("31.72.01.1001", "outside", "unknown", "total")]
    assert totals == [1, 2, 1, 4]


@pytest.mark.parametrize(
    ("days", "column"),
    [(0, "30"), (1, "30"), (30, "30"), (31, "60"), (60, "60"), (61, "90"), (90, "90"), (91, None), (-1, None)],
)
def test_expiring_windows(counted: Counts, days: int, column: str | None) -> None:
    """Day 0 is the expiry day, and the windows close on day 30, 60 and 90."""
    found = cells(counted(register=[ends_in(days)]), "stock-expiring")
    places = [f"{row}/{code}" for row in ("31.72.01", "work-area", "total") for code in (column, "total")]
    assert found == ({} if column is None else dict.fromkeys(places, 1))


@pytest.mark.parametrize(
    ("days", "column"),
    [(0, None), (-1, "lt60"), (-59, "lt60"), (-60, "eq60"), (-61, "gt60"), (-4000, "gt60"), (1, None)],
)
def test_days_past_expiry(counted: Counts, days: int, column: str | None) -> None:
    """Exactly 60 days stand on neither side."""
    figures = counted(register=[ends_in(days)])
    found = {code: figures.figure("overstay", "31.72.01", code).value for code in ("lt60", "eq60", "gt60", "unknown")}
    assert found == {code: int(code == column) for code in found}
    assert figures.figure("overstay", "total", "total").value == int(column is not None)


@pytest.mark.parametrize(
    "exempt",
    [{"permit_lifetime": True}, {"permit_class": "ITD"}, {"permit_class": "PENGUNGSI"}, {"nationality": "XXB"}],
)
@pytest.mark.parametrize("expiry", [date(2024, 1, 1), date(2024, 10, 1), None])
def test_permits_without_an_end_are_in_neither_table(
    counted: Counts, exempt: dict[str, Any], expiry: date | None
) -> None:
    """For life, diplomats and refugees."""
    figures = counted(register=[person(permit_expiry=expiry, **exempt)])
    assert cells(figures, "overstay") == cells(figures, "stock-expiring") == {}


def test_permits_far_in_the_future_are_counted_as_present(counted: Counts) -> None:
    """A year 9999 breaks nothing."""
    figures = counted(register=[person(permit_expiry=date(9999, 12, 31)), ends_in(10)])
    assert figures.figure("stock-expiring", "total", "total").value == 1


def test_stock_is_the_register_of_the_month_of_the_as_of_date(counted: Counts) -> None:
    """A range takes its last month; an as-of date takes its own."""
    rows = [person(period=month) for month in ("2024-07", "2024-08", "2024-08", "2024-09", "2024-09", "2024-09")]
    assert counted("2024-07..2024-09", register=rows).figure("stock-district-sex", "total", "total").value == 3
    early = counted("2024-07..2024-09", as_of=date(2024, 8, 15), register=rows)
    assert early.figure("stock-district-sex", "total", "total").value == 2
    assert early.figure("stock-district-sex", "total", "total").as_of == date(2024, 8, 15)


def test_stock_of_a_register_not_delivered_is_missing(counted: Counts) -> None:
    """Every dense figure is there without a value."""
    table = counted(services=[]).tables["stock-district-sex"]
    assert table.status is Status.MISSING
    assert {(one.value, one.status) for one in table.cells.values()} == {(None, Status.MISSING)}
    assert len(table.cells) == (4 + 2) * (3 + 1)


@pytest.mark.parametrize("permit", ["ITD", "ITN", "PENGUNGSI"])
@pytest.mark.parametrize("expiry", [date(2024, 8, 1), date(2024, 10, 10), None])
def test_diplomatic_and_official_stays_and_refugees_neither_end_nor_have_ended(
    counted: Counts, permit: str, expiry: date | None
) -> None:
    """Settled rule 14: ITN like ITD. An ITAS with these dates is in one of the tables."""
    for code, number in ((permit, 0), ("ITAS", 1)):
        figures = counted(register=[{"permit_class": code, "permit_expiry": expiry, "district": "31.72.01"}])
        tables = [figures.tables[name] for name in ("stock-expiring", "overstay")]
        assert sum(table.figure("total", column).value or 0 for table in tables for column in table.columns) == number


def test_total_of_lapsed_permits_is_without_unreadable_dates(counted: Counts) -> None:
    """Unknown stands next to it, in every row."""
    rows = [{"permit_class": "ITAS", "permit_expiry": day, "district": "31.72.01"} for day in (date(2024, 9, 1), None)]
    table = counted(register=rows).tables["overstay"]
    for row in ("31.72.01", "work-area", "total"):
        assert (table.figure(row, "total").value, table.figure(row, "unknown").value) == (1, 1)


@pytest.mark.parametrize(
    ("table", "column"),
    [("stock-district-permit", "total"), ("stock-district-sex", "total"), ("stock-expiring", "30"),
     ("overstay", "lt60"), ("incidents-district", "count"), ("reconciliation", "imigrasi")],
)  # fmt: skip
def test_the_work_area_is_the_sum_of_its_kecamatan(counted: Counts, table: str, column: str) -> None:
    """Without what lies outside or is unknown, which the total has."""
    places = ("31.72.01", "31.72.02", "31.72.02", "31.72.06", None)
    expiry = {"stock-expiring": date(2024, 10, 5), "overstay": date(2024, 9, 5)}.get(table)
    register = [{"permit_class": "ITAS", "permit_expiry": expiry, "district": place} for place in places]
    incidents = [
        {"incident_type": "overstay", "incident_date": date(2024, 9, 3), "district": place} for place in places
    ]
    figures = counted(register=register, incidents=incidents)
    assert figures.figure(table, "work-area", column).value == 3
    assert figures.figure(table, "total", column).value == 5
