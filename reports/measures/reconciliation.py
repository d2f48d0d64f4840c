"""Compares counts of other agencies with the register, like with like (settled rule 12)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pandas as pd

from reports.measures.agency_counts import district_counts
from reports.measures.declaration import Dimension, Measure, Scope, Time
from reports.measures.frame_columns import coded, texts
from reports.measures.place_dimensions import district_codes
from reports.measures.stock import persons
from reports.model.figures import TOTAL, Figure, FigureTable, Status
from reports.vocabulary.labels import UNKNOWN, WORK_AREA
from reports.vocabulary.places import OUTSIDE
from reports.vocabulary.sources import COMMON_CLASSES, REGISTER, Source, oldest_days, sources

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

TABLE = "reconciliation"
_DISTRICTS = Dimension(district_codes, lambda scope: scope.districts, groups=lambda scope: {WORK_AREA: scope.districts})
_DEFINITION = (
    "Jumlah orang asing pemegang ITAS dan ITAP dalam register pada tanggal data dan jumlah menurut data instansi lain "
    f"yang terakhir sampai dengan tanggal itu dan paling lama {oldest_days()} hari sebelumnya, menurut kecamatan; "
    "kecamatan yang datanya tidak disampaikan atau baru sebagian tidak termasuk dalam jumlah suatu instansi, dan angka "
    "imigrasi di samping suatu instansi hanya mencakup kecamatan yang sama."
)


def _rows_that_count(log: pd.DataFrame, scope: Scope) -> pd.DataFrame:
    """Return the rows that count.

    Shape: columns agency, district, count; indexed by position.
    """
    rows = [
        (row.position, row.agency, row.district, row.count)
        for district_count in district_counts(log, scope)
        for row in district_count.counted
    ]
    return pd.DataFrame(rows, columns=["position", "agency", "district", "count"]).set_index("position")


def _has_class(classes: frozenset[str]) -> Callable[[pd.DataFrame, Scope], list[bool]]:
    return lambda units, _scope: [(code or UNKNOWN) in classes for code in texts(units, "permit_class")]


def _of_register(column: str, classes: frozenset[str]) -> Measure:
    return Measure(
        TABLE, "register", Time.STOCK, persons, _DISTRICTS,
        Dimension(lambda units, _scope: [column] * len(units), lambda _scope: (column,)),
        "orang", _DEFINITION, _has_class(classes), column_total=False, fields=("district", "permit_class"),
    )  # fmt: skip


_SPECIAL = tuple(source for source in sources() if source.classes != frozenset(COMMON_CLASSES))
"""Agencies that count other permits than most: the register is counted once more for each."""
_CODES = tuple(source.code for source in sources())

MEASURES = (
    _of_register(REGISTER, frozenset(COMMON_CLASSES)),
    *(_of_register(source.column, source.classes) for source in _SPECIAL),
    Measure(
        TABLE, "agency_counts", Time.STOCK, _rows_that_count, _DISTRICTS,
        Dimension(lambda units, _scope: coded(units, "agency"), lambda _scope: _CODES),
        "orang", _DEFINITION, weight="count", column_total=False, silent_is_missing=True,
        fields=("agency", "district", "village", "as_of", "count", "parts", "definition"),
    ),
)  # fmt: skip
"""One table, fed by two kinds of input."""


def with_pairs(table: FigureTable, scope: Scope) -> FigureTable:
    """Return the table with the register's own column for each agency, over the kecamatan that the agency covers.

    Args:
        table: as counted; it has the register over all kecamatan, also by the classes of single agencies.
        scope: holds the work area.
    """
    cells = {place: figure for place, figure in table.cells.items() if place[1] in {REGISTER, *_CODES}}
    for source in sources():
        for figure in _pair(table, source, scope.districts):
            cells[figure.row, figure.column] = figure
    columns = (REGISTER, *_CODES, *(source.column for source in sources()))
    return replace(table, columns=columns, cells=cells)


def covered(table: FigureTable, source: Source, districts: Sequence[str]) -> tuple[str, ...]:
    """Return the kecamatan of the work area for which an agency gave a count."""
    return tuple(code for code in districts if table.figure(code, source.code).value is not None)


def counted_as(source: Source) -> str:
    """Return the column under which the register is counted for an agency."""
    return source.column if source in _SPECIAL else REGISTER


def source_place(
    table: FigureTable, districts: tuple[str, ...], row: str, column: str
) -> tuple[tuple[str, str], dict[str, tuple[str, ...]]]:
    """Return row and column under which the source rows of a figure were counted, and what groups of rows hold.

    Args:
        table: as counted; it says which kecamatan the register's column of an agency covers.
        districts: kecamatan codes of the work area.
        row: of the figure.
        column: of the figure.
    """
    source = next((candidate for candidate in sources() if candidate.column == column), None)
    if source is None:
        return (row, column), {WORK_AREA: districts}
    inside = covered(table, source, districts)
    rows = {WORK_AREA: inside, TOTAL: inside}.get(row, (row,) if row in inside else ())
    return (WORK_AREA, counted_as(source)), {WORK_AREA: rows}


def _pair(table: FigureTable, source: Source, districts: Sequence[str]) -> Iterator[Figure]:
    """Yield the register's column for one agency, margins included."""
    inside = covered(table, source, districts)
    inside_total = 0
    for code in (*districts, *(row for row in (OUTSIDE, UNKNOWN) if row in table.rows)):
        figure = replace(table.figure(code, counted_as(source)), column=source.column)
        inside_total += (figure.value or 0) if code in inside else 0
        yield figure if code in inside else _missing(figure)
    for row in (WORK_AREA, TOTAL):
        figure = replace(table.figure(row, counted_as(source)), column=source.column)
        yield replace(figure, value=inside_total) if inside and figure.value is not None else _missing(figure)


def _missing(figure: Figure) -> Figure:
    return replace(figure, value=None, status=Status.MISSING)
