"""Columns handed from one process to another arrive as they were."""

from __future__ import annotations

import pickle
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from reports.model.column_packing import Days, Texts, pack, unpack
from reports.model.sheet import Records, RowBin

_ANY = st.one_of(
    st.none(), st.text(max_size=8), st.integers(), st.booleans(), st.dates(), st.datetimes(), st.floats(0, 9)
)
_COLUMNS = st.one_of(
    st.lists(st.one_of(st.none(), st.dates())),
    st.lists(st.one_of(st.none(), st.text(max_size=6), st.just("\x1e"), st.just("\x1f"), st.just(""))),
    st.lists(_ANY),
)


@given(column=_COLUMNS)
def test_what_is_unpacked_is_what_was_packed(column: list[object]) -> None:
    """Values and their types are the same after packing, pickling and unpacking."""
    again = unpack(pickle.loads(pickle.dumps(pack(column))))  # noqa: S301 -- our own
    assert again == column
    assert list(map(type, again)) == list(map(type, column))


@given(data=st.data(), bins=st.lists(st.sampled_from(RowBin), max_size=5))
def test_records_are_the_same_in_another_process(data: st.DataObject, bins: list[RowBin]) -> None:
    """Rows, values, original texts and bins survive pickling."""
    column = data.draw(st.lists(_ANY, min_size=len(bins), max_size=len(bins)))
    records = Records(tuple(range(3, 3 + len(bins))), {"a": column}, {"a": [None] * len(bins)}, tuple(bins))
    assert pickle.loads(pickle.dumps(records)) == records  # noqa: S301 -- our own


def test_long_columns_are_packed() -> None:
    """Names go as one text, dates as numbers, few distinct values as they are."""
    assert isinstance(pack([f"NAMA {number}" for number in range(999)]), Texts)
    assert isinstance(pack([date(2024, 9, 1 + number % 30) for number in range(999)]), Days)
    assert pack(["L", "P"] * 400) == ["L", "P"] * 400
