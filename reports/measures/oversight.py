"""Oversight activities of the period: all of them, outreach, and the meetings and joint operations of Tim PORA."""

from __future__ import annotations

import pandas as pd

from reports.measures.declaration import Dimension, Measure, Scope, Time
from reports.measures.frame_columns import coded, counts, days, of_months, take, texts
from reports.measures.place_dimensions import DISTRICTS_PLAIN, place_code
from reports.vocabulary.labels import ACTIVITIES, UNKNOWN

_KINDS = tuple(code for code in ACTIVITIES if code != UNKNOWN)
_TIMPORA = ("rapat", "operasi-gabungan")
_OUTREACH = "sosialisasi"
_WITHOUT_CHECKS = frozenset({"rapat", _OUTREACH})
"""Kinds of activity at which nobody is checked."""
_WIDE = ("provinsi", "kota")
_COUNTS = ("count", "checked", "findings", "participants")


def held_activities(log: pd.DataFrame, scope: Scope) -> pd.DataFrame:
    """Return the activities of the period that were held by the as-of date."""
    rows = of_months(log, frozenset(map(str, scope.months)))
    return take(rows, [day is None or day <= scope.as_of for day in days(rows, "activity_date")])


def held_by_count(log: pd.DataFrame, scope: Scope) -> pd.DataFrame:
    """Return what activities of the period count: themselves, foreigners checked, findings, participants.

    Shape: columns activity_kind, district, counted, number; indexed by position, a row for each number of an activity
    that is written.
    """
    rows = held_activities(log, scope)
    numbers_by_row = [
        (position, kind, district, name, number)
        for position, kind, district, *numbers in zip(
            rows.index, texts(rows, "activity_kind"), texts(rows, "district"), [1] * len(rows), counts(rows, "checked"),
            counts(rows, "findings"), counts(rows, "participants"), strict=True,
        )
        for name, number in zip(_COUNTS, numbers, strict=True)
        if number is not None
    ]  # fmt: skip
    frame = pd.DataFrame(numbers_by_row, columns=["position", "activity_kind", "district", "counted", "number"])
    return frame.set_index("position")


def _level(units: pd.DataFrame, scope: Scope) -> list[str]:
    """Return provinsi, kota, or the kecamatan of an activity at that level."""
    return [
        level if level in _WIDE else place_code(district, scope.districts) if level == "kecamatan" else UNKNOWN
        for level, district in zip(texts(units, "level"), texts(units, "district"), strict=True)
    ]


def _counted(*names: str) -> Dimension:
    return Dimension(lambda units, _scope: coded(units, "counted"), lambda _scope: names)


def _is_timpora(units: pd.DataFrame, _scope: Scope) -> list[bool]:
    return [kind in _TIMPORA for kind in texts(units, "activity_kind")]


def _is_activity_count(units: pd.DataFrame, _scope: Scope) -> list[bool]:
    return [counted != "participants" for counted in texts(units, "counted")]


def _is_outreach_count(units: pd.DataFrame, _scope: Scope) -> list[bool]:
    return [
        kind == _OUTREACH and counted in {"count", "participants"}
        for kind, counted in zip(texts(units, "activity_kind"), texts(units, "counted"), strict=True)
    ]


MEASURES = (
    Measure(
        "activities", "activities", Time.FLOW, held_by_count,
        Dimension(lambda units, _scope: coded(units, "activity_kind", _KINDS), lambda _scope: _KINDS),
        _counted("count", "checked", "findings"),
        "kegiatan",
        "Jumlah kegiatan pengawasan dalam periode laporan, pemeriksaan orang asing (jumlah pemeriksaan, bukan orang), "
        "dan temuannya, menurut jenis kegiatan.",
        _is_activity_count, weight="number", column_total=False,
        column_units=(("checked", "pemeriksaan"), ("findings", "temuan")),
        stated_columns=("checked", "findings"), without_stated=_WITHOUT_CHECKS,
        fields=("activity_date", "activity_kind", "checked", "findings"),
    ),
    Measure(
        "outreach", "activities", Time.FLOW, held_by_count, DISTRICTS_PLAIN, _counted("count", "participants"),
        "kegiatan",
        "Jumlah sosialisasi dalam periode laporan dan pesertanya, menurut kecamatan.",
        _is_outreach_count, weight="number", column_total=False, column_units=(("participants", "orang"),),
        stated_columns=("participants",), fields=("activity_date", "activity_kind", "district", "participants"),
    ),
    Measure(
        "timpora", "activities", Time.FLOW, held_activities,
        Dimension(_level, lambda scope: _WIDE + scope.districts),
        Dimension(lambda units, _scope: coded(units, "activity_kind"), lambda _scope: _TIMPORA),
        "kegiatan",
        "Jumlah rapat koordinasi dan operasi gabungan tim pengawasan orang asing dalam periode laporan, menurut "
        "tingkat dan kecamatan.",
        _is_timpora, fields=("activity_date", "activity_kind", "level", "district"),
    ),
)  # fmt: skip
"""Tables of the activity log."""
