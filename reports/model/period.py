"""Months and ranges of months, the only units of reporting time."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

from reports.late_patterns import late_regex

_MONTH = late_regex(r"(\d{4})-(0[1-9]|1[0-2])")


@dataclass(frozen=True, order=True)
class Month:
    """A calendar month; ordered by time."""

    year: int
    month: int
    """1 to 12."""

    @classmethod
    def parse(cls, text: str) -> Month:
        """Parse ``YYYY-MM``.

        Raises:
            ValueError: the text has another form.
        """
        match = _MONTH.fullmatch(text)
        if match is None:
            raise ValueError(text)
        return cls(int(match[1]), int(match[2]))

    @classmethod
    def of(cls, day: date) -> Month:
        """Return the month of a day."""
        return cls(day.year, day.month)

    @property
    def first(self) -> date:
        """First day."""
        return date(self.year, self.month, 1)

    @property
    def last(self) -> date:
        """Last day."""
        return date(self.year, self.month, calendar.monthrange(self.year, self.month)[1])

    def plus(self, months: int) -> Month:
        """Return the month a number of months later (negative: earlier)."""
        years, index = divmod(self.year * 12 + self.month - 1 + months, 12)
        return Month(years, index + 1)

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.month:02d}"


@dataclass(frozen=True, order=True)
class Period:
    """A month or a range of months, both ends included."""

    first: Month
    last: Month

    @classmethod
    def of(cls, month: Month) -> Period:
        """Return the period of one month."""
        return cls(month, month)

    @classmethod
    def parse(cls, text: str) -> Period:
        """Parse ``2024-09``, ``2024-07..2024-09`` or ``2024``.

        Raises:
            ValueError: the text has another form, or its last month is before the first.
        """
        if re.fullmatch(r"\d{4}", text):
            return cls(Month(int(text), 1), Month(int(text), 12))
        first, dots, last = text.partition("..")
        period = cls(Month.parse(first), Month.parse(last if dots else first))
        if period.last < period.first:
            raise ValueError(text)
        return period

    @property
    def start(self) -> date:
        """First day."""
        return self.first.first

    @property
    def end(self) -> date:
        """Last day; the default as-of date of stock tables."""
        return self.last.last

    @property
    def months(self) -> tuple[Month, ...]:
        """All months of the period in order."""
        count = (self.last.year - self.first.year) * 12 + self.last.month - self.first.month + 1
        return tuple(self.first.plus(step) for step in range(count))

    @property
    def is_month(self) -> bool:
        """Whether it is a single month."""
        return self.first == self.last

    def plus(self, months: int) -> Period:
        """Return the period shifted by a number of months (negative: earlier)."""
        return Period(self.first.plus(months), self.last.plus(months))

    def __contains__(self, month: object) -> bool:
        return isinstance(month, Month) and self.first <= month <= self.last

    def __str__(self) -> str:
        return str(self.first) if self.is_month else f"{self.first}..{self.last}"
