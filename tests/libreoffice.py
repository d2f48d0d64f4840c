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


_LIBRARY = """\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false"
 library:passwordprotected="false"><library:element library:name="Opening"/></library:library>
"""
_MODULE = """\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Opening" script:language="StarBasic">
Sub Convert(source As String, target As String, password As String)
  On Error Resume Next
  Dim how(1) As New com.sun.star.beans.PropertyValue
  how(0).Name = "Hidden"
  how(0).Value = True
  how(1).Name = "Password"
  how(1).Value = password
  book = StarDesktop.loadComponentFromURL(source, "_blank", 0, how())
  If Not IsNull(book) Then
    Dim saved(0) As New com.sun.star.beans.PropertyValue
    saved(0).Name = "FilterName"
    saved(0).Value = "Text - txt - csv (StarCalc)"
    book.storeToURL(target, saved())
    book.close(True)
  End If
  StarDesktop.terminate()
End Sub
</script:module>
"""


def opened_with(file: Path, password: str, folder: Path) -> str | None:
    """Return the first sheet of a locked workbook as CSV; None where LibreOffice does not open it with the password.

    The command line has no option for passwords, so that a macro of the program itself opens the file. Skip the test
    where LibreOffice cannot do so.
    """
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None or not any(_is_installed(library) for library in ("libsclo.so", "libscfiltlo.so")):
        pytest.skip(f"LibreOffice Calc is not installed, so that {file.name} is opened by no other program")
    start = [program, f"-env:UserInstallation={_profile().as_uri()}", "--headless", "--norestore"]
    macros = _profile() / "user" / "basic" / "Standard"
    if not (macros / "Opening.xba").exists():  # the first start would write over them
        subprocess.run([*start, "--terminate_after_init"], check=True, capture_output=True, timeout=180)
        macros.mkdir(parents=True, exist_ok=True)
        (macros / "Opening.xba").write_text(_MODULE, encoding="utf-8")
        (macros / "script.xlb").write_text(_LIBRARY, encoding="utf-8")
    target = folder / f"{file.stem}.csv"
    target.unlink(missing_ok=True)
    call = f'macro:///Standard.Opening.Convert("{file.as_uri()}","{target.as_uri()}","{password}")'
    subprocess.run([*start, call], check=True, capture_output=True, stdin=subprocess.DEVNULL, timeout=180)
    return target.read_text(encoding="utf-8") if target.exists() else None
