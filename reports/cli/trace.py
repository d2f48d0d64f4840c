"""``pora trace``: from a figure back to the rows and cells that make it."""

from __future__ import annotations

from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reports.cli import console
from reports.cli.localised_click import LocalisedCommand, argument, option
from reports.cli.next_steps import tell_command
from reports.cli.options import CONTEXT, Options, PeriodType, shared
from reports.cli.trace_output import trace_json, trace_lines
from reports.errors import ExitCode, msgid

if TYPE_CHECKING:
    from reports.model.period import Period


@click.command(
    "trace",
    cls=LocalisedCommand,
    context_settings=CONTEXT,
    examples=(
        "pora trace stock-district-permit/31.72.03/ITAS 2024-09",
        'pora trace "Tabel 3, Koja, ITAS" 2024-09',
        'pora trace "kecamatan-izin, Koja" --xlsx telusur.xlsx',
    ),
)
@argument("figure", metavar="FIGURE", help='An id of a figures file, or the words of a table: "Tabel 3, Koja, ITAS".')
@argument(
    "period",
    metavar="[PERIOD]",
    type=PeriodType(),
    required=False,
    help="The period of the return.  [default: the last month with a register]",
)
@option(
    "--xlsx",
    "workbook",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    allow_from_autoenv=False,
    help=msgid("Write the rows into a workbook, too."),
)
@shared("office", "edition", "as_of", "document_date", "quiet", "verbose", "as_json", "show_values", "lang")
def trace(options: Options, figure: str, period: Period | None, workbook: Path | None) -> int:
    """Show the rows and cells that a printed figure was counted from.

    Of each row the values that decide are shown with their cells, as they stand there and as they were read. What the
    rows add is the figure. Names and passport numbers are shown with --show-values only. In the editions antarinstansi
    and publik a figure is told as they print it, without a row.
    """
    # Imported here: counting brings pandas.
    from reports.pipeline import tracing as job
    from reports.vocabulary import config

    office = config.load(options.office)
    with console.working(_("Tracing {figure} …").format(figure=figure), quiet=options.quiet):
        traced = job.trace(figure, period, options.request(), office, show_values=options.show_values)
    if workbook is not None:
        job.write_workbook(workbook, traced, office)
    if options.as_json:
        console.result_json(trace_json(traced))
        return ExitCode.DONE
    console.result(trace_lines(traced, everything=options.verbose))
    if workbook is not None:
        console.result([str(workbook)])
    tell_command(options, "review", str(traced.period))
    return ExitCode.DONE
