"""Everything the documents of one meeting are composed from."""

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
    """What the composers of a meeting's documents are given."""

    meeting: Meeting
    theme: Theme
    data: Material
    """Figures up to the as-of date: of the last complete month before the meeting, or of all months since the meeting
    before it; with what they are compared with. Everything is MISSING in it where the office has no data."""
    follow_ups: tuple[FollowUp, ...] = ()
    """Of this and all earlier meetings, one a task, oldest first; those closed before the last meeting are left out."""
    earlier: tuple[Meeting, ...] = field(default=())
    """Meetings of the same level before this one, the latest last."""
    trend: FigureTable | None = None
    """``stock-trend``: months (``YYYY-MM``) × permit classes, at most twelve months; None without any register."""

    @property
    def previous(self) -> Meeting | None:
        """The meeting of the same level before this one."""
        return self.earlier[-1] if self.earlier else None

    @property
    def held(self) -> bool:
        """Whether the workbook tells of a meeting that took place: somebody came, or something was decided."""
        return bool(self.meeting.decisions or self.meeting.contributions) or any(
            one.attendance is not None for one in self.meeting.invitees
        )

    def carried(self, before: date | None = None) -> tuple[FollowUp, ...]:
        """Return the open tasks of earlier meetings; with a day, those agreed on before it."""
        day = before or self.meeting.day
        return tuple(one for one in self.follow_ups if one.is_open and one.since and day and one.since < day)
