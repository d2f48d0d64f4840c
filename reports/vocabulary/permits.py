"""Classes of stay permits and visa index codes.

Index codes are versioned and unofficial lists contradict one another: an unknown code is never refused or rewritten.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from reports.late_patterns import late_regex
from reports.model.period import Month
from reports.vocabulary.resources import load
from reports.vocabulary.text import names_in, normal

if TYPE_CHECKING:
    from collections.abc import Iterable

CLASSES = ("ITK", "ITAS", "ITAP", "ITD", "ITN", "PENGUNGSI", "TANPA")
"""Classes of the stock in the order of the ministry's codes, which data sheets keep."""
CORE = ("ITAS", "ITAP", "ITK")
"""Classes that most foreigners hold, in the order of every chart and reading table; the others follow them."""
MEMO = "ABG"
"""Children of dual citizenship: a memo line outside the stock."""
REFUGEE = "PENGUNGSI"
NOT_DATED = ("ITD", "ITN", REFUGEE)
"""Classes that are in neither the expiring nor the expired table."""

INDEX_REGIMES = (
    (Month(2024, 1), "indeks visa menurut Kepmen M.HH-02.GR.01.04 Tahun 2023"),
    (Month(2025, 6), "indeks visa menurut Kepmen M.IP-08.GR.01.01 Tahun 2025"),
)
"""First month in which visa index codes mean something else, and the decree; series are marked as broken there."""

_NAMED_BY_SHEETS = frozenset({"ITK", "ITAS", "ITAP"})
"""Classes that offices keep a sheet of each for."""
_SPACED = late_regex(r"\bI T (?:K|A S|A P)\b")
_FAMILY = late_regex(r"([A-E])\d{1,2}[A-Z]?")
_FAMILY_CLASS = {"A": "ITK", "B": "ITK", "C": "ITK", "D": "ITK", "E": "ITAS"}
_WORDS_BESIDE = late_regex(
    r"(?:\d+|SEUMUR|HIDUP|LIFETIME|TAHUN|BULAN|HARI|THN|TH|BLN|KARTU|ELEKTRONIK|SATU|DUA|LIMA|[A-E]?\d{1,3}[A-Z]?|\d?[A-Z]{0,2}\d{2,4}[A-Z]{1,3}\d{3,8}[A-Z]?)"
)
"""Terms, index codes, and numbers of a permit such as 2C36JE9231."""


@cache
def labels() -> dict[str, str]:
    """Return class id → Indonesian name."""
    return {permit_class["id"]: permit_class["name"] for permit_class in load("permits")["classes"]}


@cache
def _aliases() -> dict[str, str]:
    return {
        normal(alias): permit_class["id"]
        for permit_class in load("permits")["classes"]
        for alias in (permit_class["id"], permit_class["name"], *permit_class["aliases"])
    }


def in_reading_order(codes: Iterable[str]) -> tuple[str, ...]:
    """Return codes with the core classes first; all others, of whatever table, stay in their order."""
    return tuple(sorted(codes, key=lambda code: CORE.index(code) if code in CORE else len(CORE)))


def names() -> tuple[str, ...]:
    """Return every normalised alias of a class, for proposals."""
    return tuple(_aliases())


def class_of(text: str) -> str | None:
    """Return the class a text names by exact alias, or by one alias together with terms and index codes only.

    Example:
        >>> class_of("KITAS 1 Tahun"), class_of("ITAS (Kerja)"), class_of("ITAS/ITAP"), class_of("VITAS")
        ('ITAS', 'ITAS', None, None)
    """
    key = normal(text)
    aliases = _aliases()
    if key in aliases:
        return aliases[key]
    words = _joined_letters(key).split()
    purpose_words = frozenset(purposes())
    class_words = [word for word in words if not _WORDS_BESIDE.fullmatch(word) and word not in purpose_words]
    if class_words and len(class_words) < len(words):
        return aliases.get(" ".join(class_words)) or _of_one(class_words, aliases)
    return aliases.get(" ".join(words)) or _of_one(class_words, aliases) or _of_names(text)


def _of_names(text: str) -> str | None:
    """Return the class of a text that names the same one twice: Izin Tinggal Terbatas (ITAS), Ijin Tetap / ITAP."""
    classes = {class_of(name) for name in names_in(text)}
    return classes.pop() if len(classes) == 1 else None


def class_of_cell(text: str) -> str | None:
    """Return the class that a cell below a permit's header names: as :func:`class_of`, or by its own word alone.

    Example:
        >>> class_of_cell("Terbatas"), class_of("Terbatas"), class_of_cell("Kunjungan kerja")
        ('ITAS', None, None)
    """
    return class_of(text) or _cell_words().get(normal(text))


