"""Finds the table of a list-like sheet, and puts each of its rows into a bin.

::

    UNDANGAN RAPAT TIM PORA                     title rows: above the header, in no bin
    NO  INSTANSI/UNIT   JABATAN     KEHADIRAN   header: by the heads that are known, merged or not
    1   2               3           4           numbering
    1   Polres …        Kasat …     Hadir       record: it has a key field (here the agency)
    2                                           structure: nothing but its number
                        Kasi …                  set aside: it says something, but not of whom
                                                blank
                        Jakarta, 16 Oktober     below the last record and apart from it: not of the table
"""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from reports.intake.meeting.problem_list import as_text
from reports.model.grid import Span, cell_name, row_spans
from reports.model.sheet import Column, Records, RowBin, RowRole, SheetTable, TableReading
from reports.vocabulary import meeting_forms, resources
from reports.vocabulary.text import normal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reports.intake.meeting.problem_list import Findings
    from reports.model.grid import Grid, Scalar

KIND = "meeting"
_DEEPEST = 30
"""The header stands within so many rows."""
_MOST_HEADS = 3
"""Rows of a header."""
_MOST_COVERED = 200_000
"""Cells of merged ranges that are looked at; a sheet with more of them was made to trouble us."""
_NEAR = 0.8
"""Likeness from which a head is proposed; a proposal is shown, never applied."""


@dataclass(frozen=True)
class Line:
    """One record of a list."""

    row: int
    cells: Mapping[str, Scalar]
    """Field → value; that of a merged cell in each row it spans."""


@dataclass(frozen=True)
class Listed:
    """A list-like sheet, read."""

    name: str
    """Which sheet of a meeting it is."""
    grid: Grid
    table: SheetTable
    columns: Mapping[str, int]
    """Field → column."""
    lines: tuple[Line, ...]
    """Rows that are records, with those that will turn out to repeat another."""
    keyless: tuple[int, ...]
    """Rows that say something, but lack what they are about."""

    def cell(self, row: int, field: str) -> str:
        """Return the name of a cell; where the field has no column, that of the first column."""
        return cell_name(row, self.columns.get(field, min(self.columns.values())))

    def reading(self, repeated: frozenset[int], problems: Findings) -> TableReading:
        """Return the table with its rows in their bins.

        Args:
            repeated: rows that repeat another.
            problems: of the workbook; those of this sheet go with the table.
        """
        rows = sorted((*(line.row for line in self.lines), *self.keyless))
        bins = tuple(
            RowBin.SET_ASIDE
            if row in self.keyless
            else RowBin.DUPLICATE if row in repeated else RowBin.ACCEPTED
            for row in rows
        )  # fmt: skip
        return TableReading(self.table, Records(tuple(rows), {}, {}, bins), problems.of(self.grid.sheet))


def _covered(grid: Grid) -> Iterator[tuple[tuple[int, int], Span]]:
    """Yield the places of merged ranges, each with its range."""
    for span in grid.merged:
        for row in range(span.top, min(span.bottom, grid.height) + 1):
            yield from (((row, column), span) for column in range(span.left, min(span.right, grid.width) + 1))


class _Sheet:
    """A grid whose merged cells give their value in every place."""

    def __init__(self, grid: Grid) -> None:
        self.grid = grid
        self._covered = dict(islice(_covered(grid), _MOST_COVERED))

    def span(self, row: int, column: int) -> Span:
        """Return the merged range of a cell; the cell itself when it is not merged."""
        return self._covered.get((row, column), Span(row, column, row, column))

    def value(self, row: int, column: int) -> Scalar:
        """Return the value at a place."""
        span = self.span(row, column)
        return self.grid.cell(span.top, span.left)

    def down(self, row: int, column: int) -> Scalar:
        """Return the value at a place; only a range of one column is filled, so that a title does not spread."""
        span = self.span(row, column)
        return self.grid.cell(span.top, column) if span.left == span.right else self.grid.cell(row, column)

    def filled_cells(self, row: int) -> dict[int, Scalar]:
        """Return the cells of a row that hold something themselves, by column."""
        return {column: value for column, value in enumerate(self.grid.rows[row - 1], 1) if value is not None}


