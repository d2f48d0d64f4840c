"""Remarks that name a child of dual citizenship in a row of another class: they belong to the memo line, and are told.

Neither the class nor the remark is believed against the other: the person stays in the stock until the office says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.vocabulary import permits
from reports.vocabulary.departures import as_decided, is_memo

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reports.intake.normalise.columns import Cells
    from reports.problems import Detail, Problem

_COLUMNS = ("status", "active", "remarks")


def memo_remarks(cells: Cells, columns: Mapping[str, list[object]]) -> list[Problem]:
    """Return a problem for each column with such remarks, at its first row, with the number of persons.

    Args:
        cells: of the table.
        columns: of the ledger, with class and departure of each row.
    """
    problems = []
    for field in _COLUMNS:
        rows = _of_memo(cells, field, columns)
        if rows:
            details: dict[str, Detail] = {"count": len(rows)}
            problems.append(cells.problem("memo-asked", rows[0], field, cells.raw_at(field, rows[0]), details))
    return problems


def _of_memo(cells: Cells, field: str, columns: Mapping[str, list[object]]) -> list[int]:
    """Return the rows of the stock with such a remark, of which the office has decided nothing."""
    if not cells.has(field):
        return []
    answers = cells.remembered.get("departed", {})
    raw = cells.raw(field)
    leavings = {text: as_decided(text, answers) for text in set(raw) if isinstance(text, str)}
    texts = {text for text, leaving in leavings.items() if leaving and not leaving.is_sure and is_memo(leaving.word)}
    return [
        index
        for index, (text, permit, departed) in enumerate(
            zip(raw, columns["permit_class"], columns["departed"], strict=True)
        )
        if text in texts and permit != permits.MEMO and departed is None
    ]
