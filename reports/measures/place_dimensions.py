"""Rows by place: kecamatan and kelurahan of the work area, what lies outside it, and what is unknown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.measures.code_column import Codes
from reports.measures.declaration import Dimension, Scope
from reports.measures.frame_columns import texts
from reports.vocabulary import places, work_area
from reports.vocabulary.labels import UNKNOWN, WORK_AREA

if TYPE_CHECKING:
    from collections.abc import Collection

    import pandas as pd

MARGINS = (places.OUTSIDE, UNKNOWN)


def place_code(code: str | None, inside: Collection[str]) -> str:
    """Return the row of a place: itself, ``outside`` for any other place, ``unknown`` for none."""
    if code is None or code == UNKNOWN:
        return UNKNOWN
    return code if code in inside else places.OUTSIDE


def villages_of(scope: Scope) -> tuple[str, ...]:
    """Return the kelurahan codes of the work area."""
    return tuple(village.code for village in work_area.area_of(scope.districts).villages)


def district_codes(units: pd.DataFrame, scope: Scope) -> Codes:
    """Return the kecamatan row of each unit."""
    return Codes.of(texts(units, "district"), lambda code: place_code(code, scope.districts))


def _village_codes(units: pd.DataFrame, scope: Scope) -> Codes:
    inside = frozenset(villages_of(scope))
    return Codes.of(texts(units, "village"), lambda code: place_code(code, inside))


def _districts_and_margins(scope: Scope) -> tuple[str, ...]:
    return scope.districts + MARGINS


def _villages_and_margins(scope: Scope) -> tuple[str, ...]:
    return villages_of(scope) + MARGINS


def _work_area(scope: Scope) -> dict[str, tuple[str, ...]]:
    return {WORK_AREA: scope.districts}


DISTRICTS = Dimension(district_codes, _districts_and_margins, groups=_work_area)
"""Kecamatan with the margin ``work-area``."""
DISTRICTS_PLAIN = Dimension(district_codes, _districts_and_margins)
"""Kecamatan without it."""
VILLAGES = Dimension(_village_codes, _villages_and_margins)
