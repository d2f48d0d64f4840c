"""Report numbers of incidents: which are one, what a number says of its month, and which rows are one incident.

Numbers restart: LK-001 of August and LK-001 of September are two incidents. Only a number that holds year and month
means the same report in any month.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from reports.late_patterns import late_regex
from reports.vocabulary import dates
from reports.vocabulary.text import normal

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

Key = tuple[str, str, str]
"""Number, agency or file, and month; the month is empty where the number itself holds it."""

_RUNNING = late_regex(r"(?:NO(?:MOR)? ?)?\d{1,5}")
"""A running number; no office has so many reports that a longer one is."""
_YEAR = late_regex(r"(?:19|20)\d\d")
_MONTHS = 12
_COMPACT = late_regex(r"(?:(?:20)?([1-3]\d))(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])|20[1-3]\d(?:0[1-9]|1[0-2])")
"""Day or month in one run of digits: 20240805, 240805, 202408."""


@dataclass(frozen=True)
class ReportRow:
    """What decides of a row which incident it belongs to."""

    number: str | None
    agency: str | None
    """Agency that reports; None where the row does not say."""
    source: str
    """File; stands for the agency where there is none."""
    month: str
    """Of the deed as ``YYYY-MM``, else the month it was filed under; empty when unknown."""
    kind: str | None
    district: str | None
    person: Hashable | None
    """Passport number, else name; None where nobody is named."""

    @property
    def key(self) -> Key | None:
        """What rows of one incident share; None without a report number."""
        number = normal(self.number or "")
        if not is_report_number(number):
            return None
        of = f"agency {normal(self.agency)}" if self.agency and normal(self.agency) else f"file {self.source}"
        return number, of, "" if holds_month(number) else self.month


def is_report_number(cell: object) -> bool:
    """Tell whether a cell holds a report number; a bare running number is none.

    Example:
        >>> is_report_number("LP-31/IX/2024"), is_report_number("12"), is_report_number(None)
        (True, False, False)
    """
    number = normal(cell) if isinstance(cell, str) else ""
    return bool(number) and not _RUNNING.fullmatch(number)


def person_of(passport: str | None, name: str | None) -> str | None:
    """Return what tells one person of a report from another: the passport number, else the name."""
    return passport or normal(name or "") or None


@lru_cache(maxsize=65536)
def holds_month(number: str) -> bool:
    """Tell whether a report number, normalised, holds year and month.

    Example:
        >>> [holds_month(normal(one)) for one in ("LP/IX/001/2024", "LK-240805-12", "001/08/2024", "Sept 2024-3")]
        [True, True, True, True]
        >>> [holds_month(normal(one)) for one in ("LK-001", "LK/12/2024", "LP.2024.115")]
        [False, False, False]
    """
    words = number.split()
    if any(_COMPACT.fullmatch(word) for word in words):
        return True
    years = [place for place, word in enumerate(words) if _YEAR.fullmatch(word)]
    if not years:
        return False
    if any(word in dates.roman_months() or (word in dates.months() and word.isalpha()) for word in words):
        return True
    numbers = sum(word.isdecimal() for word in words)
    adjacent = {place + step for place in years for step in (-1, 1) if 0 <= place + step < len(words)}
    # of two numbers one is the running one, so that LK/12/2024 is the twelfth of a year
    return numbers > 2 and any(words[place].isdecimal() and 1 <= int(words[place]) <= _MONTHS for place in adjacent)


def incidents(rows: Sequence[ReportRow]) -> list[list[int]]:
    """Return the positions of the rows of each incident, in the order of their first rows."""
    by_key: dict[object, list[int]] = {}
    for place, row in enumerate(rows):
        by_key.setdefault(row.key or place, []).append(place)
    incident_parts = [part for places in by_key.values() for part in parts(rows, places)]
    return sorted(incident_parts)


def parts(rows: Sequence[ReportRow], places: list[int]) -> list[list[int]]:
    """Return rows of one report number by incident.

    They are several only where type, kecamatan and person all differ; what a row does not say does not differ.
    """
    facts = [(rows[place].kind, rows[place].district, rows[place].person) for place in places]
    if len(places) == 1 or any(None in fact for fact in facts):
        return [places]
    group = list(range(len(places)))

    def root(place: int) -> int:
        """Return the first row of the incident that a row belongs to by now."""
        while group[place] != place:
            group[place] = group[group[place]]
            place = group[place]
        return place

    first: dict[tuple[int, object], int] = {}
    for place, fact in enumerate(facts):
        for name, value in enumerate(fact):
            earlier_root = root(first.setdefault((name, value), place))
            own_root = root(place)
            group[max(own_root, earlier_root)] = min(own_root, earlier_root)
    rows_by_root: dict[int, list[int]] = {}
    for place, position in enumerate(places):
        rows_by_root.setdefault(root(place), []).append(position)
    return list(rows_by_root.values())
