"""Overview of an archive: coverage matrix, role of each file, breaks of the series."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from reports.errors import NoInputError
from reports.model.archive import Archive, ArchiveFile, Break, Holding, Role, State
from reports.model.period import Month, Period
from reports.model.quality import Balance
from reports.pipeline.archive.between_files import counts_by_file
from reports.pipeline.archive.deliveries import Material, fields_of
from reports.pipeline.file_copies import stated
from reports.vocabulary import kinds, permits
from reports.vocabulary.text import normal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reports.pipeline.archive.deliveries import Entry, Field
    from reports.pipeline.archive.file_summary import TableBrief
    from reports.pipeline.archive.inventory import Found
    from reports.pipeline.archive.monthly_figures import Rebuilt


def account(material: Material, rebuilt: Rebuilt) -> Archive:
    """Return the overview of an archive, from the first to the last month with any evidence.

    Args:
        material: what the archive delivers.
        rebuilt: the figures of its months.

    Raises:
        NoInputError: nothing tells of any month.
    """
    months = _months(material)
    if not months:
        raise NoInputError(
            "no table in the archive states a period",
            "write BULAN … TAHUN … in the title rows, or the month in the names of files or folders",
        )
    twice = rebuilt.duplicate_counts()
    holdings = _holdings(material, months, twice)
    between = counts_by_file(rebuilt.between_files())
    return Archive(
        months[0],
        months[-1],
        holdings,
        tuple(_file(file, material, between) for file in material.inventory),
        rebuilt,
        tuple(_breaks(holdings, rebuilt, months)),
        _balance(material, sum(twice.values())),
        {},
    )


def _months(material: Material) -> tuple[Month, ...]:
    months_of_failed = {month for month in (_named_month(path) for path in material.failed) if month}
    evident_months = {month for _, month in material.delivered} | months_of_failed
    if not evident_months:
        return ()
    first, last = min(evident_months), max(evident_months)
    return Period(first, last).months


def _named_month(path: str) -> Month | None:
    period = stated(path)
    return period.last if period else None


def _named_kinds(path: str) -> frozenset[str]:
    name = normal(PurePosixPath(path).stem)
    return kinds.named_in(name)


def _holdings(material: Material, months: Sequence[Month], twice: Mapping[Field, int]) -> dict[Field, Holding]:
    missed: defaultdict[Field, list[str]] = defaultdict(list)
    for path, brief in material.failed.items():
        if month := _named_month(path):
            for kind in _named_kinds(path):
                missed[kind, month].append(brief.problem)
    return {
        (kind, month): _holding((kind, month), material, missed.get((kind, month), []), twice.get((kind, month), 0))
        for kind in kinds.KINDS
        for month in months
    }


def _holding(field: Field, material: Material, missed: list[str], twice: int) -> Holding:
    kind, month = field
    delivered = material.delivered.get(field)
    if delivered is None or not delivered.chosen:
        return Holding(kind, month, State.MISSING, reasons=tuple(missed))
    tables = tuple(delivered.tables(field))
    kind_tables = (table for entry in delivered.counted for table in entry.brief.tables if table.kind == kind)
    accepted = sum(table.by_month.get(str(month), 0) for table in kind_tables) - twice
    files = tuple(entry.file.shown_path for entry in delivered.chosen)
    undecided = ("versions",) if delivered.undecided else ()
    conflicts = (*undecided, *(("period-conflict",) if any(table.conflict for table in tables) else ()))
    if conflicts:
        return Holding(kind, month, State.CONFLICTING, files, accepted, conflicts)
    lacking = _lacking(tables, material.districts) if kind == "register" else ()
    reasons = (*((f"districts:{','.join(lacking)}",) if lacking else ()), *missed)
    if tables and all(table.decisions for table in tables):
        reasons = ("decisions-alone", *reasons)
    return Holding(kind, month, State.PARTIAL if reasons else State.PRESENT, files, accepted, reasons)


def _lacking(tables: Sequence[TableBrief], districts: tuple[str, ...]) -> tuple[str, ...]:
    """Return the kecamatan without a row, of a register that comes split by kecamatan."""
    districts_with_rows = {code for table in tables for code in table.districts}
    split = any(table.split for table in tables)
    return tuple(code for code in districts if code not in districts_with_rows) if split else ()


def _file(file: Found, material: Material, between: Mapping[str, Mapping[str, int]]) -> ArchiveFile:
    """Return the role of a file."""
    path = file.shown_path
    if file.is_lock:
        return ArchiveFile(path, file.sha256, Role.EMPTY, reason="file-skipped")
    if file.copy_of:
        return ArchiveFile(path, file.sha256, Role.COPY, other=file.copy_of)
    if path in material.replaced:
        replacement = material.replaced[path]
        return ArchiveFile(path, file.sha256, Role.SUPERSEDED, other=replacement, reason="correction")
    if path in material.left_out:
        return ArchiveFile(path, file.sha256, Role.SUPERSEDED, reason="mappings")
    if path in material.failed:
        month = _named_month(path)
        reason = material.failed[path].problem
        return ArchiveFile(path, file.sha256, Role.UNUSABLE, (month,) if month else (), reason=reason)
    return _read_file(material.by_path[path], between.get(path, {}))


def _read_file(entry: Entry, between: Mapping[str, int]) -> ArchiveFile:
    file, tables = entry.file, entry.brief.tables
    fields = sorted({field for table in tables for field in fields_of(table)})
    months = tuple(sorted({month for _, month in fields}))
    file_kinds = tuple(kind for kind in kinds.KINDS if any(kind == field_kind for field_kind, _ in fields))
    sources = next((table.period_from for table in tables if table.period_from), "")
    about = (months, file_kinds)
    if not fields:
        stateless = [table for table in tables if table.period is None and not table.is_blank]
        without_table = "meeting" if entry.brief.is_meeting else "file-empty"
        role, reason = (Role.UNUSABLE, "period-unknown") if stateless else (Role.EMPTY, without_table)
        return ArchiveFile(file.shown_path, file.sha256, role, reason=reason)
    return ArchiveFile(
        file.shown_path,
        file.sha256,
        Role.USED,
        *about,
        period_from=sources,
        rows_outside=entry.brief.rows_outside,
        between_files=tuple(sorted(between.items())),
    )


def _breaks(holdings: Mapping[Field, Holding], rebuilt: Rebuilt, months: Sequence[Month]) -> Iterator[Break]:
    """Yield where months cannot be compared with those before."""
    for kind in kinds.KINDS:
        present = [month for month in months if holdings[kind, month].state is not State.MISSING]
        for previous, month in pairwise(present):
            if month != previous.plus(1):
                yield Break(month, kind, "gap", f"{previous.plus(1)}..{month.plus(-1)}")
            then, now = (
                rebuilt.covered(compared_month) if kind == "register" else () for compared_month in (previous, month)
            )
            if then and now and then != now:  # an undecided month covers nothing, and ends no series
                changed = sorted(set(then) ^ set(now))
                yield Break(month, kind, "coverage", ",".join(changed))
    for month, detail in permits.INDEX_REGIMES:
        if months and months[0] < month <= months[-1]:
            yield Break(month, "register", "rules", detail)


def _balance(material: Material, twice: int) -> Balance:
    """Return where the rows went of all tables that count; those of tables without a period do not.

    Args:
        material: of the account.
        twice: rows that are duplicates only beside another file.
    """
    tables = [table for entry in material.entries for table in entry.brief.tables if _counts(entry, table, material)]
    summed = sum(
        (Balance(table.seen, table.accepted, table.set_aside, table.duplicate, table.structure) for table in tables),
        Balance(),
    )
    return Balance(summed.seen, summed.accepted - twice, summed.set_aside, summed.duplicate + twice, summed.structure)


def _counts(entry: Entry, table: TableBrief, material: Material) -> bool:
    fields = fields_of(table)
    return table.is_blank if not fields else any(entry in material.delivered[field].chosen for field in fields)
