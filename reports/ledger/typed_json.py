"""JSON of dataclasses, by their annotations (msgspec), sealed with a SHA-256 so that damage is detected on load.

::

    {"seal": "<SHA-256 of everything after this member>", "schema": 4, "key": "…", …}

The text is written by ``json``, in ASCII: msgspec refuses half of a surrogate pair, which a hostile workbook may hold.
"""

from __future__ import annotations

import hashlib
import json
from typing import TypeVar

import msgspec

_SEAL = '{"seal": "%s",'
_SEAL_LENGTH = len(_SEAL % ("0" * 64))

_Value = TypeVar("_Value")


def seal(value: object) -> bytes:
    """Return a dataclass as JSON whose first member is the hash of the rest; equal values give equal bytes."""
    body = json.dumps(msgspec.to_builtins(value, str_keys=True), separators=(",", ":"))[1:].encode()
    return (_SEAL % hashlib.sha256(body).hexdigest()).encode() + body


def unseal(content: bytes, expected: type[_Value]) -> _Value:
    """Return the dataclass that was sealed.

    Raises:
        ValueError: truncated, edited, or of another form.
    """
    body = content[_SEAL_LENGTH:]
    if content[:_SEAL_LENGTH] != (_SEAL % hashlib.sha256(body).hexdigest()).encode():
        raise ValueError("seal")
    return decode(content, expected)


def seal_of(content: bytes) -> str:
    """Return the hash that the first member of a sealed text states."""
    return content[_SEAL.index("%") : _SEAL_LENGTH - len('",')].decode("ascii")


def decode(content: bytes, expected: type[_Value]) -> _Value:
    """Return a value of a type from JSON; members that the type does not declare are ignored.

    Raises:
        ValueError: no JSON, or of another form.
    """
    try:
        return msgspec.json.decode(content, type=expected)
    except msgspec.DecodeError:  # among others half of a surrogate pair, which only json reads
        return msgspec.convert(json.loads(content), expected, str_keys=True)
