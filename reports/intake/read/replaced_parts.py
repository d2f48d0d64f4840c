"""Puts other content into parts of a zip, for readers that stumble over the content as it is."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


def with_parts(content: bytes, parts: Mapping[str, bytes]) -> bytes:
    """Return a package of which these parts are replaced; the bytes of all others are as they were.

    Raises:
        zipfile.BadZipFile: damaged.
    """
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w") as new:
        for entry in old.infolist():
            new.writestr(zipfile.ZipInfo(entry.filename), parts.get(entry.filename) or old.read(entry))
    return stream.getvalue()
