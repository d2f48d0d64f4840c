"""The activity log of August and September 2024."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from tools.sample_office import places
from tools.sample_office.page import Page
from tools.sample_office.table import Head, Site, TableMaker
from tools.sample_office.truth import ACCEPTED, ActivityFact

if TYPE_CHECKING:
    from tools.sample_office.page import Cell

PATH = "inputs/KEGIATAN TIM PORA 2024.xlsx"
_HEADS = (
    Head("row_no", ("NO",), 5), Head("activity_date", ("HARI/TANGGAL",), 26),
    Head("activity_kind", ("BENTUK KEGIATAN",), 24),
    Head("activity", ("NAMA KEGIATAN",), 40), Head("level", ("TINGKAT",), 12), Head("kecamatan", ("KECAMATAN",), 16),
    Head("place", ("TEMPAT",), 24), Head("agencies", ("INSTANSI TERLIBAT",), 36),
    Head("checked", ("WNA DIPERIKSA",), 12),
    Head("findings", ("JUMLAH TEMUAN",), 12), Head("participants", ("JUMLAH PESERTA",), 12),
    Head("order_no", ("NO SPRINT",), 18),
)  # fmt: skip
_OUTREACH_HEADS = (
    Head("row_no", ("No",), 5), Head("activity_date", ("Tanggal Pelaksanaan",), 26),
    Head("activity_kind", ("Jenis Kegiatan",), 24),
    Head("activity", ("Nama Kegiatan",), 40), Head("kecamatan", ("Kecamatan",), 16),
    Head("participants", ("Peserta",), 12),
)  # fmt: skip
_PENJARINGAN, _PRIOK, _KOJA, _CILINCING, _PADEMANGAN, _GADING = places.DISTRICTS
_FIELD, _JOINT, _MEETING, _OUTREACH = "Pengawasan Lapangan", "Operasi Gabungan", "Rapat Koordinasi", "Sosialisasi"


@dataclass(frozen=True)
class Activity:
    """A row of the log; numbers as (cell, meaning)."""

    day: Cell
    written: str
    kind: str | None
    title: str
    level: str | None = None
    district: str | None = None
    place: str = "Jakarta Utara"
    agencies: str = "Imigrasi"
    checked: tuple[Cell, int] = (None, 0)
    findings: tuple[Cell, int] = (None, 0)
    participants: tuple[Cell, int] = (None, 0)
    order: str | None = None
    means_level: str | None = None
    traps: tuple[tuple[str, str | None, str], ...] = ()


def _n(number: int) -> tuple[Cell, int]:
    """Return a number that means itself."""
    return number, number


_KOTA = "Imigrasi, Polres, Kodim, Kejari, Suban Kesbangpol, Satpol PP, Sudin Dukcapil"
_DASH: tuple[Cell, int] = ("-", 0)

SEPTEMBER = (
    Activity(date(2024, 9, 2), "Pengawasan Administratif", "administratif", "Pemeriksaan berkas penjamin", None,
             _GADING,
             checked=("1.234", 1234), findings=_n(11),
             traps=(("checked", None, "teks 1.234 berarti seribu dua ratus tiga puluh empat"),)),
    Activity("Selasa, 3 September 2024", _FIELD, "lapangan", "Pengawasan apartemen", None, _PENJARINGAN,
             checked=_n(24), findings=_n(1),
             order="SPRINT-301/IX/2024"),
    Activity("5-9-2024", "Patroli", "lapangan", "Patroli kawasan niaga", None, _PRIOK, checked=_n(12), findings=_DASH,
             traps=(("findings", None, "strip di kolom angka: nol"),)),
    Activity("12 s.d. 14 September 2024", _JOINT, "operasi-gabungan", "Operasi gabungan Jagratara Utara", "Kota", None,
             agencies=_KOTA,
             checked=_n(41), findings=_n(9), order="SPRINT-309/IX/2024", means_level="kota",
             traps=(("activity_date", None, "rentang tanggal: satu kegiatan, bulan tanggal pertamanya"),)),
    Activity("Senin, 18 September 2024", _JOINT, "operasi-gabungan", "Operasi gabungan tingkat kecamatan", "Kecamatan",
             _CILINCING,
             agencies="Imigrasi, Camat, Polsek, Koramil, Lurah", checked=_n(17), findings=_n(2),
             means_level="kecamatan",
             traps=(("activity_date", "weekday-conflict", "18 September 2024 adalah hari Rabu"),)),
    Activity(date(2024, 9, 10), _MEETING, "rapat", "Rapat Tim PORA tingkat provinsi", "Provinsi", None, "Kanwil",
             "Kanwil, Polda, Kodam",
             means_level="provinsi"),
    Activity(date(2024, 9, 11), "Rapat Tim PORA", "rapat", "Rapat Tim PORA Kota Jakarta Utara", "Kab/Kota", None,
             "Kelapa Gading", _KOTA,
             participants=_n(46), means_level="kota"),
    Activity("19 Sept 2024", "Rakor", "rapat", "Rapat Tim PORA kecamatan", "Kecamatan", _KOJA, "Kantor Camat",
             "Imigrasi, Camat, Polsek",
             participants=_n(22), means_level="kecamatan"),
    Activity(date(2024, 9, 24), _MEETING, "rapat", "Rapat Tim PORA kecamatan", "Kecamatan", _PADEMANGAN, "Kantor Camat",
             "Imigrasi, Camat, Polsek, Koramil", participants=_n(19), means_level="kecamatan"),
    Activity(date(2024, 9, 25), "Operasi Intelijen", "operasi-mandiri", "Pengumpulan keterangan tahapan Pilkada", None,
             _GADING,
             checked=_n(6), findings=_n(0)),
    Activity(date(2024, 9, 17), _OUTREACH, "sosialisasi", "Sosialisasi pelaporan orang asing bagi pengelola apartemen",
             None, _PENJARINGAN,
             participants=_n(75)),
    Activity("20/09/2024", _OUTREACH, "sosialisasi", "Sosialisasi bagi pengurus RT/RW", None, _GADING,
             participants=("120 orang", 120),
             traps=(("participants", None, "120 orang: angka dengan satuan"),)),
    Activity(date(2024, 9, 26), "Penyuluhan", "sosialisasi", "Penyuluhan bagi penjamin", None, _GADING,
             participants=_n(38)),
    Activity(date(2024, 9, 27), "Giat khusus", None, "Pendampingan tamu daerah", None, _PRIOK, checked=_n(3),
             findings=_n(0),
             traps=(("activity_kind", "activity-unreadable", "bukan jenis kegiatan: baris tidak diketahui"),)),
    Activity(date(2024, 9, 30), _FIELD, "lapangan", "Pengawasan kawasan industri", None, _CILINCING, checked=_n(30),
             findings=_n(3)),
)  # fmt: skip

AUGUST = (
    Activity(date(2024, 8, 6), _FIELD, "lapangan", "Pengawasan apartemen", None, _PENJARINGAN, checked=_n(19),
             findings=_n(2)),
    Activity(date(2024, 8, 13), _JOINT, "operasi-gabungan", "Operasi gabungan tingkat kota", "Kota", None,
             agencies=_KOTA, checked=_n(28),
             findings=_n(3), means_level="kota"),
    Activity(date(2024, 8, 20), _MEETING, "rapat", "Rapat Tim PORA kecamatan", "Kecamatan", _GADING,
             participants=_n(25), means_level="kecamatan"),
    Activity(date(2024, 8, 21), "Pengawasan Administratif", "administratif", "Pemeriksaan berkas penjamin", None,
             _PRIOK, checked=_n(540),
             findings=_n(7)),
    Activity(date(2024, 8, 27), _OUTREACH, "sosialisasi", "Sosialisasi bagi pengelola penginapan", None, _KOJA,
             participants=_n(52)),
)  # fmt: skip

AUGUST_OUTREACH = (
    Activity(date(2024, 8, 14), _OUTREACH, "sosialisasi", "Sosialisasi bagi pengurus RT/RW", None, _CILINCING,
             participants=_n(64)),
    Activity(date(2024, 8, 28), "Penyuluhan", "sosialisasi", "Penyuluhan bagi penjamin", None, _PENJARINGAN,
             participants=_n(31)),
)  # fmt: skip
"""A second table on the sheet of August."""
_ROSTER = (("Regu A", "Senin dan Kamis", 4), ("Regu B", "Selasa dan Jumat", 4), ("Regu C", "Rabu", 3))
_ROSTER_HEADS = (
    Head("row_no", ("NO",), 5), Head("team", ("REGU PIKET",), 20), Head("days", ("HARI PIKET",), 24),
    Head("size", ("KEKUATAN",), 10),
)  # fmt: skip
ROSTER = "PIKET"
"""Sheet with a table of no known kind, which the office leaves out."""
_TITLE = "LAPORAN KEGIATAN TIM PENGAWASAN ORANG ASING (TIM PORA)"


def log() -> tuple[list[TableMaker], list[ActivityFact]]:
    """Return the tables of the log and their facts."""
    facts: list[ActivityFact] = []
    august = _month("AGUSTUS", 8, AUGUST, facts)
    second = TableMaker(august.page, august.site, _OUTREACH_HEADS, row=august.row + 1)
    second.titles("SOSIALISASI YANG BELUM DICATAT DI ATAS, BULAN AGUSTUS TAHUN 2024")
    second.header()
    second.trap(second.row - 1, None, None, "tabel kedua pada lembar yang sama")
    facts.extend(_write(second, row) for row in AUGUST_OUTREACH)
    return [august, second, _month("SEPTEMBER", 9, SEPTEMBER, facts), _roster()], facts


def _month(name: str, month: int, rows: tuple[Activity, ...], facts: list[ActivityFact]) -> TableMaker:
    """Write the table of a month."""
    maker = TableMaker(Page(f"{name} 2024"), Site(PATH, "activities", f"2024-{month:02d}"), _HEADS)
    maker.titles(_TITLE, f"BULAN {name} TAHUN 2024")
    maker.header()
    maker.numbering()
    facts.extend(_write(maker, row) for row in rows)
    maker.signature("Jakarta Utara", "Kepala Subseksi Penindakan,", "", "(………………………)")
    return maker


def _roster() -> TableMaker:
    """Return a table of no known kind."""
    maker = TableMaker(Page(ROSTER), Site(PATH, None, ""), _ROSTER_HEADS)
    maker.titles("JADWAL PIKET SEKSI INTELDAKIM")
    maker.header()
    for team, days, size in _ROSTER:
        maker.record({"team": team, "days": days, "size": size})
    maker.trap(None, None, "sheet-left-out", "jadwal yang bukan masukan: dikecualikan dalam mappings.toml")
    return maker


def _write(maker: TableMaker, row: Activity) -> ActivityFact:
    """Write a row and return its fact."""
    place = maker.record(
        {
            "activity_date": row.day, "activity_kind": row.written, "activity": row.title, "level": row.level,
            "kecamatan": places.name(row.district) if row.district else None, "place": row.place,
            "agencies": row.agencies,
            "checked": row.checked[0], "findings": row.findings[0], "participants": row.participants[0],
            "order_no": row.order,
        }
    )  # fmt: skip
    for field, code, note in row.traps:
        maker.trap(place.row, field, code, note)
    return ActivityFact(
        place, ACCEPTED, maker.site.period, row.kind, row.means_level, row.district,
        row.checked[1], row.findings[1], row.participants[1],
    )  # fmt: skip
