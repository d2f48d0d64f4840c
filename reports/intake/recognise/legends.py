"""Notes that give a meaning to the colour, style or mark of cells: they are told, since looks of cells are not read.

``Ket: warna merah = sudah pulang`` below a register takes persons out of it that every row still holds. Notes are the
texts above, below and between the rows of tables, and right of them. A footnote mark is told where a row bears it.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from reports.intake.recognise.telling_notes import speaks_of_rows
from reports.late_patterns import late_regex
from reports.model.grid import cell_name
from reports.problems import Problem
from reports.vocabulary.departures import departure
from reports.vocabulary.resources import load

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reports.model.grid import Grid
    from reports.model.sheet import SheetTable

_MEANS = r"\s*\)?\s*(?:=|:|→|->|–|-|\(|ARTINYA\b|BERARTI\b|ADALAH\b|MEANS?\b)"
"""What stands between a colour and its meaning."""
_FOOTNOTE = late_regex(r"\(?(\*{1,4}|†|‡|#|\^|[¹²³⁴⁵]|√|✓|\d\)|\([A-Z]\))\s*\)?\s*[:=]?\s*\w{3}")
_AS_READ = r"LAKI|PEREMPUAN|PRIA|WANITA|MALE|FEMALE|(?:KARTU )?IZIN TINGGAL"
_DEFINED = late_regex(rf"(?:^|(?<=[\s,;:(]))([^\s=:;,()]{{1,3}})\)?\s*[=:]\s*(?!{_AS_READ})[^\W\d]{{2}}", re.I)
"""``E = EPO, P = perpanjangan``: short texts that a note explains; not as they are read anyway: ``L = Laki-laki``."""
_MOST_DEFINED = 12
_PARTS = late_regex(r"[/,;&+]|\bdan\b|\batau\b", re.I)
_LONGEST_SAMPLE = 60
_MOST_LETTERS = 300
"""Letters of a note that are looked at; a longer text is a letter."""


def legend_problems(path: str, grid: Grid, tables: Sequence[SheetTable]) -> Iterator[Problem]:
    """Yield a problem for each note of a sheet that gives a meaning to looks or marks of cells.

    Args:
        path: as printed in problems.
        grid: the sheet.
        tables: all that were found on it.
    """
    borne_by_mark: dict[str, bool] = {}
    for row, column, text in _notes(grid, tables):
        footnote = _FOOTNOTE.match(text)
        if footnote and footnote[1] not in borne_by_mark:  # all records are looked at, once for each mark
            borne_by_mark[footnote[1]] = _is_borne(footnote[1], grid, tables)
        is_of_mark = footnote is not None and borne_by_mark[footnote[1]]
        for mark in _DEFINED.findall(text[:_MOST_LETTERS])[:_MOST_DEFINED]:
            if mark not in borne_by_mark:
                borne_by_mark[mark] = _is_cell(mark, grid, tables)
            is_of_mark = is_of_mark or borne_by_mark[mark]
        if is_of_mark or _is_of_looks(text[:_MOST_LETTERS].upper()) or _is_sample(grid, tables, row, column, text):
            yield Problem("legend-unread", path, grid.sheet, cell_name(row, column), None, text)
        elif speaks_of_rows(text, row, tables):
            yield Problem("note-unread", path, grid.sheet, cell_name(row, column), None, text)


def _is_of_looks(words: str) -> bool:
    """Tell whether a text in capitals names a style of cells, or a colour that means or paints something."""
    names, looks = _patterns()
    return bool(looks.search(names.sub(" ", words)))


def _is_sample(grid: Grid, tables: Sequence[SheetTable], row: int, column: int, text: str) -> bool:
    """Tell whether a text explains a sample, whose paint is not read.

    It is the name of a colour with its meaning to the right, or below the records nothing but words of a departure.
    """
    if text.strip().lower() in load("legends")["colours"]:
        return column < grid.width and isinstance(grid.cell(row, column + 1), str)
    last = max(((table.data_rows or table.header_rows)[1] for table in tables), default=0)
    if row <= last or len(text) > _LONGEST_SAMPLE or any(map(str.isdigit, text)):
        return False
    parts = [part for part in _PARTS.split(text) if part.strip()]
    return bool(parts) and all(map(departure, parts))


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the pattern of names with a colour in them, as of streets, and that of looks."""
    words = load("legends")
    colour = rf"{_any_of(words['colours'])}(?!\w)"
    painted = rf"(?<!\w){_any_of(words['painting'])}\W+(?:\w+\W+)?{colour}"
    style = rf"(?<!\w){_any_of(words['styles'])}(?!\w)"
    looks = rf"(?<![\w-]){colour}{_MEANS}|{painted}|{style}"
    return re.compile(rf"(?<!\w){_any_of(words['not_colours'])}\W+{colour}"), re.compile(looks)


def _any_of(words: Iterable[str]) -> str:
    """Return a pattern of any of several words, the longest first."""
    return f"(?:{'|'.join(re.escape(word.upper()) for word in sorted(words, key=len, reverse=True))})"


def _notes(grid: Grid, tables: Sequence[SheetTable]) -> Iterator[tuple[int, int, str]]:
    """Yield the texts of a sheet that belong to no record, with their rows and columns."""
    records = {row for table in tables if table.data_rows for row in _record_rows(table)}
    last = max((column.index for table in tables for column in table.columns if column.header), default=0)
    for row, cells in enumerate(grid.rows, start=1):
        first = last if row in records else 0
        if first < len(cells) and cells.count(None) < len(cells):  # a sheet may be blank down to its last row
            for column, cell in enumerate(cells[first:], start=first + 1):
                if isinstance(cell, str):
                    yield row, column, cell


def _record_rows(table: SheetTable) -> Iterator[int]:
    first, last = table.data_rows or (1, 0)
    return (row for row in range(first, last + 1) if row not in table.structure)


def _is_borne(mark: str, grid: Grid, tables: Sequence[SheetTable]) -> bool:
    """Tell whether a text within the records of a sheet is a footnote mark, or begins or ends with one."""
    return any(
        cell.endswith(mark) or cell.startswith(mark)
        for table in tables
        for row in _record_rows(table)
        for cell in grid.rows[row - 1]
        if isinstance(cell, str)
    )


def _is_cell(mark: str, grid: Grid, tables: Sequence[SheetTable]) -> bool:
    """Tell whether a text within the records of a sheet is, but for its case and spaces, one that a note explains."""
    return any(
        cell.strip().upper() == mark.upper()
        for table in tables
        for row in _record_rows(table)
        for cell in grid.rows[row - 1]
        if isinstance(cell, str)
    )
