"""Readings as intake makes them, small."""

from __future__ import annotations

from datetime import date
from typing import Protocol

import pytest

from reports.model.period import Period
from reports.model.sheet import Column, FileReading, Records, RowBin, RowRole, SheetTable, TableReading
from reports.problems import Problem
from reports.vocabulary import schema

A, S, D = RowBin.ACCEPTED, RowBin.SET_ASIDE, RowBin.DUPLICATE


class MakesTable(Protocol):
    """Builds a table of a kind."""

    def __call__(self, kind: str, bins: tuple[RowBin, ...], **values: list[object]) -> TableReading:
        """Return a table with as many rows as bins; fields not named are empty."""


@pytest.fixture(scope="session")
def table_of() -> MakesTable:
    """Give a builder of tables."""

    def build(kind: str, bins: tuple[RowBin, ...], **values: list[object]) -> TableReading:
        """Return a table of a sheet with one column."""
        fields = {column.name: [None] * len(bins) for column in schema.LEDGER[kind]}
        rows = tuple(range(5, 5 + len(bins)))
        table = SheetTable(
            "Penjaringan", 1, hidden=False, kind=kind, period=Period.parse("2024-09"), period_from="title",
            header_rows=(3, 4), data_rows=(5, 4 + len(bins)),
            columns=(Column(2, "NAMA / LENGKAP", "full_name", "alias"),),
            structure={3: RowRole.HEADER, 4: RowRole.NUMBERING}, hidden_rows=(6,), district="31.72.01",
        )  # fmt: skip
        found = {**fields, "period": ["2024-09"] * len(bins), **values}
        raw = {"full_name": [f"n{row}" if row % 2 else None for row in rows]}
        return TableReading(
            table, Records(rows, found, raw, bins), (Problem("duplicate", cell="B7", details={"row": 6}),)
        )

    return build


@pytest.fixture(scope="session")
def reading(table_of: MakesTable) -> FileReading:
    """Give one file with every kind of value, bin and oddity."""
    register = table_of(
        "register", (A, S, D, A),
        full_name=["Ana", None, "Ben", "=1+1"], permit_expiry=[date(2024, 9, 1), None, date(9999, 12, 31), None],
        permit_lifetime=[False, None, True, True], district=["31.72.01", "outside", None, None],
    )  # fmt: skip
    incidents = table_of("incidents", (A, A), actions=[("TAK_A", "TAK_F"), ()], persons=[3, None])
    empty = table_of("services", ())
    unknown = TableReading(
        SheetTable("Lain", 1, True, None, None, None, (1, 1), None, (), {1: RowRole.HEADER}),
        Records((2,), {}, {}, (A,)),
    )
    return FileReading(
        "inputs/é register.xlsx", "ab" * 32, "read", None, (("Penjaringan", False), ("Lain", True)),
        (register, incidents, register, empty, unknown),
        (Problem("period-conflict", "inputs/é register.xlsx", details={"chosen": ("2024-09", "2024-08"), "count": 2}),),
    )  # fmt: skip
