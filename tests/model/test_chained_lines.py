"""A register whose lines are chained shows what was done to it."""

from __future__ import annotations

import pytest

from reports.errors import ConfigurationError
from reports.model.chained_lines import extended, parse, state


def number_of(values: dict[str, object]) -> int:
    """Return the number of an entry."""
    return int(str(values["number"]))


def register(*numbers: int) -> str:
    """Return a register of numbers."""
    text = ""
    for number in numbers:
        text = extended(text, {"number": number})
    return text


def test_entries_come_back_in_order() -> None:
    """A last line without its end is still a line."""
    assert parse("", "r", number_of) == ()
    assert parse(register(1, 2, 3), "r", number_of) == (1, 2, 3)
    assert extended(register(1).rstrip("\n"), {"number": 2}) == register(1, 2)


@pytest.mark.parametrize(
    "change",
    [
        lambda lines: lines[1:],
        lambda lines: [lines[0], lines[2]],
        lambda lines: [lines[0].replace("1}", "9}"), *lines[1:]],
        lambda lines: [lines[1], lines[0], lines[2]],
        lambda lines: [*lines[:2], '{"number": 3}'],
        lambda lines: [*lines[:2], "3"],
        lambda lines: [*lines[:2], "[" * 100_000],
    ],
    ids=["first gone", "one gone", "changed", "swapped", "no hash", "a number", "too deep"],
)
def test_a_change_is_told(change) -> None:
    """With the line that no longer follows."""
    with pytest.raises(ConfigurationError, match="of records/r was changed"):
        parse("\n".join(change(register(1, 2, 3).splitlines())), "r", number_of)


def test_states_differ() -> None:
    """Of two registers that do not say the same."""
    assert len({state(text) for text in ("", register(1), register(2), register(1, 2))}) == 4
