"""Chooses the readers of a file by its content and tries them in turn. Runs in the reading process: see reader_pool."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, cast
from zipfile import BadZipFile

from reports.intake.read import file_types
from reports.intake.read.contract import Unreadable
from reports.intake.read.grid_builder import refuse_excess
from reports.intake.read.lines_in_cells import refuse_lines_in_cells
from reports.intake.read.zip_limits import refuse_bombs

if TYPE_CHECKING:
    from collections.abc import Callable

    from reports.model.grid import Grid

_READERS = {
    "xlsx": ("calamine_reader.read_xlsx", "openpyxl_reader.read"),
    "ods": ("calamine_reader.read_ods",),
    "xls": ("xlrd_reader.read", "calamine_reader.read_xls"),
    "biff": ("xlrd_reader.read",),
    "spreadsheetml": ("xml2003_reader.read",),
    "html": ("html_reader.read",),
    "mhtml": ("html_reader.read_archive",),
    "text": ("csv_reader.read",),
}
"""Kind of content → the readers to try; each is imported when it is needed, so that a csv costs no calamine."""


def read_content(content: bytes, password: str | None = None, *, passed_over: int = 0) -> tuple[Grid, ...]:
    """Return every sheet of a file in order.

    Args:
        content: of the file.
        password: opens it where it is protected.
        passed_over: how many readers died over it already.

    Raises:
        Unreadable: encrypted, damaged, too large, or nothing that any reader understands.
    """
    kind, content = _opened(content, password)
    if kind not in _READERS:
        raise Unreadable("file-foreign", what=kind)
    grids = _first_that_reads(content, _READERS[kind][passed_over:])
    refuse_excess(grids)
    refuse_lines_in_cells(grids)
    return grids


def _opened(content: bytes, password: str | None) -> tuple[str, bytes]:
    """Return the kind of a file and its content, unlocked and found harmless."""
    kind = file_types.kind_of(content)
    if kind == "ole":
        ole = import_module("reports.intake.read.ole")
        kind = ole.holds(content)
        if kind.startswith("encrypted"):
            content = ole.unlock(content, password)
            kind = "xls" if kind == "encrypted-xls" else file_types.kind_of(content)
    if kind == "zip":
        refuse_bombs(content)
        try:
            kind = file_types.package_of(content)
        except BadZipFile as error:
            raise Unreadable("file-unreadable") from error
    return kind, content


def _first_that_reads(content: bytes, readers: tuple[str, ...]) -> tuple[Grid, ...]:
    """Return what the first reader that does not fail makes of a file."""
    failure: BaseException | None = None
    for name in readers:
        module, function = name.split(".")
        try:
            reader = cast("Callable[[bytes], tuple[Grid, ...]]", _function(module, function))
            return reader(content)
        except (KeyboardInterrupt, SystemExit):
            raise
        except BaseException as error:  # calamine's panics are no Exception
            failure = _graver(failure, error)
    if isinstance(failure, Unreadable):
        raise failure
    raise Unreadable("file-too-large" if isinstance(failure, MemoryError) else "file-unreadable") from failure


def _graver(first: BaseException | None, second: BaseException) -> BaseException:
    """Return the failure that says more: what we know to be wrong, then lack of memory, then the first one."""
    for kind in (Unreadable, MemoryError):
        for error in (first, second):
            if isinstance(error, kind):
                return error
    return first or second


def _function(module: str, name: str) -> object:
    return getattr(import_module(f"reports.intake.read.{module}"), name)
