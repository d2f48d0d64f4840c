"""The kind of activities that only captions name: the one right above the table, or rows between the records."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING

from reports.intake.normalise.row_captions import caption_above, labels_between
from reports.problems import Problem
from reports.vocabulary import weeks
from reports.vocabulary.activity_captions import captioned_kind

if TYPE_CHECKING:
    from reports.intake.normalise.columns import Cells
    from reports.problems import Detail


def kinds_by_caption(cells: Cells) -> tuple[list[str | None], list[Problem]]:
    """Return the kind of each record by its captions, told once a caption, and how many records have none.

    Args:
        cells: of a log of activities in which no column says what they were.
    """
    above = caption_above(cells)
    labels = [label for label in labels_between(cells) if not weeks.of_caption(label[1][0])]
    rows = [row for row, _label in labels]
    captions = [above, *(label for _row, label in labels)]
    of_records = [captions[bisect_left(rows, record)] for record in cells.rows]
    kinds = [captioned_kind(caption[0]) if caption else None for caption in of_records]
    counts = Counter(caption for caption, kind in zip(of_records, kinds, strict=True) if caption and kind)
    problems = [
        _problem(cells, "kind-by-caption", caption[1], {"count": count, "caption": caption[0]})
        for caption, count in counts.items()
    ]
    if None in kinds:
        details: dict[str, Detail] = {"count": kinds.count(None), "field": "activity_kind"}
        problems.append(_problem(cells, "values-missing", None, details))
    return kinds, problems


def _problem(cells: Cells, code: str, cell: str | None, details: dict[str, Detail]) -> Problem:
    return Problem(code, cells.path, cells.table.sheet, cell, "activity_kind", details=details)
