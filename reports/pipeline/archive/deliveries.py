"""Who delivers what: the files of each kind and month, the versions among them, and what is counted."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import dataclass, replace
from dataclasses import field as dataclass_field
from functools import cached_property
from typing import TYPE_CHECKING

from reports.intake.validate import LOG_VERSIONS, VERSIONS, contents_by_month
from reports.ledger.typed_json import seal, unseal
from reports.model.period import Month, Period
from reports.model.quality import NotUnderstood
from reports.model.sheet import RowBin
from reports.pipeline.archive.between_files import between_files
from reports.pipeline.archive.file_summary import StoredTally, reading_of, stored_tally, tally_of
from reports.pipeline.archive.versions import versions
from reports.pipeline.completeness import unread_file
from reports.private_files import put

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from reports.measures import Tally
    from reports.model.sheet import FileReading, TableReading
    from reports.pipeline.archive.file_summary import Brief, TableBrief
    from reports.pipeline.archive.inventory import Found

Field = tuple[str, Month]
"""Kind and month: a field of the coverage matrix."""
_FORM = "2"
"""Version of what is kept of a count; another one is counted again."""


@dataclass(frozen=True)
class Entry:
    """A file that was read, under its key in the ledger."""

    file: Found
    key: str
    brief: Brief


@dataclass(frozen=True)
class Delivered:
    """What delivers one field of the matrix."""

    chosen: tuple[Entry, ...]
    strays: tuple[Entry, ...] = ()
    """Files of other months that hold rows of this one: their rows count here, which delivers nothing."""
    undecided: tuple[tuple[str, ...], ...] = ()
    """Groups of versions between which the office has not decided, by path."""

    @property
    def counted(self) -> tuple[Entry, ...]:
        """The files whose rows count, in order of their paths."""
        return tuple(sorted((*self.chosen, *self.strays), key=lambda entry: entry.file.shown_path))

    def tables(self, field: Field) -> Iterator[TableBrief]:
        """Yield the tables that deliver it."""
        return (table for entry in self.chosen for table in entry.brief.tables if field in fields_of(table))


def fields_of(table: TableBrief) -> frozenset[Field]:
    """Return the kinds and months a table delivers; a blank form delivers none.

    A stock is of its last month. Rows of other months count in theirs, which a log does not deliver by that.
    """
    period = table.period
    if period is None or table.is_blank:
        return frozenset()
    months: Iterable[Month] = (period.last,) if table.kind == "register" else period.months
    months = map(Month.parse, table.single_months) if table.single_months else months
    further = map(Month.parse, table.by_month) if table.kind == "agency_counts" else ()
    return frozenset((table.kind, month) for month in (*months, *further))


def deliveries(entries: Sequence[Entry], ledger: Path) -> dict[Field, Delivered]:
    """Return what delivers each field."""
    by_field: defaultdict[Field, list[Entry]] = defaultdict(list)
    for entry in entries:
        for field in sorted({field for table in entry.brief.tables for field in fields_of(table)}):
            by_field[field].append(entry)
    contents = _Contents(ledger)
    delivered_by_field = {field: _delivered(field, several, contents) for field, several in sorted(by_field.items())}
    delivered_by_field = _with_older_counts(entries, delivered_by_field)
    strays: defaultdict[Field, list[Entry]] = defaultdict(list)
    for entry in entries:
        for field in sorted(_strays(entry, delivered_by_field)):
            strays[field].append(entry)
    counting = [entry for entry in entries if _counts_anywhere(entry, delivered_by_field)]
    for field, entry in _of_shared_reports(counting, delivered_by_field, strays):
        strays[field].append(entry)
    return {field: replace(delivered, strays=tuple(strays[field])) for field, delivered in delivered_by_field.items()}


def _with_older_counts(
    entries: Sequence[Entry], delivered_by_field: Mapping[Field, Delivered]
) -> dict[Field, Delivered]:
    """Return the fields, and empty ones of agencies for months without new counts where older ones are still good."""
    months = {month for _, month in delivered_by_field}
    bears_on = {
        ("agency_counts", month)
        for entry in entries
        for table in entry.brief.tables
        if table.kind == "agency_counts" and _table_counts(entry, table, delivered_by_field)
        for month in map(Month.parse, table.bears_on)
    }
    further = {field: Delivered(()) for field in bears_on if field[1] in months and field not in delivered_by_field}
    return dict(sorted({**delivered_by_field, **further}.items()))


def _strays(entry: Entry, delivered_by_field: Mapping[Field, Delivered]) -> set[Field]:
    """Return the delivered fields that rows of a file belong to though its tables are of other months.

    A stock is of its month whatever its rows say, and a file that counts nowhere has no stray rows either.
    """
    counting_tables = [table for table in entry.brief.tables if _table_counts(entry, table, delivered_by_field)]
    fields = {(table.kind, month) for table in counting_tables for month in map(Month.parse, table.bears_on)} & set(
        delivered_by_field
    )
    return {field for field in fields if entry not in delivered_by_field[field].chosen}


def _table_counts(entry: Entry, table: TableBrief, delivered_by_field: Mapping[Field, Delivered]) -> bool:
    """Tell whether rows of a table count: it delivers a month, or is a log that states none."""
    fields = fields_of(table)
    return any(entry in delivered_by_field[field].chosen for field in fields) or (
        not fields and table.kind != "register"
    )


def _counts_anywhere(entry: Entry, delivered_by_field: Mapping[Field, Delivered]) -> bool:
    return any(_table_counts(entry, table, delivered_by_field) for table in entry.brief.tables)


def _of_shared_reports(
    entries: Sequence[Entry], delivered_by_field: Mapping[Field, Delivered], strays: Mapping[Field, Sequence[Entry]]
) -> list[tuple[Field, Entry]]:
    """Return the files that belong to a month because a report in it goes on in them.

    An incident belongs to its earliest date: whoever counts a month must see every row of the reports in it.
    """
    by_report: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        for report in entry.brief.reports:
            by_report[report].append(entry)
    shared = {report: several for report, several in by_report.items() if len(several) > 1}
    result = []
    for field, delivered in delivered_by_field.items() if shared else ():
        field_entries = [*delivered.chosen, *strays.get(field, ())] if field[0] == "incidents" else []
        keys = {entry.key for entry in field_entries}
        waiting = {report for entry in field_entries for report in entry.brief.reports if report in shared}
        followed: set[str] = set()
        while waiting:
            report = waiting.pop()
            followed.add(report)
            for entry in shared[report]:
                if entry.key not in keys:
                    keys.add(entry.key)
                    result.append((field, entry))
                    waiting |= {
                        other_report for other_report in entry.brief.reports if other_report in shared
                    } - followed
    return result


def _delivered(field: Field, entries: list[Entry], contents: _Contents) -> Delivered:
    if len(entries) == 1:
        return Delivered(tuple(entries))
    by_path = {entry.file.shown_path: entry for entry in entries}
    groups = versions(field[0], tuple(by_path), lambda path: contents.of(by_path[path], field))
    return Delivered(tuple(entries), undecided=groups)


class _Contents:
    """What files hold, taken from the ledger once a file."""

    def __init__(self, ledger: Path) -> None:
        self._ledger = ledger
        self._contents: dict[tuple[str, str], dict[str, set[Hashable]]] = {}

    def of(self, entry: Entry, field: Field) -> set[Hashable]:
        """Return what a file holds of a field: persons of a register, rows of a log."""
        kind, month = field
        if (entry.key, kind) not in self._contents:
            self._contents[entry.key, kind] = contents_by_month(reading_of(self._ledger, entry.key), kind)
        return self._contents[entry.key, kind].get(str(month), set())


@dataclass(frozen=True)
class Count:
    """What was counted of a field."""

    tallies: tuple[Tally, ...]
    duplicates: int = 0
    """Rows that are duplicates only beside another file."""
    between_files: tuple[tuple[str, str, int], ...] = ()
    """Path, problem code and how many rows of the file, of what files say of one another; sorted."""


@dataclass(frozen=True)
class _StoredCount:
    tallies: tuple[StoredTally, ...]
    duplicates: int
    between_files: tuple[tuple[str, str, int], ...]


def count(field: Field, delivered: Delivered, ledger: Path, districts: tuple[str, ...]) -> Count:
    """Return what is counted of a field: as the file was counted, or where several deliver it, of all together."""
    kind, month = field
    rows_of = delivered.counted
    if len(rows_of) == 1:
        return Count(tuple(map(tally_of, rows_of[0].brief.tallies.get(kind, {}).get(str(month), ()))))
    name = f"{_key(field, rows_of, districts)}-count.json"
    stored = _load(ledger / name)
    if stored is None:
        stored = _recount(field, rows_of, ledger, districts)
        tallies = tuple(map(stored_tally, stored.tallies))
        put(ledger / name, seal(_StoredCount(tallies, stored.duplicates, stored.between_files)))
    return stored


def count_name(field: Field, delivered: Delivered, districts: tuple[str, ...]) -> str | None:
    """Return the key of a count that is kept by itself; None where a file's own brief holds it."""
    return _key(field, delivered.counted, districts) if len(delivered.counted) > 1 else None


