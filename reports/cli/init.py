"""``pora init``: a folder for an office to work in."""

from __future__ import annotations

import sys
from dataclasses import replace
from gettext import gettext
from pathlib import Path

import click

from reports.cli import console
from reports.cli.init_questions import ask_all
from reports.cli.localised_click import LocalisedCommand, argument, option
from reports.cli.next_steps import tell_command, tell_next
from reports.cli.options import CONTEXT, Options, shared
from reports.errors import ExitCode
from reports.errors import msgid as _
from reports.vocabulary.config import FILE


@click.command(
    "init", cls=LocalisedCommand, context_settings=CONTEXT, examples=("pora init kantor", "pora init coba --sample")
)
@argument(
    "folder",
    metavar="[DIR]",
    default=Path(),
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder to make.  [default: .]",
)
@option("--sample", is_flag=True, help=_("Add the data of an invented office, to try things out."))
@shared("quiet", "verbose", "lang")
def init(options: Options, folder: Path, *, sample: bool) -> int:
    """Make an office folder with blank forms.

    Makes pora.toml, inputs with a blank form of each kind, outputs, and forms on the protection of personal data. What
    is there already is left alone.
    """
    # Imported here: the forms bring openpyxl.
    from reports.pipeline.init import init as make
    from reports.pipeline.office_place import in_repository, refuse_own_checkout

    refuse_own_checkout(folder)
    answers = ask_all() if sys.stdin.isatty() and not (folder / "pora.toml").exists() else {}
    office = make(folder, sample=sample, answers=answers)
    console.remark((gettext("left alone: {path}").format(path=path) for path in office.existing), quiet=options.quiet)
    console.result(str(path) for path in office.written)
    console.result(
        [gettext("files made: {made}; left alone: {kept}").format(made=len(office.written), kept=len(office.existing))]
    )
    repository = in_repository(folder)
    if repository is not None:
        text = gettext("{path} is kept in git: its commits would hold personal data. Move the office out of it.")
        console.remark([text.format(path=repository)], quiet=options.quiet)
    if not (sample or answers) and folder / FILE in office.written:
        _warn_of_defaults(folder / FILE, options)
    _tell_next(replace(options, office=folder), sample=sample)
    return ExitCode.DONE


def _warn_of_defaults(path: Path, options: Options) -> None:
    """Say whose area and letterhead an office has for which nothing was asked."""
    texts = (
        gettext("The work area is that of Kota Administrasi Jakarta Utara, and so is the letterhead."),
        gettext("For another office, change [office] and [work_area] in {path}, or run pora init at a terminal."),
    )
    console.remark([text.format(path=path) for text in texts], quiet=options.quiet)


def _tell_next(options: Options, *, sample: bool) -> None:
    """Say what comes after the folder is made."""
    if sample or any((options.office / "records").glob("*")):
        tell_next(options)
        return
    text = gettext("Put the office's workbooks into {path}, as they are.")
    console.remark([text.format(path=options.office / "inputs")], quiet=options.quiet)
    tell_command(options, "check")
