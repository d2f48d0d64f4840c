"""``pora check --learn``: questions that only the office can decide, and its answers for ``mappings.toml``.

Kinds and months of tables, headers, and values of coded columns; a text that is a name or holds a number in the same
table is never asked about nor written, for a column that slipped may hold anything.
"""

from __future__ import annotations

import re
from collections.abc import Mapping  # noqa: TC003 -- a dataclass holds them
from contextlib import nullcontext
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from reports.errors import UsageError
from reports.errors import msgid as _
from reports.intake.recognise import nearest
from reports.intake.validate import LOG_VERSIONS, VERSIONS
from reports.pipeline.taught_decisions import record
from reports.pipeline.teaching import asked_codes, is_open, is_unknown, labels_of, likely_kind, mapping_as
from reports.publish import lock, put, refusing
from reports.vocabulary import codes, config, departures, field_labels, kinds, own_codes, schema
from reports.vocabulary.correction_sheet import IGNORED, OTHER_LISTS, column_answers, kind_answers
from reports.vocabulary.mappings import SHEET, Mappings, may_be_remembered
from reports.vocabulary.mappings_editor import CODES, COLUMNS, LEFT_OUT, LISTS, PERIODS, TABLES, Decision, is_decided
from reports.vocabulary.proposals import FILE as PROPOSALS
from reports.vocabulary.proposals import proposals_file
from reports.vocabulary.text import normal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from reports.model.sheet import Column, FileReading, SheetTable, TableReading
    from reports.problems import Problem

_LIKE = 60
"""Similarity (0–100) from which a known header is among the answers; from 82 it is proposed by itself."""
_SPELT = 80
"""Similarity (0–100) from which a known spelling of a value is among the answers, as in the hints."""
_CLOSE = 5
"""Points of similarity behind the likest up to which an answer is written as a proposal."""
_MOST_CODES = 10
"""Meanings that are listed for a code; others may be typed."""
_MOST = 3
"""Answers that are listed for one question."""
_PERSONAL = re.compile(r"\d{4}")
"""Digits that a passport number or a birth date may be."""
_NAMES = ("full_name", "sponsor_name", "officer")
_ORDER = (TABLES, PERIODS, COLUMNS)
"""Tables of mappings.toml in the order in which they are asked about; values follow, then versions."""
_RECAPS = frozenset({"recap-of-log", "recap-alone"})
"""Problems of recapitulations, which no decision on their kind or columns makes countable."""
FIRST = frozenset({TABLES, LEFT_OUT})
"""Tables of mappings.toml that settle whether a table is asked anything else."""


@dataclass(frozen=True)
class Answer:
    """What a text may mean."""

    code: str
    """A field, a code, or the file to leave out."""
    label: str = ""
    similarity: int | None = None
    """0–100; None where a declared list names it."""


@dataclass
class Question:
    """Something that only this office can decide."""

    about: str
    """Gettext msgid: what is asked."""
    table: str
    """Where the answer goes in ``mappings.toml``."""
    text: str
    """The header or value as the sender wrote it, the pattern of headers, or the sheet."""
    answers: tuple[Answer, ...]
    allowed: Mapping[str, str]
    """Every code that may be given, beside the answers listed, with its words."""
    places: list[str] = field(default_factory=list)
    """Where it was seen, as ``file › sheet!cell``."""
    likely: tuple[Answer, ...] | None = None
    """Answers that may be proposed where nobody is asked; None for the likeliest of all."""
    shown_text: str = ""
    """How the text is shown; empty for as it is."""

    def decided(self, answer: Answer) -> Decision:
        """Return the line that an answer becomes."""
        if self.table == LEFT_OUT:
            return Decision(LEFT_OUT, answer.code, note=self.places[0])
        likeness = f"{answer.similarity} %" if answer.similarity is not None else ""
        note = "; ".join(filter(None, (answer.label, likeness, self.places[0])))
        if self.table == TABLES and answer.code in OTHER_LISTS:
            return Decision(LISTS, self.text, answer.code, note)
        return Decision(self.table, self.text, answer.code, note)


_KIND = _("What is this table?")
_RECAP = _(
    "This table is a recapitulation, and no kind makes its numbers count: put the list it was made from into inputs. "
    "Is it no input?"
)
_MONTH = _("Of which month is this table?")
_HEADER = _("What does this header mean?")
_VALUE = _("What does this value mean?")
_CODE = _("What does this code mean?")
_LEAVING = _("Does this word say that a person has left?")
_VERSION = _("Two files are versions of the same month. Which one is left out?")
_SHEET = _("This table has no headers that can be remembered. Is its sheet left out?")


