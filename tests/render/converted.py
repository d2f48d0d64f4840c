"""Office files as the text that LibreOffice prints of them."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests import libreoffice

if TYPE_CHECKING:
    from pathlib import Path


def as_text(content: bytes, name: str, folder: Path, library: str) -> str:
    """Return the text of a file as LibreOffice prints it; skip where it cannot open such files."""
    if shutil.which("pdftotext") is None:
        pytest.skip(f"poppler's pdftotext is not installed, so that {name} cannot be read back")
    (folder / name).write_bytes(content)
    (printed,) = libreoffice.converted([folder / name], "pdf", folder, library)
    done = subprocess.run(["pdftotext", "-layout", printed, "-"], check=True, capture_output=True, text=True)
    return done.stdout
