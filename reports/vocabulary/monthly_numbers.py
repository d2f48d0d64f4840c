"""Numbers of a month that no workbook of the office gives: it writes them under ``[monthly.YYYY-MM]`` in pora.toml."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports.errors import ConfigurationError
from reports.model.period import Month

if TYPE_CHECKING:
    from collections.abc import Mapping

NOT_GIVEN = -1
"""What stands for a number that the office did not give: it is not zero."""


@dataclass(frozen=True)
class MonthlyNumbers:
    """Numbers of one month. What is not given is printed as not available, and 0 as NIHIL."""

    detained_before: int = NOT_GIVEN
    """Persons in the detention room when the month began."""
    detained_in: int = NOT_GIVEN
    detained_out: int = NOT_GIVEN
    """Persons released or deported from it."""
    detained_moved: int = NOT_GIVEN
    """Persons moved to a detention house (rudenim) or another office."""
    detained_after: int = NOT_GIVEN
    """Persons in it when the month ended."""
    longest_detention: int = NOT_GIVEN
    """Days that the person was in it who was there longest."""
    deported: int = NOT_GIVEN
    """Persons deported in the month, where the log of incidents has no dates of execution."""
    fees_received: int = NOT_GIVEN
    """Biaya beban received as PNBP, in rupiah."""
    cases_carried_over: int = NOT_GIVEN
    """Cases of earlier months that are still open."""
    objections: int = NOT_GIVEN
    """Objections (keberatan) filed against administrative actions."""


DETENTION = ("detained_before", "detained_in", "detained_out", "detained_moved", "detained_after")
"""Numbers of detainees in the order in which they add up."""


def check(numbers_by_month: Mapping[str, MonthlyNumbers], file: str) -> None:
    """Refuse months that are none, and detainees that do not add up.

    Raises:
        ConfigurationError: names the key.
    """
    for month, numbers in numbers_by_month.items():
        try:
            Month.parse(month)
        except ValueError as error:
            raise ConfigurationError(
                "{file}: {key} is no month", "write a month as [monthly.2024-09]", file=file, key=f"monthly.{month}"
            ) from error
        before, came, left, moved, after = (getattr(numbers, name) for name in DETENTION)
        if NOT_GIVEN not in {before, came, left, moved, after} and before + came - left - moved != after:
            raise ConfigurationError(
                "{file}: detainees of {key} do not add up: {before} + {came} − {left} − {moved} is not {after}",
                "correct the numbers there", file=file, key=f"monthly.{month}", before=str(before), came=str(came),
                left=str(left), moved=str(moved), after=str(after),
            )  # fmt: skip


def fields() -> tuple[str, ...]:
    """Return the names of all numbers in the order of the file."""
    return tuple(field.name for field in dataclasses.fields(MonthlyNumbers))
