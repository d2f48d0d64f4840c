"""Imports WeasyPrint, quickly.

WeasyPrint loads each C library under several names; cffi asks ``ctypes.util.find_library`` about every name that does
not load, and that starts compiler and linker: a quarter of a second for nothing, since on Linux one of the names is the
library's own file name.
"""

from __future__ import annotations

import ctypes.util
import sys
from contextlib import contextmanager
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator


def _nothing(name: str) -> str | None:  # noqa: ARG001 -- stands in for find_library
    return None


@contextmanager
def _file_names_only() -> Iterator[None]:
    """Let libraries be found by their file names only, on Linux; elsewhere nothing changes."""
    search = ctypes.util.find_library
    if sys.platform == "linux":
        ctypes.util.find_library = _nothing
    try:
        yield
    finally:
        ctypes.util.find_library = search


with _file_names_only():
    weasyprint: Any = import_module("weasyprint")
    urls: Any = import_module("weasyprint.urls")
