"""Everyday spellings of nationalities, permits, sexes and kecamatan; and what they must not be taken for."""

from __future__ import annotations

import pytest

from reports.vocabulary import nationalities, permits, places, sexes
from reports.vocabulary.text import latin, normal


@pytest.mark.parametrize(
    ("text", "code"),
    [("Rep. Korea", "KOR"), ("Tiongkok/RRT", "CHN"), ("China (RRT)", "CHN"), ("RRT - Tiongkok", "CHN"),
     ("Muangthai", "THA"),
     ("WNA Jepang", "JPN"), ("Jepang (JPN)", "JPN"), ("China (Taiwan)", None), ("Korea", None), ("Jepang/Korea", None),
     ("Jepang, Nigeria", None), ("/", None), ("", None)],
)  # fmt: skip
def test_nationalities(text: str, code: str | None) -> None:
    """A country written twice is one; two countries are none."""
    assert nationalities.code_of(text) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [("KITAS 1 Tahun", "ITAS"), ("ITAS (Kerja)", "ITAS"), ("ITAS-TKA", "ITAS"), ("VOA", "ITK"), ("ITAS/KITAS", "ITAS"),
     ("ITAS Penyatuan Keluarga", "ITAS"), ("ITAP 5 th", "ITAP"), ("KITAS 2C36JE9231W", "ITAS"), ("ITAS/ITAP", None),
     ("VITAS", None), ("BUKAN ITAS", None), ("ITAS ditolak", None), ("KERJA", None), ("proses ITAS", None), ("", None)],
)  # fmt: skip
def test_classes_of_permits(text: str, code: str | None) -> None:
    """Purpose and term change nothing; any other word does."""
    assert permits.class_of(text) == code


@pytest.mark.parametrize(
    ("text", "code"), [("Laki-laki (L)", "L"), ("P / Perempuan", "P"), ("L/P", None), ("Pria", "L"), ("X", None)]
)
def test_sexes(text: str, code: str | None) -> None:
    """One sex written twice is one."""
    assert sexes.code_of(text) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [("Kec. Koja, Jakarta Utara", "31.72.03"), ("Koja - Jakut", "31.72.03"),
     ("KOJA KOTA ADM. JAKARTA UTARA", "31.72.03"),
     ("Koja, Jakarta Pusat", None), ("Jakarta Utara", None), ("Koja Bekasi", None)],
)  # fmt: skip
def test_kecamatan_with_their_city(text: str, code: str | None) -> None:
    """The own city behind a kecamatan says nothing new; another city does."""
    assert places.district_code(text) == code


def test_a_kecamatan_of_another_city_is_elsewhere() -> None:
    """Both names are known, and neither is of the area."""
    assert places.is_elsewhere("Kec. Menteng, Jakarta Pusat")
    assert not places.is_elsewhere("Kec. Koja, Jakarta Utara")


def test_letters_that_look_latin_are_latin_in_latin_words() -> None:
    """A word of another alphabet stays as it is."""
    assert normal("\u041dEGARA") == "HEGARA"
    assert latin("\u0418\u0432\u0430\u043d \u0410123") == "\u0418\u0432\u0430\u043d A123"
