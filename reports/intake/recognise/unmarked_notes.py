"""Rows inside the body of a table with a text alone, held to be notes or headings though nothing says that they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.intake.recognise import group_rows
from reports.intake.recognise.body_lines import is_note
from reports.late_patterns import late_regex
from reports.model.grid import cell_name
from reports.model.sheet import RowRole
from reports.problems import Problem
from reports.vocabulary import dates
from reports.vocabulary.caption_words import is_plain_caption
from reports.vocabulary.text import normal

_PART_OF_TIME = late_regex(
    r"(?:TRIWULAN|TRIWULANAN|TW|TRW|KUARTAL|KWARTAL|QUARTER|Q|CATURWULAN|SEMESTER|SMT|MINGGU|PEKAN|TAHUN|THN|TA|BULAN|PERIODE)"
    r" ?(?:KE ?)?(?:[IVX]{1,4}|[1-9]|1[0-2]|PERTAMA|KEDUA|KETIGA|KEEMPAT|KELIMA|(?:19|20)\d\d)"
    r"(?: (?:TAHUN |THN )?(?:19|20)\d\d)?"
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reports.model.grid import Grid
    from reports.model.sheet import SheetTable


def lone_texts(path: str, grid: Grid, table: SheetTable) -> Iterator[Problem]:
    """Yield one remark at the first row between records that was held to be a note without a word for it.

    It may be a person, or the name of a group: nothing is guessed, and the sender sees how many there are.
    """
    if table.kind is None or table.data_rows is None:
        return
    first, last = table.data_rows
    yield from _names_alone(path, grid, table, first, last)
    cells = [
        (row, column)
        for row, role in sorted(table.structure.items())
        if role is RowRole.NOTE and first < row < last
        for column in _texts_without_sign(grid, row)
    ]
    if cells:
        details = {"count": len({row for row, _column in cells})}
        yield Problem("text-alone", path, table.sheet, cell_name(*cells[0]), details=details)


def _names_alone(path: str, grid: Grid, table: SheetTable, first: int, last: int) -> Iterator[Problem]:
    """Yield one problem at the first row between persons whose one text, in the column of names, says of no group."""
    column = next((column.index for column in table.columns if column.field == "full_name"), None)
    if table.kind != "register" or column is None:
        return
    rows = [
        row
        for row, role in sorted(table.structure.items())
        if role is RowRole.GROUP and first < row < last
        if isinstance(text := grid.cell(row, column), str)
        and not (group_rows.says_group(text) or is_plain_caption(text))
    ]
    if rows:
        yield Problem("name-alone", path, table.sheet, cell_name(rows[0], column), details={"count": len(rows)})


def _texts_without_sign(grid: Grid, row: int) -> list[int]:
    """Return the columns of the texts of a row; none where one is a note by its words, or names a time or a company."""
    columns = [column for column in range(1, grid.width + 1) if isinstance(grid.cell(row, column), str)]
    texts = [str(grid.cell(row, column)) for column in columns]
    return [] if any(is_note(text) or _names_time(text) or group_rows.is_company(text) for text in texts) else columns


def _names_time(text: str) -> bool:
    """Tell whether a text names a month, or a part of a year or month: TRIWULAN III, Semester II, MINGGU KE-2."""
    words = normal(text)
    return dates.month_of(words) is not None or _PART_OF_TIME.fullmatch(words) is not None
