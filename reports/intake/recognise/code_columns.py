"""Columns whose header says nothing of codes and whose cells are the exporter's own: 1 and 2 below JK.

Only a column of short codes most of which mean nothing by themselves is one; an odd letter among L and P is a slip.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from reports.intake.recognise import cell_fit
from reports.intake.recognise.header_mapping import CODE, TICK
from reports.vocabulary import own_codes
from reports.vocabulary.text import normal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reports.intake.recognise.header_mapping import Mapping_, Match
    from reports.model.grid import Grid, Scalar

_UNKNOWN = 0.5
"""Part of the filled cells that mean nothing by themselves, from which a column is one of own codes."""
_SAMPLED = 500
"""Records that are looked at, evenly over a long table."""
_WORDED = frozenset({"nationality"})
"""Fields whose short texts are abbreviations of words as often as codes."""


def with_codes(grid: Grid, mapping: Mapping_, records: Sequence[int]) -> Mapping_:
    """Return a mapping that says which columns hold the exporter's own codes.

    Args:
        grid: the sheet.
        mapping: of its columns.
        records: rows of the records, 1-based.
    """
    matches = tuple(
        replace(match, how=CODE) if _may_be_coded(match) and _is_coded(grid, match, records) else match
        for match in mapping.matches
    )
    return replace(mapping, matches=matches)


def _may_be_coded(match: Match) -> bool:
    return match.field in own_codes.FIELDS and not match.fields and match.how != TICK and match.field not in _WORDED


def _is_coded(grid: Grid, match: Match, records: Sequence[int]) -> bool:
    """Tell whether the cells of a column are few short codes, most of which mean nothing by themselves."""
    some = records[:: max(1, len(records) // _SAMPLED)]
    counts: Counter[Scalar] = Counter(grid.cell(row, match.column) for row in some)
    del counts[None]
    texts = {cell: _text(cell) for cell in counts}
    if not 0 < len(counts) <= own_codes.MOST:
        return False
    if not all(own_codes.is_code(match.field, text) for text in texts.values()):
        return False
    letters = {normal(text) for text in texts.values()}
    if match.field == "sex" and "W" in letters:
        return False  # Pria and Wanita, or Perempuan: asked at each cell
    unknown = sum(number for cell, number in counts.items() if not cell_fit.fits(match.field, texts[cell]))
    return unknown > _UNKNOWN * counts.total()


def _text(cell: Scalar) -> str:
    """Return a cell as text, whole numbers without ``.0``."""
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)
