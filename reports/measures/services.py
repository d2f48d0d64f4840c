"""Stay-permit services decided in the period."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from reports.measures.declaration import Dimension, Measure, Scope, Time
from reports.measures.frame_columns import SEXES, coded, counts, number_of, of_months, split, take, texts, values
from reports.vocabulary.labels import SERVICES, UNKNOWN
from reports.vocabulary.recap_statements import RecapRow, is_counted

if TYPE_CHECKING:
    from collections.abc import Iterator

_SERVICES = tuple(code for code in SERVICES if code != UNKNOWN)
_DECISIONS = ("approved", "refused")
_COLUMNS = tuple(f"{decision}-{sex}" for decision in _DECISIONS for sex in SEXES)
_FIELDS = ("service_class", "service", "decision", "sex", "count", "count_male", "count_female", "recap", "recap_week")
_NAMES = {"ITK": "Izin Tinggal Kunjungan", "ITAS": "Izin Tinggal Terbatas", "ITAP": "Izin Tinggal Tetap"}


def services(log: pd.DataFrame, scope: Scope) -> pd.DataFrame:
    """Return the services of the period by sex, with their number.

    Shape: columns service_class, service, decision, decision_sex, number; decision is None where a service was not
    decided, or nobody can read how.
    """
    log = without_recaps(of_months(log, frozenset(map(str, scope.months))))
    rows = [
        (position, kind, service, decision if decision in _DECISIONS else None, f"{decision}-{sex}", number)
        for position, kind, service, decision, *row in zip(
            log.index, texts(log, "service_class"), coded(log, "service", _SERVICES), texts(log, "decision"),
            counts(log, "count"), counts(log, "count_male"), counts(log, "count_female"), texts(log, "sex"),
            strict=True,
        )
        for sex, number in split(*row)
    ]  # fmt: skip
    columns = ["position", "service_class", "service", "decision", "decision_sex", "number"]
    return pd.DataFrame(rows, columns=columns).set_index("position")


def without_recaps(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows without those numbers of recapitulations that rows, or other recapitulations, say already."""
    recaps = [value is True for value in values(rows, "recap")]
    return take(rows, is_counted(list(_recap_rows(rows, recaps)))) if any(recaps) else rows


def _recap_rows(rows: pd.DataFrame, recaps: list[bool]) -> Iterator[RecapRow]:
    names = ("period", "service_class", "path", "sheet", "recap_week", "service", "decision", "sex")
    columns = ([text or "" for text in texts(rows, name)] for name in names)
    numbers = (counts(rows, name) for name in ("table", "count", "count_male", "count_female"))
    for is_recap, month, code, path, sheet, week, service, decision, sex, table, number, male, female in zip(
        recaps, *columns, *numbers, strict=True
    ):
        source = (path, sheet, table or 0)
        yield RecapRow(
            (month, code), source, is_recap, week, service, decision, sex, number_of(number, male, female), male, female
        )


def _table(kind: str) -> Measure:
    return Measure(
        f"services-{kind}", "services", Time.FLOW, services,
        Dimension(lambda units, _scope: coded(units, "service"), lambda _scope: _SERVICES),
        Dimension(lambda units, _scope: coded(units, "decision_sex"), lambda _scope: _COLUMNS),
        "permohonan",
        f"Jumlah permohonan {_NAMES[kind]} ({kind}) yang disetujui atau ditolak dalam periode laporan, menurut jenis "
        "permohonan, keputusan, dan jenis kelamin pemohon.",
        lambda units, _scope: [
            code == kind and decision is not None
            for code, decision in zip(texts(units, "service_class"), texts(units, "decision"), strict=True)
        ],
        weight="number", fields=_FIELDS,
    )  # fmt: skip


def _is_outside(units: pd.DataFrame, _scope: Scope) -> list[bool]:
    """Tell what no form of the ministry holds: other classes, and what was not decided."""
    return [
        code not in _NAMES or decision is None
        for code, decision in zip(texts(units, "service_class"), texts(units, "decision"), strict=True)
    ]


MEASURES = (
    *(_table(kind) for kind in _NAMES),
    Measure(
        "services-outside", "services", Time.FLOW, services,
        Dimension(lambda units, _scope: coded(units, "service_class")),
        Dimension(
            lambda units, _scope: ["undecided" if text is None else "decided" for text in texts(units, "decision")],
            lambda _scope: ("decided", "undecided"),
        ),
        "permohonan",
        "Jumlah permohonan dalam periode laporan di luar tabel layanan ITK, ITAS, dan ITAP: yang belum diputus atau "
        "hasilnya tidak terbaca, dan yang jenis izin tinggalnya lain atau tidak diketahui.",
        _is_outside, weight="number", fields=_FIELDS,
    ),
)  # fmt: skip
"""One table each for ITK, ITAS and ITAP, and one of what stands in none of them."""
