"""What a whole column says of its cells: which are judged, whether days and months are turned, and codes alpha-2."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

from reports.intake.normalise import fast_path
from reports.vocabulary import dates, nationalities, schema
from reports.vocabulary.text import normal

if TYPE_CHECKING:
    from collections.abc import Collection

    from reports.model.grid import Scalar

DATED = frozenset({schema.Type.DATE, schema.Type.EXPIRY, schema.Type.BIRTH})
_ANY_DAY = frozenset(
    {"incident_date", "action_date", "decision_date", "permit_expiry", "permit_issue_date", "arrival_date"}
)
"""Dates that fall on any day; an activity may be held on the tenth of each month."""
_SAMPLE, _FEW = 256, 0.5
"""Cells looked at, and the part of distinct ones above which a column hardly repeats."""
_LONGEST_SHOWN = 200
"""Characters of a cell that a problem shows."""


def text_shown(text: str) -> str:
    """Return a cell as a problem shows it: a long text cut, with an ellipsis."""
    return text if len(text) <= _LONGEST_SHOWN else f"{text[: _LONGEST_SHOWN - 1]}…"


def filled_cells(field: str, cells: list[Scalar]) -> Collection[Scalar]:
    """Return the cells that are filled, once each; where nearly all may stand and hardly repeat, as they are."""
    sample = cells[:_SAMPLE]
    if fast_path.stands(field) and (schema.type_of(field) in DATED or len(set(sample)) > _FEW * len(sample)):
        return [cell for cell in cells if cell is not None]
    distinct = set(cells)
    distinct.discard(None)
    return distinct


def uncertain_dates(field: str, filled: Collection[Scalar]) -> list[Scalar]:
    """Return the dates of a column whose day and month may be the other way round, by what the whole column says."""
    if schema.type_of(field) not in DATED:
        return []
    texts = [cell for cell in filled if isinstance(cell, str)]
    if field in _ANY_DAY and dates.is_one_day_of_many_months(texts):
        return [text for text in texts if dates.could_be_either(text)]
    days = [cell for cell in filled if isinstance(cell, date)] if texts and len(texts) < len(filled) else []
    return [day for day in days if day.day != day.month] if dates.are_half_turned(days, texts) else []


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
