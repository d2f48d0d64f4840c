"""What a meeting is about, as data: calendar, norms, what is lawful, which incidents belong to it, precedents.

Every statement carries its source, so that a reader can check it; what has no source is not in a theme.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True)
class CalendarEntry:
    """A day or span of days that matters to the theme; both ends included."""

    first: date
    last: date
    text: str
    source: str


@dataclass(frozen=True)
class Norm:
    """One article in our own words. Sanctions are not told."""

    instrument: str
    """E.g. Undang-Undang Nomor 6 Tahun 2011."""
    article: str
    """E.g. Pasal 75 ayat (1)."""
    text: str
    source: str


@dataclass(frozen=True)
class Conduct:
    """A row of the table of what is lawful: what is found, how it is recorded, what is done."""

    situation: str
    grade: str
    """Grade code (keberadaan, klarifikasi, dugaan, ditindak, terbukti) it is recorded as."""
    handling: str
    source: str


@dataclass(frozen=True)
class Precedent:
    """What happened elsewhere or before, as its source tells it; never counted."""

    place: str
    when: str
    """In words, as exact as the source is."""
    office: str
    """Who handled it."""
    event: str
    outcome: str
    """As sourced; where the source does not tell, that it does not."""
    source: str
    earliest: date | None = None
    """The day it happened, or the first on which it can have, where the source names a month or a span."""
    published: date | None = None
    """When the source appeared."""

    def happened_by(self, day: date) -> bool:
        """Tell whether it is not later than a day; one without a date is not.

        The event decides, not its source: an office may know of a case before anybody writes of it.
        """
        return self.earliest is None or self.earliest <= day

    def told_before(self, day: date) -> bool:
        """Tell whether its source had appeared before a day; one without a date had."""
        return self.published is None or self.published < day


@dataclass(frozen=True)
class Theme:
    """One theme."""

    code: str
    title: str
    aim: str
    """Why the meeting is held, as a clause that follows 'untuk'."""
    calendar: tuple[CalendarEntry, ...] = ()
    norms: tuple[Norm, ...] = ()
    conducts: tuple[Conduct, ...] = ()
    incident_types: tuple[str, ...] = ()
    """Row codes of incidents-type-grade that belong to the theme."""
    precedents: tuple[Precedent, ...] = ()
    questions: tuple[tuple[str, str], ...] = ()
    """(word in an agency's name, question) pairs: what the theme asks whom."""
    recommendations: tuple[str, ...] = ()
    """Proposed by the theme, beside those that come from the data."""
