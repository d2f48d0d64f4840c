"""Every text of a document, wherever it stands: to be searched before it is printed, and to be replaced."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from datetime import date
from functools import cache
from operator import is_
from typing import TYPE_CHECKING, Any, TypeVar, cast

from reports.model.period import Month

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

T = TypeVar("T")
_WITHOUT_PARTS = frozenset((int, float, bool, type(None)))
"""Types in which nothing stands; most parts of a document are of them, or texts."""


def texts_of(part: object) -> Iterator[str]:
    """Yield the texts of a document or of a part of it: cells, headings, captions, alternative texts, ids, metadata."""
    if type(part) is str:
        yield part
    elif isinstance(part, Mapping):
        for key, value in part.items():
            yield from texts_of(key)
            yield from texts_of(value)
    elif isinstance(part, (tuple, list)):
        for item in part:
            yield from texts_of(item)
    elif dataclasses.is_dataclass(part):
        for field in dataclasses.fields(part):
            yield from texts_of(getattr(part, field.name))


def days_of(part: object) -> Iterator[date]:
    """Yield the days that stand as such in a document, in what it is composed from, or in a part of these.

    Of a month they are the first and the last.
    """
    parts_left = [part]
    while parts_left:
        current = parts_left.pop()
        kind = type(current)
        if kind is str or kind in _WITHOUT_PARTS:
            continue
        if isinstance(current, date):
            yield current
        elif isinstance(current, Month):
            yield from (current.first, current.last)
        else:
            parts_left += _parts_of(current)


def _parts_of(part: object) -> list[object]:
    """Return what stands in a part itself, without what stands in that."""
    if isinstance(part, (tuple, list, frozenset)):
        return list(part)
    if isinstance(part, Mapping):
        return [*part.keys(), *part.values()]
    kind: Any = type(part)
    return [getattr(part, name) for name in _fields_of(kind)]


@cache
def _fields_of(kind: type[Any]) -> tuple[str, ...]:
    """Return the names of the fields of a data class; of any other type none."""
    return tuple(field.name for field in dataclasses.fields(kind)) if dataclasses.is_dataclass(kind) else ()


@cache
def _arguments_of(kind: type[Any]) -> tuple[str, ...]:
    """Return the names of the fields that a data class is made with; of any other type none."""
    if not dataclasses.is_dataclass(kind):
        return ()
    return tuple(field.name for field in dataclasses.fields(kind) if field.init)


def with_texts(part: T, replaced: Callable[[str], str]) -> T:
    """Return a document, or a part of one, with each of its texts replaced; parts without a change are the same."""
    return cast("T", _with_texts(part, replaced))


def _with_texts(part: object, replaced: Callable[[str], str]) -> object:
    kind: Any = type(part)
    if kind is str:
        text = replaced(cast("str", part))
        return part if text == part else text
    if kind in _WITHOUT_PARTS:
        return part
    if names := _arguments_of(kind):
        changes = {}
        for name in names:
            value = getattr(part, name)
            if (new_value := _with_texts(value, replaced)) is not value:
                changes[name] = new_value
        return dataclasses.replace(cast("Any", part), **changes) if changes else part
    return _collection_with_texts(part, replaced)


def _collection_with_texts(part: object, replaced: Callable[[str], str]) -> object:
    if isinstance(part, (tuple, list)) and type(part) in {tuple, list}:
        items = [_with_texts(item, replaced) for item in part]
        if all(map(is_, part, items)):
            return part
        return tuple(items) if type(part) is tuple else items
    if isinstance(part, Mapping):
        pairs = {_with_texts(key, replaced): _with_texts(value, replaced) for key, value in part.items()}
        is_same = all(map(is_, part, pairs)) and all(map(is_, part.values(), pairs.values()))
        return part if is_same else pairs
    return part
