"""Tells which decisions in ``mappings.toml`` no input uses: misspelt, out of date, or of another field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.intake.recognise.ambiguous_headers import decided_by_neighbours
from reports.intake.recognise.header_mapping import mapping_of
from reports.problems import Problem
from reports.vocabulary import mappings, own_codes, schema
from reports.vocabulary.correction_sheet import IGNORED
from reports.vocabulary.text import decision_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reports.model.sheet import Column, FileReading, SheetTable

_JOINT = " / "
"""Between the texts of a header, from the top."""


def unused_decisions(files: Sequence[FileReading], decisions: mappings.Mappings) -> Iterator[Problem]:
    """Yield a problem for each decision on a header, a value or a code that nothing read from the inputs used.

    Args:
        files: all inputs of the office.
        decisions: of the office.
    """
    used = {pair for file in files for pair in file.used}
    for text, decision in sorted(decisions.columns.items()):
        tables = (reading.table for file in files for reading in file.tables)
        if not any(_is_used(text, decision, table, decisions) for table in tables):
            yield _unused("column-decision-unused", f'columns."{text}"')
    for field, texts in sorted(decisions.values.items()):
        for text in sorted(texts):
            if (field, text) not in used:
                yield _unused("decision-unused", f'values.{field}."{text}"')
    for field, texts in sorted(decisions.codes.items()):
        for text in sorted(texts):
            if not any(_has_code(field, text, file) for file in files):
                yield _unused("decision-unused", f'codes.{field}."{text}"')


def _unused(code: str, key: str) -> Problem:
    return Problem(code, mappings.FILE, details={"key": key})


def _is_used(text: str, decision: str, table: SheetTable, decisions: mappings.Mappings) -> bool:
    """Tell whether a decision on a header decides a column of a table, or would once its kind is known."""
    columns = [column for column in table.columns if text in _texts(column)]
    if table.kind is None and columns and decided_by_neighbours(text):
        return _would_fill(columns, decision, table, decisions)
    return any(table.kind is None or _fills(column, decision) for column in columns)


def _would_fill(columns: Sequence[Column], decision: str, table: SheetTable, decisions: mappings.Mappings) -> bool:
    """Tell whether a header that its neighbours decide would mean what was decided, in the kind most like the table."""
    if table.resembles is None:
        return True
    kind = next(declared for declared in schema.kinds() if declared.name == table.resembles.kind)
    labels = {column.index: tuple(column.header.split(_JOINT)) for column in table.columns if column.header}
    matches = {match.column: match for match in mapping_of(kind, labels, decisions.columns).matches}
    return any(decision in matches[column.index].all_fields for column in columns if column.index in matches)


def _texts(column: Column) -> set[str]:
    """Return the texts by which a decision may name the header of a column: all of it, or its lower parts."""
    parts = column.header.split(_JOINT)
    return {decision_key(" ".join(parts[start:])) for start in range(len(parts))}


def _fills(column: Column, decision: str) -> bool:
    return column.field is None if decision == IGNORED else decision in (column.field, *column.fields)


def _has_code(field: str, text: str, file: FileReading) -> bool:
    """Tell whether a file used a decision on a code of tables with the same headers."""
    code = text.rpartition(own_codes.BEHIND_PATTERN)[2]
    patterns = (reading.table.pattern for reading in file.tables)
    return (field, code) in file.used and any(own_codes.key_of(pattern, code) == text for pattern in patterns)
