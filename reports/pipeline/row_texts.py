"""Texts of rows that documents print: searched for persons, and told at their cells before anything is printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.privacy.declared_labels import spelt_out
from reports.problems import Problem
from reports.vocabulary import labels
from reports.vocabulary.editions import DINAS, SHARED, Use, use_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reports.model.sheet import FileReading, TableReading
    from reports.pipeline.masked_texts import TextSearch
    from reports.privacy import MaskedText

_KINDS = frozenset({"activities", "agency_counts", "incidents"})
_TYPE = "incident_type"
"""Its texts become codes; only those that no list declares are printed as people wrote them."""


def row_text_problems(files: Iterable[FileReading], search: TextSearch, edition: str = DINAS) -> tuple[Problem, ...]:
    """Return problems at each cell whose text is printed in some document and names, or may name, a person.

    Args:
        files: of the office.
        search: for persons.
        edition: of the documents; fewer texts are printed in a shared one.

    Raises:
        NothingReadError: the texts are too costly to search.
    """
    cells = [(file.path, table, *cell) for file in files for table in file.tables for cell in _texts(table, edition)]
    masked_by_text = search.masked({text for *_place, text in cells})
    return tuple(
        problem
        for path, table, cell, field, text in cells
        for problem in _problems((path, table.table.sheet, cell, field), masked_by_text[text])
    )


def _problems(place: tuple[str, str, str, str], masked: MaskedText) -> Iterator[Problem]:
    """Yield the problems of a text at its path, sheet, cell and field."""
    if masked.kinds:
        yield Problem("personal-data-in-text", *place, details={"what": masked.kinds})
    blocks = use_of(place[-1], SHARED) is Use.SEARCHED
    yield from (Problem("name-doubtful" if blocks else "name-possible", *place, word) for word in masked.doubts)


def _texts(table: TableReading, edition: str) -> Iterator[tuple[str, str, str]]:
    """Yield cell, field and text of the accepted rows of a table, of fields that are printed after the search."""
    records = table.records
    if table.table.kind not in _KINDS:
        return
    for column in table.table.columns:
        for field in column.fields or (column.field,):
            if field is None or use_of(field, edition) is not Use.SEARCHED:
                continue
            values = zip(records.rows, records.accepted, records.values.get(field, ()), strict=False)
            for row, is_in, value in values:
                text = _printed(field, value) if is_in and isinstance(value, str) else ""
                if text:
                    yield f"{column.letter}{row}", field, text


def _printed(field: str, value: str) -> str:
    """Return a value as documents print it; empty for a type of incidents that a list declares."""
    if field != _TYPE:
        return value
    return "" if labels.is_declared_type(value) else spelt_out(value)
