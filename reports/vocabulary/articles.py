"""All articles named in a cell, each with the law it belongs to, and whose offence they are.

An officer's article makes a suspicion (dugaan) only if it is one of the immigration law. An article without its law
counts if ``offences_uu6_2011.json`` lists it and nothing beside it names another law.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from reports.late_patterns import late_regex
from reports.vocabulary.resources import load

if TYPE_CHECKING:
    import re

IMMIGRATION, OTHER, UNNAMED = "immigration", "other", ""
"""Laws an article may belong to."""
LONGEST = 1000
"""Characters of a cell that are read; no list of articles is longer."""
NOT_THE_FOREIGNER = frozenset({"guarantor", "host", "carrier"})
"""Offenders of articles that a foreigner named in an incident did not commit."""

_NUMBER_AND_YEAR = r"\d{1,3} ?(?:/|TAHUN|THN|TH)\.? ?(?:19|20)\d\d"
_KINDS_OF_LAW = (
    r"UU|U\.U\.?|UNDANG[- ]{0,3}UNDANG|PERPPU|PERPU|PP|PERPRES|PERDA|PERGUB|PERKAP|PKPU|PERBAWASLU|KEPPRES|INPRES"
    r"|PERATURAN (?:PEMERINTAH|PRESIDEN|MENTERI|DAERAH|GUBERNUR|KPU|BAWASLU|KAPOLRI)|PERMEN[A-Z]*|KEPMEN[A-Z]*"
)
_NO_NAME = (
    "PASAL|PSL|PS|AYAT|HURUF|HRF|JO|JUNCTO|DAN|SERTA|ATAU|TENTANG|YANG|INI|ITU|TERSEBUT|DI|DALAM|PADA|UNTUK|DENGAN|OLEH"
    "|NEGARA|REPUBLIK|INDONESIA|BERLAKU|SETEMPAT|TERKAIT|TSB|YG"
)
"""Words that follow a law without naming it."""
_LAW = (
    r"(?P<law>\b(?:KUHP|KUHAP|KUH ?PIDANA|KUH ?PERDATA|KITAB UNDANG[- ]UNDANG(?: HUKUM(?: [A-Z]+){0,2})?"
    rf"|(?:{_KINDS_OF_LAW})(?![A-Z])(?: ?RI\b)?(?: ?(?:NOMOR|NOMER|NO)\b\.?)?(?: ?{_NUMBER_AND_YEAR})?"
    rf"(?: (?:TENTANG )?(?!(?:{_NO_NAME})\b)[A-Z]{{2,}}\b)?)"
    rf"|(?<![\d/]){_NUMBER_AND_YEAR}(?!\d)|\bKEIMIGRASIAN\b)"
)
_UNITS = "HARI|HR|MINGGU|MGG|BULAN|BLN|TAHUN|THN|JAM|ORANG|ORG|WNA|WNI|KALI|PERSEN|RUPIAH|JUTA|RIBU"
"""After a number that is none of an article: how long, how many, how much."""
_TOKEN = late_regex(
    rf"{_LAW}"
    r"|\b(?:PASAL|PSL|PS)\b\.? ?(?P<article>\d{1,3})(?!\d)(?P<glued>[A-Z](?![A-Z]))?"
    r"|(?:\bAYAT ?\(? ?|\( ?)(?P<clause>\d{1,2})\b ?\)?"
    r"|\b(?:HURUF|HRF)\b\.? ?(?P<letter>[A-Z])\b"
    r"|(?P<joining>\bJO\b\.?|\bJUNCTO\b|\bDAN\b|\bSERTA\b|\bATAU\b|[,;&+/])"
    r"|(?<![\w/])(?<!\d\.)(?<!RP )(?<!RP\. )(?P<bare>\d{1,3})"
    rf"(?![\d/]|\.\d{{3}}| ?(?:{_UNITS})\b)(?P<bare_glued>[A-Z](?![A-Z]))?"
    r"|\b(?P<single>[A-Z])\b(?!\.)"
)
_LAWS = late_regex(_LAW)
_SAYS_ARTICLE = late_regex(r"PASAL|PSL|\bPS\b")
_IMMIGRATION = late_regex(r"\b(?:6 ?(?:/|TAHUN|THN|TH)\.? ?2011|63 ?(?:/|TAHUN|THN|TH)\.? ?2024)\b|\bKEIMIGRASIAN\b")
_ACT = late_regex(r"^(?:UU|U\.U|UNDANG|KEIMIGRASIAN|\d)")
_NAMELESS = late_regex(rf"(?:{_KINDS_OF_LAW})(?: ?RI)?\.?")
"""A kind of law without its number or name."""


@dataclass(frozen=True)
class Article:
    """One article that a text names."""

    number: str
    clause: str | None = None
    letter: str | None = None
    law: str = UNNAMED

    @property
    def code(self) -> str:
        """Row code of the tables: ``122-a``, ``75-2-d``."""
        parts = (self.number, self.clause, self.letter.lower() if self.letter else None)
        return "-".join(part for part in parts if part)


@dataclass(frozen=True)
class Articles:
    """What a cell of articles holds, beside the other texts of its row."""

    code: str | None
    """Of the first article that is not of another law."""
    has_ground: bool
    """An article of the immigration law stands there."""
    is_of_foreigner: bool
    """One of these may be the foreigner's own offence, and not only that of a guarantor, host or carrier."""
    names_other_law: bool
    codes: frozenset[str] = frozenset()
    """Of all articles that are not of another law."""


