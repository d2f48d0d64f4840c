"""A meeting as JSON that reads back as the same meeting."""

from __future__ import annotations

import dataclasses
from datetime import date
from typing import Any

from reports.model.meeting import (
    AgendaItem,
    Attendance,
    Contribution,
    Decision,
    FollowUp,
    Invitee,
    Level,
    Meeting,
    Photo,
    Progress,
)

Json = dict[str, Any]

_LISTS: dict[str, type] = {
    "invitees": Invitee,
    "agenda": AgendaItem,
    "contributions": Contribution,
    "decisions": Decision,
    "follow_ups": FollowUp,
    "photos": Photo,
}
_TYPES: dict[str, type] = {"level": Level, "attendance": Attendance, "progress": Progress}
_DAYS = frozenset({"day", "invitation_date", "deadline", "since"})


def encode_meeting(meeting: Meeting) -> Json:
    """Return a meeting as JSON."""
    return {
        name: [_encode(one) for one in value] if name in _LISTS else _plain(value)
        for name, value in ((one.name, getattr(meeting, one.name)) for one in dataclasses.fields(meeting))
    }


def decode_meeting(one: Json) -> Meeting:
    """Return the meeting.

    Raises:
        ValueError, TypeError: it is none.
    """
    lists = {name: tuple(kind(**_decoded(row)) for row in one[name]) for name, kind in _LISTS.items()}
    places = {path: (sheet, cell) for path, (sheet, cell) in one["places"].items()}
    rest = {name: value for name, value in one.items() if name not in _LISTS and name != "places"}
    return Meeting(**{**_decoded(rest), **lists, "places": places})


def _encode(item: Any) -> Json:  # noqa: ANN401 -- any of the values above
    return {one.name: _plain(getattr(item, one.name)) for one in dataclasses.fields(item)}


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


def _decoded(row: Json) -> Json:
    """Return fields with their own types."""
    return {
        name: value
        if value is None
        else date.fromisoformat(value)
        if name in _DAYS
        else _TYPES[name](value)
        if name in _TYPES
        else value
        for name, value in row.items()
    }
