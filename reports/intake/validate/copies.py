"""Rules on copies of one passport number: which are one person, which copy comes first, what the merged row holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from reports.model.period import Month
from reports.vocabulary.text import normal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_PERMIT = ("permit_class", "visa_index", "permit_no", "permit_issue_date", "permit_expiry", "permit_lifetime")
_PLACE = ("district", "village", "address")
_LONGEST_PERMIT = 11
"""Years after the as-of date beyond which an expiry is a slip of the pen and wins nothing."""


@dataclass(frozen=True)
class Copy:
    """One accepted register row."""

    record: tuple[int, int, int]
    """File, table and record by position."""
    values: Mapping[str, object]
    """Field → normalised value, the period among them."""

    @property
    def nationality(self) -> object:
        """Code of the nationality; None where it is unknown."""
        return self.values["nationality"]


def persons_of(copies: Sequence[Copy]) -> list[list[Copy]]:
    """Return copies of one passport number by person, in file order.

    Nationalities part persons; an unknown one joins the only known one if name or birth date agrees.
    """
    by_nationality: dict[object, list[Copy]] = {}
    for copy in copies:
        by_nationality.setdefault(copy.nationality, []).append(copy)
    unknown = by_nationality.pop(None, [])
    if len(by_nationality) == 1:
        (joined_copies,) = by_nationality.values()
        joining = [copy for copy in unknown if any(_agrees(copy, member) for member in joined_copies)]
        joined_copies += joining
        unknown = [copy for copy in unknown if copy not in joining]
    groups = [*by_nationality.values(), *([unknown] if unknown else [])]
    return [person for group in groups for person in _told_apart(group)]


def _told_apart(copies: list[Copy]) -> list[list[Copy]]:
    """Return copies of one number and nationality by person: one, unless birth dates and names contradict."""
    if not any(_contradicts(first, second) for index, first in enumerate(copies) for second in copies[index + 1 :]):
        return [copies]
    persons: list[list[Copy]] = []
    for copy in copies:
        same = [person for person in persons if any(_agrees(copy, member) for member in person)]
        joined = [copy, *(member for person in same for member in person)]
        persons = [*(person for person in persons if person not in same), joined]
    return [sorted(person, key=lambda copy: copy.record) for person in persons]


def _contradicts(first: Copy, second: Copy) -> bool:
    """Tell whether birth dates are both known and differ and names differ, too."""
    born, other_born = first.values["birth_date"], second.values["birth_date"]
    both_known = isinstance(born, date) and isinstance(other_born, date)
    return both_known and not _same_day(born, other_born) and _name(first) != _name(second)


def _agrees(first: Copy, second: Copy) -> bool:
    """Tell whether names or birth dates agree."""
    born, other_born = first.values["birth_date"], second.values["birth_date"]
    return (bool(_name(first)) and _name(first) == _name(second)) or (born is not None and _same_day(born, other_born))


def _same_day(born: object, other_born: object) -> bool:
    """Tell whether two birth dates are equal, or one has day and month of the other swapped."""
    if not isinstance(born, date) or not isinstance(other_born, date):
        return False
    return born == other_born or (born.year, born.month, born.day) == (
        other_born.year,
        other_born.day,
        other_born.month,
    )


def _name(copy: Copy) -> tuple[str, ...]:
    """Return the words of a name in any order."""
    return tuple(sorted(normal(str(copy.values["full_name"] or "")).split()))


def ranked(copies: Sequence[Copy]) -> list[Copy]:
    """Return copies by latest permit expiry, then lower kecamatan code, then by their values; unknown last."""
    return sorted(copies, key=lambda copy: (-_expiry(copy), _code(copy, "district"), _all_values(copy), copy.record))


def _expiry(copy: Copy) -> int:
    """Return the day number of a permit's end; a lifetime permit ends last, an impossible or unknown end is 0."""
    if copy.values["permit_lifetime"]:
        return date.max.toordinal()
    expiry = copy.values["permit_expiry"]
    if not isinstance(expiry, date):
        return 0
    as_of = Month.parse(str(copy.values["period"])).last if copy.values["period"] else None
    return 0 if as_of and expiry.year - as_of.year > _LONGEST_PERMIT else expiry.toordinal()


def _code(copy: Copy, name: str) -> str:
    value = copy.values[name]
    return "~" if value is None else str(value)


def _all_values(copy: Copy) -> tuple[str, ...]:
    return tuple(_code(copy, name) for name in sorted(copy.values))


def merged(copies: Sequence[Copy]) -> dict[str, object]:
    """Return the fields of one person: permit fields together, place fields together, gaps filled from other copies."""
    order = ranked(copies)
    result = dict(order[0].values)
    for group in (_PERMIT, _PLACE):
        source = next((copy for copy in order if _has_any(copy, group)), order[0])
        result |= {name: source.values[name] for name in group if name in source.values}
    for name, value in result.items():
        if value is None:
            result[name] = next((copy.values[name] for copy in order if copy.values[name] is not None), None)
    return result


def _has_any(copy: Copy, names: tuple[str, ...]) -> bool:
    return any(copy.values.get(name) not in {None, False} for name in names)
