"""Random columns of what a person was before, beside the column of what he is: Kebangsaan asal, izin lama."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from random_columns import day_cell, human, nation, permit

from reports.vocabulary import places

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

    from random_columns import Human
    from random_registers import Register

HEADS: dict[str, list[tuple[str, str]]] = {
    "nationality": [
        ("Kebangsaan Asal", "Kewarganegaraan"), ("Kewarganegaraan Asal", "Kewarganegaraan Sekarang"),
        ("Kebangsaan Lama", "Kebangsaan Baru"), ("Kebangsaan Semula", "Kebangsaan"), ("Eks WN", "Kebangsaan"),
        ("Negara Asal", "Kebangsaan"), ("Kebangsaan Sebelumnya", "Kebangsaan Saat Ini"),
        ("WN Sebelum Naturalisasi", "Kewarganegaraan"), ("Negara Kelahiran", "Kebangsaan"),
    ],
    "permit_class": [
        ("Izin Tinggal Lama", "Izin Tinggal Baru"), ("Status Awal", "Status Akhir"), ("Izin Semula", "Izin Tinggal"),
        ("Alih Status Dari", "Alih Status Ke"), ("Jenis Izin Tinggal Sebelumnya", "Jenis Izin Tinggal"),
        ("Izin Asal", "Izin Sekarang"), ("Status Izin Tinggal Awal", "Status Izin Tinggal Akhir"), ("Dari", "Menjadi"),
        ("Izin Tinggal Sebelum", "Izin Tinggal Sesudah"), ("ITAS/ITK Awal", "Izin Tinggal"),
    ],
    "district": [
        ("Kecamatan Asal", "Kecamatan"), ("Kec. Lama", "Kec. Baru"), ("Kecamatan Semula", "Kecamatan Sekarang"),
        ("Kecamatan Sebelum Pindah", "Kecamatan"), ("Pindahan Dari Kecamatan", "Kecamatan"),
    ],
    "passport_no": [
        ("No Paspor Lama", "No Paspor Baru"), ("No. Paspor (Lama)", "No. Paspor"), ("Paspor Lama", "Paspor Baru"),
        ("No Paspor Sebelumnya", "No Paspor"), ("Ex Paspor", "No Paspor"),
    ],
    "permit_expiry": [
        ("Izin Tinggal Berlaku s/d Lama", "Izin Tinggal Berlaku s/d Baru"),
        ("Masa Berlaku Izin Tinggal Semula", "Masa Berlaku Izin Tinggal"),
        ("Masa Berlaku ITAS Lama", "Masa Berlaku ITAS"), ("Habis Izin Tinggal Sebelumnya", "Masa Berlaku Izin Tinggal"),
    ],
}  # fmt: skip
"""Field → heads of what was and of what is."""


def _district(one: Human, _r: random.Random) -> str:
    return places.names()[one.fields["district"]]


WRITERS: dict[str, Callable[[Human, random.Random], Any]] = {
    "nationality": nation,
    "permit_class": permit,
    "district": _district,
    "passport_no": lambda one, _r: one.fields["passport_no"],
    "permit_expiry": lambda one, r: day_cell(one.fields["permit_expiry"] - dt.timedelta(700), r),
}
"""Field → how what another person is gets into a cell: that is what this one was."""


def add_former(sheet: Register, r: random.Random) -> bool:
    """Put a column of what persons were beside one of what they are, under heads that tell them apart; tell whether."""
    alone = [
        name for name in HEADS if len(sheet.places.get(name, ())) == 1 and _of(sheet, sheet.places[name][0]) == [name]
    ]
    if not alone or sheet.header[0] != sheet.header[1]:
        return False
    name = r.choice(alone)
    present, (was, is_now) = sheet.places[name][0], r.choice(HEADS[name])
    sheet.rows[sheet.header[0] - 1][present - 1] = is_now
    at = r.choice([present, present + 1, len(sheet.rows[sheet.header[0] - 1]) + 1])
    repeated = [row for row in _header_rows(sheet) if row != sheet.header[0]]
    for row in repeated:
        sheet.rows[row - 1][present - 1] = is_now
    cells: dict[int, Any] = dict.fromkeys([sheet.header[0], *repeated], was)
    share = r.choice([0.1, 0.5, 1.0])
    for row in sheet.people:
        if r.random() < share:
            other = human(r, r.choice(places.districts()))
            cells[row] = WRITERS[name](other, r)
    _insert(sheet, at, cells)
    return True


def _of(sheet: Register, column: int) -> list[str]:
    return [name for name, columns in sheet.places.items() if column in columns]


def _header_rows(sheet: Register) -> list[int]:
    first = sheet.rows[sheet.header[0] - 1]
    return [row for row, cells in enumerate(sheet.rows, start=1) if cells[1:3] == first[1:3] and len(cells) > 2]


def _insert(sheet: Register, at: int, cells: dict[int, Any]) -> None:
    """Insert a column; rows that end before it stay as they are."""
    for row, texts in enumerate(sheet.rows, start=1):
        if row in cells:
            texts.extend([None] * (at - 1 - len(texts)))
        if row in cells or len(texts) >= at:
            texts.insert(at - 1, cells.get(row))
    sheet.places = {name: [column + (column >= at) for column in columns] for name, columns in sheet.places.items()}
    sheet.merged = [
        (top, left + (left >= at), bottom, right + (right >= at)) for top, left, bottom, right in sheet.merged
    ]
