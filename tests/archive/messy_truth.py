"""What must be found in an invented archive, added up from what was planted; nothing of the program counts here."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from reports.model.archive import Role, State
from reports.model.period import Month, Period
from tools.sample_office.truth import ACCEPTED

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tools.sample_office.truth import RegisterFact

KINDS = ("register", "incidents", "activities", "services", "agency_counts")
"""The kinds of the coverage matrix; nobody sent counts of other agencies."""
SPAN = Period(Month(2018, 1), Month(2023, 12))
UNKNOWN = "unknown"
MEMO = "ABG"

Field = tuple[str, Month]


@dataclass(frozen=True)
class Told:
    """What a file tells of one kind and month."""

    kind: str
    month: Month
    rows: int = 0
    """Rows of a log that must be accepted."""
    facts: tuple[RegisterFact, ...] = ()
    """Rows of a register."""

    @property
    def field(self) -> Field:
        """Kind and month."""
        return self.kind, self.month


@dataclass(frozen=True)
class Made:
    """A file of the archive and what must become of it."""

    path: str
    content: bytes
    tells: tuple[Told, ...] = ()
    role: Role = Role.USED
    other: str = ""
    """The file it is a copy of, or that stands instead of it."""
    reason: str = ""


@dataclass(frozen=True)
class Fate:
    """What must become of a file."""

    role: Role
    other: str = ""
    reason: str = ""


@dataclass(frozen=True)
class Truth:
    """Everything that must be found."""

    states: Mapping[Field, State]
    """The coverage matrix, dense over kinds and months."""
    files: Mapping[str, Fate]
    """By path below the archive."""
    accepted: Mapping[Field, int]
    """Rows that count; one for a person of a register, whatever number of files names them. Dense."""
    stock: Mapping[Month, Mapping[str, int]]
    """Month → permit class (``unknown`` where the register does not say) → persons; of months with a register."""
    memo: Mapping[Month, int]
    """Month → children of two nationalities, who are not in the stock."""
    password: str = ""
    """Opens the protected workbooks."""
    opened: Truth | None = None
    """What must be found with the password."""
    decided: Truth | None = None
    """What must be found when the office leaves out one of the undecided versions."""
    span: Period = SPAN


def truth(made: Sequence[Made], planted: Mapping[Field, State]) -> Truth:
    """Return the truth about files.

    Args:
        made: every file.
        planted: fields that are neither simply present nor simply missing.
    """
    used = [told for one in made if one.role is Role.USED for told in one.tells]
    told = {one.field for one in used}
    fields = [(kind, month) for kind in KINDS for month in SPAN.months]
    plain = {field: State.PRESENT if field in told else State.MISSING for field in fields}
    registers = {month: persons(used, month) for month in SPAN.months if ("register", month) in told}
    rows = Counter({one.field: 0 for one in used})
    for one in used:
        rows[one.field] += one.rows
    return Truth(
        plain | planted,
        {one.path: Fate(one.role, one.other, one.reason) for one in made},
        {field: len(registers.get(field[1], ())) if field[0] == "register" else rows[field] for field in fields},
        {month: classes(found) for month, found in registers.items()},
        {month: sum(one.permit == MEMO for one in found) for month, found in registers.items()},
    )


def persons(used: Iterable[Told], month: Month) -> list[RegisterFact]:
    """Return the persons of a month's registers, each once: the row with the later permit, then the lower kecamatan."""
    rows = [fact for one in used if one.field == ("register", month) for fact in one.facts if fact.bin == ACCEPTED]
    named: dict[tuple[str, str | None], RegisterFact] = {}
    for row in rows:
        if row.passport is not None:
            key = row.passport, row.nationality
            named[key] = min(named.get(key, row), row, key=_later_first)
    return [*named.values(), *(row for row in rows if row.passport is None)]


def _later_first(row: RegisterFact) -> tuple[int, str]:
    """Sort key of the design's counting rules: a permit for life is the latest, one without a date the earliest."""
    until = date.max if row.lifetime else row.expiry or date.min
    return -until.toordinal(), row.district or "~"


def classes(rows: Iterable[RegisterFact]) -> dict[str, int]:
    """Return how many persons hold which permit."""
    return dict(Counter(row.permit or UNKNOWN for row in rows if row.permit != MEMO))
