"""Tells what a file is by its content, never by its suffix.

Offices save web pages and XML under ``.xls``, rename ``.csv`` to ``.xlsx`` and send scans; what is no table at all is
named, so that the message can say what to ask the sender for.
"""

from __future__ import annotations

import io
import re
import zipfile

from reports.late_patterns import late_regex

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BIFF = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00", b"\x09\x08\x08\x00", b"\x09\x08\x10\x00")
"""First bytes of bare BIFF 2, 3, 4, 5 and 8 streams."""
_FOREIGN = {
    b"%PDF": "PDF",
    b"{\\rtf": "RTF",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF8": "GIF",
    b"Rar!": "RAR",
    b"7z\xbc\xaf": "7-Zip",
    b"\x1f\x8b": "gzip",
    b"SQLite format 3\0": "SQLite",
}
_FOREIGN_PARTS = {"word/document.xml": "Word", "ppt/presentation.xml": "PowerPoint", "AndroidManifest.xml": "APK"}
_FOREIGN_STREAMS = {"WordDocument": "Word", "PowerPoint Document": "PowerPoint", "__properties_version1.0": "Outlook"}
_SPREADSHEET_XML = b"urn:schemas-microsoft-com:office:spreadsheet"
_HTML = late_regex(
    rb"^\s*(?:<\?xml[^>]*\?>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|frameset|meta)\b", re.I | re.S
)
_HTML_TABLE, _HTML_CELL = late_regex(rb"<t(?:able|body|head|r)\b", re.I), late_regex(rb"<t[dh]\b", re.I)
"""What a table begins with; what a server writes before it (notices, headings, comments) says nothing."""
_MHTML = late_regex(rb"\s*(?:[A-Za-z][\w-]*:[^\n]*\n(?:[ \t][^\n]*\n)*)*?mime-version:", re.I)
_HEAD, _SEARCHED = 4096, 1 << 18
"""Bytes of a text that tell what it is, and bytes in which the beginning of an HTML table is searched."""


def kind_of(content: bytes) -> str:
    """Return zip, ole, biff, spreadsheetml, html, mhtml, text, or the name of a format that holds no table."""
    if content.startswith(b"PK"):
        return "zip"
    if content.startswith(OLE):
        return "ole"
    if content.startswith(_BIFF):
        return "biff"
    for mark, name in _FOREIGN.items():
        if content.startswith(mark):
            return name
    beginning = content[:_SEARCHED].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")
    kind = _text_kind(beginning[:_HEAD])
    table = _HTML_TABLE.search(beginning) if kind == "text" else None
    return "html" if table and _HTML_CELL.search(beginning, table.end()) else kind


def _text_kind(head: bytes) -> str:
    """Return the kind of a text by its beginning, of which byte order mark and zero bytes are taken away."""
    if head.lstrip().startswith(b"<") and _SPREADSHEET_XML in head and b"<html" not in head.lower():
        return "spreadsheetml"
    if _HTML.match(head):
        return "html"
    if _MHTML.match(head):
        return "mhtml"
    return "text"


def package_of(content: bytes) -> str:
    """Return xlsx, ods, or the name of a package that holds no table.

    Raises:
        zipfile.BadZipFile: damaged.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = set(archive.namelist())
    for part, name in _FOREIGN_PARTS.items():
        if part in names:
            return name
    return "ods" if "content.xml" in names else "xlsx"


def stream_of(names: frozenset[str]) -> str:
    """Return encrypted, xls, or the name of what an OLE file with these streams holds."""
    if "EncryptedPackage" in names:
        return "encrypted"
    for stream, name in _FOREIGN_STREAMS.items():
        if stream in names:
            return name
    return "xls"
