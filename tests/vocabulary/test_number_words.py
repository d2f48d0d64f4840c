"""Numbers in words are read where a column holds counts, and only where the whole text is one."""

from __future__ import annotations

import pytest

from reports.intake.normalise.converters import count
from reports.vocabulary.number_words import number_in_words

UNITS = ("", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")


def in_words(number):
    """Return a number from 1 to 999.999 in words, by the rules of the school book."""
    if number >= 1000:
        above, rest = divmod(number, 1000)
        return " ".join(filter(None, ("seribu" if above == 1 else f"{in_words(above)} ribu", in_words(rest))))
    if number >= 100:
        above, rest = divmod(number, 100)
        return " ".join(filter(None, ("seratus" if above == 1 else f"{UNITS[above]} ratus", in_words(rest))))
    if number in {10, 11}:
        return {10: "sepuluh", 11: "sebelas"}[number]
    if number < 20:
        return UNITS[number] if number < 10 else f"{UNITS[number - 10]} belas"
    return " ".join(filter(None, (f"{UNITS[number // 10]} puluh", UNITS[number % 10])))


def test_every_number_is_read_back():
    """In any letters, with any blanks."""
    for number in (*range(1, 131), 200, 310, 999, 1000, 1001, 1100, 2012, 11_000, 123_456, 999_999):
        assert number_in_words(in_words(number)) == number
        assert count(f" {in_words(number).upper()} ").value == number


@pytest.mark.parametrize(
    "text",
    ["", "dua orang", "dua tiga", "belas", "puluh", "ratus", "ribu", "dua belas tiga", "tiga puluh belas", "sedua",
     "dua ratus ratus", "ribu dua", "dua ribu ribu", "satu setengah", "kira-kira dua", "sepuluh puluh", "x" * 500],
)  # fmt: skip
def test_a_word_too_many_makes_no_number(text):
    """It is told as unreadable, never guessed."""
    assert number_in_words(text) is None


def test_other_texts_of_a_count_are_told():
    """As before; nol is zero."""
    assert (count("nol").value, count("nol").code) == (0, None)
    assert (count("beberapa").value, count("beberapa").code) == (None, "count-unreadable")
