"""Which numbers of recapitulations count: none beside rows, none twice, and no week beside its month.

A table of a month states all of it; the tables and columns of weeks state it together. The same numbers in a second
table are the same services told again; other numbers are added, since they may be of another counter of the office.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Place = tuple[str, str]
"""Month as ``YYYY-MM``, and class of permit."""
Source = tuple[str, str, int]
"""File, sheet, and number of the table on it."""
Numbers = Counter[tuple[str, str, str]]
"""Service, decision and sex, each empty where it is not said → number."""
WHOLE = ""
"""Week of a table that states a whole month."""


@dataclass(frozen=True)
class RecapRow:
    """A row of services: of one or several, or a number of a recapitulation."""

    place: Place
    source: Source
    is_recap: bool
    week: str
    service: str
    decision: str
    sex: str
    number: int
    male: int | None = None
    female: int | None = None

    @property
    def numbers(self) -> Numbers:
        """Its services by sex; what L and P do not explain is of no known sex."""
        if self.male is None and self.female is None:
            return Counter({(self.service, self.decision, self.sex): self.number})
        men, women = self.male or 0, self.female or 0
        by_sex = {"L": men, "P": women, "": self.number - men - women}
        return Counter({(self.service, self.decision, sex): number for sex, number in by_sex.items() if number})


@dataclass(frozen=True)
class Statement:
    """What one table says of a month and class, or of a week of it."""

    source: Source
    week: str
    numbers: Numbers


def is_counted(rows: Sequence[RecapRow]) -> list[bool]:
    """Return of each row whether it counts.

    Args:
        rows: all of the months they are of.
    """
    logged = {row.place for row in rows if not row.is_recap}
    counted = {
        place: {
            (statement.source, statement.week): frozenset(_services(statement)) for statement in settled(statements)
        }
        for place, statements in statements_of(rows).items()
        if place not in logged
    }
    return [
        not row.is_recap or row.service in counted.get(row.place, {}).get((row.source, row.week), frozenset())
        for row in rows
    ]


def statements_of(rows: Sequence[RecapRow]) -> Mapping[Place, tuple[Statement, ...]]:
    """Return what recapitulations state, by month and class, in the order of their tables."""
    numbers: defaultdict[Place, defaultdict[tuple[Source, str], Numbers]] = defaultdict(lambda: defaultdict(Counter))
    for row in rows:
        if row.is_recap:
            numbers[row.place][row.source, row.week].update({(row.service, row.decision, ""): 0} | row.numbers)
    return {
        place: tuple(Statement(source, week, of_table) for (source, week), of_table in sorted(tables.items()))
        for place, tables in sorted(numbers.items())
    }


def settled(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """Return the statements that are added up: each once, and no week of a service that a month is stated of."""
    first_by_numbers = {
        (statement.week, frozenset((+statement.numbers).items())): statement for statement in reversed(statements)
    }
    distinct = [statement for statement in statements if statement in first_by_numbers.values()]
    of_month = {service for statement in distinct if statement.week == WHOLE for service in _services(statement)}
    return tuple(
        statement
        if statement.week == WHOLE
        else Statement(statement.source, statement.week, _without(statement.numbers, of_month))
        for statement in distinct
    )


def _services(statement: Statement) -> set[str]:
    return {service for service, _decision, _sex in statement.numbers}


def _without(numbers: Numbers, services: set[str]) -> Numbers:
    return Counter({part: number for part, number in numbers.items() if part[0] not in services})
