"""What became of the correction workbooks, in lines for people."""

from __future__ import annotations

from gettext import gettext as _
from typing import TYPE_CHECKING

from reports.cli.language import count

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reports.pipeline.request import Corrections, Progress


def correction_lines(found: Corrections, *, everything: bool) -> list[str]:
    """Return what was closed since the last time and which workbooks stand there.

    Args:
        found: of the run.
        everything: name each closed finding too.
    """
    lines = [line for one in found.progress for line in _progress(one, everything=everything)]
    lines += [_("correction workbook: {path}").format(path=path) for path in found.workbooks]
    kept = _("{path} has been changed since it was made and was left as it is: put it into inputs, or delete it")
    lines += [kept.format(path=path) for path in found.kept]
    lacking = _("{path}: no correction workbook can be made, since the file is too large or protected by a password")
    return lines + [lacking.format(path=path) for path in found.impossible]


def _progress(one: Progress, *, everything: bool) -> Iterator[str]:
    text = _("{path}: findings closed {closed}, left {left}, new {new}")
    yield text.format(path=one.path, closed=count(len(one.closed)), left=count(one.left), new=count(one.new))
    if everything:
        for sheet, cell, code in one.closed:
            place = " ".join(("!".join(filter(None, (sheet, cell))), code)).strip()
            yield "    " + _("closed: {finding}").format(finding=place)