@cache
def _cell_words() -> dict[str, str]:
    return {normal(word): code for code, words in load("permits")["below_a_header"].items() for word in words}


def _joined_letters(key: str) -> str:
    """Return a text of single letters as one word: I.T.A.S, K I T A P; any other as it is, IJIN as IZIN."""
    words = ["IZIN" if word == "IJIN" else word for word in key.split()]
    return "".join(words) if len(words) > 1 and all(len(word) == 1 for word in words) else " ".join(words)


def _of_one(words: list[str], aliases: dict[str, str]) -> str | None:
    """Return the class of a text all of whose words name the same one: ITAS/KITAS."""
    classes = {aliases.get(word) for word in words}
    return classes.pop() if len(words) > 1 and len(classes) == 1 else None


def class_in(text: str) -> str | None:
    """Return the one class of ITK, ITAS and ITAP that a title or a sheet's name names in whole words.

    Example:
        >>> class_in("DAFTAR PEMEGANG KITAS"), class_in("ITAS DAN ITAP"), class_in("REGISTER")
        ('ITAS', None, None)
    """
    classes = classes_in(text)
    return next(iter(classes)) if len(classes) == 1 else None


def classes_in(text: str) -> frozenset[str]:
    """Return the classes of ITK, ITAS and ITAP that a text names in whole words, their letters maybe spaced.

    Example:
        >>> sorted(classes_in("B. I T A P (KITAP)")), sorted(classes_in("ITAS / ITAP"))
        (['ITAP'], ['ITAP', 'ITAS'])
    """
    words = _spaced_words(text)
    return frozenset(code for alias, code in _aliases().items() if code in _NAMED_BY_SHEETS and f" {alias} " in words)


def without_classes(text: str) -> str:
    """Return a text in normal form without the names of ITK, ITAS and ITAP; one that names none as it is.

    Example:
        >>> without_classes("KEC. KOJA - IZIN TINGGAL TERBATAS (ITAS)"), without_classes("KEC. KOJA")
        ('KEC KOJA', 'KEC. KOJA')
    """
    if not classes_in(text):
        return text
    words = _spaced_words(text)
    for alias in sorted(_aliases(), key=len, reverse=True):
        if _aliases()[alias] in _NAMED_BY_SHEETS:
            words = words.replace(f" {alias} ", " ")
    return words.strip()


def _spaced_words(text: str) -> str:
    """Return a text in normal form between spaces, classes with spaced letters as one word."""
    return f" {_SPACED.sub(lambda match: match[0].replace(' ', ''), normal(text))} "


@cache
def purposes() -> tuple[str, ...]:
    """Return words for the purpose of a stay, as they stand beside the class of a permit: ITAS (Kerja), ITAS-TKA."""
    return tuple(load("permits")["purposes"])


@cache
def _indices() -> dict[str, str]:
    data = load("permits")
    codes = {index_code["code"]: index_code["permit_class"] for index_code in data["index_codes"]}
    for old, new in data["legacy_to_new_hint"]["map"].items():
        codes.setdefault(old, codes.get(new[0], ""))
    return {code: kind for code, kind in codes.items() if kind}


@cache
def class_of_index(text: str) -> str | None:
    """Return the class of a visa index code: listed, its base code, or its family (A–D visit, E limited stay)."""
    listed = next((_indices()[spelling] for spelling in _spellings(text) if spelling in _indices()), None)
    family = _FAMILY.fullmatch(_spellings(text)[0])
    return listed or (_FAMILY_CLASS[family[1]] if family else None)


def class_of_listed(text: str) -> str | None:
    """Return the class of a listed visa index that is written with its letter, where a class is asked for.

    Example:
        >>> class_of_listed("C312"), class_of_listed("E23"), class_of_listed("312"), class_of_listed("Z9")
        ('ITAS', 'ITAS', None, None)
    """
    return class_of_index(text) if text[:1].isalpha() and is_listed_index(text) else None


def is_listed_index(text: str) -> bool:
    """Tell whether a visa index code, or the base code of its variant, is in the list."""
    return any(spelling in _indices() for spelling in _spellings(text))


def _spellings(text: str) -> tuple[str, ...]:
    """Return a code as written, without the letter of its variant, and without the old series letter (C312 is 312)."""
    code = normal(text).replace(" ", "")
    return (code, code.rstrip("ABCDEFGH"), code[1:] if code[:1] in {"B", "C", "D"} and code[1:].isdigit() else code)