def require_office(office: Path) -> None:
    """Make sure that there is an office to remember for.

    Raises:
        UsageError: the folder holds no ``pora.toml``.
    """
    if not (office / config.FILE).is_file():
        raise UsageError(
            "decisions are kept in an office folder, and {path} holds no pora.toml",
            "name the office with -C, or make one with: pora init",
            path=str(office),
        )


def questions(
    files: Iterable[FileReading], *, versions: bool, decisions: Mappings | None = None
) -> tuple[Question, ...]:
    """Return what this office should decide, each once however often it was seen.

    Args:
        files: as read.
        versions: the files are the office's own inputs, so that sheets and one of two versions can be decided on.
        decisions: what is decided already and not asked again.
    """
    all_files = tuple(files)
    known_decisions = decisions or Mappings()
    question_by_key: dict[tuple[str, str], Question] = {}
    for file in all_files:
        for reading in file.tables:
            if _is_settled(file, reading, known_decisions):
                continue
            of_sheet = _of_table(file, reading, known_decisions) if versions else _kind(file, reading, known_decisions)
            further_questions = (
                *_headers(file, reading, known_decisions),
                *_values(file, reading),
                *_departures(file, reading),
                *_codes_of(file, reading),
            )
            for question in (*of_sheet, *further_questions):
                key = (question.table, normal(question.text))
                if key in question_by_key:
                    question_by_key[key].places.extend(question.places)
                else:
                    question_by_key[key] = question
    rank = {table: place for place, table in enumerate(_ORDER)}
    ordered = sorted(question_by_key.values(), key=lambda question: rank.get(question.table, len(rank)))
    return (*ordered, *(_versions(all_files) if versions else ()))


def _is_settled(file: FileReading, reading: TableReading, decisions: Mappings) -> bool:
    """Tell whether a table is decided to be no input, or its sheet or file is left out: nothing else is asked of it."""
    word = decisions.lists.get(reading.table.pattern)
    return (
        word in OTHER_LISTS
        or file.path in decisions.left_out
        or decisions.decision(LEFT_OUT, f"{file.path}{SHEET}{reading.table.sheet}") is not None
    )


def _is_recap(reading: TableReading) -> bool:
    return any(problem.code in _RECAPS for problem in reading.problems)


def _of_table(file: FileReading, reading: TableReading, decisions: Mappings) -> Iterator[Question]:
    """Yield what is asked of a table among the inputs: its kind and its month, or whether its sheet is left out."""
    table = reading.table
    yield from _kind(file, reading, decisions)
    sheet = f"{file.path}{SHEET}{table.sheet}"
    if is_unknown(reading) and not may_be_remembered(table.pattern):
        yield Question(_SHEET, LEFT_OUT, sheet, (Answer(sheet),), {}, [_place(file.path, table.sheet, None)], ())
    if table.kind in kinds.NAMES and table.period is None and table.data_rows:
        yield Question(_MONTH, PERIODS, sheet, (), {}, [_place(file.path, table.sheet, None)], ())


def _kind(file: FileReading, reading: TableReading, decisions: Mappings) -> Iterator[Question]:
    """Yield the question what a table is that was not understood; the likely kind comes first."""
    table = reading.table
    if not is_unknown(reading) or not may_be_remembered(table.pattern):
        return
    if decisions.decision(TABLES, table.pattern) or decisions.decision(LISTS, table.pattern):
        return
    likely = likely_kind(table, decisions)
    place = _place(file.path, table.sheet, f"A{table.header_rows[0]}")
    if _is_recap(reading):
        others = tuple(Answer(code, words) for code, words in OTHER_LISTS.items())
        yield Question(_RECAP, TABLES, table.pattern, others, OTHER_LISTS, [place], ())
        return
    answers = [Answer(code, words) for code, words in kind_answers().items()]
    answers.sort(key=lambda answer: answer.code != likely)
    proposed = tuple(answer for answer in answers if answer.code == likely)
    yield Question(_KIND, TABLES, table.pattern, tuple(answers), kind_answers(), [place], proposed)


