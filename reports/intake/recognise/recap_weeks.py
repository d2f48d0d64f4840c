"""Columns of a recapitulation that state weeks: MINGGU I to MINGGU IV, each alone or over L and P or classes."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from reports.vocabulary import weeks

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reports.intake.recognise.labels import Label


def without_weeks(labels: Mapping[int, Label]) -> tuple[dict[int, Label], dict[tuple[int, ...], Label]]:
    """Return the columns of no week with their labels, and columns of all weeks in order with what stands below these.

    Columns of weeks that are no whole month, or of one week twice, are in neither.

    Args:
        labels: column → header texts from the top.
    """
    columns_by_label: defaultdict[Label, list[tuple[int, int]]] = defaultdict(list)
    other_labels: dict[int, Label] = {}
    for column, label in labels.items():
        week, remaining = _week_of(label)
        if week is None:
            other_labels[column] = label
        else:
            columns_by_label[remaining].append((week, column))
    return other_labels, {
        tuple(column for _week, column in sorted(of_label)): label
        for label, of_label in columns_by_label.items()
        if _is_month([week for week, _column in of_label])
    }


def _week_of(label: Label) -> tuple[int | None, Label]:
    """Return the week that a header states, and its other texts."""
    week: int | None = None
    remaining: list[str] = []
    for text in label:
        number = weeks.of_number(text) if week == 0 else weeks.of_header(text)
        if number is None:
            remaining.append(text)
        else:
            week = number
    return week, tuple(remaining)


def _is_month(numbers: list[int]) -> bool:
    """Tell whether weeks are all of a month, each once."""
    return len(numbers) >= weeks.FEWEST and sorted(numbers) == list(range(1, len(numbers) + 1))
