"""A mark is found exactly where comparing at every place finds it, whatever is rare in the content."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.intake.read import byte_search
from reports.intake.read.byte_search import mentions, mentions_any

PLAIN = b'<c r="A1" t="s"><v>12</v></c>' * 1000


@given(content=st.binary(max_size=60), mark=st.binary(min_size=1, max_size=4), begin=st.integers(0, 70), data=st.data())
def test_the_answer_is_that_of_comparing_everywhere(
    content: bytes, mark: bytes, begin: int, data: st.DataObject
) -> None:
    """Random contents, with the mark in them and without."""
    end = data.draw(st.one_of(st.none(), st.integers(0, 70)))
    parts = [content, content[:3] + mark + content[3:]]
    for whole in parts:
        assert mentions(whole, mark, begin, end) == (mark in whole[begin:end])


@pytest.mark.parametrize("place", [0, 1, len(PLAIN) // 2, len(PLAIN) - 1, len(PLAIN)])
@pytest.mark.parametrize("mark", [b't="e"', b" hidden=", b"f></c>", b"'"])
def test_a_mark_is_found_at_any_place_of_a_large_sheet(mark: bytes, place: int) -> None:
    """The bounds hold to the byte."""
    assert not mentions(PLAIN, mark)
    with_mark = PLAIN[:place] + mark + PLAIN[place:]
    assert mentions(with_mark, mark)
    assert not mentions(with_mark, mark, place + 1)
    assert mentions(with_mark, mark, place, place + len(mark))
    assert not mentions(with_mark, mark, place, place + len(mark) - 1)
    assert mentions_any(with_mark, (b"~", mark))
    assert mentions(PLAIN[:place] + mark[:1] + mark + PLAIN[place:], mark), "its first byte stands twice"


def test_a_byte_that_is_rare_in_the_sample_only_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """A hostile sheet may be plain in its middle only."""
    monkeypatch.setattr(byte_search, "_MOST_PLACES", 10)
    dense_end = PLAIN * 3 + b"fff" * 10_000
    assert not mentions(dense_end, b"f></c>")
    assert mentions(dense_end + b"f></c>", b"f></c>")


def test_a_mark_of_frequent_bytes_is_found_at_the_first_of_them() -> None:
    """Its rarest byte is not its first one, and too frequent to go from place to place."""
    dense = b"aab" * 5000
    assert not mentions(dense, b"abab")
    assert mentions(b"abab" + dense, b"abab")
    assert not mentions(b"abab" + dense, b"abab", 1)