@lru_cache(maxsize=4096)
def articles_in(text: str) -> tuple[Article, ...]:
    """Return every article that a text names, in order.

    Example:
        >>> [one.code for one in articles_in("Psl 122 huruf a jo. huruf b")]
        ['122-a', '122-b']
        >>> [(one.code, one.law) for one in articles_in("Pasal 75 ayat (1) UU 6/2011 dan Pasal 280 ayat (2) UU 7/2017")]
        [('75-1', 'immigration'), ('280-2', 'other')]
        >>> [(one.code, one.law) for one in articles_in("PKPU 13/2024 Pasal 57; 71 jo. 116")]
        [('57', 'other'), ('71', ''), ('116', '')]
    """
    key = " ".join(text[:LONGEST].upper().split())
    reader = _Reader(_SAYS_ARTICLE.search(key) is not None)
    for match in _TOKEN.finditer(key):
        reader.take(match)
    return reader.articles()


class _Reader:
    """Collects articles and laws from the tokens of a text."""

    def __init__(self, says_article: bool) -> None:
        """Take whether the text says PASAL: bare numbers are then articles only where they go on a list."""
        self._says_article = says_article
        self._named_articles: list[list[str | None]] = []
        self._order: list[tuple[bool, str]] = []
        """Articles (True) and laws (False, which) as they follow each other; joining words as (False, '')."""
        self._joined = True
        """Nothing but a joining word, or the beginning, stands before."""
        self._lettered = False
        """The last token could be followed by a letter that stands alone."""

    def take(self, match: re.Match[str]) -> None:
        """Take one token."""
        kind, value = match.lastgroup or "", match[match.lastgroup or 0]
        goes_on = self._joined and (not self._says_article or bool(self._named_articles))
        number = match["article"] or (match["bare"] if goes_on else None)
        if kind == "law":
            self._law(value)
        elif number:
            self._add([number, None, match["glued"] or match["bare_glued"]])
        elif kind == "clause":
            self._part(1, value)
        elif kind == "letter" or (kind == "single" and self._lettered):
            self._part(2, value)
        self._joined = kind == "joining"
        if kind == "joining":
            self._order.append((False, ""))
        elif kind in {"single", "law"}:
            self._lettered = False

    def _law(self, name: str) -> None:
        if _NAMELESS.fullmatch(name):
            return
        self._order.append((False, IMMIGRATION if _IMMIGRATION.search(name) and _ACT.match(name) else OTHER))

    def _add(self, article: list[str | None]) -> None:
        self._named_articles.append(article)
        self._order.append((True, ""))
        self._lettered = True

    def _part(self, place: int, value: str) -> None:
        """Fill a clause or letter of the last article, or begin another article with the same beginning."""
        if not self._named_articles:
            return
        last = self._named_articles[-1]
        if all(part is None for part in last[place:]):
            last[place] = value
        else:
            self._add([*last[:place], value, *[None] * (2 - place)])
        self._lettered = True

    def articles(self) -> tuple[Article, ...]:
        """Return the articles with their laws."""
        laws = _laws(self._order)
        attributed = [
            (Article(str(number), clause, letter), law, law_is_adjacent)
            for (number, clause, letter), (law, law_is_adjacent) in zip(self._named_articles, laws, strict=True)
        ]
        return tuple(
            replace(article, law=UNNAMED if law == OTHER and not law_is_adjacent and offenders(article) else law)
            for article, law, law_is_adjacent in attributed
        )


