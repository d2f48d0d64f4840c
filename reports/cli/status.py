"""``pora status``: where an office stands, and what to do next."""

from __future__ import annotations

import click

from reports.cli import board_text, console
from reports.cli.board_json import board_json
from reports.cli.localised_click import LocalisedCommand, option
from reports.cli.next_steps import next_lines
from reports.cli.options import CONTEXT, Options, shared
from reports.errors import ExitCode


@click.command(
    "status",
    cls=LocalisedCommand,
    context_settings=CONTEXT,
    examples=("pora status", "pora status --all", "pora status -C kantor --json"),
)
@option("--all", "everything", is_flag=True, help="Every month and meeting, not the last ones only.")
@shared("office", "output", "as_json", "lang")
def status(options: Options, *, everything: bool) -> int:
    """Show what each month has, what was made of it, and what to do next.

    Reads no workbook: shows what the last reading found, and says where inputs were changed since then.
    """
    from reports.pipeline.status import board

    office_board = board(options.request())
    if options.as_json:
        console.result_json(board_json(office_board, options.office))
        return ExitCode.DONE
    console.result(board_text.lines(office_board, everything=everything))
    console.result(next_lines(office_board.next_step, options.office))
    return ExitCode.DONE
