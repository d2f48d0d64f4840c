"""Which persons can be found in given texts at all: few texts are read once, then any number of persons passes by.

An index of the persons of many years is large, and few texts can name any of them. Whoever shares nothing with the
texts (no word, also with a letter wrong, no number, no address) is found by no search in them, and need not be in the
index. Whoever is left out changes no result; who is let in without need does not either.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from reports.late_patterns import late_regex
from reports.privacy.birth_dates import possible_births
from reports.privacy.masker import address_phrases, compact_number, company_words, possible_numbers
from reports.privacy.name_index import deletions, joined_words, name_parts
from reports.privacy.name_words import plain_forms, words_of
from reports.privacy.spelt_out import spelt_out_words
from reports.privacy.word_matching import split_words

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence


_REMEMBERED = 1 << 16
"""Words of names whose answer is remembered."""
_TEXTS_REMEMBERED = 1 << 13
"""Texts whose words are remembered."""
LONGEST_WORD = 60
"""Letters of a word that is judged before its name is."""
_FEWEST_OF_ADDRESS = 3
"""Words with which every address that is searched for begins."""
_NOT_OF_WORD = late_regex(r"[^A-Z0-9\n]+")


@dataclass(frozen=True)
class TextWords:
    """Words and numbers of texts, in the forms in which persons are searched for."""

    free: frozenset[str] = frozenset()
    """Plain forms of the words of texts in which a name is found by some of its words."""
    official: frozenset[str] = frozenset()
    """Plain forms of the words of texts in which whole names are found only."""
    words: frozenset[str] = frozenset()
    """Words in normal form, of which addresses and companies consist."""
    numbers: frozenset[str] = frozenset()
    """Spellings of what may be a known number."""
    births: frozenset[tuple[int, int, int]] = frozenset()
    """Year, month and day of what may be a day."""

    @classmethod
    def of(cls, texts: Iterable[str], *, official: bool = False) -> TextWords:
        """Return the words of texts.

        Args:
            texts: to be searched.
            official: of names only whole ones are masked in them.
        """
        forms: set[str] = set()
        words: set[str] = set()
        numbers: set[str] = set()
        births: set[tuple[int, int, int]] = set()
        for text in set(texts):
            of_text = _of_text(text)
            forms |= of_text.official
            words |= of_text.words
            numbers |= of_text.numbers
            births |= of_text.births
            if not official:
                forms.update(spelt_out_words(list(words_of(text))))
        free, official_forms = (set[str](), forms) if official else (forms, set[str]())
        return cls(frozenset(free), frozenset(official_forms), frozenset(words), frozenset(numbers), frozenset(births))

    def __or__(self, other: TextWords) -> TextWords:
        """Return the words of both."""
        return TextWords(*(getattr(self, field.name) | getattr(other, field.name) for field in fields(self)))

    def covers(self, other: TextWords) -> bool:
        """Tell whether the persons who can be found in the other texts can be found in these; free texts tell more."""
        return (
            other.free <= self.free
            and other.official <= self.official | self.free
            and other.words <= self.words
            and other.numbers <= self.numbers
            and other.births <= self.births
        )


@lru_cache(_TEXTS_REMEMBERED)
def _of_text(text: str) -> TextWords:
    """Return the words of a text in which whole names are found only: what a run prints, it searches several times."""
    split = split_words(text)
    return TextWords(
        official=frozenset(form for word in words_of(text) for form in word.forms),
        words=frozenset(word.text for word in split),
        numbers=frozenset(possible_numbers(text, split)),
        births=frozenset(possible_births(text)),
    )


class FoundPersons:
    """Tells which persons can be found in texts.

    Args:
        words: of the texts.
    """

    def __init__(self, words: TextWords) -> None:
        self._words = words
        self._all_forms = words.official | words.free
        self._misspelt = {spelling for form in words.free for spelling in deletions(form)}
        self._beginnings = {form[:end] for form in words.free for end in range(1, len(form))}
        self._is_hint = lru_cache(_REMEMBERED)(self._may_tell)
        self._by_use: Mapping[str, Callable[[Sequence[str]], Iterable[str]]] = {
            "names": self._names,
            "numbers": self._numbers,
            "permits": self._numbers,
            "addresses": self._addresses,
            "sponsors": self._sponsors,
        }

    def among(self, cells: Collection[object], use: str) -> set[object]:
        """Return the values that can be found.

        Args:
            cells: values of a field, each once.
            use: what the search takes them for: names, numbers, permits, addresses, births or sponsors.
        """
        if use == "births":
            births = self._words.births
            return {cell for cell in cells if isinstance(cell, date) and (cell.year, cell.month, cell.day) in births}
        texts = set(self._by_use[use](list({str(cell) for cell in cells})))
        return {cell for cell in cells if str(cell) in texts} if texts else set()

    def _names(self, names: Sequence[str]) -> Iterator[str]:
        """Yield the names that share a word with free texts, or all words with official ones."""
        spelt_by_name = spelt_at_once(names)
        words = {word for spelt in spelt_by_name.values() for word in spelt.split()}
        hints = {word for word in words if len(word) > LONGEST_WORD or self._is_hint(word)}
        for name in names:
            spelt_name = spelt_by_name.get(name)
            if (spelt_name is None or not hints.isdisjoint(spelt_name.split())) and self._may_name(name):
                yield name

    def _may_tell(self, word: str) -> bool:
        """Tell whether a word may be one of the texts, or begin one that is several words run together."""
        form = plain_forms(word)[0]
        return form in self._all_forms or form in self._beginnings or self._is_misspelt(form)

    def _may_name(self, name: str) -> bool:
        """Tell whether a name can be found."""
        spelt, telling = name_parts(name)
        return bool(telling) and (
            telling <= self._all_forms
            or any(form in self._words.free or self._is_misspelt(form) for form in telling)
            or any(joined in self._words.free for joined in joined_words(spelt))
        )

    def _is_misspelt(self, form: str) -> bool:
        return any(spelling in self._misspelt for spelling in deletions(form))

    def _numbers(self, texts: Sequence[str]) -> Iterator[str]:
        numbers = self._words.numbers
        spelt_by_text = spelt_at_once(texts, between="") if numbers else {}
        for text in texts if numbers else ():
            if (spelt_by_text[text] if text in spelt_by_text else compact_number(text)) in numbers:
                yield text

    def _addresses(self, addresses: Sequence[str]) -> Iterator[str]:
        """Yield the addresses all of whose words to the house number stand in the texts, numbers left out."""
        words, spelt_by_address = self._words.words, spelt_at_once(addresses)
        for address in addresses:
            begin = spelt_by_address[address].split()[:_FEWEST_OF_ADDRESS] if address in spelt_by_address else ()
            if words.issuperset(without_numbers(begin)) and any(
                words.issuperset(without_numbers(phrase)) for phrase in address_phrases(address)
            ):
                yield address

    def _sponsors(self, sponsors: Sequence[str]) -> Iterator[str]:
        """Yield the companies all of whose words stand in the texts, and the persons whose names do."""
        spelt_by_sponsor, by_name = spelt_at_once(sponsors), frozenset(self._names(sponsors))
        for sponsor in sponsors:
            spelt = spelt_by_sponsor.get(sponsor)
            words = company_words(sponsor) if spelt is None else spelt.split()
            is_named = bool(words) and self._words.words.issuperset(without_numbers(words))
            if is_named or (sponsor in by_name and not company_words(sponsor)):
                yield sponsor


def without_numbers(words: Iterable[str]) -> Iterator[str]:
    """Yield the words of an address or company that are no numbers.

    The next text may hold any other number: whoever is looked for by letters alone is found once for all of them.
    """
    return (word for word in words if not word.isdigit())


def spelt_at_once(texts: Iterable[str], between: str = " ") -> dict[str, str]:
    """Return text → its words in capitals, for the texts of one line in ASCII; many are spelt at once."""
    simple = [text for text in texts if text.isascii() and "\n" not in text]
    lines = _NOT_OF_WORD.sub(between, "\n".join(simple).upper()).split("\n")
    return dict(zip(simple, lines, strict=True)) if simple else {}
