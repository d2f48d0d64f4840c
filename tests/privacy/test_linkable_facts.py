"""A nationality is masked where place and date or article tell of one case; accusing words are found."""

from __future__ import annotations

import pytest

from reports.privacy import MASK, accusing_words, mask_linked_nationalities


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("WN Jepang di Koja, 3 September 2024", f"WN {MASK} di Koja, 3 September 2024"),
        ("WNA asal Tiongkok di Kelurahan Lagoa, Pasal 122", f"WNA asal {MASK} di Kelurahan Lagoa, Pasal 122"),
        ("Warga negara Korea Selatan, Tj. Priok 03-09-2024", f"Warga negara {MASK}, Tj. Priok 03-09-2024"),
        ("RRT, Kelapa Gading, 2024-09-03", f"{MASK}, Kelapa Gading, 2024-09-03"),
    ],
)
def test_one_case_names_no_nationality(text: str, masked: str) -> None:
    """By name or short form, the day in any writing."""
    assert mask_linked_nationalities({"text": text}, {}) == {"text": masked}


@pytest.mark.parametrize(
    "text",
    [
        "melanggar Ps. 78 di Koja", "psl 122 di Lagoa", "di Koja pada bulan September",
        "di Koja tanggal tiga September",
        "di Koja, dua puluh satu Agustus", "diperiksa kemarin di Koja", "per 3 September 2024 diamankan di Koja",
        "di Jalan Yos Sudarso pada 3 September 2024", "di Mal Artha Gading pada 3-9-2024",
        "di Kl. Gading, 3 September",
        "di Klp Gading 3/9", "in Koja on September 3, 2024", "in Koja, 3rd September", "di Koja hari ini",
        "diamankan Selasa lalu di Koja", "di Kel. Lagoa, 3/9", "di Hotel Bintang, 3 September 2024",
        "tadi malam di Penjaringan", "di Tg Priok 3/9/24", "dideportasi bulan lalu dari Koja",
    ],
)  # fmt: skip
@pytest.mark.parametrize("country", ["WN Nigeria", "warga Korea Selatan", "NGA"])
def test_place_and_day_or_article_are_known_in_other_words(country: str, text: str) -> None:
    """Shortened, spelt out, in English, relative to today; a street or building is a place too."""
    (masked,) = mask_linked_nationalities({"text": f"{country} {text}"}, {}).values()
    assert MASK in masked
    assert country.removeprefix("WN ").removeprefix("warga ") not in masked


@pytest.mark.parametrize(
    "text",
    [
        "Jumlah WN Nigeria di Koja pada bulan September 2024 sebanyak 14 orang",
        "Data per September 2024: WN Nigeria di Koja 12 orang",
        "WN Jepang di Koja posisi 30 September 2024",
        "Per 30 September 2024 terdapat 12 WN Nigeria di Koja",
        "NIGERIA DAN PER 2024 DI KOJA",
        "12 WN Nigeria di Koja",
        "WN Jepang di Koja per 30 September 2024",
        "WN Jepang pada 3 September 2024",
        "WN Jepang terbanyak di Koja pada bulan September 2024",
        "Rapat di Koja pada 16 Oktober 2024, Pasal 69, dihadiri WNI",
        "Kedutaan Besar Jepang, Koja, 3 September 2024",
        "K-2024-10-001 di Koja, WN Jepang",
    ],
)
def test_what_tells_of_no_one_case_is_left_alone(text: str) -> None:
    """Counts as of a day or of a month, embassies, Indonesians, two of three."""
    assert mask_linked_nationalities({"text": text}, {}) == {}


def test_columns_of_a_row_are_read_together() -> None:
    """The agency may name the place; only the free texts are changed."""
    row = {"topic": "Warga negara Jepang", "data": "pada 3 September", "response": "Pasal 122"}
    assert mask_linked_nationalities(row, {"agency": "Kecamatan Koja"}) == {"topic": f"Warga negara {MASK}"}
    assert mask_linked_nationalities(row, {"agency": "Kedutaan Jepang"}) == {}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Pelaku terbukti bersalah", ("pelaku", "terbukti", "bersalah")),
        ("oknum penjahat; tindak kriminal", ("oknum", "penjahat", "kriminal")),
        ("Reserse Kriminal Umum, pelaku usaha, belum terbukti, praduga tak bersalah", ()),
        ("pelakuan, terbuktikan", ()),
    ],
)
def test_accusing_words_are_found(text: str, words: tuple[str, ...]) -> None:
    """Not in the names of units, nor where they are denied."""
    assert accusing_words(text) == words