def listed(name: str, grid: Grid, findings: Findings) -> Listed | None:
    """Return the list of a sheet; None where there is no header, with a problem unless the sheet is empty."""
    sheet = _Sheet(grid)
    header = _header(name, sheet)
    if header is None:
        if any(value is not None for row in grid.rows for value in row):
            heads = ", ".join(meeting_forms.form()[name])
            findings.add("meeting-head-missing", grid.sheet, None, heads=heads)
        return None
    columns = _columns(name, sheet, header, findings)
    roles, records, keyless = _rows(name, sheet, header, columns)
    for row in keyless:
        key = meeting_forms.keys_of(name)[0]
        cell = cell_name(row, columns.get(key, min(columns.values())))
        findings.add("meeting-row-without-key", grid.sheet, cell, key, head=meeting_forms.head_of(name, key))
    lines = tuple(Line(row, {field: sheet.down(row, column) for field, column in columns.items()}) for row in records)
    table = _table(sheet, header, columns, roles, sorted((*records, *keyless)))
    if table.hidden_rows:
        rows = row_spans(table.hidden_rows)
        findings.add("hidden-rows", grid.sheet, None, count=len(table.hidden_rows), rows=rows)
    hidden = [column.letter for column in table.columns if column.hidden]
    if hidden:
        findings.add("hidden-columns", grid.sheet, None, columns=", ".join(hidden))
    return Listed(name, grid, table, columns, lines, tuple(keyless))


def _header(name: str, sheet: _Sheet) -> tuple[int, int] | None:
    """Return first and last row of the header: where most heads are known, a key among them."""
    best, most = None, 0
    for row in range(1, min(sheet.grid.height, _DEEPEST) + 1):
        fields = _fields(name, sheet, row)
        if len(fields) > most and not fields.keys().isdisjoint(meeting_forms.keys_of(name)):
            best, most = row, len(fields)
    if best is None:
        return None
    spans = [sheet.span(best, column) for column in _fields(name, sheet, best).values()]
    spans = [span for span in spans if span.bottom - span.top < _MOST_HEADS]
    last = max((span.bottom for span in spans), default=best)
    return min((span.top for span in spans), default=best), min(last, sheet.grid.height)


def _fields(name: str, sheet: _Sheet, row: int) -> dict[str, int]:
    """Return field → column of the heads of a row; the first of several that mean the same."""
    column_by_field: dict[str, int] = {}
    for column in range(1, sheet.grid.width + 1):
        field = meeting_forms.field_called(name, as_text(sheet.value(row, column)) or "")
        if field:
            column_by_field.setdefault(field, column)
    return column_by_field


def _columns(name: str, sheet: _Sheet, header: tuple[int, int], findings: Findings) -> dict[str, int]:
    """Return field → column; note heads that mean a field again, and unknown ones that are near to a lacking field."""
    column_by_field = _fields(name, sheet, header[1])
    aliases = meeting_forms.spellings("columns", name)
    for column in range(1, sheet.grid.width + 1):
        span, text = sheet.span(header[1], column), as_text(sheet.value(header[1], column))
        if text is None or column in column_by_field.values() or span.left != column:
            continue
        field, cell = meeting_forms.field_called(name, text), cell_name(span.top, span.left)
        near = difflib.get_close_matches(normal(text), aliases, n=1, cutoff=_NEAR)
        if field:
            findings.add(
                "column-repeated", sheet.grid.sheet, cell, field, text, field=meeting_forms.head_of(name, field)
            )
        elif near and aliases[near[0]] not in column_by_field:
            candidate = meeting_forms.head_of(name, aliases[near[0]])
            findings.add("column-proposed", sheet.grid.sheet, cell, None, text, candidate=candidate)
    return column_by_field


