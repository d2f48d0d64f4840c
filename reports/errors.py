"""Errors that end a run: one clear sentence, a remedy, an exit code. Bad data is no error but a Problem."""

from __future__ import annotations

import errno
from enum import IntEnum


class ExitCode(IntEnum):
    """What the command returns to the shell."""

    DONE = 0
    FOUND = 1
    """Done, but ``check`` found errors, or ``--strict`` and something was set aside."""
    USAGE = 2
    NO_INPUT = 3
    CONFIGURATION = 4
    OUTPUT = 5
    BUG = 70
    INTERRUPTED = 130


LOST_STORAGE = frozenset(
    {
        errno.EIO, errno.ESTALE, errno.ENOTCONN, errno.ETIMEDOUT, errno.EHOSTDOWN, errno.EHOSTUNREACH, errno.ENETDOWN,
        errno.ENETUNREACH, errno.ECONNRESET, errno.ECONNABORTED, errno.ENODEV, errno.ENXIO,
        getattr(errno, "EREMOTEIO", errno.EIO),  # of Linux only
    }
)  # fmt: skip
"""What a system answers when a disk or network share has dropped away; no fault of a file, nor of the program."""


def msgid(text: str) -> str:
    """Mark a text for translation; it stays English until it is shown."""
    return text


class PoraError(Exception):
    """Base of every expected error.

    Args:
        message: what is wrong, a gettext msgid in English with ``{name}`` places.
        hint: what to do, likewise.
        values: fills the places of both.
    """

    exit_code = ExitCode.BUG

    def __init__(self, message: str, hint: str = "", **values: object) -> None:
        self.message = message
        self.hint = hint
        self.values = values
        super().__init__(message.format(**values))

    def __reduce__(self) -> tuple[object, ...]:
        """Let an error pass from one process to another as it is."""
        return _again, (type(self), self.message, self.hint, self.values)


def _again(kind: type[PoraError], message: str, hint: str, values: dict[str, object]) -> PoraError:
    return kind(message, hint, **values)


class UsageError(PoraError):
    """A command was called wrongly."""

    exit_code = ExitCode.USAGE


class NoInputError(PoraError):
    """No file could be read, or there is no data for the period."""

    exit_code = ExitCode.NO_INPUT


class ConfigurationError(PoraError):
    """``pora.toml``, a template or a theme is missing or wrong."""

    exit_code = ExitCode.CONFIGURATION


class OutputError(PoraError):
    """The output cannot be written, or the office is locked by another run."""

    exit_code = ExitCode.OUTPUT


class BalanceError(PoraError):
    """The bins of a table do not add up to the rows seen: a bug, and nothing may be published."""

    exit_code = ExitCode.BUG
