"""Counts with a unit, a repetition in words, both sexes or families: read where certain, else none."""

from __future__ import annotations

import pytest

from reports.vocabulary.written_counts import count_of


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12 (dua belas) org", 12), ("3 (tiga) org", 3), ("31 (tiga puluh satu) org", 31), ("3 org (tiga orang)", 3),
        ("12(dua belas)", 12), ("1.200 (seribu dua ratus) orang", 1_200), ("12 ( Dua  Belas ) WNA", 12),
        ("dua org", 2), ("dua belas orang", 12), ("tiga", 3), ("14 org", 14), ("14 org.", 14), ("14 jiwa", 14),
        ("2 L 3 P", 5), ("2L/3P", 5), ("L=2 P=3", 5), ("L: 2, P: 3", 5), ("2 laki-laki dan 3 perempuan", 5),
        ("3 P + 2 L", 5), ("2 Pria, 1 Wanita", 3), ("L 2 P 3 org", 5), ("1 KK (4 org)", 4), ("4 org (1 KK)", 4),
        ("2 KK / 9 jiwa", 9), ("1 keluarga, 5 orang", 5), (7, 7), ("-", 0),
        ("seorang", 1), ("Seorang WNA", 1), ("tiga (3) orang", 3), ("5 orang WNA", 5), ("4 (empat) orang asing", 4),
        ("3 WN RRT", 3), ("3 orang WN Korea Selatan", 3), ("2 WN RRT, 1 WN Jepang", 3), ("2 WN RRT dan 1 WN India", 3),
        ("1 keluarga terdiri dari 4 orang", 4), ("satu keluarga (4 org)", 4), ("1 keluarga (4 org)", 4),
        ("NIHIL", 0), ("1 273 orang", 1_273),
    ],
)  # fmt: skip
def test_a_count_that_is_certain_is_read(text: object, number: int) -> None:
    """In any usual writing."""
    assert count_of(text) == number


@pytest.mark.parametrize(
    "text",
    ["± 20 org", "+- 20 org", "sekitar 20 org", "20-25 org", "20an org", "> 20 org", "1 KK", "3 org + 2 anak",
     "3 (empat) org", "12 (dua) org", "2 L 3 L", "2 L", "3 org (2 anak)", "12 atau 13 org", "beberapa org", "org", "",
     "±10", "3-4", "10an",
     "beberapa", "3 WN RRT dan anaknya", "2 WN RRT, 1 anak", "tiga (4) orang", "satu keluarga", "lebih dari 5 orang",
     "seorang ibu dan anak", "X" * 500, "1.5 org", None, "20 (dua puluh) org + 3"],
)  # fmt: skip
def test_what_is_not_certain_is_none(text: object) -> None:
    """It is told, and counts for nothing."""
    assert count_of(text) is None
