"""Tables whose headers name no kind: counts of agencies or services, other lists, and what is not understood."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reports.intake.recognise import header_contrast, periods
from reports.intake.recognise.agency_pivots import KIND, agency_table, as_counts, pivot_problems, totals_of
from reports.intake.recognise.contradicted_names import Names
from reports.intake.recognise.count_recaps import is_recap_of, recap_problems
from reports.intake.recognise.labels import joined
from reports.intake.recognise.located import Located
from reports.intake.recognise.other_lists import pattern_of, with_other_list
from reports.intake.recognise.recaps import recap_of
from reports.intake.recognise.resemblance import register_fields, resemblance
from reports.intake.recognise.service_pivots import is_of_month, service_table
from reports.intake.recognise.table_period import (
    decided_period,
    month_without_year,
    stated_texts,
    titles_above,
    week_of,
)
from reports.intake.recognise.table_problems import decided_list, header_unsure, not_understood
from reports.intake.recognise.tick_columns import ticks_of
from reports.intake.recognise.titled_agencies import (
    agency_asked,
    agency_of,
    resemblance_to,
    titled_agency_problem,
    titled_agency_table,
)
from reports.intake.recognise.transposed import CODE, resemblance_across
from reports.model.grid import cell_name, column_letter
from reports.model.sheet import Candidate, Column, RowRole, SheetTable
from reports.problems import Problem
from reports.vocabulary import numbers

if TYPE_CHECKING:
    from reports.intake.recognise.agency_pivots import AgencyTable
    from reports.intake.recognise.decided_tables import TableDecisions
    from reports.intake.recognise.header_mapping import Remembered
    from reports.intake.recognise.unknown_tables import UnknownTable
    from reports.model.grid import Grid, Scalar
    from reports.model.place import Place
    from reports.model.recap import Recap

_OWN_TITLES = frozenset({"kelurahan"})
"""Agencies whose names stand in titles of the office's own recapitulations, too."""
_RECAP = "REKAP"
"""Word by which a recapitulation beside a list is known as no input."""


