"""``pora review``: the page of a period that leads each figure to its rows."""

from __future__ import annotations

import gc
import webbrowser
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reports.cli import console
from reports.cli.localised_click import LocalisedCommand, argument, option
from reports.cli.next_steps import tell_next
from reports.cli.options import CONTEXT, Options, PeriodType, shared
from reports.errors import ExitCode, msgid
from reports.vocabulary.editions import PUBLIC, SHARED

if TYPE_CHECKING:
    from reports.model.period import Period


class SubjectType(click.ParamType["Period | Path"]):
    """A period, or the workbook of a meeting."""

    name = "period or workbook"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Period | Path:
        """Take what ends like a workbook for one."""
        if isinstance(value, Path) or Path(str(value)).suffix.lower() in {".xlsx", ".xlsm", ".ods"}:
            return Path(str(value))
        return PeriodType().convert(value, param, ctx)


@click.command(
    "review",
    cls=LocalisedCommand,
    context_settings=CONTEXT,
    examples=(
        "pora review 2024-09 --open",
        "pora review 2024-09 --hidden-in antarinstansi",
        "pora review 2024-09 --edition antarinstansi",
        "pora review inputs/rapat-2024-10-16.xlsx",
        "pora review 2019-03 --archive arsip",
    ),
)
@argument(
    "subject", metavar="PERIOD|WORKBOOK", type=SubjectType(),
    help="A month (2024-09), a range (2024-07..2024-09) or a year; or the workbook of a meeting.",
)  # fmt: skip
@option("--open", "shown_at_once", is_flag=True, allow_from_autoenv=False, help=msgid("Open the page in the browser."))
@option(
    "--hidden-in",
    type=click.Choice((SHARED, PUBLIC)),
    allow_from_autoenv=False,
    help=msgid("Mark the figures that a shared edition hides."),
)
@option(
    "--archive",
    metavar="DIR",
    type=click.Path(exists=False, file_okay=False, path_type=Path),
    allow_from_autoenv=False,
    help=msgid("Take the month from an archive that was reprocessed, and not from the inputs."),
)
@shared(
    "office", "output", "edition", "as_of", "document_date", "dry_run", "quiet", "verbose", "as_json", "show_values",
    "lang",
)  # fmt: skip
def review(
    options: Options, subject: Period | Path, shown_at_once: bool, hidden_in: str | None, archive: Path | None
) -> int:
    """Make a page that shows what was understood and leads each figure to its rows.

    One HTML file for a browser, which loads nothing from a network: what was delivered and understood, the balance of
    rows, problems with their cells, and the tables of the return. Choosing a figure shows its definition and its source
    rows. For the office alone; names and passport numbers are left out unless --show-values is given. In the editions
    antarinstansi and publik the page holds the figures that they print, and no row.
    """
    gc.disable()  # one short job, as for the return
    # Imported here: counting brings pandas.
    from reports.pipeline.reviewing import PageOptions
    from reports.pipeline.reviewing import review as job
    from reports.vocabulary import config

    office = config.load(options.office)
    with console.working(_("Composing the review of {period} …").format(period=subject), quiet=options.quiet):
        path = job(subject, options.request(), office, PageOptions(options.show_values, hidden_in or "", archive))
    if options.as_json:
        console.result_json({"schema": 1, "period": str(subject), "edition": options.edition, "written": [str(path)]})
    else:
        console.result([str(path)])
        tell_next(options)
    if shown_at_once and not options.dry_run:
        webbrowser.open(path.resolve().as_uri())
    return ExitCode.DONE
