"""What a return corrects of the one that was handed in before it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reports.model.submission import Submission


@dataclass(frozen=True)
class FigureChange:
    """One figure as it was handed in and as it counts today."""

    table: str
    row: str
    column: str
    then: int | None
    """None where it was not delivered."""
    now: int | None

    @property
    def id(self) -> str:
        """``<table>/<row>/<column>``."""
        return f"{self.table}/{self.row}/{self.column}"

    @property
    def difference(self) -> int | None:
        """Today's value minus that handed in; None where either was not delivered."""
        return None if self.then is None or self.now is None else self.now - self.then


@dataclass(frozen=True)
class Correction:
    """A return that differs in figures from the one handed in before it."""

    number: int
    """1 for the first correction."""
    replaces: Submission
    """What was handed in before."""
    changes: tuple[FigureChange, ...] | None
    """None where the figures that were handed in are no longer there."""
    other_rules: bool = False
    """Whether what was handed in was counted under other rules."""
