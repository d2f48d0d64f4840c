"""What the sheet Pemahaman of a correction workbook asks: of each table its kind and month, of each column its meaning.

Example values are taken from the sender's own file when its workbook is written, in the reading process, and are kept
nowhere else. Columns that are known to hold what belongs to a person show none.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from reports.model.sheet import RowBin
from reports.render.correction import TaughtCode, TaughtColumn, TaughtTable, Teaching
from reports.vocabulary import field_labels, kinds
from reports.vocabulary.text import normal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reports.intake.recognise.header_mapping import Mapping_
    from reports.model.grid import Grid, Scalar
    from reports.model.sheet import Column, FileReading, SheetTable, TableReading
    from reports.problems import Problem
    from reports.render.correction import Words
    from reports.vocabulary.mappings import Mappings

    Examples = tuple[dict[int, tuple[str, ...]], ...]
    """For each table column → its example values."""

_MOST_EXAMPLES = 3
_MOST_ROWS = 2_000
"""Rows of a table that are searched for example values."""
_LONGEST = 40
"""Characters of an example value."""
_PROPOSED = 70
"""Similarity (0–100) from which a known header is proposed."""
_PERSONAL = frozenset(
    "full_name passport_no niora birth_date birth_place birth_place_date permit_no address sponsor_name "
    "sponsor_address officer".split()
)
_MEETING = "meeting"


def teaching_of(file: FileReading, decisions: Mappings, words: Words) -> Teaching:
    """Return what a file should be asked, without example values; no tables where all is understood.

    Args:
        file: as it was read.
        decisions: of the office.
        words: texts in the sender's language.
    """
    tables = [reading for reading in file.tables if reading.table.kind != _MEETING]
    asked_tables = [reading for reading in tables if _is_asked(reading, decisions)]
    months = {str(reading.table.period) for reading in tables if reading.table.period and reading.table.period.is_month}
    return Teaching(
        tuple(_Table(reading, decisions, words).taught() for reading in asked_tables),
        any(is_unknown(reading) for reading in asked_tables),
        tuple(sorted(months)) if any(reading.table.period is None for reading in asked_tables) else (),
    )


def is_unknown(reading: TableReading) -> bool:
    """Tell whether a table is of no known kind, and no list that is known as another."""
    return reading.table.kind is None and reading.table.other_list is None and reading.count(RowBin.UNKNOWN) > 0


def _is_asked(reading: TableReading, decisions: Mappings) -> bool:
    """Tell whether a table leaves something to ask: its kind, its month, or a column with an unknown header."""
    table = reading.table
    if table.kind is None:
        return is_unknown(reading)
    unknown = (is_open(column, decisions) for column in table.columns)
    return any(unknown) or bool(asked_codes(reading)) or (table.period is None and table.data_rows is not None)


def asked_codes(reading: TableReading) -> tuple[Problem, ...]:
    """Return the codes of a table that only the exporter knows, as the problems that ask them."""
    return tuple(problem for problem in reading.problems if problem.code in {"code-asked", "code-asked-freely"})


def is_open(column: Column, decisions: Mappings) -> bool:
    """Tell whether a column has a header that nobody knows."""
    return column.field is None and bool(normal(column.header)) and decisions.decision("columns", column.header) is None


class _Table:
    """One table while its questions are worded."""

    def __init__(self, reading: TableReading, decisions: Mappings, words: Words) -> None:
        self._reading, self._table, self._decisions, self._words = reading, reading.table, decisions, words
        self._kind = likely_kind(reading, decisions)
        self._contested = {
            problem.cell: str(problem.details["candidates"])
            for problem in reading.problems
            if problem.code == "column-contested"
        }
        labels = labels_of(reading.table)
        mapping = mapping_as(self._kind, labels, decisions) if self._kind else None
        self._fields_known = fields_known(mapping) if mapping else known_to_all(labels, decisions)
        self._proposals = proposals_as(mapping, labels) if mapping else {}

    def taught(self) -> TaughtTable:
        """Return the table with its questions."""
        table = self._table
        return TaughtTable(
            table.sheet, table.index, table.header_rows, table.data_rows, table.pattern, table.kind or self._kind,
            self._kind_understood(), self._month_understood(), tuple(map(self._column, table.columns)),
            tuple(map(self._code, asked_codes(self._reading))),
        )  # fmt: skip

    def _kind_understood(self) -> str:
        """Return what the table is known or proposed to be, and what that still needs."""
        table, words = self._table, self._words
        if table.kind:
            return words.known_as.format(meaning=kinds.title(table.kind))
        if not self._kind:
            return words.not_known
        proposed = words.proposed_as.format(meaning=kinds.title(self._kind))
        missing = table.resembles.missing if table.resembles and table.resembles.kind == self._kind else ()
        if not missing:
            return proposed
        return f"{proposed}; {words.needed.format(meaning='; '.join(map(field_labels.label, missing)))}"

    def _month_understood(self) -> str:
        """Return the period the table is known to be of."""
        from reports.vocabulary import formats  # noqa: PLC0415 -- Babel, which a check without questions does without

        period = self._table.period
        return self._words.known_as.format(meaning=formats.period(period)) if period else self._words.not_known

    def _column(self, column: Column) -> TaughtColumn:
        """Return a column with what is understood of it."""
        words = self._words
        known_fields = column.fields or ((column.field,) if column.field else self._fields_known.get(column.index, ()))
        contested = self._contested.get(f"{column.letter}{self._table.header_rows[1]}")
        header = column.header
        if not normal(header):
            return TaughtColumn(column.index, column.letter, header, words.no_head, is_asked=False)
        if known_fields and not contested:
            meaning = words.known_as.format(meaning=", ".join(map(field_labels.label, known_fields)))
            shows_values = _PERSONAL.isdisjoint(known_fields)
            return TaughtColumn(column.index, column.letter, header, meaning, False, shows_values)
        if self._decisions.decision("columns", header) is not None:
            return TaughtColumn(column.index, column.letter, header, words.ignored, is_asked=False)
        return TaughtColumn(column.index, column.letter, header, self._proposal(column, contested), is_asked=True)

    def _code(self, problem: Problem) -> TaughtCode:
        """Return a code with what is said of it."""
        field, code = problem.field or "", problem.value or ""
        letter = (problem.cell or "").rstrip("0123456789")
        header = next((column.header for column in self._table.columns if column.letter == letter), "")
        understood = self._words.code_rows.format(count=problem.details.get("count", ""))
        return TaughtCode(field, code, letter, self._words.code_of_column.format(code=code, header=header), understood)

    def _proposal(self, column: Column, contested: str | None) -> str:
        """Return what a column may mean."""
        if contested:
            return self._words.may_be.format(meaning=field_labels.label(contested))
        proposal = self._proposals.get(column.index)
        return (
            self._words.proposed_as.format(meaning=field_labels.label(proposal))
            if proposal
            else (self._words.not_known)
        )


def likely_kind(reading: TableReading, decisions: Mappings) -> str | None:
    """Return the kind of a table, or the one it most probably is; None where nothing speaks for any one."""
    table = reading.table
    decided = table.kind or decisions.tables.get(table.pattern)
    if decided or any(problem.code == "kind-unproven" for problem in reading.problems):
        return decided
    if table.candidates and table.candidates[0].kind:
        return table.candidates[0].kind
    return table.resembles.kind if table.resembles and table.resembles.is_likely else None


def labels_of(table: SheetTable) -> dict[int, tuple[str, ...]]:
    """Return column → header texts from the top."""
    return {column.index: tuple(column.header.split(" / ")) for column in table.columns if column.header}


def mapping_as(kind: str, labels: Mapping[int, tuple[str, ...]], decisions: Mappings) -> Mapping_:
    """Return which columns fill which fields, were a table of a kind."""
    from reports.intake.recognise.header_mapping import mapping_of  # noqa: PLC0415 -- only where something is asked
    from reports.vocabulary import schema  # noqa: PLC0415 -- as above

    declared = next(declared for declared in schema.kinds() if declared.name == kind)
    return mapping_of(declared, labels, decisions.columns)


def proposals_as(mapping: Mapping_, labels: Mapping[int, tuple[str, ...]]) -> dict[int, str]:
    """Return column → field that an unknown header may mean."""
    from reports.intake.recognise import nearest  # noqa: PLC0415 -- as above

    filled = {match.column for match in (*mapping.matches, *mapping.repeated)}
    near = {
        column: nearest(mapping.kind, label, mapping.fields, least=_PROPOSED)
        for column, label in labels.items()
        if column not in filled
    }
    return {column: proposals[0].field for column, proposals in near.items() if proposals}


def fields_known(mapping: Mapping_) -> dict[int, tuple[str, ...]]:
    """Return column → the fields it fills."""
    return {match.column: match.all_fields for match in mapping.matches}


def known_to_all(labels: Mapping[int, tuple[str, ...]], decisions: Mappings) -> dict[int, tuple[str, ...]]:
    """Return column → the fields it fills whatever kind the table is, such as the running number."""
    mappings = [fields_known(mapping_as(kind, labels, decisions)) for kind in kinds.KINDS]
    return {
        column: fields
        for column, fields in mappings[0].items()
        if all(mapping.get(column) == fields for mapping in mappings)
    }


def questions_of(_nothing: None, argument: tuple[FileReading, Mappings, Words]) -> Teaching:
    """Return what a file should be asked; this runs in the reading process, since texts of the file decide its cost."""
    return teaching_of(*argument)


def last_row_shown(teaching: Teaching) -> int:
    """Return the last row of a sheet that example values are taken from; 0 where none are asked for."""
    return max((_rows_shown(table)[-1] for table in teaching.tables if _rows_shown(table)), default=0)


def with_examples(teaching: Teaching, grids: Sequence[Grid]) -> Teaching:
    """Return what is asked with example values out of the sheets of the file; this runs in the reading process."""
    examples = _examples_of(grids, teaching.tables)
    tables = (
        replace(
            table,
            columns=tuple(replace(column, examples=column_examples.get(column.index, ())) for column in table.columns),
        )
        for table, column_examples in zip(teaching.tables, examples, strict=True)
    )
    return replace(teaching, tables=tuple(tables))


def _examples_of(grids: Sequence[Grid], tables: Sequence[TaughtTable]) -> Examples:
    """Return column → example values for each table."""
    by_name = {grid.sheet: grid for grid in grids}
    return tuple(
        {
            column.index: _examples(by_name[table.sheet], table, column.index)
            for column in table.columns
            if column.shows_values and table.sheet in by_name
        }
        for table in tables
    )


def _examples(grid: Grid, table: TaughtTable, column: int) -> tuple[str, ...]:
    """Return the first different values of a column."""
    distinct_texts: dict[str, None] = {}
    for text in _texts(grid, table, column):
        distinct_texts.setdefault(text)
        if len(distinct_texts) == _MOST_EXAMPLES:
            break
    return tuple(distinct_texts)


def _texts(grid: Grid, table: TaughtTable, column: int) -> Iterator[str]:
    """Yield the values of a column as they are shown."""
    for row in _rows_shown(table):
        text = example_text(grid.cell(row, column))
        if text:
            yield text


def _rows_shown(table: TaughtTable) -> range:
    first, last = table.data_rows or (1, 0)
    return range(first, min(last, first + _MOST_ROWS) + 1)


def example_text(value: Scalar) -> str:
    """Return a value as an example shows it; a long text is cut."""
    if value is None:
        return ""
    if isinstance(value, date):
        return value.strftime("%d-%m-%Y" if not isinstance(value, datetime) or not value.time() else "%d-%m-%Y %H:%M")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    text = " ".join(str(value).split())
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
