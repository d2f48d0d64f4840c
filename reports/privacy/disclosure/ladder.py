"""Print a table in less detail, one step at a time, where hiding single cells does not protect it or empties it."""

from __future__ import annotations

from dataclasses import replace
from enum import IntEnum
from typing import TYPE_CHECKING

from reports.model.figures import TOTAL
from reports.privacy.disclosure.cell_tables import OTHERS
from reports.privacy.disclosure.declared_rules import CLASSES, NATIONALITIES, PERSONS, THEME, TREND
from reports.privacy.disclosure.redesign import merge_small_rows, small_codes, total_column
from reports.vocabulary.labels import UNKNOWN, WORK_AREA
from reports.vocabulary.places import OUTSIDE
from reports.vocabulary.workplaces import BY_SIZE, WORKERS_BY_DISTRICT, WORKPLACES
from reports.vocabulary.workplaces import TABLES as WORKPLACE_TABLES

if TYPE_CHECKING:
    from reports.privacy.disclosure.cell_tables import CellTable


class Step(IntEnum):
    """How far a table went down; the step is printed under it."""

    AS_DESIGNED = 0
    COLUMNS_MERGED = 1
    """Small columns form one."""
    ROW_TOTALS = 2
    """All columns form one."""
    ROWS_MERGED = 3
    """Small rows form one; where no place is small their work area."""
    TOTAL_ONLY = 4
    NOT_SHOWN = 5


NOTES = {
    Step.COLUMNS_MERGED: "Kolom digabung demi pelindungan data pribadi.",
    Step.ROW_TOTALS: "Hanya jumlah setiap baris yang ditampilkan demi pelindungan data pribadi.",
    Step.ROWS_MERGED: "Kolom dan baris digabung demi pelindungan data pribadi.",
    Step.TOTAL_ONLY: "Hanya jumlah yang ditampilkan demi pelindungan data pribadi.",
    Step.NOT_SHOWN: "Tabel tidak ditampilkan demi pelindungan data pribadi.",
}
"""Notes under a table; they never say how many stood in it."""
_STEPS = {
    WORKERS_BY_DISTRICT: (Step.ROW_TOTALS, Step.TOTAL_ONLY),
    BY_SIZE: (Step.TOTAL_ONLY,),
    THEME: (),
}
"""Table → its steps before it is left out, where these are not all. One place of work may stand in several rows, and
dominate several columns, so that merged ones would tell more of it than each."""
_FEWEST_PLACES = 2
"""Places beside those that are merged; fewer say little more than their work area."""
_LARGE_ROW = 10
"""Rows below this many times the threshold join a row that was merged before."""


def at_step(table: CellTable, step: Step, threshold: int, apart: frozenset[str] = frozenset()) -> CellTable | None:
    """Return a table as it is printed on a step of the ladder; None where it is not shown.

    Args:
        table: in the detail of its design.
        step: of the ladder.
        threshold: of the table.
        apart: rows whose sum is printed elsewhere.
    """
    if step is Step.NOT_SHOWN:
        return None
    if step is Step.AS_DESIGNED:
        return table
    if table.id == THEME or (table.id == TREND and step > Step.ROW_TOTALS):
        return None  # a single number has no less detail, and months are no rows to merge
    printed = _in_less_detail(table, step, threshold, apart)
    return printed if printed.columns else _with_class_totals(printed, table, threshold)


def _in_less_detail(table: CellTable, step: Step, threshold: int, apart: frozenset[str]) -> CellTable:
    if step is Step.TOTAL_ONLY and table.id in WORKPLACE_TABLES:
        columns = (WORKPLACES,) if table.id == BY_SIZE else (TOTAL,)
        return replace(table.only_rows((TOTAL, WORK_AREA)).only_columns(columns), rows=())
    if step is Step.TOTAL_ONLY:
        return replace(table.only_rows((TOTAL,)).only_columns((total_column(table),)), rows=(), columns=())
    if step >= Step.ROW_TOTALS:
        table = _row_totals(table)
    elif step is Step.COLUMNS_MERGED:
        merged = _columns_merged(table, threshold)
        several = sum(any(merged.value(row, column) for row, _ in merged.cells) for column in merged.columns) > 1
        table = merged if several else _row_totals(table)
    return _rows_merged(table, threshold, apart) if step is Step.ROWS_MERGED else table


def _with_class_totals(printed: CellTable, table: CellTable, threshold: int) -> CellTable:
    """Return a table without columns with the city's stock by class in its total row, where each class is large."""
    if table.id != NATIONALITIES or not set(CLASSES) <= set(table.columns):
        return printed
    merged = table.with_columns_merged(frozenset(table.columns) - set(CLASSES))
    totals = {
        (TOTAL, column): merged.cells[TOTAL, column] for column in merged.columns if (TOTAL, column) in merged.cells
    }
    if any(0 < cell.value < threshold for cell in totals.values()):
        return printed
    return replace(printed, cells={**printed.cells, **totals})


def _row_totals(table: CellTable) -> CellTable:
    """Return a table without inner columns; one whose columns have no total keeps them."""
    totals = {column for _, column in table.cells if column not in table.columns}
    return table.only_columns(totals) if totals else table


def _columns_merged(table: CellTable, threshold: int) -> CellTable:
    """Return a table with its small columns as one: of permits those besides the three large classes.

    Columns that count the same persons twice cannot be added, and stay.
    """
    if table.id == PERSONS:
        return table
    if set(CLASSES) & set(table.columns):
        return table.with_columns_merged(frozenset(table.columns) - set(CLASSES))
    totals = {column: table.value(TOTAL, column) for column in table.columns}
    return table.with_columns_merged(small_codes(totals, threshold))


def _rows_merged(table: CellTable, threshold: int, apart: frozenset[str]) -> CellTable:
    if any(row == WORK_AREA for row, _ in table.cells):
        return _places_merged(table, threshold)
    if OTHERS not in table.rows:
        return merge_small_rows(table, max(threshold, 1), apart)
    limit = threshold * _LARGE_ROW
    small = {row for row in table.rows if row != OTHERS and table.value(row, TOTAL) < limit}
    return table.with_rows_merged({*small, OTHERS})


def _places_merged(table: CellTable, threshold: int) -> CellTable:
    """Return a table with its small places as one row; only the work area where none is small, or all would be one."""
    column = total_column(table)
    totals = {row: table.value(row, column) for row in table.rows if row not in (OUTSIDE, UNKNOWN)}
    small = small_codes(totals, threshold)
    if len(totals) - len(small) < _FEWEST_PLACES or not small:
        return table.only_rows((WORK_AREA, OUTSIDE, UNKNOWN, TOTAL))
    return table.with_rows_merged(small)


def next_step(step: Step, table: str = "") -> Step:
    """Return the step below, of those that a table has."""
    steps = _STEPS.get(table, tuple(Step))
    return next((below for below in steps if below > step), Step.NOT_SHOWN)
