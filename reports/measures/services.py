"""Stay-permit services decided in the period."""

from __future__ import annotations

import pandas as pd

from reports.measures.declaration import Dimension, Measure, Scope, Time
from reports.measures.frame_columns import SEXES, coded, counts, of_months, split, texts
from reports.vocabulary.labels import SERVICES, UNKNOWN

_SERVICES = tuple(code for code in SERVICES if code != UNKNOWN)
_DECISIONS = ("approved", "refused")
_COLUMNS = tuple(f"{decision}-{sex}" for decision in _DECISIONS for sex in SEXES)
_NAMES = {"ITK": "Izin Tinggal Kunjungan", "ITAS": "Izin Tinggal Terbatas", "ITAP": "Izin Tinggal Tetap"}


def services(log: pd.DataFrame, scope: Scope) -> pd.DataFrame:
    """Return the services of the period by sex, with their number.

    Shape: columns service_class, service, decision_sex, number.
    """
    rows = of_months(log, frozenset(map(str, scope.period.months)))
    found = [
        (position, kind, service, f"{decision}-{sex}", number)
        for position, kind, service, decision, *row in zip(
            rows.index, texts(rows, "service_class"), coded(rows, "service", _SERVICES),
            coded(rows, "decision", _DECISIONS), counts(rows, "count"), counts(rows, "count_male"),
            counts(rows, "count_female"), texts(rows, "sex"), strict=True,
        )
        for sex, number in split(*row)
    ]  # fmt: skip
    frame = pd.DataFrame(found, columns=["position", "service_class", "service", "decision_sex", "number"])
    return frame.set_index("position")


def _table(kind: str) -> Measure:
    return Measure(
        f"services-{kind}", "services", Time.FLOW, services,
        Dimension(lambda units, _scope: coded(units, "service"), lambda _scope: _SERVICES),
        Dimension(lambda units, _scope: coded(units, "decision_sex"), lambda _scope: _COLUMNS),
        "permohonan",
        f"Jumlah permohonan {_NAMES[kind]} ({kind}) yang diputus dalam periode laporan, menurut jenis permohonan, "
        "keputusan, dan jenis kelamin pemohon.",
        lambda units, _scope: [code == kind for code in texts(units, "service_class")],
        weight="number",
    )  # fmt: skip


MEASURES = tuple(_table(kind) for kind in _NAMES)
"""One table each for ITK, ITAS and ITAP."""
