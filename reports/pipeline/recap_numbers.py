"""The persons of registers, counted for the numbers of a recapitulation that should make them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from reports.vocabulary import permits, places

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reports.model.recap import Recap, RecapCell
    from reports.model.sheet import TableReading

_FACETS = ("district", "village", "nationality", "permit_class", "sex")
_PLACES = frozenset({"district", "village"})


@dataclass(frozen=True)
class CountedPersons:
    """The accepted persons of registers by their facets."""

    persons: Counter[tuple[str, ...]]
    delivered: frozenset[str] | None
    """Kecamatan whose registers are there; None where they may be of all."""

    @classmethod
    def of(cls, registers: Sequence[TableReading]) -> CountedPersons:
        """Count the persons of registers."""
        persons = Counter(facets for register in registers for facets in _facets_of(register))
        stated = {register.table.district for register in registers}
        counted_in = {facets[0] for facets in persons if facets[0]}
        delivered = frozenset(counted_in | {code for code in stated if code}) if None not in stated else None
        return cls(persons, delivered)

    @cached_property
    def _is_partial(self) -> bool:
        """Whether the register of a kecamatan of the work area is not there."""
        return self.delivered is not None and any(
            district.code not in self.delivered for district in places.districts()
        )

    def is_comparable(self, cell: RecapCell, recap: Recap) -> bool:
        """Tell whether the persons a number counts were all delivered."""
        if not self._is_partial:
            return True
        return all(code in (self.delivered or ()) for code in _districts(cell, recap))

    def numbers(self, cell: RecapCell, recap: Recap) -> frozenset[int]:
        """Return how many persons a number may count; children of dual citizenship may be left out of a sum.

        A sum may be that of the rows that stand above it only.
        """
        counted = self._count(cell.facets)
        if not recap.dimension or recap.dimension in cell.facets:
            return counted
        return counted | self._count(cell.facets, recap)

    def _count(self, facets: Mapping[str, str], listed_in: Recap | None = None) -> frozenset[int]:
        """Return the number of persons with some facets, and that without children of dual citizenship.

        Args:
            facets: column → code.
            listed_in: count those only whose row such a recapitulation has.
        """
        codes = None if listed_in is None else _listed(listed_in)
        position = _FACETS.index(listed_in.dimension) if listed_in is not None and listed_in.dimension else 0
        matching = [
            (person, number)
            for person, number in self.persons.items()
            if all(person[_FACETS.index(name)] == code for name, code in facets.items())
            and (codes is None or person[position] in codes)
        ]
        every_person = sum(number for _, number in matching)
        place = _FACETS.index("permit_class")
        stock = sum(number for person, number in matching if person[place] != permits.MEMO)
        return frozenset({every_person} if "permit_class" in facets else {every_person, stock})


def _listed(recap: Recap) -> frozenset[str]:
    """Return the codes that the rows of a recapitulation name."""
    return frozenset(cell.facets[recap.dimension] for cell in recap.cells if recap.dimension in cell.facets)


def _districts(cell: RecapCell, recap: Recap) -> frozenset[str]:
    """Return the kecamatan whose persons a number counts; all of the work area where it names none."""
    if recap.dimension in _PLACES:
        codes = {cell.facets[recap.dimension]} if recap.dimension in cell.facets else _listed(recap)
        return frozenset(code.rpartition(".")[0] if recap.dimension == "village" else code for code in codes)
    return frozenset(district.code for district in places.districts())


def _facets_of(register: TableReading) -> Iterator[tuple[str, ...]]:
    """Yield the facets of each accepted person."""
    values = register.records.values
    columns = (values[name] for name in _FACETS)
    for accepted, *facets in zip(register.records.accepted, *columns, strict=True):
        if accepted:
            yield tuple(facet if isinstance(facet, str) else "" for facet in facets)
