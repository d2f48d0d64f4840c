"""Compares the cells of a workbook with its document: every form, every numbered table, and the sheets of figures."""

from __future__ import annotations

import io
from collections import defaultdict
from itertools import zip_longest
from typing import TYPE_CHECKING

from python_calamine import CalamineWorkbook

from reports.late_patterns import late_regex
from reports.model.figures import TOTAL, Change, Figure, Status
from reports.proof.expected import Fault, expected_tables
from reports.proof.letters import without_space
from reports.vocabulary import formats

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from reports.model.document import Cell, Document
    from reports.model.figures import Figures, FigureTable
    from reports.proof.expected import ExpectedTable

    Rows = list[list[object]]
    Places = dict[str, list[tuple[Rows, int]]]
    """Title → sheets on which it stands, and in which row."""

_NUMBERED = late_regex(r"(Tabel|Formulir) \d+\. ")
_SIGNS = {Status.MISSING: "…", Status.SUPPRESSED: "*"}
_DATA_HEAD = ["kode_baris", "baris", "kode_kolom", "kolom", "nilai", "satuan", "status", "per_tanggal"]
_SERIES_KEY, _BESIDE_MONTHS = "Kode angka", (4, 2)
"""Last header of the series of an archive, and its columns to the left and right of the months."""
_TITLE_ROWS = 12
"""A title stands in the first column of one of these first rows."""
_LONGEST = 32_767
"""Characters that a cell holds."""
_CONTROL = late_regex("[\x00-\x1f]")


def workbook_faults(content: bytes, document: Document, figures: Figures) -> Iterator[Fault]:
    """Yield where a workbook does not say what its document does, or holds other figures than were counted.

    Args:
        content: of the workbook.
        document: whose forms and numbered tables it holds.
        figures: of its sheets of data.
    """
    sheets, places = _sheets(content), defaultdict(list)
    for rows in sheets:
        for number, row in enumerate(rows[:_TITLE_ROWS]):
            places[_letters_of(row[0])].append((rows, number))
    for expected in expected_tables(document):
        if _NUMBERED.match(expected.title) or expected.is_form:
            yield from _faults_of(expected, places)
    data_sheets = [rows for rows in sheets if rows[0] == _DATA_HEAD]
    for table, rows in zip_longest(figures.tables.values(), data_sheets):
        if table is None or rows is None:
            yield Fault("" if table is None else table.id, 0, 0)
        else:
            yield from _data_faults(table, rows)


def series_faults(content: bytes, figures: Mapping[date, Figures]) -> Iterator[Fault]:
    """Yield where the series of an archive's workbook gives another figure of a month than was counted.

    Args:
        content: of the workbook.
        figures: first day of a month → its figures.
    """
    sheets = [rows for rows in _sheets(content) if rows[0][-1] == _SERIES_KEY]
    left, right = _BESIDE_MONTHS
    if len(sheets) != 1 or sheets[0][0][left:-right] != sorted(figures):
        yield Fault(_SERIES_KEY, 0, 0)
        return
    lines = {_text_of(row[-1]): row[left:-right] for row in sheets[0][1:]}
    for column, month in enumerate(sorted(figures)):
        for table in figures[month].tables.values():
            for figure in table.cells.values() or (table.figure(TOTAL, TOTAL),):
                line = lines.get(figure.id)
                actual = "" if line is None else line[column]
                if not _is_written(figure, actual):
                    yield Fault(f"{month:%Y-%m} {figure.id}", 0, 0, str(figure.value), _text_of(actual))


def _sheets(content: bytes) -> list[Rows]:
    """Return the rows of each sheet that has any, from its first cell with content on."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    sheets = (book.get_sheet_by_name(name).to_python() for name in book.sheet_names)
    return [[list(row) for row in rows] for rows in sheets if rows]


def _faults_of(expected: ExpectedTable, places: Places) -> Iterator[Fault]:
    """Yield the faults of a table on its sheet: its head if it is no form, which brings its own, and its lines."""
    actual = places[_letters_of(expected.title)]
    if not actual:
        yield Fault(expected.title, 0, 0)
        return
    rows, title = actual.pop(0)
    top = _body(expected, rows, title + 1)
    if top is None or top + len(expected.lines) > len(rows):
        yield Fault(expected.title, 0, 0)
        return
    for number, (cells, offsets) in enumerate(zip(expected.lines, expected.offsets, strict=True)):
        row = rows[top + number]
        for position, (cell, column) in enumerate(zip(cells, offsets, strict=True)):
            content = row[column] if column < len(row) else ""
            if not _is_written(cell, content):
                yield expected.fault(number, position, _text_of(content))


def _body(expected: ExpectedTable, rows: Rows, first: int) -> int | None:
    """Return the row of the first line of a table: below its head, or below the numbers of the columns of a form."""
    width = len(expected.lines[0]) if expected.lines else 0
    for number, row in enumerate(rows[first:], first):
        texts = [_text_of(content) for content in row]
        if expected.is_form and texts[0] == "1" and texts[: len(texts)] == [str(n) for n in range(1, len(texts) + 1)]:
            return number + 1
        if not expected.is_form and [_letters_of(text) for text in texts[: len(expected.head)]] == list(
            map(_letters_of, expected.head)
        ):
            return number + 1
    lines = (number for number in range(first, len(rows)) if _begins(expected, rows[number][:width]))
    return next(lines, None) if expected.is_form else None


def _begins(expected: ExpectedTable, row: list[object]) -> bool:
    """Tell whether a row is the first line of a form, whose template is the office's own."""
    return len(row) == len(expected.lines[0]) and all(map(_is_written, expected.lines[0], row))


def _is_written(cell: Cell, content: object) -> bool:
    """Tell whether a cell of the workbook says what it should."""
    if isinstance(cell, Figure):
        number = None if cell.status in _SIGNS else cell.value
        return content == (_SIGNS.get(cell.status, "…") if number is None else number)
    if isinstance(cell, Change):
        return content == ("…" if cell.difference is None else cell.difference)
    if isinstance(content, float) and formats.share_value(cell) is not None:
        return content == formats.share_value(cell)
    return _letters_of(_CONTROL.sub("", cell)[:_LONGEST]) == _letters_of(content)


def _data_faults(table: FigureTable, rows: Rows) -> Iterator[Fault]:
    """Yield the figures that a sheet of data does not give as they were counted, and those that were not counted."""
    figures = table.cells.values() or (table.figure(TOTAL, TOTAL),)
    expected = {(figure.row, figure.column): "" if figure.status in _SIGNS else figure.value for figure in figures}
    actual = {(_text_of(row[0]), _text_of(row[2])): row[4] for row in rows[1:]}
    for row, column in sorted(expected.keys() | actual.keys()):
        value, actual_value = expected.get((row, column)), actual.get((row, column))
        if ("" if value is None else value) != actual_value:
            yield Fault(f"{table.id}/{row}/{column}", 0, 0, str(value), _text_of(actual_value))


def _text_of(content: object) -> str:
    return str(int(content)) if isinstance(content, float) and content.is_integer() else str(content)


def _letters_of(content: object) -> str:
    return without_space(_text_of(content))
