"""``pora check``: what the workbooks hold and what is wrong with them."""

from __future__ import annotations

import sys
from dataclasses import replace
from gettext import gettext as _
from gettext import ngettext
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click
from click.core import ParameterSource

from reports.cli import clock, console, text_output
from reports.cli.decision_lines import learned_lines
from reports.cli.i18n import active_language, count, translator_into
from reports.cli.json_output import check_json
from reports.cli.localised_click import LocalisedCommand, argument, option
from reports.cli.next_steps import tell_next
from reports.cli.options import CONTEXT, Options, shared
from reports.cli.recording import tell_broken_record
from reports.cli.text_output import correction_lines
from reports.errors import ExitCode
from reports.model.period import Month
from reports.problems import Severity
from reports.vocabulary.config import Retention

if TYPE_CHECKING:
    from reports.pipeline.request import CheckResult
    from reports.render.correction.sheet_words import Translate
    from reports.vocabulary.config import Config


@click.command(
    "check",
    cls=LocalisedCommand,
    context_settings=CONTEXT,
    examples=(
        "pora check",
        "pora check register-september.xlsx --show-values",
        "pora check inputs --json",
        "pora check -C kantor --learn",
    ),
)
@argument(
    "paths",
    metavar="[PATH]...",
    nargs=-1,
    type=click.Path(path_type=Path),
    help="Workbooks or folders of them.  [default: inputs in the office folder]",
)
@option(
    "--learn",
    "learning",
    is_flag=True,
    help="Ask what headers and values mean, and remember it in mappings.toml; without a terminal, write proposals "
    "into mappings.proposed.toml.",
)
@shared("office", "output", "dry_run", "quiet", "verbose", "as_json", "show_values", "lang")
def check(options: Options, paths: tuple[Path, ...], *, learning: bool) -> int:
    """Read the workbooks and say what was recognised and what is wrong.

    Gives each workbook with findings back in outputs/corrections: cells coloured, with comments that say what to
    write. For a PATH outside any office only with -o. Works without pora.toml too.
    """
    # Imported here: it brings the names of places and nationalities.
    from reports.vocabulary import config

    office = config.load(options.office)
    if learning:
        _learn(options, paths, office)
    translate = translator_into(_language_of_senders(office))
    result = _read(options, paths, office, translate)
    if options.as_json:
        console.result_json(check_json(result, show_values=options.show_values))
        # With --json nothing but JSON may stand on standard output.
        console.remark(learned_lines(result.learned), quiet=options.quiet)
    else:
        _print(result, options)
    if not paths:
        _tell_expired(options, office)
    is_broken = not paths and tell_broken_record(options)
    if result.nothing_read:
        _refuse(paths, options)
    if not paths:
        tell_next(options)
    return (
        ExitCode.FOUND
        if is_broken or any(problem.severity is Severity.ERROR for problem in result.problems)
        else ExitCode.DONE
    )


def _read(options: Options, paths: tuple[Path, ...], office: Config, translate: Translate | None) -> CheckResult:
    """Read the workbooks; at a terminal, ask for the password of those that are protected."""
    # Imported here: this brings the libraries that read workbooks.
    from reports.pipeline.check import check as read

    request = options.request()
    with console.working(_("Reading the workbooks …"), quiet=options.quiet):
        result = read(paths, request, office, translate)
    if request.password is None and sys.stdin.isatty() and any(file.status == "encrypted" for file in result.files):
        password = click.prompt(_("Password of the protected workbooks"), hide_input=True, err=True)
        result = read(paths, replace(request, password=password), office, translate)
    return result


def _tell_expired(options: Options, office: Config) -> None:
    """Say which stores hold data longer than the office allows."""
    if options.quiet or office.retention == Retention():
        return
    # Imported here: few offices have limits, and this reads the ledger once more.
    from reports.pipeline.forgetting.carry_out import past_retention

    today = Month.of(clock.now().date())
    for store, number in past_retention(office.retention, today, options.request()).items():
        message = ngettext(
            "{store}: {count} file is older than [retention] in pora.toml allows: pora forget --expired",
            "{store}: {count} files are older than [retention] in pora.toml allows: pora forget --expired",
            number,
        )
        console.remark([message.format(store=store, count=count(number))], quiet=False)


def _learn(options: Options, paths: tuple[Path, ...], office: Config) -> None:
    """Read once without correction workbooks, which are made of what is read with the new decisions."""
    # Imported here: it brings the library that tells similar spellings.
    from reports.cli.learn import learn
    from reports.pipeline.learn import require_office

    require_office(options.office)
    result = _read(options, paths, office, None)
    if not result.nothing_read:
        learn(result, options, versions=not paths)


def _refuse(paths: tuple[Path, ...], options: Options) -> NoReturn:
    """Raise where no file could be read, after it was said of each why not."""
    from reports.pipeline.gather import nothing_read
    from reports.pipeline.request import INPUTS

    raise nothing_read(str(paths[0] if paths else options.office / INPUTS), ())


def _language_of_senders(office: Config) -> str:
    """Return the language of the correction workbooks: the one asked for, else Indonesian, whatever this PC speaks."""
    source = click.get_current_context().get_parameter_source("lang")
    if source in {ParameterSource.COMMANDLINE, ParameterSource.ENVIRONMENT}:
        return active_language()
    return office.language or "id"


def _print(result: CheckResult, options: Options) -> None:
    """Print what was learned, tables, problems and the balance; when quiet, only the balance."""
    if not options.quiet:
        console.result(learned_lines(result.learned))
        for file in result.files:
            console.result(text_output.file_lines(file, columns=options.verbose))
        console.result(
            text_output.problem_lines(result.problems, everywhere=options.verbose, show_values=options.show_values)
        )
        console.result(correction_lines(result.corrections, everything=options.verbose))
    console.result([text_output.balance_line(result.balance)])
