"""What the reading process is told to make a correction workbook of; the file itself it opens by itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reports.render.correction import Additions, Finding, Words


@dataclass(frozen=True)
class Order:
    """What a correction workbook is made of, beside the sender's file."""

    sha256: str
    """Hash of the file when it was read: marks belong to that state of it."""
    findings: tuple[Finding, ...]
    words: Words
    additions: Additions
