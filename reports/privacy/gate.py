"""Searches every text of every document last, by whomever it was written, and masks known persons in it.

What people wrote was searched before, with more suspicion, where it was read; this search knows no authors. It finds
what is certain: whole names, and numbers, addresses and sponsors of persons of the inputs. A text passes unsearched
only if its form leaves no place for them.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from reports.late_patterns import late_regex
from reports.privacy.birth_dates import possible_births
from reports.privacy.masker import mask_text
from reports.problems import Problem
from reports.vocabulary import law

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from reports.privacy.masker import MaskedText, PersonIndex

_STRICT = late_regex(r"[-–]?\d{1,3}(?:\.\d{3})*(?:,\d+)?(?: ?%)?|\d{1,2}[.:]\d{2}(?: WIB)?|[A-Za-z]{1,4}|\W*")
"""Forms that hold nobody: a number or share, a time, a code of few letters, signs."""
FIRST_YEAR = 2010
"""Documents print no day of an earlier year but as a birth."""


@dataclass
class Gate:
    """What the documents of one run pass.

    Args:
        persons: of the inputs.
        first_year: births of it and later ones may be a day that documents print.
        open_days: days from then on that the documents have a reason to print, as year, month and day; births of all
            others are searched for. None if they are not known: then no birth since the first year is.
    """

    persons: PersonIndex
    first_year: int = FIRST_YEAR
    open_days: frozenset[tuple[int, int, int]] | None = None
    kinds: set[str] = field(default_factory=set)
    """Kinds of personal data that were found; what was written by people had been masked before."""
    _known: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Leave out the birth dates that a day of a document may be by chance."""
        births = frozenset(
            birth
            for birth in self.persons.births
            if birth[0] < self.first_year or (self.open_days is not None and birth not in self.open_days)
        )
        self.persons = replace(self.persons, births=births)

    def passed(self, text: str) -> str:
        """Return a text as it may be printed."""
        if text not in self._known:
            self._known[text] = self._masked(text).text if is_searched(text) else text
        return self._known[text]

    def problems(self, document: str) -> tuple[Problem, ...]:
        """Return a problem if a text named a person that no earlier search had found.

        Args:
            document: whose texts passed.
        """
        if not self.kinds:
            return ()
        return (Problem("personal-data-in-text", document, details={"what": tuple(sorted(self.kinds))}),)

    def _masked(self, text: str) -> MaskedText:
        masked_text = mask_text(text, self.persons, official=True, is_own=True, bare_numbers=True)
        self.kinds.update(masked_text.kinds)
        return masked_text


def open_days(days: Iterable[date], texts: Iterable[str] = ()) -> frozenset[tuple[int, int, int]]:
    """Return the days that documents have a reason to print.

    Args:
        days: which they are composed from.
        texts: that were searched before, or ship with the program: a day in them is nobody's birth, as those of laws.
    """
    days_named = (day for text in (*texts, *law.titles()) for day in possible_births(text))
    return frozenset((day.year, day.month, day.day) for day in days) | frozenset(days_named)


def is_searched(text: str) -> bool:
    """Tell whether the form of a text leaves a place for somebody."""
    return not _STRICT.fullmatch(text)
