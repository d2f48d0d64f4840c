"""Invented offices: persons drawn at random, counted in five tables that share margins."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports.privacy.disclosure.universe import Cell, Contributor, Kind, Relation, Universe

if TYPE_CHECKING:
    from collections.abc import Iterable

TABLES = (
    ("nationality", "permit"),
    ("district", "permit"),
    ("village", "permit"),
    ("district", "sex"),
    ("nationality", "sex"),
)
PERMITS, PERMIT_WEIGHTS = ("ITK", "ITAS", "ITAP", "ITD", "ITN"), (12, 70, 15, 1.5, 1.5)
VILLAGES = {f"D{district}": [f"D{district}V{number}" for number in range(count)]
            for district, count in enumerate((5, 7, 6, 7, 3, 3))}  # fmt: skip


@dataclass(frozen=True)
class Person:
    """A person by the codes that tables count, and by who knows of them."""

    nationality: str
    permit: str
    district: str
    village: str
    sex: str
    sponsor: str
    agency: str


def persons(count: int, nationalities: int, seed: int) -> list[Person]:
    """Return persons, a third of them with a sponsor who has others too."""
    chance = random.Random(seed)
    weights = [1 / number**1.25 for number in range(1, nationalities + 1)]
    homes = [village for villages in VILLAGES.values() for village in villages]
    home_weights = [chance.gammavariate(0.6, 1) for _ in homes]
    drawn = []
    for _ in range(count):
        village = chance.choices(homes, home_weights)[0]
        sponsor = f"S{chance.randrange(max(count // 8, 1))}" if chance.random() < 1 / 3 else ""
        drawn.append(
            Person(
                f"N{chance.choices(range(nationalities), weights)[0]:03}",
                chance.choices(PERMITS, PERMIT_WEIGHTS)[0],
                village[:2],
                village,
                "P" if chance.random() < 0.3 else "L",
                sponsor,
                f"A{chance.randrange(30)}" if chance.random() < 0.05 else "",
            )
        )
    return drawn


def universe_of(people: list[Person], threshold: int = 3, fixed: frozenset[str] = frozenset({"/"})) -> Universe:
    """Return cells and relations of the five tables; a cell is named by its codes, a margin by fewer."""
    members: dict[str, list[int]] = {}
    for number, person in enumerate(people):
        for name in _names(person):
            members.setdefault(name, []).append(number)
    codes = {
        "nationality": sorted({person.nationality for person in people}),
        "permit": list(PERMITS),
        "district": sorted({person.district for person in people}),
        "village": sorted({person.village for person in people}),
        "sex": ["L", "P"],
    }
    relations = tuple(_relations(codes))
    names = dict.fromkeys(name for relation in relations for name, _ in relation.terms)
    cells = tuple(_cell(name, members.get(name, []), people, threshold, fixed) for name in names)
    return Universe(cells, relations)


def _names(person: Person) -> Iterable[str]:
    sides = {side for table in TABLES for side in table}
    yield "/"
    yield from (f"{getattr(person, side)}/" for side in sides)
    yield from (f"{getattr(person, row)}/{getattr(person, column)}" for row, column in TABLES)


def _cell(name: str, members: list[int], people: list[Person], threshold: int, fixed: frozenset[str]) -> Cell:
    sponsors = Counter(people[member].sponsor for member in members if people[member].sponsor)
    agencies = Counter(people[member].agency for member in members if people[member].agency)
    contributors = (
        *(Contributor(Kind.PERSON, f"P{member}", 1) for member in members if len(members) == 1),
        *(Contributor(Kind.SPONSOR, sponsor, count) for sponsor, count in sorted(sponsors.items())),
        *(Contributor(Kind.AGENCY, agency, count) for agency, count in sorted(agencies.items())),
    )
    return Cell(name, len(members), threshold, None, contributors, margin=name.endswith("/"), fixed=name in fixed)


def _relations(codes: dict[str, list[str]]) -> Iterable[Relation]:
    for row, column in TABLES:
        for code in codes[row]:
            yield Relation.total("row-total", f"{code}/", tuple(f"{code}/{other}" for other in codes[column]))
        if row != "village":
            for other in codes[column]:
                yield Relation.total("column-total", f"{other}/", tuple(f"{code}/{other}" for code in codes[row]))
    for side in ("nationality", "permit", "district", "sex"):
        yield Relation.total("total", "/", tuple(f"{code}/" for code in codes[side]))
    for district in codes["district"]:
        villages = [village for village in codes["village"] if village[:2] == district]
        yield Relation.total("village-in-district", f"{district}/", tuple(f"{village}/" for village in villages))
        for permit in codes["permit"]:
            parts = tuple(f"{village}/{permit}" for village in villages)
            yield Relation.total("village-in-district", f"{district}/{permit}", parts)
