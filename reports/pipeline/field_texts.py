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
    from reports.model.sheet import TableReading

    Source = tuple[str, str, frozenset[str]]
    """Letter of a column of the sheet, the field that it is asked for, and all fields that it holds."""
    Cell = tuple[str, str | None, bool]
    """Letter, text, and whether that is withheld."""

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
        self._cells: dict[Source, list[Cell]] = {}
        self._values: dict[tuple[str, object], tuple[str, str, bool]] = {}
        self._texts: dict[object, FieldText] = {}

    def of(self, index: int, column: str) -> FieldText:
        """Return what a record, counted from 0, has in a column of the ledger."""
        values = self._records.values.get(column)
        sources = self._counted(index) if column in _COUNTS else ()
        sources = sources or self._sources_of(column)
        cells = tuple([self._cells_of(source)[index] for source in sources])
        return self._shared(column, values[index] if values else None, cells)

    def column(self, column: str) -> list[FieldText]:
        """Return what all records have in a column of the ledger, in their order."""
        size = len(self._records.rows)
        if column in _COUNTS:
            return [self.of(index, column) for index in range(size)]
        values = self._records.values.get(column) or [None] * size
        columns = [self._cells_of(source) for source in self._sources_of(column)]
        cells = list(zip(*columns, strict=True)) if columns else [()] * size
        return [self._shared(column, value, of_row) for value, of_row in zip(values, cells, strict=True)]

    def _shared(self, column: str, value: object, cells: tuple[Cell, ...]) -> FieldText:
        """Return the one object for all records that show the same."""
        shown_value = self._values.get((column, value)) or self._value(column, value)
        key = column, shown_value, cells
        text = self._texts.get(key)
        if text is None:
            text = self._texts[key] = FieldText(*shown_value, cells)
        return text

    def _value(self, column: str, value: object) -> tuple[str, str, bool]:
        """Return a value, the same in words, and whether it is withheld."""
        code, label = value_texts(column, value)
        may_name = not self._show_values and (column in PERSONAL or normal(code) in self._names)
        shown_value = ("", "", True) if code and may_name else (code, label, False)
        self._values[column, value] = shown_value
        return shown_value

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

    def _cells_of(self, source: Source) -> list[Cell]:
        """Return the cell of each record in a column of the sheet, as it may be shown."""
        if source not in self._cells:
            letter, field, _fields = source
            texts = self._originals(field)
            cells: dict[str | None, Cell] = {}
            for text in dict.fromkeys(texts):
                is_hidden = text is not None and not self._show_values and self._may_name(source, text)
                cells[text] = letter, None if is_hidden else text, is_hidden
            self._cells[source] = [cells[text] for text in texts]
        return self._cells[source]

    def _originals(self, field: str) -> list[str | None]:
        """Return the texts of a field as they stand in its cells; None for an empty one."""
        size = len(self._records.rows)
        values = self._records.values.get(field) or [None] * size
        texts = {value: None if value is None else value_texts(field, value)[0] or None for value in set(values)}
        raw = self._records.raw.get(field) or [None] * size
        return [texts[value] if text is None else text for text, value in zip(raw, values, strict=True)]

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
