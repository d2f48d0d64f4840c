"""Words in a register by which a person is no longer here (settled rule 3), declared in ``departed.json``.

Only a cell that *is* such a phrase counts, date and numbers taken off: a sponsor who died, a refused EPO or a move
within the area keeps the person in the register.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from reports.late_patterns import late_regex
from reports.vocabulary import nationalities, places
from reports.vocabulary.dates import months
from reports.vocabulary.resources import load
from reports.vocabulary.text import decision_key, letters_of, normal

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator, Mapping

_DAY = late_regex(
    r"(?<!\d)(\d{1,2})[-/. ]+(\d{1,2}|[A-Z]+)\.?[-/. ]+((?:19|20)\d{2})(?!\d)"
    r"|(?<![\d/.-])(\d{1,2})[-/.](\d{1,2}|[A-Z]{3,9})[-/.]'?(\d{2})(?![\d/.-])"
)
_NO_YEAR = late_regex(r"(?<![\d/.-])(\d{1,2})(?:[-/.](\d{1,2})|[- ]*([A-Z]{3,9}))(?![\d/.-])")
_FILLERS = frozenset("TGL TANGGAL PADA PER SEJAK NO NOMOR YBS WNA".split())
_EARLIER = ("SUDAH ", "TELAH ", "HAS ALREADY ", "HAVE ALREADY ", "ALREADY ", "HAS ", "HAVE ")
"""Words before one of a departure by which it has happened, the longest first."""
_OFFICE = late_regex(r"^(?:KANIM|KANTOR IMIGRASI)(?: KELAS [I]+)?(?: (?:NON )?TPI)?(?: KHUSUS)? ")
"""What stands before the place of another office."""
_ABROAD = frozenset({"DUNIA", "LUAR NEGERI", "KE LUAR NEGERI"})
_EPO = frozenset({"EPO", "EXIT PERMIT ONLY"})
_CROSS = "†"
"""Stands alone, or beside a name, for somebody who has died."""
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
    day_of_year: tuple[int, int] | None = None
    """Month and day where the cell says no year."""

    def in_year(self, as_of: date) -> Departure:
        """Return the departure with a day without year in the year of a day; one after that day is uncertain."""
        if self.day_of_year is None:
            return self
        month, day = self.day_of_year
        left = date(as_of.year, month, min(day, calendar.monthrange(as_of.year, month)[1]))
        if left > as_of and not self.is_decided:
            return replace(self, is_sure=False)
        return replace(self, day=left, day_of_year=None)

    def stored(self, field: str, left: date | None = None) -> str:
        """Return ``field:word@day`` as the ledger holds it, with ``+7`` for the days that an exit permit leaves.

        Args:
            field: that says so.
            left: day in a column of departures, which counts where the word has none.
        """
        day = self.day or left
        grace = f"+{_EPO_DAYS.days}" if self.day and self.word in _EPO else ""
        return f"{field}:{self.word}" + (f"@{day}{grace}" if day else "")


def word_of(stored: str) -> str | None:
    """Return the word of a stored departure; None for a row that is struck through."""
    return stored.partition(":")[2].partition("@")[0] or None


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
    key = phrase_of(text)
    if not key:
        return Departure(_CROSS, is_sure=False) if _CROSS in text else None
    if without_earlier(key) in _lists()["no_record"] or is_memo(key):
        return Departure(key, is_sure=False)
    if _has_any(key, _lists()["never"]):
        return None
    day, undated = _days(text.upper())
    sure = _sure_phrase(key, is_dated=day is not None)
    if sure is not None:
        return Departure(sure, is_sure=True, day=day, day_of_year=undated)
    bare = without_earlier(_without_month(key))
    uncertain_phrase = next((phrase for phrase in _lists()["asked"] if bare == phrase), None)
    if uncertain_phrase is None and _has_any(key, _lists()["asked_within"]):
        uncertain_phrase = key
    uncertain_phrase = uncertain_phrase or _moved_somewhere(key)
    return Departure(uncertain_phrase, is_sure=False, day=day, day_of_year=undated) if uncertain_phrase else None


def is_memo(word: str) -> bool:
    """Tell whether a phrase names a child of dual citizenship, who has not left but is in no stock.

    Example:
        >>> is_memo("ANAK BERKEWARGANEGARAAN GANDA"), is_memo("DATA GANDA")
        (True, False)
    """
    return without_earlier(word) in _lists()["memo"]


def _moved_somewhere(key: str) -> str | None:
    """Return the phrase before a place that is neither known to be outside nor one of the area, nor an address."""
    moved = without_earlier(key)
    phrase = next((phrase for phrase in _lists()["asked_before_place"] if moved.startswith(f"{phrase} ")), None)
    if phrase is None:
        return None
    name = moved.removeprefix(f"{phrase} ")
    is_own = places.district_code(name) or places.is_village(name) or places.own_names_ending(name)
    return None if is_own or _has_any(name, _lists()["within_addresses"]) else phrase


def as_decided(text: str, answers: Mapping[str, str]) -> Departure | None:
    """Return what a cell says, by the office's decision on its whole text, on its phrase, or on its word."""
    leaving = departure(text)
    for word in answer_keys(text, leaving) if answers else ():
        answer = answers.get(word)
        if answer == PRESENT:
            return None
        if answer == DEPARTED:
            return decided(text, leaving.word if leaving and leaving.is_sure else word)
    return leaving


