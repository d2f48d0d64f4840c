"""How long data are kept, as an office writes it: "60 bulan", "5 tahun"."""

from __future__ import annotations

import re

from reports.errors import ConfigurationError
from reports.late_patterns import late_regex
from reports.model.period import Month

_LIMIT = late_regex(r"([1-9]\d{0,3})\s*(bulan|tahun)", re.IGNORECASE)
_MONTHS = {"bulan": 1, "tahun": 12}


def months_of(limit: str, key: str = "retention") -> int | None:
    """Return a limit in months; None where there is none.

    Args:
        limit: as it is written; blank for none.
        key: of ``pora.toml``, for the message.

    Raises:
        ConfigurationError: it is no limit.

    Example:
        >>> months_of("5 tahun"), months_of("")
        (60, None)
    """
    if not limit.strip():
        return None
    match = _LIMIT.fullmatch(limit.strip())
    if match is None:
        raise ConfigurationError(
            "{file}: {key} must be {expected}", "correct that line", file="pora.toml", key=key,
            expected='a number with "bulan" or "tahun", such as "5 tahun"',
        )  # fmt: skip
    return int(match[1]) * _MONTHS[match[2].lower()]


def first_kept(limit: str, today: Month) -> Month | None:
    """Return the first month that may still be held; None without a limit.

    Args:
        limit: as it is written.
        today: the month that is counted from; it is held whatever the limit.

    Example:
        >>> str(first_kept("12 bulan", Month(2024, 9)))
        '2023-09'
    """
    months = months_of(limit)
    if months is None:
        return None
    earliest = Month(1, 1)
    passed = (today.year - earliest.year) * 12 + today.month - earliest.month
    return today.plus(-min(months, passed))
