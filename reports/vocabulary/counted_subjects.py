"""What the persons or cases that a sentence counts are: the cells of tables that print such a number."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from typing import TYPE_CHECKING

from reports.vocabulary import nationalities, places
from reports.vocabulary.resources import load
from reports.vocabulary.text import normal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from reports.model.figures import FigureTable

_STOCKS = ("stock-nationality-permit", "stock-district-permit", "stock-village", "stock-trend")
"""Tables of persons who are here."""
_OF_AGENCIES = "reconciliation"
"""Table of counts of them by others."""
_ALL_CLASSES = ("total", "itk-itas-itap")
_ROWS_OF_OTHER_THINGS = frozenset(("stock-trend", "incidents-type-grade", "kejadian-tema", "projustisia"))
"""Tables whose rows are no places or nationalities: months, types."""
_ALL_ROWS = frozenset(("total", "work-area"))
_LONGEST_COUNTRY = 4
"""Words of the longest name of a country, and some."""
_FEWEST_LETTERS = 4
"""Of a name of a country; shorter ones are words of other meaning, too."""
_SHORT = frozenset({"RRT", "RRC", "PRC", "USA", "UEA"})


@dataclass(frozen=True)
class CountedSubject:
    """What a sentence counts, as far as its words tell."""

    columns: Mapping[str, tuple[str, ...]] | None
    """Table → beginnings of the codes of its columns that print it; None if no word leads to a table."""
    rows: frozenset[str]
    """Nationalities and places that are named; empty for none."""
    classes: frozenset[str]
    """Classes of permits that are named."""
    differs: bool = False
    """A difference between two agencies is counted."""

    @property
    def is_known(self) -> bool:
        """Whether any word leads to cells of tables."""
        return self.columns is not None or bool(self.rows or self.classes)

    def numbers(self, tables: Mapping[str, FigureTable]) -> frozenset[int]:
        """Return the numbers that tables print of what is counted; all numbers if no word leads to a table.

        Args:
            tables: protected.
        """
        if self.differs:
            return self._differences(tables.get(_OF_AGENCIES))
        return frozenset(
            figure.value
            for table in tables.values()
            for (row, column), figure in table.cells.items()
            if figure.value is not None and self._prints(table.id, row, column)
        )

    def _differences(self, table: FigureTable | None) -> frozenset[int]:
        """Return how much the printed numbers of two agencies differ in a row that is meant."""
        numbers_by_row: dict[str, list[int]] = {}
        for (row, _column), figure in table.cells.items() if table else ():
            if figure.value is not None and row in (self.rows or _ALL_ROWS):
                numbers_by_row.setdefault(row, []).append(figure.value)
        pairs = (pair for numbers in numbers_by_row.values() for pair in combinations(numbers, 2))
        return frozenset(abs(first - second) for first, second in pairs)

    def _prints(self, table: str, row: str, column: str) -> bool:
        return not self.is_known or (self._has_row(table, row) and self._has_column(table, column))

    def _has_row(self, table: str, row: str) -> bool:
        """Tell whether a row is that of all places and nationalities that are named; of none, that of all persons."""
        if self.rows:
            return {row} == self.rows
        return table in _ROWS_OF_OTHER_THINGS or row in _ALL_ROWS

    def _has_column(self, table: str, column: str) -> bool:
        if self.columns is not None:
            return not self.classes and table in self.columns and column.startswith(self.columns[table])
        if table == _OF_AGENCIES:
            return not self.classes
        return table in _STOCKS and ({column} == self.classes if self.classes else column in _ALL_CLASSES)


def counted_subject(sentence: str) -> CountedSubject:
    """Return what a sentence counts.

    Example:
        >>> counted_subject("35 orang dideportasi").columns
        {'tak-actions': ('TAK_F',), 'tak-persons': ('TAK_F',)}
        >>> sorted(counted_subject("12 pemegang ITAS asal Jepang di Kecamatan Koja").rows)
        ['31.72.03', 'JPN']
    """
    subjects = [subject for subject in load("counted_words")["subjects"] if _pattern(subject["words"]).search(sentence)]
    columns: dict[str, tuple[str, ...]] = {}
    for subject in subjects:
        for table, beginnings in subject["tables"].items():
            columns[table] = (*columns.get(table, ()), *beginnings)
    rows = frozenset((*_countries(sentence), *_places(sentence)))
    differs = any("differences" in subject for subject in subjects)
    return CountedSubject(columns if subjects else None, rows, frozenset(_classes(sentence)), differs)


def _pattern(words: Iterable[str]) -> re.Pattern[str]:
    return _pattern_of(tuple(words))


@cache
def _pattern_of(words: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    joined = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in longest_first)
    return re.compile(rf"\b(?:{joined})(?:nya)?\b", re.IGNORECASE)


def _classes(sentence: str) -> Iterator[str]:
    classes = load("counted_words")["classes"]
    return (code for code, words in classes.items() if _pattern(words).search(sentence))


def _countries(sentence: str) -> Iterator[str]:
    """Yield the codes of the countries that a sentence names, the longest names first."""
    words = normal(sentence).split()
    start = 0
    while start < len(words):
        for length in range(min(_LONGEST_COUNTRY, len(words) - start), 0, -1):
            name = " ".join(words[start : start + length])
            is_name = name in _SHORT or len(name) >= _FEWEST_LETTERS
            code = nationalities.code_of(name) if is_name else None
            if code not in (None, nationalities.INDONESIA, nationalities.REFUGEE, "unknown"):
                yield str(code)
                start += length - 1
                break
        start += 1


def _places(sentence: str) -> Iterator[str]:
    """Yield the codes of the kelurahan that a sentence names; of its kecamatan where it names none."""
    key = f" {normal(sentence)} "
    named_villages = [village.code for village in places.villages() if f" KELURAHAN {normal(village.name)} " in key]
    yield from named_villages or places.districts_named(sentence)
