"""Runs the sheets of one file through the intake steps: recognise, normalise, validate. Each file by itself.

This runs in the reading process (see :mod:`reports.intake.read.reader_pool`), so that what the cells of a hostile file
can do to any step is bounded as reading is, and so that columns of values are handed over instead of cells.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePath
from string import ascii_uppercase
from typing import TYPE_CHECKING

from reports.intake.meeting import is_meeting, read_meeting
from reports.intake.normalise import Answers, Cells, normalise, used_in
from reports.intake.recognise import (
    legend_problems,
    locate,
    lone_texts,
    nil_alone,
    rows_outside,
    sheet_months,
    transposed_sheet,
)
from reports.intake.validate import (
    Checked,
    behind_totals,
    bin_records,
    check_totals,
    count_repeated_once,
    damaged_cells,
    damaged_elsewhere,
    prove,
    rows_set_aside,
    stated_numbers,
    struck_in_part,
)
from reports.model.sheet import Records, RowBin, TableReading
from reports.pipeline import first_rows
from reports.pipeline.intake import Understood
from reports.pipeline.late_months import late_months
from reports.pipeline.original_places import original_place
from reports.pipeline.pivots import pivoted_reading
from reports.pipeline.recap_comparison import with_recaps
from reports.pipeline.register_months import registers_of_months
from reports.pipeline.sheet_months import with_sheet_months
from reports.pipeline.sheet_versions import with_undecided_registers
from reports.problems import Problem
from reports.vocabulary import places
from reports.vocabulary.correction_sheet import is_index, is_teaching

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reports.intake.recognise import Located
    from reports.model.grid import Grid
    from reports.model.place import Place
    from reports.model.returned import Returned
    from reports.model.sheet import SheetTable
    from reports.pipeline.intake import Question
    from reports.vocabulary.mappings import Mappings


_OF_BARE_SHEETS = frozenset({"nil-alone", "table-transposed"})
"""What is told of sheets without a table that are input all the same."""
_FOR_ALL = frozenset({"code-asked", "code-asked-freely", "date-order-asked"})
"""Problems told at the first cell of many with the same code."""


def understand(grids: tuple[Grid, ...], question: Question) -> Understood:
    """Return the tables of a file and its problems."""
    places.use_area(question.decisions.districts)
    if question.digest:
        first_rows.remember(question.digest, grids)
    sheets = tuple((grid.sheet, grid.hidden) for grid in grids)
    input_grids = [grid for grid in grids if not (is_index(grid) or is_teaching(grid))]
    path = question.place.path
    returned, wrong_answers = _returned(grids, question)
    if returned is not None:
        place, renamed = original_place(question.place, returned)
        wrong_answers += renamed
        decisions = question.decisions.with_answers(returned.answers, path)
        question = replace(question, place=place, decisions=decisions)
    decisions = question.decisions
    input_grids = [grid for grid in input_grids if not decisions.leaves_out(grid.sheet)]
    if is_meeting(grids):
        meeting_reading = read_meeting(path, PurePath(question.place.file).stem, input_grids)
        for table in meeting_reading.tables:
            prove(path, next(grid for grid in input_grids if grid.sheet == table.table.sheet), table)
        problems = (
            *_of_file(question.place, grids, meeting_reading.tables, decisions),
            *meeting_reading.problems,
            *wrong_answers,
        )
        return Understood(sheets, meeting_reading.tables, problems, meeting_reading.meeting, returned)
    place = replace(question.place, sheet_months=sheet_months(input_grids, question.place))
    question = replace(question, place=place)
    used: set[tuple[str, str]] = set()
    stated = set[int]()
    pairs = [pair for grid in input_grids for pair in _tables(grid, question, used, stated)]
    recaps = {index: located.recap for index, (located, _reading) in enumerate(pairs) if located.recap is not None}
    tables = with_sheet_months(path, with_recaps(path, [reading for _located, reading in pairs], recaps))
    tables = with_undecided_registers(count_repeated_once(path, tables))
    problems = (*_of_file(question.place, grids, tables, decisions), *wrong_answers)
    return Understood(sheets, tables, problems, None, returned, tuple(sorted(used)))


def _returned(grids: tuple[Grid, ...], question: Question) -> tuple[Returned | None, list[Problem]]:
    """Return what the file carries as a correction workbook that came back, and what is wrong with its answers."""
    if not any(is_index(grid) or is_teaching(grid) for grid in grids):
        return None, []
    from reports.pipeline.taught_answers import returned_workbook  # noqa: PLC0415 -- few files are returned workbooks

    return returned_workbook(grids, question.place, question.decisions)


def _tables(
    grid: Grid, question: Question, used: set[tuple[str, str]], stated: set[int]
) -> list[tuple[Located, TableReading]]:
    """Return the tables of a sheet; the decisions on values that they use and the totals they state are added."""
    decisions = question.decisions
    period = decisions.period_of(grid.sheet)
    located = locate(grid, question.place, decisions.columns, decisions.lists, decisions.tables, period=period)
    return [(table, _reading(grid, question, table, used, stated)) for table in located]


def _reading(
    grid: Grid, question: Question, located: Located, used: set[tuple[str, str]], stated_before: set[int]
) -> TableReading:
    """Normalise and validate one located table, and prove its balance."""
    table, path = located.table, question.place.path
    if table.kind is None:
        rows = Records(located.records, {}, {}, (RowBin.UNKNOWN,) * len(located.records))
        return TableReading(table, rows, (*located.problems, *damaged_cells(path, grid, table)))
    groups = {row: (group.district, group.village) for row, group in located.groups.items()}
    decisions = question.decisions
    values = {field: Answers(texts) for field, texts in decisions.values_of(table.pattern).items()}
    classes = {row: group.permit_class for row, group in located.groups.items() if group.permit_class is not None}
    nations = {row: group.nationality for row, group in located.groups.items() if group.nationality is not None}
    cells = Cells(path, grid, table, located.records, located.columns, values, classes, decisions.enforcement, nations)
    if located.pivot is not None:
        reading = pivoted_reading(located, cells, located.pivot, originals=question.originals)
        used |= set(used_in(values))
        prove(path, grid, reading)
        return reading
    records, of_cells = normalise(cells, groups, originals=question.originals)
    used |= set(used_in(values))
    records, of_rows = bin_records(path, table, records)
    stated = [(total.row, total.first) for total in located.totals]
    checked = Checked(path, grid, table, rows_set_aside(of_rows), frozenset(stated_before))
    of_totals = check_totals(checked, located.records, located.columns, stated)
    stated_before |= stated_numbers(grid, (row for row, _first in stated))
    struck = struck_in_part(path, grid, table, records.rows)
    of_texts = lone_texts(path, grid, table)
    of_groups = behind_totals(path, grid, table, records, groups, stated)
    problems = (*located.problems, *of_rows, *of_totals, *of_groups, *of_texts, *damaged_cells(path, grid, table))
    reading = TableReading(table, records, (*problems, *_of_kept((*of_cells, *struck), records)))
    prove(path, grid, reading)
    return reading


def _of_kept(problems: tuple[Problem, ...], records: Records) -> Iterable[Problem]:
    """Return the problems of cells but those in rows that are set aside as a whole; what is told once for all stays."""
    if RowBin.SET_ASIDE not in records.bins:
        return problems
    rows_set_aside = {
        row for row, row_bin in zip(records.rows, records.bins, strict=True) if row_bin is RowBin.SET_ASIDE
    }
    return (
        problem
        for problem in problems
        if problem.cell is None
        or problem.code in _FOR_ALL
        or int(problem.cell.lstrip(ascii_uppercase)) not in rows_set_aside
    )


def _on(grid: Grid, tables: Iterable[SheetTable]) -> list[SheetTable]:
    return [table for table in tables if table.sheet == grid.sheet]


def _of_file(
    place: Place, grids: tuple[Grid, ...], tables: tuple[TableReading, ...], decisions: Mappings
) -> tuple[Problem, ...]:
    """Return the problems of a file as a whole."""
    shown_path = place.path
    left_out = [grid.sheet for grid in grids if decisions.leaves_out(grid.sheet)]
    hidden = [grid.sheet for grid in grids if grid.hidden and grid.sheet not in left_out]
    missing = decisions.sheets_not_in(left_out)
    read = [grid for grid in grids if grid.sheet not in left_out]
    located = [table.table for table in tables]
    problems = [
        *(Problem("hidden-sheet", shown_path, sheet) for sheet in hidden),
        *(Problem("sheet-left-out", shown_path, sheet) for sheet in left_out),
        *(Problem("sheet-left-out-missing", shown_path, details={"name": name}) for name in missing),
        *(problem for grid in read for problem in damaged_elsewhere(shown_path, grid, _on(grid, located))),
        *registers_of_months(place, tables),
        *late_months(place, tables),
        *(problem for grid in read for problem in rows_outside(shown_path, grid, _on(grid, located))),
    ]
    if not is_meeting(grids):
        sheets = [grid for grid in read if not (is_index(grid) or is_teaching(grid))]
        problems += [problem for grid in sheets for problem in legend_problems(shown_path, grid, _on(grid, located))]
        bare = [grid for grid in sheets if not _on(grid, located)]
        problems += [problem for grid in bare for problem in nil_alone(grid, place, decisions.period_of(grid.sheet))]
        problems += [problem for grid in bare for problem in transposed_sheet(grid, place, decisions.columns)]
    says_something = any(problem.code in _OF_BARE_SHEETS for problem in problems)
    if not (tables or left_out or says_something or is_meeting(grids)):
        problems.append(Problem("file-empty", shown_path))
    return tuple(problems)
