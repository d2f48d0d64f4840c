"""Texts of rows, each searched once in the limited process."""

from __future__ import annotations

from typing import TYPE_CHECKING

import reports.intake.read
from reports.pipeline import masked_texts
from reports.pipeline.masked_texts import TextSearch
from reports.privacy import MASK, index_persons

if TYPE_CHECKING:
    import pytest

    from reports.intake.read import Task
    from reports.privacy import PersonIndex


def test_a_text_is_searched_once_however_many_parts_print_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """What one part of a document asked for is known to the next; only what is new is searched."""
    asked: list[tuple[str, ...]] = []
    compute = reports.intake.read.compute

    def told(task: Task) -> object:
        asked.append(task.argument[0])  # type: ignore[index]
        return compute(task)

    monkeypatch.setattr(masked_texts, "compute", told)
    search = TextSearch(lambda: index_persons(["HANS MULLER"], []))
    first = search.masked(["Sidak", "Rumah Hans Muller"])
    second = search.masked(["Rumah Hans Muller", "Patroli"])
    assert asked == [("Rumah Hans Muller", "Sidak"), ("Patroli",)]
    assert {text: found.text for text, found in first.items()} == {
        "Sidak": "Sidak",
        "Rumah Hans Muller": f"Rumah {MASK}",
    }
    assert list(second) == ["Rumah Hans Muller", "Patroli"]
    assert second["Rumah Hans Muller"] == first["Rumah Hans Muller"]


def test_without_a_text_nobody_is_searched_for() -> None:
    """The index of persons, which takes as long as the counting of a small office, is not made then."""

    def persons() -> PersonIndex:
        raise AssertionError

    assert TextSearch(persons).masked([]) == {}
