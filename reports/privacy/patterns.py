"""Find personal data of anybody by pattern (numbers, addresses, birth dates, initials), and accusing words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reports.errors import msgid as _
from reports.late_patterns import late_regex
from reports.privacy.birth_dates import stated_births
from reports.vocabulary.dates import months

if TYPE_CHECKING:
    from collections.abc import Iterator

PASSPORT, PHONE, MAIL, BIRTH = (
    _("a passport number"),
    _("a telephone number"),
    _("an e-mail address"),
    _("a birth date"),
)
IDENTITY, ADDRESS, INITIALS, AGE = _("an identity number"), _("a street address"), _("initials"), _("an age")
_MONTHS = "|".join(sorted(map(re.escape, months()), reverse=True))
_NO_SERIES = "no|rp|hp|wa|sk|sp|st|se|sm|km|kg|th|rt|rw|di|ke|si|ya|yg|dg|tg|dr|bp|us|kk|ip|id|ba|ta"
"""Pairs of letters before a number that are not the series of a passport: abbreviations and words of the language."""
_PART_OF_HOUSE = r"(?:Tower|Menara|Blok|Lantai|Lt|Unit|Kamar|No|Nomor|RT|RW|Kav)"
_PATTERNS = (
    (MAIL, late_regex(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")),
    (PHONE, late_regex(r"(?<![\w.])(?:\+62|62|0)[- ]?8\d{1,3}(?:[-. ]?\d{3,4}){2,3}(?!\d)")),
    (PHONE, late_regex(r"(?<![\w.])(?:\(0\d{2,3}\)|\+62[- ]?\d{2,3}|0\d{2,3}[- ])\s?\d{3,4}[- ]?\d{3,5}(?![\w.]*\d)")),
    (PHONE, late_regex(r"(?<![\w.])\+\d{1,3}(?:[-. ]?\(?\d{1,5}\)?){2,5}(?!\d)")),
    (PHONE, late_regex(r"(?<![\w./-])0[2-9]\d{7,10}(?![\w/-])")),
    (
        PHONE,
        late_regex(
            r"\b(?:hp|wa|whatsapp|telp|tel|tlp|telepon|ponsel|phone)\b[ :.]{0,3}(?P<hit>\+?\d(?:[ .-]?\d){6,13})(?!\d)",
            re.IGNORECASE,
        ),
    ),
    (PASSPORT, late_regex(r"(?<![\w/.-])[A-Z]{3}\d{6,8}(?![\w/-]|\.\d)")),
    (
        PASSPORT,
        late_regex(
            r"\b(?:(?:ber)?akhiran|digit (?:ter)?akhir|angka terakhir(?! (?:19|20)\d{2}\b)|ending in"
            r"|nomor (?:paspor )?(?:yang )?berakhir(?: dengan)?(?! (?:19|20)\d{2}\b)"
            r"|paspor(?:nya)? (?:yang )?berakhir(?: dengan)?(?![ :]{0,2}\d{1,4}\b))\b[ :]{0,2}"
            r"(?P<hit>(?=[A-Z]{0,4}\d)[A-Z0-9]{3,9})\b",
            re.IGNORECASE,
        ),
    ),
    (
        PASSPORT,
        late_regex(
            rf"(?<![\w/.-])(?!(?:{_NO_SERIES})[ -]?\d)[A-Z]{{1,2}}"
            r"(?:\d{6,8}|(?<!nomor .)(?<!nomor ..)(?<!no\. .)(?<!no\. ..)[ -]\d{6,8})"
            r"(?![\w/-]|\.\d)",
            re.IGNORECASE,
        ),
    ),
    (
        PASSPORT,
        late_regex(
            r"\bpas+port?\b[ :]{0,3}(?:(?:no|nomor|number)\b[. :]{0,3})?(?P<hit>[A-Z]{0,3}[ -]?\d{6,9})(?![\w/-]|\.\d)",
            re.IGNORECASE,
        ),
    ),
    (
        PASSPORT,
        late_regex(
            r"(?i:\bpas+port?\b[ :]{0,3}(?:(?:no|nomor|number)\b[. :]{0,3})?)"
            r"(?P<hit>(?!(?:[A-Z]+ )?(?:19|20)\d\d(?!\d))(?:[A-Z]{1,3}[ -]?\d{4,9}|\d{5,9}))(?![\w/-]|\.\d)"
        ),
    ),
    (
        IDENTITY,
        late_regex(
            r"\b(?:KITAS|KITAP|ITAS|ITAP|ITK|izin tinggal)\b[ :]{0,3}(?:no|nomor|number)\b[. :]{0,3}"
            r"(?P<hit>(?=[A-Z0-9/-]{0,12}\d{3})[A-Z0-9][A-Z0-9/-]{2,24})(?!\w)",
            re.IGNORECASE,
        ),
    ),
    (
        IDENTITY,
        late_regex(
            r"\b(?:no|nomor|number)\b[. :]{0,3}(?:KITAS|KITAP|ITAS|ITAP|ITK|izin tinggal)\b[ :]{0,3}"
            r"(?P<hit>(?=[A-Z0-9/-]{0,12}\d{3})[A-Z0-9][A-Z0-9/-]{2,24})(?!\w)",
            re.IGNORECASE,
        ),
    ),
    (IDENTITY, late_regex(r"(?<![\w.-])(?:\d{16}|\d{6}[ .-]\d{6}[ .-]\d{4})(?![\w]|[.-]\d)")),
    (IDENTITY, late_regex(r"(?<![\w.-])\d[A-Z]{1,2}\d{2}[A-Z]{1,2}[ ]?\d{3,6}(?:-[A-Z])?(?![\w-])", re.IGNORECASE)),
    (
        IDENTITY,
        late_regex(
            r"\bNIORA\b[ :.]{0,3}(?:no\b[ :.]{0,3})?(?P<hit>(?=[A-Z -]{0,4}\d)[A-Z0-9](?:[ -]?[A-Z0-9]){7,17})\b",
            re.IGNORECASE,
        ),
    ),
    (
        ADDRESS,
        late_regex(
            r"\b(?:Apartemen|Apartment|Apt|Kompleks?|Perumahan|Perum|Ruko|Rukan|Rusun|Kluster|Cluster|Kost|Kos)\b\.?"
            rf"[^;\n]{{0,50}}?\b{_PART_OF_HOUSE}\b\.?[ ]?[A-Z0-9]{{1,4}}\b"
            rf"(?:[ ,/-]{{0,3}}(?:\b{_PART_OF_HOUSE}\b)?[ ./]{{0,2}}(?:\d{{1,4}}[A-Z]?|[A-Z]\d{{1,4}})\b)*",
            re.IGNORECASE,
        ),
    ),
    (
        ADDRESS,
        late_regex(
            rf"\b(?:Jl|Jln|Jalan|Gg|Gang)\b\.?[ ]{{0,2}}(?:[A-Z][\w'.]{{1,30}}[ ]){{1,4}}\d{{1,4}}[A-Z]?\b"
            rf"(?![ ](?i:{_MONTHS}|hari|orang|km|m|meter|WNA)\b|[-/.]\d)"
        ),
    ),
    (
        ADDRESS,
        late_regex(
            r"\b(?:Jl|Jln|Jalan|Gg|Gang)\b\.?[ ]{0,2}(?!keluar\b|tengah\b)[^\W\d_][^,;\n]{0,50}?,?[ ]{0,2}"
            r"\b(?:No|Nomor|RT|Blok|Kav)\b\.?[ ]{0,2}(?:[A-Z]{1,2}[ -]?)?\d+[A-Z]?\b"
            r"(?:[ ,/-]{0,3}(?:RT|RW|No)?\b[ ./]{0,2}\d{1,3}\b)*",
            re.IGNORECASE,
        ),
    ),
    (AGE, late_regex(r"\b(?:ber)?(?:umur|usia)\b[ :]{0,2}(?P<hit>\d{1,2})\b", re.IGNORECASE)),
    (AGE, late_regex(r"\bWNA?\b(?:[ ][A-Z]\w{2,20}){0,3},?[ ](?P<hit>\d{2})[ ](?:tahun|thn)\b")),
    (INITIALS, late_regex(r"(?i:inisial)\b[ :]{0,3}(?P<hit>[A-Z]{1,3}\b\.?(?:[ ]?[A-Z]\b\.?){0,4})")),
)


class Span(NamedTuple):
    """A part of a text that is personal data."""

    start: int
    """Index of the first character."""
    end: int
    """Index after the last character."""
    kind: str
    """Kind of personal data; English, as in the catalogue of messages."""


def find_personal_data(text: str) -> Iterator[Span]:
    """Yield the spans of a text that match a pattern of personal data."""
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            yield Span(*match.span("hit" if "hit" in pattern.groupindex else 0), kind)
    yield from (Span(start, end, BIRTH) for start, end in stated_births(text))


_ACCUSING = late_regex(
    r"\b(?:pelaku(?!\s+(?:usaha|perjalanan|ekonomi|pasar)\b)|(?<!tidak )(?<!belum )(?<!tak )(?:terbukti|bersalah)"
    r"|penjahat|(?<!reserse )(?<!reskrim )(?<!hukum )kriminal(?!\s+(?:umum|khusus)\b)|oknum)(?:nya)?\b",
    re.IGNORECASE,
)


def accusing_words(text: str) -> tuple[str, ...]:
    """Return the accusing words of a text in lower case, each once, in order of appearance.

    Example:
        >>> accusing_words("Pelaku terbukti bersalah; pelaku usaha tidak terbukti.")
        ('pelaku', 'terbukti', 'bersalah')
    """
    return tuple(dict.fromkeys(match[0].lower() for match in _ACCUSING.finditer(text)))
