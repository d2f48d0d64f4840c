"""Accepted rows of many readings as frames for the measures."""

from __future__ import annotations

from datetime import date
from itertools import chain, compress
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from reports.vocabulary import kinds, schema

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Sequence

    from reports.model.sheet import FileReading, TableReading


_EPOCH = date(1970, 1, 1).toordinal()
_NO_DAY = int(np.datetime64("NaT", "D").view("int64"))


def frames(readings: Sequence[FileReading], months: Container[str] | None = None) -> dict[str, pd.DataFrame]:
    """Return the accepted rows by kind, in the order of the readings.

    Args:
        readings: with their rows in final bins.
        months: only rows of these (``YYYY-MM``); None for all, also those without a month.

    Shape: one frame for every kind, with the columns of ``schema.ledger_columns``: text and texts as objects (None
    where unknown), date as ``datetime64[s]``, int as ``Int64``, bool as ``boolean``.
    """
    return {kind: _frame(kind, readings, months) for kind in kinds.KINDS}


def narrow(readings: Sequence[FileReading], kind: str, names: Container[str]) -> pd.DataFrame:
    """Return the accepted rows of a kind with some columns only, which for many months is much quicker than all.

    Shape: as a frame of ``frames``, the other columns left out.
    """
    return _frame(kind, readings, None, names)


def places(readings: Sequence[FileReading], kind: str) -> list[tuple[FileReading, TableReading, int]]:
    """Return where each row of the frame of a kind stands: file, table, and index among its records, from 0."""
    return [
        (reading, table, index)
        for reading in readings
        for table in reading.tables
        if table.table.kind == kind
        for index, is_accepted in enumerate(table.records.accepted)
        if is_accepted
    ]


def _frame(
    kind: str,
    readings: Sequence[FileReading],
    months: Container[str] | None,
    names: Container[str] | None = None,
) -> pd.DataFrame:
    declared = schema.ledger_columns(kind)
    types = {column.name: column.type for column in declared if names is None or column.name in names}
    tables = [(reading, table) for reading in readings for table in reading.tables if table.table.kind == kind]
    pieces = [_piece(types, reading, table, months) for reading, table in tables]
    return pd.DataFrame(
        {
            name: _series(list(chain.from_iterable(piece[name] for piece in pieces)), kind)
            for name, kind in types.items()
        }
    )


def _piece(
    names: Iterable[str], reading: FileReading, table: TableReading, months: Container[str] | None
) -> dict[str, Sequence[object]]:
    """Return the accepted rows of a table by column; a field that it lacks is unknown there."""
    records = table.records
    mask = records.accepted
    if months is not None:
        mask = [keep and month in months for keep, month in zip(mask, records.values["period"], strict=True)]
    size = sum(mask)
    origin = {"path": reading.path, "sha256": reading.sha256, "sheet": table.table.sheet, "table": table.table.index}
    columns: dict[str, Sequence[object]] = {name: [value] * size for name, value in origin.items()}
    stored = {"row": records.rows, **records.values}
    columns |= (
        stored if size == len(mask) else {name: list(compress(stored[name], mask)) for name in names if name in stored}
    )
    return {name: columns.get(name, [None] * size) for name in names}


def _series(values: list[object], kind: str) -> pd.Series:
    """Return a column of its declared type."""
    if kind == "date":
        # as days since 1970, which numpy takes ten times faster than date objects
        days = [_NO_DAY if value is None else value.toordinal() - _EPOCH for value in values]  # type: ignore[attr-defined]
        return pd.Series(np.array(days, dtype="int64").view("datetime64[D]").astype("datetime64[s]"))
    return pd.Series(values, dtype={"int": "Int64", "bool": "boolean"}.get(kind, "object"))
