"""Writes zip packages (.xlsx, .docx, .pptx) whose bytes depend on their content only: fixed times, a fixed order."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    ZipTime = tuple[int, int, int, int, int, int]

EARLIEST: ZipTime = (1980, 1, 1, 0, 0, 0)
"""The earliest time a zip entry can carry; it says that the time means nothing."""
CORE = "docProps/core.xml"
"""Part of an Office package that holds title, author and times."""
_STAMP = re.compile(rb"(<dcterms:(?:created|modified)\b[^>]*>)[^<]*(?=<)")
_PRIVATE = 0o600 << 16
"""Mode of an unpacked part, as a zip entry holds it."""
_UNIX = 3


def zip_entry(name: str, *, time: ZipTime = EARLIEST, stored: bool = False) -> zipfile.ZipInfo:
    """Return the directory entry of a part: private, compressed unless stored, the same on every system."""
    entry = zipfile.ZipInfo(name, time)
    entry.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
    entry.create_system = _UNIX
    entry.external_attr = _PRIVATE
    return entry


def zip_parts(parts: Mapping[str, bytes | Iterable[bytes]], first: Sequence[str] = ()) -> bytes:
    """Return a package of parts.

    Args:
        parts: name → content, whole or in pieces.
        first: names of parts that come first where they exist; the others follow by name.
    """
    leading = [name for name in first if name in parts]
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name in (*leading, *sorted(set(parts) - set(leading))):
            content = parts[name]
            with package.open(zip_entry(name), "w") as stream:
                stream.writelines((content,) if isinstance(content, bytes) else content)
    return buffer.getvalue()


def unzip_parts(package: bytes | BytesIO) -> dict[str, bytes]:
    """Return the parts of a package that this program or its libraries made, by name."""
    with zipfile.ZipFile(BytesIO(package) if isinstance(package, bytes) else package) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def with_times(core: bytes, moment: str) -> bytes:
    """Return the core properties with both times, created and modified, set.

    Args:
        core: content of ``docProps/core.xml``.
        moment: ISO 8601 with seconds and zone: ``2024-09-30T00:00:00Z``.
    """
    return _STAMP.sub(rb"\g<1>" + moment.encode(), core)
