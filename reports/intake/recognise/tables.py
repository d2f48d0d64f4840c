"""Puts a sheet's tables together: header, kind, period, rows, columns, and the reasons for all of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reports.intake.recognise import cell_fit, header_contrast, nil_rows, periods, unknown_tables
from reports.intake.recognise.decided_tables import TableDecisions, decided_header, header_is_decided, header_of
from reports.intake.recognise.header import Header, anchors, header_at
from reports.intake.recognise.header_mapping import is_possible, is_readable, proposals, without
from reports.intake.recognise.header_ranking import SAMPLED, Doubt, doubt, fitting, weigh
from reports.intake.recognise.implausible_dates import implausible
from reports.intake.recognise.known_header_tables import find_by_headers
from reports.intake.recognise.labels import joined, text_of
from reports.intake.recognise.merged_headers import on_data_columns
from reports.intake.recognise.other_lists import Sign, pattern_of, sign_of_other_list
from reports.intake.recognise.resemblance import resemblance
from reports.intake.recognise.rows import Body, Sorter, Total
from reports.model.grid import cell_name
from reports.model.period import Month, Period
from reports.model.sheet import Candidate, Column, RowRole, SheetTable
from reports.problems import Problem
from reports.vocabulary import places
from reports.vocabulary.text import normal

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from reports.intake.recognise.group_rows import Group
    from reports.intake.recognise.header_mapping import Mapping_, Remembered
    from reports.intake.recognise.labels import Label
    from reports.model.grid import Grid
    from reports.model.place import Place


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
    found: list[Located] = []
    headers = _headers(grid, remembered, decisions)
    above = 0
    for position, header in enumerate(headers):
        if header.top <= above:
            continue
        below = _next_table(grid, headers, position)
        ends = [above]
        for part in header.side_by_side():
            located, end = _table(grid, place, part, (above, below), index=len(found) + 1, decisions=decisions)
            found.append(located)
            ends.append(end)
        above = max(ends)
    return tuple(found) or tuple(_of_no_kind(grid, place, remembered, decisions))


def _of_no_kind(grid: Grid, place: Place, remembered: Remembered, decisions: TableDecisions) -> Iterator[Located]:
    """Yield the tables of a sheet whose headers name no kind: not understood, or of the kind this office decided."""
    by_shape, above = unknown_tables.find(grid), 0
    by_words = find_by_headers(grid, remembered, by_shape)
    tables = sorted((*by_shape, *by_words), key=lambda table: table.header_rows)
    for index, table in enumerate(tables, start=1):
        end = table.data_rows[1]
        header = header_of(table.header_rows, table.labels, remembered, decisions)
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
    found: unknown_tables.UnknownTable,
    index: int,
    remembered: Remembered,
    decisions: TableDecisions,
) -> Located:
    titles = _titles(grid, found.above + 1, found.header_rows[0] - 1)
    period = _decided_period(decisions) or periods.decide(_stated(grid, place, titles))
    columns = tuple(
        Column(column, joined(found.labels.get(column, ())), None, "none", column in grid.hidden_columns)
        for column in found.columns
    )
    rows = range(found.header_rows[0], found.header_rows[1] + 1)
    header = {row: RowRole.HEADER for row in rows if any(cell is not None for cell in grid.rows[row - 1])}
    table = SheetTable(
        grid.sheet,
        index,
        grid.hidden,
        None,
        period.period,
        period.source,
        found.header_rows,
        found.data_rows,
        columns,
        header | dict(sorted(found.structure.items())),
        tuple(sorted(row for row in grid.hidden_rows if found.header_rows[0] <= row <= found.data_rows[1])),
        candidates=_weighed(grid, found),
        resembles=resemblance(found.labels, remembered),
        pattern=pattern_of(found.labels),
    )
    decided = decisions.other_list(found.labels)
    table = replace(table, other_list=decided) if decided else _told_apart(table, place, titles, found.labels)
    problems = [_decided_list(place, table) if decided else _not_understood(place, table)]
    if header_contrast.is_doubtful(table.candidates):
        problems.append(_unsure(place, grid, table.candidates[1].header_rows))
    return Located(table, found.records, {}, (), {}, tuple(problems))


def _weighed(grid: Grid, found: unknown_tables.UnknownTable) -> tuple[Candidate, ...]:
    totals = tuple(row for row, role in found.structure.items() if role is RowRole.TOTAL)
    return header_contrast.weigh(header_contrast.Table(grid, found.header_rows, found.records, found.columns, totals))


def _unsure(place: Place, grid: Grid, rows: tuple[int, int]) -> Problem:
    """Return the remark that other rows could be the header as well, which changes no figure."""
    return Problem("header-unsure", place.path, grid.sheet, details={"rows": _span(rows)})


def _span(rows: tuple[int, int]) -> str:
    return str(rows[0]) if rows[0] == rows[1] else f"{rows[0]}–{rows[1]}"


def _headers(grid: Grid, remembered: Remembered, decisions: TableDecisions) -> list[Header]:
    """Return the header blocks of a sheet from the top, none inside another."""
    found: list[Header] = []
    for anchor in anchors(grid, remembered):
        if found and anchor <= found[-1].bottom:
            continue
        header = decided_header(grid, anchor, remembered, decisions) or header_at(grid, anchor, remembered)
        if header is not None and not (found and header.top <= found[-1].bottom):
            found.append(header)
    return found


def _next_table(grid: Grid, headers: list[Header], position: int) -> int:
    """Return the last row that can belong to a table: before the next header that is no repetition of its own."""
    own = headers[position]
    for other in headers[position + 1 :]:
        if not other.repeats(own) or _has_title(grid, other.top):
            return other.top - 1
    return grid.height


def _has_title(grid: Grid, top: int) -> bool:
    """Tell whether the row above a header states a title, so that a new table begins and not a new page."""
    for number in range(top - 1, max(top - 5, 0), -1):
        texts = [text_of(cell) for cell in grid.rows[number - 1] if cell is not None]
        if texts:
            words = normal(" ".join(texts)).split()
            titled = {"DATA", "DAFTAR", "REGISTER", "LAPORAN", "TABEL", "REKAPITULASI", "LOG", "BULAN", "PERIODE"}
            return len(texts) <= 2 and bool(titled & set(words)) and not cell_fit.is_row_number(texts[0])
    return False


def _table(
    grid: Grid, place: Place, header: Header, between: tuple[int, int], *, index: int, decisions: TableDecisions
) -> tuple[Located, int]:
    """Return the table of a header that lies between two rows, and the last row it reaches."""
    above, below = between
    decided = decisions.mapping(header.labels, header.remembered)
    mapping, ambiguous = (decided, ()) if decided else _kind(grid, header)
    doubtful = doubt(header, mapping)
    if doubtful:
        mapping = without(mapping, doubtful.columns)
    mapping = on_data_columns(grid, header, mapping, below)
    # a cell that holds several fields is of none of their types
    fields = {one.column: " + ".join(one.all_fields) for one in mapping.matches}
    titles = _titles(grid, above + 1, header.top - 1)
    district = _district(titles, grid.sheet)
    body = Sorter(grid, mapping.kind, header.labels, fields).body(header.bottom + 1, below, district)
    period = _decided_period(decisions) or _period(grid, place, titles, mapping, body)
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
        candidates=weigh(grid, header, mapping, body),
        pattern=pattern_of(header.labels),
    )
    sign = _other_list(grid, place, titles, header, mapping, decisions)
    if ambiguous or sign or not is_readable(mapping):
        # nothing is guessed: the table is located and shown, and counted only once it is clear what it is
        table = replace(_undecided(table), resembles=resemblance(header.labels, header.remembered))
        table = replace(table, other_list=sign.word) if sign and sign.is_sure else table
        table = table if sign or is_possible(mapping) else _told_apart(table, place, titles, header.labels)
    problems = (
        *(_of_other_list(place, table, sign) if is_possible(mapping) else ()),
        *_findings(place, table, mapping, ambiguous, period),
        *_of_header(place, table, mapping, doubtful, odd),
        *_proposed(place, table, header, mapping),
    )
    if decisions.other_list(header.labels):
        problems = (_decided_list(place, table),)
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


def _decided_list(place: Place, table: SheetTable) -> Problem:
    """Return the remark that a table is none of the kinds because this office has decided so."""
    return Problem("table-decided", place.path, table.sheet, details={"word": table.other_list})


def _decided_period(decisions: TableDecisions) -> periods.Decided | None:
    return periods.Decided(decisions.period, "decision") if decisions.period else None


def _of_other_list(place: Place, table: SheetTable, sign: Sign | None) -> Iterator[Problem]:
    """Yield that a list is known as another than the register, or may be."""
    if sign:
        code = "list-other" if sign.is_sure else "list-asked"
        yield Problem(code, place.path, table.sheet, details={"word": sign.word})


def _told_apart(table: SheetTable, place: Place, titles: tuple[str, ...], labels: Mapping[int, Label]) -> SheetTable:
    """Return a table of no kind with the word by which a list of persons is known as another list."""
    if table.resembles is None or table.resembles.kind != "register":
        return table
    sign = sign_of_other_list((*titles, table.sheet, place.file.rpartition(".")[0]), labels, frozenset())
    return replace(table, other_list=sign.word) if sign else table


def _not_understood(place: Place, table: SheetTable) -> Problem:
    """Return the problem that a table is of no known kind: with what it resembles, or as a list known by its word."""
    if table.other_list:
        return Problem("list-other", place.path, table.sheet, details={"word": table.other_list})
    like = table.resembles
    if like is None or not like.is_likely:
        return Problem("kind-unknown", place.path, table.sheet)
    details = {"kind": like.kind, "known": ", ".join(like.known), "missing": ", ".join(like.missing)}
    return Problem("kind-resembles", place.path, table.sheet, details=details)


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
    near = [one for one in header.candidates if best.score - one.score <= 1]
    if len(near) == 1:
        return best, ()
    fits = {one.kind: fitting(grid, header.bottom, one)[0] for one in near}
    rows = sum(any(cell is not None for cell in row) for row in grid.rows[header.bottom : header.bottom + SAMPLED])
    ranked = sorted(near, key=lambda one: (-one.score, len(one.contested), -fits[one.kind]))
    first = ranked[0]
    rivals = [one for one in ranked[1:] if _is_near(first, one, fits, rows)]
    return first, tuple(one.kind for one in (first, *rivals)) if rivals else ()


def _is_near(first: Mapping_, other: Mapping_, fits: Mapping[str, int], rows: int) -> bool:
    """Tell whether a kind cannot be told from another.

    One in which every word is clear needs no comparison with one in which a word is contested. Of two that name as
    many fields, not even half of the rows speak for the first by a cell more; or, naming a field less, the other has a
    cell more in over half of the rows.
    """
    if first.score == other.score and len(first.contested) < len(other.contested):
        return False
    margin = fits[first.kind] - fits[other.kind]
    return 2 * margin < max(rows, 1) if first.score == other.score else -2 * margin > rows


def _titles(grid: Grid, first: int, last: int) -> tuple[str, ...]:
    """Return the texts of the rows above a header, nearest last; a key:value pair is one text."""
    rows = (grid.rows[number - 1] for number in range(max(first, last - 15, 1), last + 1))
    return tuple(text for row in rows if (text := " ".join(text_of(cell) for cell in row if cell is not None)))


def _district(titles: tuple[str, ...], sheet: str) -> str | None:
    """Return the kecamatan that a title or else the sheet's name names.

    A sheet name needs no word KECAMATAN; a title does, for it may mention a place otherwise.
    """
    for title in titles:
        words = normal(title)
        _, marker, name = words.partition("KECAMATAN ")
        if marker:
            code = places.district_in(name)
            if code is not None:
                return code
            if places.is_elsewhere(name):
                return places.OUTSIDE
    return places.district_in(sheet, whole=True)


def _stated(grid: Grid, place: Place, titles: tuple[str, ...]) -> list[tuple[str, tuple[str, ...]]]:
    """Return the texts that may state a period, by source in their order of trust."""
    return [
        ("title", titles),
        ("sheet", (grid.sheet,)),
        ("file", (place.file.rpartition(".")[0],)),
        *(("folder", (folder,)) for folder in place.folders),
    ]


def _period(grid: Grid, place: Place, titles: tuple[str, ...], mapping: Mapping_, body: Body) -> periods.Decided:
    """Decide the period by title, sheet, file and folder names, then by the dates of the rows."""
    decided = periods.decide(_stated(grid, place, titles))
    if decided.period is not None:
        return decided
    span = _span_of_dates(grid, mapping, body)
    return periods.Decided(span, "dates") if span else decided


_PERIOD_FIELDS = {
    "register": ("permit_issue_date", "arrival_date"),
    "incidents": ("incident_date",),
    "activities": ("activity_date",),
    "services": ("service_date",),
    "agency_counts": ("as_of",),
}


def _span_of_dates(grid: Grid, mapping: Mapping_, body: Body) -> Period | None:
    """Return the months the rows' dates span; of a stock only the latest month."""
    found = []
    for name in _PERIOD_FIELDS[mapping.kind]:
        column = mapping.column(name)
        if column is not None:
            found += [day for row in body.records if (day := cell_fit.day_of(grid.cell(row, column))) is not None]
    if not found:
        return None
    last = Month.of(max(found))
    return Period(last if mapping.kind in {"register", "agency_counts"} else Month.of(min(found)), last)


