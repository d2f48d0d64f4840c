"""``pora reprocess``: every month of an archive rebuilt."""

from __future__ import annotations

import gc
import os
from collections import Counter
from gettext import gettext, ngettext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reports.cli import console, text_output
from reports.cli.decision_lines import learned_lines
from reports.cli.i18n import count, say
from reports.cli.json_output import reprocess_json
from reports.cli.localised_click import LocalisedCommand, argument, option
from reports.cli.next_steps import tell_command, tell_next
from reports.cli.options import CONTEXT, MonthType, Options, shared
from reports.cli.passwords import unlocked_lines, with_password
from reports.cli.recording import record_run
from reports.errors import ExitCode
from reports.errors import msgid as _
from reports.vocabulary.text import unescaped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reports.model.period import Month
    from reports.pipeline.archive.build_state import Cause
    from reports.pipeline.archive.read_archive import Perform
    from reports.pipeline.reprocess import Reprocessed
    from reports.vocabulary.config import Config

_ROLES = {
    "used": _("used"),
    "copy": _("copy"),
    "superseded": _("superseded"),
    "unusable": _("unusable"),
    "empty": _("without a table"),
}
_CAUSES = {
    "first": _("it had never been rebuilt"),
    "added": _("{path} is new"),
    "removed": _("{path} counts no longer"),
    "changed": _("{path} has changed"),
    "program": _("this is another version of pora"),
    "rules": _("the rules of reading, mappings.toml or the work area have changed"),
    "persons": _("a type of incidents is now known to name a person, or no longer"),
}


@click.command(
    "reprocess",
    cls=LocalisedCommand,
    context_settings=CONTEXT,
    examples=(
        "pora reprocess inputs/arsip",
        "pora reprocess inputs/arsip --documents --jobs 4",
        "pora reprocess inputs/arsip --documents --password",
        "pora reprocess inputs/arsip --why 2019-03",
        "pora reprocess /srv/arsip --scheduler tls://host:8786",
    ),
)
@argument("archive", metavar="ARCHIVE", type=click.Path(path_type=Path), help="Folder of workbooks, at any depth.")
@option("--jobs", metavar="N", type=click.IntRange(1, 256), help=_("Files read at a time.  [default: one a core]"))
@option("--documents", is_flag=True, help=_("Render every month's return too, not only its figures."))
@option("--why", metavar="MONTH", type=MonthType(), help=_("Say why a month was last rebuilt, and do nothing."))
@option("--scheduler", metavar="URL", help=_("Read on the Dask cluster of this scheduler (tls://host:8786)."))
@shared("office", "output", "quiet", "verbose", "as_json", "locked", "lang")
def reprocess(
    options: Options, archive: Path, jobs: int | None, documents: bool, why: Month | None, scheduler: str | None
) -> int:
    """Rebuild every month of an archive, and account for what is missing.

    Reads only what has changed since the last run, which may have been killed at any moment.
    """
    gc.disable()  # rows form no cycles, and reading goes on in processes of its own
    # Imported here: these bring the libraries that read, count and render.
    from reports.pipeline import reprocess as story
    from reports.vocabulary import config

    office = config.load(options.office)
    if why is not None:
        _print_causes(why, story.why(archive, options.request(), office, why), options)
        return ExitCode.DONE
    options = with_password(options)
    elsewhere = _elsewhere(scheduler, office, options.office)
    with console.counting(gettext("Reading the archive"), quiet=options.quiet) as progress:
        work = story.Work(jobs or os.cpu_count() or 1, elsewhere, progress, documents=documents)
        result = story.reprocess(archive, options.request(), office, work)
    record_run(options, result.written, ())
    console.remark(unlocked_lines(options, result.written), quiet=options.quiet)
    _print(result, options)
    if result.masked:
        masked = ngettext(
            "{count} text of the archive or of pora.toml names a person and is masked",
            "{count} texts of the archive or of pora.toml name persons and are masked", result.masked,
        )  # fmt: skip
        hint = gettext("pora check ARCHIVE names their cells")
        console.remark([f"{masked.format(count=count(result.masked))}; {hint}"], quiet=options.quiet)
    if not result.drafts:
        tell_next(options)
        return ExitCode.DONE
    number = len(result.drafts)
    drafts = ngettext("{count} return is a draft: {months}", "{count} returns are drafts: {months}", number)
    listed = ", ".join(map(str, result.drafts))
    console.remark([drafts.format(count=count(number), months=listed)], quiet=options.quiet)
    tell_command(options, "check", "--learn", str(archive))
    return ExitCode.FOUND


def _elsewhere(scheduler: str | None, office: Config, folder: Path) -> Perform | None:
    if scheduler is None:
        return None
    from reports.pipeline.archive.cluster import OnCluster

    return OnCluster(scheduler, office.cluster, folder)


def _print_causes(month: Month, causes: Sequence[Cause] | None, options: Options) -> None:
    if options.as_json:
        listed = None if causes is None else [{"code": cause.code, "path": unescaped(cause.path)} for cause in causes]
        console.result_json({"schema": 1, "month": str(month), "causes": listed})
    elif causes is None:
        console.result([gettext("{month}: no run has rebuilt it").format(month=month)])
    else:
        console.result(f"{month}: {say(_CAUSES[cause.code], {'path': cause.path})}" for cause in causes)


def _print(result: Reprocessed, options: Options) -> None:
    console.remark(learned_lines(result.learned), quiet=options.quiet)
    if options.as_json:
        console.result_json(reprocess_json(result))
        return
    if options.verbose:
        console.remark(_files(result), quiet=options.quiet)
    console.result(str(path) for path in result.written if path.suffix != ".json" or options.verbose)
    archive = result.archive
    roles = Counter(file.role.value for file in archive.files)
    roles_line = ", ".join(f"{count(number)} {gettext(_ROLES[role])}" for role, number in sorted(roles.items()))
    number = len(result.rebuilt)
    months = ngettext("{count} month rebuilt", "{count} months rebuilt", number).format(count=count(number))
    console.result(
        [f"{archive.first}..{archive.last}: {months}; {roles_line}; {text_output.balance_line(archive.balance)}"]
    )


def _files(result: Reprocessed) -> Iterator[str]:
    for file in result.archive.files:
        other_file = f" → {file.other}" if file.other else ""
        reason = f" ({file.reason})" if file.reason else ""
        yield f"{file.path}: {gettext(_ROLES[file.role.value])}{other_file}{reason}"
