"""The rows of a table body as the search for total rows needs them: first texts, running number, place in a block."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, cast

from reports.late_patterns import late_regex
from reports.vocabulary.resources import load
from reports.vocabulary.text import normal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reports.model.grid import Scalar

_WORD = r"(?:JUMLAH|JML|JLH|J U M L A H|TOTALS?|T O T A L|SUBTOTALS?|TOTAAL|REKAPITULASI|NASIONAL|KESELURUHAN)\d?"
_HAS_WORD = late_regex(rf"\b{_WORD}\b")
_IS_WORD = late_regex(
    rf"(?:(?:{_WORD}|GRAND|SUB|SELURUH(?:NYA)?|SEMUA|UMUM|AKHIR|ALL|OVERALL|COST|BIAYA|DAN|INDONESIA)(?:\s+|$))+"
)
_NUMERIC = frozenset({int, float})
_NOTE = late_regex(
    r"^(?:CATATAN|KETERANGAN|KET|SUMBER|NB|NOTE|NOTES|SOURCE|DICETAK|TERBILANG|(?:HALAMAN|HAL|PAGE) \d+)\b|^\*"
    # what is carried from page to page of a ledger
    r"|^(?:JUMLAH )?(?:(?:DI ?)?PINDAH(?:KAN|AN)|(?:BER)?SAMBUNG(?:AN)?|LANJUTAN)"
    r"(?: (?:DARI|KE|PADA|DI))?(?: (?:HALAMAN|HAL|HLM|LEMBAR|LBR)(?: (?:SEBELUMNYA|BERIKUTNYA|SBLMNYA))?)?(?: \d+)?$"
)
_SIGNATURE = late_regex(
    r"\b(?:MENGETAHUI|KEPALA|NIP|PLT|PLH|JAKARTA|YANG MEMBUAT|PETUGAS|KASI|KASUBSI|DITANDATANGANI|TTD)\b"
)
_PLAIN_PASSPORTS = late_regex(r"(?:[A-Z]{0,3}\d{6,9}\n)*")
_MOST_WORDS = 6
"""Words of a label that may be a total's."""


@dataclass(frozen=True)
class Line:
    """A row of the body."""

    texts: tuple[tuple[int, str], ...]
    """The first three texts with their columns, as they are written."""
    is_addend: bool = True
    """False for a row that is no record: a group, a repeated header, column numbers."""
    opens_block: bool = False
    """A blank row lies above."""
    is_numbered: bool = False
    """The row goes on with the running numbers of the table."""
    breaks_numbers: bool = False
    """The row has no running number though the table has them."""

    @cached_property
    def words(self) -> tuple[tuple[int, str], ...]:
        """The first texts in normal form with their columns."""
        return tuple((column, normal(text)) for column, text in self.texts)

    @property
    def label(self) -> str:
        """The first text in normal form; empty for a row of numbers only."""
        return self.words[0][1] if self.texts else ""

    @property
    def has_total_word(self) -> bool:
        """Tell whether a total's word is among the few words of the label."""
        label = self.label
        return bool(_HAS_WORD.search(label)) and len(label.split()) <= _MOST_WORDS


def is_total_word(words: str) -> bool:
    """Tell whether a text in normal form says total and nothing else.

    Example:
        >>> is_total_word("GRAND TOTAL"), is_total_word("JUMLAH"), is_total_word("TOTAL FERTILITY RATE")
        (True, True, False)
    """
    return bool(_HAS_WORD.search(words) and _IS_WORD.fullmatch(words))


TOTAL = late_regex(
    rf"\W*(?:{'|'.join(load('total_row_markers'))}|JLH|J\s?U\s?M\s?L\s?A\s?H|T\s?O\s?T\s?A\s?L)\b"
    # what is no more than short or misspelt for it, for TTL begins a birth (tempat, tanggal lahir) as well
    r"|\W*(?:SUB\W*)?(?:BANYAKNYA|BANYAK|TTL|JMLH|JUMLH|JUMALAH|JUML|TOT|Σ)"
    r"(?:\W+(?:ORANG|ORG|WNA|OA|DATA|KESELURUHAN|SELURUHNYA|SEMUA|SEMUANYA|TOTAL))?\W*$",
    re.IGNORECASE,
)
"""A text that begins with a word for a total, also when its letters are spaced, or is one written short."""
_ENDING_IN_TOTAL = late_regex(r"\w\W+(?:SUB ?TOTAL|TOTAL|JUMLAH)\W*$", re.IGNORECASE)


def says_total(texts: Sequence[str]) -> bool:
    """Tell whether the texts of a row say total: one of the first three begins so, or the only one ends so.

    Example:
        >>> says_total(["J U M L A H"]), says_total(["Overstay Total"]), says_total(["Overstay Total", "KOJA"])
        (True, True, False)
    """
    return any(map(TOTAL.match, texts[:3])) or (len(texts) == 1 and bool(_ENDING_IN_TOTAL.search(texts[0])))


def all_plain(row_numbers: Sequence[Scalar], names: Sequence[Scalar], passports: Sequence[Scalar]) -> bool:
    """Tell whether rows all have a running number, a name that is no total, and a well-formed passport number."""
    if not _NUMERIC.issuperset(map(type, row_numbers)) or {*map(type, names), *map(type, passports)} != {str}:
        return False
    joined_passports = "".join([f"{passport}\n" for passport in passports])
    if joined_passports.count("\n") != len(passports) or not _PLAIN_PASSPORTS.fullmatch(joined_passports):
        return False
    return not any(map(TOTAL.match, cast("Sequence[str]", names)))


def is_remark(text: str) -> bool:
    """Tell whether a text is a note on the table, by its first word or a star."""
    return bool(_NOTE.match(normal(text)) or text.lstrip().startswith("*"))


def is_signature(text: str) -> bool:
    """Tell whether a text is a part of a signature, by its words."""
    return bool(_SIGNATURE.search(normal(text)))


def is_note(text: str) -> bool:
    """Tell whether a text is a note, or a part of a signature."""
    return is_remark(text) or is_signature(text)
