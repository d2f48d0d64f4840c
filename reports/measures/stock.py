"""Persons of the register: the stock on the as-of date."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from reports.measures.declaration import Dimension, Measure, Scope, Time, by_size
from reports.measures.frame_columns import SEXES, coded, of_months, take, texts
from reports.measures.place_dimensions import DISTRICTS, VILLAGES
from reports.model.period import Month
from reports.vocabulary import labels, nationalities, permits
from reports.vocabulary.labels import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Callable

COLUMNS = frozenset(
    "period nationality sex permit_class permit_expiry permit_lifetime village district purpose".split()
)
"""Columns of the register that persons are counted by."""
_CLASSES = (*permits.CLASSES, UNKNOWN)
_PURPOSES = tuple(labels.PURPOSES)
_WINDOWS = ("30", "60", "90")
_LAPSED = ("lt60", "eq60", "gt60")
_UNDATED = "tidak termasuk izin seumur hidup, pemegang izin tinggal diplomatik atau dinas, dan pengungsi"
_OF_EXPIRY = ("district", "permit_expiry", "permit_lifetime", "permit_class", "nationality")
_STOCK = "Jumlah orang asing yang tercatat dalam register pada tanggal data"


def _month_of(register: pd.DataFrame, scope: Scope) -> pd.DataFrame:
    return of_months(register, (str(Month.of(scope.as_of)),))


def persons(register: pd.DataFrame, scope: Scope) -> pd.DataFrame:
    """Return the persons of the stock: the register of the month, children of dual citizenship apart."""
    month = _month_of(register, scope)
    return take(month, [code != permits.MEMO for code in texts(month, "permit_class")])


def _memo_persons(register: pd.DataFrame, scope: Scope) -> pd.DataFrame:
    month = _month_of(register, scope)
    return take(month, [code == permits.MEMO for code in texts(month, "permit_class")])


def _left(units: pd.DataFrame, scope: Scope) -> pd.Series:
    """Return the days from the as-of date to the expiry of each permit; negative when it has passed, NaN unknown."""
    return (pd.to_datetime(units["permit_expiry"]) - pd.Timestamp(scope.as_of)).dt.days


def _days_left(units: pd.DataFrame, scope: Scope) -> list[int | None]:
    """Return the same as whole numbers; None where it is unknown."""
    return [None if day != day else int(day) for day in _left(units, scope).tolist()]  # noqa: PLR0124 -- NaN differs from itself


def _dated(units: pd.DataFrame) -> pd.Series:
    """Tell whose permit ends on a date: not for life, no diplomat, no refugee."""
    for_life = units["permit_lifetime"].eq(True).fillna(False).astype(bool)
    apart = units["permit_class"].isin(permits.NOT_DATED) | units["nationality"].eq(nationalities.REFUGEE)
    return ~(for_life | apart)


def _expires_soon(units: pd.DataFrame, scope: Scope) -> list[bool]:
    return list((_dated(units) & _left(units, scope).between(0, 90)).tolist())


def _lapsed_or_unknown(units: pd.DataFrame, scope: Scope) -> list[bool]:
    days_left = _left(units, scope)
    return list((_dated(units) & (days_left.isna() | days_left.lt(0))).tolist())


def _window(units: pd.DataFrame, scope: Scope) -> list[str]:
    """Return 30 for 0–30 days ahead, 60 for 31–60, 90 for 61–90."""
    return [next(window for window in _WINDOWS if (day or 0) <= int(window)) for day in _days_left(units, scope)]


def _lapse(units: pd.DataFrame, scope: Scope) -> list[str]:
    """Return the class of days past expiry; the law names neither side for exactly 60."""
    return [
        UNKNOWN if day is None else "lt60" if -day < 60 else "eq60" if -day == 60 else "gt60"
        for day in _days_left(units, scope)
    ]


def _field(name: str, codes: tuple[str, ...]) -> Dimension:
    return Dimension(lambda units, _scope: coded(units, name, frozenset(codes)), lambda _scope: codes)


_PERMITS = _field("permit_class", _CLASSES)


def _purpose(units: pd.DataFrame, _scope: Scope) -> list[str]:
    """Return the purpose of each stay; that of a refugee is unknown, whatever a column of occupations holds."""
    purposes = coded(units, "purpose", frozenset(_PURPOSES))
    refugees = units["permit_class"].eq(permits.REFUGEE) | units["nationality"].eq(nationalities.REFUGEE)
    refugee_flags = refugees.fillna(value=False).tolist()
    return [UNKNOWN if is_refugee else code for code, is_refugee in zip(purposes, refugee_flags, strict=True)]


_PURPOSE = Dimension(_purpose, lambda _scope: _PURPOSES)


def _stock(
    table: str, rows: Dimension, columns: Dimension, definition: str,
    where: Callable[[pd.DataFrame, Scope], list[bool]] | None = None, outside_total: frozenset[str] = frozenset(),
    *, fields: tuple[str, ...],
) -> Measure:  # fmt: skip
    return Measure(
        table, "register", Time.STOCK, persons, rows, columns, "orang", definition, where, outside_total=outside_total,
        fields=fields,
    )  # fmt: skip


MEASURES = (
    _stock(
        "stock-nationality-permit",
        Dimension(lambda units, _scope: coded(units, "nationality"), order=by_size),
        _PERMITS,
        f"{_STOCK}, menurut kebangsaan dan jenis izin tinggal, apa pun masa berlakunya.",
        fields=("nationality", "permit_class"),
    ),
    _stock(
        "stock-district-permit", DISTRICTS, _PERMITS,
        f"{_STOCK}, menurut kecamatan tempat tinggal dan jenis izin tinggal, apa pun masa berlakunya.",
        fields=("district", "permit_class"),
    ),
    _stock(
        "stock-district-sex", DISTRICTS, _field("sex", SEXES),
        f"{_STOCK}, menurut kecamatan tempat tinggal dan jenis kelamin.",
        fields=("district", "sex", "permit_class"),
    ),
    _stock(
        "stock-village", VILLAGES, _PERMITS,
        f"{_STOCK}, menurut kelurahan tempat tinggal dan jenis izin tinggal.",
        fields=("village", "permit_class"),
    ),
    _stock(
        "stock-occupation-permit", _PURPOSE, _PERMITS,
        f"{_STOCK}, menurut maksud keberadaan dan jenis izin tinggal; maksud keberadaan pengungsi tidak digolongkan "
        "dan dihitung tidak diketahui.",
        fields=("purpose", "permit_class", "nationality"),
    ),
    _stock(
        "stock-expiring", DISTRICTS, Dimension(_window, lambda _scope: _WINDOWS),
        "Jumlah orang asing dalam register yang izin tinggalnya berakhir dalam 0–30, 31–60, atau 61–90 hari sejak "
        f"tanggal data, menurut kecamatan; {_UNDATED}.",
        _expires_soon, fields=_OF_EXPIRY,
    ),
    _stock(
        "overstay", DISTRICTS, Dimension(_lapse, lambda _scope: (*_LAPSED, UNKNOWN)),
        "Jumlah orang asing yang izin tinggalnya menurut register telah lewat masa berlaku pada tanggal data (perlu "
        "verifikasi perlintasan) kurang dari, tepat, atau lebih dari 60 hari, menurut kecamatan; yang masa berlakunya "
        f"tidak terbaca atau tidak terisi tersendiri dan di luar jumlah; {_UNDATED}.",
        _lapsed_or_unknown, frozenset({UNKNOWN}), fields=_OF_EXPIRY,
    ),
    Measure(
        "stock-memo", "register", Time.STOCK, _memo_persons,
        Dimension(lambda units, _scope: [permits.MEMO] * len(units), lambda _scope: (permits.MEMO,)),
        Dimension(lambda units, _scope: ["count"] * len(units), lambda _scope: ("count",)),
        "orang",
        "Jumlah anak berkewarganegaraan ganda yang tercatat dalam register pada tanggal data, di luar jumlah orang "
        "asing.",
        fields=("permit_class",),
    ),
)  # fmt: skip
"""Tables of the register, in the order of the report."""
