"""Captions that name the kind of all activities below them: ``A. RAPAT KOORDINASI``, ``Operasi Gabungan 2024``."""

from __future__ import annotations

import re

from reports.late_patterns import late_regex
from reports.vocabulary import schema
from reports.vocabulary.dates import months
from reports.vocabulary.text import normal

_ENUMERATION = late_regex(r"^\s*(?:[A-Z]|[IVX]{1,4}|\d{1,2})\s*[.)]\s*", re.IGNORECASE)
_BEFORE = frozenset("DATA DAFTAR REKAP REKAPITULASI LAPORAN TABEL KEGIATAN PELAKSANAAN JENIS".split())
_BEHIND = frozenset("TIM PORA TIMPORA BULAN BLN TAHUN THN PERIODE ORANG ASING WNA KEIMIGRASIAN".split())
_YEAR = late_regex(r"(?:19|20)\d\d")


def captioned_kind(text: str) -> str | None:
    """Return the kind of activity that a caption names and nothing else beside the team and the month.

    Example:
        >>> captioned_kind("A. RAPAT KOORDINASI"), captioned_kind("Rekap Operasi Gabungan Tim PORA September 2024")
        ('rapat', 'operasi-gabungan')
        >>> captioned_kind("RAPAT DAN OPERASI GABUNGAN"), captioned_kind("LAPORAN KEGIATAN TIM PORA")
        (None, None)
    """
    words = normal(_ENUMERATION.sub("", text)).split()
    aliases = schema.value_aliases("activities", "activity_kind")
    while words and " ".join(words) not in aliases and _is_behind(words[-1]):
        words = words[:-1]
    while words and " ".join(words) not in aliases and words[0] in _BEFORE:
        words = words[1:]
    return aliases.get(" ".join(words))


def _is_behind(word: str) -> bool:
    return word in _BEHIND or word in months() or bool(_YEAR.fullmatch(word))
