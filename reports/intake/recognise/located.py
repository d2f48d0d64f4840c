"""A table that was found on a sheet, with what the next steps need to read its rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reports.intake.recognise.group_rows import Group
    from reports.intake.recognise.rows import Total
    from reports.model.pivot import Pivot
    from reports.model.recap import Recap
    from reports.model.sheet import SheetTable
    from reports.problems import Problem


@dataclass(frozen=True)
class Located:
    """A table with what the next steps need to read its rows."""

    table: SheetTable
    records: tuple[int, ...]
    """Sheet rows of the records."""
    groups: Mapping[int, Group]
    totals: tuple[Total, ...]
    columns: Mapping[str, int]
    """Field → column."""
    problems: tuple[Problem, ...]
    recap: Recap | None = None
    """The numbers of a table of no kind that is a recapitulation."""
    pivot: Pivot | None = None
    """The columns of the agencies, where a table has one for each."""
