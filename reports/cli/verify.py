"""``pora verify``: are documents what was made and handed in, and what does a shared pack give away."""

from __future__ import annotations

from gettext import gettext as _
from gettext import ngettext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reports.cli import console
from reports.cli.json_output import verified_json
from reports.cli.localised_click import LocalisedCommand, argument
from reports.cli.options import CONTEXT, Options, shared
from reports.errors import ExitCode
from reports.vocabulary.text import printable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reports.pipeline.verify import Verified
    from reports.privacy.disclosure.release_attack import Finding


@click.command(
    "verify",
    cls=LocalisedCommand,
    context_settings=CONTEXT,
    examples=("pora verify outputs/2024-09", "pora verify outputs/rapat-2024-10-16/bahan-rapat.antarinstansi.pdf"),
)
@argument(
    "path",
    metavar="PATH",
    type=click.Path(path_type=Path),
    help="A folder of documents, or one file of a document.",
)
@shared("office", "quiet", "verbose", "as_json", "lang")
def verify(options: Options, path: Path) -> int:
    """Tell whether documents are still what was made and handed in.

    A shared pack is attacked as its readers could: from what is printed, alone and together with everything that was
    handed in or published before. Ends with 1 where a file was changed or the attack narrows a star too far.
    """
    from reports.pipeline.verify import verify as job

    with console.working(_("Verifying {path} …").format(path=printable(str(path))), quiet=options.quiet):
        found = job(path, options.office)
    if options.as_json:
        console.result_json(verified_json(found))
    else:
        console.result(line for one in found for line in _lines(one))
    return ExitCode.DONE if all(one.passed for one in found) else ExitCode.FOUND


def _lines(one: Verified) -> Iterator[str]:
    """Yield what was found of one document."""
    yield f"{one.finished.name}:"
    for file in one.changed:
        yield "  " + _("{file}: missing, or no longer as made").format(file=printable(file))
    number = len(one.finished.artifacts)
    if not one.changed:
        text = ngettext("{count} file as made", "{count} files as made", number)
        yield f"  {text.format(count=number)}"
    yield f"  {_handed_in(one)}"
    if one.attack is not None:
        yield from _attack_lines(one.attack)


def _handed_in(one: Verified) -> str:
    if one.submission is not None:
        text = _("handed in on {sent} to {addressee}, no. {place}")
        entry = one.submission
    elif one.other_version is not None:
        text = _("not handed in; another version was, on {sent} to {addressee}, no. {place}")
        entry = one.other_version
    else:
        return _("not recorded as handed in")
    return text.format(sent=entry.sent.isoformat(), addressee=entry.addressee, place=entry.place)


def _attack_lines(found: Finding) -> Iterator[str]:
    alone = _("attacked alone: {stars} stars, {values} values left at least, {narrowed} narrowed too far")
    joined = _(
        "attacked together with {releases} earlier releases: {stars} stars, {values} values left at least, "
        "{narrowed} narrowed too far"
    )
    for text, verdict in ((alone, found.alone), (joined, found.joined)):
        if verdict.contradiction:
            yield "  " + _("nothing could be proved: the printed numbers contradict each other")
            continue
        line = text.format(
            releases=found.releases,
            stars=verdict.attacked,
            values="–" if verdict.smallest is None else verdict.smallest,
            narrowed=len(verdict.narrowed),
        )
        yield f"  {line}"
    for cell in found.small:
        yield "  " + _("{cell}: printed, though it is below the threshold").format(cell=cell)
    for narrowed in found.narrowed:
        low, high = narrowed.values
        line = _("{cell}: hidden, but readers can tell that it is from {low} to {high}")
        yield "  " + line.format(cell=narrowed.cell, low=low, high=high)
