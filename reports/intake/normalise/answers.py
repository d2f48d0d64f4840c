"""An office's decisions on values, which remember those that a table used, so that the others can be told."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


class Answers(dict[str, str]):
    """Normalised text → decision of one field; what is looked up and there counts as used."""

    def __init__(self, decisions: Mapping[str, str]) -> None:
        """Take the decisions over; none is used yet."""
        super().__init__(decisions)
        self.used: set[str] = set()

    def get(self, key: str, default: str | None = None) -> str | None:  # type: ignore[override] # texts only
        """Return the decision on a text."""
        if key not in self:
            return default
        return self[key]

    def __contains__(self, key: object) -> bool:
        """Tell whether there is a decision on a text."""
        if not super().__contains__(key):
            return False
        self.used.add(str(key))
        return True


def used_in(answers: Mapping[str, Answers]) -> Iterator[tuple[str, str]]:
    """Yield field and text of each decision that was used."""
    for field, decisions in sorted(answers.items()):
        yield from ((field, text) for text in sorted(decisions.used))
