"""Keeps personal data of foreigners out of what is shared. Pure: texts in, masked texts out."""

from __future__ import annotations

from reports.protect.scan import MASK, Known, Masked, known, scan

__all__ = ["MASK", "Known", "Masked", "known", "scan"]
