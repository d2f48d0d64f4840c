"""``pora minutes``: what a meeting leaves behind."""

from __future__ import annotations

import gc
from gettext import gettext as _
from pathlib import Path

import click

from reports.cli import meetings
from reports.cli.options import CONTEXT, Options, shared
from reports.cli.speaking import SpokenCommand, argument, option
from reports.errors import msgid


@click.command(
    "minutes",
    cls=SpokenCommand,
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
    "as_json", "show_values", "lang",
)  # fmt: skip
def minutes(options: Options, meeting: Path, word: bool, slides: bool) -> int:
    """Compose report, follow-up register and message to leaders of a meeting.

    Makes laporan-rapat as PDF with its figures as JSON, tindak-lanjut as XLSX, atensi as text, and a manifest of each.
    """
    meetings.refuse_unprotected(options)
    gc.disable()  # one short job, as for the return
    # Imported here: the story brings pandas, WeasyPrint and openpyxl.
    from reports.pipeline.minutes import minutes as compose
    from reports.pipeline.printing import Copies

    saying = _("Composing the minutes of {meeting} …").format(meeting=meeting.stem)
    return meetings.make(
        lambda office: compose(meeting, options.request(), office, Copies(word, slides)), options, saying
    )
