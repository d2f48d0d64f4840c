"""LibreOffice, which knows nothing of how files were made: started once in a process, it opens file after file.

A start costs a second and a half of CPU time, a small file a tenth. The command line starts the program anew for each
format and has no option for passwords, so that a macro of the program itself takes the orders, one text file each.
Between them it waits for a line in a named pipe, which costs nothing.
"""

from __future__ import annotations

import atexit
import os
import shutil
import subprocess
import tempfile
import time
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Sequence

_PARTS = ("/usr/lib/libreoffice", "/usr/lib64/libreoffice", "/opt/libreoffice")
_FILTERS = {
    "csv": "Text - txt - csv (StarCalc)",
    "ods": "calc8",
    "xls": "MS Excel 97",
    "xlsx": "Calc MS Excel 2007 XML",
}
_PRINTERS = {".docx": "writer_pdf_Export", ".pptx": "impress_pdf_Export"}
_SECONDS = 180
"""After which an order has failed."""


def converted(files: Sequence[Path], suffix: str, folder: Path, library: str = "") -> list[Path]:
    """Return where files were saved in another format; skip the test where LibreOffice cannot do so.

    Args:
        files: to open; what cannot be opened is not saved.
        suffix: of the format.
        folder: for what is saved, made where it is missing.
        library: a part of LibreOffice that may be missing, such as ``libswlo.so`` of Writer.
    """
    if _program() is None or (library and not _is_installed(library)):
        pytest.skip(f"LibreOffice cannot open {files[0].name} here")
    folder.mkdir(parents=True, exist_ok=True)
    saved = [folder / f"{file.stem}.{suffix}" for file in files]
    for file, target in zip(files, saved, strict=True):
        _order(file, target, _FILTERS.get(suffix) or _PRINTERS[file.suffix])
        if not target.exists():  # on a crowded machine it was seen once to pass over a sound file
            _order(file, target, _FILTERS.get(suffix) or _PRINTERS[file.suffix])
    return saved


def opened_with(file: Path, password: str, folder: Path) -> str | None:
    """Return the first sheet of a locked workbook as CSV; None where LibreOffice does not open it with the password.

    Skip the test where LibreOffice cannot do so.
    """
    if _program() is None or not any(_is_installed(library) for library in ("libsclo.so", "libscfiltlo.so")):
        pytest.skip(f"LibreOffice Calc is not installed, so that {file.name} is opened by no other program")
    target = folder / f"{file.stem}.csv"
    _order(file, target, _FILTERS["csv"], password)
    return target.read_text(encoding="utf-8") if target.exists() else None


def _program() -> str | None:
    return shutil.which("soffice") or shutil.which("libreoffice")


@cache
def _is_installed(library: str) -> bool:
    roots = [Path(part) for part in _PARTS if Path(part).is_dir()]
    return any(next(root.rglob(library), None) for root in roots)


def _order(file: Path, target: Path, filter_name: str, password: str = "") -> None:
    """Have a file opened and saved; what it cannot open leaves no file."""
    target.unlink(missing_ok=True)
    serving, folder, bell = _serving()
    order = "\n".join((file.as_uri(), target.as_uri(), filter_name, password, ""))
    (folder / "order.new").write_text(order, encoding="utf-8")
    (folder / "order.new").replace(folder / "order")  # it is never seen half written
    os.write(bell, b"\n")
    deadline = time.monotonic() + _SECONDS
    while not (folder / "done").exists():
        if serving.poll() is not None or time.monotonic() > deadline:
            _serving.cache_clear()
            pytest.fail(f"LibreOffice ended or hung at {file.name}")
        time.sleep(0.02)
    (folder / "done").unlink()


@cache
def _serving() -> tuple[subprocess.Popen[bytes], Path, int]:
    """Start the program with settings of its own; return it, the folder of its orders, and what tells it of one."""
    folder = Path(tempfile.mkdtemp(prefix="pora-libreoffice-"))
    start = [str(_program()), f"-env:UserInstallation={(folder / 'settings').as_uri()}", "--headless", "--norestore"]
    # the first start would write over the macros
    subprocess.run([*start, "--terminate_after_init"], check=True, capture_output=True, timeout=_SECONDS)
    macros = folder / "settings" / "user" / "basic" / "Standard"
    macros.mkdir(parents=True, exist_ok=True)
    (macros / "Opening.xba").write_text(_MODULE, encoding="utf-8")
    (macros / "script.xlb").write_text(_LIBRARY, encoding="utf-8")
    os.mkfifo(folder / "bell")
    (folder / "wait").write_text(f'#!/bin/sh\nhead -n 1 < "{folder}/bell" > /dev/null\n', encoding="utf-8")
    (folder / "wait").chmod(0o700)
    # open for reading as well, so that opening waits for nobody; it closes with this process, which ends the other one
    bell = os.open(folder / "bell", os.O_RDWR)
    nothing = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    serving = subprocess.Popen([*start, f'macro:///Standard.Opening.Serve("{folder.as_uri()}")'], **nothing)
    atexit.register(_end, serving, folder, bell)
    return serving, folder, bell


def _end(serving: subprocess.Popen[bytes], folder: Path, bell: int) -> None:
    """Let the program end: it is told of an order, and there is none."""
    os.write(bell, b"\n")
    try:
        serving.wait(10)
    except subprocess.TimeoutExpired:
        serving.kill()
    shutil.rmtree(folder, ignore_errors=True)


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
Sub Serve(folder As String)
  Shell(ConvertFromURL(folder &amp; "/wait"), 0, "", True)
  Do While FileExists(folder &amp; "/order")
    CarryOut(folder)
    Shell(ConvertFromURL(folder &amp; "/wait"), 0, "", True)
  Loop
  StarDesktop.terminate()
End Sub
Sub CarryOut(folder As String)
  Dim source As String, target As String, filter As String, password As String
  Dim number As Integer
  number = FreeFile
  Open folder &amp; "/order" For Input As #number
  Line Input #number, source
  Line Input #number, target
  Line Input #number, filter
  Line Input #number, password
  Close #number
  Kill folder &amp; "/order"
  Convert(source, target, filter, password)
  number = FreeFile
  Open folder &amp; "/done" For Output As #number
  Close #number
End Sub
Sub Convert(source As String, target As String, filter As String, password As String)
  On Error Resume Next
  Dim how(0) As New com.sun.star.beans.PropertyValue
  how(0).Name = "Hidden"
  how(0).Value = True
  If password &lt;&gt; "" Then
    ReDim Preserve how(1)
    Dim word As New com.sun.star.beans.PropertyValue
    word.Name = "Password"
    word.Value = password
    how(1) = word
  End If
  book = StarDesktop.loadComponentFromURL(source, "_blank", 0, how())
  If Not IsNull(book) Then
    Dim saved(0) As New com.sun.star.beans.PropertyValue
    saved(0).Name = "FilterName"
    saved(0).Value = filter
    book.storeToURL(target, saved())
    book.close(True)
  End If
End Sub
</script:module>
"""
