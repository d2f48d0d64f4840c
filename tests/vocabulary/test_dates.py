"""Dates as offices write them, and what looks like one and is none. Never month first, never guessed."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.vocabulary import dates
from reports.vocabulary.dates import Read

FEBRUARY_12 = date(2024, 2, 12)
LONGEST_CELL = 32_767
"""Characters that Excel lets a cell hold."""


def single(day: date) -> Read:
    """Return what is read of one day."""
    return Read(day, day)


@pytest.mark.parametrize(
    "text",
    [
        "12-02-2024", "12/2/2024", "12.02.2024", "12 02 2024", "12 - 2 - 2024", "12\u00a002\u00a02024", "12-02-2024\n",
        "12-02-24", "12 Februari 2024", "12 FEB 2024", "12 Pebruari 2024", "12 Feb. 2024", "12-Feb-24", "12Feb2024",
        "12 Februari, 2024", "12 feb '24", "12/II/2024", "12 II 2024", "Feb 12, 2024", "February 12th 2024",
        "2024-02-12", "2024/2/12", "2024-02-12T08:30:00", "2024-02-12 08:30", "12022024", "20240212", "45334",
        "Senin, 12 Februari 2024", "SENIN 12-02-2024", "Hari Senin tanggal 12 Februari 2024", "Monday, 12 Feb 2024",
        "Senin tgl. 12-2-2024", "12-02-2024 08:30", "12 Februari 2024 pukul 08.30 WIB", "12-02-2024, jam 8.30",
        "١٢/٠٢/٢٠٢٤",
        45_334, 45_334.0, 45_334.99, 12_022_024, 20_240_212, 12_022_024.0, FEBRUARY_12,
        datetime(2024, 2, 12, 23, 59, 59),
    ],
)  # fmt: skip
def test_every_spelling_of_a_day_is_that_day(text: object) -> None:
    """Separators, months in words, weekdays, times, serials and dates without separators."""
    assert dates.read(text) == single(FEBRUARY_12)


@pytest.mark.parametrize(
    "text",
    ["29-02-2023", "31/04/2024", "0/1/2024", "1/0/2024", "32-01-2024", "9/25/2024", "1/13/2024", "2024-13-01",
     "2024-02-30", "30 Februari 2024", "February 30, 2024", "0 Januari 2024"],
)  # fmt: skip
def test_a_day_that_no_calendar_has_is_impossible(text: str) -> None:
    """It is told as that, and never turned round into one that exists."""
    assert dates.read(text) == Read(fault="date-impossible")


@pytest.mark.parametrize(
    "value",
    ["", "   ", "-", "12 Februari", "Februari 2024", "2024", "12-02", "12 Foo 2024", "XI 12, 2024", "1O-02-2024",
     "12--02--2024", "12-02-2024 (perpanjangan)", "12-02-0024", "12-02-024", "1234", "123456",
     "1", "99999", "45000.0", "1e5", "besok", "\u00b2-02-2024", None, True, False, b"12-02-2024", -5, 0, 1, 31, 2_999,
     80_001, 10**30, float("nan"), float("inf"), float("-inf"), 1_012_024.5],
)  # fmt: skip
def test_what_is_no_date_is_unreadable(value: object) -> None:
    """Half a date, a number of years or rows, a letter for a digit, another type."""
    assert dates.read(value) == Read(fault="date-unreadable")


@pytest.mark.parametrize(
    ("value", "first"),
    [
        ("3000", None), (3_000, date(1908, 3, 18)), (2_999.9, None), (80_000, date(2119, 1, 11)), (80_000.9, None),
        ("80000", date(2119, 1, 11)), ("80001", None), ("20000", date(1954, 10, 3)), ("020000", None),
    ],
)  # fmt: skip
def test_a_number_is_a_serial_between_1908_and_2119(value: object, first: date | None) -> None:
    """Smaller ones are ages or row numbers; in a text five digits are needed."""
    assert dates.read(value).first == first


def test_serials_count_from_1904_where_the_workbook_says_so() -> None:
    """Four years and a day later."""
    assert dates.read(45_334, since_1904=True) == single(date(2028, 2, 13))
    assert dates.read("45334", since_1904=True) == single(date(2028, 2, 13))
    assert dates.from_serial(45_334) == FEBRUARY_12


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("20122012", date(2012, 12, 20)), ("01012001", date(2001, 1, 1)), ("20012001", date(2001, 1, 20)),
        ("19121912", date(1912, 12, 19)), ("20111020", date(2011, 10, 20)), ("10111210", None), ("31121899", None),
        ("01012100", None), ("31122099", date(2099, 12, 31)), ("01011900", date(1900, 1, 1)), ("99999999", None),
        ("00000000", None), ("1202202", None), ("120220244", None),
    ],
)  # fmt: skip
def test_eight_digits_are_a_day_of_1900_to_2099_in_the_one_order_that_gives_it(text: str, first: date | None) -> None:
    """Ddmmyyyy or yyyymmdd: no text is a day of these years in both."""
    assert dates.read(text) == (single(first) if first else Read(fault="date-unreadable"))
    assert dates.read(int(text)).first == (first if len(str(int(text))) == 8 else None)


@pytest.mark.parametrize(
    ("text", "pivot", "year"),
    [("12-02-80", 80, 2080), ("12-02-81", 80, 1981), ("12-02-00", 80, 2000), ("12 Feb 24", 24, 2024),
     ("12 Feb 25", 24, 1925), ("12-02-1925", 24, 1925)],
)  # fmt: skip
def test_two_digits_of_a_year_turn_at_the_pivot(text: str, pivot: int, year: int) -> None:
    """A birth turns earlier than the end of a permit; four digits never turn."""
    assert dates.read(text, pivot=pivot).first == date(year, 2, 12)


@pytest.mark.parametrize("day", [date(1900, 1, 1), date(2150, 12, 31)])
def test_days_of_1900_to_2150_may_stand_in_a_sheet(day: date) -> None:
    """The day before and the day after may not, as a text or as a date."""
    beyond = day + timedelta(1 if day.year > 2000 else -1)
    assert dates.is_plausible(day)
    assert not dates.is_plausible(beyond)
    for value in (day, day.isoformat(), day.strftime("%d-%m-%Y")):
        assert dates.read(value) == single(day)
    for value in (beyond, beyond.isoformat(), beyond.strftime("%d-%m-%Y")):
        assert dates.read(value) == Read(fault="date-unreadable")


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("12 s.d. 14 Pebruari 2024", "2024-02-12", "2024-02-14"), ("12-14 Feb 2024", "2024-02-12", "2024-02-14"),
        ("12 – 14 Feb 2024", "2024-02-12", "2024-02-14"), ("12 & 14 Feb 2024", "2024-02-12", "2024-02-14"),
        ("12 dan 14 Feb 2024", "2024-02-12", "2024-02-14"), ("12 S/D 14 Feb 2024", "2024-02-12", "2024-02-14"),
        ("30 Sep s.d. 2 Okt 2024", "2024-09-30", "2024-10-02"),
        ("28 Des 2023 sampai dengan 2 Jan 2024", "2023-12-28", "2024-01-02"),
        ("1-2-2024 - 3-2-2024", "2024-02-01", "2024-02-03"), ("1-2-2024 s/d 3-2-2024", "2024-02-01", "2024-02-03"),
        ("Senin s.d. Rabu, 12 Feb 2024", None, None), ("12 s.d. 12 Feb 2024", "2024-02-12", "2024-02-12"),
        ("14 s.d. 12 Feb 2024", None, None), ("28 Des s.d. 2 Jan 2024", None, None),
        ("12 s.d. 31 Feb 2024", None, None), ("12 s.d. 13 s.d. 14 Feb 2024", None, None),
        ("s.d. 14 Feb 2024", None, None), ("12 Feb 2024 s.d.", None, None), ("12 s.d. seumur hidup", None, None),
    ],
)  # fmt: skip
def test_a_range_has_a_first_and_a_last_day_in_their_order(text: str, first: str | None, last: str | None) -> None:
    """One that runs backwards, or over a year it does not name, is no range."""
    found = dates.read(text)
    assert (found.first, found.last) == tuple(date.fromisoformat(one) if one else None for one in (first, last))
    assert (found.fault is None) == (first is not None)


@pytest.mark.parametrize(
    "text", ["Seumur Hidup", "seumur  hidup", "LIFETIME", "life time", "Selamanya", "tak terbatas"]
)
def test_a_lifetime_is_no_day_and_no_fault(text: str) -> None:
    """It has neither first nor last."""
    assert dates.read(text) == Read(lifetime=True)


@pytest.mark.parametrize("text", ["lifetime s.d. 2024", "seumur", "hidup", "seumur hidup *"])
def test_nearly_a_lifetime_is_none(text: str) -> None:
    """Exact words only."""
    assert dates.read(text) == Read(fault="date-unreadable")


@pytest.mark.parametrize(
    ("text", "day", "right"),
    [
        ("Selasa, 12-02-2024", FEBRUARY_12, "Senin"), ("Jum'at, 12 Feb 2024", FEBRUARY_12, "Senin"),
        ("Ahad 12 Feb 2024", FEBRUARY_12, "Senin"), ("Jum'at 16 Februari 2024", date(2024, 2, 16), None),
        ("Jumat 16/02/2024", date(2024, 2, 16), None), ("Friday 16/02/2024", date(2024, 2, 16), None),
        ("Ahad 18 Feb 2024", date(2024, 2, 18), None), ("Minggu 18 Feb 2024", date(2024, 2, 18), None),
    ],
)  # fmt: skip
def test_a_weekday_that_contradicts_is_told_and_the_day_read(text: str, day: date, right: str | None) -> None:
    """With the weekday that would be right."""
    assert dates.read(text) == Read(day, day, fault="weekday-conflict" if right else None, weekday=right)


def test_a_weekday_before_what_is_no_date_helps_nothing() -> None:
    """Nor does one alone."""
    assert dates.read("Senin, 31-02-2024") == Read(fault="date-impossible")
    assert dates.read("Senin") == Read(fault="date-unreadable")


@pytest.mark.parametrize(
    ("texts", "month_first"),
    [
        (["9/25/2024", "12/31/2025", "1/30/2025"], True),
        (["9/25/2024", "12/31/2025"], False),
        (["9/25/2024", "12/31/2025", "1/30/2025", "25/9/2024"], False),
        (["9/25/2024", "12/31/2025", "1/30/2025", "10/9/2024"], True),
        (["9/25/2024", "12/31/2025", "1/32/2025"], False),
        (["9/25/2024", "12/31/2025", "13/13/2025"], False),
        ([" 9/25/2024 ", "12-31-2025", "1.30.2025"], True),
        ([], False),
    ],
)
def test_a_column_is_month_first_where_three_dates_say_so_and_none_against_it(
    texts: list[str], *, month_first: bool
) -> None:
    """One or two are faults of a column with the day first."""
    assert dates.is_month_first(texts) is month_first


@pytest.mark.parametrize(
    ("text", "either"),
    [("10/9/2024", True), ("9/9/2024", False), ("13/9/2024", False), ("9/13/2024", False), ("12/12/2024", False),
     ("12/1/24", True), ("10 September 2024", False), ("2024-09-10", False), ("", False)],
)  # fmt: skip
def test_a_date_that_could_be_either_has_two_different_months(text: str, *, either: bool) -> None:
    """The same number twice is the same day in either order."""
    assert dates.could_be_either(text) is either


def test_a_column_of_plain_dates_is_read_at_once_and_like_one_by_one() -> None:
    """A line break within a text does not shift what follows."""
    texts = ["12-02-2024", "31 Februari 2024", "1\n2", "12 Foo 2024", "12-02-2151", "12/XI/2024", "29.02.2024"]
    assert dates.plain_dates(texts) == [FEBRUARY_12, None, None, None, None, None, date(2024, 2, 29)]
    assert [dates.plain_dates([one])[0] for one in texts] == dates.plain_dates(texts)
    assert dates.plain_dates([]) == []


@given(st.dates(date(1900, 1, 1), date(2150, 12, 31)))
def test_a_day_written_is_the_day_read(day: date) -> None:
    """In every form that an office writes with four digits of a year."""
    name = sorted(word for word, number in dates.months().items() if number == day.month)[0]
    for text in (f"{day:%d-%m-%Y}", f"{day.day}/{day.month}/{day.year}", f"{day.day} {name} {day.year}"):
        assert dates.read(text) == single(day)
        assert dates.plain_dates([text, text]) == [day, day]
    assert dates.read(f"{day}") == single(day)


@pytest.mark.parametrize("filling", [" ", " .", "- ", "\n", "1", "/", "s.d. ", "1/"])
@pytest.mark.parametrize("function", [dates.read, dates.could_be_either, lambda text: dates.is_month_first([text])])
def test_the_longest_cell_costs_no_more_than_any_other(function, filling: str) -> None:
    """Of a cell full of spaces every way to part them could be tried, which takes seconds."""
    text = "1" + (filling * LONGEST_CELL)[: LONGEST_CELL - 2] + "x"
    begun = process_time()
    function(text)
    assert process_time() - begun < 1
