"""Read a TOML file of an office within bounds of size and depth, so that no file can stop the program."""

from __future__ import annotations

import errno
import itertools
import os
import stat
import tomllib
from typing import TYPE_CHECKING, Any

from reports.errors import ConfigurationError
from reports.late_patterns import late_regex

if TYPE_CHECKING:
    from pathlib import Path

LARGEST = 256 * 1024
"""Bytes of a file; the largest that an office needs has a tenth of that."""
DEEPEST = 32
"""Levels of arrays, tables and parts of a key within one another."""
_LONGEST_NUMBER = 400
"""Digits in a row; Python refuses to read a number of more than some thousands."""
_DIGITS = late_regex(rf"[0-9_]{{{_LONGEST_NUMBER + 1}}}")
_PARTS = late_regex(r"(?<![^\s.=\[\]{}\"'])[^\s.=\[\]{}\"']+(?:\s*\.\s*[^\s.=\[\]{}\"']+)+")


def read(path: Path, shown_name: str) -> dict[str, Any]:
    """Return the tables of a TOML file.

    Args:
        path: of the file.
        shown_name: its name in messages.

    Raises:
        FileNotFoundError: there is none.
        ConfigurationError: it cannot be read, is no TOML, or is larger or deeper than any office's.
    """
    try:
        with os.fdopen(_open_at_once(path), "rb") as file:
            content = file.read(LARGEST + 1)
        text = content.decode("utf-8")
    except FileNotFoundError:
        raise
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigurationError(
            "{file} cannot be read", "check the file and its permissions", file=shown_name
        ) from error
    if len(content) > LARGEST or _depth(text) > DEEPEST or _DIGITS.search(text):
        raise ConfigurationError(
            "{file} is larger or deeper nested than any such file needs",
            "write it anew, or restore a copy",
            file=shown_name,
        )
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, ValueError, RecursionError) as error:
        raise ConfigurationError("{file}: {detail}", "correct that line", file=shown_name, detail=str(error)) from error


def _open_at_once(path: Path) -> int:
    """Open a plain file; a pipe that nobody writes, or a device, is none, and is not waited for."""
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    if stat.S_ISREG(os.fstat(descriptor).st_mode):
        return descriptor
    os.close(descriptor)
    raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), str(path))


def _depth(text: str) -> int:
    """Return how deep brackets or parts of a key stand within one another at most; those within texts count too."""
    open_brackets = itertools.accumulate({"[": 1, "{": 1, "]": -1, "}": -1}.get(mark, 0) for mark in text)
    parts = max((match[0].count(".") + 1 for match in _PARTS.finditer(text)), default=0)
    return max(max(open_brackets, default=0), parts)
