"""Numbers in words, read back by somebody who knows nothing of how they were written."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.model.figures import Figure, Status
from reports.vocabulary import formats

DIGITS = dict(zip("nol satu dua tiga empat lima enam tujuh delapan sembilan".split(), range(10), strict=True))
WHOLE = {"sepuluh": 10, "sebelas": 11, "seratus": 100}


def read(text: str) -> int:
    """Read Indonesian words as a number."""
    total, group = 0, 0
    for word in text.split():
        if word in DIGITS:
            group += DIGITS[word]
        elif word in WHOLE:
            group += WHOLE[word]
        elif word == "belas":
            group += 10
        elif word in {"puluh", "ratus"}:
            last = group % 10
            group += last * ({"puluh": 10, "ratus": 100}[word] - 1)
        elif word == "seribu":
            total += 1_000
        else:
            total, group = total + group * {"ribu": 1_000, "juta": 1_000_000}[word], 0
    return total + group


@given(st.integers(0, formats.MOST_IN_WORDS))
def test_words_read_back_are_the_number(value: int) -> None:
    """Every number up to a thousand million less one."""
    assert read(formats.words(value)) == value


@given(st.integers(0, formats.MOST_IN_WORDS))
def test_words_never_say_one_where_custom_contracts(value: int) -> None:
    """Seratus and seribu, never satu ratus; satu ribu only within a larger group, as in dua puluh satu ribu."""
    text = f" {formats.words(value)} "
    assert " satu ratus " not in text
    assert " satu puluh " not in text
    assert not text.startswith(" satu ribu ")
    assert "  " not in text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "nol"), (10, "sepuluh"), (11, "sebelas"), (19, "sembilan belas"), (31, "tiga puluh satu"),
        (100, "seratus"), (111, "seratus sebelas"), (1_000, "seribu"), (1_011, "seribu sebelas"),
        (21_000, "dua puluh satu ribu"), (100_001, "seratus ribu satu"), (1_000_000, "satu juta"),
        (1_001_000, "satu juta seribu"), (101_000, "seratus satu ribu"),
    ],
)  # fmt: skip
def test_words_are_those_of_custom(value: int, text: str) -> None:
    """The contractions and their exceptions."""
    assert formats.words(value) == text


@pytest.mark.parametrize("value", [-1, formats.MOST_IN_WORDS + 1])
def test_numbers_outside_are_refused(value: int) -> None:
    """Rather than written wrongly."""
    with pytest.raises(ValueError, match="not written in words"):
        formats.words(value)


@pytest.mark.parametrize(
    ("value", "status", "text"),
    [
        (26, Status.VALUE, "26 (dua puluh enam) instansi"),
        (0, Status.NIHIL, "tidak ada instansi"),
        (None, Status.MISSING, "instansi (data belum disampaikan)"),
        (None, Status.SUPPRESSED, "sejumlah instansi (angka tidak ditampilkan)"),
    ],
)
def test_figures_with_words(value: int | None, status: Status, text: str) -> None:
    """What has no number has no words either."""
    one = Figure("t", "r", "c", value, "instansi", "", date(2024, 9, 30), status)
    assert formats.counted_in_words(one) == text
