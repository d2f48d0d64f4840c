"""Who stands behind each figure, from the same facts as the counting: for the protection of shared editions only."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports.measures.coded_units import facts
from reports.measures.frame_columns import counts, number_of, texts
from reports.measures.tables import MEASURES
from reports.measures.tally import places_of
from reports.model.contributions import Backing, Contribution

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping

    import pandas as pd

    from reports.measures.coded_units import Facts
    from reports.measures.declaration import Measure, Scope

_COUNTS_OTHERS = frozenset(("incidents-type-grade", "incidents-district", "tak-actions", "projustisia"))
"""Tables whose numbers are no numbers of persons."""


@dataclass(frozen=True)
class _Row:
    """What a source row says of those who contributed it."""

    person: str
    number: int
    """Persons that the row stands for."""
    parts: tuple[tuple[str, str], ...]
    """Agency, sponsor and address, each once."""


def backings(
    frames: Mapping[str, pd.DataFrame],
    scope: Scope,
    tables: Collection[str],
    merged_rows: Mapping[str, Callable[[str], str]] | None = None,
) -> dict[str, Backing]:
    """Return figure id → what stands behind it, for the figures of some tables that are not zero.

    Args:
        frames: accepted rows by kind, as for counting.
        scope: what is counted for.
        tables: ids of the tables.
        merged_rows: table → row as counted to the row under which it is printed.
    """
    rows = {kind: tuple(_rows(frame.reset_index(drop=True))) for kind, frame in frames.items()}
    backing_by_figure: dict[str, Backing] = {}
    for measure in MEASURES:
        if measure.table in tables and measure.kind in rows:
            units = measure.units(frames[measure.kind].reset_index(drop=True), scope)
            row_of = (merged_rows or {}).get(measure.table, str)
            backing_by_figure |= _backings(measure, facts(measure, units, scope), scope, rows[measure.kind], row_of)
    return backing_by_figure


def _rows(frame: pd.DataFrame) -> Iterator[_Row]:
    def column(name: str) -> list[str | None]:
        return texts(frame, name) if name in frame else [None] * len(frame)

    def numbers(name: str) -> list[int | None]:
        return counts(frame, name) if name in frame else [None] * len(frame)

    names = ("passport_no", "nationality", "agency", "sponsor_name", "address")
    parts = zip(*map(column, names), *map(numbers, ("persons", "persons_male", "persons_female")), strict=True)
    for position, (passport, nationality, agency, sponsor, address, persons, male, female) in enumerate(parts):
        yield _Row(
            f"{passport}|{nationality}" if passport else f"#{position}",
            max(number_of(persons, male, female), 1),
            (
                *((("agency", agency),) if agency else ()),
                *(("sponsor", name) for name in dict.fromkeys((sponsor, address)) if name),
            ),
        )


def _backings(
    measure: Measure, measure_facts: Facts, scope: Scope, rows: tuple[_Row, ...], row_of: Callable[[str], str]
) -> dict[str, Backing]:
    groups = measure.rows.groups(scope) if measure.rows.groups else {}
    units: defaultdict[tuple[str, str], list[tuple[int, tuple[int, ...]]]] = defaultdict(list)
    for row, column, joins, number, sources in zip(
        measure_facts.rows,
        measure_facts.columns,
        measure_facts.joins_total,
        measure_facts.numbers,
        measure_facts.sources,
        strict=True,
    ):
        for place in places_of(row_of(row), column, joins, groups):
            units[place].append((number, sources))
    return {
        f"{measure.table}/{row}/{column}": _backing(measure.table, behind, rows)
        for (row, column), behind in units.items()
    }


def _backing(table: str, units: list[tuple[int, tuple[int, ...]]], rows: tuple[_Row, ...]) -> Backing:
    """Return what stands behind units, each with its number and source rows."""
    persons: dict[str, int] = {}
    parts: Counter[tuple[str, str]] = Counter()
    for number, sources in units:
        unit_rows = [rows[position] for position in sources]
        for row in unit_rows:
            persons[row.person] = row.number
        for part in unit_rows[0].parts if len(unit_rows) == 1 else {part for row in unit_rows for part in row.parts}:
            parts[part] += number
    single_persons = [Contribution("person", name, 1) for name in persons] if sum(persons.values()) == 1 else []
    shares = (Contribution(kind, name, count) for (kind, name), count in sorted(parts.items()))
    return Backing(sum(persons.values()) if table in _COUNTS_OTHERS else None, (*single_persons, *shares))
