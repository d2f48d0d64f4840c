"""Figures of a period that lead back to their cells: what was counted, and where each accepted row stands."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from reports.ledger.frames import frames, places
from reports.measures import Tracer, decided_until
from reports.model.period import Month
from reports.model.traced_figures import Trace, TracedCell, TracedField, TracedRow
from reports.pipeline.counting import Scope, relevant
from reports.pipeline.field_texts import FieldTexts
from reports.vocabulary import schema
from reports.vocabulary.ledger_sources import column_name
from reports.vocabulary.table_names import column_label, row_label, table_name

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    import pandas as pd

    from reports.measures import Contribution
    from reports.model.figures import Figure, Figures
    from reports.model.period import Period
    from reports.model.sheet import FileReading, TableReading
    from reports.pipeline.field_texts import FieldText
    from reports.pipeline.gather import Gathered
    from reports.vocabulary.config import Config

    Places = Sequence[tuple[FileReading, TableReading, int]]


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
    def _texts(self) -> dict[int, FieldTexts]:
        """Return the texts of each table that was asked for, by the id of its reading."""
        return {}

    def field_text(self, kind: str, position: int, column: str) -> FieldText:
        """Return what a row has in a column of the ledger, with the letters of its cells."""
        _file, reading, index = self.places[kind][position]
        return self._texts_of(reading).of(index, column)

    def field_texts(self, kind: str, positions: Sequence[int], column: str) -> list[FieldText]:
        """Return the same of many rows, which is much quicker."""
        columns: dict[int, list[FieldText]] = {}
        texts = []
        for _file, reading, index in map(self.places[kind].__getitem__, positions):
            if id(reading) not in columns:
                columns[id(reading)] = self._texts_of(reading).column(column)
            texts.append(columns[id(reading)][index])
        return texts

    def _texts_of(self, reading: TableReading) -> FieldTexts:
        texts = self._texts.get(id(reading))
        if texts is None:
            texts = self._texts[id(reading)] = FieldTexts(reading, show_values=self.show_values)
        return texts

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
            tuple(self._field(contribution.kind, contribution.position, name) for name in columns),
            "" if partner is None else _place(*places_of_kind[partner]),
        )

    def _field(self, kind: str, position: int, column: str) -> TracedField:
        """Return what a row has in a column of the ledger, with the cells it comes from."""
        _file, reading, index = self.places[kind][position]
        row, text = reading.records.rows[index], self.field_text(kind, position, column)
        cells = tuple(TracedCell(f"{letter}{row}", shown_text, hidden) for letter, shown_text, hidden in text.cells)
        return TracedField(column, column_name(column), text.value, text.label, cells, text.is_withheld)


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
