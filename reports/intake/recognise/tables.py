"""Finds the tables of a sheet: those whose headers name a kind and their neighbours, else what looks like a table."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reports.intake.recognise import captions, unknown_tables
from reports.intake.recognise.adjacent_tables import side_by_side
from reports.intake.recognise.decided_tables import TableDecisions, decided_header, header_of, is_in_decided_header
from reports.intake.recognise.header import Header, anchors, header_at
from reports.intake.recognise.known_header_tables import find_by_headers
from reports.intake.recognise.named_services import named_services
from reports.intake.recognise.neighbouring_tables import headers_below, tables_above, tables_below, without_tables
from reports.intake.recognise.nil_sheets import nil_sheet
from reports.intake.recognise.numbered_heads import without_numbers
from reports.intake.recognise.recaps_beside import recaps_beside, without_fields_of, without_recaps
from reports.intake.recognise.tables_of_kind import TableOfKind
from reports.intake.recognise.tables_of_no_kind import TableOfNoKind
from reports.intake.recognise.tick_columns import ticks_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reports.intake.recognise.header_mapping import Remembered
    from reports.intake.recognise.located import Located
    from reports.intake.recognise.recaps_beside import RecapBeside
    from reports.intake.recognise.unknown_tables import UnknownTable
    from reports.model.grid import Grid
    from reports.model.period import Period
    from reports.model.place import Place


def locate(
    grid: Grid,
    place: Place,
    remembered: Remembered,
    lists: Mapping[str, str] | None = None,
    tables: Mapping[str, str] | None = None,
    *,
    period: Period | None = None,
) -> tuple[Located, ...]:
    """Return the tables of a sheet from the top: those of our kinds, and those of no kind above and below them.

    On a sheet without any of our kinds they are those that look like tables.

    Args:
        grid: the sheet.
        place: where it stands.
        remembered: this office's decisions on headers, normalised text → field.
        lists: its decisions on lists of persons, pattern of headers → kind, or ``other``.
        tables: its decisions on kinds, pattern of headers → kind.
        period: its decision on the period of this sheet.
    """
    decisions = TableDecisions(lists or {}, tables or {}, period)
    grid = without_numbers(grid)
    rows = anchors(grid, remembered)
    headers = _headers(grid, rows, remembered, decisions)
    search = _SheetSearch(grid, place, remembered, decisions, rows)
    for position, header in enumerate(headers):
        if header.top > search.above:
            search.add_list(header, captions.last_row_before_next(grid, headers, position))
    located = tuple(search.tables) or tuple(_of_no_kind(grid, place, rows, remembered, decisions))
    return located or tuple(nil_sheet(grid, place, decisions))


@dataclass
class _SheetSearch:
    """The tables of a sheet found so far, from the top."""

    grid: Grid
    place: Place
    remembered: Remembered
    decisions: TableDecisions
    anchors: list[int]
    """Rows that hold at least two known header words."""
    tables: list[Located] = field(default_factory=list)
    above: int = 0
    """Last row of the tables found so far."""

    def add_list(self, header: Header, last: int) -> None:
        """Add the tables under a header that names a kind, and those of no kind above and below them.

        Args:
            header: of the list, or of lists side by side.
            last: row before the next table of a known kind.
        """
        upper_tables = tables_above(self.grid, self.above, header)
        for upper_table in upper_tables:
            self._add_unknown(upper_table)
        other_headers = headers_below(self.grid, header, self.anchors, last)
        below = other_headers[0] - 1 if other_headers else last
        self._add_known(without_tables(self.grid, upper_tables), header, below)
        for lower_table in tables_below(self.grid, other_headers, self.above, last):
            self._add_unknown(lower_table)

    def _add_known(self, grid: Grid, header: Header, below: int) -> None:
        """Add the lists under a header and the recapitulations beside them.

        Args:
            grid: the sheet without the tables right above.
            header: of the lists.
            below: the last row that they reach at most.
        """
        rows, ends = (self.above, below), [self.above]
        recaps = recaps_beside(grid, header, below)
        list_grid, list_header = _list_without_recaps(grid, recaps, header, rows, self.decisions)
        for part in side_by_side(list_header):
            table = TableOfKind.between(rows, list_grid, self.place, part, self.decisions)
            self.tables.append(table.located(len(self.tables) + 1))
            ends.append(table.body.end)
        for recap in recaps:
            unknown = TableOfNoKind.at(grid, self.place, recap.table(header, self.above))
            self.tables.append(unknown.recap_beside_list(len(self.tables) + 1, self.remembered, self.decisions))
            ends.append(recap.rows[-1])
        self.above = max(ends)

    def _add_unknown(self, table: UnknownTable) -> None:
        unknown = TableOfNoKind.at(self.grid, self.place, table)
        self.tables.append(unknown.located(len(self.tables) + 1, self.remembered, self.decisions))
        self.above = max(self.above, table.last_row)


def _list_without_recaps(
    grid: Grid, recaps: tuple[RecapBeside, ...], header: Header, rows: tuple[int, int], decisions: TableDecisions
) -> tuple[Grid, Header]:
    """Return a sheet and the header of a list on it without the recapitulations beside the list.

    Args:
        grid: the sheet.
        recaps: beside the list.
        header: of all.
        rows: the last row of the table above, and the last row that the list reaches at most.
        decisions: on tables.
    """
    if not recaps:
        return grid, header
    list_grid = without_recaps(grid, recaps, (rows[0] + 1, rows[1]), header.top)
    for anchor in (header.bottom, header.top):
        list_header = decided_header(list_grid, anchor, header.remembered, decisions)
        list_header = list_header or header_at(list_grid, anchor, header.remembered)
        if list_header is not None:
            return list_grid, list_header
    return list_grid, without_fields_of(header, recaps)


def _of_no_kind(
    grid: Grid, place: Place, rows: list[int], remembered: Remembered, decisions: TableDecisions
) -> Iterator[Located]:
    """Yield the tables of a sheet whose headers name no kind: not understood, or of the kind this office decided.

    Args:
        grid: the sheet.
        place: where it stands.
        rows: those with known header words.
        remembered: this office's decisions on headers.
        decisions: on lists, kinds and the period.
    """
    by_shape, above = unknown_tables.find(grid), 0
    by_words = find_by_headers(grid, rows, by_shape)
    tables = sorted((*by_shape, *by_words), key=lambda table: table.header_rows)
    for index, table in enumerate(tables, start=1):
        end = table.data_rows[1]
        ticks = ticks_of(grid, table.labels, table.header_rows)
        header = header_of(table.header_rows, table.labels, remembered, decisions, ticks)
        header = header or named_services(grid, table, remembered, decisions, ticks)
        if header is None:
            yield TableOfNoKind.at(grid, place, table).located(index, remembered, decisions)
        else:
            below = tables[index].header_rows[0] - 1 if index < len(tables) else grid.height
            of_kind = TableOfKind.between((above, below), grid, place, header, decisions)
            yield of_kind.located(index)
            end = max(end, of_kind.body.end)
        above = end


def _headers(grid: Grid, rows: list[int], remembered: Remembered, decisions: TableDecisions) -> list[Header]:
    """Return the header blocks around rows with known header words from the top, none inside another."""
    headers: list[Header] = []
    for anchor in rows:
        if headers and anchor <= headers[-1].bottom:
            continue
        header = decided_header(grid, anchor, remembered, decisions)
        if header is None and not is_in_decided_header(grid, anchor, decisions):
            header = header_at(grid, anchor, remembered)
        if header is not None and not (headers and header.top <= headers[-1].bottom):
            headers.append(header)
    return headers
