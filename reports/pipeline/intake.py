"""One file through the steps of intake: read, recognise, normalise, validate. Each file stands alone."""

from __future__ import annotations

from string import ascii_uppercase
from typing import TYPE_CHECKING

from reports.intake.meeting import is_meeting, read_meeting
from reports.intake.normalise import Cells, normalise
from reports.intake.read import Unreadable, printable, read
from reports.intake.recognise import Place, locate
from reports.intake.validate import Checked, bin_records, check_totals, prove
from reports.model.sheet import FileReading, Records, RowBin, TableReading
from reports.problems import Problem
from reports.vocabulary.correction import is_index
from reports.vocabulary.mappings import Mappings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reports.intake.read import Found
    from reports.intake.recognise import Located
    from reports.model.grid import Grid

RULES = "2"
"""Version of the rules of intake; a change makes every file be read again."""
_MOST_FOLDERS = 3
"""Folders above a file that may state its period."""
_LOCKED = frozenset({"file-encrypted", "file-password-wrong"})


def read_file(found: Found, shown: str, password: str | None = None, decisions: Mappings | None = None) -> FileReading:
    """Return what a file holds. What cannot be read is one problem of that file, never an exception.

    Args:
        found: the file.
        shown: its path as printed.
        password: opens workbooks that are protected.
        decisions: what this office remembers of headers and values.
    """
    digest = found.sha256()
    if found.is_lock:
        return FileReading(shown, digest, "skipped", Problem("file-skipped", shown))
    try:
        grids = read(found.path, password)
    except Unreadable as error:
        status = "encrypted" if error.code in _LOCKED else "unreadable"
        return FileReading(shown, digest, status, Problem(error.code, shown, details=error.details))
    folders = tuple(part for part in reversed(shown.split("/")[:-1][-_MOST_FOLDERS:]))
    place = Place(shown, printable(found.path.name), folders)
    sheets = tuple((grid.sheet, grid.hidden) for grid in grids)
    if is_meeting(grids):
        told = read_meeting(shown, printable(found.path.stem), [grid for grid in grids if not is_index(grid)])
        problems = (*_of_file(shown, grids, told.tables), *told.problems)
        return FileReading(shown, digest, "read", None, sheets, told.tables, problems, told.meeting)
    tables = tuple(
        table for grid in grids if not is_index(grid) for table in _tables(grid, place, decisions or Mappings())
    )
    return FileReading(shown, digest, "read", None, sheets, tables, _of_file(shown, grids, tables))


def _tables(grid: Grid, place: Place, decisions: Mappings) -> list[TableReading]:
    return [_reading(grid, place, located, decisions) for located in locate(grid, place, decisions.columns)]


def _reading(grid: Grid, place: Place, located: Located, decisions: Mappings) -> TableReading:
    """Normalise and validate one located table, and prove its balance."""
    table = located.table
    if table.kind is None:
        rows = Records(located.records, {}, {}, (RowBin.ACCEPTED,) * len(located.records))
        return TableReading(table, rows, located.problems)
    groups = {row: (group.district, group.village) for row, group in located.groups.items()}
    cells = Cells(place.path, grid, table, located.records, located.columns, decisions.values)
    records, of_cells = normalise(cells, groups)
    records, of_rows = bin_records(place.path, table, records)
    stated = [(total.row, total.first) for total in located.totals]
    of_totals = check_totals(Checked(place.path, grid, table), located.records, located.columns, stated)
    reading = TableReading(table, records, (*located.problems, *of_rows, *of_totals, *_of_kept(of_cells, records)))
    prove(place.path, grid, reading)
    return reading


def _of_kept(problems: tuple[Problem, ...], records: Records) -> Iterator[Problem]:
    """Yield the problems of cells but those in rows that are set aside as a whole."""
    gone = {row for row, row_bin in zip(records.rows, records.bins, strict=True) if row_bin is RowBin.SET_ASIDE}
    return (one for one in problems if one.cell is None or int(one.cell.lstrip(ascii_uppercase)) not in gone)


def _of_file(shown: str, grids: tuple[Grid, ...], tables: tuple[TableReading, ...]) -> tuple[Problem, ...]:
    """Return the problems of a file as a whole."""
    found = [Problem("hidden-sheet", shown, grid.sheet) for grid in grids if grid.hidden]
    if not tables and not is_meeting(grids):
        found.append(Problem("file-empty", shown))
    return tuple(found)
