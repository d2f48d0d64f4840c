"""Kecamatan and kelurahan as offices write them: a name of the work area, a place elsewhere, or neither."""

from __future__ import annotations

import pytest

from reports.vocabulary import places

PRIOK, KOJA, CILINCING, GADING = "31.72.02", "31.72.03", "31.72.04", "31.72.06"


def test_the_work_area_has_six_kecamatan_and_their_kelurahan() -> None:
    """Each kelurahan bears the code of its kecamatan, and no code or alias stands twice."""
    assert len(places.districts()) == 6
    assert len(places.villages()) == 31
    assert all(village.code.startswith(f"{village.district}.") for village in places.villages())
    assert len(places.names()) == 37


@pytest.mark.parametrize("level", ["kecamatan", "kelurahan"])
def test_every_name_and_alias_is_read_as_its_place(level: str) -> None:
    """With and without the word for the level before it."""
    read, prefixes = {
        "kecamatan": (places.district_code, ("", "Kec. ", "KECAMATAN ", "kec ", "Camat ")),
        "kelurahan": (places.village_code, ("", "Kel. ", "KELURAHAN ", "kel ", "Desa ", "Desa/Kelurahan ")),
    }[level]
    for name in places.names_of(level):
        codes = {read(f"{prefix}{name}") for prefix in prefixes}
        assert len(codes) == 1
        assert codes != {None}
    for place in places.districts() if level == "kecamatan" else places.villages():
        assert read(place.name) == read(place.name.lower()) == place.code


@pytest.mark.parametrize(
    "text",
    ["", "  ", "KECAMATAN", "Kec.", "Koja Utara", "Kojaa", "K o j a", "Kota Koja", "31.72.03", "Kec. Kec. Koja",
     "Koja, Jakarta Pusat", "Koja/Cilincing", "Tambora", "Lagoa", "Kelurahan Koja"],
)  # fmt: skip
def test_what_is_nearly_a_kecamatan_is_none(text: str) -> None:
    """An exact name or alias, or nothing."""
    assert places.district_code(text) is None


@pytest.mark.parametrize("text", ["", "KEL", "Kelurahan", "Tugu", "Kelapa Gading", "Kecamatan Koja", "Kel. Kel. Koja"])
def test_what_is_nearly_a_kelurahan_is_none(text: str) -> None:
    """Two kelurahan are called Tugu and something."""
    assert places.village_code(text) is None


@pytest.mark.parametrize("text", ["KÓJA", "koja.", " Koja ", "\tKOJA\n", "Koja\u00a0"])
def test_accents_spaces_and_dots_do_not_matter(text: str) -> None:
    """Nor upper and lower case."""
    assert places.district_code(text) == KOJA


@pytest.mark.parametrize(
    ("text", "elsewhere"),
    [
        ("Tambora", True), ("Kec. Tambora", True), ("KOTA BEKASI", True), ("Bekasi", True), ("Kab. Bogor", True),
        ("Kota Administrasi Jakarta Barat", True), ("Kota Adm. Jakarta Barat", True), ("Tambora Barat", False),
        ("Koja", False), ("Kec. Koja", False), ("Jakarta Utara", False), ("Atlantis", False), ("", False),
        ("KEC", False),
    ],
)  # fmt: skip
def test_a_place_elsewhere_is_one_of_the_list(text: str, *, elsewhere: bool) -> None:
    """No place of the work area is elsewhere, and no unknown word."""
    assert places.is_elsewhere(text) is elsewhere


def test_a_text_of_many_commas_is_no_place() -> None:
    """A cell may hold 32,767 characters."""
    assert not places.is_elsewhere("Tambora," * 4_000)


def test_no_place_of_the_work_area_is_elsewhere() -> None:
    """By name or alias of a kecamatan."""
    assert [name for name in places.names_of("kecamatan") if places.is_elsewhere(name)] == []


@pytest.mark.parametrize(
    ("text", "at_the_beginning", "whole"),
    [
        ("KOJA BULAN SEPTEMBER 2024", KOJA, None), ("Kec. Tj Priok", PRIOK, PRIOK),
        ("TANJUNG PRIOK 2024", PRIOK, PRIOK), ("2024 KOJA", KOJA, KOJA), ("KOJA SEPT 2024", KOJA, KOJA),
        ("DATA WNA KOJA", None, KOJA), ("Register Kelapa Gading", None, GADING), ("Bulan Koja", None, None),
        ("KOJA 2", KOJA, KOJA), ("Kojaan", None, None), ("SEPTEMBER 2024", None, None), ("2024", None, None),
        ("", None, None),
        ("REKAP", None, None), ("DATA", None, None),
    ],
)  # fmt: skip
def test_a_title_begins_with_its_kecamatan_and_a_sheet_is_called_after_it(
    text: str, at_the_beginning: str | None, whole: str | None
) -> None:
    """Of a sheet's name nothing may be left but numbers, months and the words of every register."""
    assert places.district_in(text) == at_the_beginning
    assert places.district_in(text, whole_name=True) == whole


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Aula Kecamatan Tj. Priok, Jalan Koja", (PRIOK,)), ("Hotel di Kelapa Gading", (GADING,)),
        ("KOJA dan CILINCING", (KOJA, CILINCING)), ("Kecamatan Koja dan Kecamatan Cilincing", (KOJA, CILINCING)),
        ("Kec. Koja dan Cilincing", (KOJA,)), ("Kelurahan Koja, Kecamatan Cilincing", (CILINCING,)),
        ("Kelurahan Koja", ()), ("Kelurahan Penjaringan", ()), ("Kojaan", ()), ("", ()),
    ],
)  # fmt: skip
def test_a_text_names_the_kecamatan_after_that_word_or_any(text: str, codes: tuple[str, ...]) -> None:
    """A kelurahan of the same name is none, nor a street where a kecamatan is named."""
    assert places.districts_named(text) == codes
