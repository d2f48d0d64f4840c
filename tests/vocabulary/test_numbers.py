"""Counts as offices write them: what is not certainly a whole number is none."""

from __future__ import annotations

from datetime import date
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.vocabulary import numbers

LONGEST_CELL = 32_767
"""Characters that Excel lets a cell hold."""


@pytest.mark.parametrize(
    ("value", "count"),
    [
        ("12", 12), (" 12 ", 12), ("007", 7), ("0", 0), ("00", 0), (12, 12), (12.0, 12), (0, 0), (-0.0, 0), ("٣", 3),
        ("8.870", 8_870), ("1.234.567", 1_234_567), ("1 234", 1_234), ("1\u00a0234", 1_234), ("1\u202f234", 1_234),
        ("1'234", 1_234), ("1.234 567", 1_234_567),
        ("12,0", 12), ("12,000", 12), ("1.234,00", 1_234), ("0,0", 0),
        ("12 orang", 12), ("12 ORANG.", 12), ("12orang", 12), ("1.234 WNA", 1_234), ("3 kegiatan", 3), ("2 kali", 2),
        ("-", 0), ("--", 0), ("–", 0), (" - ", 0), ("NIHIL", 0), ("nihil", 0), ("N I H I L", 0), ("Nil.", 0),
        ("- nihil -", 0),
        ("9" * 15, 10**15 - 1), (10**15 - 1, 10**15 - 1), (1e14, 10**14),
    ],
)  # fmt: skip
def test_a_whole_number_in_any_writing_is_read(value: object, count: int) -> None:
    """Dots and spaces part thousands, a decimal zero is none, a dash is zero, a unit may follow."""
    assert numbers.whole(value) == count


@pytest.mark.parametrize(
    "value",
    [
        "", "   ", "…", "TIDAK ADA", "belum ada data", "orang", "tiga", "12,5", "8,870", "1.23", "1.2345", "12.34.567",
        "1 2", "12 345 6", "1..234", ".234", "1.234.", "-3", "+3", "3-", "(3)", "1e3", "12/3", "12 WNA orang dewasa",
        "12 unit", "1\n2", "\u00b3", "½", "IV", "#REF!", "=1+1", "9" * 16, "1.000.000.000.000.000",
        12.5, -1, -0.5, 10**15, 1e15, float("nan"), float("inf"), True, False, None, [1], b"1", date(2024, 1, 1),
    ],
)  # fmt: skip
def test_what_is_no_whole_number_is_none(value: object) -> None:
    """A comma parts decimals, so 8,870 is no count; neither is what has a sign, a word, or more digits than a cell."""
    assert numbers.whole(value) is None


def test_a_number_with_three_decimals_is_no_text_with_thousands() -> None:
    """The cell 1.234 as a number may be 1234 that a program has read wrongly: it is asked, not guessed."""
    assert numbers.whole(1.234) is None
    assert numbers.whole("1.234") == 1_234


@given(st.integers(0, 10**15 - 1))
def test_a_number_written_with_dots_is_the_number_read(count: int) -> None:
    """With a unit or a decimal zero too."""
    written = f"{count:,}".replace(",", ".")
    assert numbers.whole(written) == numbers.whole(f"{written} orang") == numbers.whole(f"{written},0") == count


@given(st.text(alphabet="0123456789.,- \u00a0'eE+", max_size=20))
def test_whatever_is_read_has_the_digits_of_what_was_written(text: str) -> None:
    """Never fewer, more or other ones; the decimal zero aside."""
    count = numbers.whole(text)
    whole = text.partition(",")[0]
    digits = "".join(mark for mark in whole if mark.isdigit())
    assert count is None or count == int(digits or "0")


@pytest.mark.parametrize(
    ("text", "nothing"),
    [
        ("-", True), ("--", True), ("—", False), ("–", True), (" . ", True), ("……", True), ("..", True), ("_", True),
        ("NIHIL", True), ("Nil", True), ("n/a", True), ("Tidak Ada", True), ("TDK ADA", True), ("", True), ("  ", True),
        ("belum ada data", True), ("0", False), ("00", False), ("N I H I L", False), ("tidak ada alamat", False),
        ("x", False), ("-1", False), ("?", False),
    ],
)  # fmt: skip
def test_words_for_nothing_leave_a_text_or_a_date_empty(text: str, *, nothing: bool) -> None:
    """A zero does not: it may be a number of a house."""
    assert numbers.is_nothing(text) is nothing


@pytest.mark.parametrize(
    ("text", "nil"),
    [("NIHIL", True), ("N I H I L", True), (".nihil.", True), ("-NIL-", True), ("nihil data", False), ("", False),
     ("-", False), ("0", False), ("TIDAK ADA", False)],
)  # fmt: skip
def test_only_nihil_declares_nil(text: str, *, nil: bool) -> None:
    """A dash or a zero in a row declares nothing for a month."""
    assert numbers.is_nil(text) is nil


@pytest.mark.parametrize("filling", [" ", ",0", ".000", "0", " orang", "\u00a0", "-"])
def test_the_longest_cell_costs_no_more_than_any_other(filling: str) -> None:
    """Of a cell full of spaces the end would be sought from each of them, which takes seconds."""
    text = "1" + (filling * LONGEST_CELL)[: LONGEST_CELL - 2] + "x"
    begun = process_time()
    assert numbers.whole(text) is None
    assert process_time() - begun < 1
