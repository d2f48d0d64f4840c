"""Codes kept as places say what the codes themselves would."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from reports.measures.code_column import Codes, crossed

_TEXTS = st.one_of(st.none(), st.sampled_from(["ID", "id", "", "CN", "KR"]))


def _upper(text: str | None) -> str:
    return (text or "unknown").upper()


@given(st.lists(_TEXTS, max_size=12))
def test_codes_are_those_of_each_value(values: list[str | None]) -> None:
    """One by one, and what is met at all."""
    codes = Codes.of(values, _upper)
    wanted = [_upper(value) for value in values]
    assert list(codes) == wanted
    assert len(codes) == len(wanted)
    assert sorted(codes.distinct) == sorted(set(wanted))


@given(st.lists(st.tuples(_TEXTS, _TEXTS), max_size=12))
def test_pairs_are_counted_as_one_by_one(pairs: list[tuple[str | None, str | None]]) -> None:
    """No pair that nobody has, none that somebody has left out."""
    rows, columns = (Codes.of([pair[side] for pair in pairs], _upper) for side in (0, 1))
    assert crossed(rows, columns) == dict(Counter(zip(rows, columns, strict=True)))
