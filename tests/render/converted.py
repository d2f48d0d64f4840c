"""Office files opened by LibreOffice, which knows nothing of how they were made."""

from __future__ import annotations

import shutil
import subprocess
from functools import cache
from pathlib import Path

import pytest

_PARTS = ("/usr/lib/libreoffice", "/usr/lib64/libreoffice", "/opt/libreoffice")


@cache
def opens(library: str) -> bool:
    """Tell whether LibreOffice is here with the part that opens a kind of file."""
    roots = [Path(one) for one in _PARTS if Path(one).is_dir()]
    return shutil.which("soffice") is not None and any(next(root.rglob(library), None) for root in roots)


def as_text(content: bytes, name: str, folder: Path, library: str) -> str:
    """Return the text of a file as LibreOffice prints it; skip where it cannot open such files."""
    if not opens(library) or shutil.which("pdftotext") is None:
        pytest.skip(f"LibreOffice cannot open {name} here")
    (folder / name).write_bytes(content)
    command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf"]
    subprocess.run([*command, "--outdir", folder, folder / name], check=True, capture_output=True, timeout=120)
    printed = (folder / name).with_suffix(".pdf")
    done = subprocess.run(["pdftotext", "-layout", printed, "-"], check=True, capture_output=True, text=True)
    return done.stdout
