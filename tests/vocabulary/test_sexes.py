"""Sex codes as offices write them: L, P, or nothing."""

from __future__ import annotations

import pytest

from reports.vocabulary import sexes


@pytest.mark.parametrize(
    "text", ["L", "l", " L ", "L.", "LK", "Laki", "Laki-laki", "LAKI - LAKI", "laki laki", "Pria", "M", "Male"]
)
def test_men_are_l(text: str) -> None:
    """In Indonesian and English, with any marks around."""
    assert sexes.code_of(text) == "L"


@pytest.mark.parametrize("text", ["P", "p.", "PR", "Perempuan", "WANITA", "F", "female"])
def test_women_are_p(text: str) -> None:
    """P is Perempuan; where a column means Pria by it, that column is asked about."""
    assert sexes.code_of(text) == "P"


@pytest.mark.parametrize(
    "text", ["", "-", "?", "0", "1", "X", "W", "LP", "L/P", "L P", "laki2", "Pria/Wanita", "Tidak diketahui", "Ł", "Mr"]
)
def test_anything_else_is_nothing(text: str) -> None:
    """W alone is in no list: it may be Wanita or Warga."""
    assert sexes.code_of(text) is None
