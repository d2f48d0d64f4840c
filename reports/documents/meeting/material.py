"""Hold the input of all documents of one meeting."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from reports.documents.material import Material
    from reports.model.figures import FigureTable
    from reports.model.meeting import FollowUp, Meeting
    from reports.model.theme import Theme


@dataclass(frozen=True)
class MeetingMaterial:
    """The input of the functions that compose documents of a meeting."""

    meeting: Meeting
    theme: Theme
    data: Material
    """Figures up to the as-of date, with those of the periods they are compared with.

    They are of the last complete month before the meeting, or of all months since the previous meeting. All are MISSING
    if the office has no data.
    """
    follow_ups: tuple[FollowUp, ...] = ()
    """Tasks of this and all earlier meetings, oldest first; those closed before the last meeting are left out."""
    earlier: tuple[Meeting, ...] = field(default=())
    """Meetings of the same level before this one, the latest last."""
    trend: FigureTable | None = None
    """``stock-trend``: months (``YYYY-MM``) × permit classes, at most twelve months; None without any register."""
    months_of_other_area: frozenset[str] = frozenset()
    """Months of the trend (``YYYY-MM``) whose register covers other kecamatan than the latest one."""

    @property
    def previous(self) -> Meeting | None:
        """The meeting of the same level before this one."""
        return self.earlier[-1] if self.earlier else None

    @property
    def took_place(self) -> bool:
        """Whether the workbook is of a meeting that took place: it has attendance, decisions or contributions."""
        return bool(self.meeting.decisions or self.meeting.contributions) or any(
            invitee.attendance is not None for invitee in self.meeting.invitees
        )

    def carried(self, day_before: date | None = None) -> tuple[FollowUp, ...]:
        """Return the open tasks of earlier meetings.

        Args:
            day_before: only tasks agreed on before this day; by default the day of the meeting.
        """
        day = day_before or self.meeting.day
        return tuple(task for task in self.follow_ups if task.is_open and task.since and day and task.since < day)
