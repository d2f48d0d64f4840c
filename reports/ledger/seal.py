"""JSON that vouches for itself, so that what a killed run, a damaged disk or a foreign hand left is known for it."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

_SEAL = '{"seal": "%s",'
_SEAL_LENGTH = len(_SEAL % ("0" * 64))


def sealed(body: Mapping[str, object]) -> bytes:
    """Return JSON whose first member is the hash of all that follows it."""
    rest = json.dumps(body, separators=(",", ":"))[1:].encode()
    return (_SEAL % hashlib.sha256(rest).hexdigest()).encode() + rest


def unsealed(content: bytes) -> Any:  # noqa: ANN401 -- JSON; its reader gives it a type
    """Return what was sealed; ValueError when it is not whole."""
    rest = content[_SEAL_LENGTH:]
    if content[:_SEAL_LENGTH] != (_SEAL % hashlib.sha256(rest).hexdigest()).encode():
        raise ValueError("seal")
    return json.loads(content)
