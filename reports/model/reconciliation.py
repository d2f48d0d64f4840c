"""What a reconciliation says of each agency beside the figures: coverage, dates, and rows that were not added."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True)
class PartialCount:
    """A kecamatan for which an agency gave the counts of some of its kelurahan only."""

    district: str
    villages_given: int
    """Kelurahan with a count."""
    listed: int
    """Kelurahan that the kecamatan has."""


@dataclass(frozen=True)
class Contradiction:
    """A row whose L and P do not make its total: shown, and not added."""

    district: str
    village: str | None
    total: int | None
    """None where an edition must not tell it."""
    parts: int | None
    """L plus P; None likewise."""
    day: date


@dataclass(frozen=True)
class VillageDifference:
    """A kecamatan whose own count differs from the sum of its kelurahan; its own counts."""

    district: str
    total: int | None
    """None where an edition must not tell it."""
    villages: int | None


@dataclass(frozen=True)
class Delivery:
    """What an agency gave for a kecamatan, and of which days."""

    district: str
    first: date
    """Earliest date of its rows."""
    last: date
    villages: tuple[tuple[str, date], ...] = ()
    """Kelurahan with a count, each with its date; none where only the kecamatan as a whole was counted."""


@dataclass(frozen=True)
class SourceRemarks:
    """What is printed of one agency."""

    agency: str
    definitions: tuple[str, ...]
    """What the agency says it counts, each once."""
    first: date
    """Earliest date of the counted rows."""
    last: date
    is_dated: bool
    """Whether any of them states its date; else only the month of their sheet is known."""
    covered: tuple[str, ...]
    """Kecamatan of the work area with a count."""
    partial: tuple[PartialCount, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    differences: tuple[VillageDifference, ...] = ()
    deliveries: tuple[Delivery, ...] = ()
    """One of each kecamatan of the work area with a row."""

    def delivery(self, district: str) -> Delivery | None:
        """Return what was given for a kecamatan; None where nothing was."""
        return next((delivery for delivery in self.deliveries if delivery.district == district), None)

    def without_numbers(self) -> SourceRemarks:
        """Return what may be shared: a number in a note escapes the protection of small figures."""
        return replace(
            self,
            contradictions=tuple(
                replace(contradiction, total=None, parts=None) for contradiction in self.contradictions
            ),
            differences=tuple(replace(difference, total=None, villages=None) for difference in self.differences),
        )