def _headers(file: FileReading, reading: TableReading, decisions: Mappings) -> Iterator[Question]:
    """Yield the questions on headers that nobody knows, of tables whose kind is known or likely."""
    table = reading.table
    kind = likely_kind(table, decisions)
    contested = {problem.cell: problem for problem in reading.problems if problem.code == "column-contested"}
    if kind not in kinds.NAMES or table.other_list or (table.kind is None and _is_recap(reading)):
        return
    mapped_columns = (
        {} if table.kind else {match.column for match in mapping_as(kind, labels_of(table), decisions).matches}
    )
    for column in table.columns:
        cell = f"{column.letter}{table.header_rows[1]}"
        is_asked = is_open(column, decisions) and (column.index not in mapped_columns or cell in contested)
        if is_asked and not _is_personal(column.header, reading):
            fields = _fields(column, table, kind, contested.get(cell))
            answers = (*fields, Answer(IGNORED))
            allowed = column_answers(kind)
            place = _place(file.path, table.sheet, cell)
            yield Question(_HEADER, COLUMNS, column.header, answers, allowed, [place], _likeliest(fields))


def _fields(column: Column, table: SheetTable, kind: str, contested: Problem | None) -> tuple[Answer, ...]:
    """Return the fields a header may mean: those that it is declared to be ambiguous between, else similar ones."""
    if contested:
        between = str(contested.details["candidates"]).split(" / ")
        return tuple(Answer(name, field_labels.label(name)) for name in between)
    taken_fields = frozenset(table_column.field for table_column in table.columns if table_column.field)
    similar = nearest(kind, tuple(column.header.split(" / ")), taken_fields, least=_LIKE, most=_MOST)
    return tuple(Answer(near.field, field_labels.label(near.field), near.similarity) for near in similar)


def unmet_needs(files: Iterable[FileReading], decisions: Mappings) -> dict[str, tuple[str, str]]:
    """Return place → kind decided for a table and the fields it still needs, in the words of officials."""
    needs_by_table = {}
    for file in files:
        for reading in file.tables:
            kind = decisions.tables.get(reading.table.pattern)
            if kind is None or reading.table.kind == kind:
                continue
            fields = mapping_as(kind, labels_of(reading.table), decisions).fields
            needs = next(declared.needs for declared in schema.kinds() if declared.name == kind)
            missing = [field_labels.label(" / ".join(need)) for need in needs if not fields & set(need)]
            if missing:
                needs_by_table[_place(file.path, reading.table.sheet, None)] = (kinds.title(kind), "; ".join(missing))
    return needs_by_table


def _values(file: FileReading, reading: TableReading) -> Iterator[Question]:
    code_problems = asked_codes(reading)
    for problem in reading.problems:
        if (
            problem.field not in codes.FIELDS
            or problem.value is None
            or not normal(problem.value)
            or problem in code_problems
        ):
            continue
        answers = _codes(problem.field, problem.value)
        if answers and not _is_personal(problem.value, reading):
            allowed = {code: codes.label(problem.field, code) for code in codes.codes(problem.field)}
            place = _place(file.path, problem.sheet, problem.cell)
            yield Question(_VALUE, f"values.{problem.field}", problem.value, answers, allowed, [place])


def _departures(file: FileReading, reading: TableReading) -> Iterator[Question]:
    """Yield the question whether a word says that a person has left: a doubtful one, or one that many persons have."""
    meanings = {departures.DEPARTED: "sudah pergi", departures.PRESENT: "masih di wilayah kerja"}
    answers = tuple(Answer(meaning, words) for meaning, words in meanings.items())
    for problem in reading.problems:
        if problem.code not in {"departure-asked", "departures-many"}:
            continue
        asked_word = departures.departure(problem.value or "")
        listed_words = filter(None, str(problem.details.get("words", "")).split(", "))
        place = _place(file.path, problem.sheet, problem.cell)
        for word in (asked_word.word,) if asked_word else listed_words:
            yield Question(_LEAVING, "values.departed", word, answers, meanings, [place])


def _codes_of(file: FileReading, reading: TableReading) -> Iterator[Question]:
    """Yield the questions on codes that only the exporter knows; an answer holds for tables with the same headers."""
    pattern = reading.table.pattern
    if not may_be_remembered(pattern):
        return
    for problem in asked_codes(reading):
        field, code = problem.field or "", problem.value or ""
        meanings = own_codes.candidates(field)
        answers = tuple(Answer(meaning, words) for meaning, words in meanings.items())
        place = _place(file.path, problem.sheet, problem.cell)
        text = own_codes.key_of(pattern, code)
        column = next((column for column in reading.table.columns if column.field == field), None)
        shown_text = f"{column.header if column else field}: {code}"
        listed = answers[:_MOST_CODES]
        yield Question(_CODE, f"{CODES}.{field}", text, listed, meanings, [place], listed, shown_text)


