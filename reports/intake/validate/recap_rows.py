"""Compares recapitulations of services with the rows of the same month and class, which count instead of them."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from reports.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reports.model.sheet import FileReading, TableReading

    Numbers = Counter[tuple[str, str]]
    """Month and class → number of services."""


def tell_recaps(files: Sequence[FileReading]) -> tuple[FileReading, ...]:
    """Return the files with a problem at each recapitulation beside whose numbers there are rows.

    Args:
        files: with their rows in final bins.
    """
    logged: Numbers = Counter()
    for reading in _services(files):
        logged += _numbers(reading, recap=False)
    if not logged:
        return tuple(files)
    return tuple(
        replace(file, tables=tuple(_with_comparison(file.path, reading, logged) for reading in file.tables))
        for file in files
    )


def _services(files: Sequence[FileReading]) -> Iterator[TableReading]:
    return (reading for file in files for reading in file.tables if reading.table.kind == "services")


def _numbers(reading: TableReading, *, recap: bool) -> Numbers:
    """Return the number of services by month and class, of rows or of a recapitulation."""
    values = reading.records.values
    services: Numbers = Counter()
    columns = (values["period"], values["service_class"], values["count"], values["recap"])
    for accepted, month, code, count, is_recap in zip(reading.records.accepted, *columns, strict=True):
        if accepted and is_recap is recap:
            services[str(month), str(code)] += count if isinstance(count, int) else 0
    return services


def _with_comparison(path: str, reading: TableReading, logged: Numbers) -> TableReading:
    """Return a table with what is said of its numbers beside the rows."""
    if reading.table.kind != "services":
        return reading
    problems = [
        Problem(
            "recap-agrees" if number == logged[place] else "recap-against-rows",
            path,
            reading.table.sheet,
            details={"month": place[0], "class": place[1], "stated": number, "counted": logged[place]},
        )
        for place, number in sorted(_numbers(reading, recap=True).items())
        if place in logged
    ]
    return replace(reading, problems=(*reading.problems, *problems)) if problems else reading
