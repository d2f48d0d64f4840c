"""``pora submit``: record what was handed in."""

from __future__ import annotations

from dataclasses import replace
from gettext import gettext as _
from typing import TYPE_CHECKING

import click

from reports.cli import clock, console
from reports.cli.json_output import submissions_json
from reports.cli.localised_click import LocalisedCommand, argument, option
from reports.cli.next_steps import tell_next
from reports.cli.options import CONTEXT, EDITIONS, DateType, Options, shared
from reports.errors import ExitCode

if TYPE_CHECKING:
    from datetime import date

    from reports.model.submission import Submission
    from reports.pipeline.submit import Submitted


@click.command(
    "submit",
    cls=LocalisedCommand,
    context_settings=CONTEXT,
    examples=(
        "pora submit 2024-09 --letter W.10-GR.03.02-1234 --sent 2024-10-07",
        "pora submit rapat-2024-10-16 --edition antarinstansi --document bahan-rapat",
        "pora submit",
    ),
)
@argument(
    "name",
    metavar="[PERIOD|MEETING]",
    required=False,
    default="",
    help="The month of a return, or the workbook or name of a meeting; without it, lists what was handed in.",
)
@option(
    "--to", "addressee", metavar="TEXT", default="", help="Who received it.  [default: the addressee of the return]"
)
@option("--letter", metavar="NUMBER", default="", help="The number of the covering letter.")
@option("--sent", metavar="DATE", type=DateType(), help="The day it was handed in.  [default: today]")
@option(
    "--document",
    "documents",
    metavar="NAME",
    multiple=True,
    help="Only this document, as bahan-rapat; may be repeated.",
)
@option("--reason", metavar="TEXT", default="", help="Why a draft is handed in all the same.")
@option(
    "--edition",
    "chosen_edition",
    type=click.Choice(EDITIONS),
    help="Which edition.  [default: dinas of a return, antarinstansi of a meeting]",
)
@shared("office", "output", "dry_run", "quiet", "verbose", "as_json", "lang")
def submit(
    options: Options,
    name: str,
    chosen_edition: str | None,
    addressee: str,
    letter: str,
    sent: date | None,
    documents: tuple[str, ...],
    reason: str,
) -> int:
    """Record what was handed in: which files, to whom, when.

    The entry stands in records/submissions.jsonl and is never changed. A shared pack becomes a release: what later
    packs print takes into account what its readers hold. The same files for the same addressee are recorded once.
    """
    from reports.pipeline import submit as job
    from reports.vocabulary import config

    if not name:
        return _list(options)
    now = clock.now()
    sending = job.Sending(
        now.isoformat(timespec="seconds"), now.date(), sent, addressee, letter, reason, tuple(documents)
    )
    request = replace(options.request(), edition=chosen_edition or job.usual_edition(name))
    result = job.submit(name, sending, request, config.load(options.office))
    _print(result, options)
    console.remark(map(_outdated, result.outdated), quiet=options.quiet)
    tell_next(options)
    return ExitCode.DONE


def _list(options: Options) -> int:
    from reports.publish.submission_register import submissions

    entries = submissions(options.office)
    if options.as_json:
        console.result_json(submissions_json("", entries))
        return ExitCode.DONE
    console.result(_line(submission) for submission in entries)
    if not entries:
        console.result([_("nothing was recorded as handed in; after handing in a return, type: pora submit 2024-09")])
    return ExitCode.DONE


def _print(result: Submitted, options: Options) -> None:
    """Print each entry: those added, those that were there, and the versions that were handed in earlier."""
    if options.as_json:
        console.result_json(
            submissions_json(
                result.folder, result.new, recorded_before=result.recorded_before, replaced=result.replaced
            )
        )
        return
    added = _("would be recorded: {entry}") if options.dry_run else _("recorded: {entry}")
    console.result(added.format(entry=_line(submission)) for submission in result.new)
    console.result(
        _("was recorded already: {entry}").format(entry=_line(submission)) for submission in result.recorded_before
    )
    console.remark(
        (_("an earlier version was handed in before, and stays recorded: {entry}").format(entry=_line(submission))
         for submission in result.replaced),
        quiet=options.quiet,
    )  # fmt: skip
    console.remark(
        (_("the same files are recorded with another day, too: {entry}").format(entry=_line(submission))
         for submission in result.other_days),
        quiet=options.quiet,
    )  # fmt: skip
    if result.new and not options.dry_run and any(submission.release for submission in result.new):
        line = _("later packs take into account what its readers hold (records/releases.jsonl)")
        console.remark([line], quiet=options.quiet)


def _outdated(document: str) -> str:
    text = _("{document} was made before inputs, settings or decisions changed: pora diff says what is other today")
    return text.format(document=document)


def _line(submission: Submission) -> str:
    text = _("no. {place}: {document}, edition {edition}, {folder}; {sent}; to {addressee}").format(
        place=submission.place,
        document=submission.document,
        edition=submission.edition,
        folder=submission.folder,
        sent=submission.sent.isoformat(),
        addressee=submission.addressee,
    )
    parts = [text]
    parts += [_("letter {letter}").format(letter=submission.letter)] if submission.letter else []
    parts += [_("DRAFT, because: {reason}").format(reason=submission.reason)] if submission.draft else []
    return "; ".join(parts)
