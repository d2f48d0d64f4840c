"""Numbers of entries that a row of a log stands for: read, refused or told, never passed over."""

from __future__ import annotations

import pytest

from reports.intake.read import Found
from reports.pipeline.intake import read_file

ACTIVITIES = ["NO", "TANGGAL", "JENIS KEGIATAN", "DIPERIKSA", "TEMUAN"]
INCIDENTS = ["NO", "TANGGAL KEJADIAN", "JENIS PELANGGARAN", "LOKASI", "KECAMATAN"]
SERVICES = ["NO", "TANGGAL", "JENIS IZIN TINGGAL", "JENIS PERMOHONAN", "KEPUTUSAN"]
ROWS = {
    "activities": [["07-09-2024", "Pengawasan Lapangan", "40", "2"], ["14-09-2024", "Operasi Gabungan", "15", "1"]],
    "incidents": [["07-09-2024", "Overstay", "Jl. A", "Koja"], ["14-09-2024", "Tanpa dokumen", "Jl. B", "Koja"]],
    "services": [["07-09-2024", "ITAS", "Perpanjangan", "Disetujui"], ["14-09-2024", "ITAS", "Baru", "Disetujui"]],
}
HEADS = {"activities": ACTIVITIES, "incidents": INCIDENTS, "services": SERVICES}


def reading(folder, kind, head, cells):
    """Return what becomes of a log with one more column."""
    rows = [[str(n), *row, cell] for n, (row, cell) in enumerate(zip(ROWS[kind], cells, strict=True), start=1)]
    lines = [["SEPTEMBER 2024"], [*HEADS[kind], head], *rows]
    (folder / "data.csv").write_text("\n".join(";".join(line) for line in lines), encoding="utf-8")
    (table,) = read_file(Found(folder / "data.csv", is_lock=False), "data.csv").tables
    return table


def told(table):
    """Return code and cell of each problem about numbers of entries."""
    codes = {"count-unread", "recap-of-log"}
    return [(one.code, one.cell) for one in table.problems if one.code in codes]


@pytest.mark.parametrize("head", ["JUMLAH", "Jml.", "TOTAL", "JLH HASIL", "JML TINDAKAN", "JML OPERASI", "Kuantitas"])
@pytest.mark.parametrize("cells", [("4", "2"), ("1", "3"), ("4 kali", "2")])
def test_numbers_beside_activities_are_told(tmp_path, head, cells):
    """They may count activities, persons or findings; each row stays one activity."""
    if "kali" in cells[0]:
        cells = ("4 orang", "2")
    table = reading(tmp_path, "activities", head, cells)
    assert (table.table.kind, told(table)) == ("activities", [("count-unread", "F2")])


@pytest.mark.parametrize(
    ("head", "cells"),
    [("JUMLAH", ("1", "1")), ("JUMLAH", ("", "")), ("JUMLAH PETUGAS", ("4", "2")), ("BIAYA", ("4", "2")),
     ("JUMLAH", ("1", "2")), ("JUMLAH", ("500000", "250000")), ("JUMLAH PESERTA", ("40", "20")),
     ("KENDARAAN", ("4", "2")), ("JUMLAH", ("lengkap", "lengkap"))],
)  # fmt: skip
def test_other_numbers_beside_activities_are_not_told(tmp_path, head, cells):
    """Ones, running numbers, amounts of money, and numbers of what no log has rows of."""
    table = reading(tmp_path, "activities", head, cells)
    assert (table.table.kind, told(table)) == ("activities", [])


@pytest.mark.parametrize("head", ["JUMLAH KEJADIAN", "JML KASUS", "Total kasus", "Frekuensi", "JUMLAH PERKARA"])
def test_incidents_by_numbers_are_a_recapitulation(tmp_path, head):
    """A row is not one incident; nothing of it counts."""
    table = reading(tmp_path, "incidents", head, ("5", "3"))
    assert (table.table.kind, [code for code, _ in told(table)]) == (None, ["recap-of-log"])


@pytest.mark.parametrize("head", ["JUMLAH ORANG", "JML"])
def test_persons_of_an_incident_are_no_incidents(tmp_path, head):
    """They are read as persons."""
    table = reading(tmp_path, "incidents", head, ("5", "3"))
    assert (table.table.kind, told(table)) == ("incidents", [])
    assert table.records.values["persons"] == [5, 3]


@pytest.mark.parametrize(
    "head", ["JUMLAH", "JML PEMOHON", "JUMLAH PEMOHON", "JUMLAH PERMOHONAN", "VOLUME", "BANYAKNYA", "JML BERKAS"]
)
def test_numbers_beside_services_are_read(tmp_path, head):
    """A row stands for as many services."""
    table = reading(tmp_path, "services", head, ("5", "7"))
    assert (table.table.kind, told(table)) == ("services", [])
    assert table.records.values["count"] == [5, 7]


@pytest.mark.parametrize("head", ["JML HASIL", "KUANTITAS", "TOTAL LAYANAN"])
def test_other_numbers_beside_services_are_told(tmp_path, head):
    """A head that is not declared may mean the same."""
    table = reading(tmp_path, "services", head, ("5", "7"))
    assert told(table) == [("count-unread", "F2")]


@pytest.mark.parametrize(
    ("heads", "cells", "expected"),
    [
        (("BULAN LALU", "BULAN INI"), (("40", "52"), ("9", "1")), ["E2", "F2"]),
        (("TARGET", "REALISASI"), (("100", "52"), ("20", "1")), ["E2", "F2"]),
        (("2023", "2024"), (("40", "52"), ("9", "1")), ["E2", "F2"]),
        (("WNA", "WNI"), (("40", "2"), ("1", "9")), ["E2", "F2"]),
        (("PETUGAS", "LOKET"), (("Ana", "Utama"), ("Budi", "Utama")), []),
        (("BIAYA", "LOKET"), (("500000", "Utama"), ("1500000", "Utama")), []),
    ],
)
def test_numbers_of_services_by_kind_and_result_are_told(tmp_path, heads, cells, expected):
    """Without a day, a name or a sex no row is one application, whatever stands above its numbers."""
    rows = [("1", "ITAS", "Baru", "Disetujui", *cells[0]), ("2", "ITAP", "Baru", "Disetujui", *cells[1])]
    lines = [("LAYANAN SEPTEMBER 2024",), ("NO", "IZIN TINGGAL", "JENIS PERMOHONAN", "HASIL", *heads), *rows]
    (tmp_path / "data.csv").write_text("\n".join(";".join(line) for line in lines), encoding="utf-8")
    (table,) = read_file(Found(tmp_path / "data.csv", is_lock=False), "data.csv").tables
    assert (table.table.kind, [cell for _code, cell in told(table)]) == ("services", expected)
