"""What this office has decided about tables: kinds by the pattern of their headers, lists that are no input, periods.

A decided kind is applied even where the headers alone would not choose it, as long as the columns meet its needs.
"""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003 -- a dataclass holds them
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reports.intake.recognise.header import MOST_ROWS, Header
from reports.intake.recognise.header_mapping import is_readable, mapping_of, mappings
from reports.intake.recognise.labels import labels
from reports.intake.recognise.other_lists import pattern_of
from reports.intake.recognise.tick_columns import ticks_of
from reports.vocabulary import schema
from reports.vocabulary.text import decision_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reports.intake.recognise.header_mapping import Mapping_, Remembered
    from reports.intake.recognise.labels import Label
    from reports.intake.recognise.tick_columns import Ticks
    from reports.model.grid import Grid
    from reports.model.period import Period

REGISTER = "register"


@dataclass(frozen=True)
class TableDecisions:
    """Decisions of this office that concern one sheet."""

    lists: Mapping[str, str] = field(default_factory=dict)
    """Pattern of headers → ``register``, or the word for another list."""
    tables: Mapping[str, str] = field(default_factory=dict)
    """Pattern of headers → kind."""
    period: Period | None = None
    """Of the tables of this sheet."""

    def other_list(self, labels: Mapping[int, Label]) -> str | None:
        """Return the word by which a table is known as none of the kinds; None without such a decision."""
        word = self.lists.get(pattern_of(labels))
        return None if word == REGISTER else word

    def is_register(self, labels: Mapping[int, Label]) -> bool:
        """Tell whether a list of persons is decided to be a register, whatever its title says."""
        pattern = pattern_of(labels)
        return REGISTER in (self.lists.get(pattern), self.tables.get(pattern))

    def kind(self, labels: Mapping[int, Label]) -> str | None:
        """Return the name of the kind that is decided for tables with some headers; None without a decision."""
        return self.tables.get(pattern_of(labels)) if self.tables else None

    def mapping(
        self, labels: Mapping[int, Label], remembered: Remembered, ticks: Ticks | None = None
    ) -> Mapping_ | None:
        """Return the columns of the decided kind; None without a decision, or where its needs are not met."""
        kind = self.kind(labels)
        declared = next((declared for declared in schema.kinds() if declared.name == kind), None)
        mapping = mapping_of(declared, labels, remembered, ticks) if declared else None
        return mapping if mapping and is_readable(mapping) else None


def decided_header(grid: Grid, anchor: int, remembered: Remembered, decisions: TableDecisions) -> Header | None:
    """Return the header block around a row that is of a decided kind; None without a decision that applies.

    Args:
        grid: the sheet.
        anchor: row that holds known header words, 1-based.
        remembered: this office's decisions on headers.
        decisions: on tables.
    """
    blocks = _blocks_around(grid, anchor) if decisions.tables else ()
    headers = (header_of(rows, texts, remembered, decisions, ticks_of(grid, texts, rows)) for rows, texts in blocks)
    return next(filter(None, headers), None)


def is_in_decided_header(grid: Grid, anchor: int, decisions: TableDecisions) -> bool:
    """Tell whether a row is of a header block whose kind is decided: no other rows around it may say another kind.

    Args:
        grid: the sheet.
        anchor: row that holds known header words, 1-based.
        decisions: on tables.
    """
    blocks = _blocks_around(grid, anchor) if decisions.tables else ()
    return any(decisions.kind(texts) is not None for _rows, texts in blocks)


def _blocks_around(grid: Grid, anchor: int) -> Iterator[tuple[tuple[int, int], dict[int, Label]]]:
    """Yield the blocks of rows that hold a row and may be a header, with their texts."""
    for top in range(anchor, max(anchor - MOST_ROWS, 0), -1):
        for bottom in range(anchor, min(top + MOST_ROWS - 1, grid.height) + 1):
            yield (top, bottom), labels(grid, top, bottom)


def header_of(
    rows: tuple[int, int], texts: Mapping[int, Label], remembered: Remembered, decisions: TableDecisions, ticks: Ticks
) -> Header | None:
    """Return given rows as the header of a table whose kind is decided; None without a decision that applies.

    Args:
        rows: first and last row of the header.
        texts: column → header texts from the top.
        remembered: this office's decisions on headers.
        decisions: on tables.
        ticks: the columns that are ticked.
    """
    mapping = decisions.mapping(texts, remembered, ticks)
    if mapping is None:
        return None
    other_mappings = (candidate for candidate in mappings(texts, remembered, ticks) if candidate.kind != mapping.kind)
    return Header(*rows, texts, (mapping, *other_mappings), remembered=remembered, ticks=ticks)


def header_is_decided(label: Label | None, remembered: Remembered) -> bool:
    """Tell whether this office has decided what a header means, or that its column is not read."""
    return label is not None and (decision_key(" ".join(label)) in remembered or decision_key(label[-1]) in remembered)
