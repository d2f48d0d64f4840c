"""The story of ``pora check --learn``: what this office should decide; its answers go into ``mappings.toml``.

Headers and values of coded columns only; a text that is a name or holds a number in the same table is never asked about
nor written, for a column that slipped may hold anything.
"""

from __future__ import annotations

import re
from contextlib import nullcontext
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from reports.errors import UsageError
from reports.errors import msgid as _
from reports.intake.recognise import nearest
from reports.pipeline.taught_decisions import record
from reports.publish import lock, put, refusing
from reports.vocabulary import codes, config
from reports.vocabulary.mappings_editor import COLUMNS, LEFT_OUT, Decision, is_decided
from reports.vocabulary.proposals import FILE as PROPOSALS
from reports.vocabulary.proposals import proposals_file
from reports.vocabulary.text import normal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from reports.model.sheet import Column, FileReading, SheetTable, TableReading
    from reports.problems import Problem
    from reports.vocabulary.mappings import Mappings

_LIKE = 60
"""Similarity (0–100) from which a known header is among the answers; from 82 it is proposed by itself."""
_SPELT = 80
"""Similarity (0–100) from which a known spelling of a value is among the answers, as in the hints."""
_CLOSE = 5
"""Points of similarity behind the likest up to which an answer is written as a proposal."""
_MOST = 3
"""Answers that are listed for one question."""
_PERSONAL = re.compile(r"\d{4}")
"""Digits that a passport number or a birth date may be."""
_NAMES = ("full_name", "sponsor_name", "officer")


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
    """The header or value as the sender wrote it."""
    answers: tuple[Answer, ...]
    allowed: frozenset[str]
    """Every code that may be given, beside the answers listed."""
    places: list[str] = field(default_factory=list)
    """Where it was seen, as ``file › sheet!cell``."""

    def decided(self, answer: Answer) -> Decision:
        """Return the line that an answer becomes."""
        if self.table == LEFT_OUT:
            return Decision(LEFT_OUT, answer.code, note=self.places[0])
        likeness = f"{answer.similarity} %" if answer.similarity is not None else ""
        return Decision(
            self.table, self.text, answer.code, "; ".join(filter(None, (answer.label, likeness, self.places[0])))
        )


_HEADER = _("What does this header mean?")
_VALUE = _("What does this value mean?")
_VERSION = _("Two files hold the same persons of the same month. Which one is left out?")


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


def questions(files: Iterable[FileReading], *, versions: bool) -> tuple[Question, ...]:
    """Return what this office should decide, each once however often it was seen: headers, values, versions.

    Args:
        files: as read.
        versions: the files are the office's own inputs, so that one of two can be left out.
    """
    every = tuple(files)
    found: dict[tuple[str, str], Question] = {}
    for file in every:
        for reading in file.tables:
            for question in (*_headers(file, reading), *_values(file, reading)):
                key = (question.table, normal(question.text))
                if key in found:
                    found[key].places.extend(question.places)
                else:
                    found[key] = question
    ordered = sorted(found.values(), key=lambda one: one.table != COLUMNS)
    return (*ordered, *(_versions(every) if versions else ()))


def _headers(file: FileReading, reading: TableReading) -> Iterator[Question]:
    table = reading.table
    kind = table.kind or (table.candidates[0].kind if table.candidates else None)
    said = {one.cell: one for one in reading.problems if one.code == "column-contested"}
    if kind is None:
        return
    for column in table.columns:
        if column.how == "proposed" and normal(column.header) and not _is_personal(column.header, reading):
            place = f"{column.letter}{table.header_rows[1]}"
            answers = _fields(column, table, kind, said.get(place))
            yield _question(_HEADER, COLUMNS, column.header, answers, (file.path, table.sheet, place))


def _fields(column: Column, table: SheetTable, kind: str, contested: Problem | None) -> tuple[Answer, ...]:
    if contested:
        return tuple(Answer(one) for one in str(contested.details["candidates"]).split(" / "))
    taken = frozenset(one.field for one in table.columns if one.field)
    found = nearest(kind, tuple(column.header.split(" / ")), taken, least=_LIKE, most=_MOST)
    return tuple(Answer(one.field, similarity=one.similarity) for one in found)


def _values(file: FileReading, reading: TableReading) -> Iterator[Question]:
    for one in reading.problems:
        if one.field not in codes.FIELDS or one.value is None or not normal(one.value):
            continue
        answers = _codes(one.field, one.value)
        if answers and not _is_personal(one.value, reading):
            yield _question(_VALUE, f"values.{one.field}", one.value, answers, (file.path, one.sheet, one.cell))


def _codes(name: str, text: str) -> tuple[Answer, ...]:
    """Return what a value may mean: what it is declared to be ambiguous between, else codes of similar spelling."""
    between = codes.ambiguous(name, text)
    if between:
        return tuple(Answer(one, codes.label(name, one)) for one in between)
    known = codes.aliases(name)
    if normal(text) in known:
        return ()
    near = process.extract(normal(text), list(known), scorer=fuzz.ratio, score_cutoff=_SPELT, limit=5 * _MOST)
    best: dict[str, int] = {}
    for alias, similarity, _index in near:
        best.setdefault(known[alias], int(similarity))
    return tuple(Answer(code, codes.label(name, code), similarity) for code, similarity in best.items())[:_MOST]


def _question(
    about: str, table: str, text: str, answers: tuple[Answer, ...], place: tuple[str, str | None, str | None]
) -> Question:
    path, sheet, cell = place
    at = "!".join(filter(None, (sheet, cell)))
    field_name = table.partition(".")[2]
    allowed = codes.codes(field_name) if field_name else frozenset()
    return Question(about, table, text, answers, allowed, [f"{path} › {at}" if at else path])


def _is_personal(text: str, reading: TableReading) -> bool:
    """Tell whether a text may be a person's: digits as in a passport number, or a name of the same table."""
    # an original text is kept only where the value differs from it, so that both are looked at
    held = [one.get(name, ()) for one in (reading.records.raw, reading.records.values) for name in _NAMES]
    names = {normal(cell) for column in held for cell in column if isinstance(cell, str)}
    return bool(_PERSONAL.search(text)) or normal(text) in names


def _versions(files: Sequence[FileReading]) -> Iterator[Question]:
    for file in files:
        for one in file.problems:
            if one.code == "versions":
                answers = (Answer(file.path), Answer(str(one.details["other"])))
                yield Question(
                    _VERSION, LEFT_OUT, file.path, answers, frozenset(), [f"{answers[0].code} = {answers[1].code}"]
                )


def proposed(asked: Iterable[Question], decided: Mappings) -> tuple[Decision, ...]:
    """Return the likeliest answers to every question, without those whose text is decided already."""
    known = {"left_out": decided.left_out, "columns": decided.columns, "values": decided.values}
    answers = (question.decided(answer) for question in asked for answer in _likeliest(question.answers))
    return tuple(answer for answer in answers if not is_decided(answer, known))


def _likeliest(answers: tuple[Answer, ...]) -> tuple[Answer, ...]:
    """Return the answers that a declared list names, and of those found by likeness the likest."""
    best = max((one.similarity or 0 for one in answers), default=0)
    return tuple(one for one in answers if one.similarity is None or one.similarity >= max(best - _CLOSE, _SPELT))


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
