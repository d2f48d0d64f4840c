"""Birth dates in any writing, and numbers too short to be told by their length: in texts of people and at the gate."""

from __future__ import annotations

import time
from datetime import date

import pytest

from reports.privacy import MASK, index_persons, mask_text
from reports.privacy.gate import Gate, open_days
from reports.privacy.patterns import BIRTH
from reports.privacy.text_words import FoundPersons, TextWords

PERSONS = index_persons(
    ["HANS PETER MULLER"], ["A12345", "B1234", "512345"], permits=["KT-4471", "2C-123", "90817", "8812", "885"],
    births=[date(1985, 3, 12), date(1990, 11, 5), date(2016, 10, 9)],
)  # fmt: skip
BORN = (
    "12-03-1985", "12/3/1985", "12.3.1985", "12 - 03 - 1985", "12–03–1985", "１２－０３－１９８５", "12/03/85",
    "12 Maret 1985", "12 Mar 1985", "12 Mar. 1985", "12-Mar-85", "12/Mar/1985", "12MAR1985", "12Maret1985",
    "12 mrt 1985",
    "12 Maret '85", "12-III-1985", "1985-03-12", "1985/3/12", "1985.03.12", "1985 Maret 12", "Maret 12, 1985",
    "March 12, 1985", "12 March 1985", "12th March 1985", "03/12/1985", "dua belas Maret 1985",
    "tanggal 12 bulan 3 tahun 1985", "tgl. 12 bln 03 thn 1985", "12 MARET TAHUN 1985", "5 Nopember 1990", "5/11/90",
    "05 Nov 90",
)  # fmt: skip
JOINED = ("12031985", "19850312")
"""Told in what people wrote; in the office's own texts such a number is one of a NIP."""


@pytest.mark.parametrize("written", [*BORN, *JOINED])
def test_a_known_birth_is_told_in_any_writing(written: str) -> None:
    """Without any word that says so, and nothing around it is masked."""
    found = mask_text(f"Yang bersangkutan ({written}) hadir", PERSONS)
    assert found.kinds == (BIRTH,)
    assert found.text.startswith("Yang bersangkutan (")
    assert found.text.endswith(") hadir")
    assert not any(sign.isdigit() for sign in found.text)


@pytest.mark.parametrize("written", [*BORN, *JOINED])
def test_who_can_be_found_by_a_birth_is_in_the_index_of_an_archive(written: str) -> None:
    """Of many persons only those are looked for whom a text can name, however it writes their birth."""
    born = {date(1985, 3, 12), date(1990, 11, 5)}
    among = FoundPersons(TextWords.of([f"Hadir {written}"], official=True)).among({*born, date(1985, 3, 13)}, "births")
    assert len(among) == 1
    assert among <= born


@pytest.mark.parametrize("written", BORN)
def test_a_known_birth_passes_no_gate(written: str) -> None:
    """Whoever wrote the text: documents print no other day of so early a year."""
    passed = Gate(PERSONS).passed(f"Hadir {written} di aula")
    assert MASK in passed
    assert not any(sign.isdigit() for sign in passed)


@pytest.mark.parametrize(
    "words",
    [
        "lahir 12 Mar 86", "lahir: 1986/3/12", "kelahiran 1986", "tgl lahir 13031986", "DOB 13MAR86", "ttl: 13/3/86",
        "lahir pada tanggal 13 bulan Maret tahun 1986", "lahir tahun 1986", "lahir 13-III-1986", "lahir pada 1986",
        "lahir di Osaka pada 13 Maret '86", "TTL Osaka 130386", "born March 13, 1986", "lahir tiga belas Maret 1986",
        "tahun lahir 1986", "kelahiran Osaka 1986", "lahir Maret 1986",
    ],
)  # fmt: skip
def test_what_is_said_to_be_a_birth_is_masked(words: str) -> None:
    """Of anybody, in the register or not."""
    found = mask_text(f"Orang tersebut {words}, hadir", index_persons([], []))
    assert BIRTH in found.kinds
    assert "86" not in found.text


@pytest.mark.parametrize(
    "text",
    [
        "A12345", "a-12345", "A 12345", "B1234", "KT-4471", "KT 4471", "KITAS KT4471", "2C-123", "KITAS 8812",
        "izin tinggal nomor 8812", "ITAS no. 8812", "paspor 512345", "NIORA: 90817",
    ],
)  # fmt: skip
def test_a_short_known_number_is_told_with_letters_or_after_its_word(text: str) -> None:
    """At the gate too."""
    assert MASK in mask_text(f"pemegang {text} hadir", PERSONS).text
    assert MASK in Gate(PERSONS).passed(f"pemegang {text} hadir")


