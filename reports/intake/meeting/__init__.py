"""Reads a meeting workbook: from the grids of its sheets to a ``Meeting``, with its problems. Opens no file."""

from reports.intake.meeting.meeting import MeetingReading, is_meeting, read_meeting

__all__ = ["MeetingReading", "is_meeting", "read_meeting"]
