"""The last lines of a command: why there is a next step, and the words to type for it."""

from __future__ import annotations

import contextlib
import shlex
from gettext import gettext
from typing import TYPE_CHECKING

from reports.cli import console
from reports.errors import PoraError
from reports.errors import msgid as _
from reports.vocabulary.config import FILE

if TYPE_CHECKING:
    from pathlib import Path

    from reports.cli.options import Options
    from reports.model.board import NextStep

_REASONS = {
    "read": _("The inputs have not been read yet."),
    "changed": _("The inputs have changed since they were read."),
    "learn": _("Some files were not understood; answer what they mean, or leave them out."),
    "return": _("The return of {name} is to be made, since it is not there or its inputs have changed."),
    "submit": _("The return of {name} is made. After handing it in:"),
    "briefing": _("The documents of a meeting are to be made."),
    "minutes": _("A meeting has been recorded, and its report is to be made."),
    "wait": _("Nothing is due. When new workbooks are in inputs:"),
}
"""Code of a next step → why."""
_WITH_PATH = frozenset({"briefing", "minutes"})
"""Steps whose command names a file of the office."""


def command_line(step: NextStep, office: Path) -> str:
    """Return what to type for a step.

    Args:
        step: to be done.
        office: as it was named; a path of the step that begins in it is told from here.
    """
    words = list(step.command)
    if str(office) == ".":
        return shlex.join(["pora", *words])
    words = [
        str(office / word) if step.reason in {"briefing", "minutes"} and word != words[0] else word for word in words
    ]
    return shlex.join(["pora", *words, "-C", str(office)])


def next_lines(step: NextStep, office: Path) -> list[str]:
    """Return why there is a next step, and as the last line what to type."""
    reason = gettext(_REASONS[step.reason]).format(name=step.command[-1])
    return [reason, gettext("Next: {command}").format(command=command_line(step, office))]


def tell_command(options: Options, *words: str) -> None:
    """Say at the end of a command which one to type next; only to people.

    Args:
        options: of the command that ends.
        words: of the next one, without ``pora`` and the office.
    """
    command = ["pora", *words, *([] if str(options.office) == "." else ["-C", str(options.office)])]
    if not (options.quiet or options.as_json):
        console.remark([gettext("Next: {command}").format(command=shlex.join(command))], quiet=False)


def tell_next(options: Options) -> None:
    """Say at the end of a command what comes next; only to people, and only in an office."""
    if options.quiet or options.as_json or options.dry_run or not (options.office / FILE).is_file():
        return
    from reports.pipeline.status import board

    with contextlib.suppress(PoraError):  # what is wrong with outputs or records is told by pora status
        console.remark(next_lines(board(options.request()).next_step, options.office), quiet=False)
