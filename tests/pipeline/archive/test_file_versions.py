"""Which files of one month are versions of each other."""

from __future__ import annotations

import pytest

from reports.pipeline.archive.versions import versions


def groups(kind: str, **held: range) -> tuple[tuple[str, ...], ...]:
    """Return the groups of versions among files that hold ranges of numbers."""
    return versions(kind, tuple(held), lambda path: set(held[path]))


@pytest.mark.parametrize(
    ("first", "second", "are_versions"),
    [
        (range(10), range(5, 15), True),
        (range(10), range(6, 16), False),
        (range(99), range(50, 149), False),
        (range(60), range(55, 65), True),
        (range(60), range(56, 66), False),
        (range(1), range(1), True),
        (range(10), range(0), False),
        (range(0), range(0), False),
    ],
    ids=["half", "less", "less of odd", "half of the smaller", "less of it", "one", "nothing in one", "nothing"],
)
def test_logs_that_are_versions_share_half_of_the_smaller(first: range, second: range, are_versions: bool) -> None:
    """On both sides of the bound; a file that holds nothing is a version of none."""
    for kind in ("incidents", "activities", "services"):
        assert groups(kind, a=first, b=second) == ((("a", "b"),) if are_versions else ())
        assert groups(kind, a=second, b=first) == ((("a", "b"),) if are_versions else ())


def test_registers_share_half_of_the_larger_and_hold_twenty() -> None:
    """On both sides of both bounds."""
    assert groups("register", a=range(40), b=range(20, 60)) == (("a", "b"),)
    assert groups("register", a=range(40), b=range(21, 61)) == ()
    assert groups("register", a=range(19), b=range(19)) == ()


def test_counts_of_agencies_have_dates_and_no_versions() -> None:
    """The latest one counts (settled rule 12)."""
    assert groups("agency_counts", a=range(40), b=range(40)) == ()


def test_a_version_of_a_version_belongs_to_the_group() -> None:
    """The first and the last share nothing; no mark in a name decides, and the stranger is in no group."""
    held = {"a": range(10), "a FINAL": range(5, 15), "other": range(90, 99), "a revisi 2": range(10, 20)}
    assert groups("activities", **held) == (("a", "a FINAL", "a revisi 2"),)


def test_each_file_is_asked_once() -> None:
    """What a file holds may have to be read from a disk far away."""
    asked: list[str] = []

    def content(path: str) -> set[int]:
        """Note who is asked."""
        asked.append(path)
        return {1}

    versions("activities", ("a", "b", "c"), content)
    assert asked == ["a", "b", "c"]
