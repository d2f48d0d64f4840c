"""Errors that end a run, with a message, a hint and an exit code. Bad data are not errors but Problems."""

from __future__ import annotations

import errno
from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reports.problems import Problem


class ExitCode(IntEnum):
    """Exit code of the command."""

    DONE = 0
    FOUND = 1
    """Done, but ``check`` found errors, a document is a draft, or rows were set aside under ``--strict``."""
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
        getattr(errno, "EREMOTEIO", errno.EIO),  # Linux only
    }
)  # fmt: skip
"""Error numbers of a lost disk or network share; not a fault of the file or of the program."""
FULL_STORAGE = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
"""Error numbers of a disk, a share of it or a file that may not grow."""


def msgid(text: str) -> str:
    """Mark a text for translation; it is translated when it is shown."""
    return text


class PoraError(Exception):
    """Base class of all expected errors.

    Args:
        message: what is wrong, as an English gettext msgid with ``{name}`` placeholders.
        hint: what to do, in the same form.
        values: values of the placeholders in both.
    """

    exit_code = ExitCode.BUG

    def __init__(self, message: str, hint: str = "", **values: object) -> None:
        self.message = message
        self.hint = hint
        self.values = values
        super().__init__(message.format(**values))

    def __reduce__(self) -> tuple[object, ...]:
        """Support pickling, so that an error can be passed between processes."""
        return _restore, (type(self), self.message, self.hint, self.values)


def _restore(error_type: type[PoraError], message: str, hint: str, values: dict[str, object]) -> PoraError:
    return error_type(message, hint, **values)


class UsageError(PoraError):
    """The command line is wrong."""

    exit_code = ExitCode.USAGE


class NoInputError(PoraError):
    """No file could be read, or there is no data for the period."""

    exit_code = ExitCode.NO_INPUT


class DisclosureError(PoraError):
    """A shared edition cannot be made, because small figures in it could be recomputed."""

    exit_code = ExitCode.CONFIGURATION


class NothingReadError(NoInputError):
    """No file could be read; ``problems`` tell why each could not."""

    def __init__(self, message: str, hint: str = "", problems: Iterable[Problem] = (), **values: object) -> None:
        self.problems = tuple(problems)
        super().__init__(message, hint, **values)

    def __reduce__(self) -> tuple[object, ...]:
        """Support pickling, as in the base class."""
        return _restore_unread, (self.message, self.hint, self.problems, self.values)


def _restore_unread(
    message: str, hint: str, problems: tuple[Problem, ...], values: dict[str, object]
) -> NothingReadError:
    return NothingReadError(message, hint, problems, **values)


class ConfigurationError(PoraError):
    """``pora.toml``, a template or a theme is missing or wrong."""

    exit_code = ExitCode.CONFIGURATION


class OutputError(PoraError):
    """The output cannot be written, or the office is locked by another run."""

    exit_code = ExitCode.OUTPUT


class BalanceError(PoraError):
    """The bins of a table do not add up to the rows seen: a bug, and nothing may be published."""

    exit_code = ExitCode.BUG


class ReadBackError(PoraError):
    """A file does not say what was composed when it is read back: a bug, and nothing may be published."""

    exit_code = ExitCode.BUG
