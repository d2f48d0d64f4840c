"""Cells, relations and patterns: the vocabulary shared by protection and attack.

A cell is a number of the pack, whatever document prints it; a figure printed twice is one cell. Ids are those of
figures (``<table>/<row>/<column>``), with ``<period>|`` before them where releases of several months are joined.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


class Sense(StrEnum):
    """How the two sides of a relation compare."""

    EQUAL = "="
    AT_MOST = "<="
    AT_LEAST = ">="


class Kind(StrEnum):
    """Who contributes to a cell and so knows a part of it."""

    PERSON = "person"
    AGENCY = "agency"
    """Reported the rows, took part in the operation, or gave the count."""
    SPONSOR = "sponsor"
    """A guarantor or household."""


@dataclass(frozen=True)
class Contributor:
    """Somebody who knows a part of a cell from their own records."""

    kind: Kind
    name: str
    """Any key that is the same wherever the contributor is the same."""
    count: int
    """Units of the cell that they know."""


@dataclass(frozen=True)
class Cell:
    """One number of a pack before anything is hidden."""

    id: str
    value: int
    threshold: int = 0
    """Smallest number that may be printed, besides zero; 0 exempts the cell."""
    persons: int | None = None
    """Distinct persons, or places of work, behind the number; None if the number itself counts them."""
    contributors: tuple[Contributor, ...] = ()
    margin: bool = False
    """A total of a row or column: readers miss it more than an inner cell."""
    fixed: bool = False
    """May not be hidden for the sake of other cells."""
    signed: bool = False
    """A difference, which may be negative."""
    spread: int = 0
    """Consecutive values that it keeps at least where it is small; more than the threshold where a near guess tells."""
    released: bool = False
    """Of an earlier release: printed or a star for good. The number of a star is only one that would agree."""

    @property
    def counts_persons(self) -> bool:
        """Whether its number is the number of persons."""
        return self.persons is None and not self.signed


@dataclass(frozen=True)
class Relation:
    """A linear equation or inequality that readers know: sum of coefficient × cell, compared with a constant."""

    name: str
    """The declared rule it follows from, for example ``row-total``; many relations share one."""
    terms: tuple[tuple[str, int], ...]
    """Cell ids with whole coefficients, each cell once."""
    sense: Sense = Sense.EQUAL
    constant: int = 0

    def holds(self, value: Mapping[str, int]) -> bool:
        """Whether numbers by cell id satisfy it."""
        total = sum(factor * value[cell] for cell, factor in self.terms) - self.constant
        return {Sense.EQUAL: total == 0, Sense.AT_MOST: total <= 0, Sense.AT_LEAST: total >= 0}[self.sense]

    @staticmethod
    def total(name: str, total_cell: str, parts: tuple[str, ...]) -> Relation:
        """Return the equation of a total and its parts."""
        return Relation(name, ((total_cell, -1), *((part, 1) for part in parts)))


@dataclass(frozen=True)
class Universe:
    """All cells of a pack and all that readers know to hold between them."""

    cells: tuple[Cell, ...]
    relations: tuple[Relation, ...]

    def without(self, name: str) -> Universe:
        """Return the universe of a reader who does not know one declared rule."""
        return Universe(self.cells, tuple(relation for relation in self.relations if relation.name != name))

    def consistent(self) -> Universe:
        """Return the universe with the relations that hold only.

        Some need not: a kelurahan may lie in another kecamatan than the one a register names. Nobody can learn from
        what is not so, and a false relation would let every conclusion pass.
        """
        value = {cell.id: cell.value for cell in self.cells}
        return Universe(self.cells, tuple(relation for relation in self.relations if relation.holds(value)))

    @property
    def names(self) -> tuple[str, ...]:
        """The declared rules in use, in order of first appearance."""
        return tuple(dict.fromkeys(relation.name for relation in self.relations))


@dataclass(frozen=True)
class Pattern:
    """What of a pack is not printed as a number."""

    hidden: frozenset[str] = frozenset()
    """Cells printed as a star."""
    may_be_zero: frozenset[str] = frozenset()
    """Those hidden cells whose neighbours of zero are hidden as well, so that the star may stand for zero."""
    absent: frozenset[str] = frozenset()
    """Cells printed nowhere, not even as a star: readers know them through relations only."""
    may_hide_change: frozenset[str] = frozenset()
    """Stars of cells that an earlier release printed: they may hide how few persons came or left since, however large
    their number, so that nobody can conclude from them that a small number is hidden."""

    may_explain: frozenset[str] = frozenset()
    """Absent cells that follow from printed ones and stars: stars may be there to hide one of these that is small."""

    def with_stars_of(self, other: Pattern) -> Pattern:
        """Return the pattern of two packs that readers hold both."""
        return Pattern(*(getattr(self, kind.name) | getattr(other, kind.name) for kind in fields(self)))

    @property
    def unknown(self) -> frozenset[str]:
        """All cells without a printed number."""
        return self.hidden | self.absent


@dataclass(frozen=True)
class Release:
    """A shared pack that was handed in: printed numbers and stars, never hidden values."""

    period: str
    """``YYYY-MM`` of the pack."""
    edition: str
    printed: Mapping[str, int] = field(default_factory=dict)
    hidden: frozenset[str] = frozenset()
    may_be_zero: frozenset[str] = frozenset()
    absent: frozenset[str] = frozenset()
    """Cells of its tables that were not printed at all."""
    source: str = ""
    """Where figures stand that were published elsewhere; empty for a pack of the office."""
    spans: Mapping[str, str] = field(default_factory=dict)
    """Table → the longer period that it was printed for, where that is not the period of the pack."""
