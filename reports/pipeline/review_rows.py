"""Figures and the rows behind them in a compact form, as the script of the review page reads it.

Each text is stored once. A margin that is the sum of its cells names them; a cell whose rows are all those with certain
texts names these texts. That either leads to exactly the rows of the figure is proved here, else its rows are listed.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from reports.vocabulary import formats
from reports.vocabulary.ledger_sources import column_name, fields_of_column
from reports.vocabulary.table_names import column_label, row_label, table_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reports.model.figures import Figure, FigureTable
    from reports.pipeline.field_texts import FieldText
    from reports.pipeline.review_versions import OtherVersions
    from reports.pipeline.traceable import Traceable

    Added = dict[tuple[str, int], tuple[int, int | None]]
    """Kind and position of a row → what it adds, and the row it is one with."""


def review_data(counts: Traceable, versions: OtherVersions) -> dict[str, object]:
    """Return what the page knows of figures and rows.

    Args:
        counts: the figures with their rows.
        versions: the figures of other periods, of what was handed in, and of a shared edition.

    Raises:
        BalanceError: rows do not make their figure, which is a fault of the program.
    """
    tables = list(counts.figures.tables.values())
    traced = {table.id: _traced(counts, table) for table in tables}
    rows = _Rows(counts)
    for table in tables:
        rows.take(table, traced[table.id])
    rows.settle()
    figures = _Figures(rows, versions)
    encoded = [item for table in tables for item in figures.of(table, traced[table.id])]
    return {
        "tables": {table.id: {**about(table), "columns": list(rows.names(table))} for table in tables},
        "figures": dict(encoded),
        "months": list(versions.months),
        "kinds": rows.kinds,
        "places": list(rows.places),
    }


def _traced(counts: Traceable, table: FigureTable) -> dict[tuple[str, str], Added]:
    """Return the rows of each figure of a table."""
    return {place: counts.tracer.added(figure) for place, figure in table.cells.items()}


def about(table: FigureTable) -> dict[str, object]:
    """Return what the figures of a table have in common."""
    figures = list(table.cells.values())
    return {
        "title": table_name(table.id).title,
        "definition": table.definition,
        "day": formats.day(table.as_of),
        "unit": table.unit,
        "rows": {figure.row: row_label(table.id, figure.row) for figure in figures},
        "heads": {figure.column: column_label(table.id, figure.column) for figure in figures},
    }


@dataclass
class _Rows:
    """The rows of the page by kind, column by column."""

    counts: Traceable
    places: dict[tuple[str, str], int] = field(default_factory=dict)
    """File and sheet → index."""
    positions: dict[str, dict[int, int]] = field(default_factory=dict)
    """Kind → position → index among the rows of the page."""
    columns: dict[str, dict[str, None]] = field(default_factory=dict)
    """Kind → columns that decide any of its figures."""
    kinds: dict[str, dict[str, object]] = field(default_factory=dict)
    texts: dict[tuple[str, str], tuple[int, list[int]]] = field(default_factory=dict)
    """Kind and column → number of different texts, and the index of the text of each row."""

    def take(self, table: FigureTable, traced: Mapping[tuple[str, str], Added]) -> None:
        """Add the rows of a table, and the columns that decide them."""
        names = self.names(table)
        positions_by_kind: dict[str, dict[int, int]] = {}
        for kind, position in dict.fromkeys(chain.from_iterable(traced.values())):
            positions_by_kind.setdefault(kind, {})[position] = 0  # numbered once all are there
        for kind, positions in positions_by_kind.items():
            self.positions.setdefault(kind, {}).update(positions)
            columns = self.columns.setdefault(kind, {})
            columns.update(dict.fromkeys(name for name in names if self.counts.has(kind, name)))

    def names(self, table: FigureTable) -> tuple[str, ...]:
        """Return the columns that decide the figures of a table."""
        figure = next(iter(table.cells.values()), None)
        return self.counts.tracer.fields(figure) if figure else ()

    def settle(self) -> None:
        """Make the columns, once all rows are there; rows stand in the order of the files."""
        for kind, known_rows in self.positions.items():
            self.positions[kind] = {position: index for index, position in enumerate(sorted(known_rows))}
            self.kinds[kind] = self._kind(kind, list(self.positions[kind]))

    def _kind(self, kind: str, positions: Sequence[int]) -> dict[str, object]:
        places, rows = [], []
        for position in positions:
            file, reading, index = self.counts.places[kind][position]
            places.append(self.places.setdefault((file.path, reading.table.sheet), len(self.places)))
            rows.append(reading.records.rows[index])
        columns: dict[str, object] = {}
        sources: set[tuple[str, ...]] = set()
        for name in self.columns[kind]:
            has_cells = fields_of_column(name) not in sources  # those of another column are shown with that one
            sources.add(fields_of_column(name))
            texts, indexes = _indexed(self.counts.field_texts(kind, positions, name), has_cells=has_cells)
            self.texts[kind, name] = len(texts), indexes
            columns[name] = {"name": column_name(name), "texts": texts, "i": indexes}
        return {"place": _steps(places), "row": _steps(rows), "columns": columns}

    def keys(self, kind: str, names: Sequence[str]) -> list[int]:
        """Return a number for each row that says which texts it has in some columns, as the page makes it."""
        keys = [0] * len(self.positions[kind])
        for name in names:
            if (kind, name) in self.texts:
                number, indexes = self.texts[kind, name]
                keys = [key * number + index for key, index in zip(keys, indexes, strict=True)]
        return keys


@dataclass
class _Figures:
    """The figures of the page."""

    rows: _Rows
    versions: OtherVersions
    ids_by_rows: dict[object, str] = field(default_factory=dict)
    """Rows of a figure → its id."""
    keys: dict[tuple[str, tuple[str, ...]], tuple[list[int], Counter[int]]] = field(default_factory=dict)

    def of(
        self, table: FigureTable, traced: Mapping[tuple[str, str], Added]
    ) -> Iterator[tuple[str, dict[str, object]]]:
        """Yield the figures of a table by id: value, status, the value before, and how its rows are found."""
        cells = {place: rows for place, rows in traced.items() if place[0] in table.rows and place[1] in table.columns}
        for place, figure in table.cells.items():
            ids = None if place in cells else _members(figure, traced[place], table, cells)
            ids = ids or self._with_same_rows(figure, traced[place])
            parts = {"of": ids} if ids else {"parts": list(self._parts(table, traced[place]))}
            yield figure.id, {**self._values(table, figure), **parts}

    def _with_same_rows(self, figure: Figure, rows: Added) -> list[str] | None:
        """Return the id of an earlier figure with the same rows."""
        first = self.ids_by_rows.setdefault(tuple(sorted(rows.items())), figure.id) if rows else figure.id
        return None if first == figure.id else [first]

    def _values(self, table: FigureTable, figure: Figure) -> dict[str, object]:
        content: dict[str, object] = {"v": figure.value, **self.versions.of(figure)}
        if figure.unit != table.unit:
            content["u"] = figure.unit
        return content

    def _parts(self, table: FigureTable, rows: Added) -> Iterator[dict[str, object]]:
        for kind in dict.fromkeys(kind for kind, _position in rows):
            of_kind = {position: added for (name, position), added in sorted(rows.items(), key=_row) if name == kind}
            indexes = [self.rows.positions[kind][position] for position in of_kind]
            is_each_one = all(added == (1, None) for added in of_kind.values())
            keys = self._keys_of(kind, table, indexes) if is_each_one else None
            part: dict[str, object] = {"k": kind, "q": keys} if keys else {"k": kind, "i": _steps(indexes)}
            if not is_each_one:
                part["a"] = [adds for adds, _partner in of_kind.values()]
                part["w"] = [
                    -1 if partner is None else self.rows.positions[kind][partner] for _adds, partner in of_kind.values()
                ]
            yield part

    def _keys_of(self, kind: str, table: FigureTable, indexes: Sequence[int]) -> list[int] | None:
        """Return the keys that these rows and no others have; None where others have them, or nothing is saved."""
        names = self.rows.names(table)
        if (kind, names) not in self.keys:
            keys = self.rows.keys(kind, names)
            self.keys[kind, names] = keys, Counter(keys)
        keys, numbers = self.keys[kind, names]
        own_keys = sorted({keys[index] for index in indexes})
        is_proved = sum(numbers[key] for key in own_keys) == len(indexes)
        return _steps(own_keys) if is_proved and 2 * len(own_keys) <= len(indexes) else None


def _row(item: tuple[tuple[str, int], tuple[int, int | None]]) -> tuple[str, int]:
    return item[0]


def _steps(numbers: Sequence[int]) -> list[int]:
    """Return numbers as differences, which compress better; the first as it is."""
    return [*numbers[:1], *(later - earlier for earlier, later in pairwise(numbers))]


def _indexed(fields: Sequence[FieldText], *, has_cells: bool) -> tuple[list[object], list[int]]:
    """Return the different texts, and the index of the text of each row."""
    texts: dict[object, int] = {}
    different = {id(item): item for item in fields}  # rows that say the same share one object
    indexes = {key: texts.setdefault(_text(item, has_cells=has_cells), len(texts)) for key, item in different.items()}
    return list(texts), [indexes[id(item)] for item in fields]


def _text(item: FieldText, *, has_cells: bool) -> object:
    """Return a field of a row: value in words, whether it is withheld, and its cells by column letters."""
    if not has_cells:
        return item.label, int(item.is_withheld), ()
    cells = tuple((letter, text or "", int(hidden)) for letter, text, hidden in item.cells if text or hidden)
    return item.label, int(item.is_withheld), cells


def _members(
    figure: Figure, rows: Added, table: FigureTable, cells: Mapping[tuple[str, str], Added]
) -> list[str] | None:
    """Return the ids of the cells that a margin is the sum of; None where its rows are not just theirs."""
    members = []
    together: Added = {}
    for (row, column), of_cell in cells.items():
        is_in_line = (row == figure.row or figure.row not in table.rows) and (
            column == figure.column or figure.column not in table.columns
        )
        if not (is_in_line and of_cell and of_cell.keys() <= rows.keys()):
            continue
        if not together.keys().isdisjoint(of_cell):
            return None
        members.append(f"{table.id}/{row}/{column}")
        together |= of_cell
    return members if together == rows and members else None
