"""What the rows of a table have in a column of the ledger, and in which cells it stands, as it may be shown.

Whether a text may be shown does not depend on the row, so that it is decided once for all rows that say the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from reports.pipeline.question import is_personal, names_of
from reports.vocabulary import schema
from reports.vocabulary.ledger_sources import PERSONAL, fields_of_column, value_texts
from reports.vocabulary.schema import Type
from reports.vocabulary.text import normal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reports.model.sheet import TableReading

    Source = tuple[str, str, frozenset[str]]
    """Letter of a column of the sheet, the field that it is asked for, and all fields that it holds."""

_FREE = frozenset({Type.TEXT, Type.PASSPORT, Type.OCCUPATION})
"""Types of fields in which anything may be written, also a name or a number of a person."""
_NUMBERS = frozenset({"incident_id", "decision_no", "receipt_no", "order_no", "visa_index"})
"""Those that hold numbers of no person."""
_COUNT_COLUMNS = "count_columns"
_COUNTS = frozenset({"count", "parts"})


@dataclass(frozen=True)
class FieldText:
    """What a row has in a column of the ledger."""

    value: str
    """Normalised; empty for none, or where it is withheld."""
    label: str
    """The same in words."""
    is_withheld: bool
    cells: tuple[tuple[str, str | None, bool], ...]
    """Letter of each cell, its text, and whether that is withheld."""


class FieldTexts:
    """The texts of one table."""

    def __init__(self, reading: TableReading, *, show_values: bool) -> None:
        """Take a table, and whether names and numbers of persons are shown."""
        self._reading = reading
        self._records = reading.records
        self._show_values = show_values
        self._sources: dict[str, tuple[Source, ...]] = {}
        self._texts: dict[object, FieldText] = {}
        self._by_field: dict[str, list[str | None]] = {}

    def of(self, index: int, column: str) -> FieldText:
        """Return what a record, counted from 0, has in a column of the ledger."""
        values = self._records.values.get(column)
        value = values[index] if values else None
        sources = self._counted(index) if column in _COUNTS else ()
        sources = sources or self._sources_of(column)
        texts = tuple([self._originals(field)[index] for _letter, field, _fields in sources])
        return self._known(column, value, texts, sources)

    def column(self, column: str) -> list[FieldText]:
        """Return what all records have in a column of the ledger, in their order."""
        size = len(self._records.rows)
        if column in _COUNTS:
            return [self.of(index, column) for index in range(size)]
        sources = self._sources_of(column)
        values = self._records.values.get(column) or [None] * size
        originals = [self._originals(field) for _letter, field, _fields in sources]
        texts = list(zip(*originals, strict=True)) if originals else [()] * size
        different = {
            pair: self._known(column, *pair, sources) for pair in dict.fromkeys(zip(values, texts, strict=True))
        }
        return [different[pair] for pair in zip(values, texts, strict=True)]

    def _known(
        self, column: str, value: object, texts: tuple[str | None, ...], sources: tuple[Source, ...]
    ) -> FieldText:
        key = column, value, sources, texts
        known_text = self._texts.get(key)
        if known_text is None:
            known_text = self._texts[key] = self._made(column, value, sources, texts)
        return known_text

    def _made(
        self, column: str, value: object, sources: tuple[Source, ...], texts: tuple[str | None, ...]
    ) -> FieldText:
        code, label = value_texts(column, value)
        may_name = column in PERSONAL or normal(code) in self._names
        is_withheld = bool(code) and not self._show_values and may_name
        cells = []
        for source, text in zip(sources, texts, strict=True):
            is_hidden = text is not None and not self._show_values and self._may_name(source, text)
            cells.append((source[0], None if is_hidden else text, is_hidden))
        return FieldText("" if is_withheld else code, "" if is_withheld else label, is_withheld, tuple(cells))

    def _counted(self, index: int) -> tuple[Source, ...]:
        """Return the columns of a count, where a row holds several counts."""
        columns = self._records.values.get(_COUNT_COLUMNS)
        pairs = str(columns[index] or "").split() if columns else []
        parts = (pair.partition("=") for pair in pairs)
        return tuple((letter, field, frozenset({field})) for field, _, letter in parts)

    def _sources_of(self, column: str) -> tuple[Source, ...]:
        """Return the columns of the sheet that a column of the ledger can come from."""
        if column not in self._sources:
            sources = []
            for sheet_column in self._reading.table.columns:
                held_fields = (sheet_column.field, *sheet_column.fields)
                field = next((field for field in fields_of_column(column) if field in held_fields), None)
                if field is not None:
                    sources.append((sheet_column.letter, field, frozenset(sheet_column.fields)))
            self._sources[column] = tuple(sources)
        return self._sources[column]

    def _originals(self, field: str) -> Sequence[str | None]:
        """Return the texts of a field as they stand in their cells; None for an empty one."""
        if field not in self._by_field:
            size = len(self._records.rows)
            values = self._records.values.get(field) or [None] * size
            texts = {value: None if value is None else value_texts(field, value)[0] or None for value in set(values)}
            raw = self._records.raw.get(field) or [None] * size
            self._by_field[field] = [
                texts[value] if text is None else text for text, value in zip(raw, values, strict=True)
            ]
        return self._by_field[field]

    def _may_name(self, source: Source, text: str) -> bool:
        """Tell whether the text of a cell may say who a person is."""
        _letter, field, fields = source
        if field in PERSONAL or not PERSONAL.isdisjoint(fields):
            return True
        if (schema.type_of(field) not in _FREE or field in _NUMBERS) and len(fields) <= 1:
            return normal(text) in self._names
        return is_personal(text, self._names)

    @cached_property
    def _names(self) -> set[str]:
        return names_of(self._reading)
