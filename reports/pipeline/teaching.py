"""What the sheet Pemahaman of a correction workbook asks: of each table its kind and month, of each column its meaning.

Below the columns stand the codes and values of which nobody knows the meaning. Example values are added later
(``teaching_examples``). Columns that are known to hold what belongs to a person show none.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from reports.model.sheet import RowBin
from reports.pipeline.question import asked_codes
from reports.pipeline.sheet_versions import is_version
from reports.pipeline.value_questions import DEPARTED, VALUES, questions_on_values
from reports.render.correction import TaughtColumn, TaughtTable, TaughtText, Teaching
from reports.vocabulary import field_labels, kinds, own_codes
from reports.vocabulary.correction_sheet import CODE_KEY, OTHER_LISTS, VALUE_KEY, kind_answers
from reports.vocabulary.text import normal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reports.intake.recognise.header_mapping import Mapping_
    from reports.model.sheet import Column, FileReading, SheetTable, TableReading
    from reports.pipeline.question import Question
    from reports.problems import Problem
    from reports.render.correction import Words
    from reports.vocabulary.mappings import Mappings


_PROPOSED = 70
"""Similarity (0–100) from which a known header is proposed."""
_PERSONAL = frozenset(
    "full_name passport_no niora birth_date birth_place birth_place_date permit_no address sponsor_name "
    "sponsor_address officer".split()
)
_MEETING = "meeting"
_RECAPS = frozenset({"recap-of-log", "recap-alone", "recap-month-unsure"})
"""Problems of recapitulations, which no decision on their kind or columns makes countable."""
_MOST_VALUES = 40
"""Values of one table that one workbook asks."""


def teaching_of(file: FileReading, decisions: Mappings, words: Words) -> Teaching:
    """Return what a file should be asked, without example values; no tables where all is understood.

    Args:
        file: as it was read.
        decisions: of the office.
        words: texts in the sender's language.
    """
    tables = [reading for reading in file.tables if reading.table.kind != _MEETING]
    asked_tables = [reading for reading in tables if _is_asked(file, reading, decisions)]
    months = {str(reading.table.period) for reading in tables if reading.table.period and reading.table.period.is_month}
    return Teaching(
        tuple(_Table(file, reading, decisions, words).taught() for reading in asked_tables),
        any(is_unknown(reading) for reading in asked_tables),
        tuple(sorted(months)) if any(reading.table.period is None for reading in asked_tables) else (),
    )


def is_unknown(reading: TableReading) -> bool:
    """Tell whether a table is of no known kind, and no list that is known as another."""
    is_open_kind = reading.table.kind is None and reading.table.other_list is None and not is_version(reading)
    return is_open_kind and reading.count(RowBin.UNKNOWN) > 0


def is_recap(reading: TableReading) -> bool:
    """Tell whether a table is a recapitulation that no decision on its kind or columns makes countable."""
    return any(problem.code in _RECAPS for problem in reading.problems)


def _is_asked(file: FileReading, reading: TableReading, decisions: Mappings) -> bool:
    """Tell whether a table leaves something to ask: its kind, its month, an unknown header, code or value."""
    table = reading.table
    if table.kind is None:
        return is_unknown(reading)
    unknown = (is_open(column, decisions) for column in table.columns)
    is_open_table = any(unknown) or bool(asked_codes(reading)) or (table.period is None and table.data_rows is not None)
    return is_open_table or next(questions_on_values(file, reading, decisions), None) is not None


def is_open(column: Column, decisions: Mappings) -> bool:
    """Tell whether a column has a header that nobody knows."""
    return column.field is None and bool(normal(column.header)) and decisions.decision("columns", column.header) is None


class _Table:
    """One table while its questions are worded."""

    def __init__(self, file: FileReading, reading: TableReading, decisions: Mappings, words: Words) -> None:
        self._file, self._reading, self._table = file, reading, reading.table
        self._decisions, self._words = decisions, words
        self._is_recap = reading.table.kind is None and is_recap(reading)
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
            (*map(self._code, asked_codes(self._reading)), *self._values()),
            tuple((OTHER_LISTS if self._is_recap else kind_answers()).values()), not table.kind,
        )  # fmt: skip

    def _kind_understood(self) -> str:
        """Return what the table is known or proposed to be, and what that still needs."""
        table, words = self._table, self._words
        if table.kind:
            return words.known_as.format(meaning=kinds.title(table.kind))
        if self._is_recap:
            return words.recap
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
        if self._is_recap:
            return TaughtColumn(column.index, column.letter, header, words.not_counted, is_asked=False)
        if self._decisions.decision("columns", header) is not None:
            return TaughtColumn(column.index, column.letter, header, words.ignored, is_asked=False)
        return TaughtColumn(column.index, column.letter, header, self._proposal(column, contested), is_asked=True)

    def _code(self, problem: Problem) -> TaughtText:
        """Return a code with what is said of it."""
        field, code = problem.field or "", problem.value or ""
        letter = letters_of_cell(problem.cell or "")
        wording = self._words.order_of_column if code == own_codes.ORDER else self._words.code_of_column
        text = wording.format(code=code, header=self._header(letter))
        understood = self._words.code_rows.format(count=problem.details.get("count", ""))
        answers = tuple(own_codes.candidates(field).values())
        return TaughtText(f"{CODE_KEY}|{field}|{code}", letter, text, understood, answers)

    def _values(self) -> Iterator[TaughtText]:
        """Yield the values that nobody knows, the most frequent first, and how many are left for the next workbook."""
        values = questions_on_values(self._file, self._reading, self._decisions)
        yield from map(self._value, islice(values, _MOST_VALUES))
        further = sum(1 for _value in values)
        if further:
            yield TaughtText("", "", self._words.more_values.format(count=further), "", ())

    def _value(self, question: Question) -> TaughtText:
        """Return a value with its likely meanings."""
        letter = letters_of_cell(question.places[0].rpartition("!")[2])
        text = self._words.value_of_column.format(value=question.text, header=self._header(letter))
        likely = " / ".join(answer.label or answer.code for answer in question.answers)
        is_departure = question.table == DEPARTED
        understood = (
            self._words.may_be.format(meaning=likely)
            if likely and not is_departure
            else self._words.code_rows.format(count=len(question.places))
        )
        key = f"{VALUE_KEY}|{question.table.removeprefix(VALUES)}|{question.text}"
        return TaughtText(key, letter, text, understood, tuple(question.allowed.values()))

    def _header(self, letter: str) -> str:
        """Return the header of a column; empty where no table column has the letter."""
        return next((column.header for column in self._table.columns if column.letter == letter), "")

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


def letters_of_cell(cell: str) -> str:
    """Return the letters of a cell's name: its column."""
    return cell.rstrip("0123456789")


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