def _codes(name: str, text: str) -> tuple[Answer, ...]:
    """Return what a value may mean: what it is declared to be ambiguous between, else codes of similar spelling."""
    between = codes.ambiguous(name, text)
    if between:
        return tuple(Answer(code, codes.label(name, code)) for code in between)
    code_by_alias = codes.aliases(name)
    if normal(text) in code_by_alias:
        return ()
    near = process.extract(normal(text), list(code_by_alias), scorer=fuzz.ratio, score_cutoff=_SPELT, limit=5 * _MOST)
    best: dict[str, int] = {}
    for alias, similarity, _index in near:
        best.setdefault(code_by_alias[alias], int(similarity))
    return tuple(Answer(code, codes.label(name, code), similarity) for code, similarity in best.items())[:_MOST]


def _place(path: str, sheet: str | None, cell: str | None) -> str:
    """Return where something was seen, as ``file › sheet!cell``."""
    at = "!".join(filter(None, (sheet, cell)))
    return f"{path}{SHEET}{at}" if at else path


def _is_personal(text: str, reading: TableReading) -> bool:
    """Tell whether a text may be a person's: digits as in a passport number, or a name of the same table."""
    # an original text is kept only where the value differs from it, so that both are looked at
    name_columns = [
        cells_by_field.get(name, ())
        for cells_by_field in (reading.records.raw, reading.records.values)
        for name in _NAMES
    ]
    names = {normal(cell) for column in name_columns for cell in column if isinstance(cell, str)}
    return bool(_PERSONAL.search(text)) or normal(text) in names


def _versions(files: Sequence[FileReading]) -> Iterator[Question]:
    for file in files:
        for problem in file.problems:
            if problem.code in {VERSIONS, LOG_VERSIONS}:
                answers = (Answer(file.path), Answer(str(problem.details["other"])))
                yield Question(_VERSION, LEFT_OUT, file.path, answers, {}, [f"{answers[0].code} = {answers[1].code}"])


def proposed(questions: Iterable[Question], decided: Mappings) -> tuple[Decision, ...]:
    """Return the likeliest answers to every question, without those whose text is decided already."""
    decided_tables = {
        "left_out": decided.left_out, "columns": decided.columns, "values": decided.values,
        "tables": decided.tables, "lists": decided.lists, "periods": decided.periods, "codes": decided.codes,
    }  # fmt: skip
    answers = (question.decided(answer) for question in questions for answer in _proposals(question))
    return tuple(answer for answer in answers if not is_decided(answer, decided_tables))


def _proposals(question: Question) -> tuple[Answer, ...]:
    """Return the answers that are proposed to a question where nobody is asked."""
    return _likeliest(question.answers) if question.likely is None else question.likely


def _likeliest(answers: tuple[Answer, ...]) -> tuple[Answer, ...]:
    """Return the answers that a declared list names, and of those found by likeness the likest."""
    best = max((answer.similarity or 0 for answer in answers), default=0)
    return tuple(
        answer for answer in answers if answer.similarity is None or answer.similarity >= max(best - _CLOSE, _SPELT)
    )


def remember(office: Path, decisions: Sequence[Decision], *, dry_run: bool = False) -> tuple[Decision, ...]:
    """Write decisions into the office's ``mappings.toml`` and return those that were new.

    Args:
        office: the office folder.
        decisions: what is to be remembered.
        dry_run: only tell.

    Raises:
        ConfigurationError: the file is broken, or written in a way in which nothing can be added.
        OutputError: it cannot be written, or another run holds the office.
    """
    with nullcontext() if dry_run else lock(office):
        return record(office, decisions, dry_run=dry_run)


def propose(office: Path, proposals: Sequence[Decision]) -> None:
    """Make the office's file of proposals hold these and no others; without any, remove it.

    Raises:
        OutputError: it cannot be written or removed, or another run holds the office.
    """
    with lock(office):
        if proposals:
            put(office, PROPOSALS, {PROPOSALS: proposals_file(proposals).encode()})
        else:
            with refusing(office / PROPOSALS):
                (office / PROPOSALS).unlink(missing_ok=True)