def answer_keys(text: str, leaving: Departure | None) -> Iterator[str]:
    """Yield the texts under which an office may have decided on a cell, the most exact first; none is empty."""
    phrase = phrase_of(text)
    yield decision_key(text)
    yield from filter(None, (phrase_of(text, form=letters_of), phrase, without_earlier(phrase)))
    if leaving:
        yield leaving.word


def decided(text: str, word: str) -> Departure:
    """Return the departure by a word that the office has decided on, with the day in its cell."""
    day, undated = _days(text.upper())
    return Departure(word, is_sure=True, day=day, day_of_year=undated, is_decided=True)


@lru_cache(maxsize=4096)
def phrase_of(text: str, form: Callable[[str], str] = normal) -> str:
    """Return a cell without its days, numbers and words that say nothing, short words in full.

    Args:
        text: of the cell.
        form: the normal form of its words: ``normal``, or ``letters_of`` for the letters of every script.

    Example:
        >>> phrase_of("Ybs sdh plg tgl 3/9/24")
        'SUDAH PULANG'
    """
    without_days = _DAY.sub(lambda match: " " if _day_in(match) else match[0], text.upper())
    without_days = _NO_YEAR.sub(lambda match: " " if _day_and_month(match) else match[0], without_days)
    plain = form(without_days).replace("YANG BERSANGKUTAN", " ")
    words = (word for word in plain.split() if word not in _FILLERS and not word.isdigit())
    return " ".join(_short_words().get(word, word) for word in words)


def without_earlier(key: str) -> str:
    """Return a phrase without the word before it by which it has happened.

    Example:
        >>> without_earlier("SUDAH KELUAR"), without_earlier("ALREADY LEFT")
        ('KELUAR', 'LEFT')
    """
    return next((key.removeprefix(start) for start in _EARLIER if key.startswith(start)), key)


def _without_month(key: str) -> str:
    """Return a phrase without the month at its end, of which only a whole day would make it sure.

    Example:
        >>> _without_month("LEFT SEPT"), _without_month("KELUAR BULAN AGUSTUS"), _without_month("MEI")
        ('LEFT', 'KELUAR', 'MEI')
    """
    words = key.split()
    while len(words) > 1 and (words[-1] in months() or words[-1] == "BULAN"):
        words.pop()
    return " ".join(words)


def _sure_phrase(key: str, *, is_dated: bool) -> str | None:
    """Return the phrase that a text is and that is sure by itself, or with its day."""
    sure = _lists()["sure"] + (_lists()["sure_with_date"] if is_dated else ())
    for phrase in sure:
        if _is_phrase(key, phrase):
            return phrase
    for phrase in _lists()["sure_before_outside_place"]:
        if without_earlier(key).startswith(f"{phrase} ") and _is_outside(
            without_earlier(key).removeprefix(f"{phrase} ")
        ):
            return phrase
    return None


def _is_phrase(key: str, phrase: str) -> bool:
    """Tell whether a text is a phrase: with SUDAH, TELAH or ALREADY before, a country or an outside place after."""
    for start in ("", *_EARLIER):
        if key.startswith(start) and f"{key.removeprefix(start)} ".startswith(f"{phrase} "):
            destination = key.removeprefix(start).removeprefix(phrase).strip()
            return not destination or _is_outside(destination.removeprefix("KE "))
    return False


def _is_outside(name: str) -> bool:
    if name in _ABROAD:
        return True
    name = _OFFICE.sub("", name)
    is_own = places.district_code(name) or places.is_village(name)
    return not is_own and (
        nationalities.code_of(name) is not None or (places.is_elsewhere(name) and not places.own_names_ending(name))
    )


def _has_any(key: str, words: tuple[str, ...]) -> bool:
    return any(f" {word} " in f" {key} " for word in words)


def _days(text: str) -> tuple[date | None, tuple[int, int] | None]:
    """Return the last day in a text; else the last day and month without a year, as (month, day)."""
    days = [day for match in _DAY.finditer(text) if (day := _day_in(match))]
    if days:
        return days[-1], None
    undated = [month_day for match in _NO_YEAR.finditer(text) if (month_day := _day_and_month(match))]
    return None, undated[-1] if undated else None


def _day_in(match: re.Match[str]) -> date | None:
    day, month, year = match.groups()[:3] if match[1] else match.groups()[3:]
    return _day(day, month, year if len(year) > 2 else f"20{year}")


def _day_and_month(match: re.Match[str]) -> tuple[int, int] | None:
    """Return (month, day) of a day without a year; a leap year lets every day pass."""
    day = _day(match[1], match[2] or match[3], "2024")
    return (day.month, day.day) if day else None


def _day(day: str, month: str, year: str) -> date | None:
    number = int(month) if month.isdigit() else months().get(month)
    try:
        return date(int(year), number, int(day)) if number else None
    except ValueError:
        return None


@cache
def _short_words() -> dict[str, str]:
    words: dict[str, str] = load("departed")["written_short"]
    return words


@cache
def _lists() -> dict[str, tuple[str, ...]]:
    data: dict[str, Any] = load("departed")
    return {name: tuple(map(normal, words)) for name, words in data.items() if isinstance(words, list)}
