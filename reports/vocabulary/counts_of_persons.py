"""Numbers of persons or cases in a text that somebody wrote: in digits and words, before and behind what is counted."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from reports.late_patterns import late_regex
from reports.vocabulary.number_words import number_in_words
from reports.vocabulary.resources import load

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SENTENCE_END = late_regex(r"(?<=[.;?!])\s+(?=[A-Z“])")
"""Between two sentences of a text."""
_UNITS = "satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan"
_SPELLED = (
    rf"(?:{_UNITS}|sepuluh|sebelas|seratus|seribu)(?:\s+(?:{_UNITS}|sepuluh|sebelas|belas|puluh|ratus|ribu))*\b"
    "|ke(?:dua|tiga|empat|lima)(?:nya)?|ber(?:dua|tiga|empat|lima)|one|two|three|four"
)
_ADVERSE_NOUNS = (
    "kasus|perkara|kejadian|tindakan|deteni|deportan|overstay(?:er)?|pelanggar|pelaku|tersangka|terdakwa|terpidana"
)
_NOT_FOREIGNERS = (
    "peserta|petugas|personel|personil|perwakilan|wakil|narasumber|panitia|aparat|penghubung|narahubung|operator|pegawai"
    "|pejabat|staf|koordinator|moderator|notulis|penyidik|lurah|camat"
)
_PERSONS = rf"(?:orang|org|orng|orag)\b(?!\s+(?:{_NOT_FOREIGNERS})\b(?!\s+(?:asing|wna|warga)))"
_NOUNS = (
    rf"{_PERSONS}|jiwa|wna|wn|oa|tka|abk|warga(?: negara)?|pemegang|pengungsi|pencari suaka|imigran|migran|korban|saksi"
    "|tenaga kerja|tenaga asing|pekerja|karyawan|ekspatriat|investor|mahasiswa|mahasiswi|siswa|siswi|pelajar|santri"
    "|turis|wisatawan|pelancong|tamu|penghuni|nelayan|awak|kru|pelaut|jurnalis|wartawan|pemantau|peneliti|rohaniwan"
    "|diplomat|pemohon|bule|foreigners?|nationals?|persons?|people|aliens?|anak|bayi|balita|pria|wanita|lelaki|laki-laki|perempuan|suami|istri|keluarga|pasangan"
    f"|{_ADVERSE_NOUNS}"
)
"""What a small number counts that tells of persons, or of what became of them; never offices, meetings and reports."""
_TELEPHONE = r"(?:0\d{2,3}|628\d{1,2})\)?[\s.-]?\d{3,}"
"""How a telephone number begins: (021) 4301234, 0812-3456-7890."""

_RANGE = r"(?:(?P<low>\d+)\s?(?:-|–|sampai|hingga|atau|s\.?\s?d\.?)\s?)?"
"""The smaller number before another one, which counts."""
_FOREIGN_THINGS = (
    "kapal|perusahaan|badan|bahasa|modal|lembaga|yayasan|sekolah|uang|negara|bank|investasi|kantor|organisasi|media"
    "|perwakilan|kedutaan|universitas|kampus|bendera|pelabuhan|maskapai|warga"
)
_BEFORE_OTHERS = r"(?:dengan|untuk|oleh|pada|bagi|kepada|tentang|mengenai|agar|dan|atau|dalam)\b"
"""Words after which somebody else stands than is counted: "satu meja dengan tamu"."""
_NO_NUMBER_OF_LAW = "".join(
    rf"(?<!\b{words} )" for words in ("pasal", "psl", "ayat", "nomor", "no", r"no\.", "tahun", "huruf", "uu")
)
"""No number of a law, an article or a year before it."""

_ENGLISH = {"one": "satu", "two": "dua", "three": "tiga", "four": "empat"}


class Fewest(NamedTuple):
    """Persons from which a text of a shared edition may count them."""

    ordinary: int = 3
    adverse: int = 5
    """Where what is counted speaks against them."""


def fewest(edition: str) -> Fewest:
    """Return what an edition tells at least; of the office's own, what the next one does."""
    declared = load("disclosure")["thresholds"]
    limits = declared.get(edition, declared["antarinstansi"])
    return Fewest(limits["ordinary"], limits["adverse"])


def counts_of_persons(sentence: str) -> list[int]:
    """Return the numbers of persons or cases in a sentence; one for "seorang", two for "sepasang".

    Example:
        >>> counts_of_persons("Ditemukan dua belas WNA dan seorang anak."), counts_of_persons("Dihadiri 12 instansi.")
        ([12, 1], [])
    """
    plain_text = unicodedata.normalize("NFKC", sentence)
    return [_value(match) for match in _counted().finditer(plain_text)]


