"""``pora check --learn``: questions that only the office can decide, and its answers for ``mappings.toml``.

Kinds and months of tables, headers, and values of coded columns; a text that is a name or holds a number in the same
table is never asked about nor written, for a column that slipped may hold anything.
"""

from __future__ import annotations

from contextlib import nullcontext
from typing import TYPE_CHECKING

from reports.errors import UsageError
from reports.errors import msgid as _
from reports.intake.recognise import nearest
from reports.intake.validate import LOG_VERSIONS, SHEET_VERSIONS, VERSIONS
from reports.pipeline.question import Answer, Question, is_personal, names_of, place_of
from reports.pipeline.taught_decisions import record
from reports.pipeline.teaching import is_open, is_recap, is_unknown, labels_of, likely_kind, mapping_as
from reports.pipeline.value_questions import SPELT, value_questions
from reports.publish import lock, put, refusing
from reports.vocabulary import config, field_labels, kinds, schema
from reports.vocabulary.correction_sheet import IGNORED, OTHER_LISTS, column_answers, kind_answers
from reports.vocabulary.mappings import SHEET, Mappings, may_be_remembered
from reports.vocabulary.mappings_editor import COLUMNS, LEFT_OUT, LISTS, PERIODS, TABLES, Decision, is_decided
from reports.vocabulary.proposals import FILE as PROPOSALS
from reports.vocabulary.proposals import proposals_file
from reports.vocabulary.text import decision_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from collections.abc import Set as AbstractSet
    from pathlib import Path

    from reports.model.sheet import Column, FileReading, TableReading
    from reports.problems import Problem

_MOST = 3
"""Fields that are listed for a header."""
MOST_VALUES = 20
"""Values without any similar spelling that are asked in one run, the most frequent first."""
_LIKE = 60
"""Similarity (0–100) from which a known header is among the answers; from 82 it is proposed by itself."""
_CLOSE = 5
"""Points of similarity behind the likest up to which an answer is written as a proposal."""
_ORDER = (TABLES, PERIODS, COLUMNS)
"""Tables of mappings.toml in the order in which they are asked about; values follow, then versions."""
_OF_TITLE = ("agency",)
"""Need that the title of a table may meet, which the next reading tells."""
FIRST = frozenset({TABLES, LEFT_OUT})
"""Tables of mappings.toml that settle whether a table is asked anything else."""

_KIND = _("What is this table?")
_RECAP = _(
    "This table is a recapitulation, and no kind makes its numbers count: put the list it was made from into inputs. "
    "Is it no input?"
)
_MONTH = _("Of which month is this table?")
_HEADER = _("What does this header mean?")
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
    """Return what this office should decide, each once however often it was seen, with ``MOST_VALUES`` free values.

    Args:
        files: as read.
        versions: the files are the office's own inputs, so that sheets and one of two versions can be decided on.
        decisions: what is decided already and not asked again.
    """
    all_files = tuple(files)
    every_question = _every_question(all_files, decisions or Mappings(), versions=versions)
    free = sorted((question for question in every_question if question.is_free), key=lambda free: -len(free.places))
    rank = {table: place for place, table in enumerate(_ORDER)}
    listed = [question for question in every_question if not question.is_free]
    listed.sort(key=lambda question: rank.get(question.table, len(rank)))
    return (*listed, *free[:MOST_VALUES], *(_versions(all_files) if versions else ()))


def values_postponed(files: Iterable[FileReading], decisions: Mappings) -> int:
    """Return how many values without any similar spelling are left for a later run."""
    free = [question for question in _every_question(tuple(files), decisions, versions=False) if question.is_free]
    return max(len(free) - MOST_VALUES, 0)


def _every_question(files: Sequence[FileReading], decisions: Mappings, *, versions: bool) -> list[Question]:
    """Return every question once, with all places where it was seen."""
    question_by_key: dict[tuple[str, str], Question] = {}
    for file in files:
        for reading in file.tables:
            if _is_settled(file, reading, decisions):
                continue
            of_sheet = _of_table(file, reading, decisions) if versions else _kind(file, reading, decisions)
            further_questions = (
                *_headers(file, reading, decisions),
                *value_questions(file, reading, decisions),
            )
            for question in (*of_sheet, *further_questions):
                key = (question.table, decision_key(question.text))
                if key in question_by_key:
                    question_by_key[key].places.extend(question.places)
                else:
                    question_by_key[key] = question
    return list(question_by_key.values())


def _is_settled(file: FileReading, reading: TableReading, decisions: Mappings) -> bool:
    """Tell whether a table is decided to be no input, or its sheet or file is left out: nothing else is asked of it."""
    word = decisions.lists.get(reading.table.pattern)
    return (
        word in OTHER_LISTS
        or file.path in decisions.left_out
        or decisions.decision(LEFT_OUT, f"{file.path}{SHEET}{reading.table.sheet}") is not None
    )


