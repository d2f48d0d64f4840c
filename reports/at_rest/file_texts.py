"""Every text of a file, whatever its format: what is compressed, split over tags, encoded or escaped is undone.

The search runs where hostile files are read, in a process with limits; what cannot be looked into is told, never taken
for clean.
"""

from __future__ import annotations

import base64
import binascii
import html
import io
import zipfile
import zlib
from typing import TYPE_CHECKING

from reports.late_patterns import late_regex

if TYPE_CHECKING:
    import re
    from collections.abc import Generator, Iterator
    from pathlib import Path

    from reports.at_rest.needles import Needles

HOLDS, CLEAN = "holds", "clean"
PROTECTED, TOO_LARGE = "protected", "too-large"
"""Why a file cannot be looked into."""
_WHOLE = 1 << 26
"""Bytes of a part that are looked at in one piece."""
_MOST = 1 << 30
"""Bytes of all parts of a file, decompressed."""
_OVERLAP = 1 << 12
"""Bytes that a piece repeats of the one before, so that nothing is cut in two."""
_DEEPEST = 3
"""Packages within packages: a workbook within slides is one."""
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_TAG = late_regex(r"<[^<>]*>")
_ESCAPED = late_regex(r"(?:\\u[0-9a-fA-F]{4})+")
_GZIP = late_regex(rb"H4sI[A-Za-z0-9+/]{60,}={0,2}")


class UnsearchableError(Exception):
    """A file that cannot be looked into; its text is the reason."""


def search(_grids: object, argument: tuple[Path, Needles]) -> str:
    """Return whether a file holds what is looked for: ``holds``, ``clean``, or why it cannot be told.

    Args:
        _grids: nothing; the reading process hands it over.
        argument: the file, and what is looked for.
    """
    path, needles = argument
    try:
        if needles.are_in(path.name):
            return HOLDS
        return HOLDS if any(needles.are_in(text) for text in texts_in(path.read_bytes())) else CLEAN
    except UnsearchableError as reason:
        return str(reason)


def readable_texts(_grids: object, argument: tuple[Path]) -> tuple[str, ...] | None:
    """Return the texts of a file, each once; None where it cannot be looked into.

    Args:
        _grids: nothing; the reading process hands it over.
        argument: the file.
    """
    try:
        return tuple(dict.fromkeys(texts_in(argument[0].read_bytes())))
    except (OSError, UnsearchableError):
        return None


def texts_in(content: bytes, depth: int = 0) -> Iterator[str]:
    """Yield the texts of a file or of a part of one.

    Raises:
        UnsearchableError: it is protected by a password, or larger than is looked at.
    """
    is_open = False
    if content.startswith(b"PK") and depth < _DEEPEST:
        is_open = yield from _of_package(content, depth)
    elif content.startswith(b"PAR1"):
        is_open = yield from _of_parquet(content)
    elif content.startswith(b"%PDF"):
        is_open = yield from _of_pdf(content)
    elif content.startswith(_OLE) and _ENCRYPTED_PACKAGE in content:
        raise UnsearchableError(PROTECTED)
    if is_open:
        # What is compressed was seen; what lies between the parts is looked at in plain letters.
        yield content.decode("ascii", "ignore")
        return
    for start in range(0, len(content), _WHOLE):
        yield from _of_bytes(content[max(0, start - _OVERLAP) : start + _WHOLE])


def _of_package(content: bytes, depth: int) -> Generator[str, None, bool]:
    """Yield the texts of each part of a zip, its name among them; return whether all could be opened."""
    left = _MOST
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            for part in package.infolist():
                yield part.filename
                if part.flag_bits & 1:
                    raise UnsearchableError(PROTECTED)
                with package.open(part) as stream:
                    opened = stream.read(left + 1)
                left -= len(opened)
                if left < 0:
                    raise UnsearchableError(TOO_LARGE)
                yield from texts_in(opened, depth + 1)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError):
        return False
    return True


def _of_parquet(content: bytes) -> Generator[str, None, bool]:
    """Yield the different texts of each column; return whether it could be opened."""
    import pyarrow as pa  # noqa: PLC0415 -- Arrow, for these files only
    import pyarrow.parquet as pq  # noqa: PLC0415 -- as above

    try:
        table = pq.read_table(io.BytesIO(content))
    except (OSError, pa.ArrowException):
        return False
    for column in table.columns:
        yield "\n".join({str(value) for value in column.to_pylist() if value is not None})
    return True


def _of_pdf(content: bytes) -> Generator[str, None, bool]:
    """Yield the text of each page and of every object (titles, alternative texts); return whether all were opened."""
    import pypdf  # noqa: PLC0415 -- for these files only
    from pypdf.errors import PyPdfError  # noqa: PLC0415 -- as above

    try:
        document = pypdf.PdfReader(io.BytesIO(content))
        if document.is_encrypted:
            raise UnsearchableError(PROTECTED)
        for page in document.pages:
            yield page.extract_text()
        for number in range(1, int(str(document.trailer["/Size"]))):
            yield from _of_object(document.get_object(number))
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return False
    return True


def _of_object(value: object) -> Iterator[str]:
    """Yield the texts of an object of a PDF: of a dictionary, of a list, and the content of a stream that is text."""
    from pypdf.generic import StreamObject  # noqa: PLC0415 -- as above

    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from _of_object(item)
        if isinstance(value, StreamObject) and value.get("/Type") in {"/Metadata", "/EmbeddedFile"}:
            yield from texts_in(value.get_data(), 1)
    elif isinstance(value, list):
        for item in value:
            yield from _of_object(item)


def _of_bytes(content: bytes) -> Iterator[str]:
    """Yield bytes as text in every encoding they may be of, with and without tags, escapes undone."""
    for text in _decoded(content):
        yield text
        if "<" in text:
            bare = html.unescape(text)
            yield _TAG.sub("", bare)
            yield _TAG.sub(" ", bare)
        if "\\u" in text:
            yield _ESCAPED.sub(_unescaped, text)
    for match in _GZIP.finditer(content):
        yield from _of_gzip(match[0])


def _decoded(content: bytes) -> Iterator[str]:
    try:
        yield content.decode("utf-8")
    except UnicodeDecodeError:
        yield content.decode("utf-8", "ignore")
        yield content.decode("cp1252", "replace")
    if b"\0" in content:
        for start in (0, 1):
            yield content[start:].decode("utf-16-le", "ignore")
        yield content.decode("utf-16-be", "ignore")


def _unescaped(match: re.Match[str]) -> str:
    units = bytes.fromhex(match[0].replace("\\u", ""))
    return units.decode("utf-16-be", "replace")


def _of_gzip(encoded: bytes) -> Iterator[str]:
    """Yield what a page of ours holds as compressed rows."""
    try:
        padded = encoded + b"=" * (-len(encoded) % 4)
        opened = zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(base64.b64decode(padded), _WHOLE)
    except (zlib.error, binascii.Error):
        return
    yield opened.decode("utf-8", "ignore")
