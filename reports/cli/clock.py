"""The only place where a clock is read: what ``records`` of an office says of the time of an entry."""

from __future__ import annotations

from datetime import datetime


def now() -> datetime:
    """Return the time of this run, with the offset of this PC from UTC."""
    return datetime.now().astimezone()
