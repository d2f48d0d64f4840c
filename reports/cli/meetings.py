"""``pora briefing`` and ``pora minutes``: the documents before and after a meeting."""

from __future__ import annotations

import gc
from gettext import gettext as _
from gettext import ngettext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reports.cli import console, text_output
from reports.cli.decision_lines import learned_lines
from reports.cli.json_output import meeting_json
from reports.cli.localised_click import LocalisedCommand, argument, option
from reports.cli.next_steps import tell_next
from reports.cli.options import CONTEXT, Options, refuse_shared_names, shared
from reports.cli.passwords import unlocked_lines, with_password
from reports.cli.recording import record_run
from reports.errors import msgid

if TYPE_CHECKING:
    from collections.abc import Callable

    from reports.cli.options import Options
    from reports.pipeline.request import MeetingOutcome
    from reports.vocabulary.config import Config

_CHANGING = frozenset({"personal-data-in-text", "word-accusing", "invitee-outside-government", "count-unprinted"})
"""Problems that change the document or for whom it is, or that only its words show; told without being asked."""


def make(story: Callable[[Config], MeetingOutcome], options: Options, progress_text: str) -> int:
    """Run a job for the office and print its outcome.

    Args:
        story: makes the documents of a meeting.
        options: of the call.
        progress_text: shown while it runs.

    Raises:
        ConfigurationError: ``pora.toml`` is wrong.
    """
    # Imported here: it brings the names of places and nationalities.
    from reports.vocabulary import config

    office = config.load(options.office)
    with console.working(progress_text, quiet=options.quiet):
        outcome = story(office)
    record_run(options, outcome.run.written, outcome.run.inputs)
    console.remark(unlocked_lines(options, outcome.run.written), quiet=options.quiet)
    return _tell(outcome, options)


def _tell(outcome: MeetingOutcome, options: Options) -> int:
    """Print what was found on standard error, what was made on standard output; return the exit code."""
    result = outcome.run
    code = text_output.exit_code(result, strict=options.strict)
    console.remark(learned_lines(result.learned), quiet=options.quiet)
    if options.as_json:
        console.result_json(meeting_json(outcome, options))
        return code
    remarks = [
        *text_output.problem_lines(
            (problem for problem in result.problems if problem.code in _CHANGING),
            everywhere=False,
            show_values=options.show_values,
        ),
        *text_output.error_lines(result.problems),
    ]
    if options.verbose:
        remarks = text_output.problem_lines(result.problems, everywhere=True, show_values=options.show_values)
    if result.missing_kinds:
        remarks.append(text_output.kinds_line(result.missing_kinds))
    remarks += text_output.agency_lines(result.agencies)
    console.remark(remarks, quiet=options.quiet)
    console.result(str(path) for path in result.written)
    console.result([_summary(outcome, options)])
    console.result(text_output.draft_lines(result.not_understood))
    if result.not_understood and not result.written:
        console.result([text_output.no_shared_draft()])
    tell_next(options)
    return code


def _summary(outcome: MeetingOutcome, options: Options) -> str:
    number = len(outcome.run.written)
    message = ngettext("{count} file made for {meeting}", "{count} files made for {meeting}", number)
    if options.dry_run:
        message = ngettext(
            "{count} file would be made for {meeting}", "{count} files would be made for {meeting}", number
        )
    text = message.format(count=number, meeting=outcome.meeting)
    return f"{text}; {text_output.balance_line(outcome.run.balance)}"


@click.command(
    "briefing",
    cls=LocalisedCommand,
    context_settings=CONTEXT,
    examples=(
        "pora briefing inputs/rapat-2024-10-16.xlsx",
        "pora briefing inputs/rapat-2024-10-16.xlsx --date 2024-10-09 --docx --pptx",
        "pora briefing inputs/rapat-2024-10-16.xlsx --per-addressee",
    ),
)
@argument(
    "meeting", metavar="MEETING", type=click.Path(dir_okay=False, path_type=Path), help="The workbook of the meeting."
)
@option("--docx", "word", is_flag=True, help=msgid("Make an editable Word copy of the invitation, too."))
@option("--pptx", "slides", is_flag=True, help=msgid("Make slides with charts and tables that can be edited, too."))
@option(
    "--per-addressee", is_flag=True, help=msgid("Make the invitation as one letter to each invitee, too (PDF, Word).")
)
@option(
    "--district-sheets", is_flag=True, help=msgid("Make a sheet for each camat, too: what is owed, who may do what.")
)
@shared(
    "office", "output", "edition of a meeting", "as_of", "document_date", "strict", "dry_run", "quiet", "verbose",
    "as_json", "show_values", "locked", "with_names", "lang",
)  # fmt: skip
def briefing(
    options: Options, meeting: Path, word: bool, slides: bool, per_addressee: bool, district_sheets: bool
) -> int:
    """Compose invitation, briefing pack and attendance sheet of a meeting.

    Makes undangan and daftar-hadir as PDF, bahan-rapat as PDF and XLSX with its figures as JSON, and a manifest of
    each.
    """
    refuse_shared_names(options)
    options = with_password(options)
    gc.disable()  # one short job, as for the return
    # Imported here: the story brings pandas, WeasyPrint and openpyxl.
    from reports.pipeline.briefing import briefing as compose
    from reports.pipeline.rendering import Copies

    progress_text = _("Composing the briefing of {meeting} …").format(meeting=meeting.stem)
    return make(
        lambda office: compose(
            meeting, options.request(), office, Copies(word, slides, per_addressee, district_sheets)
        ),
        options,
        progress_text,
    )


@click.command(
    "minutes",
    cls=LocalisedCommand,
    context_settings=CONTEXT,
    examples=(
        "pora minutes inputs/rapat-2024-10-16.xlsx",
        "pora minutes inputs/rapat-2024-10-16.xlsx --date 2024-10-18 --docx --pptx",
    ),
)
@argument(
    "meeting", metavar="MEETING", type=click.Path(dir_okay=False, path_type=Path), help="The workbook of the meeting."
)
@option("--docx", "word", is_flag=True, help=msgid("Make an editable Word copy of the report, too."))
@option("--pptx", "slides", is_flag=True, help=msgid("Make slides with charts and tables that can be edited, too."))
@shared(
    "office", "output", "edition of a meeting", "as_of", "document_date", "strict", "dry_run", "quiet", "verbose",
    "as_json", "show_values", "locked", "with_names", "lang",
)  # fmt: skip
def minutes(options: Options, meeting: Path, word: bool, slides: bool) -> int:
    """Compose report, follow-up register and message to leaders of a meeting.

    Makes laporan-rapat as PDF with its figures as JSON, tindak-lanjut as XLSX, atensi as text, and a manifest of each.
    """
    refuse_shared_names(options)
    options = with_password(options)
    gc.disable()  # one short job, as for the return
    # Imported here: the story brings pandas, WeasyPrint and openpyxl.
    from reports.pipeline.minutes import minutes as compose
    from reports.pipeline.rendering import Copies

    progress_text = _("Composing the minutes of {meeting} …").format(meeting=meeting.stem)
    return make(
        lambda office: compose(meeting, options.request(), office, Copies(word, slides)), options, progress_text
    )
