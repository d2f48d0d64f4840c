"""Problems of a table as a whole and of its headers: what was not understood, contested, repeated or proposed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.intake.recognise import table_period
from reports.intake.recognise.decided_tables import header_is_decided
from reports.intake.recognise.header_mapping import is_possible, is_readable, proposals
from reports.intake.recognise.month_sheets import line_to_decide
from reports.model.grid import cell_name, row_span, row_spans
from reports.problems import Detail, Problem
from reports.vocabulary import places

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reports.intake.recognise import periods
    from reports.intake.recognise.header import Header
    from reports.intake.recognise.header_mapping import Mapping_
    from reports.intake.recognise.header_ranking import Doubt
    from reports.intake.recognise.other_lists import Sign
    from reports.intake.recognise.titled_places import TitledPlace
    from reports.model.grid import Grid
    from reports.model.place import Place
    from reports.model.sheet import SheetTable


def header_unsure(place: Place, grid: Grid, rows: tuple[int, int]) -> Problem:
    """Return the remark that other rows could be the header as well, which changes no figure."""
    return Problem("header-unsure", place.path, grid.sheet, details={"rows": row_span(rows)})


def decided_list(place: Place, table: SheetTable) -> Problem:
    """Return the remark that a table is none of the kinds because this office has decided so."""
    return Problem("table-decided", place.path, table.sheet, details={"word": table.other_list})


def other_list_problems(place: Place, table: SheetTable, sign: Sign | None) -> Iterator[Problem]:
    """Yield that a list is known as another than the register, or may be."""
    if sign:
        code = "list-other" if sign.is_sure else "list-asked"
        yield Problem(code, place.path, table.sheet, details={"word": sign.word})


def not_understood(place: Place, table: SheetTable) -> Problem:
    """Return the problem that a table is of no known kind: with what it resembles, or as a list known by its word."""
    like = table.resembles
    if table.other_list:
        code = "list-roster" if like is not None and like.kind == "incidents" else "list-other"
        return Problem(code, place.path, table.sheet, details={"word": table.other_list})
    if like is None or not like.is_likely:
        return Problem("kind-unknown", place.path, table.sheet)
    details = {"kind": like.kind, "known": ", ".join(like.known), "missing": ", ".join(like.missing)}
    code = "kind-incomplete" if like.is_decided and like.missing else "kind-resembles"
    return Problem(code, place.path, table.sheet, details=details)


def header_problems(
    place: Place, table: SheetTable, mapping: Mapping_, doubtful: Doubt | None, odd: Mapping[int, tuple[str, ...]]
) -> Iterator[Problem]:
    """Yield what is doubtful about a header: other rows that may be it, and words that may mean two things."""
    if doubtful:
        yield Problem("header-doubtful", place.path, table.sheet, details={"rows": row_span(doubtful.rows)})
    for column, fields in sorted(mapping.contested.items()):
        cell = cell_name(table.header_rows[1], column)
        if column in odd:
            yield Problem("column-implausible", place.path, table.sheet, cell, fields[0])
            continue
        yield Problem("column-contested", place.path, table.sheet, cell, details={"candidates": " / ".join(fields)})
    if not is_possible(mapping):
        yield not_understood(place, table)
    elif not is_readable(mapping):
        yield Problem("header-undecided", place.path, table.sheet, details={"kind": mapping.kind})


def month_problems(place: Place, table: SheetTable, period: periods.Decided) -> Iterator[Problem]:
    """Yield that the title of a register and the name of its sheet state different months."""
    if period.conflict:
        details: dict[str, Detail] = {"title": str(period.period), "name": period.conflict[0]}
        yield Problem("month-asked", place.path, table.sheet, details=details)


def proof_problems(place: Place, table: SheetTable) -> Iterator[Problem]:
    """Yield that a dated list of persons may be one of incidents, of services or of visitors, or is one of duties."""
    if table.other_list:
        yield not_understood(place, table)
        return
    yield Problem("kind-unproven", place.path, table.sheet, cell_name(table.header_rows[1], table.columns[0].index))


def caption_problems(
    place: Place, table: SheetTable, titles: tuple[str, ...], months: tuple[int, ...]
) -> Iterator[Problem]:
    """Yield where captions name several classes of permits for the same rows, or several months in one register."""
    classes = (
        ()
        if any(column.field == "permit_type" for column in table.columns)
        else table_period.conflicting_classes(titles, table.sheet)
    )
    if table.kind == "register" and classes:
        details: dict[str, Detail] = {"classes": " / ".join(classes)}
        yield Problem("class-conflict", place.path, table.sheet, field="permit_type", details=details)
    if months:
        details = {"rows": ", ".join(map(str, months)), "month": str(table.period) if table.period else None}
        yield Problem("months-in-one-table", place.path, table.sheet, details=details)


def lost_problems(place: Place, table: SheetTable, fields: tuple[str, ...]) -> Iterator[Problem]:
    """Yield that a header is that of two tables which touch, of which one would be lost."""
    if fields:
        cell = cell_name(table.header_rows[1], table.columns[0].index)
        yield Problem("tables-touch", place.path, table.sheet, cell, details={"fields": ", ".join(fields)})


def proposal_problems(place: Place, table: SheetTable, header: Header, mapping: Mapping_) -> Iterator[Problem]:
    """Yield what unknown headers may mean."""
    for column, proposal in sorted(proposals(mapping, header.labels).items()):
        if header_is_decided(header.labels[column], header.remembered):
            continue
        cell = cell_name(header.bottom, column)
        yield Problem("column-proposed", place.path, table.sheet, cell, details={"candidate": proposal.field})


def table_problems(
    place: Place, table: SheetTable, mapping: Mapping_, ambiguous: tuple[str, ...], period: periods.Decided
) -> tuple[Problem, ...]:
    """Return the problems of a table as a whole."""
    head = table.header_rows[1]
    problems = []
    if ambiguous:
        problems.append(
            Problem("kind-ambiguous", place.path, table.sheet, details={"candidates": " / ".join(ambiguous)})
        )
    if period.conflict:
        other_period, source = period.conflict
        details = {
            "chosen": str(period.period),
            "chosen_from": period.source,
            "other": other_period,
            "other_from": source,
        }
        problems.append(Problem("period-conflict", place.path, table.sheet, details=details))
    if period.period is None and table.data_rows:
        problems.append(_period_unknown(place, table, period))
    if table.hidden_rows:
        rows: dict[str, Detail] = {"count": len(table.hidden_rows), "rows": row_spans(table.hidden_rows)}
        problems.append(Problem("hidden-rows", place.path, table.sheet, details=rows))
    hidden = [column.letter for column in table.columns if column.hidden]
    if hidden:
        problems.append(Problem("hidden-columns", place.path, table.sheet, details={"columns": ", ".join(hidden)}))
    problems += [
        Problem(
            "column-repeated",
            place.path,
            table.sheet,
            cell_name(head, match.column),
            match.field,
            None,
            {"field": match.field},
        )
        for match in (mapping.repeated if table.data_rows else ())
    ]
    return tuple(problems)


def _period_unknown(place: Place, table: SheetTable, period: periods.Decided) -> Problem:
    """Return the problem of a table without a period, with the line that settles it where a month is likely."""
    if period.misspelt:
        word, month = period.misspelt
        line = f'"{place.path} › {table.sheet}" = "{month}"'
        details: dict[str, Detail] = {"word": word, "month": month, "line": line}
        return Problem("month-misspelt", place.path, table.sheet, details=details)
    if not place.is_asked(table.sheet):
        return Problem("period-unknown", place.path, table.sheet)
    details = {"line": line_to_decide(place, table.sheet)}
    return Problem("sheet-month-asked", place.path, table.sheet, details=details)


def place_problems(place: Place, table: SheetTable, titled: TitledPlace | None) -> Iterator[Problem]:
    """Yield where the place of all rows of a table was taken from that has no column of it."""
    if titled is None:
        return
    name = places.name_of(titled.village or titled.district) or ""
    details: dict[str, Detail] = {"place": name, "source": titled.source}
    yield Problem("place-by-title", place.path, table.sheet, field="kecamatan", details=details)
