"""Random logs of activities and incidents: held or cancelled, NIHIL, spoilt cells."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from random_columns import Cell, Human, day_text, nation, plain
from random_registers import Register

from reports.vocabulary import places

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

KINDS = {
    "operasi-gabungan": ["Operasi Gabungan", "Opsgab", "OPERASI BERSAMA"],
    "lapangan": ["Pengawasan Lapangan", "Patroli"],
    "rapat": ["Rapat Koordinasi", "Rakor", "Rapat Tim PORA"],
    "sosialisasi": ["Sosialisasi", "Penyuluhan"],
}
"""Kind of activity → its spellings."""
NOT_HELD = ["BATAL", "Batal karena banjir", "Ditunda", "Rencana", "DIBATALKAN", "akan dilaksanakan Oktober"]
HELD = [None, None, "Terlaksana", "tertib", "lihat laporan"]
SPOILT: dict[str, list[Any]] = {
    "activity_date": ["31-09-2024", "minggu kedua", None],
    "activity_kind": ["Giat lain-lain rutin", "???"],
    "checked": ["banyak", "2x"],
    "findings": ["ada", "beberapa"],
    "incident_date": ["31-09-2024", "awal bulan", None],
    "nationality": ["Atlantis", "Jepng", None],
    "persons": ["beberapa", "?"],
    "district": ["Kojja", "Kec. Pademagan"],
}
"""Field → what stands in its cell instead."""


def _day(one: Human, r: random.Random, name: str) -> Any:
    day = one.fields[name]
    return r.choice([day_text(day, r), day, dt.datetime(day.year, day.month, day.day)])


def _dated(name: str) -> Callable[[Human, random.Random], Any]:
    return lambda one, r: _day(one, r, name)


def _district(one: Human, r: random.Random) -> str:
    name = places.names()[one.fields["district"]]
    return r.choice([name, name.upper(), f"Kec. {name}"])


def activities(r: random.Random) -> Register:
    """Return a random log of activities; those that were not held are set aside."""
    said = r.choice([["Keterangan", "KET"], ["Status Kegiatan"], ["Realisasi"]])
    cells = [
        Cell(
            (r.choice(["Tanggal", "Tgl", "Tanggal Pelaksanaan", "Tgl Giat"]),),
            ("activity_date",),
            _dated("activity_date"),
        ),
        Cell(("Jenis Kegiatan",), ("activity_kind",), lambda one, rr: rr.choice(KINDS[one.fields["activity_kind"]])),
        Cell(("Kecamatan",), ("district",), _district),
        Cell((r.choice(["Jumlah Diperiksa", "Diperiksa", "WNA Diperiksa"]),), ("checked",), plain("checked")),
        Cell((r.choice(["Temuan", "Jumlah Temuan"]),), ("findings",), plain("findings")),
        Cell((r.choice(said),), (), lambda one, _rr: one.remark),
    ]
    return _log(r, "activities", "LOG KEGIATAN", cells, _activity)


def _activity(r: random.Random) -> Human:
    held = r.random() > 0.12
    checked = r.randint(0, 40) if held else 0
    fields = {
        "activity_date": dt.date(2024, 9, r.randint(1, 30)),
        "activity_kind": r.choice(list(KINDS)),
        "district": r.choice(places.districts()).code,
        "checked": checked,
        "findings": r.randint(0, 3) if held else 0,
    }
    return Human(fields, "", "", "", r.choice(HELD if held else NOT_HELD), "accepted" if held else "set_aside")


def incidents(r: random.Random) -> Register:
    """Return a random log of incidents, with rows that say that there were none."""
    cells = [
        Cell((r.choice(["Tanggal Kejadian", "TGL KEJADIAN"]),), ("incident_date",), _dated("incident_date")),
        Cell(("Jenis Kejadian",), (), lambda _one, rr: rr.choice(["Overstay", "Keributan", "Kecelakaan"])),
        Cell(("Kecamatan",), ("district",), _district),
        Cell(("Uraian",), (), lambda _one, _rr: "Dicatat petugas"),
        Cell((r.choice(["Kebangsaan", "Kewarganegaraan"]),), ("nationality",), nation),
        Cell((r.choice(["Jumlah Orang", "Jml Orang"]),), ("persons",), plain("persons")),
    ]
    return _log(r, "incidents", "LOG KEJADIAN", cells, _incident)


def _incident(r: random.Random) -> Human:
    fields = {
        "incident_date": dt.date(2024, 9, r.randint(1, 30)),
        "district": r.choice(places.districts()).code,
        "nationality": r.choice(["CHN", "KOR", "JPN", "IND", "NGA"]),
        "persons": r.randint(1, 5),
    }
    return Human(fields, "", "", "")


def _log(
    r: random.Random, kind: str, title: str, cells: list[Cell], event: Callable[[random.Random], Human]
) -> Register:
    """Write a log: title, header, rows, rows of NIHIL, spoilt cells, a total."""
    sheet = Register(kind.title(), kind=kind)
    if r.random() < 0.3:
        sheet.add(f"Jakarta, {r.randint(1, 9)} Oktober 2024")
    sheet.add(f"{title} BULAN SEPTEMBER 2024")
    sheet.add()
    header = sheet.add("NO", *(cell.header[0] for cell in cells))
    sheet.header = (header, header)
    sheet.places = {name: [column] for column, cell in enumerate(cells, start=2) for name in cell.fields}
    for number in range(1, r.randint(3, 20)):
        one = event(r)
        row = sheet.add(number, *(cell.write(one, r) for cell in cells))
        sheet.people[row] = one
        if one.bin == "accepted" and r.random() < 0.1:
            name = r.choice([name for name in SPOILT if name in sheet.places])
            sheet.rows[row - 1][sheet.places[name][0] - 1] = r.choice(SPOILT[name])
        if kind == "incidents" and r.random() < 0.05:
            day = day_text(dt.date(2024, 9, r.randint(1, 30)), r)
            sheet.add(number, day, r.choice(["NIHIL", "Nihil temuan", "Tidak ada kejadian"]), "Koja", *[None] * 3)
    if r.random() < 0.4:
        sheet.add("JUMLAH", *[None] * len(cells))
    return sheet
