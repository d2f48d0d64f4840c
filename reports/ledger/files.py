"""Writing a file so that whoever reads it finds the old or the new one, never a half."""

from __future__ import annotations

import os
import secrets
from typing import TYPE_CHECKING

from reports.errors import OutputError

if TYPE_CHECKING:
    from pathlib import Path

UNFINISHED = ".part"
"""Suffix of a file being written; one that is left over belongs to a run that was killed."""


def put(path: Path, content: bytes) -> bool:
    """Write a file for its owner alone; leave one with the same content untouched.

    Returns:
        Whether anything was written.

    Raises:
        OutputError: the folder cannot be made or the file not be written.
    """
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if path.is_file() and path.read_bytes() == content:
            return False
        beside = path.with_name(f".{path.name}.{os.getpid()}-{secrets.token_hex(4)}{UNFINISHED}")
        with open(os.open(beside, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600), "wb") as stream:  # noqa: PTH123 -- the mode must hold from the first byte
            stream.write(content)
        os.replace(beside, path)  # noqa: PTH105 -- the atomic step, named as such
    except OSError as error:
        raise OutputError("{path} cannot be written", "check the folder and its permissions", path=str(path)) from error
    return True
