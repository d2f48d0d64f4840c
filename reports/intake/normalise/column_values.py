"""What a whole column says of its cells: which are judged, whether dates are month first, and codes alpha-2."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from reports.intake.normalise import fast_path
from reports.vocabulary import dates, nationalities, schema
from reports.vocabulary.text import normal

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from reports.intake.normalise.judged import Judged
    from reports.model.grid import Scalar

DATED = frozenset({schema.Type.DATE, schema.Type.EXPIRY, schema.Type.BIRTH})
_SAMPLE, _FEW = 256, 0.5
"""Cells looked at, and the part of distinct ones above which a column hardly repeats."""


def filled_cells(field: str, cells: list[Scalar]) -> Collection[Scalar]:
    """Return the cells that are filled, once each; where nearly all may stand and hardly repeat, as they are."""
    sample = cells[:_SAMPLE]
    if fast_path.stands(field) and (schema.type_of(field) in DATED or len(set(sample)) > _FEW * len(sample)):
        return [cell for cell in cells if cell is not None]
    distinct = set(cells)
    distinct.discard(None)
    return distinct


def seems_month_first(field: str, judgements: Mapping[Scalar, Judged], filled: Collection[Scalar]) -> bool:
    """Tell whether a column of dates seems typed month first; without several impossible ones it cannot be."""
    if schema.type_of(field) not in DATED:
        return False
    odd = [
        cell for cell, judgement in judgements.items() if judgement.code == "date-impossible" and isinstance(cell, str)
    ]
    return dates.is_month_first(odd) and dates.is_month_first(cell for cell in filled if isinstance(cell, str))


def spellings(cells: list[Scalar]) -> Counter[str]:
    """Count the texts of a column by their normal forms."""
    spellings: Counter[str] = Counter()
    for cell, number in Counter(cells).items():
        if isinstance(cell, str):
            spellings[normal(cell)] += number
    return spellings


def is_alpha2(texts: Counter[str]) -> bool:
    """Tell whether nearly all of a column are alpha-2 codes (only there NA is Namibia)."""
    total = sum(texts.values())
    return total > 0 and sum(number for text, number in texts.items() if text in nationalities.alpha2()) >= 0.8 * total