@pytest.mark.parametrize(
    "text",
    [
        "paspor X12345",
        "paspor no. X 1234",
        "paspor 54321",
        "No. Paspor: XY1234",
        "passport K-12345",
        "NIORA 12345",
        "KITAS no. 8813",
        "KITAS nomor AB-123",
        "izin tinggal nomor 8813",
        "nomor ITAS 8813",
    ],
)
def test_a_short_number_of_anybody_is_told_by_its_word(text: str) -> None:
    """A passport has as few as six characters, a permit fewer."""
    assert MASK in mask_text(f"pemegang {text} hadir", index_persons([], [])).text


@pytest.mark.parametrize(
    "text",
    [
        "Rapat 16 Oktober 2024 pukul 09.00-12.00; surat tanggal 16/10/24", "Per 9 Oktober 2024 tercatat 885 orang",
        "ITK 108, ITAS 885, ITAP 182; KITAS 885 lembar", "izin 885 orang",
        "Nomor W.10-GR.04.02-1234 tanggal 12-02-2024",
        "Kelahiran anak pada triwulan ini bertambah", "8812 orang", "12.345 orang dan 4.471 pemegang",
        "Undang-Undang Nomor 6 Tahun 2011, Pasal 78 ayat (3)", "NIP 19850312 200801 1 001",
        "paspor tahun 2024, paspor 2024", "12 Maret 1984", "lahirnya kesepakatan Maret 2024", "izin tinggal nomor 6",
    ],
)  # fmt: skip
def test_days_and_figures_of_a_document_pass(text: str) -> None:
    """Counts of classes, days of meetings, letters, laws, and the number of an official."""
    assert mask_text(text, PERSONS).text == text
    assert Gate(PERSONS).passed(text) == text


def test_days_of_late_years_pass_the_gate() -> None:
    """A child was born on a day that the document may be of; what people wrote is searched for it before."""
    text = "Keadaan per 9 Oktober 2016"
    assert Gate(PERSONS).passed(text) == text
    assert MASK in mask_text(text, PERSONS).text
    assert Gate(PERSONS, 1980).passed("Keadaan per 12 Maret 1985") == "Keadaan per 12 Maret 1985"


@pytest.mark.parametrize(
    "written", ["9 Oktober 2016", "09-10-2016", "2016-10-09", "9-X-2016", "9 Okt '16", "October 9, 2016"]
)
def test_a_child_is_told_by_its_birth_where_the_document_has_no_such_day(written: str) -> None:
    """A day that the document is composed from, and those of laws, are no births."""
    text, law_text = f"Hadir {written} di aula", "Surat tanggal 27 Agustus 2018"
    born = index_persons([], [], births=[date(2016, 10, 9), date(2018, 8, 27)])
    assert MASK in Gate(born, open_days=open_days([date(2024, 9, 30)])).passed(text)
    assert Gate(born, open_days=open_days([date(2016, 10, 9)])).passed(text) == text
    assert Gate(born, open_days=open_days([])).passed(law_text) == law_text


def test_a_range_of_days_names_no_birth_of_another_year() -> None:
    """The number before a month is a day, not the end of a year."""
    born = index_persons([], [], births=[date(2023, 9, 25), date(1923, 9, 25)])
    assert mask_text("25 September–23 November 2024", born).kinds == ()
    assert mask_text("lahir 25 September 23", born).kinds == (BIRTH,)


BARE = index_persons([], ["512345", "4471"], permits=["90817", "2024", "8812"])


@pytest.mark.parametrize(
    "text", ["berkas 512345", "(512345)", "90817", "Catatan: 4471.", "4471, lalu 8812", "akhiran 90817;", "no. 512345"]
)
def test_the_gate_masks_a_bare_number_that_is_exactly_one_of_a_person(text: str) -> None:
    """Of four to six digits, without a word that says whose it is."""
    passed = Gate(BARE).passed(text)
    assert MASK in passed
    assert not any(sign.isdigit() for sign in passed)


@pytest.mark.parametrize(
    "text",
    [
        "8812 orang", "4.471", "4.471 pemegang", "Tahun 2024", "2024", "512.345 jiwa", "31.72.01.8812", "8812/2024",
        "A-4471-B", "Rp 512345", "W.10-GR.04.02-4471", "5123456", "10-4471", "4471 WNA", "8812,5", "pukul 09.8812",
    ],
)  # fmt: skip
def test_figures_and_parts_of_other_numbers_pass_the_gate(text: str) -> None:
    """Counts, years, amounts, codes, dates, and longer numbers."""
    assert Gate(BARE).passed(text) == text


@pytest.mark.untraced
@pytest.mark.ci
def test_hostile_days_take_no_time() -> None:
    """Long runs of what a day is made of are passed over in one go."""
    for text in (
        "12-03-" * 7_000,
        "lahir 12 " * 5_000,
        "Maret " * 7_000,
        "tanggal bulan " * 3_000,
        "KITAS 8812 " * 4_000,
    ):
        start = time.process_time()
        mask_text(text, PERSONS)
        assert time.process_time() - start < 2.0, text[:12]
