"""Claims about dated lists of persons: a log of incidents only with proof, else the office is asked what it is."""

from __future__ import annotations

import pytest

from reports.intake.recognise import locate
from reports.intake.recognise.other_lists import pattern_of
from reports.model.grid import Grid
from reports.model.place import Place
from reports.model.sheet import FileReading, RowBin, TableReading
from reports.pipeline.gather import gather_paths
from reports.pipeline.learn import questions

PERSONS = ("02/09/2024", "MIRA A", "Jepang"), ("03/09/2024", "MIRA B", "Jepang"), ("04/09/2024", "MIRA C", "Cina")


def located(title: str, heads: tuple[str, ...], *cells: str, file: str = "data.csv", decided: str | None = None):
    """Return the only table of a list with a date, a name, a nationality and more columns of equal cells."""
    all_heads = ("TGL", "NAMA", "WN", *heads)
    pattern = pattern_of({number: (head,) for number, head in enumerate(all_heads, 1)})
    rows = tuple((*person, *cells) for person in PERSONS)
    width = len(all_heads)
    grid = Grid("", ((title, *(None,) * (width - 1)), all_heads, *rows))
    (table,) = locate(grid, Place(file, file, ()), {}, None, {pattern: decided} if decided else None)
    return table


def is_asked(table) -> bool:
    """Tell whether a table is of no kind until the office has decided."""
    codes = {problem.code for problem in table.problems}
    return table.table.kind is None and "kind-unproven" in codes


@pytest.mark.parametrize(
    ("title", "heads", "cells", "file"),
    [
        ("LAPORAN LAYANAN HARIAN SEPTEMBER 2024", ("HASIL", "PETUGAS"), ("ITAS Baru Disetujui", "Rini"), "mg1.csv"),
        ("SEPTEMBER 2024", ("JENIS LAYANAN", "HASIL"), ("Baru", "Disetujui"), "mg1.csv"),
        ("SEPTEMBER 2024", ("URAIAN",), ("Perpanjangan paspor",), "permohonan mg1.csv"),
        ("BUKU TAMU SEPTEMBER 2024", ("KEPERLUAN", "HASIL"), ("konsultasi", "selesai"), "buku.csv"),
        ("ABSENSI TAMU KANTOR SEPTEMBER 2024", ("HASIL",), ("ambil paspor",), "buku.csv"),
        ("PENGUNJUNG SEPTEMBER 2024", ("KATEGORI", "HASIL"), ("umum", "dilayani"), "buku.csv"),
        ("SEPTEMBER 2024", ("HASIL", "PETUGAS"), ("selesai", "Rini"), "data mg1.csv"),
        ("SEPTEMBER 2024", ("STATUS", "HASIL"), ("baru", "selesai"), "data mg1.csv"),
        ("SEPTEMBER 2024", ("URAIAN",), ("Ditemukan di hotel",), "data.csv"),
        ("SEPTEMBER 2024", ("KATEGORI", "URAIAN", "TINDAKAN"), ("Prioritas", "Ambil KITAS", "Diserahkan"), "rekap.csv"),
        ("SEPTEMBER 2024", ("NO LAPORAN", "JENIS", "URAIAN"), ("12", "Jaringan", "Internet mati"), "data.csv"),
        ("PENGADUAN SEPTEMBER 2024", ("KATEGORI", "TINDAK LANJUT"), ("Antrean", "Diteruskan"), "wasdak.csv"),
        ("PENGADUAN SEPTEMBER 2024", ("TGL KEJADIAN", "URAIAN"), ("02/09/2024", "Dipungut"), "data.csv"),
        ("LAPORAN PIKET SEPTEMBER 2024", ("KATEGORI", "TINDAKAN"), ("Shift pagi", "Dicatat"), "piket.csv"),
        ("MONITORING PERUSAHAAN SEPTEMBER 2024", ("URAIAN", "TINDAKAN"), ("Lengkap", "Dibina"), "data.csv"),
        ("PELAYANAN SEPTEMBER 2024", ("LK/PR", "URAIAN"), ("LK", "Tanya syarat"), "data.csv"),
        ("LAYANAN SEPTEMBER 2024", ("URAIAN", "TINDAKAN"), ("Bayar denda", "Biaya beban"), "kejadian.csv"),
    ],
)
def test_a_dated_list_of_persons_without_proof_is_asked(title, heads, cells, file) -> None:
    """Its rows are no incidents, and no row is lost: all are told as not understood."""
    assert is_asked(located(title, heads, *cells, file=file))


