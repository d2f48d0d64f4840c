"""Counts as reports word them: ``12 (dua belas) org``, ``dua orang``, ``2 L 3 P``, ``1 KK (4 org)``.

What is not certain is none: ``± 20 org``, ``20-25``, ``1 KK``, ``3 org + 2 anak``, or digits against words.
"""

from __future__ import annotations

import re

from reports.vocabulary import numbers
from reports.vocabulary.number_words import number_in_words

_LONGEST = 100
_UNIT = r"(?:ORANG|ORG|WNA|OA|JIWA|PAX|KALI|KEGIATAN|TINDAKAN|BERKAS|PESERTA|INSTANSI|TEMUAN)\.?"
_REPEATED = re.compile(rf"(\d[\d.]*) ?(?:{_UNIT})? ?\(([A-Z ]+?)(?: {_UNIT})?\) ?(?:{_UNIT})?")
"""Digits, and the same number in words behind them."""
_WITH_UNIT = re.compile(rf"(\d[\d.]*) ?{_UNIT}")
_WORDS = re.compile(rf"([A-Z ]+?) ?(?:{_UNIT})?")
_SEX = r"(L|P|LK|PR|LAKI-LAKI|LAKI LAKI|PEREMPUAN|PRIA|WANITA)\.?"
_NUMBER_FIRST = re.compile(rf"(\d{{1,4}}) ?(?:{_UNIT} )?{_SEX} ?(?:[,;/+&]|DAN)? ?(\d{{1,4}}) ?(?:{_UNIT} )?{_SEX}")
_SEX_FIRST = re.compile(
    rf"{_SEX} ?[:=]? ?(\d{{1,4}}) ?(?:{_UNIT} )?(?:[,;/+&]|DAN)? ?{_SEX} ?[:=]? ?(\d{{1,4}})(?: {_UNIT})?"
)
_FAMILY = re.compile(
    rf"\d{{1,3}} ?(?:KK|KELUARGA) ?[(/,=:]? ?(\d{{1,4}}) ?{_UNIT} ?\)?"
    rf"|(\d{{1,4}}) ?{_UNIT} ?[(/,] ?\d{{1,3}} ?(?:KK|KELUARGA) ?\)?"
)
"""Families beside the number of their persons."""


def count_of(value: object) -> int | None:
    """Return the whole number that a cell says in figures or in words; None where it says none for certain.

    Example:
        >>> [count_of(text) for text in ("12 (dua belas) org", "dua orang", "2 L 3 P", "1 KK (4 org)", "8.870")]
        [12, 2, 5, 4, 8870]
        >>> [count_of(text) for text in ("± 20 org", "20-25", "1 KK", "3 org + 2 anak", "3 (empat) org")]
        [None, None, None, None, None]
    """
    number = numbers.whole(value)
    if number is not None or not isinstance(value, str) or len(value) > _LONGEST:
        return number
    text = " ".join(value.upper().split())
    if match := _REPEATED.fullmatch(text):
        stated = numbers.whole(match[1].rstrip("."))
        return stated if stated is not None and stated == number_in_words(match[2].strip()) else None
    if match := _WITH_UNIT.fullmatch(text):
        return numbers.whole(match[1])
    if match := _FAMILY.fullmatch(text):
        return int(match[1] or match[2])
    if match := _WORDS.fullmatch(text):
        return number_in_words(match[1])
    return _both_sexes(text)


def _both_sexes(text: str) -> int | None:
    """Return the sum of men and women; None where the text does not tell both."""
    if match := _NUMBER_FIRST.fullmatch(text):
        first, sex, second, other_sex = match.groups()
    elif match := _SEX_FIRST.fullmatch(text):
        sex, first, other_sex, second = match.groups()
    else:
        return None
    return int(first) + int(second) if _is_male(sex) is not _is_male(other_sex) else None


def _is_male(word: str) -> bool:
    return word[0] == "L" or word == "PRIA"
