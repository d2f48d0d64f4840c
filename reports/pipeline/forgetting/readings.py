"""Readings of a ledger as ``forget`` sees them: which months each bears on, and what identifies its persons."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from reports.at_rest.needles import Needles, needles_for
from reports.ledger import store
from reports.model.period import Month
from reports.pipeline.archive import file_summary

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reports.model.sheet import FileReading, Records

_BEARS_ON = (
    "action_date", "decision_date", "execution_date", "sidik_date", "penuntutan_date", "sidang_date", "stage_date",
)  # fmt: skip
"""Dates by which a row counts in a later month than its own."""
_NAMES = ("full_name",)
_NUMBERS = ("passport_no", "niora", "permit_no")


@dataclass(frozen=True)
class StoredReading:
    """One reading of a ledger."""

    path: str
    """Of the file that was read, from the office or from its archive; empty where the ledger does not tell."""
    months: tuple[Month, ...]
    """That its rows bear on, sorted; none where no table states any."""


def keys_in(folder: Path) -> dict[str, tuple[Path, ...]]:
    """Return key → files of everything a ledger holds by key."""
    files_by_key: dict[str, list[Path]] = {}
    for path in sorted(folder.iterdir()):
        key = store.key_of(path.name)
        if key is not None:
            files_by_key.setdefault(key, []).append(path)
    return {key: tuple(files) for key, files in files_by_key.items()}


def stored_reading(folder: Path, key: str) -> StoredReading | None:
    """Return what a ledger holds under a key; None where it is no reading that can be used."""
    paths = {path_key: path for path, path_key in store.index(folder).items()}
    brief = file_summary.load(folder, key)
    if brief is not None:
        texts = {text for table in brief.tables for text in (table.first, table.last, *table.by_month, *table.bears_on)}
        return StoredReading(paths.get(key, ""), tuple(sorted(Month.parse(text) for text in texts if text)))
    reading = store.load(folder, key)
    return None if reading is None else StoredReading(reading.path, tuple(sorted(_months_of(reading))))


def _months_of(reading: FileReading) -> set[Month]:
    """Return the months that any row of a file bears on, whatever bin it is in."""
    months: set[Month] = set()
    if reading.meeting is not None and reading.meeting.day is not None:
        months.add(Month.of(reading.meeting.day))
    for table in reading.tables:
        if table.table.period is not None:
            months |= {table.table.period.first, table.table.period.last}
        months |= {Month.parse(text) for text in set(table.records.values.get("period", ())) if isinstance(text, str)}
        dates = (day for name in _BEARS_ON for day in table.records.values.get(name, ()))
        months |= {Month.of(day) for day in set(dates) if isinstance(day, date)}
    return months


def identity_in(folder: Path, key: str, needles: Needles) -> Needles:
    """Return names and numbers of the rows of a reading that hold what is looked for.

    A person named by a number is found by name in other files, and the other way round.
    """
    reading = store.load(folder, key)
    needles_found = Needles()
    for records in (table.records for table in reading.tables) if reading else ():
        needles_found |= needles_for(_identifiers(records, needles))
    return needles_found


def _identifiers(records: Records, needles: Needles) -> Iterator[str]:
    columns = [
        (cells_by_field.get(name) or ())
        for name in (*_NAMES, *_NUMBERS)
        for cells_by_field in (records.values, records.raw)
    ]
    filled = [list(column) or [None] * len(records.rows) for column in columns]
    for row in zip(*filled, strict=True):
        texts = [str(value) for value in row if value]
        if any(needles.are_in(text) for text in texts):
            yield from texts
