"""Tells of cells whose value is not all there is: errors, formulas without a value, strokes, comments."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from reports.model.grid import COMMENT_UNREAD, cell_name
from reports.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reports.model.grid import CellFinding, Grid
    from reports.model.sheet import SheetTable

_ONCE_A_COLUMN = frozenset({"formula-uncalculated"})
"""Findings that fill whole columns, and are told at the first cell only."""
_ONCE_A_TABLE = frozenset({COMMENT_UNREAD, "marks-around"})
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
        if (finding.row, finding.column) not in reported_cells:
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
    """Return a problem for each record that counts although its name or half of its filled cells are struck through."""
    struck = Counter(row for row, _column in grid.struck)
    first = min((column.index for column in table.columns), default=1)
    persons = [column.index for column in table.columns if column.field in {"full_name", "passport_no"}]
    return tuple(
        Problem("struck-counted", path, table.sheet, cell_name(row, first))
        for row in (records if struck else ())
        if struck[row]
        and (
            2 * struck[row] >= grid.width - grid.rows[row - 1].count(None)
            or any((row, column) in grid.struck for column in persons)
        )
    )


def _of_table(findings: Iterable[CellFinding], table: SheetTable) -> list[CellFinding]:
    """Return the findings from the header of a table to the row below its body, which may be its grand total."""
    columns = {column.index for column in table.columns}
    last = (table.data_rows or table.header_rows)[1] + 1
    return [
        finding
        for finding in findings
        if table.header_rows[0] <= finding.row <= last and (finding.column in columns or finding.code in _OF_ROWS)
    ]
