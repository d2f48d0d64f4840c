"""A meeting of the team as recorded in its workbook: invitees, agenda, contributions, decisions, follow-ups.

Shared by intake, which reads workbooks into these values, and by the documents made from them.
"""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003 -- msgspec reads the annotations, as the next
from dataclasses import dataclass, field
from datetime import date  # noqa: TC003
from enum import StrEnum


class Level(StrEnum):
    """Administrative level of a meeting."""

    PROVINCE = "provinsi"
    CITY = "kota"
    DISTRICT = "kecamatan"


class Attendance(StrEnum):
    """Attendance of an invited agency."""

    PRESENT = "hadir"
    REPRESENTED = "diwakili"
    """Somebody other than the invited official came for the agency."""
    ABSENT = "tidak"


class Progress(StrEnum):
    """Progress of a follow-up."""

    OPEN = "belum"
    STARTED = "proses"
    CLOSED = "selesai"


@dataclass(frozen=True)
class Invitee:
    """One invited agency."""

    agency: str
    position: str | None = None
    """Position of the invited official, e.g. Kepala Suku Dinas."""
    name: str | None = None
    attendance: Attendance | None = None
    """None before the meeting, or when not recorded."""
    note: str | None = None
    is_outside_government: bool = False
    """Only the edition for the public is for it."""


@dataclass(frozen=True)
class AgendaItem:
    """One line of the agenda."""

    time: str | None
    item: str
    owner: str | None = None


@dataclass(frozen=True)
class Contribution:
    """Statement of one agency on one topic."""

    agency: str | None
    topic: str | None
    data: str | None = None
    """Data given by the agency."""
    response: str | None = None
    """Response to the statement."""


@dataclass(frozen=True)
class Decision:
    """One decision of the meeting."""

    text: str
    owner: str | None = None
    deadline: date | None = None


@dataclass(frozen=True)
class FollowUp:
    """One task, carried over from meeting to meeting until it is closed."""

    task: str
    owner: str | None
    deadline: date | None
    progress: Progress
    note: str | None = None
    since: date | None = None
    """Day of the meeting that first agreed on the task."""
    meeting: str = ""
    """Name of the workbook of that meeting, without suffix."""

    @property
    def is_open(self) -> bool:
        """Whether the task is not closed."""
        return self.progress is not Progress.CLOSED


@dataclass(frozen=True)
class Photo:
    """One picture in the folder of the workbook."""

    file: str
    caption: str | None = None


@dataclass(frozen=True)
class Meeting:
    """One meeting."""

    name: str
    """Name of the workbook without suffix; also the name of the folder of its documents."""
    path: str
    """Path of the workbook as printed in problems."""
    subject: str | None = None
    """Theme in words (Tema)."""
    theme: str | None = None
    """File name of the theme (Kode Tema)."""
    level: Level | None = None
    district: str | None = None
    """Kecamatan code of a meeting at kecamatan level, from place, subject or file name; None when not named."""
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
    """Texts of the office by paragraph id (sheet Naskah)."""
    places: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """Sheet and cell of each text by its path, e.g. ``subject``, ``decisions.0.text``, ``texts.<id>.text``."""
