"""The answers of the sheet Pemahaman of a returned correction workbook, checked against the sheets they are about.

All answers are taken over or none: a wrong one is a problem at its cell, and then nothing of the sheet is applied.
This runs in the reading process, for the sheet may be anybody's.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from rapidfuzz import process

from reports.intake.recognise import locate
from reports.intake.recognise.header_mapping import mapping_of
from reports.model.grid import cell_name, column_letter
from reports.model.period import Month, Period
from reports.model.returned import Answer, Returned
from reports.pipeline.value_questions import DEPARTED, VALUES, may_be_decided
from reports.problems import Detail, Problem
from reports.vocabulary import field_labels, kinds, own_codes, schema, value_decisions
from reports.vocabulary.correction_sheet import (
    ANSWER_COLUMN,
    CODE_KEY,
    COLUMN_KEY,
    IGNORED,
    KEY_COLUMN,
    KIND_KEY,
    MONTH_KEY,
    OTHER_LISTS,
    SOURCE_CELL,
    TABLE_KEY,
    VALUE_KEY,
    code_of,
    column_answers,
    is_index,
    is_teaching,
    kind_answers,
    meaning,
    parse_named,
    parse_source_mark,
)
from reports.vocabulary.mappings import SHEET, may_be_remembered
from reports.vocabulary.text import decision_key, normal
from reports.vocabulary.typed_periods import typed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence, Set

    from reports.model.grid import Grid, Scalar
    from reports.model.place import Place
    from reports.model.sheet import Column, SheetTable
    from reports.vocabulary.mappings import Mappings

_SIMILAR = 60
"""Similarity (0–100) from which a listed answer is shown for one that is not listed."""


@dataclass
class _Block:
    """The answers about one table."""

    sheet: str
    index: int
    kind: tuple[str, str] | None = None
    """Decision and its cell."""
    pattern: str = ""
    period: tuple[Period, str] | None = None
    columns: dict[int, tuple[str, str, str]] = field(default_factory=dict)
    """Column → its header, decision and cell."""

    codes: dict[tuple[str, str], tuple[str, str]] = field(default_factory=dict)
    """Field and code → decision and cell."""

    values: dict[tuple[str, str], tuple[str, str]] = field(default_factory=dict)
    """Field and text of a cell → decision and cell."""

    @property
    def cells(self) -> list[str]:
        """Cells with an answer about the table."""
        answers = (self.kind, self.period, *self.columns.values(), *self.codes.values(), *self.values.values())
        return [answer[-1] for answer in answers if answer]


def returned_workbook(
    grids: Sequence[Grid], place: Place, decisions: Mappings
) -> tuple[Returned | None, list[Problem]]:
    """Return what a correction workbook carries, and what is wrong with its answers; None for any other workbook.

    Args:
        grids: every sheet of the file.
        place: of the file.
        decisions: what this office has decided already; such answers are passed over.
    """
    index = next((grid for grid in grids if is_index(grid)), None)
    teaching = next((grid for grid in grids if is_teaching(grid)), None)
    if index is None and teaching is None:
        return None, []
    mark = index.cell(*SOURCE_CELL) if index else None
    path, sources = parse_source_mark(mark)
    name, month = parse_named(mark)
    if teaching is None:
        return Returned(path, sources, name=name, month=month), []
    input_grids = [grid for grid in grids if not (is_index(grid) or is_teaching(grid))]
    answers, problems = _Answers(teaching, place, decisions).checked(input_grids)
    return Returned(path, sources, teaching.sheet, answers, name, month), problems


class _Answers:
    """The answers of one sheet while they are checked."""

    def __init__(self, sheet: Grid, place: Place, decisions: Mappings) -> None:
        self._sheet, self._place, self._decisions = sheet, place, decisions
        self._problems: list[Problem] = []
        self._blocks = self._read_blocks()

    def checked(self, grids: Sequence[Grid]) -> tuple[tuple[Answer, ...], list[Problem]]:
        """Return the answers that are new, or none and what is wrong.

        Args:
            grids: the sheets of the sender.
        """
        self._drop_values_not_in(grids)
        answers = [answer for block in self._blocks for answer in self._answers_of(block)]
        self._refuse_contradictions(answers)
        new = [answer for answer in answers if self._decisions.decision(answer.table, answer.text) is None]
        if new and not self._problems:
            self._try(grids, new)
        if self._problems:
            self._problems.append(Problem("answers-refused", self._place.path, self._sheet.sheet))
        return (() if self._problems else tuple(dict.fromkeys(new))), self._problems

    def _problem(self, code: str, cell: str, value: object = None, **details: Detail) -> None:
        """Record what is wrong with an answer."""
        text = None if value is None else str(value)
        self._problems.append(Problem(code, self._place.path, self._sheet.sheet, cell, None, text, details))

    def _read_blocks(self) -> list[_Block]:
        """Read the sheet: a row is known by its hidden key, wherever it stands."""
        blocks: list[_Block] = []
        for row in range(1, self._sheet.height + 1):
            key = self._sheet.cell(row, KEY_COLUMN)
            name, _bar, key_text = key.partition("|") if isinstance(key, str) else ("", "", "")
            if name == TABLE_KEY:
                number, _bar, sheet = key_text.partition("|")
                blocks.append(_Block(sheet, int(number) if number.isdecimal() else 0))
            elif blocks and name in _READERS:
                _READERS[name](self, blocks[-1], key_text, row)
        return blocks

    def _answer_in_row(self, row: int) -> tuple[Scalar, str]:
        """Return the answer of a row and its cell; None where it is blank."""
        value = self._sheet.cell(row, ANSWER_COLUMN)
        blank = isinstance(value, str) and not normal(value)
        return (None if blank else value), cell_name(row, ANSWER_COLUMN)

    def _read_kind(self, block: _Block, pattern: str, row: int) -> None:
        """Read what a table is."""
        block.pattern = pattern
        block.kind = self._listed(row, kind_answers())

    def _read_month(self, block: _Block, _rest: str, row: int) -> None:
        """Read the period of a table."""
        value, cell = self._answer_in_row(row)
        period = None if value is None else _period(value)
        if period is not None:
            block.period = period, cell
        elif value is not None:
            self._problem("answer-month", cell, value)

    def _read_column(self, block: _Block, key_text: str, row: int) -> None:
        """Read what a column means."""
        number, _bar, header = key_text.partition("|")
        answer = self._listed(row, column_answers())
        if answer and number.isdecimal():
            block.columns[int(number)] = (header, *answer)

    def _read_code(self, block: _Block, key_text: str, row: int) -> None:
        """Read what a code means."""
        name, _bar, code = key_text.partition("|")
        answer = self._listed(row, own_codes.candidates(name)) if own_codes.may_be_decided(name) else None
        if answer and own_codes.is_code(name, code):
            block.codes[name, code] = answer

    def _read_value(self, block: _Block, key_text: str, row: int) -> None:
        """Read what a value means."""
        name, _bar, text = key_text.partition("|")
        answer = self._listed(row, dict(value_decisions.choices(name))) if may_be_decided(name, text) else None
        if answer:
            block.values[name, text] = answer

    def _listed(self, row: int, answers: dict[str, str]) -> tuple[str, str] | None:
        """Return a decision of a list with its cell; None for a blank cell, or with a problem for another text."""
        value, cell = self._answer_in_row(row)
        if value is None:
            return None
        code = code_of(str(value), answers)
        if code is None:
            near = process.extractOne(str(value), list(answers.values()), score_cutoff=_SIMILAR)
            self._problem("answer-unknown", cell, value, near=near[0] if near else "")
            return None
        return code, cell

    def _answers_of(self, block: _Block) -> Iterator[Answer]:
        """Yield the answers of a table as decisions; those on columns only where the table is an input."""
        if block.kind and block.kind[0] in OTHER_LISTS:
            yield from self._other_list(block, *block.kind)
            return
        if block.kind and self._may_be_written(block.pattern, block.kind[1]):
            yield Answer("tables", block.pattern, *block.kind)
        if block.period:
            period, cell = block.period
            yield Answer("periods", f"{self._place.path}{SHEET}{block.sheet}", str(period), cell)
        for header, code, cell in block.columns.values():
            if self._may_be_written(header, cell):
                yield Answer("columns", header, code, cell)

        for (name, code), (decided, cell) in block.codes.items():
            if self._may_be_written(block.pattern, cell):
                yield Answer(f"codes.{name}", own_codes.key_of(block.pattern, code), decided, cell)

        for (name, text), (decided, cell) in block.values.items():
            yield Answer(f"{VALUES}{name}", text, decided, cell)

    def _other_list(self, block: _Block, word: str, cell: str) -> Iterator[Answer]:
        """Yield that a table is no input: by its headers, else its sheet is left out."""
        if may_be_remembered(block.pattern):
            yield Answer("lists", block.pattern, word, cell)
        else:
            yield Answer("left_out", f"{self._place.path}{SHEET}{block.sheet}", "", cell)

    def _may_be_written(self, text: str, cell: str) -> bool:
        """Refuse headers that hold what belongs to a person: they would stand in mappings.toml."""
        if not may_be_remembered(text):
            self._problem("answer-personal", cell)
        return may_be_remembered(text)

    def _drop_values_not_in(self, grids: Sequence[Grid]) -> None:
        """Pass over answers on values that stand no more on their sheet: their cells were corrected meanwhile."""
        for block in self._blocks:
            if not block.values:
                continue
            cells = {cell for grid in grids if grid.sheet == block.sheet for row in grid.rows for cell in row}
            texts = {decision_key(cell) for cell in cells if isinstance(cell, str)}
            block.values = {key: answer for key, answer in block.values.items() if _stands_in(texts, *key)}

    def _refuse_contradictions(self, answers: Iterable[Answer]) -> None:
        """Refuse answers that contradict what is decided already, in mappings.toml or above on this sheet."""
        code_by_text: dict[tuple[str, str], str] = {}
        for answer in answers:
            above = code_by_text.setdefault((answer.table, decision_key(answer.text)), answer.code)
            decided = self._decisions.decision(answer.table, answer.text)
            decided_code = above if decided is None else decided
            if decided_code != answer.code:
                self._problem("answer-decided", answer.cell, meaning=meaning(decided_code))

    def _try(self, grids: Sequence[Grid], new: Iterable[Answer]) -> None:
        """Locate the tables with the new decisions, and see whether each answer does what it says."""
        decisions = self._decisions.with_answers(new, self._place.path)
        by_name = {grid.sheet: grid for grid in grids}
        for block in self._blocks:
            grid = by_name.get(block.sheet)
            if not block.cells:
                continue
            if grid is None:
                self._problem("answer-misplaced", block.cells[0], sheet=block.sheet)
                continue
            # Hidden keys may have been changed: a pattern counts only if a table of the sheet has it.
            tables_before, tables_after = (
                _tables(grid, self._place, known_decisions) for known_decisions in (self._decisions, decisions)
            )
            if block.kind and block.pattern not in {table.pattern for table in (*tables_before, *tables_after)}:
                self._problem("answer-misplaced", block.kind[1], sheet=block.sheet)
            elif not (block.kind and block.kind[0] in OTHER_LISTS):
                self._check_block(block, tables_after, decisions)

    def _check_block(self, block: _Block, tables: list[SheetTable], decisions: Mappings) -> None:
        """Check the answers about one table where it is found with them."""
        table = _table_of(block, tables)
        if table is None:
            self._problem("answer-misplaced", block.cells[0], sheet=block.sheet)
            return
        if block.kind and table.kind != block.kind[0]:
            self._lacking(block, table, decisions)
            return
        columns = {column.field for column in table.columns}
        for (name, _code), (_decided, cell) in block.codes.items():
            if name not in columns or table.pattern != block.pattern:
                self._problem("answer-misplaced", cell, sheet=table.sheet)
        meanings: dict[str, int] = {}
        for index, (header, code, cell) in block.columns.items():
            first = meanings.setdefault(code, index)
            if first != index and code != IGNORED:
                self._problem("answer-twice", cell, meaning=meaning(code), column=column_letter(first))
            else:
                self._check_column(table, index, header, (code, cell))

    def _lacking(self, block: _Block, table: SheetTable, decisions: Mappings) -> None:
        """Record which fields the chosen kind still needs."""
        kind, cell = block.kind or ("", "")
        missing = "; ".join(field_labels.label(" / ".join(need)) for need in _unmet(kind, table, decisions))
        if missing:
            self._problem("answer-kind-needs", cell, kind=kinds.title(kind), missing=missing)
        else:
            self._problem("answer-misplaced", cell, sheet=block.sheet)

    def _check_column(self, table: SheetTable, index: int, header: str, answer: tuple[str, str]) -> None:
        """Record why an answer on a column would not be applied."""
        code, cell = answer
        column = next((column for column in table.columns if column.index == index), None)
        if column is None or decision_key(column.header) != decision_key(header):
            self._problem("answer-misplaced", cell, sheet=table.sheet)
        elif code != IGNORED and table.kind and column.field != code:
            self._not_applied(table, column, code, cell)

    def _not_applied(self, table: SheetTable, column: Column, code: str, cell: str) -> None:
        """Record that a meaning belongs to another kind, is taken by another column, or is known otherwise."""
        words = meaning(code)
        holder = next((table_column for table_column in table.columns if table_column.field == code), None)
        if code not in schema.fields_of(table.kind or ""):
            self._problem("answer-foreign", cell, meaning=words, kind=kinds.title(table.kind or ""))
        elif holder is not None:
            self._problem("answer-twice", cell, meaning=words, column=holder.letter)
        else:
            self._problem("answer-fixed", cell, meaning=meaning(column.field or ""), column=column_letter(column.index))


_READERS = {
    KIND_KEY: _Answers._read_kind,
    MONTH_KEY: _Answers._read_month,
    COLUMN_KEY: _Answers._read_column,
    CODE_KEY: _Answers._read_code,
    VALUE_KEY: _Answers._read_value,
}
"""Key of a row → what reads it."""


def _stands_in(texts: Set[str], name: str, text: str) -> bool:
    """Tell whether a value is one of the texts; a word for a departure stands within one."""
    key = decision_key(text)
    return key in texts or (f"{VALUES}{name}" == DEPARTED and any(key in cell_text for cell_text in texts))


def _tables(grid: Grid, place: Place, decisions: Mappings) -> list[SheetTable]:
    """Return the tables of a sheet as they are with some decisions."""
    period = decisions.period_of(grid.sheet)
    located = locate(grid, place, decisions.columns, decisions.lists, decisions.tables, period=period)
    return [located_table.table for located_table in located]


def _table_of(block: _Block, tables: Sequence[SheetTable]) -> SheetTable | None:
    """Return the table that a block is about: by its headers, else by its number."""
    same = [table for table in tables if table.pattern == block.pattern]
    return next((table for table in same or tables if table.index == block.index), same[0] if same else None)


def _unmet(kind: str, table: SheetTable, decisions: Mappings) -> list[tuple[str, ...]]:
    """Return the needs of a kind that the columns of a table do not meet."""
    declared = next(declared for declared in schema.kinds() if declared.name == kind)
    labels = {column.index: tuple(column.header.split(" / ")) for column in table.columns if column.header}
    fields = mapping_of(declared, labels, decisions.columns).fields
    return list(declared.unmet(fields))


def _period(value: Scalar) -> Period | None:
    """Return the period of a cell: as text, or the month of a date, which Excel makes of "Sep 2024"."""
    if isinstance(value, date):
        return Period.of(Month.of(value))
    return typed(str(value))
