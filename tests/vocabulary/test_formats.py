"""Numbers, dates and changes as documents write them."""

from __future__ import annotations

from datetime import date

import pytest

from reports.model.figures import Change, Figure, Status
from reports.model.period import Period
from reports.vocabulary import formats


def figure(value, status=Status.VALUE):
    """Return a figure of some table."""
    return Figure("t", "r", "c", value, "orang", "", date(2024, 9, 30), status)


def change(now, base, *, revised=False):
    """Return a change between two values."""
    return Change(figure(now), figure(base), Period.parse("2024-08"), revised)


@pytest.mark.parametrize(
    ("one", "text"),
    [
        (figure(1187), "1.187"),
        (figure(0), "-"),
        (figure(0, Status.NIHIL), "-"),
        (figure(None, Status.MISSING), "…"),
        (figure(None, Status.SUPPRESSED), "*"),
    ],
)
def test_zero_missing_and_suppressed_are_three_signs(one, text):
    """A dash, an ellipsis and an asterisk are never mixed up."""
    assert formats.figure(one) == text
    assert formats.cell(one) == text


@pytest.mark.parametrize(
    ("one", "text", "percent"),
    [
        (change(1187, 1163), "+24", "2,1%"),
        (change(86, 95), "−9", "9,5%"),
        (change(7, 7), "-", ""),
        (change(60, 49), "+11", ""),
        (change(3000, 1500), "+1.500", "100,0%"),
        (change(None, 49), "…", ""),
        (change(10, 12, revised=True), "−2 (r)", ""),
    ],
)
def test_changes_bear_their_sign_and_no_percentage_on_a_small_base(one, text, percent):
    """The minus is a minus, not a hyphen."""
    assert formats.change(one) == text
    assert formats.percent(one) == percent


def test_words_for_changes_and_counts():
    """Running text names the unit."""
    assert formats.moved(change(1187, 1163)) == "bertambah 24 orang (2,1%)"
    assert formats.moved(change(4, 9)) == "berkurang 5 orang"
    assert formats.moved(change(4, 4)) == "tidak berubah"
    assert formats.counted(figure(0)) == "tidak ada orang"
    assert formats.counted(figure(2), "rapat") == "2 rapat"
    assert formats.headline(figure(0)) == "0"


@pytest.mark.parametrize(
    ("numbers", "text"),
    [
        ((5, 3), "terdapat 5 rapat dan 3 operasi"),
        ((5, 0), "terdapat 5 rapat dan tidak ada operasi"),
        ((0, 3), "tidak ada rapat dan terdapat 3 operasi"),
        ((0, 0), "tidak ada rapat dan operasi"),
    ],
)
def test_nothing_is_never_there(numbers, text):
    """“Terdapat tidak ada rapat” is no sentence."""
    meetings, operations = map(figure, numbers)
    assert formats.there_are((meetings, "rapat"), (operations, "operasi")) == text


def test_a_register_may_hold_zero_persons():
    """After a verb such as “mencatat” zero is a number like any other."""
    assert [formats.quantity(figure(number)) for number in (0, 7)] == ["0 orang", "7 orang"]


def test_dates_and_periods_are_indonesian_whatever_the_machine_says(monkeypatch):
    """Nothing asks the locale."""
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    assert formats.weekday(date(2024, 10, 16)) == "Rabu, 16 Oktober 2024"
    assert [
        formats.period(Period.parse(text)) for text in ("2024-09", "2024-07..2024-09", "2024", "2024-11..2025-01")
    ] == [
        "September 2024",
        "Juli–September 2024",
        "Tahun 2024",
        "November 2024–Januari 2025",
    ]
    assert formats.span(Period.parse("2024-02")) == "1–29 Februari 2024"
    assert formats.span(Period.parse("2024-07..2024-09")) == "1 Juli–30 September 2024"
    assert formats.period_phrase(Period.parse("2024-07..2024-09")) == "bulan Juli 2024 sampai dengan September 2024"


def test_lists_take_the_indonesian_comma():
    """Three and more get a comma before dan."""
    assert formats.joined(["Koja"]) == "Koja"
    assert formats.joined(["Koja", "Pluit"]) == "Koja dan Pluit"
    assert formats.joined(["a", "b", "c"]) == "a, b, dan c"
    assert formats.joined(["jenis dan tingkat", "kecamatan"]) == "jenis dan tingkat serta kecamatan"
