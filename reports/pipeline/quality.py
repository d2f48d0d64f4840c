"""What a document says about its data: the balance of the tables that fed it, and what was wrong in them, by cause."""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import TYPE_CHECKING

from reports.intake.validate import balance_of
from reports.model.quality import Quality, SourceLine
from reports.model.sheet import RowBin
from reports.problems import Severity
from reports.vocabulary.schema import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reports.model.period import Period
    from reports.model.sheet import FileReading, TableReading

_SETS_ASIDE = frozenset({"no-person", "not-foreign", "no-event", "not-counted"})


def quality_of(files: Iterable[FileReading], period: Period) -> Quality:
    """Return the quality of the sources of a period: tables that cover it or hold rows of it."""
    lines: list[SourceLine] = []
    causes: Counter[str] = Counter()
    set_aside: Counter[str] = Counter()
    hashes: set[str] = set()
    for file in files:
        for table in file.tables:
            if table.table.kind not in KINDS or not _feeds(table, period):
                continue
            lines.append(_line(file, table))
            hashes.add(file.sha256)
            causes.update(one.code for one in table.problems if one.severity is not Severity.INFO)
            set_aside.update(one.code for one in table.problems if one.code in _SETS_ASIDE)
    digest = hashlib.sha256("\n".join(sorted(hashes)).encode()).hexdigest()
    return Quality(tuple(lines), dict(sorted(causes.items())), dict(sorted(set_aside.items())), digest)


def _feeds(table: TableReading, period: Period) -> bool:
    """Tell whether a table covers any month of a period, or holds accepted rows that belong to one."""
    own = table.table.period
    if own is None and not table.records.rows:
        return False
    if own is not None and own.first <= period.last and period.first <= own.last:
        return True
    months = {str(month) for month in period.months}
    rows = zip(table.records.values["period"], table.records.bins, strict=True)
    return any(row_bin is RowBin.ACCEPTED and month in months for month, row_bin in rows)


def _line(file: FileReading, table: TableReading) -> SourceLine:
    period = str(table.table.period) if table.table.period else ""
    return SourceLine(file.path, table.table.sheet, table.table.kind or "", period, balance_of(table))
