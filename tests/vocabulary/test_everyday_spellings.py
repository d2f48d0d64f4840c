"""Values as offices write them every day: countries, permits, places, ends of validity, what did not happen."""

from __future__ import annotations

from datetime import date

import pytest

from reports.intake.normalise.converters import day
from reports.intake.recognise.periods import Stated, stated, stated_by_name
from reports.vocabulary import addresses, departures, incident_words, nationalities, permits, places, ticks


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Kerajaan Belanda", "NLD"), ("REPUBLIK INDIA", "IND"), ("Republic of the Philippines", "PHL"),
        ("Negara Jepang", "JPN"), ("Rep. of Korea", "KOR"), ("P.R. China", "CHN"), ("R.R.C.", "CHN"),
        ("Philippine", "PHL"), ("S. Korea", "KOR"), ("Republik Tiongkok", None), ("Republik Kongo", None),
    ],
)  # fmt: skip
def test_a_country_with_its_form_of_state(text: str, code: str | None) -> None:
    """But not where the form of state tells two countries apart."""
    assert nationalities.code_of(text) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Izin Tinggal Terbatas (ITAS)", "ITAS"), ("Ijin Tinggal Tetap / ITAP", "ITAP"), ("I.T.A.S", "ITAS"),
        ("Izin Tinggal Kunjungan - VOA", "ITK"), ("VISA ON ARRIVAL (VOA)", "ITK"), ("KITAP Seumur Hidup", "ITAP"),
        ("K I T A P", "ITAP"), ("Terbatas", "ITAS"), ("Izin Tinggal Terbatas / ITAP", None), ("Kunjungan kerja", None),
    ],
)  # fmt: skip
def test_a_permit_named_twice_or_in_short(text: str, code: str | None) -> None:
    """Two different classes are none."""
    assert permits.class_of_cell(text) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [("317203 - KOJA", "31.72.03"), ("31.72.03 Koja", "31.72.03"), ("Tg. Priuk", "31.72.02"),
     ("Kec KOJA Kodya Jakarta Utara DKI Jakarta", "31.72.03"), ("317101 - KOJA", None)],
)  # fmt: skip
def test_a_kecamatan_with_its_code_or_city(text: str, code: str | None) -> None:
    """A code of another kecamatan is no code of this one."""
    assert places.district_code(text) == code


def test_one_word_for_both_levels_of_an_address() -> None:
    """Kel/Kec Pluit/Penjaringan."""
    assert addresses.place_in("Jl. A No 1 Kel/Kec Pluit/Penjaringan") == ("PLUIT", "PENJARINGAN")


@pytest.mark.parametrize(
    "text",
    ["s/d 04-03-2025", "sampai dengan 4 Maret 2025", "Berlaku s.d. 4-3-2025", "tgl 04-03-2025", "4th March 2025",
     "4,3,2025", "04_03_2025", "4\\3\\2025", "Exp: 04/03/2025"],
)  # fmt: skip
def test_an_end_with_the_words_before_it(text: str) -> None:
    """Also with other signs between its numbers."""
    assert day(text, pivot=80, since_1904=False, last=True).value == date(2025, 3, 4)


def test_an_end_for_life_with_the_words_before_it() -> None:
    """And without a day."""
    assert day("Berlaku s/d Seumur Hidup", pivot=80, since_1904=False, last=True).value == "lifetime"


@pytest.mark.parametrize("text", ["Bulan 10 Tahun 2024", "PER 31 OKT 24", "Okt-24", "wna okt24", "Masa: 10 2024"])
def test_a_month_by_its_number_or_with_a_short_year(text: str) -> None:
    """None of them is a whole year, or nothing."""
    assert str(stated(text).period) == "2024-10"


@pytest.mark.parametrize(("stem", "month"), [("register_102024", "2024-10"), ("data_10_2024", "2024-10")])
def test_a_month_in_the_name_of_a_file(stem: str, month: str) -> None:
    """Joined to its year, or a word before it."""
    assert str(stated_by_name(stem, ())) == month


def test_the_short_date_of_a_letter_is_no_period() -> None:
    """As the long one."""
    assert stated("Jakarta, 5 Nov 24") == Stated()


@pytest.mark.parametrize(
    ("text", "word"),
    [("Diundur", "DIUNDUR"), ("Ditiadakan krn hujan", "DITIADAKAN"), ("Dijadwalkan ulang", "DIJADWALKAN ULANG"),
     ("Cancel", "CANCEL"), ("Direncanakan", "DIRENCANAKAN"), ("Status: batal", "BATAL"), ("Gagal", None),
     ("Pendingin ruangan rusak", None)],
)  # fmt: skip
def test_other_words_for_what_was_not_held(text: str, word: str | None) -> None:
    """Failure alone may be one of an operation that was held."""
    assert incident_words.not_held(text) == word


@pytest.mark.parametrize(
    ("text", "is_sure"),
    [("Sudah kembali ke Jepang", True), ("Mutasi ke Kanim Bogor", True), ("PINDAH KANIM TANGERANG", True),
     ("Alm.", True), ("Pindah ke luar Jakarta", False), ("Kembali ke Koja", None)],
)  # fmt: skip
def test_other_words_for_a_departure(text: str, is_sure: bool | None) -> None:
    """Sure before a country or a place outside; None for nobody who left."""
    found = departures.departure(text)
    assert (found.is_sure if found else None) is is_sure


@pytest.mark.parametrize(
    "text", ["Nihil kejadian", "NIHIL PELANGGARAN", "Tidak ditemukan pelanggaran", "Tdk ada kasus"]
)
def test_other_words_for_nothing_found(text: str) -> None:
    """Whatever was not found."""
    assert incident_words.is_nil(text)


def test_what_says_nothing_happened_in_an_account_only() -> None:
    """In remarks it says something else."""
    assert incident_words.is_nil_account("Aman terkendali")
    assert not incident_words.is_nil("Aman terkendali")


@pytest.mark.parametrize("mark", ["*", "+", "1.0", "/", "R"])
def test_other_marks_are_ticks(mark: str) -> None:
    """R is the ticked box of a font of signs."""
    assert ticks.is_ticked(mark) is True
    assert ticks.is_ticked("0.0") is False
