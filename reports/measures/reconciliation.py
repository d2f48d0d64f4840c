"""Compares counts of other agencies with the register, like with like."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.measures.declaration import Dimension, Measure, Scope, Time
from reports.measures.frame_columns import coded, of_months, take, texts, values
from reports.measures.place_dimensions import district_codes
from reports.measures.stock import persons
from reports.model.period import Month
from reports.vocabulary.labels import AGENCIES

if TYPE_CHECKING:
    import pandas as pd

_OWN = "imigrasi"
_OTHERS = tuple(code for code in AGENCIES if code != _OWN)
_COMPARABLE = ("ITAS", "ITAP")
_DISTRICTS = Dimension(district_codes, lambda scope: scope.districts)
_DEFINITION = (
    "Jumlah orang asing pemegang ITAS dan ITAP dalam register pada tanggal data dan jumlah menurut data instansi lain "
    "untuk bulan yang sama, menurut kecamatan."
)


def _given(log: pd.DataFrame, scope: Scope) -> pd.DataFrame:
    """Return the counts other agencies gave for the month; a row without a number gives none."""
    month = of_months(log, (str(Month.of(scope.as_of)),))
    return take(month, [number is not None for number in values(month, "count")])


def _is_comparable(units: pd.DataFrame, _scope: Scope) -> list[bool]:
    return [code in _COMPARABLE for code in texts(units, "permit_class")]


def _is_listed(units: pd.DataFrame, _scope: Scope) -> list[bool]:
    return [code in _OTHERS for code in texts(units, "agency")]


MEASURES = (
    Measure(
        "reconciliation", "register", Time.STOCK, persons, _DISTRICTS,
        Dimension(lambda units, _scope: [_OWN] * len(units), lambda _scope: (_OWN,)),
        "orang", _DEFINITION, _is_comparable, column_total=False,
    ),
    Measure(
        "reconciliation", "agency_counts", Time.STOCK, _given, _DISTRICTS,
        Dimension(lambda units, _scope: coded(units, "agency"), lambda _scope: _OTHERS),
        "orang", _DEFINITION, _is_listed, weight="count", column_total=False, silent_is_missing=True,
    ),
)  # fmt: skip
"""One table, fed by two kinds of input."""
