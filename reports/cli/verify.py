"""``pora verify``: are documents what was made and handed in, and what does a shared pack give away."""

from __future__ import annotations

from gettext import gettext as _
from gettext import ngettext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reports.at_rest.read_back import DRAWING, PICTURE
from reports.cli import console
from reports.cli.i18n import count
from reports.cli.json_output import verified_json
from reports.cli.localised_click import LocalisedCommand, argument, option
from reports.cli.next_steps import tell_command, tell_next
from reports.cli.options import CONTEXT, Options, shared
from reports.cli.passwords import with_unlocking_password
from reports.cli.recording import tell_broken_record
from reports.errors import ExitCode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reports.at_rest.read_back import Change
    from reports.pipeline.changed_copies import ChangedCopy
    from reports.pipeline.remake import Remade
    from reports.pipeline.verify import Verified
    from reports.privacy.disclosure.release_attack import Finding

_MOST_CHANGES = 20
"""Changes of a file that are listed without -v."""


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
@option("--password", "unlocks", is_flag=True, help="Read locked documents; their password is asked for.")
@option(
    "--signed",
    is_flag=True,
    help="PATH is a signed copy: tell whether it is a document of this office, and nothing but signed.",
)
@option("--quick", is_flag=True, help="Do not make the documents from the inputs of today to compare.")
@shared("office", "quiet", "verbose", "as_json", "lang")
def verify(options: Options, path: Path, unlocks: bool, signed: bool, quick: bool) -> int:
    """Tell whether documents are still what was made and handed in.

    A shared pack is attacked as its readers could: from what is printed, alone and together with everything that was
    handed in or published before. Documents are made from the inputs of today and compared; of a file that is another
    one, the cells, pages and figures are named in which it says something else, and the pages that show other pictures
    or lines. With --signed, PATH is a signed copy: its beginning has to be a document of the office, byte for byte, and
    what was appended nothing but a signature; whether that is genuine, the issuer's program tells. Ends with 1 where a
    file was changed, where the same inputs give other bytes, where the attack narrows a star too far, or where the
    record of runs is broken.
    """
    if signed:
        return _verify_signed(options, path)
    from reports.pipeline.remake import Remaking
    from reports.pipeline.verify import verify as job
    from reports.vocabulary import config

    options = with_unlocking_password(options) if unlocks else options
    with console.working(_("Verifying {path} …").format(path=path), quiet=options.quiet):
        remaking = None if quick else Remaking(options.request(), config.load(options.office))
        documents = job(path, options.office, remaking, options.protection)
    if options.as_json:
        console.result_json(verified_json(documents))
    else:
        console.result(line for document in documents for line in _lines(document, options))
    is_record_broken = tell_broken_record(options)
    if is_record_broken or not all(document.passed for document in documents):
        tell_command(options, "status")
        return ExitCode.FOUND
    tell_next(options)
    return ExitCode.DONE


def _verify_signed(options: Options, path: Path) -> int:
    """Judge a signed copy and tell what it is made of."""
    from reports.cli.signed_output import signed_json, signed_lines
    from reports.pipeline.signed_copies import judge_copy

    judged = judge_copy(path, options.request().outputs, options.office)
    if options.as_json:
        console.result_json(signed_json(judged))
    else:
        console.result(signed_lines(path.name, judged))
    return ExitCode.DONE if judged.passed else ExitCode.FOUND


def _lines(document: Verified, options: Options) -> Iterator[str]:
    """Yield what was found of one document."""
    yield f"{document.finished.name}:"
    for file in document.changed:
        yield "  " + _("{file}: missing, or no longer as made").format(file=file)
    for copy in document.copies:
        yield from _copy_lines(copy, None if options.verbose else _MOST_CHANGES)
    number = len(document.finished.artifacts)
    if not document.changed:
        text = ngettext("{count} file as made", "{count} files as made", number)
        yield f"  {text.format(count=number)}"
    yield f"  {_handed_in(document)}"
    if document.remade is not None:
        yield from _remade_lines(document.remade)
    if document.attack is not None:
        yield from _attack_lines(document.attack)
    insiders = document.remade.insiders if document.attack and document.remade else None
    if insiders is not None and not (document.remade and document.remade.unknown):
        yield "  " + _("attacked from the inputs as {insiders} insiders").format(insiders=insiders)


