"""Compares recapitulations of persons with the register of their month: each number with the persons it should count.

A recapitulation beside its register is compared within the file first, and with all registers of its month once all
files are read: it may lie in a workbook of its own, and the register in several. Compared is what both say: a kecamatan
whose register was not delivered is left out, and a sum that it is part of.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from reports.intake.validate import resolve_duplicates
from reports.model.grid import cell_name
from reports.model.recap import Recap
from reports.model.sheet import FileReading
from reports.pipeline.recap_numbers import CountedPersons
from reports.problems import Detail, Problem
from reports.vocabulary import recap_words, weeks

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reports.model.period import Period
    from reports.model.recap import RecapCell
    from reports.model.sheet import TableReading

    Register = tuple[str, TableReading]
    """Path of its file, and its table."""

REKAP = "REKAP"
"""Word by which a recapitulation is known as a list that is no input."""
_NOT_UNDERSTOOD = frozenset({"kind-unknown", "kind-resembles", "kind-incomplete", "list-other", "header-unsure"})
_OF_RECAPS = frozenset({"recap-alone", "recap-compared", "recap-differs", "recap-month-unsure", "recap-weeks-few"})
"""Problems that a comparison with more registers replaces."""
_PERSONS = "WNA"
"""What a recapitulation of persons counts."""


def with_recaps(path: str, tables: Sequence[TableReading], recaps: Mapping[int, Recap]) -> tuple[TableReading, ...]:
    """Return the tables of a file with its recapitulations compared with the registers of the same file.

    Args:
        path: of the file, as printed.
        tables: of the file.
        recaps: index of a table of no kind → the numbers of a recapitulation that it is.
    """
    if not recaps:
        return tuple(tables)
    carrying = tuple(replace(reading, recap=recaps.get(index)) for index, reading in enumerate(tables))
    # without the copies within the file
    (file,) = resolve_duplicates([FileReading(path, "", "read", tables=carrying)])
    compared = _Comparison(path, carrying, _registers([file])).tables()
    return tuple(compared)


def tell_register_recaps(files: Sequence[FileReading]) -> tuple[FileReading, ...]:
    """Return the files with their recapitulations compared with the registers of all files.

    Args:
        files: with their rows in final bins.
    """
    if not any(reading.recap for file in files for reading in file.tables):
        return tuple(files)
    registers = _registers(files)
    return tuple(
        replace(file, tables=tuple(_Comparison(file.path, file.tables, registers).tables()))
        if any(reading.recap for reading in file.tables)
        else file
        for file in files
    )


def _registers(files: Iterable[FileReading]) -> list[Register]:
    """Return the registers with persons."""
    return [
        (file.path, reading)
        for file in files
        for reading in file.tables
        if reading.table.kind == "register" and reading.records.rows
    ]


@dataclass(frozen=True)
class _Comparison:
    """The tables of a file and the registers that its recapitulations may be of."""

    path: str
    file_tables: Sequence[TableReading]
    registers: Sequence[Register]

    def tables(self) -> list[TableReading]:
        """Return the tables of the file, recapitulations compared."""
        tables = list(self.file_tables)
        for group in self._groups():
            readings = [self.file_tables[index] for index in group]
            for index, reading in zip(group, self._compared(readings), strict=True):
                tables[index] = reading
        return tables

    def _groups(self) -> list[list[int]]:
        """Return the recapitulations by their indices, blocks of weeks of one month together, by their weeks."""
        groups: defaultdict[object, list[int]] = defaultdict(list)
        for index, reading in enumerate(self.file_tables):
            if reading.recap is not None:
                is_week = reading.table.week is not None
                groups[(reading.table.period, reading.recap.month) if is_week else index].append(index)
        return [sorted(group, key=lambda index: self.file_tables[index].table.week or "") for group in groups.values()]

    def _compared(self, readings: Sequence[TableReading]) -> list[TableReading]:
        """Return one recapitulation, or its weeks, as no input where there is a register, with what differs."""
        registers = self._registers_of(readings[0])
        if registers is None:
            return [_with(self.path, reading, "recap-month-unsure") for reading in readings]
        if not registers:
            return [_with(self.path, reading, "recap-alone") for reading in readings]
        without_kind = [
            replace(reading, table=replace(reading.table, other_list=REKAP, resembles=None)) for reading in readings
        ]
        recap = _together(readings)
        month = next((str(register.table.period) for _path, register in registers if register.table.period), "")
        if recap is None:
            numbers = ", ".join(sorted({reading.table.week or "" for reading in readings}))
            few: dict[str, Detail] = {"class": _PERSONS, "month": month, "weeks": numbers}
            return [_with(self.path, reading, "recap-weeks-few", few) for reading in without_kind]
        return self._with_differences(without_kind, recap, registers, month)

    def _with_differences(
        self, readings: Sequence[TableReading], recap: Recap, registers: Sequence[Register], month: str
    ) -> list[TableReading]:
        own_registers = [register for path, register in registers if path == self.path]
        compared = CountedPersons.of([register for _path, register in registers])
        cells = [cell for cell in recap.cells if compared.is_comparable(cell, recap)]
        sources = [compared, CountedPersons.of(own_registers)] if own_registers else [compared]
        of_sums = _differing(cells, recap, sources, latest=False)
        of_latest = _differing(cells, recap, sources, latest=True)
        differing = of_latest if len(of_latest) < len(of_sums) else of_sums
        unread = recap.unread + len(recap.cells) - len(cells)
        details: dict[str, Detail] = {"compared": len(cells), "differing": len(differing), "unread": unread}
        result = [_with(self.path, reading, "recap-compared", details) for reading in readings]
        sheet = readings[-1].table.sheet
        problems = (
            Problem(
                "recap-differs", self.path, sheet, cell_name(cell.row, cell.column), None, str(stated),
                {"stated": stated, "counted": counted, "month": month},
            )
            for cell, stated, counted in differing
        )  # fmt: skip
        result[-1] = replace(result[-1], problems=(*result[-1].problems, *problems))
        return result

    def _registers_of(self, reading: TableReading) -> list[Register] | None:
        """Return the registers of the month of a recapitulation; None where several months may be meant."""
        assert reading.recap is not None  # noqa: S101 -- callers pass recapitulations only
        period, month = reading.table.period, reading.recap.month
        own_registers = [register for register in self.registers if register[0] == self.path]
        registers = self.registers if self._may_be_elsewhere(reading) else own_registers
        if period is not None:
            return [
                (path, register)
                for path, register in registers
                if register.table.period == period or (register.table.period is None and path == self.path)
            ]
        if month is None and own_registers:
            return list(own_registers)
        periods = {register.table.period for _path, register in registers if _is_of(register.table.period, month)}
        if len(periods) > 1:
            return None
        return [register for register in registers if register[1].table.period in periods]

    def _may_be_elsewhere(self, reading: TableReading) -> bool:
        """Tell whether a recapitulation may be of registers in other files: named one of persons, of no other list."""
        stem = PurePosixPath(self.path).stem
        is_beside = any(problem.code == "recap-beside" for problem in reading.problems)
        is_named = reading.recap is not None and reading.recap.is_of_persons
        is_other = recap_words.has_word("others", stem)
        return (is_named or recap_words.has_word("persons", stem)) and not is_beside and not is_other


def _is_of(period: Period | None, month: int | None) -> bool:
    """Tell whether a register is of a month of some year, or of any month where none is stated."""
    return period is not None and period.is_month and month in {None, period.first.month}


def _with(path: str, reading: TableReading, code: str, details: Mapping[str, Detail] | None = None) -> TableReading:
    """Return a recapitulation with what is said of it, in place of what was said of it before."""
    replaced = _OF_RECAPS | _NOT_UNDERSTOOD
    other_problems = (problem for problem in reading.problems if problem.code not in replaced)
    problem = Problem(code, path, reading.table.sheet, details=dict(details or {}))
    return replace(reading, problems=(*other_problems, problem))


def _together(readings: Sequence[TableReading]) -> Recap | None:
    """Return a recapitulation, or the weeks of one as one; None where these are no whole month."""
    recaps = [reading.recap for reading in readings if reading.recap is not None]
    if readings[0].table.week is None:
        return recaps[0]
    numbers = [int(reading.table.week or 0) for reading in readings]
    if len(numbers) < weeks.FEWEST or numbers != list(range(1, len(numbers) + 1)):
        return None
    by_facets = [{tuple(sorted(cell.facets.items())): cell for cell in recap.cells} for recap in recaps]
    last = by_facets[-1]
    common = [facets for facets in last if all(facets in cells for cells in by_facets)]
    cells = tuple(
        replace(last[facets], stated=sum(cells[facets].stated for cells in by_facets), latest=last[facets].stated)
        for facets in common
    )
    return Recap(cells, sum(recap.unread for recap in recaps), recaps[0].dimension)


def _differing(
    cells: Iterable[RecapCell], recap: Recap, sources: Sequence[CountedPersons], *, latest: bool
) -> list[tuple[RecapCell, int, int]]:
    """Return each number that none of several counts makes, with what it states and what all registers make.

    Args:
        cells: to be compared.
        recap: that they are of.
        sources: counts of which one must make a number; the first is told.
        latest: compare of several weeks the last one only.
    """
    differing = []
    for cell in cells:
        stated = cell.latest if latest and cell.latest is not None else cell.stated
        if not any(stated in source.numbers(cell, recap) for source in sources):
            differing.append((cell, stated, max(sources[0].numbers(cell, recap))))
    return differing
