"""What other programs read: the stable JSON of ``--json``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reports.cli.i18n import say
from reports.model.sheet import RowBin

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reports.cli.options import Options
    from reports.model.period import Period
    from reports.model.quality import Balance, NotUnderstood
    from reports.model.sheet import FileReading, Resemblance, TableReading
    from reports.pipeline.reprocess import Reprocessed
    from reports.pipeline.request import CheckResult, MeetingOutcome, Outcome
    from reports.problems import Problem

SCHEMA = 1
"""Raised when a reader of the JSON would have to change."""


def check_json(found: CheckResult, *, show_values: bool) -> dict[str, Any]:
    """Return what ``pora check --json`` prints."""
    return {
        "schema": SCHEMA,
        "files": [_file(one, show_values=show_values) for one in found.files],
        "problems": _problems(found.problems, show_values=show_values),
        "balance": _balance(found.balance),
    }


def return_json(period: Period, outcome: Outcome, options: Options) -> dict[str, Any]:
    """Return what ``pora return --json`` prints."""
    return {
        "schema": SCHEMA,
        "period": str(period),
        "edition": options.edition,
        "written": [str(path) for path in outcome.written],
        "missing_kinds": list(outcome.missing_kinds),
        "not_understood": _not_understood(outcome.not_understood),
        "problems": _problems(outcome.problems, show_values=options.show_values),
        "balance": _balance(outcome.balance),
    }


def meeting_json(outcome: MeetingOutcome, options: Options) -> dict[str, Any]:
    """Return what ``pora briefing --json`` prints."""
    done = outcome.done
    return {
        "schema": SCHEMA,
        "meeting": outcome.meeting,
        "period": outcome.period,
        "edition": options.edition,
        "written": [str(path) for path in done.written],
        "missing_kinds": list(done.missing_kinds),
        "not_understood": _not_understood(done.not_understood),
        "problems": _problems(done.problems, show_values=options.show_values),
        "balance": _balance(done.balance),
    }


def reprocess_json(done: Reprocessed) -> dict[str, Any]:
    """Return what ``pora reprocess --json`` prints."""
    archive = done.archive
    states: dict[str, dict[str, str]] = {}
    for (kind, month), holding in archive.holdings.items():
        states.setdefault(kind, {})[str(month)] = holding.state.value
    return {
        "schema": SCHEMA,
        "first": str(archive.first),
        "last": str(archive.last),
        "files": [
            {"path": file.path, "role": file.role.value, "other": file.other or None, "reason": file.reason or None}
            for file in archive.files
        ],
        "coverage": states,
        "read": list(done.anew),
        "rebuilt": [str(month) for month in done.rebuilt],
        "balance": _balance(archive.balance),
        "written": [str(path) for path in done.written],
    }


def _file(one: FileReading, *, show_values: bool) -> dict[str, Any]:
    return {
        "path": one.path,
        "sha256": one.sha256,
        "status": one.status,
        "reason": say(one.problem.message, one.problem.details) if one.problem else None,
        "problem": _problem(one.problem, show_values=show_values) if one.problem else None,
        "sheets": [
            {
                "name": name,
                "hidden": hidden,
                "tables": [_table(table) for table in one.tables if table.table.sheet == name],
            }
            for name, hidden in one.sheets
        ],
    }


def _table(one: TableReading) -> dict[str, Any]:
    table = one.table
    return {
        "kind": table.kind,
        "period": str(table.period) if table.period else None,
        "header_rows": list(table.header_rows),
        "data_rows": list(table.data_rows) if table.data_rows else None,
        "columns": [
            {
                "column": each.letter,
                "header": each.header,
                "field": each.field,
                "how": each.how,
                "hidden": each.hidden,
                **({"fields": list(each.fields)} if each.fields else {}),
            }
            for each in table.columns
        ],
        "hidden_rows": list(table.hidden_rows),
        **({"resembles": _resembles(table.resembles)} if table.resembles else {}),
        **({"other_list": table.other_list} if table.other_list else {}),
        "rows": {"seen": one.seen} | {each.value: one.count(each) for each in RowBin},
    }


def _resembles(like: Resemblance) -> dict[str, Any]:
    return {
        "kind": like.kind,
        "known": list(like.known),
        "unknown": list(like.unknown),
        "missing": list(like.missing),
    }


def _not_understood(entries: Iterable[NotUnderstood]) -> list[dict[str, Any]]:
    return [
        {
            "path": entry.path,
            "sheet": entry.sheet,
            "reason": entry.reason,
            "rows": entry.rows,
            "kinds": list(entry.kinds),
        }
        for entry in entries
    ]


def _problems(found: Iterable[Problem], *, show_values: bool) -> list[dict[str, Any]]:
    return [_problem(one, show_values=show_values) for one in found]


def _problem(one: Problem, *, show_values: bool) -> dict[str, Any]:
    return {
        "code": one.code,
        "severity": one.severity.value,
        "path": one.path,
        "sheet": one.sheet,
        "cell": one.cell,
        "field": one.field,
        "value": one.value if show_values else None,
        "message": say(one.message, one.details),
        "hint": say(one.hint, one.details),
    }


def _balance(one: Balance) -> dict[str, Any]:
    return {
        "seen": one.seen,
        "accepted": one.accepted,
        "set_aside": one.set_aside,
        "duplicate": one.duplicate,
        "structure": one.structure,
        "unknown": one.unknown,
        "balanced": one.balanced,
    }
