"""A meeting of the team as its workbook tells it: who was invited, what was said, decided, and left to be done.

Values only; who reads a workbook into them and who writes documents from them do not know each other.
"""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003 -- msgspec reads the annotations, as the next
from dataclasses import dataclass, field
from datetime import date  # noqa: TC003
from enum import StrEnum


class Level(StrEnum):
    """At which level the team meets."""

    PROVINCE = "provinsi"
    CITY = "kota"
    DISTRICT = "kecamatan"


class Attendance(StrEnum):
    """Whether an invited agency came."""

    PRESENT = "hadir"
    REPRESENTED = "diwakili"
    """Somebody else than the one invited came for the agency."""
    ABSENT = "tidak"


class Progress(StrEnum):
    """How far a follow-up has come."""

    OPEN = "belum"
    STARTED = "proses"
    CLOSED = "selesai"


@dataclass(frozen=True)
class Invitee:
    """One invited agency."""

    agency: str
    position: str | None = None
    """Office invited, e.g. Kepala Suku Dinas."""
    name: str | None = None
    attendance: Attendance | None = None
    """None before the meeting, and where it was not noted."""
    note: str | None = None


@dataclass(frozen=True)
class AgendaItem:
    """One line of the order of events."""

    time: str | None
    item: str
    owner: str | None = None


@dataclass(frozen=True)
class Contribution:
    """What one agency said on one matter."""

    agency: str | None
    topic: str | None
    data: str | None = None
    """Data the agency gave."""
    response: str | None = None
    """What was answered."""


@dataclass(frozen=True)
class Decision:
    """One decision of the meeting."""

    text: str
    owner: str | None = None
    deadline: date | None = None


@dataclass(frozen=True)
class FollowUp:
    """One task, which is carried over from meeting to meeting until it is closed."""

    task: str
    owner: str | None
    deadline: date | None
    progress: Progress
    note: str | None = None
    since: date | None = None
    """Day of the meeting that first agreed on it."""
    meeting: str = ""
    """Name of that meeting's workbook without suffix."""

    @property
    def is_open(self) -> bool:
        """Whether it is still to be done."""
        return self.progress is not Progress.CLOSED


@dataclass(frozen=True)
class Photo:
    """One picture that lies beside the workbook."""

    file: str
    caption: str | None = None


@dataclass(frozen=True)
class Meeting:
    """One meeting."""

    name: str
    """Name of the workbook without suffix; its documents stand in the folder of this name."""
    path: str
    """Of the workbook, as printed in problems."""
    subject: str | None = None
    """Tema, in words."""
    theme: str | None = None
    """Kode Tema: name of the file of the theme."""
    level: Level | None = None
    district: str | None = None
    """Kecamatan code of a meeting at that level, from place, subject or file name; None when none is named."""
    day: date | None = None
    time: str | None = None
    place: str | None = None
    chair: str | None = None
    secretary: str | None = None
    """Notulis."""
    invitation_no: str | None = None
    invitation_date: date | None = None
    invitees: tuple[Invitee, ...] = ()
    agenda: tuple[AgendaItem, ...] = ()
    contributions: tuple[Contribution, ...] = ()
    decisions: tuple[Decision, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    photos: tuple[Photo, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)
    """Id of a paragraph → the office's own text for it (sheet Naskah)."""
    places: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """Path of a text within the meeting (``subject``, ``decisions.0.text``, ``texts.<id>.text``) → sheet and cell."""