def _columns(grid: Grid, header: Header, mapping: Mapping_, body: Body) -> tuple[Column, ...]:
    """Return the columns with a label or data."""
    matches = {one.column: one for one in mapping.matches}
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


def _of_header(
    place: Place, table: SheetTable, mapping: Mapping_, doubtful: Doubt | None, odd: Mapping[int, tuple[str, ...]]
) -> Iterator[Problem]:
    """Yield what is doubtful about a header: other rows that may be it, and words that may mean two things."""
    if doubtful:
        yield Problem("header-doubtful", place.path, table.sheet, details={"rows": _span(doubtful.rows)})
    for column, fields in sorted(mapping.contested.items()):
        cell = cell_name(table.header_rows[1], column)
        if column in odd:
            yield Problem("column-implausible", place.path, table.sheet, cell, fields[0])
            continue
        yield Problem("column-contested", place.path, table.sheet, cell, details={"candidates": " / ".join(fields)})
    if not is_possible(mapping):
        yield _not_understood(place, table)
    elif not is_readable(mapping):
        yield Problem("header-undecided", place.path, table.sheet, details={"kind": mapping.kind})


def _proposed(place: Place, table: SheetTable, header: Header, mapping: Mapping_) -> Iterator[Problem]:
    """Yield what unknown headers may mean."""
    for column, found in sorted(proposals(mapping, header.labels).items()):
        if header_is_decided(header.labels[column], header.remembered):
            continue
        cell = cell_name(header.bottom, column)
        yield Problem("column-proposed", place.path, table.sheet, cell, details={"candidate": found.field})


