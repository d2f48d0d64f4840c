"""Group rows that say they are a kecamatan and name none that is known: KEC. IB I, Kecamatan SU 2.

They are asked about at their own cell like an entry of a column KECAMATAN, and take its answers.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports.late_patterns import late_regex
from reports.model.sheet import RowRole
from reports.vocabulary import places
from reports.vocabulary.text import decision_key

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reports.intake.normalise.columns import Cells

    Groups = dict[int, tuple[str | None, str | None]]

_BAND = late_regex(
    r"(?:(?:[A-Z]|[IVX]+|\d{1,2})[.)]\s*)?(?P<name>(?:KECAMATAN|KEC|DISTRIK)\b[.\s:]*[^:(=]*\w)\s*(?:[:(=]\s*\d.*)?",
    re.IGNORECASE,
)
"""A group row of a kecamatan, with or without an enumerator and a count."""


@dataclass(frozen=True)
class Band:
    """A group row of a kecamatan."""

    row: int
    column: int
    text: str


def with_answered_bands(
    cells: Cells, groups: Mapping[int, tuple[str | None, str | None]]
) -> tuple[Groups, tuple[Band, ...]]:
    """Return the groups with what the office has decided of bands that are not known, and the bands still to be asked.

    Args:
        cells: of a table; only records whose own cell and group name no kecamatan are looked at.
        groups: sheet row → (district, village) of its group rows.
    """
    bands = _bands(cells)
    answered, open_bands = dict(groups), []
    band_rows = [band.row for band in bands]
    answers = cells.remembered.get("kecamatan", {})
    for row, own_cell in zip(cells.rows, cells.raw("kecamatan"), strict=True) if bands else ():
        place = bisect_left(band_rows, row)
        if own_cell is not None or place == 0 or groups.get(row, (None, None)) != (None, None):
            continue
        band = bands[place - 1]
        code = answers.get(decision_key(band.text))
        if code:
            answered[row] = (code, None)
        elif not _is_known(band.text):
            open_bands.append(band)
    return answered, tuple(dict.fromkeys(open_bands))


def _bands(cells: Cells) -> list[Band]:
    """Return the group rows that say they are a kecamatan, from the top."""
    bands = []
    for row, role in sorted(cells.table.structure.items()):
        if role is not RowRole.GROUP:
            continue
        texts = [(column, cell) for column, cell in enumerate(cells.grid.rows[row - 1], 1) if isinstance(cell, str)]
        match = _BAND.fullmatch(" ".join(texts[0][1].split())) if texts else None
        if match and len({text for _column, text in texts}) == 1:
            bands.append(Band(row, texts[0][0], match["name"]))
    return bands


def _is_known(text: str) -> bool:
    return places.district_code(text) is not None or places.is_elsewhere(text)
