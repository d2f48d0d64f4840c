"""The register of follow-ups: every task of a team's meetings until it is closed, ages counted to one day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True)
class Task:
    """One task, with what follows from the day of the register."""

    text: str
    owner: str
    """Empty where nobody was named."""
    deadline: date | None
    status: str
    """Belum, Proses or Selesai."""
    note: str
    meeting: str
    """Name of the workbook of the meeting that first agreed on it."""
    agreed_on: date | None
    """Day of that meeting."""
    age: int | None
    """Days since that meeting; None where it has no day."""
    overdue: int
    """Days past the deadline; 0 for a closed task and one that is not late."""


@dataclass(frozen=True)
class FollowUpRegister:
    """All tasks, open ones first."""

    name: str
    """``tindak-lanjut``: the file's name."""
    title: str
    subtitle: str
    office: str
    edition: str
    classification: str
    as_of: date
    """The day ages are counted to."""
    tasks: tuple[Task, ...]
    statuses: tuple[str, ...]
    """Values of the drop-down."""
    notes: tuple[str, ...]
    """How to read and use the register."""
