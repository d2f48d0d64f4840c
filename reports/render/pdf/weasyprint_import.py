"""Imports WeasyPrint without the slow search for its C libraries.

WeasyPrint tries each C library under several names; for every name that does not load, cffi calls
``ctypes.util.find_library``, which starts compiler and linker. That takes a quarter of a second and is useless on
Linux, where one of the names is the library's file name.
"""

from __future__ import annotations

import ctypes.util
import sys
from contextlib import contextmanager
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator


def _find_nothing(name: str) -> str | None:  # noqa: ARG001 -- replaces find_library
    """Return None for every library name."""
    return None


@contextmanager
def _without_library_search() -> Iterator[None]:
    """Disable ``find_library`` on Linux, so that libraries load by their file names only."""
    search = ctypes.util.find_library
    if sys.platform == "linux":
        ctypes.util.find_library = _find_nothing
    try:
        yield
    finally:
        ctypes.util.find_library = search


with _without_library_search():
    weasyprint: Any = import_module("weasyprint")
    urls: Any = import_module("weasyprint.urls")
    tags: Any = import_module("weasyprint.pdf.tags")
    boxes: Any = import_module("weasyprint.formatting_structure.boxes")
