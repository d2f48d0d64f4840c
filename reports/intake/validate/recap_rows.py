"""Compares recapitulations of services with the rows of their month, which count instead of them, and with each other.

Compared is what both say: the services that a recapitulation lists, by decision and sex where it states these.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import product
from typing import TYPE_CHECKING

from reports.model.sheet import with_table_problems
from reports.problems import Detail, Problem
from reports.vocabulary import labels, weeks
from reports.vocabulary.recap_statements import WHOLE, RecapRow, Statement, settled, statements_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reports.model.sheet import FileReading, TableReading
    from reports.vocabulary.recap_statements import Numbers, Place, Source

    Told = Iterator[tuple[Source, str, Mapping[str, Detail]]]
    """Table that a problem is told at, its code and details."""

_DECISION_WORDS = {"approved": "Disetujui", "refused": "Ditolak"}
_SEXES = frozenset({"L", "P"})


def tell_recaps(files: Sequence[FileReading]) -> tuple[FileReading, ...]:
    """Return the files with a problem at each recapitulation that is compared, repeated or added to another.

    Args:
        files: with their rows in final bins.
    """
    rows = [row for file in files for reading in file.tables for row in _rows(file.path, reading)]
    problems_by_table: defaultdict[Source, list[Problem]] = defaultdict(list)
    logged = _logged(rows)
    for place, statements in statements_of(rows).items():
        of_place: dict[str, Detail] = {"month": place[0], "class": place[1]}
        compared = _against_rows(statements, logged[place]) if place in logged else _among_each_other(statements)
        for source, code, details in (*compared, *_few_weeks(statements)):
            path, sheet, _table = source
            problems_by_table[source].append(Problem(code, path, sheet, details={**of_place, **details}))
    place_by_source = {
        _source(file.path, reading): (index, number)
        for index, file in enumerate(files)
        for number, reading in enumerate(file.tables)
    }
    return with_table_problems(
        files, {place_by_source[source]: problems for source, problems in problems_by_table.items()}
    )


def _source(path: str, reading: TableReading) -> Source:
    return path, reading.table.sheet, reading.table.index


def _rows(path: str, reading: TableReading) -> Iterator[RecapRow]:
    """Yield the accepted services of a table."""
    if reading.table.kind != "services":
        return
    names = "period service_class recap recap_week service decision sex count count_male count_female".split()
    columns = (reading.records.values[name] for name in names)
    source = _source(path, reading)
    for accepted, month, code, is_recap, week, service, decision, sex, *numbers in zip(
        reading.records.accepted, *columns, strict=True
    ):
        if accepted:
            number, male, female = (value if isinstance(value, int) else None for value in numbers)
            texts = (_text(service), _text(decision) if decision in _DECISION_WORDS else "", _text(sex))
            place = (str(month), str(code))
            yield RecapRow(place, source, is_recap is True, _text(week), *texts, number or 0, male, female)


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _logged(rows: Sequence[RecapRow]) -> dict[Place, Numbers]:
    """Return the numbers of rows by month and class, of those with rows."""
    numbers: dict[Place, Numbers] = {}
    for row in rows:
        if not row.is_recap:
            numbers.setdefault(row.place, Counter()).update(row.numbers)
    return numbers


def _against_rows(statements: Sequence[Statement], logged: Numbers) -> Told:
    """Yield how recapitulations compare with rows: alone, or where they are of several counters, all together."""
    distinct = settled([statement for statement in statements if statement.week == WHOLE])
    together = _sum(distinct)
    if len(distinct) > 1 and not _differences(together, logged):
        yield from (
            (statement.source, "recap-agrees", _totals(together, logged))
            for statement in statements
            if statement.week == WHOLE
        )
    else:
        for statement in statements:
            if statement.week == WHOLE:
                yield from _compared(statement.source, statement.numbers, logged)
    weekly = _weekly(statements)
    if len({statement.week for statement in weekly}) >= weeks.FEWEST:
        yield from _compared(weekly[-1].source, _sum(weekly), logged)


def _compared(source: Source, stated: Numbers, logged: Numbers) -> Told:
    """Yield that a recapitulation agrees with the rows, or each number that differs, its total first."""
    differences = _differences(stated, logged)
    totals = _totals(stated, logged)
    if not differences:
        yield source, "recap-agrees", totals
        return
    if totals["stated"] != totals["counted"]:
        yield source, "recap-against-rows", totals
    if totals["stated"] == totals["counted"] or len({part[0] for part in stated}) > 1:
        for part, number, counted in differences:
            yield source, "recap-part-differs", {"part": _words_of(part), "stated": number, "counted": counted}


def _among_each_other(statements: Sequence[Statement]) -> Told:
    """Yield what is said twice, differs between weeks and month, or is added up, where there are no rows."""
    counted = settled(statements)
    sources = {(statement.source, statement.week) for statement in counted}
    for statement in statements:
        if (statement.source, statement.week) not in sources and any(statement.numbers.values()):
            yield statement.source, "recap-repeated", {"counted": statement.numbers.total()}
    weekly, month = _weekly(statements), _sum([statement for statement in counted if statement.week == WHOLE])
    shared = Counter({part: number for part, number in _sum(weekly).items() if part[0] in {key[0] for key in month}})
    if shared and _differences(shared, month):
        yield weekly[-1].source, "recap-weeks-differ", _totals(shared, month)
    yield from _added(counted)


def _added(counted: Sequence[Statement]) -> Told:
    """Yield each table whose numbers of a service are added to those of another table of the same month or week."""
    number_before: defaultdict[tuple[str, str], int] = defaultdict(int)
    for statement in counted:
        numbers = {(statement.week, part[0]): 0 for part in statement.numbers}
        for (service, _decision, _sex), number in statement.numbers.items():
            numbers[statement.week, service] += number
        before = sum(number_before[key] for key, number in numbers.items() if number)
        if before:
            yield statement.source, "recap-added", {"stated": sum(numbers.values()), "other": before}
        for key, number in numbers.items():
            number_before[key] += number


def _few_weeks(statements: Sequence[Statement]) -> Told:
    """Yield that not all weeks of a month are there, at the table of the last of them."""
    weekly = _weekly(statements)
    numbered = sorted({statement.week for statement in weekly if statement.week != "0"})
    is_stated_whole = any(statement.week == WHOLE for statement in statements)
    if 0 < len(numbered) < weeks.FEWEST and not is_stated_whole:
        yield weekly[-1].source, "recap-weeks-few", {"weeks": ", ".join(numbered)}


def _weekly(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """Return what is stated of single weeks, each once, the last week last."""
    return tuple(
        sorted(
            settled([statement for statement in statements if statement.week != WHOLE]),
            key=lambda statement: statement.week,
        )
    )


def _sum(statements: Sequence[Statement]) -> Numbers:
    numbers: Numbers = Counter()
    for statement in statements:
        numbers.update(statement.numbers)
    return numbers


def _differences(stated: Numbers, logged: Numbers) -> list[tuple[tuple[str, str, str], int, int]]:
    """Return each part that a recapitulation states and rows do not make, with both numbers."""
    services = {service for service, _decision, _sex in stated}
    has_decisions = any(decision for _service, decision, _sex in stated)
    of_services = [(part, number) for part, number in (stated + logged).items() if part[0] in services and number]
    has_sexes = bool(of_services) and all(sex in _SEXES for (_service, _decision, sex), _number in of_services)
    stated_parts, logged_parts = (_by_part(numbers, (has_decisions, has_sexes)) for numbers in (stated, logged))
    first, second, third = (sorted({part[position] for part in stated_parts}) for position in range(3))
    return [
        (part, stated_parts[part], logged_parts[part])
        for part in product(first, second, third)
        if stated_parts[part] != logged_parts[part]
    ]


def _by_part(numbers: Numbers, has: tuple[bool, bool]) -> Numbers:
    """Return numbers by service, and by decision and sex where they are told apart."""
    parts: Numbers = Counter()
    for (service, decision, sex), number in numbers.items():
        parts[service, decision if has[0] else "", sex if has[1] else ""] += number
    return parts


def _totals(stated: Numbers, logged: Numbers) -> dict[str, Detail]:
    """Return the sum of a recapitulation, and that of the rows of the same services and decisions."""
    services = {service for service, _decision, _sex in stated}
    decisions = {decision for _service, decision, _sex in stated}
    has_decisions = any(decisions)
    counted = sum(
        number
        for (service, decision, _sex), number in logged.items()
        if service in services and (not has_decisions or decision in decisions)
    )
    return {"stated": stated.total(), "counted": counted}


def _words_of(part: tuple[str, str, str]) -> str:
    """Return a part in words."""
    service, decision, sex = part
    words = (labels.SERVICES.get(service, service), _DECISION_WORDS.get(decision, decision), sex)
    return ", ".join(word for word in words if word)
