"""Converts Word and Excel files to PDF with LibreOffice, where it is installed: for previews only.

It runs with settings of its own in a temporary folder, without macros and without fetching what a file links to.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from reports.errors import ConfigurationError

PACKAGES = "libreoffice-writer-nogui libreoffice-calc-nogui"
_NAMES = ("soffice", "libreoffice")
_SECONDS = 120
"""After which it is ended."""
_SAFETY = ("DisableMacrosExecution", "BlockUntrustedRefererLinks", "DisableActiveContent")
_SETTING = """\
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="{name}" oor:op="fuse"><value>true</value></prop></item>
"""
_SETTINGS = """\
<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
{items}</oor:items>
"""


def program() -> str | None:
    """Return the path of LibreOffice; None where it is not installed."""
    return next((path for path in map(shutil.which, _NAMES) if path), None)


def to_pdf(content: bytes, suffix: str) -> bytes | None:
    """Return a Word or Excel file as PDF; None where LibreOffice is not installed.

    Args:
        content: of the file.
        suffix: its ending, ``.docx`` or ``.xlsx``.

    Raises:
        ConfigurationError: LibreOffice does not open it, or lacks the part for its format.
    """
    path = program()
    if path is None:
        return None
    with tempfile.TemporaryDirectory(prefix="pora-") as name:
        folder = Path(name)
        source = folder / f"contoh{suffix}"
        source.write_bytes(content)
        _write_settings(folder / "settings")
        _convert(path, folder, source)
        pdf = source.with_suffix(".pdf")
        if not pdf.is_file():
            raise ConfigurationError(
                "LibreOffice does not open {file}",
                "have its parts installed: apt-get install {packages}",
                file=source.name,
                packages=PACKAGES,
            )
        return pdf.read_bytes()


def _write_settings(folder: Path) -> None:
    items = "".join(_SETTING.format(name=name) for name in _SAFETY)
    (folder / "user").mkdir(parents=True)
    (folder / "user" / "registrymodifications.xcu").write_text(_SETTINGS.format(items=items), encoding="utf-8")


def _convert(path: str, folder: Path, source: Path) -> None:
    """Let LibreOffice convert a file into the folder that it lies in; whether it did is seen there."""
    settings = f"-env:UserInstallation={(folder / 'settings').as_uri()}"
    command = [path, settings, "--headless", "--norestore", "--convert-to", "pdf", "--outdir", str(folder), str(source)]
    process = subprocess.Popen(  # noqa: S603 -- a program of the PC, without a shell
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        process.wait(_SECONDS)
    except subprocess.TimeoutExpired:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End it with what it started, which is in its session."""
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
