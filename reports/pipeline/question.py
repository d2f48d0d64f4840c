"""A question that only the office can decide, and the answers it may be given."""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003 -- a dataclass holds them
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reports.late_patterns import late_regex
from reports.vocabulary.correction_sheet import OTHER_LISTS
from reports.vocabulary.mappings import SHEET
from reports.vocabulary.mappings_editor import LEFT_OUT, LISTS, TABLES, Decision
from reports.vocabulary.text import normal

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from reports.model.sheet import TableReading
    from reports.problems import Problem

_PERSONAL = late_regex(r"\d{4}")
"""Digits that a passport number or a birth date may be."""
NAME_FIELDS = ("full_name", "sponsor_name", "officer")
"""Columns with names of persons, which no question may hold."""


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
    is_free: bool = False
    """Whether no answer comes near, so that one of all allowed is typed."""

    def decided(self, answer: Answer) -> Decision:
        """Return the line that an answer becomes."""
        if self.table == LEFT_OUT:
            return Decision(LEFT_OUT, answer.code, note=self.places[0])
        likeness = f"{answer.similarity} %" if answer.similarity is not None else ""
        note = "; ".join(filter(None, (answer.label, likeness, self.places[0])))
        if self.table == TABLES and answer.code in OTHER_LISTS:
            return Decision(LISTS, self.text, answer.code, note)
        return Decision(self.table, self.text, answer.code, note)


def place_of(path: str, sheet: str | None, cell: str | None) -> str:
    """Return where something was seen, as ``file › sheet!cell``."""
    at = "!".join(filter(None, (sheet, cell)))
    return f"{path}{SHEET}{at}" if at else path


def is_personal(text: str, names: AbstractSet[str]) -> bool:
    """Tell whether a text may be a person's: digits as in a passport number, or a name of the same table."""
    return bool(_PERSONAL.search(text)) or normal(text) in names


def names_of(reading: TableReading) -> set[str]:
    """Return the names of persons in a table; an original text is kept only where the value differs from it."""
    name_columns = [
        cells_by_field.get(name, ())
        for cells_by_field in (reading.records.raw, reading.records.values)
        for name in NAME_FIELDS
    ]
    return {normal(cell) for column in name_columns for cell in column if isinstance(cell, str)}


def asked_codes(reading: TableReading) -> tuple[Problem, ...]:
    """Return the codes of a table that only the exporter knows, as the problems that ask them."""
    return tuple(problem for problem in reading.problems if is_code(problem))


def is_code(problem: Problem) -> bool:
    """Tell whether a problem asks what a code of an export means, or in which order dates are written."""
    return problem.code in {"code-asked", "code-asked-freely", "date-order-asked"}
