"""Tables whose header names a kind: period, rows, columns and problems, or why nothing of them is counted."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from reports.intake.recognise import captions, titled_places
from reports.intake.recognise.action_columns import with_actions
from reports.intake.recognise.adjacent_tables import repeated_tables
from reports.intake.recognise.agency_pivots import as_counts
from reports.intake.recognise.captioned_kinds import kind_problems, lacking_kind, lacks_kind
from reports.intake.recognise.code_columns import with_codes
from reports.intake.recognise.columns_by_values import undecided, with_persons, with_values
from reports.intake.recognise.contradicted_names import Names
from reports.intake.recognise.count_columns import count_columns
from reports.intake.recognise.count_recaps import columns_of_counts, recap_problems
from reports.intake.recognise.foreign_counts import with_foreign_counts
from reports.intake.recognise.header_mapping import TICK, is_possible, is_readable, with_open_columns
from reports.intake.recognise.header_ranking import weigh
from reports.intake.recognise.ignored_headers import ignored_problems
from reports.intake.recognise.implausible_dates import implausible
from reports.intake.recognise.incident_proof import lacks_proof
from reports.intake.recognise.kind_choice import KindChoice, choose_kind
from reports.intake.recognise.latest_columns import with_present
from reports.intake.recognise.located import Located
from reports.intake.recognise.misspelt_months import misspelt_month
from reports.intake.recognise.newer_columns import newer_columns
from reports.intake.recognise.nil_tables import Declaration, declaration
from reports.intake.recognise.other_lists import (
    Sign,
    pattern_of,
    roster_word,
    sign_of_other_list,
    with_other_list,
)
from reports.intake.recognise.periods import Decided
from reports.intake.recognise.resemblance import register_fields, resemblance
from reports.intake.recognise.rows import Body, Sorter
from reports.intake.recognise.service_pivots import is_of_month, service_table
from reports.intake.recognise.several_persons import several_persons
from reports.intake.recognise.split_counts import split_counts, split_problems
from reports.intake.recognise.table_columns import columns_of, without_fields
from reports.intake.recognise.table_period import (
    decided_period,
    district_of,
    is_class_in_place,
    names_class,
    permit_class_of,
    stated_texts,
    table_period,
    titles_above,
    titles_over,
    week_of,
)
from reports.intake.recognise.table_problems import (
    caption_problems,
    decided_list,
    header_problems,
    lost_problems,
    month_problems,
    other_list_problems,
    place_problems,
    proof_problems,
    proposal_problems,
    table_problems,
)
from reports.intake.recognise.titled_places import TitledPlace, titled_place
from reports.intake.recognise.unread_columns import unread_columns
from reports.late_patterns import late_regex
from reports.model.period import Month, Period
from reports.model.sheet import RowRole, SheetTable

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reports.intake.recognise.decided_tables import TableDecisions
    from reports.intake.recognise.header import Header
    from reports.intake.recognise.header_mapping import Mapping_
    from reports.model.grid import Grid, Scalar
    from reports.model.place import Place
    from reports.problems import Problem

_MONTH = late_regex(r"\d{4}-\d{2}")


@dataclass(frozen=True)
class _Titles:
    """What stands above a table."""

    above: tuple[str, ...]
    over: tuple[str, ...]
    """The captions over its own columns."""
    district: str | None

    @classmethod
    def of(cls, grid: Grid, header: Header, first_row: int) -> _Titles:
        """Return the titles from a row to a header."""
        above = titles_above(grid, first_row, header.top - 1, (header.left, header.right))
        return cls(above, titles_over(grid, header, first_row), district_of(above, grid.sheet))


@dataclass(frozen=True)
class TableOfKind:
    """A table of a kind on its sheet, with all that was recognised of it."""

    grid: Grid
    place: Place
    header: Header
    decisions: TableDecisions
    choice: KindChoice
    titles: _Titles
    fields: Mapping[int, str]
    """Column → the field by whose type its cells are judged."""
    body: Body
    mapping: Mapping_
    """Without columns whose values cannot be what the header says."""
    period: Decided
    odd: Mapping[int, tuple[str, ...]]
    """Column of implausible dates → the fields it may hold instead."""
    last: int
    """Row that it reaches at most."""

    @classmethod
    def between(
        cls, rows: tuple[int, int], grid: Grid, place: Place, header: Header, decisions: TableDecisions
    ) -> TableOfKind:
        """Return the table of a header.

        Args:
            rows: the last row of the table above, and the last row that this one reaches at most.
            grid: the sheet.
            place: where it stands.
            header: of the table.
            decisions: this office's decisions on tables.
        """
        choice = choose_kind(grid, header, rows[1], decisions)
        titles = _Titles.of(grid, header, rows[0] + 1)
        fields = _types_of(choice.mapping)
        over = (names_class(titles.over), is_class_in_place(titles.over, grid.sheet))
        sorter = Sorter(grid, choice.mapping.kind, header.labels, fields, *over)
        body = sorter.body(header.bottom + 1, rows[1], titles.district)
        labels = undecided(header, choice.mapping)
        mapping = with_values(grid, choice.mapping, labels, body.records)
        mapping = with_persons(grid, mapping, header.labels, body.records)
        mapping = with_actions(grid, with_codes(grid, mapping, body.records), labels, body.records)
        mapping = with_present(mapping, labels)
        period = _period(grid, place, titles, mapping, body, decisions)
        mapping = with_foreign_counts(grid, mapping, header.labels, body.records, period.period)
        odd = implausible(grid, mapping, body, period.period)
        return cls(
            grid,
            place,
            header,
            decisions,
            choice,
            titles,
            fields,
            body,
            with_open_columns(mapping, odd),
            period,
            odd,
            rows[1],
        )

    def located(self, index: int) -> Located:
        """Return the table, numbered on its sheet from 1; one that is not certain counts nowhere."""
        table = self._table(index)
        return self._services(table) or self._records(table)

    def _table(self, index: int) -> SheetTable:
        """Return the table with its period, columns and rows."""
        grid, header, body, titled = self.grid, self.header, self.body, self._titled_place
        header_roles = dict.fromkeys(range(header.top, header.bottom + 1), RowRole.HEADER)
        return SheetTable(
            grid.sheet,
            index,
            grid.hidden,
            self.mapping.kind,
            self.period.period,
            self.period.source,
            (header.top, header.bottom),
            body.data_rows,
            columns_of(grid, header, self.mapping, body),
            header_roles | dict(sorted(body.structure.items())),
            tuple(sorted(row for row in grid.hidden_rows if header.top <= row <= body.end)),
            nil_declared=self._nil.declared,
            nil_through=self._nil.through,
            district=self.titles.district or (titled.district if titled else None),
            village=titled.village if titled else None,
            permit_class=permit_class_of(self.titles.over, grid.sheet),
            week=week_of(self.titles.above, grid.sheet, self.place.file),
            candidates=weigh(grid, header, self.mapping, body),
            pattern=pattern_of(header.labels),
        )

    @cached_property
    def _nil(self) -> Declaration:
        """What it says of nothing."""
        return declaration(
            self.grid, self.header, self.body, self.mapping.kind, self.fields, self.period.period, self.last
        )

    @cached_property
    def _sign(self) -> Sign | None:
        """The sign by which it is another list, unless the office has decided that it is a register."""
        decided = self.decisions.other_list(self.header.labels)
        if decided:
            return Sign(decided, is_sure=True)
        if self.mapping.kind != "register" or self.decisions.is_register(self.header.labels):
            return None
        filled = {column: self._filled_share(column) for column in self.header.labels}
        return sign_of_other_list(self._names, self.header.labels, self.mapping.fields, self._cells, filled)

    def _filled_share(self, column: int) -> float:
        """Return the part of the records that fill a column; without records, all."""
        rows = self.body.records
        return (len(rows) - self.grid.column(column, rows).count(None)) / len(rows) if rows else 1.0

    @property
    def _names(self) -> Names:
        """What names the table: its titles, its sheet and its file."""
        return Names(self.titles.above, self.grid.sheet, self.place.file.rpartition(".")[0])

    @cached_property
    def _titled_place(self) -> TitledPlace | None:
        """The place of all rows by titles and names, where no column says it."""
        has_column = bool(self.mapping.columns.keys() & {"kecamatan", "kelurahan"})
        if has_column or self.mapping.kind not in titled_places.KINDS:
            return None
        place = titled_place(self.titles.above, self.grid.sheet, self.place)
        is_other = place is not None and self.titles.district not in {None, place.district}
        return None if is_other else place

    @cached_property
    def _lacks_proof(self) -> bool:
        """Whether nothing but a date and persons speaks for a log of incidents, and the office has not decided."""
        is_decided = self.decisions.kind(self.header.labels) == self.mapping.kind
        if is_decided or not self.body.records:
            return False
        return lacks_proof(self.mapping, self.header.labels, self._names, self._cells)

    @cached_property
    def _lacks_kind(self) -> bool:
        """Whether nothing says of what kind the activities are, and the office has not decided."""
        is_decided = self.decisions.kind(self.header.labels) == self.mapping.kind
        if is_decided or not self.body.records:
            return False
        captions_below = captions.above_records(self.grid, self.body)
        return lacks_kind(self.mapping, (*self.titles.above, *captions_below))

    @cached_property
    def _split_counts(self) -> tuple[tuple[str, int, int], ...]:
        """The counts that stand in several columns of one meaning."""
        return split_counts(self.grid, self.header, self.mapping, self.body.records)

    def _cells(self, column: int) -> list[Scalar]:
        """Return the cells of a column of the records."""
        return [self.grid.cell(row, column) for row in self.body.records]

    @cached_property
    def _has_counts(self) -> bool:
        """Whether it is a recapitulation: its columns hold counts."""
        return bool(columns_of_counts(self.grid, self.mapping.kind, self.header.labels, self.fields, self.body.records))

    @cached_property
    def _other_months(self) -> tuple[int, ...]:
        """The months of captions in a register that are not the month of the table."""
        is_register = self.mapping.kind == "register"
        return captions.other_months(self.grid, self.body, self.period.period) if is_register else ()

    @cached_property
    def _months_stated(self) -> Period | None:
        """The months from that of the title to that of the sheet's name where these of a register differ, else None."""
        conflict = self.period.conflict
        if self.mapping.kind != "register" or not self.body.records or not conflict or not self.period.period:
            return None
        other_month, source = conflict
        if (self.period.source, source) != ("title", "sheet") or not _MONTH.fullmatch(other_month):
            return None
        of_title, of_sheet = self.period.period, Month.parse(other_month)
        return Period(min(of_title.first, of_sheet), max(of_title.last, of_sheet)) if of_title.is_month else None

    def _services(self, table: SheetTable) -> Located | None:
        """Return a table as counts of services of one month; None for any other table."""
        if not (self._has_counts and self.mapping.kind == "services" and is_of_month(table)):
            return None
        body, named_by = self.body, (*self.titles.above, self.grid.sheet)
        services = service_table(self.grid, self.header.labels, body.records, named_by)
        if services is None:
            return None
        table = as_counts(table, self.mapping.kind, services.stub, services.pivot)
        mapping = replace(self.mapping, repeated=())
        problems = table_problems(self.place, table, mapping, self.choice.ambiguous, self.period)
        return Located(table, body.records, {}, body.totals, services.stub, problems, pivot=services.pivot)

    def _records(self, table: SheetTable) -> Located:
        """Return a table with its records; where anything is uncertain, as one of no kind."""
        body = self.body
        lost = repeated_tables(self.grid, self.mapping, body.records)
        mapping = replace(self.mapping, repeated=()) if lost else self.mapping
        if not is_readable(mapping) or lost or self._is_uncertain:
            table = self._not_counted(table, mapping)
        problems = tuple(self._problems(table, mapping, lost))
        return Located(table, body.records, body.groups, body.totals, mapping.columns, problems)

    @property
    def _is_uncertain(self) -> bool:
        """Whether its kind or its rows are in doubt: nothing is guessed, it is counted once it is clear what it is."""
        return bool(
            self.choice.ambiguous
            or self._sign
            or self._has_counts
            or self._other_months
            or self._months_stated
            or self._lacks_proof
            or self._lacks_kind
            or self._split_counts
        )

    def _not_counted(self, table: SheetTable, mapping: Mapping_) -> SheetTable:
        """Return a table as one of no kind, with what it resembles."""
        header, sign = self.header, self._sign
        likeness = resemblance(
            header.labels, header.remembered, header.ticks, decided=self.decisions.kind(header.labels)
        )
        likeness = lacking_kind(likeness) if self._lacks_kind else likeness
        table = replace(without_fields(table), resembles=likeness, period=self._months_stated or table.period)
        if sign:
            return replace(table, other_list=sign.word) if sign.is_sure else table
        if is_possible(mapping):
            names = (*self.titles.above, self.grid.sheet)
            return replace(table, other_list=roster_word(names, header.labels)) if self._lacks_proof else table
        fields = register_fields(header.labels, header.remembered, header.ticks)
        return with_other_list(table, self._names, header.labels, fields, self._cells)

    def _problems(self, table: SheetTable, mapping: Mapping_, lost: tuple[str, ...]) -> Iterator[Problem]:
        """Yield the problems of the table; of a list that the office has decided only that."""
        place = self.place
        if self.decisions.other_list(self.header.labels):
            yield decided_list(place, table)
            return
        yield from other_list_problems(place, table, self._sign) if is_possible(mapping) else ()
        period = replace(self.period, conflict=None) if self._months_stated else self.period
        yield from table_problems(place, table, mapping, self.choice.ambiguous, period)
        yield from month_problems(place, table, self.period) if self._months_stated else ()
        yield from proof_problems(place, table) if self._lacks_proof else ()
        yield from kind_problems(place, table) if self._lacks_kind else ()
        yield from split_problems(place, table, self._split_counts)
        yield from header_problems(place, table, mapping, self.choice.doubtful, self.odd)
        yield from proposal_problems(place, table, self.header, mapping)
        yield from caption_problems(place, table, self.titles.over, self._other_months)
        yield from lost_problems(place, table, lost)
        yield from recap_problems(place, table) if self._has_counts else ()
        if table.kind is not None:
            yield from self._nil.problems(place, table.sheet)
            yield from place_problems(place, table, self._titled_place) if self.body.records else ()
            yield from ignored_problems(place, table, self.header)
            yield from several_persons(place, table, self.grid, self.header, mapping, self.body.records)
            yield from unread_columns(place, table, self.grid, self.header, mapping, self.body.records)
            yield from newer_columns(place, table, self.grid, self.header, mapping, self.body.records)
            yield from count_columns(place, table, self.grid, self.header, mapping, self.body.records)


def _types_of(mapping: Mapping_) -> dict[int, str]:
    """Return column → field; a cell that holds several fields is of none of their types, and a mark of none."""
    return {match.column: " + ".join(match.all_fields) if match.how != TICK else TICK for match in mapping.matches}


def _period(
    grid: Grid, place: Place, titles: _Titles, mapping: Mapping_, body: Body, decisions: TableDecisions
) -> Decided:
    """Return the period that the office has decided, else that of titles, captions, names and dates."""
    of_captions = captions.own_month(grid, body) if mapping.kind == "register" else ()
    decided = decided_period(decisions)
    if decided is not None:
        return decided
    period = table_period(grid, place, (*titles.above, *of_captions), mapping, body)
    span = period.period
    if mapping.kind != "register" or (span and span.is_month):
        return period
    # a year is no month of a register, and sheets of several months hold the same persons
    texts = (text for _source, of_source in stated_texts(grid, place, titles.above) for text in of_source)
    if near := misspelt_month(texts, span.last.year if span else None):
        return Decided(misspelt=(near[0], str(near[1])))
    return Decided() if span and place.is_asked(grid.sheet) else period
