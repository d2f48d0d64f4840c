"""Kecamatan and kelurahan of other work areas as offices there write them, by declared spellings only."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from reports.intake.normalise import location
from reports.vocabulary import addresses, departures, place_spellings, places, work_area
from reports.vocabulary.text import normal

if TYPE_CHECKING:
    from collections.abc import Iterator

LAMPUNG, SEMARANG, BALI, TASIKMALAYA = ["18.71"], ["33.74"], ["51.03", "51.71"], ["32.06", "32.78"]


@pytest.fixture(autouse=True)
def _jakarta_utara_afterwards() -> Iterator[None]:
    yield
    places.use_area(work_area.HOME)


def use(codes: list[str]) -> None:
    """Work in an area."""
    places.use_area(work_area.expanded(codes))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Kec. Tanjungkarang Barat", "18.71.03"),
        ("TANJUNG KARANG BARAT", "18.71.03"),
        ("Tj. Karang Brt", "18.71.03"),
        ("Tjg Karang Bar.", "18.71.03"),
        ("Tandjoeng Karang Barat", "18.71.03"),
        ("Tanjungkarang B", "18.71.03"),
        ("Tlk. Betung Utara", "18.71.09"),
        ("TELOEK BETOENG OETARA", "18.71.09"),
        ("Telukbetung Utr", "18.71.09"),
        ("Sukarame", "18.71.02"),
        ("Soekarame", "18.71.02"),
        ("Suka Rame", "18.71.02"),
        ("Kec. Way Halim", "18.71.15"),
        ("Wayhalim, Bandar Lampung", "18.71.15"),
        ("Labuan Ratu", "18.71.14"),
        ("Panjang, Kota Bandar Lampung", "18.71.04"),
        ("Panjang - Bandar Lampung, Lampung", "18.71.04"),
        ("Distrik Enggal", "18.71.17"),
    ],
)
def test_everyday_spellings_of_a_kecamatan_are_read(text: str, code: str) -> None:
    """Abbreviated, joined, parted, in the old spelling, with the city behind it."""
    use(LAMPUNG)
    assert places.district_code(text) == code


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Kec.",
        "Tanjungkarang",
        "Tanjungkarang Utara",
        "Telukbetung",
        "Sukaram",
        "Koja",
        "S u k a r a m e",
        "18.71.02",
        "Panjang, Kab. Tanah Datar",
        "Panjang, Kota Padang Panjang",
        "Barat",
        "Brt",
        "Karang Barat",
    ],
)
def test_what_is_nearly_a_kecamatan_is_none(text: str) -> None:
    """A declared spelling, or nothing; a likeness is proposed elsewhere."""
    use(LAMPUNG)
    assert places.district_code(text) is None


@pytest.mark.parametrize(
    ("text", "elsewhere"),
    [
        ("Jakarta Utara", True),
        ("Kec. Koja", True),
        ("Penjaringan", True),
        ("Kota Metro", True),
        ("Natar", True),
        ("Bandar Lampung", False),
        ("Kota Bandar Lampung", False),
        ("Panjang", False),
        ("Atlantis", False),
        ("Panjang, Kota Bandar Lampung", False),
        ("Sukarame, Kab. Lampung Barat", False),
        ("Sukarame, Palembang", False),
        ("Kec. Sukarame, Kab. Tasikmalaya", True),
        ("Sukarame, Tasikmalaya", True),
        ("Kab. Lampung Selatan", True),
    ],
)
def test_another_place_is_elsewhere_also_where_its_name_is_ours(text: str, *, elsewhere: bool) -> None:
    """A kecamatan called as one of ours counts only with the city that it is in."""
    use(LAMPUNG)
    assert places.is_elsewhere(text) is elsewhere


def test_city_and_kabupaten_of_one_name_are_two() -> None:
    """Kota Semarang is the area, Kabupaten Semarang is not."""
    use(SEMARANG)
    assert [
        places.is_elsewhere(text) for text in ("Kota Semarang", "Semarang", "Kab. Semarang", "Kabupaten Semarang")
    ] == [
        False,
        False,
        True,
        True,
    ]
    assert places.district_code("Tembalang, Semarang, Jateng") == "33.74.10"
    assert places.district_code("Tembalang Kab Semarang") is None


def test_jakarta_utara_and_an_area_beside_it_are_one_area() -> None:
    """With the spellings collected for the one, and the declared ones for the other."""
    use(["31.72.01", "31.01"])
    assert places.district_code("Pnjaringan") == "31.72.01"
    assert places.district_code("Kep. Seribu Utr") == "31.01.01"
    assert places.village_code("P. Tidung") == places.village_code("Pulo Tidung") == "31.01.02.1002"
    assert not places.is_elsewhere("Kepulauan Seribu")
    assert places.is_elsewhere("Tambora")


def test_two_kelurahan_of_one_name_are_told_apart_by_their_kecamatan() -> None:
    """Without it neither is taken."""
    use(TASIKMALAYA)
    shared = [one for one in places.villages() if one.name in {"Sukamaju", "Sukamulya"}]
    assert len(shared) > 1
    for village in shared:
        assert places.village_code(village.name, village.district) == village.code
        assert places.village_code(f"Desa {village.name.upper()}", village.district) == village.code
    assert places.village_code(shared[0].name) is None
    assert places.is_village(shared[0].name)


def test_two_kecamatan_of_one_name_say_where_they_are() -> None:
    """Printed with their kabupaten, and read by it."""
    use(["18.07", "18.71"])
    assert places.district_code("Labuhan Ratu") is None
    names = {code: places.names()[code] for code in ("18.07.21", "18.71.14", "18.71.15")}
    assert names == {
        "18.07.21": "Labuhan Ratu, Kabupaten Lampung Timur",
        "18.71.14": "Labuhan Ratu, Kota Bandar Lampung",
        "18.71.15": "Way Halim",
    }
    assert {code: places.district_code(name) for code, name in names.items()} == {code: code for code in names}
    assert places.district_code("Kec. Lab. Ratu, Lampung Timur") == "18.07.21"


def test_a_kelurahan_and_a_desa_of_one_name_are_told_apart_by_that_word() -> None:
    """In Sorkam Barat there are both."""
    use(["12.01.10"])
    codes = [one.code for one in places.villages() if one.name == "Sorkam Kanan"]
    assert {places.village_code("Kel. Sorkam Kanan"), places.village_code("Desa Sorkam Kanan")} == set(codes)
    assert places.village_code("Sorkam Kanan") is None


def test_addresses_name_the_places_of_the_area() -> None:
    """Behind their words, between commas, and at the end."""
    use(BALI)
    assert addresses.place_in("Jl. Raya 5, Kel. Seminyak Kec. Kuta Kab. Badung") == ("SEMINYAK", "KUTA")
    assert addresses.place_in("Jl. Danau Tamblingan 10, Sanur Kauh, Denpasar Sel., Bali") == (
        "SANUR KAUH",
        "DENPASAR SEL",
    )
    assert addresses.place_in("Jalan Contoh RT 01/RW 02 Canggu Kuta Utara") == ("CANGGU", "KUTA UTARA")


def test_every_name_of_the_country_is_read_in_its_own_city() -> None:
    """By its official spelling, in capitals, without spaces; where two share a spelling, by neither."""
    for codes in (["18.71"], ["64.02"], ["95.04"], ["12.14"], ["34"]):
        use(codes)
        for district in places.districts():
            assert places.district_code(places.names()[district.code]) == district.code
            same = Counter(normal(village.name) for village in district.villages)
            for village in district.villages:
                expected = village.code if same[normal(village.name)] == 1 else None
                assert places.village_code(village.name.upper(), district.code) == expected


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Pegangsaan Dua", "PEGANGSAAN II"),
        ("Ilir Barat I", "ILIR BRT SATU"),
        ("Jagabaya III", "JAGABAYA 3"),
        ("Sungai Bambu", "SEI BAMBU"),
        ("Gunung Anyar", "GN ANYAR"),
        ("Kampung Melayu", "KP MELAYU"),
        ("Cilincing", "TJILINTJING"),
        ("Jatinegara", "DJATINEGARA"),
        ("Banyumanik", "BANJOEMANIK"),
        ("Sungai Lilin", "S LILIN"),
        ("Kuta Selatan", "KUTA S"),
    ],
)
def test_declared_spellings_share_a_key(name: str, written: str) -> None:
    """Numbers, abbreviations, old letters."""
    assert set(place_spellings.keys(name.upper())) & set(place_spellings.readings(written))


@pytest.mark.parametrize("text", ["Sunggal", "Kota", "Kec. Barat", "LABUHAN"])
def test_the_end_of_an_own_name_is_asked_and_not_outside(text: str) -> None:
    """A kecamatan of that name elsewhere does not decide it."""
    use(["12.71"])
    (name,) = places.own_names_ending(text)
    code, fault, proposed = location.written_district(text)
    assert (code, fault, proposed) == (None, "district-unreadable", f": {name}?")
    assert departures.departure(f"PINDAH KE {text}") is None


@pytest.mark.parametrize("text", ["Sunggal, Deli Serdang", "Menteng", "Jakarta Pusat", "Kec. Tambora"])
def test_what_ends_no_own_name_is_outside(text: str) -> None:
    """With its city, or by its whole name."""
    use(["12.71"])
    assert location.written_district(text) == (places.OUTSIDE, None, "")


def test_an_own_kelurahan_in_the_column_of_the_kecamatan_is_asked_and_not_outside() -> None:
    """Argapura is a kelurahan of Jayapura Selatan, and a kecamatan of Majalengka: nobody can tell which is meant."""
    use(["91.71"])
    assert location.written_district("Argapura") == (None, "district-unreadable", ": Jayapura Selatan?")
    assert location.written_district("Kota Banda Aceh")[0] == places.OUTSIDE