def _laws(order: list[tuple[bool, str]]) -> list[tuple[str, bool]]:
    """Return the law of each article, and whether it stands right beside it.

    Laws follow their articles (``Pasal 71 jo. 116 UU 6/2011``), or lead them where the text begins with one
    (``UU 6/2011 Pasal 71``); a law right behind an article is its own in either. Another law that only its neighbour
    names is not believed of an article that the immigration law lists.
    """
    marks = [mark for mark in order if mark != (False, "")]
    leads = bool(marks) and not marks[0][0]
    result: list[tuple[str, bool]] = []
    for place, (is_article, _) in enumerate(order):
        if not is_article:
            continue
        following = order[place + 1] if place + 1 < len(order) else (False, "")
        if not following[0] and following[1]:
            result.append((following[1], True))
            continue
        nearest_first = order[:place][::-1] if leads else order[place:]
        law = next((law for is_article, law in nearest_first if not is_article and law), UNNAMED)
        result.append((law, leads and order[place - 1] == (False, law)))
    return result


@lru_cache(maxsize=65536)
def names_other_law(text: str) -> bool:
    """Tell whether a text names a law other than the immigration law.

    Example:
        >>> names_other_law("Tindak pidana UU 35/2009"), names_other_law("melanggar UU Keimigrasian")
        (True, False)
    """
    key = " ".join(text.upper().split())
    laws = (match["law"] for match in _LAWS.finditer(key))
    return any(
        not _NAMELESS.fullmatch(name) and not (_IMMIGRATION.search(name) and _ACT.match(name)) and not name[0].isdigit()
        for name in laws
    )


@cache
def _listed() -> dict[str, tuple[tuple[Article, str], ...]]:
    """Return article number → the listed articles of that number, each with its offender."""
    by_number: dict[str, list[tuple[Article, str]]] = {}
    for entry in load("offences_uu6_2011"):
        for article in articles_in(entry["pasal"]):
            by_number.setdefault(article.number, []).append((article, entry["offender"]))
    return {number: tuple(several) for number, several in by_number.items()}


def offenders(article: Article) -> frozenset[str]:
    """Return who may commit the offence of an article, by the list; empty for an article that is not listed.

    Example:
        >>> sorted(offenders(Article("122"))), sorted(offenders(Article("122", letter="B"))), offenders(Article("362"))
        (['foreigner', 'guarantor'], ['guarantor'], frozenset())
    """
    return frozenset(offender for listed, offender in _listed().get(article.number, ()) if _agrees(article, listed))


def _agrees(article: Article, listed: Article) -> bool:
    """Tell whether an article is a listed one, or its whole or a part of it."""
    pairs = ((article.clause, listed.clause), (article.letter, listed.letter))
    return all(
        clause_or_letter is None or listed_part is None or clause_or_letter == listed_part
        for clause_or_letter, listed_part in pairs
    )


def judge(text: str, neighbouring_texts: tuple[str, ...] = ()) -> Articles | None:
    """Return what a cell of articles holds; None where it names none.

    Args:
        text: of the cell.
        neighbouring_texts: type and text of the incident, which may name another law.

    Example:
        >>> judge("Pasal 122 huruf b").is_of_foreigner, judge("Pasal 362 KUHP").has_ground
        (False, False)
    """
    articles = articles_in(text)
    if not articles:
        return None
    other_law = any(article.law == OTHER for article in articles) or any(
        map(names_other_law, (text, *neighbouring_texts))
    )
    grounds = [
        article
        for article in articles
        if article.law == IMMIGRATION or (article.law == UNNAMED and not other_law and offenders(article))
    ]
    own_law = [article for article in articles if article.law != OTHER]
    return Articles(
        own_law[0].code if own_law else None,
        bool(grounds),
        any(not (offender_kinds := offenders(article)) or offender_kinds - NOT_THE_FOREIGNER for article in grounds),
        other_law,
        frozenset(article.code for article in own_law),
    )
