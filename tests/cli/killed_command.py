"""Runs ``pora`` in a process that gets a signal at its n-th change of a file, or after some seconds.

``python -m tests.cli.killed_command SIGNAL CHANGE SECONDS COUNTED WORD...``; 0 for a change or seconds that never come.
The file COUNTED gets the number of changes of a run that came to its end. With COPY for SIGNAL the office is copied
before each change, beside COUNTED: what a kill at that moment would leave. Pages are not laid out.
"""

from __future__ import annotations

import atexit
import contextlib
import os
import shutil
import signal
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

from reports.cli.main import main as pora
from reports.pipeline.archive.print_process import PrintProcess
from reports.render.pdf import weasyprint_writer
from tests import stand_ins
from tests.pages_once import digest_of_pages, printed_here

if TYPE_CHECKING:
    from collections.abc import Callable

_CHANGES = frozenset(
    "os.rename os.remove os.rmdir os.mkdir os.link os.symlink os.truncate os.chmod shutil.rmtree".split()
)
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC


class _Counter:
    """Counts changes of files, and does something before some of them."""

    def __init__(self, before_change: Callable[[int], None]) -> None:
        self.before_change, self.changes, self.is_busy = before_change, 0, False

    def __call__(self, event: str, arguments: tuple[object, ...]) -> None:
        """See an audit event of the interpreter."""
        is_change = event in _CHANGES or (
            event == "open" and isinstance(arguments[2], int) and bool(arguments[2] & _WRITING)
        )
        if is_change and not self.is_busy:
            self.is_busy = True
            self.changes += 1
            self.before_change(self.changes)
            self.is_busy = False


def _killing(number: signal.Signals, last: int) -> Callable[[int], None]:
    return lambda change: os.kill(os.getpid(), number) if change == last else None


def _copying(copies: Path) -> Callable[[int], None]:
    """Return what copies this folder; files that go away in the meantime are those of other processes."""
    here = Path.cwd()

    def copy(change: int) -> None:
        with contextlib.suppress(shutil.Error, FileNotFoundError):
            shutil.copytree(here, copies / f"{change}" / here.name)

    return copy


def _kill_later(seconds: float, number: signal.Signals) -> None:
    timer = threading.Timer(seconds, os.kill, (os.getpid(), number))
    timer.daemon = True
    timer.start()


def main(name: str, change: str, seconds: str, counted: str, *words: str) -> None:
    """Run ``pora`` with words."""
    weasyprint_writer.write_pdf = digest_of_pages  # type: ignore[assignment]
    stand_ins.pass_by()
    PrintProcess.start = lambda _printer: None  # type: ignore[method-assign]
    PrintProcess.printed = printed_here  # type: ignore[method-assign]
    number = signal.Signals["SIGKILL" if name == "COPY" else name]
    is_copied = name == "COPY"
    counter = _Counter(_copying(Path(counted).parent / "copies") if is_copied else _killing(number, int(change)))
    sys.addaudithook(counter)
    if float(seconds):
        _kill_later(float(seconds), number)
    atexit.register(lambda: Path(counted).write_text(str(counter.changes), encoding="utf-8"))
    sys.argv = ["pora", *words]
    pora()


if __name__ == "__main__":
    main(*sys.argv[1:])
