"""Starts a process that serves this one: our interpreter, the modules we find, nothing of the user's start-up files."""

from __future__ import annotations

import importlib.util
import os
import resource
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_ROOT = Path(__file__).resolve().parents[1]
"""Folder that holds the package; the process sees the same one whatever the working folder."""
_START = "import sys; sys.path[:] = {path!r}; {measure}from {module} import serve; serve()"
_MEASURE = "import coverage; coverage.process_startup(); "
_MEASURED = frozenset({"COVERAGE_PROCESS_START", "COVERAGE_PROCESS_CONFIG"})
"""Variables that coverage.py sets for the processes of a measured test run; no other run has them."""


def start(module: str, environment: Mapping[str, str] | None = None, *, buffer: int = -1) -> subprocess.Popen[bytes]:
    """Return a process in which a module serves, spoken to through its standard streams.

    Args:
        module: has a function ``serve`` without parameters.
        environment: variables beside our own.
        buffer: bytes taken from a pipe at a time; -1 as Python sees fit.
    """
    places = dict.fromkeys([str(_ROOT), *(str(Path(folder).absolute()) for folder in sys.path)])
    script = _START.format(path=list(places), module=module, measure=_MEASURE if _is_measured() else "")
    return subprocess.Popen(  # noqa: S603 -- our own interpreter and code
        [sys.executable, "-I", "-S", *(["-B"] if _leaves_no_bytecode() else []), "-c", script],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        bufsize=buffer,
        env=os.environ | (environment or {}),
    )


def _is_measured() -> bool:
    """Tell whether a test run measures which lines are executed: without ``site`` the process cannot start that."""
    return not _MEASURED.isdisjoint(os.environ) and importlib.util.find_spec("coverage") is not None


def _leaves_no_bytecode() -> bool:
    """Tell whether a child compiles for itself: where files may not grow, Python leaves halves of what it has compiled.

    Every later run would stumble over them. ``-I`` lets a child overlook what its parent was told about that.
    """
    return sys.dont_write_bytecode or resource.getrlimit(resource.RLIMIT_FSIZE)[0] != resource.RLIM_INFINITY
