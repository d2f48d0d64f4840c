"""Which files of one month are versions of each other, and which of them counts."""

from __future__ import annotations

import pytest

from reports.pipeline.archive.versions import Decision, decide


def decided(**held: range) -> tuple[Decision, ...]:
    """Return the decisions on files that hold ranges of numbers."""
    return decide(tuple(held), lambda path: frozenset(held[path]))


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
def test_versions_share_half_of_the_smaller(first: range, second: range, are_versions: bool) -> None:
    """On both sides of the bound; a file that holds nothing is a version of none."""
    assert len(decided(a=first, b=second)) == (1 if are_versions else 2)
    assert len(decided(a=second, b=first)) == (1 if are_versions else 2)


def test_a_version_of_a_version_belongs_to_the_group() -> None:
    """The first and the last share nothing; one mark decides for all three, and the stranger is alone."""
    held = {"a": range(10), "a revisi 1": range(5, 15), "other": range(90, 99), "a revisi 2": range(10, 20)}
    group, stranger = decide(tuple(held), lambda path: frozenset(held[path]))
    assert group == Decision(("a revisi 2",), ("a", "a revisi 1"))
    assert stranger == Decision(("other",))
    assert group.is_decided


def test_where_no_mark_decides_both_count() -> None:
    """Nothing is guessed."""
    (group,) = decided(a=range(10), b=range(10))
    assert group == Decision(("a", "b"))
    assert not group.is_decided


def test_each_file_is_asked_once() -> None:
    """What a file holds may have to be read from a disk far away."""
    asked: list[str] = []

    def content(path: str) -> frozenset[int]:
        """Note who is asked."""
        asked.append(path)
        return frozenset({1})

    decide(("a", "b", "c"), content)
    assert asked == ["a", "b", "c"]
