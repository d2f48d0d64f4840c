"""Decisions on administrative actions that a report has to name beside its figures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True)
class NamedDecision:
    """One decision that the office has to check; no person appears here."""

    kinds: tuple[str, ...]
    """Kinds of action."""
    number: str
    decided: date
    incident: date | None
    reason: str
    """before, late, after-document; or who the person is: korban, diplomat."""


@dataclass(frozen=True)
class DecisionRemarks:
    """What a report says of decisions beside its tables."""

    of_earlier_incidents: int = 0
    """Incidents of earlier months that obtained a decision in the period."""
    unplaced: tuple[NamedDecision, ...] = ()
    """Decisions with an impossible date: counted in no month."""
    against_protected: tuple[NamedDecision, ...] = ()
    """Decisions on a victim or a diplomat: counted, and to be checked."""
    without_action: int = 0
    """Persons of the incidents counted as ``ditindak`` on whom no action fell."""
