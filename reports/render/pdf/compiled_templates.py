"""Keeps the code that Jinja makes of the templates that ship with the program, as Python keeps that of modules.

Compiling the three templates of a return takes a twentieth of its PDF. The code is kept where Python keeps the compiled
module of this file, by the same rules: ``PYTHONDONTWRITEBYTECODE`` and ``PYTHONPYCACHEPREFIX`` hold, a folder that may
not be written is no error, and code of a template that has changed is not used. Templates of an office are compiled in
each run: no file of an office becomes code that another run executes.
"""

from __future__ import annotations

import contextlib
import os
import sys
from importlib.util import cache_from_source
from pathlib import Path
from typing import TYPE_CHECKING

import jinja2
from jinja2 import BytecodeCache

from reports import __version__

if TYPE_CHECKING:
    from jinja2.bccache import Bucket


class CompiledTemplates(BytecodeCache):
    """The compiled templates of one folder; Jinja itself checks that they are of its and Python's version.

    Args:
        folder: of the templates that are kept, each by its path and the hash of its text.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def load_bytecode(self, bucket: Bucket) -> None:
        """Read the code of a template, if there is any."""
        with contextlib.suppress(OSError), _place_of(bucket.key).open("rb") as file:
            bucket.load_bytecode(file)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a template that ships with the program, whole or not at all."""
        if sys.dont_write_bytecode or bucket.code is None or Path(bucket.code.co_filename).parent != self._folder:
            return
        place = _place_of(bucket.key)
        unfinished = place.with_name(f"{place.name}.{os.getpid()}")
        with contextlib.suppress(OSError):
            place.parent.mkdir(parents=True, exist_ok=True)
            unfinished.write_bytes(bucket.bytecode_to_string())
            unfinished.replace(place)


def _place_of(key: str) -> Path:
    """Return where code is kept; that of another version of Jinja or of the program stands elsewhere."""
    module_cache = Path(cache_from_source(__file__))
    return module_cache.with_name(f"{key}.{sys.implementation.cache_tag}.{jinja2.__version__}.{__version__}.jinja")
