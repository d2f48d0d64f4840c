"""What a file holds of a kind for each month: the persons of a register, the cases or rows of a log."""

from __future__ import annotations

from collections import defaultdict
from itertools import compress
from typing import TYPE_CHECKING

from reports.vocabulary import report_numbers, schema
from reports.vocabulary.labels import STAGES

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Mapping

    from reports.model.sheet import FileReading, TableReading

_OF_A_CASE = ("passport_no", "full_name", "incident_date", "incident_id", "agency")
_PARTS = ({"action_type", "decision_no", "decision_date"}, {"stage", *(f"{stage}_date" for stage in STAGES)})
"""Fields of decisions, fields of stages: a list of decisions beside a log is another table, and no version of it."""


def contents_by_month(reading: FileReading, kind: str) -> dict[str, set[Hashable]]:
    """Return month → what a file holds: persons of a register, cases of a log of incidents, else rows.

    A person is passport number and nationality; one without a number is nobody who could be recognised in another
    file. A case is a person on a day, else a report on a day: a log whose texts were mended is a version all the same.
    """
    contents: defaultdict[str, set[Hashable]] = defaultdict(set)
    for table in reading.tables:
        if table.table.kind == kind:
            for month, *values in rows_of(table, kind):
                if values[0] is not None if kind == "register" else any(value is not None for value in values):
                    contents[str(month)].add(tuple(values))
    return contents


def rows_of(table: TableReading, kind: str) -> Iterator[tuple[object, ...]]:
    """Yield month and identifying values of each accepted row."""
    records = table.records
    names = ("passport_no", "nationality") if kind == "register" else _identifying_columns(kind)
    columns = [records.values[name] for name in ("period", *names) if name in records.values]
    rows = compress(zip(*columns, strict=True), records.accepted)
    if kind != "incidents":
        yield from rows
        return
    cases = compress(_cases(records.values, _parts_of(table)), records.accepted)
    yield from ((row[0], *case) if case else row for row, case in zip(rows, cases, strict=True))


def _identifying_columns(kind: str) -> tuple[str, ...]:
    """Return the columns that tell one row of a log from another."""
    provenance = {column.name for column in schema.PROVENANCE}
    return tuple(column.name for column in schema.ledger_columns(kind) if column.name not in provenance)


def _parts_of(table: TableReading) -> tuple[bool, ...]:
    """Return whether a table has columns of decisions, and of stages."""
    fields = {field for column in table.table.columns for field in (column.field, *column.fields)}
    return tuple(not fields.isdisjoint(part) for part in _PARTS)


def _cases(values: Mapping[str, list[object]], parts: tuple[bool, ...]) -> Iterator[tuple[object, ...] | None]:
    """Yield what makes each row of a log the same case in another file; None where the whole row does.

    Rows of one number and one agency are one incident in any file (settled rule 7), and prove no version.
    """
    for passport, name, day, number, agency in zip(*(values[field] for field in _OF_A_CASE), strict=True):
        person = report_numbers.person_of(_text(passport), _text(name))
        is_report = report_numbers.is_report_number(number)
        if day is None or (is_report and agency is not None):
            yield None
        elif person is not None:
            yield (person, day, parts)
        else:
            yield (number, day, parts) if is_report else None


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None
