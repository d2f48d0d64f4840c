"""Office files as the text that LibreOffice prints of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests import libreoffice
from tests.pdf_text import text_of

if TYPE_CHECKING:
    from pathlib import Path


def as_text(content: bytes, name: str, folder: Path, library: str) -> str:
    """Return the text of a file as LibreOffice prints it; skip where it cannot open such files."""
    (folder / name).write_bytes(content)
    (printed,) = libreoffice.converted([folder / name], "pdf", folder, library)
    return text_of(printed)
