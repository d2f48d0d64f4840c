"""Sentences that people wrote count few persons in no wording, and other things in any."""

from __future__ import annotations

from datetime import date

import pytest

from reports.documents.shared import SharedFigures
from reports.documents.shared.texts import unlisted_text
from reports.model.figures import Figure, FigureTable, Status

DAY = date(2024, 9, 30)
TOTAL = Figure("stock-nationality-permit", "total", "total", 1211, "orang", "", DAY)
STOCK = FigureTable(TOTAL.table, "orang", "", DAY, Status.VALUE, (), (), {("total", "total"): TOTAL})
FEW = """Dua warga negara Nigeria ditahan.
2 mahasiswa asal Yaman belum melapor.
Tiga nelayan Vietnam dipindahkan.
Sepasang suami istri asal Jepang melapor.
Kedua pelaku ditahan.
Satu keluarga pengungsi menempati rusun.
Ditemukan dua (2) orang tanpa dokumen.
Ditemukan 2 (dua) WNA tanpa dokumen.
Ditemukan 2 org WNA.
Ditemukan WNA sebanyak 2.
Jumlah WNA: 2.
WNA berjumlah dua.
WNA (2) diperiksa.
2 laki-laki dan 1 perempuan diperiksa.
2L 1P diperiksa.
Dua ABK kapal asing ditahan.
2 tenaga kerja asing.
Dua di antaranya dideportasi.
Se-orang WNA.
\uff12 orang WNA.
Dua perkara.""".splitlines()
NOBODY = """Rapat dihadiri tiga instansi.
Dua operasi gabungan dilaksanakan pada triwulan IV.
Tim dibagi menjadi dua kelompok.
Batas waktu dua minggu.
Data dikirim dua kali sebulan.
Setiap kecamatan menunjuk satu petugas penghubung.
Dua kelurahan belum mengirim data.
Menyampaikan satu laporan setiap bulan.
Data WNA dikirim sebelum tanggal 5.
Kedua instansi bertemu kembali.""".splitlines()


@pytest.mark.parametrize("text", FEW)
def test_few_persons_are_counted_in_no_text(text: str) -> None:
    """In front of or behind what is counted, in any usual word for it, though a table of meetings prints 1 and 2."""
    cells = {
        (row, "count"): Figure("activities", row, "count", number, "kegiatan", "", DAY)
        for row, number in (("rapat", 1), ("total", 2))
    }
    meetings = FigureTable("activities", "kegiatan", "", DAY, Status.VALUE, ("rapat",), ("count",), cells)
    protected = SharedFigures({"activities": meetings}, {})
    assert unlisted_text(f"{text} Jadwal dibagikan.", protected) == "Jadwal dibagikan."


@pytest.mark.parametrize("text", NOBODY)
def test_numbers_of_other_things_stand(text: str) -> None:
    """Offices, meetings, weeks and reports are nobody."""
    assert unlisted_text(text, SharedFigures({}, {})) == text


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Ada 2 orang WNA di hotel. Jadwal dibagikan.", "Jadwal dibagikan."),
        ("Ditemukan dua kasus.", ""),
        ("Seorang WNA dilaporkan.", ""),
        ("Register mencatat 1.211 orang.", "Register mencatat 1.211 orang."),
        ("Selisih 810 orang.", ""),
        ("Dua kecamatan belum mengirim 3 laporan.", "Dua kecamatan belum mengirim 3 laporan."),
        ("Setiap tanggal 5 setiap bulan.", "Setiap tanggal 5 setiap bulan."),
    ],
)
def test_texts_that_people_wrote_count_as_the_tables_do_or_not_at_all(text: str, left: str) -> None:
    """Before persons, cases and actions; other numbers are nobody."""
    assert unlisted_text(text, SharedFigures({"stock-nationality-permit": STOCK}, {})) == left
