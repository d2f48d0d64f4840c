"""Keeps personal data of foreigners out of what is shared. Pure: texts in, masked texts out."""

from __future__ import annotations

from reports.privacy.linkable_facts import FACTS, unlinked
from reports.privacy.masker import MASK, Known, Masked, known, scan
from reports.privacy.patterns import accusing

__all__ = ["FACTS", "MASK", "Known", "Masked", "accusing", "known", "scan", "unlinked"]
