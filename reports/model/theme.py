"""Themes of meetings as data: calendar, norms, lawful handling, incident types, precedents.

Every statement has a source, so that a reader can check it; a theme has no statements without a source.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True)
class CalendarEntry:
    """A day or range of days relevant to the theme; both ends included."""

    first: date
    last: date
    text: str
    source: str


@dataclass(frozen=True)
class Norm:
    """One article of a regulation, paraphrased, without its sanctions."""

    instrument: str
    """Name of the regulation, e.g. Undang-Undang Nomor 6 Tahun 2011."""
    article: str
    """Article and paragraph, e.g. Pasal 75 ayat (1)."""
    text: str
    source: str


@dataclass(frozen=True)
class Conduct:
    """A row of the table on lawful handling: a situation, the grade to record, what to do."""

    situation: str
    grade: str
    """Code of the grade to record: keberadaan, klarifikasi, dugaan, ditindak or terbukti."""
    handling: str
    source: str


@dataclass(frozen=True)
class Precedent:
    """An earlier case, possibly elsewhere, as reported by its source; never counted."""

    place: str
    when: str
    """Time in words, as exact as in the source."""
    office: str
    """Office that handled the case."""
    event: str
    outcome: str
    """Outcome by the source, or a statement that the source does not report it."""
    source: str
    earliest: date | None = None
    """Day of the event; if the source names a month or a range, its first day."""
    published: date | None = None
    """Day the source was published."""

    def happened_by(self, day: date) -> bool:
        """Tell whether the event happened by a day; an event without a date did.

        The day of the event decides, not that of its source: an office may know of a case before it is published.
        """
        return self.earliest is None or self.earliest <= day

    def published_before(self, day: date) -> bool:
        """Tell whether the source was published before a day; a source without a date was."""
        return self.published is None or self.published < day


@dataclass(frozen=True)
class Theme:
    """One theme."""

    code: str
    title: str
    aim: str
    """Purpose of the meeting, as a clause that follows 'untuk'."""
    calendar: tuple[CalendarEntry, ...] = ()
    norms: tuple[Norm, ...] = ()
    conducts: tuple[Conduct, ...] = ()
    incident_types: tuple[str, ...] = ()
    """Row codes of the table incidents-type-grade that belong to the theme."""
    precedents: tuple[Precedent, ...] = ()
    questions: tuple[tuple[str, str], ...] = ()
    """Questions to agencies: pairs of a word in the name of the agency and the question."""
    recommendations: tuple[str, ...] = ()
    """Recommendations of the theme, in addition to those derived from the data."""
    sponsors: bool = False
    """Whether the meeting is on places of work.

    The pack then counts foreign workers by size of their place of work; the annex of names lists them by sponsor.
    """
