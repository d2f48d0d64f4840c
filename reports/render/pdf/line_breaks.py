"""What no line break may part: days, articles and numbers with what they count, and words with a hyphen.

Blanks become no-break spaces, which cost no box of their own; the PDF says that they are spaces
(:mod:`reports.render.pdf.weasyprint_writer`), so that the text is found and copied as it was written. A dash or
hyphen has no such twin that every font draws alike, so words with one stand in an element of their own.
"""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_MONTHS = "Januari|Februari|Maret|April|Mei|Juni|Juli|Agustus|September|Oktober|November|Desember"
_LONGEST = 16
"""Letters of the longest word with a hyphen that is kept whole; file names may break. Columns have room for it."""
_HYPHENATED = rf"(?<!\S)(?!\d{{4}}–[^\W\d])(?=\S{{3,{_LONGEST}}}(?!\S))[^\s\-–]+(?:[-–][^\s\-–]+)+"
_TERMS = (
    rf"\b\d{{1,2}}(?:–\d{{1,2}})? (?:{_MONTHS})\b(?: \d{{4}}\b)?",
    rf"\b(?:{_MONTHS}) \d{{4}}\b",
    r"\b(?:Pasal|Nomor|Tahun|tahun|Tabel|Formulir|Grafik) \d+\b",
    r"\bayat \(\d+\)",
    r"\bhuruf [a-z]\b",
    r"\b\d[\d.]* (?:orang|hari|baris|bulan|kejadian|tindakan|permohonan|rapat|instansi)\b",
    r"\b\d[\d.]* (?:keberadaan|perlu klarifikasi|dugaan|dikenai TAK|putusan)\b",
    r"\b\d[\d.]* (?:operasi|kegiatan|perkara|persen|tabel|kecamatan|kelurahan|desa|diterima|disisihkan|ganda)\b",
)
_IN_TEXTS = re.compile("|".join((*_TERMS, _HYPHENATED)))
_ENDS_OF_RANGE = rf"(?:{_MONTHS}) \d{{4}}(?=–)|(?<=–)(?:{_MONTHS}) \d{{4}}\b"
_IN_CELLS = re.compile(rf"{_ENDS_OF_RANGE}|\(lewat \d+ hari\)|{_HYPHENATED}")
_DASH = re.compile("[-–]")
NO_BREAK_SPACE = "\u00a0"
_BREAK = "<span> </span>"
"""A blank before words that stay together. WeasyPrint 70 leaves a line almost empty where the text before them fits but
for its last blank; with the blank in an element of its own it breaks there."""


def unbroken(text: str) -> str:
    """Return running text as markup in which dates, references and counted things stay on one line."""
    return "".join(_pieces(text, _IN_TEXTS))


def unbroken_words(text: str) -> str:
    """Return the text of a cell as markup in which ranges and words with a hyphen stay on one line."""
    return "".join(_pieces(text, _IN_CELLS))


def _pieces(text: str, pattern: re.Pattern[str]) -> Iterator[str]:
    """Yield the text, escaped, with each match kept together."""
    end = 0
    for match in pattern.finditer(text):
        yield from _joined(text[end : match.start()], match[0])
        end = match.end()
    yield escape(text[end:])


def _joined(before: str, words: str) -> Iterator[str]:
    """Yield what stands before words that stay together, escaped, and the words."""
    if not _DASH.search(words):
        yield escape(f"{before}{words.replace(' ', NO_BREAK_SPACE)}")
        return
    yield escape(before.removesuffix(" "))
    yield _BREAK if before.endswith(" ") else ""
    yield f'<span class="utuh-baris">{escape(words)}</span>'
