"""Puts a sheet's tables together: header, kind, period, rows, columns, and the reasons for all of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reports.intake.recognise import captions, header_contrast, nil_rows, periods, unknown_tables
from reports.intake.recognise.adjacent_tables import repeated_tables, side_by_side
from reports.intake.recognise.agency_pivots import agency_table, as_counts, pivot_problems, totals_of
from reports.intake.recognise.code_columns import with_codes
from reports.intake.recognise.count_recaps import columns_of_counts, is_recap_of, recap_problems
from reports.intake.recognise.decided_tables import TableDecisions, decided_header, header_is_decided, header_of
from reports.intake.recognise.header import Header, anchors, header_at
from reports.intake.recognise.header_mapping import TICK, is_possible, is_readable, proposals, without
from reports.intake.recognise.header_ranking import SAMPLED, doubt, fitting, weigh
from reports.intake.recognise.implausible_dates import implausible
from reports.intake.recognise.known_header_tables import find_by_headers
from reports.intake.recognise.labels import joined
from reports.intake.recognise.merged_headers import on_data_columns
from reports.intake.recognise.other_lists import Sign, pattern_of, sign_of_other_list
from reports.intake.recognise.recaps import recap_of
from reports.intake.recognise.resemblance import resemblance
from reports.intake.recognise.rows import Body, Sorter, Total
from reports.intake.recognise.service_pivots import ServiceTable, service_table
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
)
from reports.intake.recognise.table_problems import (
    caption_problems,
    decided_list,
    header_problems,
    header_unsure,
    lost_problems,
    not_understood,
    other_list_problems,
    proposal_problems,
    table_problems,
)
from reports.intake.recognise.tick_columns import ticks_of
from reports.model.sheet import Candidate, Column, RowRole, SheetTable

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from reports.intake.recognise.group_rows import Group
    from reports.intake.recognise.header_mapping import Mapping_, Remembered
    from reports.intake.recognise.labels import Label
    from reports.model.grid import Grid
    from reports.model.period import Period
    from reports.model.pivot import Pivot
    from reports.model.place import Place
    from reports.model.recap import Recap
    from reports.problems import Problem


@dataclass(frozen=True)
class Located:
    """A table with what the next steps need to read its rows."""

    table: SheetTable
    records: tuple[int, ...]
    """Sheet rows of the records."""
    groups: Mapping[int, Group]
    totals: tuple[Total, ...]
    columns: Mapping[str, int]
    """Field → column."""
    problems: tuple[Problem, ...]
    recap: Recap | None = None
    """The numbers of a table of no kind that is a recapitulation."""
    pivot: Pivot | None = None
    """The columns of the agencies, where a table has one for each."""


def locate(
    grid: Grid,
    place: Place,
    remembered: Remembered,
    lists: Mapping[str, str] | None = None,
    tables: Mapping[str, str] | None = None,
    *,
    period: Period | None = None,
) -> tuple[Located, ...]:
    """Return every table of our kinds on a sheet from the top; on a sheet without any, those that look like tables.

    Args:
        grid: the sheet.
        place: where it stands.
        remembered: this office's decisions on headers, normalised text → field.
        lists: its decisions on lists of persons, pattern of headers → kind, or ``other``.
        tables: its decisions on kinds, pattern of headers → kind.
        period: its decision on the period of this sheet.
    """
    decisions = TableDecisions(lists or {}, tables or {}, period)
    located_tables: list[Located] = []
    rows = anchors(grid, remembered)
    headers = _headers(grid, rows, remembered, decisions)
    above = 0
    for position, header in enumerate(headers):
        if header.top <= above:
            continue
        below = captions.last_row_before_next(grid, headers, position)
        ends = [above]
        for part in side_by_side(header):
            located, end = _table(grid, place, part, (above, below), index=len(located_tables) + 1, decisions=decisions)
            located_tables.append(located)
            ends.append(end)
        above = max(ends)
    return tuple(located_tables) or tuple(_of_no_kind(grid, place, rows, remembered, decisions))


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
        if header is None:
            yield _plain(grid, place, table, index, remembered, decisions)
        else:
            below = tables[index].header_rows[0] - 1 if index < len(tables) else grid.height
            located, last = _table(grid, place, header, (above, below), index=index, decisions=decisions)
            end = max(end, last)
            yield located
        above = end


def _plain(
    grid: Grid,
    place: Place,
    unknown: unknown_tables.UnknownTable,
    index: int,
    remembered: Remembered,
    decisions: TableDecisions,
) -> Located:
    titles = titles_above(grid, unknown.above + 1, unknown.header_rows[0] - 1)
    period = decided_period(decisions) or periods.decide(stated_texts(grid, place, titles))
    columns = tuple(
        Column(column, joined(unknown.labels.get(column, ())), None, "none", column in grid.hidden_columns)
        for column in unknown.columns
    )
    rows = range(unknown.header_rows[0], unknown.header_rows[1] + 1)
    header = {row: RowRole.HEADER for row in rows if any(cell is not None for cell in grid.rows[row - 1])}
    table = SheetTable(
        grid.sheet,
        index,
        grid.hidden,
        None,
        period.period,
        period.source,
        unknown.header_rows,
        unknown.data_rows,
        columns,
        header | dict(sorted(unknown.structure.items())),
        tuple(sorted(row for row in grid.hidden_rows if unknown.header_rows[0] <= row <= unknown.data_rows[1])),
        candidates=_weighed(grid, unknown),
        resembles=resemblance(unknown.labels, remembered, ticks_of(grid, unknown.labels, unknown.header_rows)),
        pattern=pattern_of(unknown.labels),
    )
    decided = decisions.other_list(unknown.labels)
    agencies = None if decided else agency_table(grid, unknown)
    if agencies is not None:
        table = as_counts(table, "agency_counts", agencies.stub, agencies.pivot)
        problems = pivot_problems(place, table, agencies)
        return Located(
            table, unknown.records, {}, totals_of(grid, unknown), agencies.stub, tuple(problems), pivot=agencies.pivot
        )
    services = _services(grid, table, unknown, titles) if not decided else None
    if services is not None:
        table = as_counts(table, "services", services.stub, services.pivot)
        totals = totals_of(grid, unknown)
        return Located(table, unknown.records, {}, totals, services.stub, (), pivot=services.pivot)
    table = replace(table, other_list=decided) if decided else _told_apart(table, place, titles, unknown.labels)
    problems = [decided_list(place, table) if decided else not_understood(place, table)]
    if not table.other_list and is_recap_of(grid, table, unknown.labels, unknown.records):
        problems = list(recap_problems(place, table))
    if header_contrast.is_doubtful(table.candidates):
        problems.append(header_unsure(place, grid, table.candidates[1].header_rows))
    recap = None if decided or table.other_list else recap_of(grid, unknown, titles)
    return Located(table, unknown.records, {}, (), {}, tuple(problems), recap)


def _is_of_month(table: SheetTable) -> bool:
    """Tell whether numbers without days belong to one month."""
    return table.period is not None and table.period.is_month


def _services(
    grid: Grid, table: SheetTable, unknown: unknown_tables.UnknownTable, titles: tuple[str, ...]
) -> ServiceTable | None:
    """Return the counts of a table of no kind that is a recapitulation of services."""
    if not _is_of_month(table):
        return None
    return service_table(grid, unknown.labels, unknown.records, (*titles, grid.sheet))


def _weighed(grid: Grid, unknown: unknown_tables.UnknownTable) -> tuple[Candidate, ...]:
    totals = tuple(row for row, role in unknown.structure.items() if role is RowRole.TOTAL)
    return header_contrast.weigh(
        header_contrast.Table(grid, unknown.header_rows, unknown.records, unknown.columns, totals)
    )


def _headers(grid: Grid, rows: list[int], remembered: Remembered, decisions: TableDecisions) -> list[Header]:
    """Return the header blocks around rows with known header words from the top, none inside another."""
    headers: list[Header] = []
    for anchor in rows:
        if headers and anchor <= headers[-1].bottom:
            continue
        header = decided_header(grid, anchor, remembered, decisions) or header_at(grid, anchor, remembered)
        if header is not None and not (headers and header.top <= headers[-1].bottom):
            headers.append(header)
    return headers


def _table(
    grid: Grid, place: Place, header: Header, between: tuple[int, int], *, index: int, decisions: TableDecisions
) -> tuple[Located, int]:
    """Return the table of a header that lies between two rows, and the last row it reaches."""
    above, below = between
    decided = decisions.mapping(header.labels, header.remembered, header.ticks)
    mapping, ambiguous = (decided, ()) if decided else _kind(grid, header)
    doubtful = doubt(header, mapping)
    if doubtful:
        mapping = without(mapping, doubtful.columns)
    mapping = on_data_columns(grid, header, mapping, below)
    # a cell that holds several fields is of none of their types, and a mark of none
    fields = {match.column: " + ".join(match.all_fields) if match.how != TICK else TICK for match in mapping.matches}
    titles = titles_above(grid, above + 1, header.top - 1, (header.left, header.right))
    captions_over = titles_over(grid, header, above + 1)
    district = district_of(titles, grid.sheet)
    over = (names_class(captions_over), is_class_in_place(captions_over, grid.sheet))
    body = Sorter(grid, mapping.kind, header.labels, fields, *over).body(header.bottom + 1, below, district)
    mapping = with_codes(grid, mapping, body.records)
    period_titles = (*titles, *captions.own_month(grid, body)) if mapping.kind == "register" else titles
    period = decided_period(decisions) or table_period(grid, place, period_titles, mapping, body)
    months = captions.other_months(grid, body, period.period) if mapping.kind == "register" else ()
    odd = implausible(grid, mapping, body, period.period)
    mapping = without(mapping, odd)
    table = SheetTable(
        grid.sheet,
        index,
        grid.hidden,
        mapping.kind,
        period.period,
        period.source,
        (header.top, header.bottom),
        body.data_rows,
        _columns(grid, header, mapping, body),
        dict.fromkeys(range(header.top, header.bottom + 1), RowRole.HEADER) | dict(sorted(body.structure.items())),
        tuple(sorted(row for row in grid.hidden_rows if header.top <= row <= body.end)),
        nil_declared=body.nil,
        nil_through=nil_rows.last_month(grid, body.structure, fields),
        district=district,
        permit_class=permit_class_of(captions_over, grid.sheet),
        candidates=weigh(grid, header, mapping, body),
        pattern=pattern_of(header.labels),
    )
    sign = _other_list(grid, place, titles, header, mapping, decisions)
    counts = columns_of_counts(grid, mapping.kind, header.labels, fields, body.records)
    is_counted = bool(counts) and mapping.kind == "services" and _is_of_month(table)
    services = service_table(grid, header.labels, body.records, (*titles, grid.sheet)) if is_counted else None
    if services is not None:
        table = as_counts(table, mapping.kind, services.stub, services.pivot)
        pivoted = table_problems(place, table, replace(mapping, repeated=()), ambiguous, period)
        located = Located(table, body.records, {}, body.totals, services.stub, pivoted, pivot=services.pivot)
        return located, body.end
    lost = repeated_tables(grid, mapping, body.records)
    mapping = replace(mapping, repeated=()) if lost else mapping
    if ambiguous or sign or counts or months or lost or not is_readable(mapping):
        # nothing is guessed: the table is located and shown, and counted only once it is clear what it is
        table = replace(_undecided(table), resembles=resemblance(header.labels, header.remembered, header.ticks))
        table = replace(table, other_list=sign.word) if sign and sign.is_sure else table
        table = table if sign or is_possible(mapping) else _told_apart(table, place, titles, header.labels)
    problems = (
        *(other_list_problems(place, table, sign) if is_possible(mapping) else ()),
        *table_problems(place, table, mapping, ambiguous, period),
        *header_problems(place, table, mapping, doubtful, odd),
        *proposal_problems(place, table, header, mapping),
        *caption_problems(place, table, captions_over, months),
        *lost_problems(place, table, lost),
    )
    if counts:
        problems = (*problems, *recap_problems(place, table))
    if decisions.other_list(header.labels):
        problems = (decided_list(place, table),)
    return Located(table, body.records, body.groups, body.totals, mapping.columns, problems), body.end


def _other_list(
    grid: Grid, place: Place, titles: tuple[str, ...], header: Header, mapping: Mapping_, decisions: TableDecisions
) -> Sign | None:
    """Return the sign by which a table is another list, unless the office has decided that it is a register."""
    decided = decisions.other_list(header.labels)
    if decided:
        return Sign(decided, is_sure=True)
    if mapping.kind != "register" or decisions.is_register(header.labels):
        return None
    return sign_of_other_list(_named_by(grid, place, titles), header.labels, mapping.fields)


def _named_by(grid: Grid, place: Place, titles: tuple[str, ...]) -> tuple[str, ...]:
    return (*titles, grid.sheet, place.file.rpartition(".")[0])


def _told_apart(table: SheetTable, place: Place, titles: tuple[str, ...], labels: Mapping[int, Label]) -> SheetTable:
    """Return a table of no kind with the word by which a list of persons is known as another list."""
    if table.resembles is None or table.resembles.kind != "register":
        return table
    sign = sign_of_other_list((*titles, table.sheet, place.file.rpartition(".")[0]), labels, frozenset())
    return replace(table, other_list=sign.word) if sign else table


def _undecided(table: SheetTable) -> SheetTable:
    """Return a table as one of no kind."""
    columns = tuple(
        replace(column, field=None, fields=(), how="proposed" if column.how == "proposed" else "none")
        for column in table.columns
    )
    return replace(table, kind=None, columns=columns)


def _kind(grid: Grid, header: Header) -> tuple[Mapping_, tuple[str, ...]]:
    """Return the mapping of the likeliest kind, and the kinds it cannot be told from.

    Equals in named fields are told apart by whose declared values fill the columns, if enough of them do.
    """
    best = header.candidates[0]
    near = [mapping for mapping in header.candidates if best.score - mapping.score <= 1]
    if len(near) == 1:
        return best, ()
    fits = {mapping.kind: fitting(grid, header.bottom, mapping)[0] for mapping in near}
    rows = sum(any(cell is not None for cell in row) for row in grid.rows[header.bottom : header.bottom + SAMPLED])
    ranked = sorted(near, key=lambda mapping: (-mapping.score, len(mapping.contested), -fits[mapping.kind]))
    first = ranked[0]
    rivals = [mapping for mapping in ranked[1:] if _is_near(first, mapping, fits, rows)]
    return first, tuple(mapping.kind for mapping in (first, *rivals)) if rivals else ()


def _is_near(first: Mapping_, rival: Mapping_, fits: Mapping[str, int], rows: int) -> bool:
    """Tell whether a kind cannot be told from another.

    One in which every word is clear needs no comparison with one in which a word is contested. Of two that name as
    many fields, not even half of the rows speak for the first by a cell more; or, naming a field less, the other has a
    cell more in over half of the rows.
    """
    if first.score == rival.score and len(first.contested) < len(rival.contested):
        return False
    margin = fits[first.kind] - fits[rival.kind]
    return 2 * margin < max(rows, 1) if first.score == rival.score else -2 * margin > rows


def _columns(grid: Grid, header: Header, mapping: Mapping_, body: Body) -> tuple[Column, ...]:
    """Return the columns with a label or data."""
    matches = {match.column: match for match in mapping.matches}
    decided = {column for column, label in header.labels.items() if header_is_decided(label, header.remembered)}
    proposed = (proposals(mapping, header.labels).keys() - decided) | mapping.contested.keys()
    rows = [grid.rows[row - 1] for row in (*range(header.top, header.bottom + 1), *body.records)]
    last = min(header.right or grid.width, grid.width)
    filled = [column for column in range(header.left, last + 1) if any(row[column - 1] is not None for row in rows)]
    return tuple(
        Column(
            column,
            joined(header.labels.get(column, ())),
            matches[column].field if column in matches else None,
            matches[column].how if column in matches else _how_unfilled(column, proposed, decided),
            column in grid.hidden_columns,
            matches[column].fields if column in matches else (),
        )
        for column in filled
    )


def _how_unfilled(column: int, proposed: Collection[int], decided: Collection[int]) -> str:
    """Return how a column that fills no field was recognised; remembered where this office ignores it."""
    return "proposed" if column in proposed else "remembered" if column in decided else "none"
