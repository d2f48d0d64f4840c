"""Registers that only grow: a line of JSON for each entry, which holds the hash of the line before it.

A line that was changed, taken out or put in between breaks the chain, and the register is refused. Changing or dropping
the last lines cannot be seen from the register alone.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from reports.errors import ConfigurationError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import TypeVar

    Entry = TypeVar("Entry")

_START = "0" * 64
"""What the first line holds in place of a hash."""


def parse(text: str, file: str, entry_of: Callable[[dict[str, Any]], Entry]) -> tuple[Entry, ...]:
    """Return the entries of a register, the oldest first.

    Args:
        text: of the register; empty where there is none yet.
        file: its name in the folder ``records``, for the message.
        entry_of: makes an entry of the JSON values of a line; what it cannot make breaks the register, too.

    Raises:
        ConfigurationError: a line is no entry, or the chain is broken.
    """
    previous, entries = _START, []
    for number, line in enumerate(text.splitlines(), 1):
        try:
            values = json.loads(line)
            if values["previous"] != previous:
                raise _broken(number, file)
            entries.append(entry_of(values))
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            raise _broken(number, file) from error
        previous = _hash(line)
    return tuple(entries)


def state(text: str) -> str:
    """Return what tells one state of a register from every other: the hash of its last line."""
    return _hash(text.splitlines()[-1]) if text else _START


def hash_of(text: str, number: int) -> str:
    """Return the hash of a line, counted from one; empty for one that is not there."""
    lines = text.splitlines()
    return _hash(lines[number - 1]) if 0 < number <= len(lines) else ""


def extended(text: str, values: Mapping[str, object]) -> str:
    """Return the text of a register with one more line.

    Args:
        text: of the register, which was parsed before.
        values: of the new entry, without ``previous``.
    """
    lines = text if not text or text.endswith("\n") else f"{text}\n"
    return f"{lines}{json.dumps({'previous': state(lines), **values}, ensure_ascii=False)}\n"


def _broken(number: int, file: str) -> ConfigurationError:
    return ConfigurationError(
        "line {line} of records/{file} was changed, or a line before it was removed",
        "restore the file from a copy: what was shared cannot be known without it",
        line=number,
        file=file,
    )


def _hash(line: str) -> str:
    return hashlib.sha256(line.encode()).hexdigest()
