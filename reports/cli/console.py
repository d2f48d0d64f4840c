"""Where words go: progress and remarks to standard error, results to standard output."""

from __future__ import annotations

import contextlib
import json
import sys
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def result(lines: Iterable[str]) -> None:
    """Print lines of the result."""
    for line in lines:
        click.echo(line)


def remark(lines: Iterable[str], *, quiet: bool) -> None:
    """Print lines that are not the result."""
    if not quiet:
        for line in lines:
            click.echo(line, err=True)


def result_json(content: object) -> None:
    """Print one JSON document; ASCII only, so that no terminal or pipe can spoil it."""
    click.echo(json.dumps(content, indent=1))


@contextlib.contextmanager
def working(text: str, *, quiet: bool) -> Iterator[None]:
    """Show that work goes on: a spinner on a terminal, a plain line elsewhere."""
    if quiet or not sys.stderr.isatty():
        remark([text], quiet=quiet)
        yield
        return
    # Imported here: rich costs 0.05 s and is of use on a terminal only.
    from rich.console import Console  # noqa: PLC0415
    from rich.markup import escape  # noqa: PLC0415

    with Console(stderr=True).status(escape(text)):
        yield