def _key(field: Field, entries: Iterable[Entry], districts: tuple[str, ...]) -> str:
    text = "\0".join((_FORM, field[0], str(field[1]), *districts, *(entry.key for entry in entries)))
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _load(path: Path) -> Count | None:
    try:
        stored = unseal(path.read_bytes(), _StoredCount)
    except (OSError, ValueError):
        return None
    return Count(tuple(map(tally_of, stored.tallies)), stored.duplicates, stored.between_files)


def _recount(field: Field, entries: Sequence[Entry], ledger: Path, districts: tuple[str, ...]) -> Count:
    from reports.intake.validate import resolve_duplicates  # noqa: PLC0415 -- most months are counted as their file was
    from reports.pipeline.archive.summarise_file import counted  # noqa: PLC0415 -- pandas

    kind, month = field
    readings = [_only(reading_of(ledger, entry.key), kind, month) for entry in entries]
    # each reading with its own duplicates in the duplicate bin, as if it were alone
    resolved_alone = [settled for reading in readings for settled in resolve_duplicates([reading])]
    duplicates_alone = sum(table.count(RowBin.DUPLICATE) for reading in resolved_alone for table in reading.tables)
    settled = resolve_duplicates(readings)
    duplicates_together = sum(table.count(RowBin.DUPLICATE) for reading in settled for table in reading.tables)
    tallies_by_kind = counted(list(settled), districts, (kind, month))
    tallies = tallies_by_kind.get(kind, {}).get(str(month), ())
    return Count(tallies, duplicates_together - duplicates_alone, between_files(settled))


