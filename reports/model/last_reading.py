"""What the last reading of an office's inputs found, in short and without rows: enough for ``pora status``."""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003 -- msgspec reads the annotations, as the next
from dataclasses import dataclass, field
from datetime import date  # noqa: TC003
from enum import StrEnum

from reports.model.quality import Balance


class KindState(StrEnum):
    """What is known of one kind of tables in one month."""

    DELIVERED = "delivered"
    NO_ROWS = "no-rows"
    """Delivered, and no row of the month in it."""
    NOT_UNDERSTOOD = "not-understood"
    """Not delivered, and perhaps in a file that was not read or not understood."""
    MISSING = "missing"


@dataclass(frozen=True)
class InputFile:
    """One file of the inputs as it was read."""

    path: str
    """Relative to the office folder."""
    sha256: str
    """Empty for what could not be opened, and for a picture that a meeting refers to."""
    size: int = -1
    saved: int = -1
    """When it was saved last, in nanoseconds; -1 where that was not known before it was read."""


@dataclass(frozen=True)
class MonthRead:
    """What the inputs hold of one month."""

    kinds: Mapping[str, KindState]
    """Of every kind, in the order of the return."""
    rows: Balance = field(default_factory=Balance)
    """Of the tables that bear on the month; one of a whole year counts in each of its months."""
    inputs: tuple[str, ...] = ()
    """Paths of the files these tables are in."""
    not_understood: tuple[str, ...] = ()
    """Paths of the files that may belong to the month and were not read or not understood."""


@dataclass(frozen=True)
class MeetingRead:
    """One meeting workbook of the inputs."""

    name: str
    path: str
    day: date | None
    is_recorded: bool
    """Whether attendance, statements or decisions are entered."""


@dataclass(frozen=True)
class LastReading:
    """What the last run that read all inputs found."""

    rules: str
    """Version of the rules of reading."""
    settings: str
    """Hash of ``pora.toml`` and ``mappings.toml``."""
    files: tuple[InputFile, ...]
    months: Mapping[str, MonthRead]
    """Month → what there is of it, from the first to the last with any."""
    meetings: tuple[MeetingRead, ...] = ()
    undated: tuple[str, ...] = ()
    """Paths of the files that were not understood and may belong to any month."""