def _findings(
    place: Place, table: SheetTable, mapping: Mapping_, ambiguous: tuple[str, ...], period: periods.Decided
) -> tuple[Problem, ...]:
    """Return the problems of a table as a whole."""
    head = table.header_rows[1]
    found = []
    if ambiguous:
        found.append(Problem("kind-ambiguous", place.path, table.sheet, details={"candidates": " / ".join(ambiguous)}))
    if period.conflict:
        other, source = period.conflict
        details = {"chosen": str(period.period), "chosen_from": period.source, "other": other, "other_from": source}
        found.append(Problem("period-conflict", place.path, table.sheet, details=details))
    if period.period is None and table.data_rows:
        found.append(Problem("period-unknown", place.path, table.sheet))
    if table.hidden_rows:
        found.append(Problem("hidden-rows", place.path, table.sheet, details={"count": len(table.hidden_rows)}))
    hidden = [column.letter for column in table.columns if column.hidden]
    if hidden:
        found.append(Problem("hidden-columns", place.path, table.sheet, details={"columns": ", ".join(hidden)}))
    found += [
        Problem(
            "column-repeated",
            place.path,
            table.sheet,
            cell_name(head, one.column),
            one.field,
            None,
            {"field": one.field},
        )
        for one in mapping.repeated
    ]
    return tuple(found)
