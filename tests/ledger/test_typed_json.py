"""Dataclasses as sealed JSON."""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003 -- msgspec reads the annotations
from dataclasses import dataclass
from datetime import date  # noqa: TC003 -- as above

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.ledger.typed_json import decode, seal, unseal
from reports.problems import Detail, Problem

DETAILS = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False, allow_infinity=False), st.text(),
    st.lists(st.text()).map(tuple),
)  # fmt: skip


@dataclass(frozen=True)
class Day:
    """Something with types that JSON lacks."""

    day: date | None
    rows: Mapping[int, tuple[str, ...]]


@given(st.dates() | st.none(), st.dictionaries(st.integers(1), st.lists(st.text(st.characters())).map(tuple)))
def test_types_that_json_lacks_come_back(day: date | None, rows: Mapping[int, tuple[str, ...]]) -> None:
    """Dates, numbers as keys, tuples, and text with half of a surrogate pair."""
    assert unseal(seal(Day(day, rows)), Day) == Day(day, rows)


@given(st.dictionaries(st.text(), DETAILS))
def test_details_of_a_problem_come_back_with_their_types(details: dict[str, Detail]) -> None:
    """A number is not a text, and 1 is neither 1.0 nor True."""
    problem = Problem("duplicate", details=details)
    assert repr(unseal(seal(problem), Problem)) == repr(problem)


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b'{"day": 1, "rows": {}}', b'{"day": null}', b'{"day": "\\ud800"}']
)
def test_json_of_another_form_is_a_value_error(content: bytes) -> None:
    """Callers catch one kind of error."""
    with pytest.raises(ValueError, match=r".+"):
        decode(content, Day)
