"""Weeks of a month by the texts that name them."""

from __future__ import annotations

import pytest

from reports.vocabulary import weeks


@pytest.mark.parametrize(
    ("text", "week"),
    [
        ("MINGGU I", 1), ("Minggu ke-2", 2), ("MINGGU IV (22-31)", 4), ("PEKAN KETIGA", 3), ("MG. 1", 1), ("MINGGU", 0),
        ("MINGGU III TGL 15 s/d 21 Oktober 2024", 3), ("JUMLAH", None), ("MINGGUAN", None), ("MINGGU IX", None),
    ],
)  # fmt: skip
def test_headers_that_are_a_week(text: str, week: int | None) -> None:
    """With its days or without; a week without a number is 0."""
    assert weeks.of_header(text) == week


@pytest.mark.parametrize(
    ("text", "week"),
    [
        ("REKAP LAYANAN MINGGU II OKTOBER 2024", 2), ("MINGGU I TGL 1 S.D. 7 OKTOBER", 1), ("MINGGU KE 1", 1),
        ("MINGGU 1 (1 s.d. 7 Okt)", 1), ("MINGGU I S.D. IV", None), ("MINGGU I - MINGGU IV", None),
        ("MINGGU 1-4", None), ("MINGGU I DAN II", None), ("Minggu, 1 September 2024", None), ("MINGGU 6", None),
        ("LAPORAN MINGGUAN", None), ("REKAP OKTOBER 2024", None),
    ],
)  # fmt: skip
def test_titles_that_name_one_week(text: str, week: int | None) -> None:
    """Several weeks are none, and a Sunday is none."""
    assert weeks.of_caption(text) == week
