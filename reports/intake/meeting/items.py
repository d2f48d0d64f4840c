"""Rows of the list-like sheets as values of the meeting."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from reports.intake.meeting.problem_list import as_day, as_text, as_time
from reports.late_patterns import late_regex
from reports.model.meeting import AgendaItem, Contribution, Decision, FollowUp, Invitee, Photo, Progress
from reports.vocabulary import meeting_forms
from reports.vocabulary.text import normal

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from reports.intake.meeting.lists import Line, Listed
    from reports.intake.meeting.problem_list import Findings
    from reports.model.grid import Scalar

T = TypeVar("T")
_OUTSIDE = late_regex(r"^[/\\~]|^[A-Za-z]:|(?:^|[/\\])\.\.(?:[/\\]|$)|^[a-z]+://|\x00")
"""A path that leaves the folder of the workbook."""


class Rows:
    """The rows of one sheet, with the cells of their texts."""

    def __init__(self, listed: Listed, findings: Findings) -> None:
        """Take the rows of a sheet.

        Args:
            listed: the sheet.
            findings: takes problems, and the places of texts.
        """
        self.listed, self.findings = listed, findings

    def at(self, line: Line, field: str) -> tuple[str, str]:
        """Return sheet and cell of a field of a row."""
        return self.listed.grid.sheet, self.listed.cell(line.row, field)

    def text(self, line: Line, field: str) -> str | None:
        """Return a field as text."""
        return as_text(line.cells.get(field))

    def day(self, line: Line, field: str) -> date | None:
        """Return a field as a date, with a problem where it is none."""
        value, old = line.cells.get(field), self.listed.grid.date_1904
        return as_day(self.findings, self.at(line, field), field, value, since_1904=old)

    def code(self, line: Line, field: str, read: Callable[[str], T | None], fault: str) -> T | None:
        """Return a field as a code, with a problem where it is none."""
        value = line.cells.get(field)
        # A dash says something here, which as a text it does not.
        text = as_text(value) or (value.strip() if isinstance(value, str) else "")
        code_ = read(text) if text else None
        if text and code_ is None:
            self.findings.add(fault, *self.at(line, field), field, value)
        return code_


def invitees(rows: Rows) -> tuple[dict[int, Invitee], frozenset[int]]:
    """Return the invited agencies by row, and the rows that invite one again.

    The same agency and position twice is one invitation: the first row that notes who came stands, else the first. The
    same agency with another position is two, with a remark.
    """
    invitee_by_row: dict[int, Invitee] = {}
    repeated: set[int] = set()
    first: dict[str, int] = {}
    same: dict[tuple[str, str], int] = {}
    for line in rows.listed.lines:
        invitee = _invitee(rows, line)
        agency = normal(invitee.agency)
        key = agency, normal(invitee.position or "")
        if agency in first:
            rows.findings.add("agency-repeated", *rows.at(line, "agency"), "agency", invitee.agency, row=first[agency])
        first.setdefault(agency, line.row)
        row_that_stays = same.setdefault(key, line.row)
        if row_that_stays == line.row:
            invitee_by_row[line.row] = invitee
        elif invitee_by_row[row_that_stays].attendance is None and invitee.attendance is not None:
            del invitee_by_row[row_that_stays]
            repeated.add(row_that_stays)
            invitee_by_row[line.row], same[key] = invitee, line.row
        else:
            repeated.add(line.row)
    _tell_unnoted(rows, invitee_by_row)
    return invitee_by_row, frozenset(repeated)


def _invitee(rows: Rows, line: Line) -> Invitee:
    return Invitee(
        agency=rows.text(line, "agency") or "",
        position=rows.text(line, "position"),
        name=rows.text(line, "name"),
        attendance=rows.code(line, "attendance", meeting_forms.attendance, "attendance-unreadable"),
        note=rows.text(line, "note"),
        is_outside_government=_is_outside_government(rows, line),
    )


def _is_outside_government(rows: Rows, line: Line) -> bool:
    """Tell whether an agency is outside the government: it says so, or what it says cannot be read."""
    government_text = rows.text(line, "government") or str(line.cells.get("government") or "").strip()
    if not government_text:
        return False
    code = rows.code(line, "government", meeting_forms.is_government, "government-unreadable")
    if code is False:
        rows.findings.add(
            "invitee-outside-government", *rows.at(line, "government"), "government", rows.text(line, "agency")
        )
    return code is not True


def _tell_unnoted(rows: Rows, invitee_by_row: Mapping[int, Invitee]) -> None:
    """Note the agencies of which nothing is noted, once it is of others."""
    if all(invitee.attendance is None for invitee in invitee_by_row.values()):
        return
    sheet = rows.listed.grid.sheet
    faulty = {problem.cell for problem in rows.findings.of(sheet) if problem.code == "attendance-unreadable"}
    cells = (
        rows.listed.cell(row, "attendance") for row, invitee in invitee_by_row.items() if invitee.attendance is None
    )
    for cell in cells:
        if cell not in faulty:
            rows.findings.add("attendance-missing", sheet, cell, "attendance")


def agenda(rows: Rows) -> dict[int, AgendaItem]:
    """Return the order of events by row."""
    return {
        line.row: AgendaItem(as_time(line.cells.get("time")), rows.text(line, "item") or "", rows.text(line, "owner"))
        for line in rows.listed.lines
    }


def contributions(rows: Rows) -> dict[int, Contribution]:
    """Return what was said, by row; a row without agency is noted, since nobody may be made to have said it."""
    contribution_by_row = {}
    for line in rows.listed.lines:
        contribution = Contribution(*(rows.text(line, field) for field in ("agency", "topic", "data", "response")))
        if contribution.agency is None:
            rows.findings.add("contribution-without-agency", *rows.at(line, "agency"), "agency")
        contribution_by_row[line.row] = contribution
    return contribution_by_row


def decisions(rows: Rows) -> dict[int, Decision]:
    """Return the decisions by row."""
    return {
        line.row: Decision(rows.text(line, "text") or "", rows.text(line, "owner"), rows.day(line, "deadline"))
        for line in rows.listed.lines
    }


def follow_ups(rows: Rows, day: date | None, name: str) -> dict[int, FollowUp]:
    """Return the follow-ups by row.

    An unreadable or empty status counts as not begun. A task that is not closed needs an owner and a deadline.

    Args:
        rows: of the sheet.
        day: of the meeting.
        name: of the meeting.
    """
    follow_up_by_row = {}
    for line in rows.listed.lines:
        progress = rows.code(line, "progress", meeting_forms.progress, "progress-unreadable") or Progress.OPEN
        follow_up = FollowUp(
            task=rows.text(line, "task") or "",
            owner=rows.text(line, "owner"),
            deadline=rows.day(line, "deadline"),
            progress=progress,
            note=rows.text(line, "note"),
            since=day,
            meeting=name,
        )
        follow_up_by_row[line.row] = follow_up
        if follow_up.is_open and follow_up.owner is None:
            rows.findings.add("follow-up-without-owner", *rows.at(line, "owner"), "owner")
        if follow_up.is_open and rows.text(line, "deadline") is None:
            rows.findings.add("follow-up-without-deadline", *rows.at(line, "deadline"), "deadline")
    return follow_up_by_row


def photos(rows: Rows) -> dict[int, Photo]:
    """Return the pictures by row; a path that leaves the folder of the workbook is noted and left out."""
    photo_by_row = {}
    for line in rows.listed.lines:
        file = rows.text(line, "file") or ""
        if _OUTSIDE.search(file):
            rows.findings.add("photo-outside", *rows.at(line, "file"), "file", file)
        else:
            photo_by_row[line.row] = Photo(file, rows.text(line, "caption"))
    return photo_by_row


def _lines(value: Scalar) -> str | None:
    """Return a cell as lines of text; None when it says nothing."""
    lines = (as_text(line) for line in str(value).splitlines()) if isinstance(value, str) else (as_text(value),)
    return "\n".join(line for line in lines if line) or None


def texts(rows: Rows) -> dict[int, tuple[str, str]]:
    """Return (id of a paragraph, the office's text) by row; of several texts for an id the first counts.

    Line breaks in a text stay: in a list each line is a point.
    """
    text_by_row: dict[int, tuple[str, str]] = {}
    for line in rows.listed.lines:
        part, text = rows.text(line, "part"), _lines(line.cells.get("text"))
        if part is None:
            rows.findings.add("text-without-part", *rows.at(line, "part"), "part")
        elif text is not None and part in {known_part for known_part, _ in text_by_row.values()}:
            rows.findings.add("text-repeated", *rows.at(line, "part"), "part", part)
        elif text is not None:
            text_by_row[line.row] = (part, text)
    return text_by_row
