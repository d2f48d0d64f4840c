"""The stable JSON of ``pora status --json``."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

from reports.cli.next_steps import command_line

if TYPE_CHECKING:
    from pathlib import Path

    from reports.model.board import Board, InputChanges, MadeDocument, MeetingLine, MonthLine
    from reports.model.submission import Submission

SCHEMA = 1
"""Raised when a reader of the JSON would have to change."""


def board_json(board: Board, office: Path) -> dict[str, Any]:
    """Return what ``pora status --json`` prints."""
    return {
        "schema": SCHEMA,
        "read": board.was_read,
        "changes": _changes(board.changes),
        "months": [_month(line) for line in board.months],
        "ranges": [_month(line) for line in board.ranges],
        "meetings": [_meeting(line) for line in board.meetings],
        "undated": list(board.undated),
        "next": {"reason": board.next_step.reason, "command": command_line(board.next_step, office)},
    }


def _changes(changes: InputChanges) -> dict[str, Any]:
    return {name: list(value) if isinstance(value, tuple) else value for name, value in vars(changes).items()}


def _month(line: MonthLine) -> dict[str, Any]:
    read, returned = line.read, line.returned
    return {
        "period": line.period,
        "kinds": dict(read.kinds) if read else {},
        "rows": dataclasses.asdict(read.rows) if read else None,
        "inputs": list(read.inputs) if read else [],
        "not_understood": list(read.not_understood) if read else [],
        "return": {
            "state": returned.code,
            "made": _document(returned.document) if returned.document else None,
            "as_handed_in": returned.is_as_handed_in,
            "handed_in": _submission(returned.handed_in),
        },
    }


def _meeting(line: MeetingLine) -> dict[str, Any]:
    return {
        "name": line.read.name,
        "path": line.read.path,
        "day": line.read.day.isoformat() if line.read.day else None,
        "recorded": line.read.is_recorded,
        "documents": [
            {"document": document.document, "edition": document.edition, **_document(document)}
            for document in line.documents
        ],
    }


def _document(document: MadeDocument) -> dict[str, Any]:
    return {
        "draft": document.draft,
        "changed_inputs": list(document.changed_inputs),
        "other_rules": document.other_rules,
        "other_settings": document.other_settings,
        "handed_in": _submission(document.handed_in),
    }


def _submission(entry: Submission | None) -> dict[str, Any] | None:
    if entry is None:
        return None
    return {
        "number": entry.place,
        "sent": entry.sent.isoformat(),
        "addressee": entry.addressee,
        "letter": entry.letter,
        "draft": entry.draft,
    }