def _of_table(file: FileReading, reading: TableReading, decisions: Mappings) -> Iterator[Question]:
    """Yield what is asked of a table among the inputs: its kind and its month, or whether its sheet is left out."""
    table = reading.table
    yield from _kind(file, reading, decisions)
    sheet = f"{file.path}{SHEET}{table.sheet}"
    if is_unknown(reading) and not may_be_remembered(table.pattern):
        yield Question(_SHEET, LEFT_OUT, sheet, (Answer(sheet),), {}, [place_of(file.path, table.sheet, None)], ())
    if table.kind in kinds.NAMES and table.period is None and table.data_rows:
        yield Question(_MONTH, PERIODS, sheet, (), {}, [place_of(file.path, table.sheet, None)], ())


def _kind(file: FileReading, reading: TableReading, decisions: Mappings) -> Iterator[Question]:
    """Yield the question what a table is that was not understood; the likely kind comes first."""
    table = reading.table
    if not is_unknown(reading) or not may_be_remembered(table.pattern):
        return
    if decisions.decision(TABLES, table.pattern) or decisions.decision(LISTS, table.pattern):
        return
    likely = likely_kind(reading, decisions)
    place = place_of(file.path, table.sheet, f"A{table.header_rows[0]}")
    if is_recap(reading):
        no_kinds = tuple(Answer(code, words) for code, words in OTHER_LISTS.items())
        yield Question(_RECAP, TABLES, table.pattern, no_kinds, OTHER_LISTS, [place], ())
        return
    answers = [Answer(code, words) for code, words in kind_answers().items()]
    answers.sort(key=lambda answer: answer.code != likely)
    proposed = tuple(answer for answer in answers if answer.code == likely)
    yield Question(_KIND, TABLES, table.pattern, tuple(answers), kind_answers(), [place], proposed)


def _headers(file: FileReading, reading: TableReading, decisions: Mappings) -> Iterator[Question]:
    """Yield the questions on headers that nobody knows, of tables whose kind is known or likely."""
    table = reading.table
    kind = likely_kind(reading, decisions)
    contested = {problem.cell: problem for problem in reading.problems if problem.code == "column-contested"}
    if kind not in kinds.NAMES or table.other_list or (table.kind is None and is_recap(reading)):
        return
    matches = () if table.kind else mapping_as(kind, labels_of(table), decisions).matches
    mapped_columns = {match.column for match in matches}
    fields_filled = {field for match in matches for field in match.all_fields}
    fields_filled |= {column.field for column in table.columns if column.field}
    names = names_of(reading)
    for column in table.columns:
        cell = f"{column.letter}{table.header_rows[1]}"
        is_asked = is_open(column, decisions) and (column.index not in mapped_columns or cell in contested)
        if is_asked and not is_personal(column.header, names):
            fields = _fields(column, fields_filled, kind, contested.get(cell))
            answers = (*fields, Answer(IGNORED))
            allowed = column_answers(kind)
            place = place_of(file.path, table.sheet, cell)
            yield Question(_HEADER, COLUMNS, column.header, answers, allowed, [place], _likeliest(fields))


def _fields(
    column: Column, fields_filled: AbstractSet[str], kind: str, contested: Problem | None
) -> tuple[Answer, ...]:
    """Return the fields a header may mean: those that it is declared to be ambiguous between, else similar ones.

    Args:
        column: whose header is asked.
        fields_filled: fields that other columns of the table fill, were it of the kind.
        kind: of the table.
        contested: the problem of a header with several meanings.
    """
    if contested:
        between = str(contested.details["candidates"]).split(" / ")
        return tuple(Answer(name, field_labels.label(name)) for name in between)
    similar = nearest(kind, tuple(column.header.split(" / ")), frozenset(fields_filled), least=_LIKE, most=_MOST)
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
            declared = next(declared for declared in schema.kinds() if declared.name == kind)
            unmet = [need for need in declared.unmet(fields) if need != _OF_TITLE]
            missing = [field_labels.label(" / ".join(need)) for need in unmet]
            if missing:
                needs_by_table[place_of(file.path, reading.table.sheet, None)] = (kinds.title(kind), "; ".join(missing))
    return needs_by_table


def _versions(files: Sequence[FileReading]) -> Iterator[Question]:
    for file in files:
        for problem in file.problems:
            if problem.code in {VERSIONS, LOG_VERSIONS}:
                answers = (Answer(file.path), Answer(str(problem.details["other"])))
                yield Question(_VERSION, LEFT_OUT, file.path, answers, {}, [f"{answers[0].code} = {answers[1].code}"])
        yield from _sheet_versions(file)


def _sheet_versions(file: FileReading) -> Iterator[Question]:
    """Yield which of two sheets with versions of one register is left out, once for each two."""
    pairs = {
        frozenset((reading.table.sheet, str(problem.details["other"])))
        for reading in file.tables
        for problem in reading.problems
        if problem.code == SHEET_VERSIONS
    }
    for pair in sorted(map(sorted, pairs)):
        answers = tuple(Answer(f"{file.path}{SHEET}{sheet}") for sheet in pair)
        places = " = ".join(answer.code for answer in answers)
        yield Question(_VERSION, LEFT_OUT, answers[0].code, answers, {}, [places])


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
        answer for answer in answers if answer.similarity is None or answer.similarity >= max(best - _CLOSE, SPELT)
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
