"""Tells of cells whose value is not all there is: errors, formulas without a value, strokes, comments."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from reports.model.grid import COMMENT_UNREAD, INVISIBLE, cell_name
from reports.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reports.model.grid import CellFinding, Grid
    from reports.model.sheet import SheetTable

_ONCE_A_COLUMN = frozenset({"formula-uncalculated"})
"""Findings that fill whole columns, and are told at the first cell only."""
_ONCE_A_TABLE = frozenset({COMMENT_UNREAD, INVISIBLE, "marks-around"})
"""Findings whose number alone is told, at the first cell."""
_OF_ROWS = frozenset({"record-overlong"})
"""Findings of whole rows, whatever the columns."""
_ELSEWHERE = {"cell-error": "cell-errors-elsewhere", "formula-uncalculated": "formulas-elsewhere"}


def damaged_cells(path: str, grid: Grid, table: SheetTable) -> tuple[Problem, ...]:
    """Return a problem for each damaged cell of a table, its header and totals included.

    Args:
        path: as printed in problems.
        grid: the sheet of the table.
        table: as located; of any kind or none.
    """
    if not grid.findings:
        return ()
    fields = {column.index: column.field for column in table.columns}
    groups: dict[tuple[str, int, int], list[CellFinding]] = defaultdict(list)
    for finding in _of_table(grid.findings, table):
        groups[_group(finding)].append(finding)
    return tuple(
        Problem(
            first.code,
            path,
            table.sheet,
            cell_name(first.row, first.column),
            fields.get(first.column),
            first.value or None,
            {"count": len(repeats) + 1, "error": first.value},
        )
        for first, *repeats in groups.values()
    )


def _group(finding: CellFinding) -> tuple[str, int, int]:
    """Return what the findings that are told together share."""
    if finding.code in _ONCE_A_TABLE:
        return finding.code, 0, 0
    return finding.code, finding.column, 0 if finding.code in _ONCE_A_COLUMN else finding.row


def damaged_elsewhere(path: str, grid: Grid, tables: Sequence[SheetTable]) -> tuple[Problem, ...]:
    """Return a problem for each kind of damage that a sheet has outside of all its tables, at the first such cell."""
    if not grid.findings:
        return ()
    reported_cells = {(finding.row, finding.column) for table in tables for finding in _of_table(grid.findings, table)}
    outside_tables: dict[str, list[CellFinding]] = defaultdict(list)
    for finding in grid.findings:
        if (finding.row, finding.column) not in reported_cells and finding.code != INVISIBLE:
            outside_tables[finding.code].append(finding)
    return tuple(
        Problem(
            _ELSEWHERE.get(code, code),
            path,
            grid.sheet,
            cell_name(same_kind[0].row, same_kind[0].column),
            details={"count": len(same_kind)},
        )
        for code, same_kind in outside_tables.items()
    )


def struck_in_part(path: str, grid: Grid, table: SheetTable, records: Iterable[int]) -> tuple[Problem, ...]:
    """Return the problems of records that count although something in them is struck through.

    Where it is the name, the passport, the running number or half of the filled cells, the row is told; else each cell.
    """
    struck: dict[int, list[int]] = defaultdict(list)
    for row, column in sorted(grid.struck):
        struck[row].append(column)
    if not struck:
        return ()
    fields = {column.index: column.field for column in table.columns}
    first = min(fields, default=1)
    of_row = {first, *(column for column, field in fields.items() if field in {"full_name", "passport_no"})}
    problems: list[Problem] = []
    for row in records:
        columns = struck.get(row, [])
        filled = grid.width - grid.rows[row - 1].count(None)
        if columns and (2 * len(columns) >= filled or not of_row.isdisjoint(columns)):
            problems.append(Problem("struck-counted", path, table.sheet, cell_name(row, first)))
            continue
        problems += [
            Problem("value-struck", path, table.sheet, cell_name(row, column), fields[column])
            for column in columns
            if fields.get(column)
        ]
    return tuple(problems)


def _of_table(findings: Iterable[CellFinding], table: SheetTable) -> list[CellFinding]:
    """Return the findings from the header of a table to the row below its body, which may be its grand total."""
    columns = {column.index for column in table.columns}
    last = (table.data_rows or table.header_rows)[1] + 1
    return [
        finding
        for finding in findings
        if table.header_rows[0] <= finding.row <= last and (finding.column in columns or finding.code in _OF_ROWS)
    ]
