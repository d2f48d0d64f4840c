"""Every text of a document, wherever it stands: to be searched before it is printed, and to be replaced."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, TypeVar, cast

from reports.model.period import Month

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

T = TypeVar("T")


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
    if isinstance(part, date):
        yield part
    elif isinstance(part, Month):
        yield from (part.first, part.last)
    elif isinstance(part, Mapping):
        yield from days_of([*part.keys(), *part.values()])
    elif isinstance(part, (tuple, list, frozenset)):
        for item in part:
            yield from days_of(item)
    elif dataclasses.is_dataclass(part):
        for field in dataclasses.fields(part):
            yield from days_of(getattr(part, field.name))


def with_texts(part: T, replaced: Callable[[str], str]) -> T:
    """Return a document, or a part of one, with each of its texts replaced; parts without a change are the same."""
    return cast("T", _with_texts(part, replaced))


def _with_texts(part: object, replaced: Callable[[str], str]) -> object:
    if type(part) is str:
        return replaced(part)
    if isinstance(part, Mapping):
        return {_with_texts(key, replaced): _with_texts(value, replaced) for key, value in part.items()}
    if type(part) is tuple:
        return tuple(_with_texts(item, replaced) for item in part)
    if type(part) is list:
        return [_with_texts(item, replaced) for item in part]
    if dataclasses.is_dataclass(part) and not isinstance(part, type):
        values = {field.name: getattr(part, field.name) for field in dataclasses.fields(part) if field.init}
        new_values = {name: _with_texts(value, replaced) for name, value in values.items()}
        changes = {name: value for name, value in new_values.items() if value != values[name]}
        return dataclasses.replace(part, **changes) if changes else part
    return part
