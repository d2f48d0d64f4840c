"""Accepted rows as frames."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pandas as pd

from reports.ledger.frames import frames
from reports.measures import measure
from reports.model.coverage import Coverage, Delivery
from reports.model.period import Period
from reports.model.sheet import FileReading, RowBin
from reports.vocabulary import kinds, schema

if TYPE_CHECKING:
    from tests.ledger.conftest import MakesTable

A, S = RowBin.ACCEPTED, RowBin.SET_ASIDE


def test_every_kind_has_its_columns_in_order() -> None:
    """Even without a single reading."""
    found = frames([])
    assert {kind: list(frame.columns) for kind, frame in found.items()} == {
        kind: [column.name for column in schema.ledger_columns(kind)] for kind in kinds.KINDS
    }


def test_dtypes_do_not_depend_on_the_rows(reading: FileReading) -> None:
    """An empty column of dates is one of dates."""
    for kind, frame in frames([reading]).items():
        assert frame.dtypes.astype(str).to_dict() == frames([])[kind].dtypes.astype(str).to_dict()


def test_only_accepted_rows_come_in_the_order_of_the_readings(reading: FileReading) -> None:
    """With their place, unknown left empty."""
    register = frames([reading, reading])["register"]
    assert register["row"].tolist() == [5, 8] * 4
    assert register["full_name"].tolist() == ["Ana", "=1+1"] * 4
    assert register["path"].unique().tolist() == [reading.path]
    assert register["permit_expiry"].head(2).tolist() == [pd.Timestamp(2024, 9, 1), pd.NaT]
    assert register["district"].head(2).tolist() == ["31.72.01", None]
    assert register["permit_lifetime"].head(2).tolist() == [False, True]
    assert frames([reading])["incidents"]["actions"].tolist() == [("TAK_A", "TAK_F"), ()]
    assert frames([reading])["incidents"]["persons"].tolist() == [3, pd.NA]


def test_months_choose_rows(table_of: MakesTable) -> None:
    """Rows without a month come only when all are asked for."""
    table = table_of("services", (A, A, S, A), period=["2024-08", "2024-09", "2024-09", None])
    found = FileReading("a.xlsx", "00" * 32, "read", tables=(table,))
    assert frames([found], {"2024-09"})["services"]["row"].tolist() == [6]
    assert frames([found])["services"]["row"].tolist() == [5, 6, 8]


def test_measures_read_these_frames(table_of: MakesTable) -> None:
    """The dtypes of the ledger and those of hand-made frames count alike."""
    table = table_of(
        "register", (A, A, A),
        permit_class=["ITAS", None, "ITAS"], permit_expiry=[date(2024, 8, 1), None, date(9999, 12, 31)],
        permit_lifetime=[False, False, True], district=["31.72.01", None, "outside"],
    )  # fmt: skip
    cases = table_of(
        "incidents", (A,), actions=[("TAK_F",)], decision_date=[date(2024, 9, 2)], persons=[4], persons_male=[1],
        incident_date=[date(2024, 9, 1)],
    )  # fmt: skip
    found = FileReading("a.xlsx", "00" * 32, "read", tables=(table, cases))
    period = Period.parse("2024-09")
    coverage = Coverage((Delivery("register", period, 3, 0, False), Delivery("incidents", period, 1, 0, False)))
    figures = measure(frames([found]), coverage, period, as_of=period.end, districts=("31.72.01",))
    places = {
        "stock-district-permit": ("total", "ITAS", 2), "overstay": ("31.72.01", "eq60", 1),
        "tak-actions": ("unknown", "TAK_F-unknown", 3), "tak-persons": ("unknown", "total", 4),
        "incidents-district": ("unknown", "count", 1),
    }  # fmt: skip
    assert {
        table: (row, column, figures.figure(table, row, column).value) for table, (row, column, _) in places.items()
    } == places
