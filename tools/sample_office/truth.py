"""What the sample office really holds, written down while it is made and never read back from its files.

Every fact carries its canonical values and its bin, so that anybody can count the figures a second time without the
reader or the measures of this project.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

ACCEPTED = "accepted"
SET_ASIDE = "set_aside"
DUPLICATE = "duplicate"


@dataclass(frozen=True)
class Place:
    """Where a row stands."""

    path: str
    """Relative to the office folder."""
    sheet: str
    """Empty for a csv."""
    row: int
    """Row of the sheet, 1-based; for a csv the record."""


@dataclass(frozen=True)
class RegisterFact:
    """A row of a register."""

    place: Place
    period: str
    """Month of the register as ``YYYY-MM``."""
    bin: str
    passport: str | None
    nationality: str | None
    """ISO alpha-3; None where the sheet does not tell."""
    sex: str | None
    permit: str | None
    """Class id of permits.json."""
    district: str | None
    """Kecamatan code, ``outside`` or None."""
    village: str | None
    """Kelurahan code, ``outside`` or None."""
    purpose: str | None
    """Row code of stock-occupation-permit."""
    expiry: date | None
    lifetime: bool = False


@dataclass(frozen=True)
class IncidentFact:
    """A row of an incident log."""

    place: Place
    bin: str
    month: str
    """Month of the incident."""
    day: date | None
    number: str | None
    """Report number; rows may share it."""
    kind: str | None
    """Slug of the incident type."""
    district: str | None
    grade: str
    """After the rule on missing ground."""
    article: str | None
    actions: tuple[str, ...]
    """Kinds with number and date of a decision."""
    decided: date | None
    stage: str | None
    persons: int
    male: int | None
    """With ``female`` the split of ``persons`` where the row has one."""
    female: int | None
    sex: str | None
    passport: str | None
    nationality: str | None


@dataclass(frozen=True)
class ActivityFact:
    """A row of an activity log."""

    place: Place
    bin: str
    month: str
    kind: str | None
    level: str | None
    district: str | None
    checked: int
    findings: int
    participants: int


@dataclass(frozen=True)
class ServiceFact:
    """A row of the stay-permit services."""

    place: Place
    bin: str
    month: str
    permit: str
    service: str | None
    decision: str | None
    sex: str | None


@dataclass(frozen=True)
class CountFact:
    """A count given by another agency."""

    place: Place
    bin: str
    month: str
    agency: str | None
    district: str | None
    count: int
    is_sound: bool = True
    """Whether L and P make the count."""


@dataclass(frozen=True)
class Bins:
    """Rows of a table by bin."""

    accepted: int
    set_aside: int
    duplicate: int
    structure: int

    @property
    def seen(self) -> int:
        """Non-blank rows from the first header row to the last of the body."""
        return self.accepted + self.set_aside + self.duplicate + self.structure


@dataclass(frozen=True)
class TableFact:
    """A table of a sheet."""

    path: str
    sheet: str
    kind: str | None
    """None for a table of no known kind."""
    period: str | None
    hidden: bool
    header_rows: tuple[int, int]
    data_rows: tuple[int, int] | None
    """First to last record, with a JUMLAH that closes an inner block; None without records."""
    hidden_rows: tuple[int, ...]
    hidden_columns: tuple[str, ...]
    bins: Bins


@dataclass(frozen=True)
class Trap:
    """Something planted that a reader may stumble over."""

    path: str
    sheet: str | None
    cell: str | None
    """Excel name; None when it concerns the file, the sheet or a table."""
    code: str | None
    """Problem code that `pora check` must give there; None where it must understand without a word."""
    note: str
    """What is planted and what comes of it, in Indonesian."""
    value: object = None
    """What stands in the cell."""


@dataclass(frozen=True)
class Truth:
    """Everything the sample office holds."""

    work_area: tuple[str, ...]
    register: tuple[RegisterFact, ...]
    incidents: tuple[IncidentFact, ...]
    activities: tuple[ActivityFact, ...]
    services: tuple[ServiceFact, ...]
    counts: tuple[CountFact, ...]
    tables: tuple[TableFact, ...]
    traps: tuple[Trap, ...]
