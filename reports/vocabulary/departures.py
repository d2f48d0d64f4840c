"""Words in a register by which a person is no longer here (settled rule 3), declared in ``departed.json``.

Only a cell that *is* such a phrase counts, date and numbers taken off: a sponsor who died, a refused EPO or a move
within the area keeps the person in the register.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import Any

from reports.vocabulary import nationalities, places
from reports.vocabulary.dates import months
from reports.vocabulary.resources import load
from reports.vocabulary.text import normal

_DAY = re.compile(r"(?<!\d)(\d{1,2})[-/. ]+(\d{1,2}|[A-Z]+)\.?[-/. ]+((?:19|20)\d{2})(?!\d)")
_FILLERS = frozenset("TGL TANGGAL PADA PER SEJAK NO NOMOR".split())
_EARLIER = ("SUDAH ", "TELAH ")
_ABROAD = frozenset({"DUNIA", "LUAR NEGERI", "KE LUAR NEGERI"})
_EPO = frozenset({"EPO", "EXIT PERMIT ONLY"})
DEPARTED, PRESENT = "pergi", "tinggal"
"""What an office can decide about a word in ``[values.departed]`` of ``mappings.toml``."""
STRUCK = "struck"
"""Stands for a word where every filled cell of a row is struck through."""
_EPO_DAYS = timedelta(days=7)
"""An exit permit without a date of departure leaves so many days to go."""


@dataclass(frozen=True)
class Departure:
    """What a cell says of a departure."""

    word: str
    is_sure: bool
    """False for a word that the office has to decide about; the person stays."""
    day: date | None = None
    """The last date in the cell; None counts for the register it stands in."""
    is_decided: bool = False
    """Whether the office has decided that its word means a departure."""

    def decided(self) -> Departure:
        """Return the departure as one that the office has decided on."""
        return replace(self, is_sure=True, is_decided=True)

    def stored(self, field: str, left: date | None = None) -> str:
        """Return ``field:word@day`` as the ledger holds it, with ``+7`` for the days that an exit permit leaves.

        Args:
            field: that says so.
            left: day in a column of departures, which counts where the word has none.
        """
        day = self.day or left
        grace = f"+{_EPO_DAYS.days}" if self.day and self.word in _EPO else ""
        return f"{field}:{self.word}" + (f"@{day}{grace}" if day else "")


def day_of(stored: str) -> str | None:
    """Return the day that a stored departure was written with, as ``2024-09-12``."""
    return stored.partition("@")[2].partition("+")[0] or None


def had_left(stored: str, as_of: date) -> bool:
    """Tell whether a person of a stored departure had left by a day; one without a date had.

    Example:
        >>> [had_left(f"remarks:EPO@2024-09-12{grace}", date(2024, 9, 18)) for grace in ("", "+7")]
        [True, False]
    """
    day, _, grace = stored.partition("@")[2].partition("+")
    return not day or date.fromisoformat(day) + timedelta(int(grace or 0)) <= as_of


@places.cleared_with_area
@lru_cache(maxsize=4096)
def departure(text: str) -> Departure | None:
    """Return what a cell of STATUS or KETERANGAN says of a departure; None for nothing.

    Example:
        >>> [one and (one.word, one.is_sure) for one in map(departure, ("EPO 12/10/2024", "Sudah pulang", "Pulang"))]
        [('EPO', True), ('SUDAH PULANG', True), ('PULANG', False)]
        >>> departure("Suami meninggal dunia"), departure("EPO ditolak"), departure("Pindah ke Koja")
        (None, None, None)
    """
    upper = text.upper()
    key = " ".join(word for word in normal(_DAY.sub(" ", upper)).split() if word not in _FILLERS and not word.isdigit())
    if not key or _has_any(key, _lists()["never"]):
        return None
    day = _last_day(upper)
    for phrase in _lists()["sure"]:
        if _is_phrase(key, phrase):
            return Departure(phrase, is_sure=True, day=day)
    for phrase in _lists()["sure_before_outside_place"]:
        if key.startswith(f"{phrase} ") and _is_outside(key.removeprefix(f"{phrase} ")):
            return Departure(phrase, is_sure=True, day=day)
    uncertain_phrase = next((phrase for phrase in _lists()["asked"] if key == phrase), None)
    return Departure(uncertain_phrase, is_sure=False, day=day) if uncertain_phrase else None


def _is_phrase(key: str, phrase: str) -> bool:
    """Tell whether a text is a phrase: with SUDAH or TELAH before, a country or an outside place after."""
    for start in ("", *_EARLIER):
        if key.startswith(start) and f"{key.removeprefix(start)} ".startswith(f"{phrase} "):
            destination = key.removeprefix(start).removeprefix(phrase).strip()
            return not destination or _is_outside(destination.removeprefix("KE "))
    return False


def _is_outside(name: str) -> bool:
    if name in _ABROAD:
        return True
    is_own = places.district_code(name) or places.is_village(name)
    return not is_own and (nationalities.code_of(name) is not None or places.is_elsewhere(name))


def _has_any(key: str, words: tuple[str, ...]) -> bool:
    return any(f" {word} " in f" {key} " for word in words)


def _last_day(text: str) -> date | None:
    days = [day for match in _DAY.finditer(text) if (day := _day(*match.groups()))]
    return days[-1] if days else None


def _day(day: str, month: str, year: str) -> date | None:
    number = int(month) if month.isdigit() else months().get(month)
    try:
        return date(int(year), number, int(day)) if number else None
    except ValueError:
        return None


@cache
def _lists() -> dict[str, tuple[str, ...]]:
    data: dict[str, Any] = load("departed")
    return {name: tuple(map(normal, words)) for name, words in data.items() if isinstance(words, list)}
