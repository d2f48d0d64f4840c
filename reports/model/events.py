"""Activities of a period as listed in documents; without personal data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True)
class Event:
    """One activity of the activity log."""

    day: date | None
    kind: str | None
    """Row code of the table ``activities``; None when not recognised."""
    level: str | None
    """provinsi, kota or kecamatan."""
    district: str | None
    """Kecamatan code, or ``outside``."""
    title: str
    place: str
    last: date | None = None
    """Last day of an activity of several days; None for a single day."""
    agencies: str = ""
    """Agencies that took part, as the log names them."""
    checked: int | None = None
    """Number of checks of foreigners; None when not stated."""
    findings: int | None = None
