"""Turns every error into a message, a remedy and an exit code; prints a traceback only with ``-v``."""

from __future__ import annotations

import contextlib
import errno
import io
import os
import platform
import signal
import sys
import tempfile
import threading
import traceback
from gettext import gettext as _
from typing import TYPE_CHECKING

import click

from reports import __version__
from reports.cli.console import remark
from reports.cli.i18n import say
from reports.errors import FULL_STORAGE, LOST_STORAGE, ExitCode, NothingReadError, OutputError, PoraError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_PATIENCE = 0.3
"""Seconds after which an interrupt that was swallowed is sent again."""


def guard(action: Callable[[], int | None], *, verbose: bool) -> int:
    """Run a command and return its exit code, whatever happens in it."""
    try:
        with _insisting():
            code = action()
        sys.stdout.flush()
    except BrokenPipeError:
        return _reader_has_gone()
    except (KeyboardInterrupt, click.Abort):
        click.echo(_("Interrupted. The next run finishes or undoes what was begun."), err=True)
        return ExitCode.INTERRUPTED
    except click.ClickException as error:
        buffer = io.StringIO()
        error.show(buffer)
        remark(buffer.getvalue().splitlines(), quiet=False)
        return ExitCode.USAGE
    except PoraError as error:
        return _expected(error, verbose=verbose)
    except Exception as error:  # whatever has not been expected is a bug, save that a disk may drop away at any moment
        lost = _lost(error)
        return _expected(lost, verbose=verbose) if lost else _bug(error, verbose=verbose)
    return int(code or 0)


@contextlib.contextmanager
def _insisting() -> Iterator[None]:
    """Send an interrupt again until it has ended the work: one that arrives during some imports is swallowed there."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    timers: list[threading.Timer] = []

    def interrupt(*_of_signal: object) -> None:
        """Interrupt, and come back."""
        timer = threading.Timer(_PATIENCE, os.kill, (os.getpid(), signal.SIGINT))
        timer.daemon = True
        timer.start()
        timers.append(timer)
        raise KeyboardInterrupt

    previous_handler = signal.signal(signal.SIGINT, interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        for timer in timers:
            timer.cancel()
        if not timers:
            signal.signal(signal.SIGINT, previous_handler)


def _reader_has_gone() -> int:
    """Stay quiet when ``head`` or a pager closed the pipe: the job is done, only its report was cut short."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return ExitCode.DONE


def _expected(error: PoraError, *, verbose: bool) -> int:
    if error.exit_code is ExitCode.BUG:
        return _bug(error, verbose=verbose)
    lines = [_("Error: {message}").format(message=say(error.message, error.values))]
    lines += [_("What to do: {hint}").format(hint=say(error.hint, error.values))] if error.hint else []
    if isinstance(error, NothingReadError) and error.problems:
        # Imported here: it brings the names of kinds, and few runs end like this.
        from reports.cli.text_output import problem_lines

        lines += problem_lines(error.problems, everywhere=True, show_values=False)
    remark(lines, quiet=False)
    if verbose:
        remark(_trace(error).splitlines(), quiet=False)
    return error.exit_code


def _lost(error: Exception) -> PoraError | None:
    """Return the error for a lost or full disk or network share; None for any other exception."""
    number, place = _refusal(error), getattr(error, "filename", None)
    if number in FULL_STORAGE:
        message, hint = "{place} cannot be written: the disk is full", "make room on the disk, then run it again"
        lost = OutputError(message, hint, place=place or tempfile.tempdir or "TMPDIR")
    elif number in LOST_STORAGE:
        lost = OutputError(
            "{path} cannot be reached: {reason}",
            "see that its disk or network share is connected, then run it again",
            path=place or "-",
            reason=getattr(error, "strerror", None) or str(error),
        )
    else:
        return None
    lost.__cause__ = error
    return lost


def _refusal(error: Exception) -> int:
    """Return the number of what the system refused; zero for any other error.

    Workbooks are written by lxml into temporary files; its errors hold the name of the number only. Where no temporary
    file can be written at all, ``tempfile`` says that there is no folder.
    """
    if not isinstance(error, OSError):
        name = str(error).removeprefix("IO_") if type(error).__module__.startswith("lxml") else ""
        return int(getattr(errno, name, 0))
    is_without_folder = error.errno == errno.ENOENT and "No usable temporary directory" in str(error)
    return errno.ENOSPC if is_without_folder else error.errno or 0


def _bug(error: Exception, *, verbose: bool) -> int:
    """Say that it is ours, keep the traceback in a private file, and show it with ``-v``."""
    fault = say(error.message, error.values) if isinstance(error, PoraError) else type(error).__name__
    lines = [_("This is a fault of pora itself: {what}.").format(what=fault), _keep(_trace(error))]
    remark([*lines, *(_trace(error).splitlines() if verbose else ())], quiet=False)
    return ExitCode.BUG


def _keep(trace: str) -> str:
    """Write the log, readable by its owner only (a traceback may quote data), and return the sentence that names it."""
    explanation = _(
        "pora ended because of a fault of its own; documents are replaced as a whole or not at all.\n"
        "What to do: run the command again; if it ends here again, give this file to whoever looks after the program.\n"
        "Look through it first: the lines below are for programmers and may quote names or numbers of persons."
    )
    version = f"pora {__version__}, Python {platform.python_version()}, {platform.platform()}"
    about = f"{explanation}\n\n{version}\n\n"
    try:
        # mkstemp makes the file 0600 under a name nobody can foresee.
        descriptor, path = tempfile.mkstemp(prefix="pora-", suffix=".log")
        with os.fdopen(descriptor, "w", encoding="utf-8", errors="backslashreplace") as log:
            log.write(about + trace)
    except OSError:
        return _("No log file could be written; run it again with -v and report what it shows.")
    return _("Please report it with the log file {path}; look through it first, it may quote data.").format(path=path)


def _trace(error: BaseException) -> str:
    return "".join(traceback.format_exception(error))