@dataclass(frozen=True)
class TableOfNoKind:
    """A table of no kind on its sheet, with the titles above it."""

    grid: Grid
    place: Place
    unknown: UnknownTable
    titles: tuple[str, ...]

    @classmethod
    def at(cls, grid: Grid, place: Place, unknown: UnknownTable) -> TableOfNoKind:
        """Return a table with the titles between it and the table above."""
        return cls(grid, place, unknown, titles_above(grid, unknown.above + 1, unknown.header_rows[0] - 1))

    def located(self, index: int, remembered: Remembered, decisions: TableDecisions) -> Located:
        """Return the table as what it can be proved to be.

        Args:
            index: its number on the sheet, from 1.
            remembered: this office's decisions on headers, normalised text → field.
            decisions: this office's decisions on tables.
        """
        table = self._table(index, remembered, decisions)
        decided = decisions.other_list(self.unknown.labels)
        if decided:
            table = replace(table, other_list=decided)
            return self._not_counted(table, decided_list(self.place, table), is_decided=True)
        counts = self._agency_counts(table) or self._titled_agency(table, decisions) or self._services(table)
        if counts is not None:
            return counts
        agencies = self._titled_agencies()
        if agencies is not None and agency_of(agencies) not in _OWN_TITLES:
            table = replace(table, resembles=resemblance_to(agencies, self.unknown.labels))
            return self._not_counted(table, agency_asked(self.place, table, agencies), is_decided=True)
        labels = self.unknown.labels
        ticks = ticks_of(self.grid, labels, self.unknown.header_rows)
        across = resemblance_across(self.grid, (self.unknown.header_rows[0], self.unknown.data_rows[1]), remembered)
        if across is not None:
            table = replace(table, resembles=across)
            problem = Problem(CODE, self.place.path, table.sheet, details={"kind": across.kind})
            return self._not_counted(table, problem, is_decided=True)
        names = Names(self.titles, self.grid.sheet, self.place.file.rpartition(".")[0])
        table = with_other_list(table, names, labels, register_fields(labels, remembered, ticks), self._cells)
        return self._not_counted(table, not_understood(self.place, table), is_decided=False)

    def _cells(self, column: int) -> list[Scalar]:
        """Return the cells of a column of the records."""
        return [self.grid.cell(row, column) for row in self.unknown.records]

    def recap_beside_list(self, index: int, remembered: Remembered, decisions: TableDecisions) -> Located:
        """Return a recapitulation beside a list: no input, and compared where it is one of a register.

        Args:
            index: its number on the sheet, from 1.
            remembered: this office's decisions on headers, normalised text → field.
            decisions: this office's decisions on tables.
        """
        unknown = self.unknown
        table = replace(self._table(index, remembered, decisions), other_list=_RECAP, resembles=None)
        cell = cell_name(unknown.header_rows[1], unknown.columns[0])
        columns = f"{column_letter(unknown.columns[0])}:{column_letter(unknown.columns[-1])}"
        problem = Problem("recap-beside", self.place.path, table.sheet, cell, details={"columns": columns})
        recap = self._recap(table) if self._has_one_name else None
        return Located(table, unknown.records, {}, (), {}, (problem,), recap)

    @property
    def _has_one_name(self) -> bool:
        """Whether its rows are told apart by one column: counts by two names compare with no single one."""
        first = self.grid.rows[self.unknown.records[0] - 1]
        cells = (first[column - 1] for column in self.unknown.columns)
        return sum(isinstance(cell, str) and numbers.whole(cell) is None for cell in cells) == 1

    def _table(self, index: int, remembered: Remembered, decisions: TableDecisions) -> SheetTable:
        """Return the table with its period, columns and rows."""
        grid, unknown = self.grid, self.unknown
        period = decided_period(decisions) or periods.decide(stated_texts(grid, self.place, self.titles))
        ticks = ticks_of(grid, unknown.labels, unknown.header_rows)
        return SheetTable(
            grid.sheet,
            index,
            grid.hidden,
            None,
            period.period,
            period.source,
            unknown.header_rows,
            unknown.data_rows,
            self._columns(),
            self._header_roles() | dict(sorted(unknown.structure.items())),
            tuple(sorted(row for row in grid.hidden_rows if unknown.header_rows[0] <= row <= unknown.data_rows[1])),
            week=week_of(self.titles, grid.sheet, self.place.file),
            candidates=self._weighed(),
            resembles=resemblance(unknown.labels, remembered, ticks, decided=decisions.kind(unknown.labels)),
            pattern=pattern_of(unknown.labels),
        )

    def _columns(self) -> tuple[Column, ...]:
        """Return the columns, none of which fills a field."""
        labels, hidden = self.unknown.labels, self.grid.hidden_columns
        return tuple(
            Column(column, joined(labels.get(column, ())), None, "none", column in hidden)
            for column in self.unknown.columns
        )

    def _header_roles(self) -> dict[int, RowRole]:
        """Return the rows of the header that hold anything."""
        rows = range(self.unknown.header_rows[0], self.unknown.header_rows[1] + 1)
        return {row: RowRole.HEADER for row in rows if any(cell is not None for cell in self.grid.rows[row - 1])}

    def _weighed(self) -> tuple[Candidate, ...]:
        """Return the candidates for the header with what speaks for each."""
        unknown = self.unknown
        totals = tuple(row for row, role in unknown.structure.items() if role is RowRole.TOTAL)
        return header_contrast.weigh(
            header_contrast.Table(self.grid, unknown.header_rows, unknown.records, unknown.columns, totals)
        )

    def _agency_counts(self, table: SheetTable) -> Located | None:
        """Return the table as counts with a column for each agency; None for any other table."""
        agencies = agency_table(self.grid, self.unknown)
        if agencies is None:
            return None
        table = as_counts(table, KIND, agencies.stub, agencies.pivot)
        problems = tuple(pivot_problems(self.place, table, agencies))
        totals = totals_of(self.grid, self.unknown)
        return Located(table, self.unknown.records, {}, totals, agencies.stub, problems, pivot=agencies.pivot)

    def _titled_agency(self, table: SheetTable, decisions: TableDecisions) -> Located | None:
        """Return the table as counts of the agency its title names, where this office decided so; else None."""
        agencies = self._titled_agencies() if decisions.kind(self.unknown.labels) == KIND else None
        if agencies is None:
            return None
        table = as_counts(table, KIND, agencies.stub, agencies.pivot)
        problems = (titled_agency_problem(self.place, table, agencies),)
        totals = totals_of(self.grid, self.unknown)
        return Located(table, self.unknown.records, {}, totals, agencies.stub, problems, pivot=agencies.pivot)

    def _titled_agencies(self) -> AgencyTable | None:
        return titled_agency_table(self.grid, self.unknown, (*self.titles, self.grid.sheet), self.place.file)

    def _services(self, table: SheetTable) -> Located | None:
        """Return the table as counts of services of one month; None for any other table."""
        if not is_of_month(table):
            return None
        unknown = self.unknown
        services = service_table(self.grid, unknown.labels, unknown.records, (*self.titles, self.grid.sheet))
        if services is None:
            return None
        table = as_counts(table, "services", services.stub, services.pivot)
        totals = totals_of(self.grid, unknown)
        return Located(table, unknown.records, {}, totals, services.stub, (), pivot=services.pivot)

    def _not_counted(self, table: SheetTable, problem: Problem, *, is_decided: bool) -> Located:
        """Return a table that counts nowhere; a recapitulation of a register keeps its numbers to be compared."""
        unknown, problems = self.unknown, [problem]
        if not table.other_list and is_recap_of(self.grid, table, unknown.labels, unknown.records):
            problems = list(recap_problems(self.place, table))
        if header_contrast.is_doubtful(table.candidates):
            problems.append(header_unsure(self.place, self.grid, table.candidates[1].header_rows))
        recap = None if is_decided or table.other_list else self._recap(table)
        return Located(table, unknown.records, {}, (), {}, tuple(problems), recap)

    def _recap(self, table: SheetTable) -> Recap | None:
        """Return the numbers of a recapitulation, with the month that it states without a year."""
        recap = recap_of(self.grid, self.unknown, self.titles)
        if recap is None or table.period is not None:
            return recap
        return replace(recap, month=month_without_year(stated_texts(self.grid, self.place, self.titles)))
