"""How numbers, dates, periods and changes are written in Indonesian documents, by CLDR ``id``.

The one place that turns a Figure into text, so that a sentence, a table and a chart write it alike. Nothing here asks
the locale or the clock of the machine.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal

from reports.late_patterns import late_regex
from reports.model.figures import Change, Figure, Status

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from reports.model.document import Cell
    from reports.model.period import Month, Period

LOCALE = Locale("id")

ZERO = "-"
MISSING = "…"
SUPPRESSED = "*"
MINUS = "\u2212"
_SHARE = late_regex(r"[+\u2212-]?\d[\d.]*(,\d+)?%")
REVISED = " (r)"
NIHIL = "NIHIL"
NOT_DELIVERED = "Data belum disampaikan"
DOTTED = "…" * 14
"""A line to be filled in by hand."""
DOTTED_DAY = "…" * 8
"""A day to be filled in by hand, short enough to stay beside its place."""

SMALLEST_BASE = 50
"""No percentage is printed on a base below this: a handful of persons makes any percentage look large."""

MOST_IN_WORDS = 999_999_999
_UNITS = (
    "nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas",
)  # fmt: skip
_SCALES = ((1_000_000, "juta"), (1_000, "ribu"), (100, "ratus"), (10, "puluh"))
_CONTRACTED = {100: "seratus", 1_000: "seribu"}
"""A one before these is no word of its own; before "juta" it is."""

SYMBOLS = (
    f"Tanda “{ZERO}” berarti nol, “{MISSING}” data belum disampaikan atau belum terbaca; NIHIL berarti data "
    "disampaikan dan tidak ada kejadian. Perubahan bertanda + (bertambah) atau "
    f"{MINUS} (berkurang); “(r)” berarti angka pembanding telah direvisi."
)


@lru_cache(1 << 14)  # a shared edition writes the same figures for each of its texts
def number(value: int) -> str:
    """Write a whole number with dots for thousands.

    Example:
        >>> number(11219), number(-7)
        ('11.219', '−7')
    """
    return str(format_decimal(value, locale=LOCALE)).replace("-", MINUS)


def words(value: int) -> str:
    """Write a whole number in words (terbilang).

    Args:
        value: 0 to 999,999,999.

    Raises:
        ValueError: it lies outside.

    Example:
        >>> words(31), words(1100), words(215_017)
        ('tiga puluh satu', 'seribu seratus', 'dua ratus lima belas ribu tujuh belas')
    """
    if not 0 <= value <= MOST_IN_WORDS:
        message = f"{value} is not written in words"
        raise ValueError(message)
    if value < len(_UNITS):
        return _UNITS[value]
    if value < 20:
        return f"{_UNITS[value - 10]} belas"
    scale, name = next(scale_entry for scale_entry in _SCALES if value >= scale_entry[0])
    first, remainder = divmod(value, scale)
    head = _CONTRACTED[scale] if first == 1 and scale in _CONTRACTED else f"{words(first)} {name}"
    return f"{head} {words(remainder)}" if remainder else head


def counted_in_words(amount: Figure, noun: str = "") -> str:
    """Write a figure as minutes and letters do: ``26 (dua puluh enam) instansi``.

    What has no number, or is too large for words, is written as ``counted`` writes it.
    """
    if amount.status is Status.SUPPRESSED or not amount.value or amount.value > MOST_IN_WORDS:
        return counted(amount, noun)
    return f"{number(amount.value)} ({words(amount.value)}) {noun or amount.unit}"


def figure(amount: Figure) -> str:
    """Write a figure for a table: digits, or the sign for zero, missing or suppressed."""
    if amount.status is Status.SUPPRESSED:
        return SUPPRESSED
    if amount.status is Status.MISSING or amount.value is None:
        return MISSING
    return number(amount.value) if amount.value else ZERO


def headline(amount: Figure) -> str:
    """Write a figure in large type, where a dash would not be read as zero."""
    if amount.status is Status.NIHIL:
        return NIHIL
    return "0" if amount.value == 0 else figure(amount)


def opening(text: str) -> str:
    """Return words as they open a sentence; names of months keep their capital."""
    return text[:1].upper() + text[1:]


def counted(amount: Figure, noun: str = "") -> str:
    """Write a figure with its unit for running text: "7 tindakan", "tidak ada tindakan"."""
    unit = noun or amount.unit
    if amount.status is Status.SUPPRESSED:
        return f"sejumlah {unit} (angka tidak ditampilkan)"
    if amount.value is None:
        return f"{unit} (data belum disampaikan)"
    return f"{number(amount.value)} {unit}" if amount.value else f"tidak ada {unit}"


def quantity(amount: Figure, noun: str = "") -> str:
    """Write a figure with its unit where zero is a number like any other: "mencatat 0 orang"."""
    return f"0 {noun or amount.unit}" if amount.value == 0 else counted(amount, noun)


def there_are(*amounts: tuple[Figure, str]) -> str:
    """Write how many of some things there are, each figure with its noun.

    Example: ``terdapat 5 rapat dan 3 operasi``, ``tidak ada rapat dan terdapat 3 operasi``, ``tidak ada rapat dan
    operasi``.
    """
    some = [counted(amount, noun) for amount, noun in amounts if amount.value != 0]
    none = [noun for amount, noun in amounts if amount.value == 0]
    clauses = [f"tidak ada {joined(none)}"] if none else []
    some_clauses = [f"terdapat {joined(some)}"] if some else []
    is_first_some = amounts[0][0].value != 0
    return " dan ".join((*some_clauses, *clauses) if is_first_some else (*clauses, *some_clauses))


def change(comparison: Change) -> str:
    """Write a change with its sign, e.g. ``+24`` or ``−9``; "-" for none, "…" where either side is not known."""
    mark = REVISED if comparison.revised else ""
    difference = comparison.difference
    if difference is None:
        return MISSING
    if not difference:
        return ZERO + mark
    return f"{'+' if difference > 0 else MINUS}{number(abs(difference))}{mark}"


def percent(comparison: Change) -> str:
    """Write a change in per cent with one decimal; empty where the base is too small or not known."""
    if comparison.difference is None or comparison.base.value is None or comparison.base.value < SMALLEST_BASE:
        return ""
    share = abs(comparison.difference) * 100 / comparison.base.value
    return f"{format_decimal(share, format='0.0', locale=LOCALE)}%"


def share_value(text: str) -> float | None:
    """Return the number that a text of a share says, as a part of one: ``−0,6%`` is -0.006; None for other texts."""
    if not _SHARE.fullmatch(text):
        return None
    digits = text.removesuffix("%").replace(MINUS, "-").replace(".", "").replace(",", ".")
    return round(float(digits) / 100, 6)


def share(part: int, total: int) -> str:
    """Write a part of a total in per cent with one decimal."""
    return f"{format_decimal(part * 100 / total, format='0.0', locale=LOCALE)}%"


def moved(comparison: Change) -> str:
    """Write a change in words: "bertambah 24 orang (2,1%)", "tidak berubah"."""
    difference = comparison.difference
    if difference is None:
        return "belum dapat dibandingkan"
    if not difference:
        return "tidak berubah"
    share = percent(comparison)
    verb = "bertambah" if difference > 0 else "berkurang"
    return f"{verb} {number(abs(difference))} {comparison.now.unit}" + (f" ({share})" if share else "")


def cell(content: Cell) -> str:
    """Write whatever a table cell holds."""
    if isinstance(content, Figure):
        return figure(content)
    return change(content) if isinstance(content, Change) else content


def day(date_: date) -> str:
    """Write a date: ``16 Oktober 2024``."""
    return str(format_date(date_, "d MMMM y", locale=LOCALE))


def short_day(date_: date) -> str:
    """Write a date where there is little room: ``16 Okt 2024``."""
    return str(format_date(date_, "d MMM y", locale=LOCALE))


def days(first: date, last: date) -> str:
    """Write a day, or days with both ends included: ``24–26 November 2024``."""
    if first == last:
        return day(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day(last)}"
    if first.year == last.year:
        return f"{format_date(first, 'd MMMM', locale=LOCALE)}–{day(last)}"
    return f"{day(first)}–{day(last)}"


def weekday(date_: date) -> str:
    """Write a date with its day name: ``Rabu, 16 Oktober 2024``."""
    return str(format_date(date_, "EEEE, d MMMM y", locale=LOCALE))


def month(value: Month) -> str:
    """Write a month: ``September 2024``."""
    return str(format_date(value.first, "MMMM y", locale=LOCALE))


def short_month(value: Month) -> str:
    """Write a month where there is little room: ``Sep 2024``."""
    return str(format_date(value.first, "MMM y", locale=LOCALE))


def period(span_: Period) -> str:
    """Write a period as a title: ``September 2024``, ``Juli–September 2024``, ``Tahun 2024``."""
    if span_.is_month:
        return month(span_.first)
    if _is_year(span_):
        return f"Tahun {span_.first.year}"
    if span_.first.year == span_.last.year:
        return f"{format_date(span_.start, 'MMMM', locale=LOCALE)}–{month(span_.last)}"
    return f"{month(span_.first)}–{month(span_.last)}"


def period_phrase(span_: Period) -> str:
    """Write a period within a sentence: ``bulan September 2024``, ``tahun 2024``."""
    if span_.is_month:
        return f"bulan {month(span_.first)}"
    if _is_year(span_):
        return f"tahun {span_.first.year}"
    return f"bulan {month(span_.first)} sampai dengan {month(span_.last)}"


def span(value: Period) -> str:
    """Write the days of a period: ``1–30 September 2024``."""
    if value.is_month:
        return f"{value.start.day}–{day(value.end)}"
    if value.first.year == value.last.year:
        return f"{format_date(value.start, 'd MMMM', locale=LOCALE)}–{day(value.end)}"
    return f"{day(value.start)}–{day(value.end)}"


_PAIR = 2
_RUN = 3
"""Consecutive months from which on only the first and the last are written."""


def months(values: Sequence[Month]) -> str:
    """Write months in a sentence, three or more in a row by their ends.

    Args:
        values: in order of time.

    Example:
        >>> from reports.model.period import Month
        >>> months([Month(2024, 4), Month(2024, 5)]), months([Month(2024, 1), *(Month(2024, n) for n in (6, 7, 8))])
        ('April 2024 dan Mei 2024', 'Januari 2024 dan Juni–Agustus 2024')
    """
    runs: list[list[Month]] = []
    for value in values:
        if runs and runs[-1][-1].plus(1) == value:
            runs[-1].append(value)
        else:
            runs.append([value])
    return joined([name for run in runs for name in _run_names(run)])


def _run_names(run: Sequence[Month]) -> list[str]:
    """Return the names of consecutive months, or their ends in one name."""
    first, last = run[0], run[-1]
    if len(run) < _RUN:
        return [month(value) for value in run]
    start = str(format_date(first.first, "MMMM", locale=LOCALE)) if first.year == last.year else month(first)
    return [f"{start}–{month(last)}"]


def joined(items: Sequence[str]) -> str:
    """Join words as a sentence does: ``a``, ``a dan b``, ``a, b, dan c``; ``serta`` where one of two has a ``dan``."""
    if len(items) == _PAIR and any(" dan " in item for item in items):
        return " serta ".join(items)
    return str(format_list(list(items), locale=LOCALE))


def _is_year(value: Period) -> bool:
    return value.first.month == 1 and value.last == value.first.plus(11)
