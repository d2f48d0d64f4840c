"""What is asked about the sheets of a file, and what comes back; known to both processes, importing neither's work."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reports.vocabulary.mappings import Mappings

if TYPE_CHECKING:
    from reports.model.meeting import Meeting
    from reports.model.place import Place
    from reports.model.sheet import TableReading
    from reports.problems import Problem


@dataclass(frozen=True)
class Question:
    """What is asked about the sheets of a file."""

    place: Place
    decisions: Mappings = field(default_factory=Mappings)
    """What this office remembers of headers and values."""
    originals: bool = True
    """Whether the original texts are wanted; only the ledger keeps them."""


@dataclass(frozen=True)
class Understood:
    """What the sheets of a file hold."""

    sheets: tuple[tuple[str, bool], ...]
    """Name and hidden flag of every sheet in order."""
    tables: tuple[TableReading, ...]
    problems: tuple[Problem, ...]
    """Of the file as a whole."""
    meeting: Meeting | None = None
