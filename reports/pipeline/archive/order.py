"""What is asked of one file of an archive; light, since it is made before anything is read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reports.pipeline.question import Question


@dataclass(frozen=True)
class Order:
    """What is asked of the file."""

    question: Question
    sha256: str
    key: str
    """Under which the ledger keeps it."""
    districts: tuple[str, ...]
    """Kecamatan codes of the work area."""
