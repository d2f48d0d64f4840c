"""Dates on which something was written, printed or received: these say nothing of the period of data.

``Jakarta, 5 November 2024`` above ``BULAN OKTOBER 2024`` is the date of a letter; so is the date in ``Surat Nomor …
tanggal 5 November 2024`` and in ``Dicetak 4 November 2024``. ``Per 31 Oktober 2024`` is none of them.
"""

from __future__ import annotations

import re
from functools import cache

from reports.late_patterns import late_regex
from reports.vocabulary import places
from reports.vocabulary.dates import months

_YEAR = r"(?:19|20)\d{2}"
_WEEKDAY = r"(?:(?:SENIN|SELASA|RABU|KAMIS|JUM'?AT|SABTU|MINGGU|AHAD)\s*[,/]?\s*)?"
_NUMERIC = rf"(?:\d{{1,2}}\s?[-/.]\s?\d{{1,2}}\s?[-/.]\s?(?:{_YEAR}|\d{{2}})\b|{_YEAR}-\d{{2}}-\d{{2}})"
_WRITTEN_OUT = rf"(?:\d{{1,2}}[-/. ]+[A-Z]+\.?[-/., ]+(?:{_YEAR}|'?\d{{2}}\b))"
_DAY = rf"{_WEEKDAY}(?:{_NUMERIC}|{_WRITTEN_OUT}|[A-Z]+\s\d{{1,2}},\s?{_YEAR})"
_PLACE_AND_DATE = late_regex(
    rf"(?<![A-Z])(?!(?:TANGGAL|TGL|PER|TANGGAL PER)\b)[A-Z][A-Z. ]*,\s*(?:TANGGAL|TGL)?\W*{_DAY}"
)
"""``Jakarta, 5 November 2024``."""
_LETTER = late_regex(r"\b(?:NOMOR|NO|SURAT|NOTA DINAS|DISPOSISI|AGENDA|SPRIN|DITETAPKAN|DITERIMA|DIBUAT)\b")
_LETTER_DATE = late_regex(rf"\b(?:TANGGAL|TGL|DI [A-Z. ]+|PADA)\W*{_DAY}")
"""The date of a letter that a title mentions: ``Surat Nomor … tanggal 5 November 2024 hal data bulan Oktober 2024``."""
_LETTER_NUMBER = late_regex(
    rf"\S{{0,60}}/[IVX]+/{_YEAR}(?!\d)|\S{{0,60}}(?:[A-Z]\S{{0,60}}|\d{{3,9}})/\d{{1,2}}/{_YEAR}(?!\d)"
    r"|\b(?:NOMOR|NO)\b[\s.:]*\S*\d\S*|\bW\.?\d+\.\S+|\bIMI[.\d]\S*"
)
"""``12/XI/2024``, ``GR.03.02-12/11/2024``, ``W10.IMI.IMI.4-2019``: digits that may look like a month and a year."""
_ONLY_DATE = late_regex(rf"(?:(?:HARI\W*)?(?:TANGGAL|TGL)\W*(?:SURAT)?\W*|{_WEEKDAY}){_DAY}")
_MADE = (
    r"\b(?:DI|TER)?CETAK(?:AN)?\b|\bPRINT(?:ED)?\b(?: DATE| ON)?|\bDIUNDUH\b|\bUPDATE[D]?\b|\bDIPERBAHARUI\b|"
    r"\bDIPERBARUI\b|\bDIMUTAKHIRKAN\b|\bDISUSUN\b|\bDIBUAT\b|\bDIKIRIM\b|\bDITERIMA\b|\bDITANDATANGANI\b|\bDITETAPKAN\b"
)
_MADE_ON = late_regex(rf"(?:TANGGAL|TGL)?\.?\s?(?:{_MADE})[^0-9()]{{0,40}}?(?:{_DAY}|[A-Z]+ {_YEAR})")
"""A word for what was done with the sheet, and when: ``(dicetak 4 November 2024)``."""
_MADE_WORD = late_regex(_MADE)
_LONGEST = 1000
"""Characters of a text that are looked at; no title is longer."""
_PLACE_WITHOUT_COMMA = late_regex(rf"([A-Z][A-Z. ]*?)\s+{_DAY}")
_BLANK_DAY = late_regex(rf"[A-Z][A-Z. ]*,(?:\s{{3,}}|\s*[.…_-]{{2,}}\s*|\s*…\s*)[A-Z]+\s+{_YEAR}")
"""``Jakarta,      November 2024``: the day is written by hand."""
_PLACE_AND_MONTH = late_regex(rf"([A-Z][A-Z. ]*),\s*([A-Z]+)\s+{_YEAR}")


def without_letter_dates(text: str) -> str:
    """Return a text in capitals, its words parted by one space, without dates of writing, printing and receiving."""
    text = text[:_LONGEST]
    if _BLANK_DAY.fullmatch(text.upper().strip()):
        return ""
    key = " ".join(text.upper().replace("_", " ").split())
    key = _MADE_ON.sub(" ", key)
    key = _PLACE_AND_DATE.sub(" ", key)
    is_letter = bool(_LETTER.search(key))
    key = _LETTER_NUMBER.sub(" ", key)
    if is_letter:
        key = _LETTER_DATE.sub(" ", key)
    if word := _MADE_WORD.search(key):
        return _before(key, word)
    return "" if _is_nothing_else(key.strip(" :.,")) else key


def _before(key: str, word: re.Match[str]) -> str:
    """Return what stands before a word for what was done with the sheet, where it alone names a month of a year.

    ``PER SEPTEMBER 2024 (UPDATE TERUS)`` names the month of the data; a day before the word is that of the making.
    """
    title, remainder = key[: word.start()], key[word.end() :]
    names_month = bool(_month_of_year().search(title)) and not re.search(_DAY, title)
    return title if names_month and not re.search(_YEAR, remainder) else ""


@cache
def _month_of_year() -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, months()), key=len, reverse=True))
    return re.compile(rf"(?<![A-Z])(?:{names})\.? (?:TAHUN )?{_YEAR}(?!\d)")


def _is_nothing_else(key: str) -> bool:
    """Tell whether a text is a date alone, or a date with its place before it."""
    if _ONLY_DATE.fullmatch(key):
        return True
    match = _PLACE_WITHOUT_COMMA.fullmatch(key)
    return match is not None and _is_place(match[1])


def is_place_and_month(text: str) -> bool:
    """Tell whether a text is a place with a month, as a cover bears it; it states a period only if nothing else does.

    Example:
        >>> is_place_and_month("Jakarta, November 2024"), is_place_and_month("KEC. KOJA, NOVEMBER 2024")
        (True, False)
    """
    match = _PLACE_AND_MONTH.fullmatch(" ".join(text[:_LONGEST].upper().split()))
    return match is not None and match[2] in months() and _is_place(match[1])


@places.cleared_with_area
@cache
def _is_place(name: str) -> bool:
    """Tell whether a name is one of a city or kabupaten; a kecamatan of the area heads its own table."""
    return name in places.city_names() or (places.district_code(name) is None and places.is_elsewhere(name))
