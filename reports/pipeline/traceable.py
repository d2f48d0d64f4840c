"""Figures of a period that lead back to their cells: what was counted, and where each accepted row stands."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from reports.ledger.frames import frames, places
from reports.measures import Tracer, decided_until
from reports.model.grid import column_letter
from reports.model.period import Month
from reports.model.traced_figures import Trace, TracedCell, TracedField, TracedRow
from reports.pipeline.counting import Scope, relevant
from reports.pipeline.question import is_personal, names_of
from reports.vocabulary import schema
from reports.vocabulary.ledger_sources import PERSONAL, column_name, fields_of_column, value_texts
from reports.vocabulary.schema import Type
from reports.vocabulary.table_names import column_label, row_label, table_name
from reports.vocabulary.text import normal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    import pandas as pd

    from reports.measures import Contribution
    from reports.model.figures import Figure, Figures
    from reports.model.period import Period
    from reports.model.sheet import Column, FileReading, TableReading
    from reports.pipeline.gather import Gathered
    from reports.vocabulary.config import Config

    Places = Sequence[tuple[FileReading, TableReading, int]]

_FREE = frozenset({Type.TEXT, Type.PASSPORT, Type.OCCUPATION})
"""Types of fields in which anything may be written, also a name or a number of a person."""
_NUMBERS = frozenset({"incident_id", "decision_no", "receipt_no", "order_no", "visa_index"})
"""Those that hold numbers of no person."""
_COUNT_COLUMNS = "count_columns"


@dataclass(frozen=True)
class Traceable:
    """The figures of a period with the rows that they were counted from."""

    figures: Figures
    tracer: Tracer
    files: tuple[FileReading, ...]
    show_values: bool = False
    """Whether names and numbers of persons are shown."""

    def trace(self, figure: Figure) -> Trace:
        """Return a figure with the rows behind it.

        Raises:
            BalanceError: the rows do not make the figure.
        """
        names = self.tracer.fields(figure)
        rows = tuple(self._row(figure, contribution, names) for contribution in self.tracer.rows(figure))
        title = table_name(figure.table).title
        labels = row_label(figure.table, figure.row), column_label(figure.table, figure.column)
        return Trace(figure, self.figures.period, title, *labels, rows)

    @cached_property
    def places(self) -> dict[str, Places]:
        """Return where the rows of the frame of each kind stand."""
        return {kind: places(self.files, kind) for kind in schema.LEDGER}

    def has(self, kind: str, column: str) -> bool:
        """Tell whether rows of a kind have a column of the ledger."""
        return column in schema.types_of(kind)

    @cached_property
    def _names(self) -> dict[int, set[str]]:
        """Return the names of each table that was asked for, by the id of its reading."""
        return {}

    def _row(self, figure: Figure, contribution: Contribution, names: Sequence[str]) -> TracedRow:
        places_of_kind = self.places[contribution.kind]
        file, reading, index = places_of_kind[contribution.position]
        columns = [name for name in names if self.has(contribution.kind, name)]
        partner = contribution.counted_with
        return TracedRow(
            file.path,
            reading.table.sheet,
            reading.table.index,
            reading.records.rows[index],
            contribution.adds,
            tuple(
                (row_label(figure.table, row), column_label(figure.table, column))
                for row, column in contribution.places
            ),
            tuple(self.field(contribution.kind, contribution.position, name) for name in columns),
            "" if partner is None else _place(*places_of_kind[partner]),
        )

    @cached_property
    def _fields(self) -> dict[tuple[str, int, str], TracedField]:
        """Return what was made for other figures, by kind, position and column."""
        return {}

    def field(self, kind: str, position: int, column: str) -> TracedField:
        """Return what a row has in a column of the ledger, with the cells it comes from."""
        key = kind, position, column
        if key not in self._fields:
            _file, reading, index = self.places[kind][position]
            self._fields[key] = self._made_field(reading, index, column)
        return self._fields[key]

    def _made_field(self, reading: TableReading, index: int, column: str) -> TracedField:
        values = reading.records.values.get(column)
        code, label = value_texts(column, values[index] if values else None)
        cells = tuple(self._cells(reading, index, column))
        may_name = column in PERSONAL or normal(code) in self._names_of(reading)
        is_withheld = bool(code) and not self.show_values and may_name
        if is_withheld:
            code = label = ""
        return TracedField(column, column_name(column), code, label, cells, is_withheld)

    def _cells(self, reading: TableReading, index: int, column: str) -> Iterator[TracedCell]:
        """Yield the cells of a row that a column of the ledger can come from."""
        row, records = reading.records.rows[index], reading.records
        count_columns = records.values.get(_COUNT_COLUMNS)
        pairs = str(count_columns[index] or "").split() if count_columns and column in {"count", "parts"} else []
        for field, _, letter in (pair.partition("=") for pair in pairs):
            yield TracedCell(f"{letter}{row}", _original(reading, index, field))
        if pairs:
            return
        fields = fields_of_column(column)
        for sheet_column in reading.table.columns:
            contained = [field for field in fields if field in (sheet_column.field, *sheet_column.fields)]
            if contained:
                yield self._cell(reading, index, sheet_column, contained[0])

    def _cell(self, reading: TableReading, index: int, column: Column, field: str) -> TracedCell:
        name = f"{column_letter(column.index)}{reading.records.rows[index]}"
        text = _original(reading, index, field)
        if text is None or self.show_values or not self._may_name(reading, column, field, text):
            return TracedCell(name, text)
        return TracedCell(name, None, is_withheld=True)

    def _may_name(self, reading: TableReading, column: Column, field: str, text: str) -> bool:
        """Tell whether the text of a cell may say who a person is."""
        if PERSONAL.intersection((field, *column.fields)):
            return True
        names = self._names_of(reading)
        if (schema.type_of(field) not in _FREE or field in _NUMBERS) and len(column.fields) <= 1:
            return normal(text) in names
        return is_personal(text, names)

    def _names_of(self, reading: TableReading) -> set[str]:
        if id(reading) not in self._names:
            self._names[id(reading)] = names_of(reading)
        return self._names[id(reading)]


def _original(reading: TableReading, index: int, field: str) -> str | None:
    """Return the text of a field as it stands in its cell; None for an empty one."""
    originals = reading.records.raw.get(field)
    if originals is not None and originals[index] is not None:
        return originals[index]
    values = reading.records.values.get(field)
    return (value_texts(field, values[index])[0] or None) if values else None


def _place(file: FileReading, reading: TableReading, index: int) -> str:
    sheet = f"{reading.table.sheet}!" if reading.table.sheet else ""
    return f"{file.path} › {sheet}{reading.records.rows[index]}"


def traceable(
    gathered: Gathered,
    period: Period,
    as_of: date,
    config: Config,
    document_date: date | None,
    *,
    show_values: bool = False,
) -> Traceable:
    """Return the figures of a period as a return counts them, with what they were counted from.

    Args:
        gathered: inputs with their rows in final bins and their original texts.
        period: to be counted.
        as_of: of the stock, and of the grades.
        config: of the office.
        document_date: a decision after it counts in no month.
        show_values: show names and numbers of persons.
    """
    files = relevant_files(gathered, as_of)
    accepted = accepted_rows(files, document_date)
    figures = Scope(accepted, gathered.coverage, config.work_area.districts).measure(period, as_of)
    return with_rows(gathered, figures, config, document_date, show_values=show_values)


def with_rows(
    gathered: Gathered, figures: Figures, config: Config, document_date: date | None, *, show_values: bool = False
) -> Traceable:
    """Return figures that were counted already with what they were counted from; arguments as for :func:`traceable`."""
    files = relevant_files(gathered, figures.as_of)
    accepted = accepted_rows(files, document_date)
    tracer = Tracer(accepted, gathered.coverage, figures, config.work_area.districts)
    return Traceable(figures, tracer, files, show_values)


def relevant_files(gathered: Gathered, as_of: date) -> tuple[FileReading, ...]:
    """Return the files without the registers of other months."""
    return tuple(relevant(file, {Month.of(as_of)}) for file in gathered.files)


def accepted_rows(files: Sequence[FileReading], document_date: date | None) -> dict[str, pd.DataFrame]:
    """Return the accepted rows by kind, without the decisions that were taken after the document."""
    accepted = frames(files)
    return decided_until(accepted, document_date) if document_date else accepted
