"""``pora forget``: what the office's stores hold of a person, or of months whose time is over, is removed."""

from __future__ import annotations

import sys
from collections import Counter
from gettext import gettext, ngettext
from typing import TYPE_CHECKING, Any

import click

from reports.cli import clock, console
from reports.cli.i18n import count
from reports.cli.json_output import SCHEMA
from reports.cli.localised_click import LocalisedCommand, option
from reports.cli.next_steps import tell_command, tell_next
from reports.cli.options import CONTEXT, MonthType, Options, shared
from reports.cli.recording import record_removal
from reports.errors import ExitCode, UsageError
from reports.errors import msgid as _
from reports.model.period import Month

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reports.pipeline.forgetting.account import Order
    from reports.pipeline.forgetting.carry_out import Forgotten
    from reports.vocabulary.config import Config

_REASONS = {
    "person": _("holds the person"),
    "month": _("all of it is before the limit"),
    "source-gone": _("its file is no longer among the inputs"),
    "unusable": _("damaged, or of another version of pora"),
    "unfinished": _("left over by a run that was stopped"),
    "redacted": _("the person was taken out; the file stays"),
    "input": _("the office's own file: take it, or the row, out of inputs, else the next run reads it again"),
    "archive-input": _("read from an archive: take the file, or the row, out there too"),
    "later-months": _("holds months before the limit and after it: the office divides or removes it"),
    "document": _("a document: --outputs removes it, with the files made together with it"),
    "changed": _("somebody has changed this correction workbook since it was made: remove it by hand"),
    "own-text": _("a text of the office: change it by hand"),
    "record": _("a record of what was shared or submitted, which is never removed"),
    "foreign": _("not made by pora, or changed since: remove it by hand"),
    "protected": _("protected by a password: it could not be looked into"),
    "too-large": _("too large to be looked into"),
    "link": _("a link: what it leads to was not looked into"),
}
"""Why a file was removed, or stays."""


@click.command(
    "forget",
    cls=LocalisedCommand,
    context_settings=CONTEXT,
    examples=("pora forget --before 2021-01 --dry-run", "pora forget --person --outputs", "pora forget --expired"),
)
@option("--before", metavar="MONTH", type=MonthType(), help="Forget all months before this one.")
@option(
    "--person",
    is_flag=True,
    help="Forget persons: their names and numbers are asked for, or read from standard input, one a line.",
)
@option("--expired", is_flag=True, help="Forget what is held longer than [retention] in pora.toml allows.")
@option("--outputs", is_flag=True, help="Remove documents, too.")
@shared("office", "output", "dry_run", "quiet", "as_json", "lang")
def forget(options: Options, *, before: Month | None, person: bool, expired: bool, outputs: bool) -> int:
    """Remove what the office's stores hold of a person, or of months whose time is over.

    The stores are the ledger, correction workbooks, names in records and, with --outputs, documents. Files in inputs
    are the office's own: they are named, never removed. Ends with 1 while a file stays that holds what was to go.
    """
    # Imported here: it brings the libraries that read a ledger.
    from reports.pipeline.forgetting.carry_out import forget as job
    from reports.vocabulary import config

    if (before is not None) + person + expired != 1:
        raise UsageError("say what is to be forgotten", "give one of --before MONTH, --person and --expired")
    office = config.load(options.office)
    order = _order(before, office, persons=_persons() if person else (), outputs=outputs)
    with console.working(gettext("Searching the stores of the office …"), quiet=options.quiet):
        result = job(order, options.request())
    removed = Counter(removal.store for removal in result.plan.removals)
    if removed:
        stays = len(result.plan.staying)
        record_removal(options, {"removed": dict(sorted(removed.items())), "staying": stays})
    if options.as_json:
        console.result_json(_as_json(result, options.office))
    else:
        _print(result, options)
    if options.dry_run and result.plan.removals:
        tell_command(options, "forget", *_again(before, person=person, outputs=outputs))
    else:
        tell_next(options)
    return ExitCode.FOUND if result.plan.staying else ExitCode.DONE


