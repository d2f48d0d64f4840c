"""Counts as reports word them: ``12 (dua belas) org``, ``dua orang``, ``2 L 3 P``, ``1 KK (4 org)``, ``3 WN RRT``.

What is not certain is none: ``± 20 org``, ``20-25``, ``1 KK``, ``3 org + 2 anak``, or digits against words.
"""

from __future__ import annotations

from reports.late_patterns import late_regex
from reports.vocabulary import numbers
from reports.vocabulary.number_words import number_in_words

_LONGEST = 100
_NATION = r"(?:WN|WARGA NEGARA|KEBANGSAAN) (?!.*\b(?:DAN|SERTA|BESERTA|DENGAN|ATAU|DKK)\b)[A-Z][A-Z .'-]{1,40}"
_UNIT = (
    rf"(?:(?:ORANG|ORG)\.? (?:WNA|OA|ASING|WARGA NEGARA ASING|{_NATION})"
    rf"|(?:ORANG|ORG|WNA|OA|JIWA|PAX|KALI|KEGIATAN|TINDAKAN|BERKAS|PESERTA|INSTANSI|TEMUAN)\.?|{_NATION})"
)
_REPEATED = late_regex(rf"(\d[\d.]*) ?(?:{_UNIT})? ?\(([A-Z ]+?)(?: {_UNIT})?\) ?(?:{_UNIT})?")
"""Digits, and the same number in words behind them."""
_WORDS_FIRST = late_regex(rf"([A-Z ]+?) ?\((\d[\d.]*)(?: {_UNIT})?\) ?(?:{_UNIT})?")
"""A number in words, and the same in digits behind them."""
_OF_NATION = late_regex(rf"(\d{{1,4}}) ?(?:(?:ORANG|ORG)\.? )?{_NATION}")
_AND = late_regex(r" ?(?:[,;+&]| DAN ) ?")
_WITH_UNIT = late_regex(rf"(\d[\d.]*) ?{_UNIT}")
_WORDS = late_regex(rf"([A-Z ]+?) ?(?:{_UNIT})?")
_SEX = r"(L|P|LK|PR|LAKI-LAKI|LAKI LAKI|PEREMPUAN|PRIA|WANITA)\.?"
_NUMBER_FIRST = late_regex(rf"(\d{{1,4}}) ?(?:{_UNIT} )?{_SEX} ?(?:[,;/+&]|DAN)? ?(\d{{1,4}}) ?(?:{_UNIT} )?{_SEX}")
_SEX_FIRST = late_regex(
    rf"{_SEX} ?[:=]? ?(\d{{1,4}}) ?(?:{_UNIT} )?(?:[,;/+&]|DAN)? ?{_SEX} ?[:=]? ?(\d{{1,4}})(?: {_UNIT})?"
)
_FAMILY = late_regex(
    rf"(?:\d{{1,3}}|SATU|DUA|TIGA) ?(?:KK|KELUARGA) ?(?:[(/,=:]|(?:YANG )?TERDIRI (?:DARI|ATAS)|ISI|BERJUMLAH)?"
    rf" ?(\d{{1,4}}) ?{_UNIT} ?\)?"
    rf"|(\d{{1,4}}) ?{_UNIT} ?[(/,] ?\d{{1,3}} ?(?:KK|KELUARGA) ?\)?"
)
"""Families beside the number of their persons."""


def count_of(value: object) -> int | None:
    """Return the whole number that a cell says in figures or in words; None where it says none for certain.

    Example:
        >>> [count_of(text) for text in ("12 (dua belas) org", "dua orang", "2 L 3 P", "1 KK (4 org)", "8.870")]
        [12, 2, 5, 4, 8870]
        >>> [count_of(text) for text in ("seorang", "tiga (3) orang", "5 orang WNA", "2 WN RRT, 1 WN Jepang")]
        [1, 3, 5, 3]
        >>> [count_of(text) for text in ("± 20 org", "20-25", "1 KK", "3 org + 2 anak", "3 (empat) org")]
        [None, None, None, None, None]
    """
    number = numbers.whole(value.lstrip("'’") if isinstance(value, str) else value)
    if number is not None or not isinstance(value, str) or len(value) > _LONGEST:
        return number
    text = " ".join(value.upper().split())
    readings = (reader(text) for reader in _READERS)
    return next((number for number in readings if number is not None), None)


def _said_twice(text: str) -> int | None:
    """Return a number in digits and words, in either order, where both are the same."""
    if match := _REPEATED.fullmatch(text):
        digits, words = match[1], match[2]
    elif match := _WORDS_FIRST.fullmatch(text):
        words, digits = match[1], match[2]
    else:
        return None
    stated = numbers.whole(digits.rstrip("."))
    return stated if stated == number_in_words(words.strip()) else None


def _with_unit(text: str) -> int | None:
    """Return a number in digits or words with a unit, and of SEORANG one."""
    if text.partition(" ")[0] == "SEORANG":
        text = f"1 ORANG{text.removeprefix('SEORANG')}"
    if match := _WITH_UNIT.fullmatch(text):
        return numbers.whole(match[1])
    match = _WORDS.fullmatch(text)
    return number_in_words(match[1]) if match else None


def _of_family(text: str) -> int | None:
    match = _FAMILY.fullmatch(text)
    return int(match[1] or match[2]) if match else None


def _of_nations(text: str) -> int | None:
    """Return the sum of the persons of several nations."""
    matches = [_OF_NATION.fullmatch(part) for part in _AND.split(text)]
    return sum(int(match[1]) for match in matches if match) if all(matches) else None


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


_READERS = (_said_twice, _with_unit, _of_family, _of_nations, _both_sexes)
"""What reads a count; a text that is one by several readers says the same in each."""
