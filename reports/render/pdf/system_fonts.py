"""What the system offers for printing: the version of Pango, and whether fonts are installed."""

from __future__ import annotations

import ctypes
from contextlib import suppress

PANGO = ("libpango-1.0.so.0", "libpango-1.0.dylib")
FURTHER = ("libpangoft2-1.0.so.0", "libharfbuzz.so.0", "libharfbuzz-subset.so.0", "libfontconfig.so.1")
"""Further libraries that WeasyPrint loads; on Linux."""
FONTS = ("Liberation Sans", "DejaVu Sans")
"""Families whose characters documents use: the second has the signs and scripts that the first lacks."""


def pango_version() -> tuple[int, ...] | None:
    """Return the version of Pango; None where it cannot be loaded."""
    library = _first(PANGO)
    if library is None:
        return None
    library.pango_version_string.restype = ctypes.c_char_p
    text = library.pango_version_string() or b""
    return tuple(int(part) for part in text.decode("ascii", "replace").split(".") if part.isdigit())


def missing_libraries() -> tuple[str, ...]:
    """Return the further libraries that cannot be loaded."""
    return tuple(name for name in FURTHER if _first((name,)) is None)


def is_installed(family: str) -> bool:
    """Tell whether the system has a font family itself, and not another one in its place."""
    library = _first(("libfontconfig.so.1", "libfontconfig.dylib"))
    return library is not None and _matched(library, family).casefold() == family.casefold()


def _first(names: tuple[str, ...]) -> ctypes.CDLL | None:
    for name in names:
        with suppress(OSError):
            return ctypes.CDLL(name)
    return None


def _matched(library: ctypes.CDLL, family: str) -> str:
    """Return the family that fontconfig gives for another; empty where there is none."""
    pointer, text = ctypes.c_void_p, ctypes.c_char_p
    library.FcNameParse.restype, library.FcNameParse.argtypes = pointer, [text]
    library.FcConfigSubstitute.argtypes = [pointer, pointer, ctypes.c_int]
    library.FcDefaultSubstitute.argtypes = [pointer]
    library.FcFontMatch.restype, library.FcFontMatch.argtypes = (
        pointer,
        [pointer, pointer, ctypes.POINTER(ctypes.c_int)],
    )
    library.FcPatternGetString.argtypes = [pointer, text, ctypes.c_int, ctypes.POINTER(text)]
    library.FcPatternDestroy.argtypes = [pointer]
    pattern = library.FcNameParse(family.replace("-", r"\-").encode())
    library.FcConfigSubstitute(None, pattern, 0)
    library.FcDefaultSubstitute(pattern)
    outcome, name = ctypes.c_int(), text()
    match = library.FcFontMatch(None, pattern, ctypes.byref(outcome))
    if match:
        library.FcPatternGetString(match, b"family", 0, ctypes.byref(name))
    answer = (name.value or b"").decode("utf-8", "replace")
    for used in (pattern, match):
        if used:
            library.FcPatternDestroy(used)
    return answer
