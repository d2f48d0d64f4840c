"""``pora return``: the monthly return of a period."""

from __future__ import annotations

import gc
from dataclasses import replace
from gettext import gettext as _
from gettext import ngettext
from typing import TYPE_CHECKING

import click

from reports.cli import console, text_output
from reports.cli.json_output import return_json
from reports.cli.localised_click import LocalisedCommand, argument, option
from reports.cli.next_steps import tell_next
from reports.cli.options import CONTEXT, Options, PeriodType, refuse_shared_names, shared
from reports.cli.passwords import unlocked_lines, with_password
from reports.cli.recording import record_run
from reports.errors import UsageError, msgid
from reports.vocabulary.editions import DINAS

if TYPE_CHECKING:
    from reports.model.period import Period
    from reports.pipeline.rendering import Copies
    from reports.pipeline.request import Outcome


@click.command(
    "return",
    cls=LocalisedCommand,
    context_settings=CONTEXT,
    examples=(
        "pora return 2024-09",
        "pora return 2024-07..2024-09 -o kirim",
        "pora return 2024 --date 2025-01-06 --docx",
        "pora return 2024-09 --requests",
        "pora return 2024-07..2024-09 --edition publik --date 2024-11-01",
    ),
)
@argument(
    "period", metavar="PERIOD", type=PeriodType(), help="A month (2024-09), a range (2024-07..2024-09) or a year."
)
@option("--docx", "word", is_flag=True, help=msgid("Make an editable Word copy of the report, too."))
@option(
    "--requests", "asks_for_data", is_flag=True,
    help=msgid("Make a letter to each agency whose data are missing, too (PDF, Word)."),
)  # fmt: skip
@option(
    "--erratum", is_flag=True,
    help=msgid("Make a letter with the figures that differ from the return that was handed in, too (PDF, Word)."),
)  # fmt: skip
@option(
    "--reason",
    metavar="TEXT",
    default="",
    help=msgid("Why a return that was handed in is replaced by another version."),
)
@shared(
    "office", "output", "edition", "as_of", "document_date", "strict", "dry_run", "quiet", "verbose",
    "as_json", "show_values", "locked", "with_names", "lang",
)  # fmt: skip
def monthly_return(
    options: Options, period: Period, word: bool, asks_for_data: bool, erratum: bool, reason: str
) -> int:
    """Compose the monthly return of a period.

    Makes the Laporan Bulanan as PDF and XLSX, its figures as JSON and a manifest. In the editions antarinstansi and
    publik it has no letter, forms and comparisons, and small figures are protected.
    """
    refuse_shared_names(options)
    if asks_for_data and options.edition != DINAS:
        raise UsageError("requests for data are letters of the office itself", "leave --edition or --requests out")
    if erratum and options.edition != DINAS:
        raise UsageError("a correction is a letter of the office itself", "leave --edition or --erratum out")
    options = with_password(options)
    gc.disable()  # one short job: collecting cycles would cost a twelfth of it and free nothing that matters
    # Imported here: the story brings pandas, WeasyPrint and openpyxl.
    from reports.pipeline.rendering import Copies
    from reports.vocabulary import config

    if options.edition == DINAS:
        from reports.pipeline.returns import monthly_return as compose
    else:
        from reports.pipeline.shared_return import shared_return as compose

    office = config.load(options.office)
    with console.working(_("Composing the return of {period} …").format(period=period), quiet=options.quiet):
        copies = Copies(word, requests=asks_for_data, erratum=erratum)
        outcome = compose(period, replace(options.request(), reason=reason), office, copies)
    record_run(options, outcome.written, outcome.inputs)
    console.remark(unlocked_lines(options, outcome.written), quiet=options.quiet)
    _print(period, outcome, options)
    if copies.requests or copies.erratum:
        console.remark(_letters_not_made(outcome, copies), quiet=options.quiet)
    console.remark(text_output.before_handing_in(outcome.problems, str(period.last)), quiet=options.quiet)
    tell_next(options)
    return text_output.exit_code(outcome, strict=options.strict)


def _letters_not_made(outcome: Outcome, copies: Copies) -> list[str]:
    """Return why a letter that was asked for is not among what was made."""
    from reports.documents.data_requests import NAME as DATA_REQUESTS
    from reports.documents.erratum import NAME as ERRATUM

    names = {path.name.partition(".")[0] for path in outcome.written}
    lines = []
    if copies.requests and DATA_REQUESTS not in names:
        lines.append(_("No letter was made: no agency's data are missing"))
    if copies.erratum and ERRATUM not in names:
        lines.append(_("No letter was made: no figure differs from a return that was handed in"))
    return lines


def _print(period: Period, outcome: Outcome, options: Options) -> None:
    """Print what was found on standard error, what was made on standard output."""
    if outcome.learned:
        from reports.cli.decision_lines import learned_lines  # the words of decisions, which most runs do without

        console.remark(learned_lines(outcome.learned), quiet=options.quiet)
    if options.as_json:
        console.result_json(return_json(period, outcome, options))
        return
    masked = [problem for problem in outcome.problems if problem.code == "personal-data-in-text"]
    remarks = text_output.problem_lines(masked, everywhere=False, show_values=options.show_values)
    remarks += text_output.error_lines(outcome.problems)
    if options.verbose:
        remarks = text_output.problem_lines(outcome.problems, everywhere=True, show_values=options.show_values)
    if outcome.missing_kinds:
        remarks.append(text_output.kinds_line(outcome.missing_kinds))
    remarks += text_output.agency_lines(outcome.agencies)
    console.remark(remarks, quiet=options.quiet)
    console.result(str(path) for path in outcome.written)
    console.result([_summary(period, outcome, options)])
    console.result(text_output.draft_lines(outcome.not_understood))
    if outcome.not_understood and not outcome.written:
        console.result([text_output.no_shared_draft()])


def _summary(period: Period, outcome: Outcome, options: Options) -> str:
    number = len(outcome.written)
    message = ngettext("{count} file made for {period}", "{count} files made for {period}", number)
    if options.dry_run:
        message = ngettext(
            "{count} file would be made for {period}", "{count} files would be made for {period}", number
        )
    return f"{message.format(count=number, period=period)}; {text_output.balance_line(outcome.balance)}"
