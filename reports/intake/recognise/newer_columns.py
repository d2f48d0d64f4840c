"""Columns of a register that hold a newer value of a field and are not read: KECAMATAN | KEC. BARU.

Where the older column says that it is old, the newer fills the field (see ``latest_columns``). Where nothing but the
newer one says so, the older is counted, and it is told.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.intake.recognise.columns_by_values import is_taken
from reports.intake.recognise.decided_tables import header_is_decided
from reports.intake.recognise.header_reading import read_header
from reports.intake.recognise.labels import joined, leaf
from reports.intake.recognise.latest_columns import PRESENT, without
from reports.model.grid import cell_name, column_letter
from reports.problems import Problem
from reports.vocabulary.text import normal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reports.intake.recognise.header import Header
    from reports.intake.recognise.header_mapping import Mapping_
    from reports.intake.recognise.labels import Label
    from reports.model.grid import Grid
    from reports.model.place import Place
    from reports.model.sheet import SheetTable
    from reports.problems import Detail

_MOVED = {"ALAMAT": "kecamatan", "DOMISILI": "kecamatan"}
"""Words of a head → the field by which figures are counted that a newer value of it may change."""


def newer_columns(
    place: Place, table: SheetTable, grid: Grid, header: Header, mapping: Mapping_, records: Sequence[int]
) -> Iterator[Problem]:
    """Yield a problem at the first cell of each column of newer values that fills no field of a register.

    Args:
        place: where the table stands.
        table: as it is counted.
        grid: the sheet.
        header: of the table.
        mapping: of its columns.
        records: rows of the records, 1-based.
    """
    if table.kind != "register":
        return
    for column, label in sorted(header.labels.items()):
        if is_taken(mapping, column) or header_is_decided(label, header.remembered):
            continue
        field = _older_field(mapping, label)
        rows = [row for row in records if grid.cell(row, column) is not None] if field else []
        if rows:
            cell = cell_name(rows[0], column)
            details: dict[str, Detail] = {"header": column_letter(column), "count": len(rows), "field": field}
            yield Problem("newer-unread", place.path, table.sheet, cell, field, details=details)


def _older_field(mapping: Mapping_, label: Label) -> str | None:
    """Return the field of the table that a head names once the word for newer is taken off; None for no such head."""
    words = normal(joined(label)).split()
    if not PRESENT.intersection(words):
        return None
    older = without(leaf(label), PRESENT)
    reading = read_header(mapping.kind, (*label[:-1], older)) if older else None
    names = [*(reading.fields if reading else ()), *_fields_of(mapping.kind, words)]
    return next((name for name in names if name in mapping.fields), None)


def _fields_of(kind: str, words: Sequence[str]) -> Iterator[str]:
    """Yield the fields that single words of a head name."""
    for word in words:
        reading = read_header(kind, (word,)) if word not in PRESENT else None
        yield from reading.fields if reading else ()
        if word in _MOVED:
            yield _MOVED[word]
