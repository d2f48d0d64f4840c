"""Checks of a theme against the day of its meeting: missing parts, precedents not yet happened or reported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.problems import Detail, Problem
from reports.vocabulary import themes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reports.model.meeting import Meeting
    from reports.model.theme import Theme


def theme_problems(meeting: Meeting, theme: Theme) -> Iterator[Problem]:
    """Yield a remark for each part the theme of a meeting lacks and for each precedent later than the meeting.

    The general theme is about nothing in particular, and lacks nothing.

    Args:
        meeting: refers to the theme.
        theme: as loaded.
    """
    sheet, cell = meeting.places.get("theme", (None, None))

    def problem(code: str, **details: Detail) -> Problem:
        return Problem(code, meeting.path, sheet, cell, "theme", theme.code, details)

    if theme.code != themes.GENERAL:
        for part in themes.lacking(theme):
            yield problem("theme-without", theme=theme.code, part=part)
    if meeting.day is None:
        return
    for precedent in theme.precedents:
        if not precedent.happened_by(meeting.day):
            yield problem("precedent-later", place=precedent.place, day=str(precedent.earliest))
        elif not precedent.published_before(meeting.day):
            yield problem("precedent-source-later", place=precedent.place, day=str(precedent.published))
