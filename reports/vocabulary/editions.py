"""The declared table of fields and editions: what of an input which document may print.

``reports/data/editions.json`` is the only place that decides it; ``docs/editions.md`` prints it, and a test plants a
value in every field and searches every document for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, cast

from reports.vocabulary.resources import load

if TYPE_CHECKING:
    from collections.abc import Mapping

DINAS, SHARED, PUBLIC = "dinas", "antarinstansi", "publik"
EDITIONS = (DINAS, SHARED, PUBLIC)
"""From the office's own to the one that anybody may read."""


RETURN = "laporan-bulanan"
"""Name of the monthly return among the documents."""
REVIEW = "tinjauan"
"""Name of a review page, which has no manifest."""
ARCHIVE = "olah-ulang"
"""Folder among the outputs of what was made from an archive, and name of its account."""
WITHHELD = "[hanya dalam edisi dinas]"
"""What shared documents print in place of a planned operation."""
PART = "--"
"""Between the declared name of a chapter and the place that one of several such chapters is of."""
NAMED = "named"
"""Not an edition: the annex of names, a document of ``dinas`` that is made with ``--named`` only."""


class Use(StrEnum):
    """What documents of an edition do with a field."""

    NEVER = "never"
    COUNTED = "counted"
    """Only numbers of rows by declared lists are printed."""
    SEARCHED = "searched"
    """Printed as text after the search for persons."""
    PRINTED = "printed"


@dataclass(frozen=True)
class Line:
    """One line of the table."""

    of: str
    fields: tuple[str, ...]
    uses: Mapping[str, Use]
    """Edition, or ``named`` → use of each of the fields."""


@cache
def lines(part: str = "fields") -> tuple[Line, ...]:
    """Return the lines of the table.

    Args:
        part: ``fields`` of the inputs, or ``places`` around them (names of files, photographs, texts of meetings);
            ``documents`` of a meeting, and their ``chapters`` by id.
    """
    return tuple(
        Line(
            line["of"],
            tuple(line["fields"]),
            {edition: Use(line[edition]) for edition in EDITIONS} | {NAMED: Use(line.get(NAMED, line[DINAS]))},
        )
        for line in load("editions")[part]
    )


@cache
def _uses() -> dict[str, Mapping[str, Use]]:
    return {field: line.uses for part in ("fields", "places") for line in lines(part) for field in line.fields}


def use_of(field: str, edition: str) -> Use:
    """Return what an edition, or the annex of names, does with a field; one that is not declared is never printed."""
    return _uses().get(field, {}).get(edition, Use.NEVER)


@cache
def _printed(part: str, edition: str) -> frozenset[tuple[str, str]]:
    return frozenset(
        (line.of, name) for line in lines(part) for name in line.fields if line.uses[edition] is Use.PRINTED
    )


def prints_document(name: str, edition: str) -> bool:
    """Tell whether an edition has a document of a meeting."""
    return any(name == document for _when, document in _printed("documents", edition))


def prints_chapter(document: str, chapter: str, edition: str) -> bool:
    """Tell whether an edition prints a chapter of a document of a meeting, by their names; one not declared is not.

    Chapters of one kind, one a place, are declared once: their names go on after ``PART``.
    """
    return (document, chapter.partition(PART)[0]) in _printed("chapters", edition)


def sought() -> Mapping[str, str]:
    """Return field → as what its values are searched for in the texts of documents, as names or numbers."""
    return cast("Mapping[str, str]", load("editions")["sought"])


def meaning(use: Use) -> str:
    """Return a use in words."""
    return str(load("editions")["uses"][use])
