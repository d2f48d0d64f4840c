"""Compares the recapitulations of a workbook with its own register: each number with the persons it should count."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reports.intake.validate import resolve_duplicates
from reports.model.grid import cell_name
from reports.model.sheet import FileReading
from reports.problems import Problem
from reports.vocabulary import permits

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reports.model.period import Period
    from reports.model.recap import Recap, RecapCell
    from reports.model.sheet import TableReading

REKAP = "REKAP"
"""Word by which a recapitulation is known as a list that is no input."""
_FACETS = ("district", "village", "nationality", "permit_class", "sex")
_NOT_UNDERSTOOD = frozenset({"kind-unknown", "kind-resembles", "kind-incomplete", "list-other", "header-unsure"})


@dataclass(frozen=True)
class _Counted:
    """The accepted persons of a register by their facets."""

    persons: Counter[tuple[str, ...]]

    def numbers(self, cell: RecapCell) -> frozenset[int]:
        """Return how many persons a number may count; children of dual citizenship may be left out of a sum."""
        matching = [
            (facets, number)
            for facets, number in self.persons.items()
            if all(facets[_FACETS.index(name)] == code for name, code in cell.facets.items())
        ]
        every_person = sum(number for _, number in matching)
        place = _FACETS.index("permit_class")
        stock = sum(number for facets, number in matching if facets[place] != permits.MEMO)
        return frozenset({every_person} if "permit_class" in cell.facets else {every_person, stock})


def with_recaps(path: str, tables: Sequence[TableReading], recaps: Mapping[int, Recap]) -> tuple[TableReading, ...]:
    """Return the tables of a file with its recapitulations compared.

    Args:
        path: of the file, as printed.
        tables: of the file.
        recaps: index of a table of no kind → the numbers of a recapitulation that it is.
    """
    if not recaps:
        return tuple(tables)
    registers = _registers(path, tables)
    result = list(tables)
    for index, recap in recaps.items():
        month_registers = [reading for reading in registers if _is_of_month(reading, tables[index].table.period)]
        result[index] = (
            _compared(path, tables[index], recap, month_registers) if month_registers else _alone(path, tables[index])
        )
    return tuple(result)


def _registers(path: str, tables: Sequence[TableReading]) -> list[TableReading]:
    """Return the registers of a file with persons, without the copies within it."""
    (file,) = resolve_duplicates([FileReading(path, "", "read", tables=tuple(tables))])
    return [reading for reading in file.tables if reading.table.kind == "register" and reading.records.rows]


def _is_of_month(register: TableReading, period: Period | None) -> bool:
    register_period = register.table.period
    return period is None or register_period is None or register_period == period


def _compared(path: str, reading: TableReading, recap: Recap, registers: Sequence[TableReading]) -> TableReading:
    """Return a recapitulation as no input, with a problem at each number that differs from the register."""
    counted = _Counted(Counter(facets for register in registers for facets in _facets_of(register)))
    differing = tuple(_differences(path, reading, recap, counted))
    details = {"compared": len(recap.cells), "differing": len(differing), "unread": recap.unread}
    summary = Problem("recap-compared", path, reading.table.sheet, details=details)
    other_problems = (problem for problem in reading.problems if problem.code not in _NOT_UNDERSTOOD)
    table = replace(reading.table, other_list=REKAP, resembles=None)
    return replace(reading, table=table, problems=(*other_problems, summary, *differing))


def _facets_of(register: TableReading) -> Iterator[tuple[str, ...]]:
    """Yield the facets of each accepted person."""
    values = register.records.values
    columns = (values[name] for name in _FACETS)
    for accepted, *facets in zip(register.records.accepted, *columns, strict=True):
        if accepted:
            yield tuple(facet if isinstance(facet, str) else "" for facet in facets)


def _differences(path: str, reading: TableReading, recap: Recap, counted: _Counted) -> Iterator[Problem]:
    for cell in recap.cells:
        numbers = counted.numbers(cell)
        if cell.stated not in numbers:
            place = cell_name(cell.row, cell.column)
            details = {"stated": cell.stated, "counted": max(numbers)}
            yield Problem("recap-differs", path, reading.table.sheet, place, None, str(cell.stated), details)


def _alone(path: str, reading: TableReading) -> TableReading:
    """Return a recapitulation without a register of its month: not understood, in plain words."""
    no_kind = {"kind-unknown", "kind-resembles", "kind-incomplete"}
    other_problems = (problem for problem in reading.problems if problem.code not in no_kind)
    return replace(reading, problems=(*other_problems, Problem("recap-alone", path, reading.table.sheet)))
