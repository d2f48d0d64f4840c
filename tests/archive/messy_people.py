"""Who is in the register of a month of the invented archive, and how that month's office writes them down."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING

from messy_truth import SPAN

from tools.sample_office import people, places
from tools.sample_office.register import Entry
from tools.sample_office.truth import DUPLICATE, SET_ASIDE

if TYPE_CHECKING:
    from reports.model.period import Month
    from tools.sample_office.people import Person

_MONTHLY = 3
"""People who come and go a month."""
_RESIDENTS = 2
"""People of each kecamatan who are there all the time, so that no kecamatan is empty by chance."""
_SOME = 200
"""People among whom the residents are sought."""
_INDICES = {"C1": "B211A", "C2": "B211A"}
"""Visit indices of 2024 that people.legacy_index leaves as they are."""
_OLDEST = {"B211A": "211", "C312": "312", "C313": "313", "C316": "316", "C317": "317", "C319": "319"}
"""As written before 2020."""
_FOR_LIFE_OF = 364
"""Days by which permits end earlier a year earlier."""


@cache
def _crowd(seed: int, rows: int) -> list[Person]:
    """Return all people of all months, made once: a smaller pool of a seed is the beginning of a larger one."""
    return people.pool(seed, _SOME + _MONTHLY * len(SPAN.months) + rows)


@dataclass(frozen=True)
class Office:
    """The size of the invented office and the seed of its people."""

    rows: int
    seed: int

    def residents(self) -> list[Person]:
        """Return the people who are in every register."""
        found: list[Person] = []
        some = _crowd(self.seed, self.rows)[:_SOME]
        for district in places.DISTRICTS:
            held = [one for one in some if one.district == district and one.permit in {"ITAS", "ITAP"}]
            found += held[:_RESIDENTS]
        return found

    def persons(self, month: Month) -> list[Person]:
        """Return the people of a month; those of the month before but a few."""
        step = SPAN.months.index(month)
        first = _SOME + _MONTHLY * step
        residents = self.residents()
        moving = _crowd(self.seed, self.rows)[first : first + self.rows]
        return [_then(one, month) for one in (*moving[: max(self.rows - len(residents), 0)], *residents)]


def _then(person: Person, month: Month) -> Person:
    """Return a person as the register of a month has them: an earlier permit, an index of that year."""
    index = people.legacy_index(_INDICES.get(person.index, person.index))
    shift = timedelta(_FOR_LIFE_OF * (people.REFERENCE.year - month.year))
    return replace(
        person,
        index=_OLDEST.get(index, index) if month.year < 2020 else index,
        expiry=person.expiry - shift if person.expiry else None,
    )


def entries(office: Office, month: Month, *, by_column: bool) -> list[Entry]:
    """Return the rows of a month's register.

    Among them: a permit nobody wrote down, one that only its index tells, a person elsewhere, a person twice, an
    Indonesian, a child of two nationalities.

    Args:
        office: whose register.
        month: of which month.
        by_column: the sheet has a column for the kecamatan, so that it can name one elsewhere.
    """
    persons = office.persons(month)
    rows = [Entry(one) for one in persons]
    rows[0] = Entry(persons[0], {"permit_type": "-", "visa_index": None}, {"permit": None})
    told = next(at for at, one in enumerate(persons) if at > 3 and one.permit == "ITAS" and one.index)
    rows[told] = Entry(persons[told], {"permit_type": None})
    if by_column:
        elsewhere = {"kecamatan": "Tambora", "kelurahan": "Kali Anyar"}
        rows[1] = Entry(persons[1], elsewhere, {"district": "outside", "village": "outside"})
    rows.append(Entry(persons[2], bin=DUPLICATE))
    citizen, child = (_stranger(persons[at], at) for at in (3, 4))
    rows.append(Entry(citizen, {"nationality": "WNI"}, {"nationality": "IDN"}, SET_ASIDE))
    both = {"nationality": "Indonesia", "permit_type": "ABG", "visa_index": None}
    rows.append(Entry(child, both, {"nationality": "IDN", "permit": "ABG"}))
    return rows


def _stranger(like: Person, number: int) -> Person:
    """Return somebody else who lives where a person lives."""
    return replace(like, name=f"{like.name} {like.name.split()[0]}", passport=f"X{number}{like.passport[1:]}")
