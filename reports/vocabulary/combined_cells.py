"""Families of fields that officials write into one cell, under a header that names them all."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from reports.vocabulary.resources import load

if TYPE_CHECKING:
    from collections.abc import Collection


@dataclass(frozen=True)
class Family:
    """Fields that may stand in one cell together."""

    name: str
    fields: frozenset[str]
    also: tuple[str, ...]
    """Fields that such cells hold although the header does not name them; they fill only what no other column does."""
    spaced: frozenset[str]
    """Fields that a header may name without any separator between them."""


@cache
def declared() -> dict[str, Any]:
    """Return the declared families and patterns."""
    return dict(load("combined_cells"))


@cache
def families() -> tuple[Family, ...]:
    """Return the declared families."""
    return tuple(
        Family(entry["name"], frozenset(entry["fields"]), tuple(entry["also"]), frozenset(entry["spaced"]))
        for entry in declared()["families"]
    )


def family_of(fields: Collection[str], *, spaced: bool = False) -> Family | None:
    """Return the family that holds several fields; None when they do not belong into one cell.

    Args:
        fields: that a header names.
        spaced: the header names them without a separator.
    """
    wanted_fields = frozenset(fields)
    return next(
        (family for family in families() if wanted_fields <= (family.spaced if spaced else family.fields)), None
    )
