"""Counts. A measure is declared, not coded: what one thing is, which of them, by what row and column.

The declaration that counts also selects, so every figure can be traced to its source rows. Pure: frames in,
figures out.
"""

from __future__ import annotations

from reports.measures.agency_counts import source_remarks
from reports.measures.backings import backings
from reports.measures.changes import compare, covered, is_placed
from reports.measures.decision_remarks import decided_until, decision_remarks
from reports.measures.declaration import Scope
from reports.measures.events import events
from reports.measures.listed_persons import named_persons
from reports.measures.log_supplement import supplement
from reports.measures.movements import movements
from reports.measures.source_rows import Contribution, Tracer
from reports.measures.sponsors import sponsors
from reports.measures.tables import counted_columns, figures, measure, tallies
from reports.measures.tally import Tally
from reports.measures.trend import trend
from reports.measures.workers_by_size import workplace_tables, workplaces_behind, workplaces_moved

__all__ = [
    "Contribution",
    "Scope",
    "Tally",
    "Tracer",
    "backings",
    "compare",
    "counted_columns",
    "covered",
    "decided_until",
    "decision_remarks",
    "events",
    "figures",
    "is_placed",
    "measure",
    "movements",
    "named_persons",
    "source_remarks",
    "sponsors",
    "supplement",
    "tallies",
    "trend",
    "workplace_tables",
    "workplaces_behind",
    "workplaces_moved",
]
