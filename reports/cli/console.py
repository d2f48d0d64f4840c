"""Where words go: progress and remarks to standard error, results to standard output."""

from __future__ import annotations

import contextlib
import json
import sys
import time
from gettext import gettext
from typing import TYPE_CHECKING

import click

from reports.late_patterns import late_regex
from reports.vocabulary.text import printable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator


_OWN_COLOUR = late_regex(r"\x1b\[\d{2}m\w+\x1b\[0m")
"""The coloured word that a line may begin with."""


def safe(line: str) -> str:
    """Return a line as a terminal may have it: names of sheets, values and texts in it cannot command the terminal."""
    colour = _OWN_COLOUR.match(line)
    text_start = colour.end() if colour else 0
    return line[:text_start] + printable(line[text_start:])


def result(lines: Iterable[str]) -> None:
    """Print lines of the result."""
    for line in lines:
        click.echo(safe(line))


def remark(lines: Iterable[str], *, quiet: bool) -> None:
    """Print lines that are not the result."""
    if not quiet:
        for line in lines:
            click.echo(safe(line), err=True)


def result_json(content: object) -> None:
    """Print one JSON document; ASCII only, so that no terminal or pipe can spoil it."""
    click.echo(json.dumps(content, indent=1).replace("\x7f", "\\u007f"))


@contextlib.contextmanager
def working(text: str, *, quiet: bool) -> Iterator[None]:
    """Show that work goes on: a spinner on a terminal, a plain line elsewhere."""
    if quiet or not sys.stderr.isatty():
        remark([text], quiet=quiet)
        yield
        return
    # Imported here: rich costs 0.05 s and is of use on a terminal only.
    from rich.console import Console
    from rich.markup import escape

    with Console(stderr=True).status(escape(safe(text))):
        yield


@contextlib.contextmanager
def counting(text: str, *, quiet: bool) -> Iterator[Callable[[int, int, int], None]]:
    """Yield a progress callback: files done, files in all, files that failed.

    On a terminal a bar with rate and remaining time, elsewhere a plain line at every tenth.
    """
    if quiet or not sys.stderr.isatty():
        yield _plain_lines(text, quiet=quiet)
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(), TextColumn("{task.fields[faults]}"),
    )  # fmt: skip
    with Progress(*columns, console=Console(stderr=True)) as bar:
        task = bar.add_task(text, total=None, rate="", faults="")

        def report_progress(finished: int, total: int, faults: int) -> None:
            """Update the progress bar."""
            speed = bar.tasks[0].speed
            rate = gettext("{rate} files/s").format(rate=f"{speed:.1f}") if speed else ""
            problems = gettext("{count} not readable").format(count=faults) if faults else ""
            bar.update(task, completed=finished, total=total, rate=rate, faults=problems)

        yield report_progress


def _plain_lines(text: str, *, quiet: bool) -> Callable[[int, int, int], None]:
    """Return a function that prints a line when another tenth is done."""
    start, printed = time.monotonic(), [-1]

    def report_progress(finished: int, total: int, faults: int) -> None:
        """Print the progress with rate and remaining time."""
        tenth = 10 * finished // total if total else 10
        if tenth == printed[0]:
            return
        printed[0] = tenth
        rate = finished / max(time.monotonic() - start, 1e-9)
        line = gettext("{text}: {done} of {all}, {rate} files/s, about {left} s left, {faults} not readable")
        remaining = f"{(total - finished) / rate:.0f}" if rate else "–"
        remark(
            [line.format(text=text, done=finished, all=total, rate=f"{rate:.1f}", left=remaining, faults=faults)],
            quiet=quiet,
        )

    return report_progress