def _again(before: Month | None, *, person: bool, outputs: bool) -> tuple[str, ...]:
    """Return the options of a dry run without that one; names of persons are asked for again."""
    scope = ("--before", str(before)) if before is not None else ("--person",) if person else ("--expired",)
    return (*scope, *(("--outputs",) if outputs else ()))


def _order(before: Month | None, office: Config, *, persons: tuple[str, ...], outputs: bool) -> Order:
    """Return the order; without a month or persons that of the office's own limits, which name documents themselves.

    Raises:
        UsageError: ``pora.toml`` has no limit.
    """
    from reports.pipeline.forgetting.account import STORES, Order
    from reports.pipeline.forgetting.carry_out import expired

    if persons:
        return Order(persons=persons, outputs=outputs)
    if before is not None:
        return Order(dict.fromkeys(STORES, before), outputs=outputs)
    limits = expired(office.retention, Month.of(clock.now().date()))
    if not limits:
        raise UsageError(
            "pora.toml names no time after which data are forgotten", 'write under [retention]: ledger = "5 tahun"'
        )
    return Order(limits, outputs=True)


def _persons() -> tuple[str, ...]:
    """Ask for the persons; never as an option, which others on the PC and the history of the shell would show.

    Raises:
        UsageError: none is named.
    """
    if sys.stdin.isatty():
        lines = []
        while line := click.prompt(
            gettext("Name or number of the person, an empty line to end"), default="", show_default=False, err=True
        ):
            lines.append(line)
    else:
        lines = sys.stdin.read().splitlines()
    persons = tuple(line.strip() for line in lines if line.strip())
    if not persons:
        raise UsageError("nobody is named", "type names or numbers, or hand them over on standard input, one a line")
    return persons


def _print(result: Forgotten, options: Options) -> None:
    """Print each file that went and each that stays, then how many."""
    removed, staying = result.plan.removals, result.plan.staying
    if not options.quiet:
        word = gettext("would be removed") if result.dry_run else gettext("removed")
        console.result(
            f"{word}: {_path_in_office(removal.file, options.office)} ({gettext(_REASONS[removal.why])})"
            for removal in removed
        )
        word = gettext("stays")
        console.result(
            f"{word}: {_path_in_office(staying_file.file, options.office)} ({gettext(_REASONS[staying_file.why])})"
            for staying_file in staying
        )
    console.result(_totals(result))


def _totals(result: Forgotten) -> Iterator[str]:
    """Yield what it comes to, and what is not searched at all."""
    number = len(result.plan.removals)
    message = ngettext("{count} file removed", "{count} files removed", number)
    if result.dry_run:
        message = ngettext("{count} file would be removed", "{count} files would be removed", number)
    count_staying = len(result.plan.staying)
    staying = ngettext("{count} stays", "{count} stay", count_staying)
    yield f"{message.format(count=count(number))}; {staying.format(count=count(count_staying))}"
    if result.plan.searched:
        text = gettext("{count} files were looked into; published totals that name nobody stay as they are")
        yield text.format(count=count(result.plan.searched))
    yield gettext("copies elsewhere (backups, letters sent, what was printed) are not known to pora")


def _path_in_office(path: Path, office: Path) -> str:
    folder = office.absolute()
    return path.relative_to(folder).as_posix() if path.is_relative_to(folder) else path.as_posix()


def _as_json(result: Forgotten, office: Path) -> dict[str, Any]:
    """Return what ``pora forget --json`` prints."""
    return {
        "schema": SCHEMA,
        "dry_run": result.dry_run,
        "removed": [
            {"path": _path_in_office(removal.file, office), "store": removal.store, "why": removal.why}
            for removal in result.plan.removals
        ],
        "staying": [
            {"path": _path_in_office(staying_file.file, office), "why": staying_file.why}
            for staying_file in result.plan.staying
        ],
        "searched": result.plan.searched,
    }
