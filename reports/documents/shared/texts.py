"""Sentences of a shared edition: those that name a figure which is not printed are left out, never reworded.

A bound in words ("kurang dari tiga") would give the number away, and so would a sentence on what is largest or only.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reports.late_patterns import late_regex
from reports.vocabulary import formats
from reports.vocabulary.counted_subjects import counted_subject
from reports.vocabulary.counts_of_persons import SENTENCE_END, counts_of_persons
from reports.vocabulary.text import decision_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reports.documents.shared.printable_figures import SharedFigures
    from reports.model.figures import Figure

_NUMBER = late_regex(r"\d+(?:\.\d{3})*(?:,\d+)?")
_NEUTRAL = late_regex(
    r"\b\d{1,2}(?:–\d{1,2})? (?:Januari|Februari|Maret|April|Mei|Juni|Juli|Agustus|September|Oktober|November|Desember)"
    r"(?: \d{4})?|\b(?:Januari|Februari|Maret|April|Mei|Juni|Juli|Agustus|September|Oktober|November|Desember) \d{4}"
    r"|\b(?:Pasal|Nomor|Tahun|tahun) \d+|\bayat \(\d+\)|\b\d+(?:–\d+)? hari\b|\b\d{1,2}\.\d{2} WIB",
)
"""Numbers that count nobody: days, articles, laws, spans of time."""
_RANKING = late_regex(
    r"\b(?:ter(?:banyak|besar|kecil|tinggi|rendah)|hanya|satu-satunya|pertama kali|bertambah|berkurang|naik|turun)\b",
    re.IGNORECASE,
)
_NONE = late_regex(r"\b(?:tidak ada|tidak tercatat|tidak terdapat|nihil|belum ada)\b", re.IGNORECASE)


def sentences(text: str) -> list[str]:
    """Return the sentences of a text."""
    return SENTENCE_END.split(text)


def is_general(text: str) -> bool:
    """Whether a text explains a table without telling of its numbers."""
    bare = _NEUTRAL.sub(" ", text)
    return not (_NUMBER.search(bare) or _NONE.search(bare) or _RANKING.search(bare))


def unlisted_text(text: str, shared: SharedFigures) -> str:
    """Return the sentences of a text without listed figures that count nobody, or count as the protected tables do."""
    return " ".join(sentence for sentence in SENTENCE_END.split(text) if counts_as_printed(sentence, shared))


def counts_as_printed(sentence: str, shared: SharedFigures) -> bool:
    """Tell whether a sentence counts what its edition prints: the same number of the same persons or cases.

    Where no word leads to a table, its number must be printed by any, and large enough for whatever it counts.
    """
    counts = counts_of_persons(sentence)
    if not counts or decision_key(sentence) in shared.no_counts:
        return True
    subject = counted_subject(sentence)
    smallest = shared.fewest.ordinary if subject.is_known else shared.fewest.adverse
    return min(counts) >= smallest and subject.numbers(shared.tables) >= set(counts)


def shared_text(text: str, figures: Sequence[Figure], shared: SharedFigures) -> str:
    """Return the sentences of a text that a shared edition may print; empty if none is left.

    Args:
        text: written with the figures.
        figures: those named in the text.
        shared: the protected figures.
    """
    if not figures:
        return unlisted_text(text, shared)
    hidden = [figure for figure in figures if not shared.prints(figure)]
    counted = any(figure.unit != "" and shared.tables.get(figure.table) for figure in figures)
    sentences = SENTENCE_END.split(text)
    if not hidden:
        return " ".join(sentence for sentence in sentences if not (counted and _RANKING.search(sentence)))
    printed = _written(figure for figure in figures if shared.prints(figure))
    return " ".join(sentence for sentence in sentences if _may_stand(sentence, printed, _written(hidden), hidden))


def _may_stand(sentence: str, printed: frozenset[str], concealed: frozenset[str], hidden: Sequence[Figure]) -> bool:
    """Whether every number of a sentence is a printed figure and none could be a hidden one."""
    bare = _NEUTRAL.sub(" ", sentence)
    numbers = set(_NUMBER.findall(bare))
    words = set(re.findall(r"[a-z]+", bare.lower()))
    if numbers - printed or numbers & concealed or _RANKING.search(bare):
        return False
    spelled = {word for figure in hidden if figure.value for word in [_in_words(figure.value)] if word}
    if spelled & words:
        return False
    return not (_NONE.search(bare) and any(not figure.value for figure in hidden))


def _in_words(number: int) -> str:
    return formats.words(number) if 0 < number <= formats.MOST_IN_WORDS else ""


def _written(figures: Iterable[Figure]) -> frozenset[str]:
    return frozenset(formats.number(figure.value) for figure in figures if figure.value is not None)
