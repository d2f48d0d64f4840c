"""The record of runs: ``records/runs/runs.jsonl`` of an office, one line for each run that made or removed something.

::

    runs.jsonl    time, command, hashes of inputs and outputs, versions; each line with the hash of the one before
    head.json     the hash of the last line, so that lines cut off at the end are missed

It names no person: not who sat at the PC, no file, no meeting. A break in the chain is told and never repaired; later
runs are recorded after it, and what was missing then stands in their line.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from reports.errors import ConfigurationError
from reports.model import chained_lines
from reports.publish.folders import ensure_writable, lock
from reports.publish.recovery import recover
from reports.publish.sets import put
from reports.publish.submission_register import RECORDS, record_text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path
    from typing import Any

RUNS = "runs"
REGISTER, HEAD = "runs.jsonl", "head.json"
LOST = "lost"
"""Of a line: hash of the line that was the last when the run before was recorded, and was not when this one was."""
_PATIENCE = 30.0
"""Seconds that a run waits for another one that is writing its line."""


def append(office: Path, values: Mapping[str, object]) -> None:
    """Add the line of a run.

    Args:
        office: whose record it is; its own lock need not be held.
        values: of the line.

    Raises:
        OutputError: it cannot be written.
        ConfigurationError: the record cannot be read.
    """
    folder = office / RECORDS / RUNS
    ensure_writable(folder, office)
    with lock(folder, patience=_PATIENCE):
        recover(folder)
        text, head = _text(office), _head(office)
        lost = {LOST: head} if head and head != chained_lines.state(text) else {}
        text = chained_lines.extended(text, {**values, **lost})
        state = json.dumps({"schema": 1, "last": chained_lines.state(text)}) + "\n"
        put(folder, RUNS, {REGISTER: text.encode(), HEAD: state.encode()})


def runs(office: Path) -> tuple[dict[str, Any], ...]:
    """Return the lines of the record, the oldest first.

    Raises:
        ConfigurationError: a line was changed or taken out, at the end too; or the record cannot be read.
    """
    text, head = _text(office), _head(office)
    lines = chained_lines.parse(text, f"{RUNS}/{REGISTER}", dict)
    if any(LOST in line for line in lines) or (head and head != chained_lines.state(text)):
        raise ConfigurationError(
            "lines at the end of records/{file} were changed or removed",
            "restore the file from a copy; the line after it stays as a sign",
            file=f"{RUNS}/{REGISTER}",
        )
    return lines


def _text(office: Path) -> str:
    return record_text(office, f"{RUNS}/{REGISTER}")


def _head(office: Path) -> str:
    """Return the hash of the last line as it was recorded; empty where there is none."""
    try:
        return str(json.loads(record_text(office, f"{RUNS}/{HEAD}") or "{}").get("last", ""))
    except (ValueError, AttributeError):
        return "unreadable"
