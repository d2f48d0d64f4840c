"""Every byte of a document that a reader could look at: parts of archives, streams of a PDF, its text, its metadata."""

from __future__ import annotations

import html
import io
import shutil
import subprocess
import zipfile
from typing import TYPE_CHECKING

import pikepdf
import pyarrow.parquet as pq

if TYPE_CHECKING:
    from collections.abc import Iterator


def parts_of(name: str, content: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield name and bytes of a file and of everything packed into it."""
    yield name, content
    if zipfile.is_zipfile(io.BytesIO(content)):
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            yield f"{name} (names)", "\n".join(one.filename for one in package.infolist()).encode() + package.comment
            for one in package.infolist():
                yield from parts_of(f"{name}/{one.filename}", package.read(one))
    elif content.startswith(b"%PDF"):
        yield from _of_pdf(name, content)
    elif content.startswith(b"PAR1"):
        table = pq.read_table(io.BytesIO(content))
        yield f"{name} (rows)", f"{table.to_pydict()} {table.schema.metadata}".encode()


def _of_pdf(name: str, content: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield the streams and strings of all objects, and the text as it is read."""
    with pikepdf.open(io.BytesIO(content)) as document:
        for number, thing in enumerate(document.objects):
            yield f"{name} (object {number})", repr(thing).encode(errors="replace")
            if isinstance(thing, pikepdf.Stream):
                try:
                    data = thing.read_bytes()
                except pikepdf.PdfError:  # a picture
                    data = thing.read_raw_bytes()
                yield from parts_of(f"{name} (stream {number})", data)
            yield from ((f"{name} (string)", text.encode()) for text in _strings(thing))
    told = subprocess.run([_READER, "-", "-"], input=content, capture_output=True, check=True).stdout
    yield f"{name} (text)", told


_READER = shutil.which("pdftotext") or "pdftotext"


def _strings(thing: pikepdf.Object) -> Iterator[str]:
    if isinstance(thing, pikepdf.String):
        yield str(thing)
    elif isinstance(thing, pikepdf.Array):
        for part in thing:
            yield from () if _is_shared(part) else _strings(part)
    elif isinstance(thing, pikepdf.Dictionary):
        for part in thing.values():
            yield from () if _is_shared(part) else _strings(part)


def _is_shared(part: object) -> bool:
    """Tell whether a part is an object of its own, which is looked at by itself."""
    return bool(getattr(part, "is_indirect", False))


def searchable(content: bytes) -> str:
    """Return bytes as text to search in: as UTF-8 and UTF-16, without entities, line breaks as blanks, lower case."""
    text = content.decode("utf-8", errors="replace")
    if b"\0" in content[:2000]:
        text += content.decode("utf-16-be", errors="ignore") + content.decode("utf-16-le", errors="ignore")
    return " ".join(html.unescape(text).split()).lower()
