"""Numbers of persons or cases in a text that somebody wrote: in digits and words, before and behind what is counted."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

SENTENCE_END = re.compile(r"(?<=[.;?!])\s+(?=[A-Z“])")
"""Between two sentences of a text."""
_SPELLED = (
    "satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|sebelas|ke(?:dua|tiga|empat|lima)(?:nya)?"
    "|ber(?:dua|tiga|empat)"
)
_VALUES = {"satu": 1, "dua": 2, "tiga": 3, "empat": 4}
_ADVERSE_NOUNS = (
    "kasus|perkara|kejadian|tindakan|deteni|deportan|overstay(?:er)?|pelanggar|pelaku|tersangka|terdakwa|terpidana"
)
_NOT_FOREIGNERS = "peserta|petugas|personel|personil|perwakilan|wakil|narasumber|panitia|aparat|penghubung"
_PERSONS = rf"(?:orang|org)\b(?!\s+(?:{_NOT_FOREIGNERS})\b(?!\s+(?:asing|wna|warga)))"
_NOUNS = (
    rf"{_PERSONS}|jiwa|wna|wn|oa|tka|abk|warga(?: negara)?|pemegang|pengungsi|pencari suaka|imigran|migran|korban|saksi"
    "|tenaga kerja|tenaga asing|pekerja|karyawan|ekspatriat|investor|mahasiswa|mahasiswi|siswa|siswi|pelajar|santri"
    "|turis|wisatawan|pelancong|tamu|penghuni|nelayan|awak|kru|pelaut|jurnalis|wartawan|pemantau|peneliti|rohaniwan"
    "|diplomat|pemohon|anak|bayi|balita|pria|wanita|lelaki|laki-laki|perempuan|suami|istri|keluarga|pasangan"
    f"|{_ADVERSE_NOUNS}"
)
"""What a small number counts that tells of persons, or of what became of them; never offices, meetings and reports."""
_COUNT = rf"(?P<{{name}}>\d[\d.]*|{_SPELLED})\b(?:\s*\([\w ]+\))?"
_COUNTED = re.compile(
    rf"\b{_COUNT.format(name='number')}\s*(?:[a-z]+\s+){{0,2}}?(?:{_NOUNS})\b"
    rf"|\b(?:{_NOUNS})\b[^.;\d]{{0,20}}?(?:\b(?:sebanyak|sejumlah|berjumlah|jumlahnya|ada)\b|[:=(])\s*"
    rf"{_COUNT.format(name='after')}"
    rf"|\b{_COUNT.format(name='among')}\s+(?:di\s?antara|dari mereka)"
    r"|\b(?P<sexes>\d{1,3})\s?[LP]\b|\bse-?\s?orang\b|\bsepasang\b|\bselisih(?:nya)?\s+(?P<difference>\d[\d.]*)",
    re.IGNORECASE,
)
_ADVERSE = re.compile(
    rf"\b(?:{_ADVERSE_NOUNS}|ditangkap|diamankan|didetensi|dideportasi|ditahan|overstay)\b", re.IGNORECASE
)
FEWEST, FEWEST_ADVERSE = 3, 5
"""Persons from which a text may count them in a shared edition, and where what is counted speaks against them."""


def numbers_counted(sentence: str) -> list[str]:
    """Return the numbers of persons or cases in a sentence as they are written; empty texts for "seorang" and its like.

    Example:
        >>> numbers_counted("Ditemukan 12 WNA dan seorang anak."), numbers_counted("Rapat dihadiri 12 instansi.")
        (['12', ''], [])
    """
    plain_text = unicodedata.normalize("NFKC", sentence)
    return [next(filter(None, match.groups()), "") for match in _COUNTED.finditer(plain_text)]


def sentences_with_few(text: str) -> Iterator[str]:
    """Yield the sentences of a text that count fewer persons or cases than a shared edition tells.

    Example:
        >>> list(sentences_with_few("Rapat dibuka. Ditemukan dua WNA."))
        ['Ditemukan dua WNA.']
    """
    for sentence in SENTENCE_END.split(text):
        least = FEWEST_ADVERSE if _ADVERSE.search(sentence) else FEWEST
        if any(_value(number) < least for number in numbers_counted(sentence)):
            yield sentence


def _value(number: str) -> int:
    """Return a number as written; a word for a larger one than matters counts as many."""
    digits = number.replace(".", "")
    if digits.isdecimal():
        return int(digits[:9])
    word = re.sub(r"^(?:ke|ber)|nya$", "", number.casefold())
    return _VALUES.get(word, FEWEST_ADVERSE) if word else 1
