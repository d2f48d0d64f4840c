"""Columns of a counted table that are not understood while the table lacks a field by which its figures are counted.

Such a column may hold just what is missing: all types unknown, all grades of one kind. It is told, whatever its header
is; a column of numbers, of days or of texts that are all different can hold no such field, and is passed over.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from reports.intake.recognise import cell_fit
from reports.intake.recognise.columns_by_values import is_taken, texts_of
from reports.intake.recognise.decided_tables import header_is_decided
from reports.intake.recognise.labels import joined
from reports.model.grid import cell_name, column_letter
from reports.problems import Problem
from reports.vocabulary import dates, mappings, numbers
from reports.vocabulary.resources import load
from reports.vocabulary.text import normal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reports.intake.recognise.header import Header
    from reports.intake.recognise.header_mapping import Mapping_
    from reports.model.grid import Grid
    from reports.model.place import Place
    from reports.model.sheet import SheetTable

_FEW = 10
"""Distinct texts up to which a column may hold categories, however few its rows are."""


@cache
def _counted_by(kind: str) -> dict[str, frozenset[str]]:
    """Return field by which figures of a kind are counted → the fields from which it is known."""
    declared: dict[str, list[str]] = load("kinds")["counted_by"].get(kind, {})
    return {field: frozenset((field, *other_fields)) for field, other_fields in declared.items()}


def unread_columns(
    place: Place, table: SheetTable, grid: Grid, header: Header, mapping: Mapping_, records: Sequence[int]
) -> Iterator[Problem]:
    """Yield a problem for each column with values that is not understood, where a counted field is missing.

    Args:
        place: where the table stands.
        table: as it is counted.
        grid: the sheet.
        header: of the table.
        mapping: of its columns.
        records: rows of the records, 1-based.
    """
    missing = _missing(table, mapping)
    statuses = {match.column for match in mapping.matches if match.field == "status"} if "grade" in missing else set()
    for column, label in sorted(header.labels.items()):
        if not any(label) or header_is_decided(label, header.remembered):
            continue
        # what a status says is counted nowhere, unless it is the grade
        fields = ("grade",) if column in statuses else () if is_taken(mapping, column) else missing
        if fields and _may_be_counted(texts_of(grid, column, records)):
            cell = cell_name(header.bottom, column)
            details = {"header": _header_in_message(joined(label), column), "fields": ", ".join(fields)}
            yield Problem("column-unread", place.path, table.sheet, cell, details=details)


def _header_in_message(text: str, column: int) -> str:
    """Return a header as a message names it: its letters where it may be personal."""
    return text if mappings.may_be_remembered(text) else column_letter(column)


def _missing(table: SheetTable, mapping: Mapping_) -> tuple[str, ...]:
    """Return the fields by which figures are counted and which nothing of the table tells."""
    known_fields = {*mapping.fields, *(field for fields in mapping.contested.values() for field in fields)}
    known_fields |= {"kecamatan"} if table.district else set()
    known_fields |= {"permit_type"} if table.permit_class else set()
    return tuple(field for field, sources in _counted_by(mapping.kind).items() if not sources & known_fields)


def _may_be_counted(texts: Sequence[str]) -> bool:
    """Tell whether texts may be categories: words that name no month, of which some return, or which are few."""
    words = [
        text
        for text in texts
        if numbers.whole(text) is None and cell_fit.day_of(text) is None and dates.month_of(normal(text)) is None
    ]
    distinct = len(set(words))
    return bool(words) and (distinct <= _FEW or 2 * distinct <= len(words))
