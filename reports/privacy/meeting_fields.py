"""The fields of a meeting that hold free text: one list for every search in them."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

LISTS = ("invitees", "agenda", "contributions", "decisions", "follow_ups", "photos")
"""Fields of a meeting that are lists of items with texts."""
NO_TEXT = frozenset({"path", "theme", "file"})
"""Fields that are not free text."""
NO_SENTENCES = NO_TEXT | {"name", "meeting", "district"}
"""Fields in which no sentence stands: those, names of workbooks and codes."""


def text_fields(item: Any, without: Collection[str] = NO_TEXT) -> Iterator[str]:  # noqa: ANN401 -- any item of a meeting
    """Yield the names of the fields of a meeting, or of an item of its lists, that have a free text.

    Args:
        item: the meeting, or any item of its lists.
        without: fields to leave out.
    """
    for field in dataclasses.fields(item):
        if type(getattr(item, field.name)) is str and field.name not in without:
            yield field.name
