"""What names a person is found in a text and replaced; what does not is left alone."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.privacy import MASK, index_persons, mask_text
from reports.privacy.masker import NAME
from reports.privacy.patterns import ADDRESS, BIRTH, IDENTITY, INITIALS, MAIL, PASSPORT, PHONE

SOMEBODY = index_persons(
    ["HANS-PETER MÜLLER", "Sen Wijo Kata", "Harmosuli", "Koja", "Rina"], ["C01X00T47", "123456789", "12", "AB12345"]
)


@pytest.mark.parametrize(
    ("text", "masked", "kinds"),
    [
        ("Sdr. hans peter  muller hadir", f"Sdr. {MASK} hadir", (NAME,)),
        ("Müller, Hans-Peter", MASK, (NAME,)),
        ("(Sen Wijo Kata)", f"({MASK})", (NAME,)),
        ("Sen Wijo dari hotel", f"{MASK} dari hotel", (NAME,)),
        ("Harmosuli", MASK, (NAME,)),
        ("nomor C01X00T47.", f"nomor {MASK}.", (PASSPORT,)),
        ("paspor 123456789", f"paspor {MASK}", (PASSPORT,)),
        ("paspor X1234567 (asing)", f"paspor {MASK} (asing)", (PASSPORT,)),
        ("hubungi 0812-3456-7890", f"hubungi {MASK}", (PHONE,)),
        ("hubungi +62 812 3456 7890", f"hubungi {MASK}", (PHONE,)),
        ("kantor (021) 4301234", f"kantor {MASK}", (PHONE,)),
        ("surel a.b@contoh.go.id;", f"surel {MASK};", (MAIL,)),
        ("lahir di Osaka, 12-02-1990, tinggal", f"lahir di Osaka, {MASK}, tinggal", (BIRTH,)),
        ("TTL: Osaka/3 Mei 1988", f"TTL: Osaka/{MASK}", (BIRTH,)),
        ("lahir 1990-02-12", f"lahir {MASK}", (BIRTH,)),
        ("Müller (Hans-Peter)", MASK, (NAME,)),
        ("Kata/Sen Wijo; Wijo, Sen", f"{MASK}; {MASK}", (NAME,)),
        ("paspor c01 x00-t47", f"paspor {MASK}", (PASSPORT,)),
        ("ab 12345 dan AB-12345", f"{MASK} dan {MASK}", (PASSPORT,)),
        ("pemegang x-7654321", f"pemegang {MASK}", (PASSPORT,)),
        ("paspor no. zz 765432", f"paspor no. {MASK}", (PASSPORT,)),
        ("NIK 3172012345678901", f"NIK {MASK}", (IDENTITY,)),
        ("NIK 317201-234567-8901", f"NIK {MASK}", (IDENTITY,)),
        ("Jl. Melati No. 5 RT 01/02, Koja", f"{MASK}, Koja", (ADDRESS,)),
        ("tinggal di Jalan Melati Raya, RT 3", f"tinggal di {MASK}", (ADDRESS,)),
        ("inisial S.W.A. hadir", f"inisial {MASK} hadir", (INITIALS,)),
        ("berinisial SW", f"berinisial {MASK}", (INITIALS,)),
        ("Sen Wijo Kata, X1234567", f"{MASK}, {MASK}", (NAME, PASSPORT)),
    ],
)
def test_a_person_is_masked(text: str, masked: str, kinds: tuple[str, ...]) -> None:
    """Names in any case, order and spacing, numbers and addresses."""
    found = mask_text(text, SOMEBODY)
    assert (found.text, found.kinds) == (masked, kinds)


@pytest.mark.parametrize(
    "text",
    [
        "Rapat 16 Oktober 2024 pukul 09.00-12.00 di Koja",
        "Rina menyampaikan data",
        "Nomor W.10-GR.04.02-1234 tanggal 12-02-2024",
        "K-2024-10-001 dan K-2024-10-002",
        "NIP 00000000 000000 0 001 dan NIP 198001012005011001",
        "Nomor IMI.5-GR.02.01-199, Pasal 122 huruf a",
        "Nomor B-1234567/2024, no. S 1234567, SK 123456 Tahun 2024",
        "Rp 1000000 untuk 100000 orang, tahun 2021 2022 2023 2024",
        "Jalan Melati; jalan keluar nomor 3; inisial pelaku",
        "1.211 orang, 12 di antaranya ITAP; Rp1.000.000",
        "Undang-Undang Nomor 6 Tahun 2011",
        "Sen. Banyak yang wijo, kata mereka",
        "Sen wijoyo kata",
        "",
    ],
)
def test_what_names_nobody_is_left_alone(text: str) -> None:
    """Dates, times, letter numbers, case codes, counts, parted words; a short single name is in doubt."""
    assert mask_text(text, SOMEBODY).text == text
    assert mask_text(text, SOMEBODY).doubts == (("Rina",) if "Rina" in text else ())


@pytest.mark.untraced
def test_ten_thousand_names_cost_no_more_than_ten() -> None:
    """One pass over the words of the text."""
    many = index_persons((f"NAMA{number} REKAAN{number}" for number in range(10_000)), ())
    text = "Kata demi kata tanpa seorang pun di dalamnya. " * 2000 + "Nama77 Rekaan77"
    start = time.process_time()
    found = mask_text(text, many)
    assert time.process_time() - start < 1.0
    assert found.kinds == (NAME,)
    assert found.text.endswith(f"di dalamnya. {MASK}")


@pytest.mark.untraced
@pytest.mark.ci
def test_hostile_texts_take_no_time() -> None:
    """A long run of letters, dots or digits is passed over in one go."""
    for text in ("a" * 40_000, "a." * 20_000, "0812" * 10_000, "lahir " * 8_000, "1-" * 20_000, "Jl a no " * 5_000):
        start = time.process_time()
        mask_text(text, SOMEBODY)
        assert time.process_time() - start < 1.0, text[:10]


@given(st.sampled_from(["X1000000", "AB123456"]), st.sampled_from(["", " ", "-", ". "]), st.booleans())
def test_a_known_number_is_found_however_it_is_written(number: str, between: str, low: bool) -> None:
    """With or without a separator after its letters, in capitals or not."""
    letters = number.rstrip("0123456789")
    written = f"{letters}{between}{number[len(letters) :]}"
    text = f"pemegang {written.lower() if low else written} hadir"
    assert mask_text(text, index_persons([], [number])).text == f"pemegang {MASK} hadir"


def test_only_whole_names_are_looked_for_among_officials() -> None:
    """A beginning, or one word, may be the name of an official."""
    found = mask_text("Sen Wijo, Harmosuli; Rina", SOMEBODY, official=True)
    assert (found.kinds, found.doubts) == ((), ())
    assert mask_text("Kata Sen Wijo", SOMEBODY, official=True).text == MASK


def test_addresses_of_the_office_are_left() -> None:
    """Where the meeting is held is no secret."""
    text = "bertempat di Jalan Melati No. 5"
    assert mask_text(text, SOMEBODY.with_open_addresses("Aula, Jalan Melati No. 5, Koja", None)).text == text
    assert mask_text("Jalan Mawar No. 5", SOMEBODY.with_open_addresses(text)).text == MASK
