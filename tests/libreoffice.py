"""LibreOffice, which knows nothing of how files were made; what it writes about its user is made once per process."""

from __future__ import annotations

import atexit
import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Sequence

_PARTS = ("/usr/lib/libreoffice", "/usr/lib64/libreoffice", "/opt/libreoffice")


def converted(files: Sequence[Path], suffix: str, folder: Path, library: str = "") -> list[Path]:
    """Open files and save them in another format; skip the test where LibreOffice cannot do so.

    Args:
        files: opened by one start of the program.
        suffix: of the format.
        folder: for what is saved, made where it is missing.
        library: a part of LibreOffice that may be missing, such as ``libswlo.so`` of Writer.
    """
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None or (library and not _is_installed(library)):
        pytest.skip(f"LibreOffice cannot open {files[0].name} here")
    command = [program, f"-env:UserInstallation={_profile().as_uri()}", "--headless", "--convert-to", suffix]
    subprocess.run([*command, "--outdir", folder, *files], check=True, capture_output=True, timeout=180)
    return [folder / f"{file.stem}.{suffix}" for file in files]


@cache
def _is_installed(library: str) -> bool:
    roots = [Path(part) for part in _PARTS if Path(part).is_dir()]
    return any(next(root.rglob(library), None) for root in roots)


@cache
def _profile() -> Path:
    """Return a folder for the settings of a user: making them takes longer than to convert a file."""
    folder = tempfile.mkdtemp(prefix="pora-libreoffice-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return Path(folder)
