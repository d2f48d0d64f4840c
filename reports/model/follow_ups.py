"""The register of follow-ups: tasks agreed in the meetings of a team, with their ages on a reference day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True)
class Task:
    """One task, with its age and delay on the day of the register."""

    text: str
    owner: str
    """Agency in charge; empty when none was named."""
    deadline: date | None
    status: str
    """Belum, Proses or Selesai."""
    note: str
    meeting: str
    """Name of the workbook of the meeting that first agreed on the task."""
    agreed_on: date | None
    """Day of that meeting."""
    age: int | None
    """Days since that meeting; None when its day is unknown."""
    overdue: int
    """Days past the deadline; 0 for a closed task or one that is not late."""


@dataclass(frozen=True)
class FollowUpRegister:
    """All tasks, open ones first."""

    name: str
    """File name, ``tindak-lanjut``."""
    title: str
    subtitle: str
    office: str
    edition: str
    classification: str
    as_of: date
    """Reference day of the ages."""
    tasks: tuple[Task, ...]
    statuses: tuple[str, ...]
    """Values of the drop-down list."""
    notes: tuple[str, ...]
    """How to read and use the register."""
