"""Keeps personal data of foreigners out of what is shared. Pure: texts in, masked texts out."""

from __future__ import annotations

from reports.protect.facts import FACTS, unlinked
from reports.protect.scan import MASK, Known, Masked, known, scan
from reports.protect.wording import accusing

__all__ = ["FACTS", "MASK", "Known", "Masked", "accusing", "known", "scan", "unlinked"]
