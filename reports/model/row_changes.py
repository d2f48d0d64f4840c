"""Rows of the inputs that came, went or changed between two readings."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


class RowChangeKind(StrEnum):
    """What happened to a row."""

    CAME = "came"
    WENT = "went"
    CHANGED = "changed"


@dataclass(frozen=True)
class SourceRow:
    """One accepted row of an input."""

    kind: str
    path: str
    sheet: str
    row: int
    values: Mapping[str, object]
    """Field → value, without empty fields."""


@dataclass(frozen=True)
class RowChange:
    """One row then and now."""

    then: SourceRow | None
    now: SourceRow | None

    @property
    def change(self) -> RowChangeKind:
        """Whether it came, went or changed."""
        if self.then is None:
            return RowChangeKind.CAME
        return RowChangeKind.WENT if self.now is None else RowChangeKind.CHANGED

    @property
    def source(self) -> SourceRow:
        """The row as it is now, else as it was."""
        row = self.now or self.then
        if row is None:
            raise ValueError("a change without a row")
        return row

    @property
    def fields(self) -> tuple[str, ...]:
        """Fields with another value; empty for a row that came or went."""
        if self.then is None or self.now is None:
            return ()
        then, now = self.then.values, self.now.values
        return tuple(field for field in dict.fromkeys((*then, *now)) if then.get(field) != now.get(field))
