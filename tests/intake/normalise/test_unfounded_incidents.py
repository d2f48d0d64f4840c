"""An incident of suspicion whose officer says that nothing held is told: only a grade changes what it counts as."""

from __future__ import annotations

import pytest

from reports.intake.read import Found
from reports.pipeline.intake import read_file

HEAD = "NO;TANGGAL;JENIS KEJADIAN;NAMA;KEBANGSAAN;KECAMATAN;PASAL;TINGKAT;HASIL;STATUS;KETERANGAN"


def told(tmp_path, grade, result="", status="", remarks=""):
    """Return the words that are told of the only incident of a log, with the field that holds them."""
    row = f"1;05-09-2024;Overstay;SEN WIJO;Jepang;Koja;Pasal 78 ayat (3) UU 6/2011;{grade};{result};{status};{remarks}"
    path = tmp_path / "log.csv"
    path.write_text(f"LOG KEJADIAN BULAN SEPTEMBER 2024\n{HEAD}\n{row}\n", encoding="utf-8")
    (table,) = read_file(Found(path, is_lock=False), "log.csv").tables
    return [problem.details["word"] for problem in table.problems if problem.code == "grade-denied"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Tidak terbukti", "TIDAK TERBUKTI"),
        ("Laporan tidak benar, ditutup", "TIDAK BENAR"),
        ("Setelah diperiksa tidak ditemukan pelanggaran", "TIDAK DITEMUKAN PELANGGARAN"),
        ("hoaks", "HOAKS"),
        ("SP3", "SP3"),
        ("kurang bukti", "KURANG BUKTI"),
    ],
)
def test_a_suspicion_that_did_not_hold_is_told(tmp_path, words, expected):
    """In the remarks as in the result."""
    assert told(tmp_path, "DUGAAN", remarks=words) == [expected]
    assert told(tmp_path, "DUGAAN", result=words) == [expected]


@pytest.mark.parametrize("words", ["Terbukti", "Proses pemeriksaan", "paspor tidak ada", "bukti diserahkan", ""])
def test_other_words_are_not(tmp_path, words):
    """Nor is a denial beside a grade that suspects nobody."""
    assert told(tmp_path, "DUGAAN", remarks=words) == []
    assert told(tmp_path, "KLARIFIKASI", remarks="Tidak terbukti") == []
