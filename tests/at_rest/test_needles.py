"""Claims about what a person is found by: names in any order, numbers whatever stands between their parts."""

from __future__ import annotations

import pytest

from reports.at_rest.needles import needles_for, plain_words

PERSON = needles_for(["YAMADA Tarō", "TZ1234567"])


@pytest.mark.parametrize(
    "text",
    [
        "YAMADA TARO",
        "Taro Yamada, Koja",
        "nama:yamada_taro;",
        "Yamada\u200b\u00a0Tar\u014d",
        "perkelahian-yamada-taro-di-koja",
        "paspor TZ 123-4567 hilang",
        "tz1234567",
    ],
)
def test_a_person_is_found(text: str) -> None:
    """However the name is ordered and the number divided."""
    assert PERSON.are_in(text)


@pytest.mark.parametrize("text", ["", "YAMADA", "Taro", "YAMADATARO", "Yamadas Taros", "TZ123456", "1234567"])
def test_others_are_not_found(text: str) -> None:
    """One of two names, a part of a word or of a number is nobody."""
    assert not PERSON.are_in(text)


def test_a_name_of_another_script_is_found_inside_a_line_without_blanks() -> None:
    """Chinese and Japanese divide no words."""
    assert needles_for(["山田太郎"]).are_in("パスポート山田太郎様")


def test_what_is_too_short_finds_nothing() -> None:
    """Less than five letters stand in every workbook."""
    assert not needles_for(["Budi", "12 34"])
    assert not needles_for([])


def test_long_names_are_searched_in_turned_orders() -> None:
    """Of five words not every order, but each beginning, and the reverse."""
    five = needles_for(["ANNA BELLA CITRA DEWI EKA"])
    assert five.are_in("citra dewi eka anna bella")
    assert five.are_in("Eka Dewi Citra Bella Anna")


def test_the_plain_form_keeps_word_boundaries() -> None:
    """So that a name is a word and no part of one."""
    assert plain_words("  Jürgen–Łukasz ") == " jurgen lukasz "