def _rows(
    name: str, sheet: _Sheet, header: tuple[int, int], columns: Mapping[str, int]
) -> tuple[dict[int, RowRole], list[int], list[int]]:
    """Return roles of structure rows, rows of records, and rows that lack their key."""
    roles = {row: RowRole.HEADER for row in range(header[0], header[1] + 1) if sheet.filled_cells(row)}
    records: list[int] = []
    keyless: list[int] = []
    loose: list[int] = []
    apart = False
    """Whether a blank row stands between the last record and here."""
    for row in range(header[1] + 1, sheet.grid.height + 1):
        role = _role(name, sheet, row, columns, header)
        if not sheet.filled_cells(row):
            apart = True
        elif role is None and _has_key(name, sheet, row, columns):
            records.append(row)
            keyless, loose, apart = keyless + loose, [], False
        elif role is None and not apart:
            keyless.append(row)
        elif role is None:
            loose.append(row)
        else:
            roles[row] = role
    last = max((*records, *keyless), default=header[1])
    return {row: role for row, role in roles.items() if row <= last or role is RowRole.NIL}, records, keyless


def _has_key(name: str, sheet: _Sheet, row: int, columns: Mapping[str, int]) -> bool:
    keys = [columns[key] for key in meeting_forms.keys_of(name) if key in columns]
    return any(as_text(sheet.down(row, column)) is not None for column in keys)


def _role(name: str, sheet: _Sheet, row: int, columns: Mapping[str, int], header: tuple[int, int]) -> RowRole | None:
    """Return what a row is, when it is no record."""
    row_values = sheet.filled_cells(row)
    texts = [as_text(value) for value in row_values.values()]
    first = next((normal(text) for text in texts if text), "")
    if row == header[1] + 1 and len(row_values) > 1 and list(map(str, range(1, len(row_values) + 1))) == texts:
        return RowRole.NUMBERING
    if meeting_forms.field_called(name, first) and len(heads := _fields(name, sheet, row)) > 1 and (
        heads.items() <= columns.items()
    ):  # fmt: skip
        return RowRole.REPEATED_HEADER
    if first in resources.load("nil_markers")["nil_declared"] and len(row_values) <= 1:
        return RowRole.NIL
    if first in resources.load("total_row_markers"):
        return RowRole.TOTAL
    filled_columns = {column for column, value in row_values.items() if as_text(value) is not None}
    if name == "Pembahasan" and filled_columns <= {columns.get("agency"), columns.get(meeting_forms.NUMBER)}:
        return RowRole.BLANK  # an agency that is listed, but said nothing yet
    return RowRole.BLANK if filled_columns <= {columns.get(meeting_forms.NUMBER)} else None


def _table(
    sheet: _Sheet, header: tuple[int, int], columns: Mapping[str, int], roles: Mapping[int, RowRole], body: list[int]
) -> SheetTable:
    grid = sheet.grid
    last = body[-1] if body else header[1]
    return SheetTable(
        sheet=grid.sheet,
        index=1,
        hidden=grid.hidden,
        kind=KIND,
        period=None,
        period_from=None,
        header_rows=header,
        data_rows=(body[0], last) if body else None,
        columns=tuple(_described(sheet, header, columns, last)),
        structure=dict(sorted(roles.items())),
        hidden_rows=tuple(row for row in sorted(grid.hidden_rows) if header[0] <= row <= last),
        nil_declared=RowRole.NIL in roles.values(),
    )


def _described(sheet: _Sheet, header: tuple[int, int], columns: Mapping[str, int], last: int) -> Iterator[Column]:
    """Yield the columns that have a head or data."""
    fields = {column: field for field, column in columns.items()}
    for column in range(1, sheet.grid.width + 1):
        texts = dict.fromkeys(as_text(sheet.value(row, column)) or "" for row in range(header[0], header[1] + 1))
        head = " / ".join(filter(None, texts))
        if head or any(sheet.grid.cell(row, column) is not None for row in range(header[1] + 1, last + 1)):
            how = "alias" if column in fields else "none"
            hidden = column in sheet.grid.hidden_columns
            yield Column(column, head, fields.get(column), how, hidden)
