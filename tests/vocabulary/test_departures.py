"""Who has left by the words of a register, and who has not (settled rule 3)."""

from __future__ import annotations

from datetime import date

import pytest

from reports.pipeline.gather import gather_office
from reports.vocabulary.departures import departure, had_left


@pytest.mark.parametrize(
    "text",
    [
        "EPO 12/10/2024", "Sudah pulang", "Telah pulang tgl 3 Oktober 2024", "Meninggal dunia", "WAFAT",
        "Pindah ke Bogor",
        "Sudah dideportasi", "Pulang ke negara asal", "Naturalisasi", "pindah alamat ke Jepang",
        "DEPORTASI 20/09/2024", "Deportasi tgl 20-9-24", "Deport 3 Sept 2024", "Deportasi ke India 3-9-2024",
        "Telah meninggalkan Indonesia 5 Sept 2024", "MENINGGALKAN INDONESIA", "telah meninggalkan wilayah Indonesia",
        "Ybs telah meninggalkan wilayah Negara Republik Indonesia", "sdh plg 3/9", "Telah keluar dari Indonesia",
        "Dipulangkan", "MD 3/8/24", "EPO tgl 3/9", "Final exit 12/09/2024",
        "left Indonesia", "Has left Indonesia 3 Sept 2024", "Already left the country", "Passed away 3/9/2024",
        "Returned to home country", "Departed from Indonesia 14/09/2024", "returned to China", "Telah pindah ke Bogor",
    ],
)  # fmt: skip
def test_a_cell_that_is_a_sure_phrase_says_so(text):
    """With SUDAH or TELAH before, a date, a country or a place outside after."""
    found = departure(text)
    assert found is not None
    assert found.is_sure


@pytest.mark.parametrize(
    "text",
    [
        "Suami meninggal dunia", "EPO ditolak", "Belum pulang", "Pindah ke Koja", "Pernah dideportasi", "Proses EPO",
        "Penjamin pindah ke Bogor", "rencana pulang 12/12/2024", "tinggal bersama istri", "ITAS diperpanjang", "-",
        "pernah dideportasi 2019 lalu masuk kembali", "Rencana pulang Desember", "deportasi ditunda", "usul deportasi",
        "Dideportasi 2019, masuk kembali 2022", "blm plg", "EPO dibatalkan", "menunggu deportasi", "ikut suami WNI",
        "has not left", "will leave Indonesia", "Husband passed away", "Returned to Indonesia 3/9/2024", "left-handed",
        "plans to return home", "not yet left Indonesia", "Already extended", "Moved to Koja",
    ],
)  # fmt: skip
def test_other_words_keep_the_person(text):
    """A sponsor's death, a refused or planned departure, a move within the area."""
    assert departure(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "Pulang", "tidak aktif", "Cuti", "PINDAH", "DEPORTASI", "Deport", "Exit 12/09/2024", "plg 3/9", "ERP",
        "ERP s.d. 12/2024", "keluar 12/09/2024", "pulang 3 Sept", "Repatriasi 10/09/2024", "Exit pass 3/9/2024",
        "Telah dideportasi melalui Batam 3/9/2024", "meninggalkan wilayah Indonesia lewat laut", "pulang kampung",
        "Already left 14/09/2024", "LEFT 12 Sep 2024", "left on 3/9/2024", "Departed", "departed 12/09/2024 via Batam",
        "Went home 3 Sept", "left for Singapore", "has left since August", "moved out", "inactive",
        "Sudah keluar 3/9/2024", "telah berangkat", "on leave",
    ],
)  # fmt: skip
def test_doubtful_words_are_asked(text):
    """They may mean anything; the person stays."""
    found = departure(text)
    assert found is not None
    assert not found.is_sure


def test_the_day_decides_and_an_exit_permit_has_seven_days():
    """After the as-of date the person is still here."""
    texts = ("Sudah pulang 05-11-2024", "EPO 28-10-2024", "EPO 24-10-2024", "EPO")
    stored = [departure(text).stored("remarks") for text in texts]
    assert [had_left(one, date(2024, 10, 31)) for one in stored] == [False, False, True, True]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("EPO 05/11/24", date(2024, 11, 5)), ("Sudah pulang 5-Nov-24", date(2024, 11, 5)),
        ("Sudah pulang 3/9", date(2024, 9, 3)), ("DIDEPORTASI 3 Sept", date(2024, 9, 3)),
    ],
)  # fmt: skip
def test_short_years_and_days_without_a_year_are_read(text, day):
    """A day without a year is one of the register's year."""
    assert departure(text).in_year(date(2024, 10, 31)).day == day


def test_a_day_without_a_year_after_the_register_is_asked():
    """It may be of the year before, or still to come."""
    found = departure("Sudah pulang 5/11").in_year(date(2024, 10, 31))
    assert not found.is_sure


def register(folder, count, *remarks):
    """Write a register of October with remarks on its first persons; return its bins and the codes of problems."""
    rows = [
        f"{n};SEN WIJO {n};A12345{n:02d};Jepang;ITAS;{remarks[n] if n < len(remarks) else ''}" for n in range(count)
    ]
    (folder / "inputs").mkdir(exist_ok=True)
    head = "NO;NAMA;NO PASPOR;KEBANGSAAN;JENIS IZIN TINGGAL;KETERANGAN"
    text = "\n".join(("DATA WNA BULAN OKTOBER 2024", head, *rows))
    (folder / "inputs" / "register.csv").write_text(text, encoding="utf-8")
    gathered = gather_office(folder, store=False)
    balance = gathered.balance
    return (balance.accepted, balance.set_aside), {(one.code, one.cell) for one in gathered.problems}


def test_the_departed_are_set_aside_and_told(tmp_path):
    """Each at its cell, as a remark; those who leave later stay."""
    bins, problems = register(tmp_path, 20, "EPO 12/10/2024", "Meninggal dunia", "Sudah pulang 05-11-2024", "Pulang")
    assert bins == (18, 2)
    assert {("departed", "F3"), ("departed", "F4"), ("departure-asked", "F6")} <= problems


def test_a_sheet_of_which_many_would_go_is_asked_first(tmp_path):
    """More than a twentieth and more than five: nobody is set aside."""
    assert register(tmp_path, 20, *["Sudah pulang"] * 5)[0] == (15, 5)
    bins, problems = register(tmp_path, 20, *["Sudah pulang"] * 6)
    assert bins == (20, 0)
    assert ("departures-many", None) in problems