@pytest.mark.parametrize(
    ("title", "heads", "cells", "file"),
    [
        ("LOG KEJADIAN SEPTEMBER 2024", ("HASIL",), ("Overstay 12 hari",), "data.csv"),
        ("SEPTEMBER 2024", ("HASIL",), ("Overstay 12 hari",), "penindakan september.csv"),
        ("SEPTEMBER 2024", ("KRONOLOGIS",), ("Ditemukan bekerja",), "data.csv"),
        ("SEPTEMBER 2024", ("LOKASI KEJADIAN", "HASIL"), ("Koja", "Overstay"), "data.csv"),
        ("HASIL PENGAWASAN SEPTEMBER 2024", ("URAIAN", "TINDAKAN"), ("Di hotel", "Dipanggil"), "data.csv"),
        ("SEKSI INTELIJEN DAN PENINDAKAN KEIMIGRASIAN", ("URAIAN", "TINDAKAN"), ("Di hotel", "Dipanggil"), "data.csv"),
        ("SEPTEMBER 2024", ("URAIAN", "TINDAKAN"), ("Di hotel", "Deportasi"), "data.csv"),
        ("SEPTEMBER 2024", ("KATEGORI",), ("Penyalahgunaan izin tinggal",), "data.csv"),
        ("SEPTEMBER 2024", ("URAIAN", "DASAR HUKUM"), ("Di hotel", "Pasal 122 huruf a"), "data.csv"),
        ("SEPTEMBER 2024", ("URAIAN", "KUALIFIKASI"), ("Di hotel", "Dugaan"), "data.csv"),
        ("BUKU TAMU", ("JENIS PELANGGARAN", "HASIL"), ("Overstay", "TAK"), "data.csv"),
        ("PELAYANAN INFORMASI", ("PASAL", "HASIL"), ("78", "TAK"), "data.csv"),
    ],
)
def test_a_log_with_proof_is_read(title, heads, cells, file) -> None:
    """A type, an article, an account, a word of incidents in title, file or header, or cells that the law knows."""
    table = located(title, heads, *cells, file=file)
    assert (table.table.kind, is_asked(table)) == ("incidents", False)


@pytest.mark.parametrize(
    ("heads", "rows", "asked"),
    [
        (("TGL", "NAMA PERUSAHAAN", "JML ORANG", "URAIAN"), ("02/09/2024", "PT MIRA", "3", "Lengkap"), True),
        (("TGL", "NAMA PERUSAHAAN", "JML ORANG", "URAIAN", "PASAL"), ("02/09/2024", "PT MIRA", "3", "x", "71"), False),
    ],
)
def test_oversight_of_companies_is_no_log_of_incidents(heads, rows, asked) -> None:
    """PENGAWASAN proves a log only where its rows name persons."""
    grid = Grid("", (("PENGAWASAN SEPTEMBER 2024", *(None,) * (len(heads) - 1)), heads, rows, rows, rows))
    (table,) = locate(grid, Place("data.csv", "data.csv", ()), {})
    assert is_asked(table) is asked


def test_the_unit_that_writes_says_nothing_of_what_it_lists() -> None:
    """The guest book of the section of enforcement is a guest book."""
    unit = "SEKSI INTELIJEN DAN PENINDAKAN KEIMIGRASIAN"
    heads = ("TGL", "NAMA", "WN", "URAIAN")
    blank = (None,) * 3
    titles = ((unit, *blank), ("BUKU TAMU SEPTEMBER 2024", *blank))
    grid = Grid("", (*titles, heads, *((*person, "bertemu Kasi") for person in PERSONS)))
    (table,) = locate(grid, Place("data.csv", "data.csv", ()), {})
    assert is_asked(table)


def test_what_the_office_decided_is_held_to() -> None:
    """A decided list of incidents needs no proof."""
    table = located("BUKU TAMU", ("HASIL",), "Overstay", decided="incidents")
    assert table.table.kind == "incidents"


def test_learning_asks_the_kind_and_proposes_none(tmp_path) -> None:
    """No header is asked about before the kind is known, and no answer is written unasked."""
    (tmp_path / "mg1.csv").write_text(
        "LAPORAN LAYANAN HARIAN SEPTEMBER 2024\nTGL;NAMA;WN;JENIS LAYANAN;HASIL\n"
        "02/09/2024;MIRA A;Jepang;Baru;Disetujui\n03/09/2024;MIRA B;Jepang;Baru;Ditolak\n",
        encoding="utf-8",
    )
    (file,) = gather_paths([tmp_path], None).files
    (reading,) = file.tables
    assert isinstance(file, FileReading)
    assert isinstance(reading, TableReading)
    assert reading.count(RowBin.UNKNOWN) == 2
    (question,) = questions([file], versions=True)
    assert (question.table, question.likely) == ("tables", ())
    assert {"services", "incidents"} <= {answer.code for answer in question.answers}
