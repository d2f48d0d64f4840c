"""Columns that hold the administrative action although their header says less: SANKSI, KEPUTUSAN, HASIL.

The header proposes such a column, its cells decide: nearly all of them name kinds of action and nothing else.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reports.intake.recognise.header_mapping import Match, is_readable
from reports.intake.recognise.labels import leaf
from reports.vocabulary import actions
from reports.vocabulary.text import normal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reports.intake.recognise.header_mapping import Mapping_
    from reports.intake.recognise.labels import Label
    from reports.model.grid import Grid, Scalar

_FIELD = "action_type"
_MOST = 0.8
"""Part of the filled cells that name actions at least."""
_MAY_BE = frozenset({"narrative", "result"})
"""Fields that such a header names elsewhere: HASIL."""
_DECIDED = "remembered"


def with_actions(grid: Grid, mapping: Mapping_, labels: Mapping[int, Label], records: Sequence[int]) -> Mapping_:
    """Return the mapping of a log with the column that holds the action by its cells, where no header names one.

    Args:
        grid: the sheet.
        mapping: by headers.
        labels: column → header texts from the top.
        records: sheet rows of the records.
    """
    if mapping.kind != "incidents" or _FIELD in mapping.fields:
        return mapping
    columns = [
        column
        for column, label in labels.items()
        if _may_hold_actions(mapping, column, label) and _says_actions([grid.cell(row, column) for row in records])
    ]
    if len(columns) != 1:
        return mapping
    other_matches = tuple(match for match in mapping.matches if match.column != columns[0])
    matches = sorted((*other_matches, Match(columns[0], _FIELD, "alias")), key=lambda match: match.column)
    of_actions = replace(mapping, matches=tuple(matches))
    return of_actions if is_readable(of_actions) or not is_readable(mapping) else mapping


def _may_hold_actions(mapping: Mapping_, column: int, label: Label) -> bool:
    """Tell whether a header may be that of actions, and neither the office nor another field has the column."""
    if not {leaf(label), normal(" ".join(label))} & actions.headers_by_values():
        return False
    match = next((match for match in mapping.matches if match.column == column), None)
    return match is None or (match.field in _MAY_BE and match.how != _DECIDED)


def _says_actions(cells: Sequence[Scalar]) -> bool:
    texts = [cell for cell in cells if isinstance(cell, str) and normal(cell)]
    naming_texts = sum(_names_actions(text) for text in texts)
    return bool(naming_texts) and naming_texts >= _MOST * len(texts)


def _names_actions(text: str) -> bool:
    kinds, _plan, unexplained = actions.actions_in(text)
    return bool(kinds) and not unexplained