def _only(reading: FileReading, kind: str, month: Month) -> FileReading:
    """Return a reading with the tables of a kind and month only."""
    return replace(
        reading, tables=tuple(table_reading for table_reading in reading.tables if _is_of(table_reading, kind, month))
    )


def _is_of(reading: TableReading, kind: str, month: Month) -> bool:
    if reading.table.kind != kind:
        return False
    return kind != "register" or (reading.table.period is not None and reading.table.period.last == month)


@dataclass(frozen=True)
class Material:
    """What an account is made from."""

    inventory: tuple[Found, ...]
    entries: tuple[Entry, ...]
    """Files that were read, without copies and those left out by mappings.toml."""
    failed: Mapping[str, Brief]
    """Path → brief of a file that could not be read."""
    left_out: frozenset[str]
    """Paths that mappings.toml leaves out, and those that are replaced."""
    delivered: Mapping[Field, Delivered]
    ledger: Path
    districts: tuple[str, ...]
    replaced: Mapping[str, str] = dataclass_field(default_factory=dict)
    """Path → the correction workbook that came back and counts instead."""

    def not_understood(self, month: Month) -> tuple[NotUnderstood, ...]:
        """Return what bears on a month and was not read or not understood, by path: it makes the month a draft."""
        unread = {path: unread_file(path, brief.problem, Period.of(month)) for path, brief in self.failed.items()}
        files = [entry for path, entry in unread.items() if entry is not None and path not in self.left_out]
        for (kind, of_month), delivered in self.delivered.items():
            if of_month == month:
                code = VERSIONS if kind == "register" else LOG_VERSIONS
                files += [NotUnderstood(group[-1], "", code, 0, (kind,)) for group in delivered.undecided]
        # a recapitulation in a file of its own is no missing register where that register is there
        is_known = ("register", month) in self.delivered
        tables = [
            table.entry
            for entry in self.entries
            for table in entry.brief.unread
            if table.bears_on(month) and not (is_known and table.entry.reason == "recap-alone")
        ]
        return tuple(sorted((*files, *tables), key=lambda entry: (entry.path, entry.sheet)))

    @cached_property
    def by_path(self) -> dict[str, Entry]:
        """Entries by the path of their file."""
        return {entry.file.shown_path: entry for entry in self.entries}
