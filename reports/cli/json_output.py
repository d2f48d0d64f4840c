"""What other programs read: the stable JSON of ``--json``."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

from reports.cli.i18n import say
from reports.model.sheet import RowBin
from reports.vocabulary.text import unescaped

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reports.cli.options import Options
    from reports.model.period import Period
    from reports.model.quality import Balance, NotUnderstood
    from reports.model.sheet import FileReading, Resemblance, TableReading
    from reports.model.submission import Submission
    from reports.pipeline.remake import Remade
    from reports.pipeline.reprocess import Reprocessed
    from reports.pipeline.request import CheckResult, MeetingOutcome, Outcome
    from reports.pipeline.verify import Verified
    from reports.privacy.disclosure.release_attack import Finding
    from reports.problems import Problem

SCHEMA = 1
"""Raised when a reader of the JSON would have to change."""


def check_json(result: CheckResult, *, show_values: bool) -> dict[str, Any]:
    """Return what ``pora check --json`` prints."""
    return {
        "schema": SCHEMA,
        "files": [_file(file, show_values=show_values) for file in result.files],
        "problems": _problems(result.problems, show_values=show_values),
        "balance": _balance(result.balance),
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
    run = outcome.run
    return {
        "schema": SCHEMA,
        "meeting": outcome.meeting,
        "period": outcome.period,
        "edition": options.edition,
        "written": [str(path) for path in run.written],
        "missing_kinds": list(run.missing_kinds),
        "not_understood": _not_understood(run.not_understood),
        "problems": _problems(run.problems, show_values=options.show_values),
        "balance": _balance(run.balance),
    }


def submissions_json(
    folder: str,
    new: Iterable[Submission],
    *,
    recorded_before: Iterable[Submission] = (),
    replaced: Iterable[Submission] = (),
) -> dict[str, Any]:
    """Return what ``pora submit --json`` prints; without a name, ``recorded`` is the whole register."""
    return {
        "schema": SCHEMA,
        "folder": folder or None,
        "recorded": [_submission(submission) for submission in new],
        "recorded_before": [_submission(submission) for submission in recorded_before],
        "earlier_versions": [_submission(submission) for submission in replaced],
    }


def _submission(submission: Submission) -> dict[str, Any]:
    return {"number": submission.place, **submission.values()}


def verified_json(documents: Iterable[Verified]) -> dict[str, Any]:
    """Return what ``pora verify --json`` prints."""
    return {
        "schema": SCHEMA,
        "documents": [
            {
                "folder": str(document.finished.folder),
                "document": document.finished.document,
                "edition": document.finished.edition,
                "passed": document.passed,
                "changed": list(document.changed),
                "submission": document.submission.place if document.submission else None,
                "other_version": document.other_version.place if document.other_version else None,
                "attack": _attack(document.attack) if document.attack else None,
                "remade": _remade(document.remade) if document.remade else None,
                "copies": [dataclasses.asdict(copy) for copy in document.copies],
            }
            for document in documents
        ],
    }


def _remade(remade: Remade) -> dict[str, Any]:
    """Return what making a document again gives; what its files say otherwise stands beside it."""
    return {"differing": list(remade.differing), "unknown": remade.unknown, "insiders": remade.insiders}


def _attack(finding: Finding) -> dict[str, Any]:
    verdicts = {"alone": finding.alone, "joined": finding.joined}
    return {
        "releases": finding.releases,
        "printed_below_threshold": list(finding.small),
        "left_over_below_threshold": list(finding.left_over),
        **{
            name: {
                "stars": verdict.attacked,
                "smallest_interval": verdict.smallest,
                "contradiction": verdict.contradiction,
                "narrowed": [{"cell": narrowed.cell, "values": list(narrowed.values)} for narrowed in verdict.narrowed],
            }
            for name, verdict in verdicts.items()
        },
    }


def reprocess_json(result: Reprocessed) -> dict[str, Any]:
    """Return what ``pora reprocess --json`` prints."""
    archive = result.archive
    states: dict[str, dict[str, str]] = {}
    for (kind, month), holding in archive.holdings.items():
        states.setdefault(kind, {})[str(month)] = holding.state.value
    return {
        "schema": SCHEMA,
        "first": str(archive.first),
        "last": str(archive.last),
        "files": [
            {
                "path": unescaped(file.path),
                "role": file.role.value,
                "other": file.other or None,
                "reason": file.reason or None,
                "rows_outside": file.rows_outside,
                "between_files": dict(file.between_files),
            }
            for file in archive.files
        ],
        "coverage": states,
        "read": list(result.anew),
        "rebuilt": [str(month) for month in result.rebuilt],
        "balance": _balance(archive.balance),
        "masked": result.masked,
        "written": [str(path) for path in result.written],
    }


def _file(file: FileReading, *, show_values: bool) -> dict[str, Any]:
    return {
        "path": unescaped(file.path),
        "sha256": file.sha256,
        "status": file.status,
        "reason": say(file.problem.message, file.problem.details) if file.problem else None,
        "problem": _problem(file.problem, show_values=show_values) if file.problem else None,
        "sheets": [
            {
                "name": name,
                "hidden": hidden,
                "tables": [_table(table) for table in file.tables if table.table.sheet == name],
            }
            for name, hidden in file.sheets
        ],
    }


def _table(reading: TableReading) -> dict[str, Any]:
    table = reading.table
    return {
        "kind": table.kind,
        "period": str(table.period) if table.period else None,
        "header_rows": list(table.header_rows),
        "data_rows": list(table.data_rows) if table.data_rows else None,
        "columns": [
            {
                "column": column.letter,
                "header": column.header,
                "field": column.field,
                "how": column.how,
                "hidden": column.hidden,
                **({"fields": list(column.fields)} if column.fields else {}),
            }
            for column in table.columns
        ],
        "hidden_rows": list(table.hidden_rows),
        **({"resembles": _resembles(table.resembles)} if table.resembles else {}),
        **({"other_list": table.other_list} if table.other_list else {}),
        "rows": {"seen": reading.seen} | {row_bin.value: reading.count(row_bin) for row_bin in RowBin},
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
            "path": unescaped(entry.path),
            "sheet": entry.sheet,
            "reason": entry.reason,
            "rows": entry.rows,
            "kinds": list(entry.kinds),
        }
        for entry in entries
    ]


def _problems(problems: Iterable[Problem], *, show_values: bool) -> list[dict[str, Any]]:
    return [_problem(problem, show_values=show_values) for problem in problems]


def _problem(problem: Problem, *, show_values: bool) -> dict[str, Any]:
    return {
        "code": problem.code,
        "severity": problem.severity.value,
        "path": unescaped(problem.path),
        "sheet": problem.sheet,
        "cell": problem.cell,
        "field": problem.field,
        "value": problem.value if show_values else None,
        "message": say(problem.message, problem.details),
        "hint": say(problem.hint, problem.details),
    }


def _balance(balance: Balance) -> dict[str, Any]:
    return {
        "seen": balance.seen,
        "accepted": balance.accepted,
        "set_aside": balance.set_aside,
        "duplicate": balance.duplicate,
        "structure": balance.structure,
        "unknown": balance.unknown,
        "balanced": balance.balanced,
    }