def sentences_with_few(text: str, least: Fewest = Fewest()) -> Iterator[str]:  # noqa: B008 -- frozen
    """Yield the sentences of a text that count fewer persons or cases than a shared edition tells.

    Example:
        >>> list(sentences_with_few("Rapat dibuka. Ditemukan dua WNA."))
        ['Ditemukan dua WNA.']
    """
    for sentence in SENTENCE_END.split(text):
        smallest = least.adverse if speaks_against(sentence) else least.ordinary
        if any(count < smallest for count in counts_of_persons(sentence)):
            yield sentence


def speaks_against(sentence: str) -> bool:
    """Tell whether a sentence names what harms the persons whom it counts."""
    return _adverse().search(sentence) is not None


def _count(group: str) -> str:
    """Return the pattern of a number in digits or words, which a telephone number is not."""
    return rf"(?P<{group}>(?!{_TELEPHONE})\d[\d.]*|{_SPELLED})\b(?:\s*\([\w ]+\))?"


@cache
def _counted() -> re.Pattern[str]:
    """Return the pattern of a number and what it counts."""
    adverse = _joined([*_adverse_nouns(), *_adverse_verbs()])
    not_year = r"(?<![-/.])\b(?!(?:19|20)\d\d\b)"
    return re.compile(
        "|".join((
            rf"{_NO_NUMBER_OF_LAW}\b{_RANGE}{_count('number')}\s*(?:(?!{_BEFORE_OTHERS})[a-z]+\s+){{0,2}}?(?:{_NOUNS})\b",
            rf"{_NO_NUMBER_OF_LAW}\b{_count('foreign')}\s+(?!(?:{_FOREIGN_THINGS})\b)[a-z]+\s+asing\b",
            rf"\b(?:{_NOUNS}|{adverse})\b[^.;\d]{{0,20}}?(?:\b(?:sebanyak|sejumlah|berjumlah|jumlahnya|ada)\b|[:=(])\s*"
            rf"{_count('after')}",
            rf"\b(?:{adverse}|{_ADVERSE_NOUNS})\s+{not_year}{_count('behind')}"
            r"(?=\s*(?:[.,;)](?!\d)|$|orang\b|kali\b|wna\b))",
            rf"\b{_count('among')}\s+(?:di\s?antara|dari mereka)",
            rf"{_NO_NUMBER_OF_LAW}{not_year}{_count('acted')}\s+(?:(?:sudah|telah|akan|tidak|belum|x|kali)\s+)?"
            rf"(?:{adverse})\b",
            rf"\b(?P<sexes>\d{{1,3}})\s?[LP]\b|\bse-?\s?{_PERSONS}|\b(?P<pair>sepasang)\b",
            rf"\bsatu-satunya\s+(?:{_NOUNS})\b|\bselisih(?:nya)?\s+(?P<difference>\d[\d.]*)",
        )),
        re.IGNORECASE,
    )  # fmt: skip


@cache
def _adverse() -> re.Pattern[str]:
    words = [*_adverse_nouns(), *_adverse_verbs(), "tak", "deported", "detained", "arrested"]
    return re.compile(rf"\b(?:{_joined(words)}|{_ADVERSE_NOUNS})(?:nya)?\b", re.IGNORECASE)


def _adverse_nouns() -> list[str]:
    """Return what speaks against persons and is counted itself: "3 pendeportasian"."""
    subjects = [subject for subject in load("counted_words")["subjects"] if "ordinary" not in subject]
    words = (word for subject in subjects for word in subject["words"])
    return [word for word in words if not word.startswith("di") and word != "tak"]


def _adverse_verbs() -> list[str]:
    """Return what happens to persons of whom a number alone is told: "6 dideportasi"."""
    declared = load("counted_words")
    passive = (word for subject in declared["subjects"] for word in subject["words"] if word.startswith("di"))
    return [*declared["adverse_verbs"], *passive, "overstay"]


def _joined(words: Iterable[str]) -> str:
    longest_first = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in longest_first)


def _value(match: re.Match[str]) -> int:
    """Return a number as written."""
    if match["pair"]:
        return 2
    written = next(filter(None, match.groups()), "")
    if not written:
        return 1
    digits = written.replace(".", "")
    if digits.isdecimal():
        return int(digits[:9])
    word = re.sub(r"^(?:ke|ber)|nya$", "", " ".join(written.casefold().split()))
    word = _ENGLISH.get(word, word)
    number = number_in_words(word)
    return _last_number(word) if number is None else number


def _last_number(words: str) -> int:
    """Return the number that some words say last: "satu dua orang" says two."""
    numbers = (number_in_words(word) for word in reversed(words.split()))
    return next((number for number in numbers if number is not None), 1)
