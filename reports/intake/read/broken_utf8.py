"""Reads texts that mix UTF-8 with bytes of Windows-1252, as a file does into which another program pasted a line.

The bytes that are no UTF-8 are read as Windows-1252, each by itself, and all others stay UTF-8. Such characters are
marked, so that the cells that hold one can be told.
"""

from __future__ import annotations

import codecs

MARK = "\ufdd0"
"""Stands before each character that was no UTF-8; no text holds it (Unicode: a noncharacter)."""


def decode_mixed(content: bytes) -> str:
    """Return the text of bytes that are not valid UTF-8.

    A file without any character of UTF-8 beyond ASCII is Windows-1252 as a whole, and nothing in it is marked.
    """
    text = content.replace(MARK.encode(), b"").decode("utf-8", errors=_NAME)
    plain = text.replace(MARK, "")
    is_mixed = any(ord(mark) > 127 for mark in _unmarked(text))
    return text if is_mixed else plain


def _unmarked(text: str) -> str:
    """Return a text without the characters that are marked."""
    first, *parts = text.split(MARK)
    return first + "".join(part[1:] for part in parts)


def _as_windows(error: UnicodeError) -> tuple[str, int]:
    """Decode the bytes at a fault as Windows-1252, marked."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    wrong = error.object[error.start : error.end].decode("cp1252", errors="replace")
    return "".join(MARK + character for character in wrong), error.end


_NAME = "pora-windows-1252"
codecs.register_error(_NAME, _as_windows)
