"""Counts. A measure is declared, not coded: what one thing is, which of them, by what row and column.

The declaration that counts also selects, so every figure can be traced to its source rows. Pure: frames in,
figures out.
"""

from __future__ import annotations

from reports.measures.changes import compare, covered
from reports.measures.happenings import events
from reports.measures.tables import measure, select
from reports.measures.trend import trend

__all__ = ["compare", "covered", "events", "measure", "select", "trend"]
