"""Of several counts of an agency that stand beside each other, those of foreigners in the month of the table.

WNI {L, P} | WNA {L, P}       AGUSTUS {L, P} | SEPTEMBER {L, P}       ITAS {L, P} | ITAP {L, P} | JUMLAH

The first two have one right group each, and a JUMLAH of both is none of them. In the third the total is the count once
it is the sum of all groups in every row. Counts that still stand in several columns are asked about (``split_counts``).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reports.intake.recognise.header_mapping import DECIDED
from reports.intake.recognise.latest_columns import says_past
from reports.vocabulary import schema
from reports.vocabulary.dates import months
from reports.vocabulary.text import normal
from reports.vocabulary.written_counts import count_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reports.intake.recognise.header_mapping import Mapping_, Match
    from reports.intake.recognise.labels import Label
    from reports.model.grid import Grid
    from reports.model.period import Period

KIND = "agency_counts"
TOTAL = "count_total"
_FOREIGN = frozenset("WNA ASING OA TKA ORANGASING".split())
_CITIZENS = frozenset("WNI INDONESIA".split())
_RESIDENTS = frozenset("PENDUDUK WARGA PRIBUMI LOKAL".split())
"""Words of citizens beside a group of foreigners only: of foreigners there are residents too."""


def with_foreign_counts(
    grid: Grid, mapping: Mapping_, labels: Mapping[int, Label], records: Sequence[int], period: Period | None
) -> Mapping_:
    """Return the mapping of a table of an agency with the columns that count foreigners of its month.

    Args:
        grid: the sheet.
        mapping: of the columns of a table; any other kind is returned as it is.
        labels: column → header texts from the top.
        records: rows of the records, 1-based.
        period: of the table.
    """
    if mapping.kind != KIND:
        return mapping
    counts = [match for match in (*mapping.matches, *mapping.repeated) if is_count(match)]
    words = {match.column: frozenset(normal(" ".join(labels.get(match.column, ()))).split()) for match in counts}
    left_out = _of_citizens(words) or _of_other_months(words, period)
    if left_out or any(map(says_past, labels.values())):
        left_out |= _sums_over_groups(counts, labels, left_out)
    decided = {match.column for match in counts if match.how == DECIDED}
    mapping = _without(mapping, left_out - decided)
    return _with_proven_total(grid, mapping, records)


def is_count(match: Match) -> bool:
    """Tell whether a column holds nothing but counts."""
    return schema.type_of(match.field) is schema.Type.COUNT and not match.fields


def _of_citizens(words: Mapping[int, frozenset[str]]) -> set[int]:
    """Return the columns whose head names citizens."""
    has_foreign = any(of_column & _FOREIGN for of_column in words.values())
    citizens = _CITIZENS | _RESIDENTS if has_foreign else _CITIZENS
    return {column for column, of_column in words.items() if of_column & citizens and not of_column & _FOREIGN}


def _of_other_months(words: Mapping[int, frozenset[str]], period: Period | None) -> set[int]:
    """Return the columns whose head names another month than that of the table, where others name that."""
    months_by_column = {column: _months(of_column) for column, of_column in words.items()}
    if period is None or not period.is_month or {period.last.month} not in months_by_column.values():
        return set()
    year = str(period.last.year)
    return {
        column
        for column, of_column in months_by_column.items()
        if (of_column and of_column != {period.last.month}) or _other_year(words[column], year)
    }


def _months(words: frozenset[str]) -> set[int]:
    return {months()[word] for word in words if word in months()}


def _other_year(words: frozenset[str], year: str) -> bool:
    years = {word for word in words if word.isdecimal() and len(word) == len(year)}
    return bool(years) and year not in years


def _sums_over_groups(counts: Sequence[Match], labels: Mapping[int, Label], left_out: set[int]) -> set[int]:
    """Return the totals that stand below no group, where other counts stand below one that is counted."""
    grouped = {match.column for match in counts if len(_texts(labels.get(match.column, ()))) > 1}
    if not grouped - left_out:
        return set()
    return {match.column for match in counts if match.field == TOTAL and match.column not in grouped}


def _texts(label: Label) -> list[str]:
    return list(dict.fromkeys(text for part in label if (text := normal(part))))


def _without(mapping: Mapping_, columns: set[int]) -> Mapping_:
    """Return a mapping without some columns; a field they filled is filled by the next one that means it."""
    if not columns:
        return mapping
    matches = [match for match in mapping.matches if match.column not in columns]
    repeated = [match for match in mapping.repeated if match.column not in columns]
    for match in tuple(repeated):
        if match.field not in {field for other in matches for field in other.all_fields}:
            matches.append(match)
            repeated.remove(match)
    ordered = tuple(sorted(matches, key=lambda match: match.column))
    return replace(mapping, matches=ordered, repeated=tuple(repeated), foreign=mapping.foreign | columns)


def _with_proven_total(grid: Grid, mapping: Mapping_, records: Sequence[int]) -> Mapping_:
    """Return a mapping with the total alone, where counts repeat and it is the sum of all their parts in every row."""
    counts = [match for match in (*mapping.matches, *mapping.repeated) if is_count(match)]
    if not any(is_count(match) for match in mapping.repeated):
        return mapping
    totals = [match.column for match in counts if match.field == TOTAL]
    parts = [match.column for match in counts if match.field != TOTAL]
    proven = [total for total in totals if parts and _is_sum(grid, total, parts, records)]
    if len(proven) != 1:
        return mapping
    return _without(mapping, {match.column for match in counts} - set(proven))


def _is_sum(grid: Grid, total: int, parts: Sequence[int], records: Sequence[int]) -> bool:
    """Tell whether a column is the sum of others in each row that has a number there, not only zeros."""
    sums = [
        (count_of(grid.cell(row, total)), sum(count_of(grid.cell(row, column)) or 0 for column in parts))
        for row in records
    ]
    stated = [(number, added) for number, added in sums if number is not None]
    return any(number for number, _added in stated) and all(number == added for number, added in stated)