def _copy_lines(copy: ChangedCopy, most: int | None) -> Iterator[str]:
    """Yield what a file says otherwise than the document that was made."""
    if not copy.is_read:
        yield "    " + _("{file}: cannot be read back, so that nothing is known of what it says").format(file=copy.file)
        return
    if not copy.changes:
        text = _("{file}: every word and number as made; only its form, or what is no text, is another")
        if copy.by_figures:
            text = _("{file}: the figures on its data sheets are those that were made; the rest was not compared")
        yield "    " + text.format(file=copy.file)
    for change in copy.changes[:most]:
        yield f"    {_change_line(copy.file, change)}"
    if most is not None and len(copy.changes) > most:
        yield "    " + _("… and {count} more (-v shows all)").format(count=count(len(copy.changes) - most))


def _change_line(file: str, change: Change) -> str:
    text = _("{file}: {place}: {now} instead of {made}")
    if change.place == PICTURE:
        text = _("{file}: page {page}: picture {now} instead of {made}")
    elif change.place == DRAWING:
        text = _("{file}: page {page}: lines or areas are drawn otherwise than made")
    elif change.page is not None:
        text = _("{file}: page {page}, after “{after}”: {now} instead of {made}")
    elif change.after:
        text = _("{file}: {place} ({after}): {now} instead of {made}")
    return text.format(
        file=file, place=change.place, page=change.page, after=change.after,
        now=change.copy or _("nothing"), made=change.original or _("nothing"),
    )  # fmt: skip


def _remade_lines(remade: Remade) -> Iterator[str]:
    if remade.unknown == "inputs":
        yield "  " + _("the inputs have changed since: what it was made from cannot be compared")
    elif remade.unknown == "settings":
        yield "  " + _("pora.toml or mappings.toml have changed since: make it again to see what they change")
    elif remade.unknown == "version":
        yield "  " + _("made under other rules of reading or counting: not compared with the inputs of today")
    elif remade.unknown:
        yield "  " + _("cannot be made from the inputs of today")
    elif remade.differing:
        line = _("the same inputs give other bytes: {files}; did pora.toml, mappings.toml, templates or fonts change?")
        yield "  " + line.format(files=", ".join(remade.differing))
    else:
        yield "  " + _("the inputs of today give the same bytes")


def _handed_in(document: Verified) -> str:
    if document.submission is not None:
        text = _("handed in on {sent} to {addressee}, no. {place}")
        entry = document.submission
    elif document.other_version is not None:
        text = _("not handed in; another version was, on {sent} to {addressee}, no. {place}")
        entry = document.other_version
    else:
        return _("not recorded as handed in")
    return text.format(sent=entry.sent.isoformat(), addressee=entry.addressee, place=entry.place)


def _attack_lines(finding: Finding) -> Iterator[str]:
    attacked_alone = _("attacked alone: {stars} stars, {values} values left at least, {narrowed} narrowed too far")
    joined = _(
        "attacked together with {releases} earlier releases: {stars} stars, {values} values left at least, "
        "{narrowed} narrowed too far"
    )
    for text, verdict in ((attacked_alone, finding.alone), (joined, finding.joined)):
        if verdict.contradiction:
            yield "  " + _("nothing could be proved: the printed numbers contradict each other")
            continue
        line = text.format(
            releases=finding.releases,
            stars=verdict.attacked,
            values="–" if verdict.smallest is None else verdict.smallest,
            narrowed=len(verdict.narrowed),
        )
        yield f"  {line}"
    for cell in finding.small:
        yield "  " + _("{cell}: printed, though it is below the threshold").format(cell=cell)
    for left in finding.left_over:
        _left, spans, cell = left.split("|")
        line = _("{cell}: what is printed of {spans} leaves a number over that is below the threshold")
        yield "  " + line.format(cell=cell, spans=spans)
    for narrowed in finding.narrowed:
        low, high = narrowed.values
        line = _("{cell}: hidden, but readers can tell that it is from {low} to {high}")
        yield "  " + line.format(cell=narrowed.cell, low=low, high=high)
