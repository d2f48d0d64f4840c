"""Random workbooks, read from a file as offices send it, or the same cells at once, which is far quicker."""

from __future__ import annotations

import datetime as dt
import random
from typing import TYPE_CHECKING, Any

import offices
import openpyxl
import random_logs
from openpyxl.styles import Font
from random_captions import add_captions
from random_former import add_former
from random_marks import add_marks
from random_neighbours import add_table_above, add_table_below
from random_registers import workbook

from reports.intake.read import csv_reader, find
from reports.intake.read.grid_builder import grid
from reports.intake.read.layout import Layout
from reports.model.grid import Span
from reports.model.sheet import FileReading
from reports.pipeline.extraction import understand
from reports.pipeline.intake import Question, place_of, read_file

if TYPE_CHECKING:
    from pathlib import Path

    from random_registers import Register

    from reports.model.grid import Grid


BELOW = 0.15
"""Share of the lists below which another table stands."""


ABOVE = 0.1
"""Share of the lists above which another table stands."""


MARKED = 0.15
"""Share of the lists in which marks repeat the cell above."""


CAPTIONED = 0.15
"""Share of the lists with captions between the rows."""


FORMER = 0.15
"""Share of the registers with a column of what was before."""


def read(seed: int, folder: Path, *, through_file: bool) -> tuple[FileReading, list[Register]]:
    """Return what is read of the workbook of a seed, and its sheets.

    Args:
        seed: decides everything.
        folder: for the file.
        through_file: save the workbook and read it in the worker process.
    """
    r = random.Random(seed)
    sheets = [r.choice([random_logs.activities, random_logs.incidents])(r)] if r.random() < 0.2 else workbook(r)
    below, marks = random.Random(f"below {seed}"), random.Random(f"marks {seed}")
    before, captions = random.Random(f"former {seed}"), random.Random(f"captions {seed}")
    for sheet in sheets:
        if not sheet.other and before.random() < FORMER:
            add_former(sheet, before)
        if not sheet.other and captions.random() < CAPTIONED:
            add_captions(sheet, captions)
        if not sheet.other and marks.random() < MARKED:
            add_marks(sheet, marks)
        if not sheet.other and below.random() < BELOW:
            add_table_below(sheet, below)
        if not sheet.other and sheet.name and below.random() < ABOVE:
            add_table_above(sheet, below)
    path = folder / r.choice(["data.xlsx", "register 2024-09.xlsx", "WNA September 2024.xlsx"])
    if len(sheets) == 1 and r.random() < 0.3 and sheets[0].name == "Register" and not sheets[0].struck:
        path, sheets[0].name, sheets[0].merged = path.with_suffix(".csv"), "", []
        offices.write_csv(path, sheets[0], r.choice(";,\t"), r.choice(["utf-8", "utf-8-sig", "utf-16"]))
    elif through_file:
        _save(path, sheets)
    if through_file:
        (file,) = find(path)
        return read_file(file, path.name), sheets
    grids = csv_reader.read(path.read_bytes()) if path.suffix == ".csv" else tuple(map(_grid, sheets))
    understood = understand(grids, Question(place_of(path.name, path.name)))
    return FileReading(path.name, "", "read", None, (), understood.tables, understood.problems), sheets


def _grid(sheet: Register) -> Grid:
    """Return a sheet as the reader of workbooks gives it."""
    rows = [[_cell(cell) for cell in row] for row in sheet.rows]
    struck = frozenset((row, column) for row in sheet.struck for column in range(1, len(sheet.rows[row - 1]) + 1))
    return grid(sheet.name, rows, Layout(tuple(Span(*span) for span in sheet.merged), struck=struck))


def _cell(cell: Any) -> Any:
    if isinstance(cell, dt.datetime):
        return cell.date()
    return float(cell) if isinstance(cell, int) else cell


def _save(path: Path, sheets: list[Register]) -> None:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for sheet in sheets:
        page = book.create_sheet(sheet.name)
        for row in sheet.rows:
            page.append(row)
        for row in sheet.struck:
            for cell in page[row]:
                cell.font = Font(strike=True)
        for top, left, bottom, right in sheet.merged:
            page.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)
    book.save(path)
