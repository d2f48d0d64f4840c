"""Passport numbers as cells hold them: glued, two in one cell, in letters of another alphabet, or words instead.

A word where a number should be (HILANG, PROSES, 0, NULL) is an empty passport: two such persons are not one. Two
numbers in one cell are a finding, never one long number; beside the number of a permit that of the passport is read.
"""

from __future__ import annotations

from reports.intake.normalise.judged import Judged
from reports.late_patterns import late_regex
from reports.vocabulary import numbers
from reports.vocabulary.text import latin, normal

_MOST_DIGITS = 10**15
"""Above this a number has lost digits."""
_NUMBER = late_regex(r"[A-Z]{0,4}\d{5,10}[A-Z]{0,2}")
"""A passport number that stands alone among words."""
_DECIMAL = late_regex(r"\d{5,15}\.0{1,2}")
"""A number that a program has written with decimals."""
_OTHER_NUMBER = late_regex(r"(?=(?:\D*\d){4})(?=.*\d.*[A-Z])(?=.*[A-Z].*\d)[A-Z0-9]{6,}")
"""A number of letters and digits in turn, as of a permit (2C11JE1234): beside a passport number none of its parts."""
WITH_NUMBER = "passport-with-number"
"""A cell that holds another number beside that of the passport, which alone is read."""
_SHORTEST_WORD = 4
"""Letters of a word; fewer are the series of a number."""


def passport(value: object) -> Judged:
    """Judge a passport or NIORA number: upper case, no spaces; a number says so."""
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return Judged(code="passport-damaged")
    if isinstance(value, (int, float)):
        return _of_number(value)
    if numbers.is_nothing(value):
        return Judged()
    if "E+" in value.upper():
        return Judged(code="passport-damaged")
    if _DECIMAL.fullmatch(value.strip()):
        return _of_number(float(value))
    latin_text = latin(value)
    judgement = _of_words(normal(latin_text).split())
    return Judged(judgement.value, "passport-alphabet") if latin_text != value and judgement.code is None else judgement


def _of_number(value: float) -> Judged:
    if value != int(value) or value >= _MOST_DIGITS:
        return Judged(code="passport-damaged")
    return Judged(str(int(value)), "passport-number") if value else Judged(code="passport-word")


def _of_words(words: list[str]) -> Judged:
    """Judge the words of a cell: one number, several, or none."""
    passport_numbers = list(dict.fromkeys(word for word in words if _NUMBER.fullmatch(word) and word.strip("0")))
    if len(passport_numbers) > 1:
        return Judged(code="passport-several")
    if passport_numbers and words.count(passport_numbers[0]) == len(words):  # the same number, perhaps twice
        return Judged(passport_numbers[0])
    other_words = [word for word in words if word not in passport_numbers]
    if passport_numbers and any(map(_OTHER_NUMBER.fullmatch, ("".join(other_words), *other_words))):
        return Judged(passport_numbers[0], WITH_NUMBER)
    glued = "".join(words)
    if any(word.isalpha() and len(word) >= _SHORTEST_WORD for word in words):
        return Judged(passport_numbers[0], "passport-unreadable") if passport_numbers else Judged(code="passport-word")
    if not any(mark.isdigit() for mark in glued) or not glued.strip("0"):
        return Judged(code="passport-word")
    return Judged(glued)
