"""Chooses the kind of a table by its header, or says between which kinds it cannot be told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports.intake.recognise.header_mapping import DECIDED, with_open_columns
from reports.intake.recognise.header_ranking import SAMPLED, Doubt, doubt, fitting
from reports.intake.recognise.merged_headers import on_data_columns
from reports.vocabulary import numbers

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reports.intake.recognise.decided_tables import TableDecisions
    from reports.intake.recognise.header import Header
    from reports.intake.recognise.header_mapping import Mapping_
    from reports.model.grid import Grid

_SIGNS = frozenset({"legal_basis", "action_type", "grade", "incident_id", "full_name", "passport_no", "narrative"})
"""Fields beside which a column of numbers does not make a log of incidents one of something else."""
_FEWEST_NUMBERS = 2
"""Numbers that show what a column holds."""


@dataclass(frozen=True)
class KindChoice:
    """The meaning of a table's columns under its likeliest kind."""

    mapping: Mapping_
    ambiguous: tuple[str, ...]
    """Kinds that the table cannot be told from, the chosen one first; empty where the kind is clear."""
    doubtful: Doubt | None
    """Another header that it cannot be told from."""


def choose_kind(grid: Grid, header: Header, last_row: int, decisions: TableDecisions) -> KindChoice:
    """Return the decided kind of a table, else the likeliest one; columns in doubt are left open.

    Args:
        grid: the sheet.
        header: of the table.
        last_row: which the table reaches at most.
        decisions: this office's decisions on tables.
    """
    decided = decisions.mapping(header.labels, header.remembered, header.ticks)
    mapping, ambiguous = (decided, ()) if decided else _kind(grid, header)
    doubtful = doubt(header, mapping)
    if doubtful:
        mapping = with_open_columns(mapping, doubtful.columns)
    return KindChoice(on_data_columns(grid, header, mapping, last_row), ambiguous, doubtful)


def _kind(grid: Grid, header: Header) -> tuple[Mapping_, tuple[str, ...]]:
    """Return the mapping of the likeliest kind, and the kinds it cannot be told from.

    Equals in named fields are told apart by whose declared values fill the columns, if enough of them do.
    """
    candidates = [mapping for mapping in header.candidates if not _counts_what_happened(grid, header, mapping)]
    candidates = candidates or list(header.candidates)
    best = candidates[0]
    near = [mapping for mapping in candidates if best.score - mapping.score <= 1]
    if len(near) == 1:
        return best, ()
    fits = {mapping.kind: fitting(grid, header.bottom, mapping)[0] for mapping in near}
    rows = sum(any(cell is not None for cell in row) for row in grid.rows[header.bottom : header.bottom + SAMPLED])
    ranked = sorted(near, key=lambda mapping: (-mapping.score, len(mapping.contested), -fits[mapping.kind]))
    first = ranked[0]
    rivals = [mapping for mapping in ranked[1:] if _is_near(first, mapping, fits, rows)]
    return first, tuple(mapping.kind for mapping in (first, *rivals)) if rivals else ()


def _counts_what_happened(grid: Grid, header: Header, mapping: Mapping_) -> bool:
    """Tell whether a log of incidents is none: its column of what happened, PELANGGARAN, holds nothing but numbers.

    A log of activities counts so what it found. An office that decided the column, or another sign, means a log.
    """
    match = next((match for match in mapping.matches if match.field == "incident_type"), None)
    if mapping.kind != "incidents" or match is None or match.how == DECIDED:
        return False
    if not _SIGNS.isdisjoint(mapping.fields):
        return False
    rows = grid.rows[header.bottom : header.bottom + SAMPLED]
    counts = [numbers.whole(cell) for row in rows if (cell := row[match.column - 1]) is not None]
    return len(counts) >= _FEWEST_NUMBERS and None not in counts and any(counts)


def _is_near(first: Mapping_, rival: Mapping_, fits: Mapping[str, int], rows: int) -> bool:
    """Tell whether a kind cannot be told from another.

    One in which every word is clear needs no comparison with one in which a word is contested. Of two that name as
    many fields, not even half of the rows speak for the first by a cell more; or, naming a field less, the other has a
    cell more in over half of the rows.
    """
    if first.score == rival.score and len(first.contested) < len(rival.contested):
        return False
    margin = fits[first.kind] - fits[rival.kind]
    return 2 * margin < max(rows, 1) if first.score == rival.score else -2 * margin > rows
