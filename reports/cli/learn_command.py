"""``pora learn``: the answers of a returned correction workbook become decisions of the office."""

from __future__ import annotations

from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reports.cli import console
from reports.cli.i18n import count
from reports.cli.localised_click import LocalisedCommand, argument
from reports.cli.next_steps import tell_command, tell_next
from reports.cli.options import CONTEXT, Options, shared
from reports.errors import ExitCode

if TYPE_CHECKING:
    from reports.pipeline.learn_returned import Learned


@click.command(
    "learn",
    cls=LocalisedCommand,
    context_settings=CONTEXT,
    examples=("pora learn register.koreksi.xlsx", "pora learn kembali -C kantor --dry-run"),
)
@argument(
    "paths",
    metavar="PATH...",
    nargs=-1,
    required=True,
    type=click.Path(path_type=Path),
    help="Correction workbooks that came back, or folders of them.",
)
@shared("office", "dry_run", "quiet", "verbose", "lang")
def learn(options: Options, paths: tuple[Path, ...]) -> int:
    """Take the answers of returned correction workbooks into mappings.toml.

    They stand on the sheet Pemahaman. All answers of a workbook are taken over, or none where one of them is wrong.
    """
    # Imported here: this brings the libraries that read workbooks.
    from reports.pipeline.learn_returned import learn_returned

    request = options.request()
    with console.working(_("Reading the workbooks …"), quiet=options.quiet):
        learned = learn_returned(paths, options.office, dry_run=options.dry_run, password=request.password)
    _print(learned, options)
    return ExitCode.FOUND if any(problem.severity == "error" for problem in learned.problems) else ExitCode.DONE


def _print(learned: Learned, options: Options) -> None:
    """Print what is wrong with answers, then each decision and how many there are."""
    from reports.cli import text_output
    from reports.cli.decision_lines import learned_lines
    from reports.vocabulary.mappings import FILE

    console.result(text_output.problem_lines(learned.problems, everywhere=True, show_values=False))
    if not options.quiet:
        console.result(learned_lines(learned.decisions))
    number, path = count(len(learned.decisions)), options.office / FILE
    text = _("decisions written into {path}: {count}")
    if options.dry_run:
        text = _("would be written into {path}: {count}")
    if not learned.decisions and not learned.problems:
        text = _("nothing to learn: no answer is filled in that is not known already")
    console.result([text.format(path=path, count=number)])
    _tell_next(learned, options)


def _tell_next(learned: Learned, options: Options) -> None:
    """Say what comes after the answers were taken, or why to send the workbook back again."""
    if learned.problems:
        text = _("Correct the answers named above in the workbook; until then none of its answers counts.")
        console.remark([text], quiet=options.quiet)
        tell_command(options, "status")
    elif learned.decisions and not options.dry_run:
        text = _(
            "Put the workbook into inputs in place of its original if you changed its data; answers hold without it."
        )
        console.remark([text], quiet=options.quiet)
        tell_command(options, "check")
    else:
        tell_next(options)
