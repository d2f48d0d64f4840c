"""Decisions on administrative actions that a report has to name beside its figures."""

from __future__ import annotations

from dataclasses import dataclass, field
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
class EnforcementGaps:
    """What is still to be settled of the actions of a period; numbers only."""

    deportations_alone: int = 0
    """Cases with a deportation decided in the period and no penangkalan decided by the as-of date."""
    one_leg: int = 0
    """Cases under Pasal 78 ayat (3) of which only one of the two actions was decided."""
    undecided: int = 0
    """Cases of the period whose action lacks number or date of its decision."""
    planned: int = 0
    """Cases of the period in which an action is planned."""
    proposed_bans: int = 0
    """Cases of the period in which a penangkalan is proposed."""
    decided_later: int = 0
    """Cases of the period that were decided after the as-of date."""
    graded_lower: int = 0
    """Cases on which an action was decided by the as-of date, and whose grade is lower than that."""
    without_order: int = 0
    """Operations and field supervision of the period without the number of an order, where others have one."""
    ordered_kinds: int = 0
    """Operations and field supervision of the period."""


@dataclass(frozen=True)
class DecisionRemarks:
    """What a report says of decisions beside its tables."""

    of_earlier_incidents: int = 0
    """Incidents of earlier months that obtained a decision in the period."""
    unplaced: tuple[NamedDecision, ...] = ()
    """Decisions with an impossible date: counted in no month."""
    against_protected: tuple[NamedDecision, ...] = ()
    """Decisions on a victim or a diplomat: counted, and to be checked."""
    gaps: EnforcementGaps = field(default_factory=EnforcementGaps)
    without_action: int = 0
    """Persons of the incidents counted as ``ditindak`` on whom no action fell."""
