"""What has to be known of a file without its rows: what it delivers, what was counted of it, what was wrong.

Kept as JSON beside the reading in the ledger. A run in which nothing changed opens nothing else.
"""

from __future__ import annotations

import contextlib
from collections.abc import Mapping  # noqa: TC003 -- msgspec reads the annotations
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reports.errors import OutputError
from reports.ledger import store
from reports.ledger.typed_json import seal, unseal
from reports.model.period import Month, Period
from reports.model.quality import NotUnderstood  # noqa: TC001 -- as above
from reports.model.returned import Returned  # noqa: TC001 -- as above

if TYPE_CHECKING:
    from pathlib import Path

    from reports.measures import Tally
    from reports.model.sheet import FileReading
    from reports.pipeline.intake import Question

_SCHEMA = 9
"""Version of the form; another one is not read."""

StoredTally = tuple[tuple[tuple[str, str, int], ...], tuple[str, ...], tuple[str, ...]]
"""A tally as it is stored: its cells (row, column, number), rows and columns, each sorted."""


@dataclass(frozen=True)
class TableBrief:
    """One table of a known kind."""

    kind: str
    first: str
    """First and last month that it delivers as ``YYYY-MM``; empty when it delivers none."""
    last: str
    period_from: str
    seen: int
    accepted: int
    set_aside: int
    duplicate: int
    structure: int
    by_month: Mapping[str, int]
    """Accepted rows of each month."""
    bears_on: tuple[str, ...]
    """Months that accepted rows count in: their own; of incidents those of their decisions and stages, of counts of
    agencies those at whose end they are not too old; sorted."""
    districts: tuple[str, ...]
    """Kecamatan codes of the accepted rows, sorted."""
    split: bool
    """The sheet or its title names the kecamatan it is of."""
    nil: bool
    conflict: bool
    """Its title, sheet, file and folders do not agree on the period."""
    decisions: bool = False
    """It lists decisions without the date of the deed, and delivers no incidents."""
    delivered_districts: tuple[str, ...] = ()
    """Kecamatan of a register of one kecamatan: its own, and those of its rows."""
    single_months: tuple[str, ...] = ()
    """The months that a log with rows of no month delivers; empty where it delivers all from the first to the last."""

    @property
    def period(self) -> Period | None:
        """The months it is of."""
        return Period(Month.parse(self.first), Month.parse(self.last)) if self.first else None

    @property
    def is_blank(self) -> bool:
        """Whether it is a form that nobody filled in."""
        return not (self.accepted or self.set_aside or self.duplicate or self.nil)


@dataclass(frozen=True)
class UnreadTable:
    """A table that was not understood."""

    entry: NotUnderstood
    first: str
    """First and last month it bears on as ``YYYY-MM``; empty for every month."""
    last: str

    def bears_on(self, month: Month) -> bool:
        """Tell whether it may hold rows of a month."""
        return not self.first or Month.parse(self.first) <= month <= Month.parse(self.last)


@dataclass(frozen=True)
class Brief:
    """One file."""

    status: str
    """read, encrypted, unreadable or skipped."""
    problem: str = ""
    """Code of the problem of a file that could not be read."""
    tables: tuple[TableBrief, ...] = ()
    tallies: Mapping[str, Mapping[str, tuple[StoredTally, ...]]] = field(default_factory=dict)
    """Kind → month → what was counted of this file alone, in the order of the kind's measures."""
    findings: Mapping[str, int] = field(default_factory=dict)
    """Code → how many."""
    returned: Returned | None = None
    """What the file carries as a correction workbook that came back."""
    unread: tuple[UnreadTable, ...] = ()
    """Tables that were not understood: what they bear on is a draft (settled rule 16)."""
    reports: tuple[str, ...] = ()
    """Hashes of the report numbers that mean one incident in whatever file and month they stand, sorted."""
    details: Mapping[str, str] = field(default_factory=dict)
    """What fills the texts of the problem."""
    rows_outside: int = 0
    """Rows that look like those of a table and stand outside of every table."""
    is_meeting: bool = False
    """Whether it is the workbook of a meeting."""


@dataclass(frozen=True)
class _Stored:
    schema: int
    key: str
    brief: Brief


def encode(brief: Brief, key: str) -> bytes:
    """Return a brief as sealed JSON."""
    return seal(_Stored(_SCHEMA, key, brief))


def load(folder: Path, key: str) -> Brief | None:
    """Return the brief kept under a key; None when it is not there, damaged, or of another version."""
    try:
        stored = unseal((folder / name_of(key)).read_bytes(), _Stored)
    except (OSError, ValueError):
        return None
    return stored.brief if (stored.schema, stored.key) == (_SCHEMA, key) else None


def name_of(key: str) -> str:
    """Return the name of a brief's file."""
    return f"{key}-brief.json"


def stored_tally(tally: Tally) -> StoredTally:
    """Return what was counted as it is stored, in an order that does not depend on the rows'."""
    cells = sorted((*place, number) for place, number in tally.cells.items())
    return tuple(cells), tuple(sorted(tally.rows)), tuple(sorted(tally.columns))


def tally_of(stored: StoredTally) -> Tally:
    """Return what was counted."""
    from reports.measures import Tally  # noqa: PLC0415 -- pandas, which a run without changes does without

    cells, rows, columns = stored
    return Tally({(row, column): number for row, column, number in cells}, frozenset(rows), frozenset(columns))


@dataclass(frozen=True)
class Order:
    """What is asked of the file."""

    question: Question
    sha256: str
    key: str
    """Under which the ledger keeps it."""
    districts: tuple[str, ...]
    """Kecamatan codes of the work area."""


def reading_of(ledger: Path, key: str) -> FileReading:
    """Return a reading that a brief stands for.

    Raises:
        OutputError: it is not there whole: rows that were left out without a word would make figures wrong.
    """
    reading = store.load(ledger, key)
    if reading is None:
        _drop_briefs(ledger)
        raise OutputError(
            "{path} is lost or damaged", "run it again: what is lost is then read anew", path=ledger / f"{key}.json"
        )
    return reading


def _drop_briefs(ledger: Path) -> None:
    """Drop the brief of every reading that is not there whole, so that the next run reads those files anew."""
    for path in ledger.glob(name_of("*")):
        key = path.name.removesuffix(name_of(""))
        brief = load(ledger, key)
        if brief and brief.status == "read" and store.load(ledger, key) is None:
            with contextlib.suppress(OSError):
                path.unlink()
