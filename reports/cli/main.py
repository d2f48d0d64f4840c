"""The command ``pora``: a group that imports a command only when it is named, so that help is instant."""

from __future__ import annotations

import atexit
import contextlib
import os
import re
import sys
from gettext import gettext
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from reports import __version__
from reports.cli import i18n
from reports.cli.error_handler import guard
from reports.cli.localised_click import LocalisedHelp, LocalisedOption, translated
from reports.cli.options import CONTEXT, Options, shared
from reports.errors import ExitCode
from reports.errors import msgid as _
from reports.vocabulary.config import FILE

if TYPE_CHECKING:
    from collections.abc import Sequence


COMMANDS: dict[str, tuple[str, str]] = {
    "init": ("reports.cli.init:init", _("Make an office folder with blank forms.")),
    "check": ("reports.cli.check:check", _("Read the workbooks and say what was recognised and what is wrong.")),
    "learn": (
        "reports.cli.learn_command:learn",
        _("Take the answers of returned correction workbooks into mappings.toml."),
    ),
    "return": ("reports.cli.monthly_return:monthly_return", _("Compose the monthly return of a period.")),
    "briefing": (
        "reports.cli.meetings:briefing",
        _("Compose invitation, briefing pack and attendance sheet of a meeting."),
    ),
    "minutes": (
        "reports.cli.meetings:minutes",
        _("Compose report, follow-up register and message to leaders of a meeting."),
    ),
    "status": ("reports.cli.status:status", _("Show what each month has, what was made of it, and what to do next.")),
    "review": (
        "reports.cli.review:review",
        _("Make a page that shows what was understood and leads each figure to its rows."),
    ),
    "trace": ("reports.cli.trace:trace", _("Show the rows and cells that a printed figure was counted from.")),
    "submit": ("reports.cli.submit:submit", _("Record what was handed in: which files, to whom, when.")),
    "diff": ("reports.cli.diff:diff", _("Compare the return of a period with the one that was handed in.")),
    "verify": ("reports.cli.verify:verify", _("Tell whether documents are still what was made and handed in.")),
    "reprocess": (
        "reports.cli.reprocess:reprocess",
        _("Rebuild every month of an archive, and account for what is missing."),
    ),
    "templates": (
        "reports.cli.template_commands:templates",
        _("List, copy, check and preview the templates that documents are made with."),
    ),
    "doctor": ("reports.cli.doctor:doctor", _("Tell whether this PC is ready, and whether this office is complete.")),
    "forget": (
        "reports.cli.forget:forget",
        _("Remove what the office's stores hold of a person, or of months whose time is over."),
    ),
}
"""Command → where it stands, and the first sentence of its help, known without importing it."""

EXIT_CODES = {
    ExitCode.DONE: _("done"),
    ExitCode.FOUND: _("done, but check found errors, --strict and something was set aside, or verify found a fault"),
    ExitCode.USAGE: _("usage, a malformed period too"),
    ExitCode.NO_INPUT: _("no usable input: no file could be read, or no data for the period"),
    ExitCode.CONFIGURATION: _("template or configuration"),
    ExitCode.OUTPUT: _("output not writable, or the office is locked by another run"),
    ExitCode.BUG: _("a fault of pora itself: please report it"),
    ExitCode.INTERRUPTED: _("interrupted"),
}


class Pora(LocalisedHelp, click.Group):
    """The group of commands, with the error boundary around all of them."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 -- click's own signature
        """Return the names of all commands in the order of work."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 -- click's own
        """Import and return one command."""
        if cmd_name not in COMMANDS:
            return None
        module, _colon, name = COMMANDS[cmd_name][0].partition(":")
        command: click.Command = getattr(import_module(module), name)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that is named; for an unknown one, name the nearest."""
        try:
            return super().resolve_command(ctx, args)
        except click.exceptions.NoSuchCommand as error:
            raise click.exceptions.NoSuchCommand(error.command_name, possibilities=COMMANDS, ctx=ctx) from None

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help text in the chosen language."""
        click.Command.format_help_text(translated(self), ctx, formatter)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 -- click's own
        """List the commands without importing them."""
        with formatter.section(gettext("Commands")):
            formatter.write_dl([(name, gettext(help_text)) for name, (_where, help_text) in COMMANDS.items()])

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 -- click's own
        """List the exit codes and the positions allowed for options."""
        with formatter.section(gettext("Exit codes")):
            formatter.write_dl([(str(int(code)), gettext(meaning)) for code, meaning in EXIT_CODES.items()])
        with formatter.indentation():
            formatter.write_paragraph()
            formatter.write_text(
                gettext(
                    "An option counts before the environment (--office: PORA_OFFICE), the environment before "
                    "pora.toml, and pora.toml before the default."
                )
            )

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = "pora",
        complete_var: str | None = None,
        standalone_mode: bool = True,  # noqa: ARG002 -- click's own signature
        **extra: Any,  # noqa: ANN401 -- click's own signature
    ) -> NoReturn:
        """Run a command line and end the process with its exit code."""
        words = list(sys.argv[1:] if args is None else args)
        _accept_any_character()
        i18n.activate(i18n.choose(words, os.environ))
        if "_PORA_COMPLETE" in os.environ:
            super().main(words, prog_name, complete_var, **extra)
        sys.exit(guard(lambda: self._run(words, prog_name), verbose=_is_verbose(words)))

    def _run(self, words: list[str], prog_name: str | None) -> int:
        """Parse and run; a command returns its exit code, ``--help`` raises its own."""
        colour = False if os.environ.get("NO_COLOR") else None
        try:
            with self.make_context(prog_name, words, color=colour) as ctx:
                return int(self.invoke(ctx) or 0)
        except click.exceptions.Exit as exit_request:
            return exit_request.exit_code


def _accept_any_character() -> None:
    """Let a terminal that cannot show a character show its number instead of ending the run."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")


def _is_verbose(words: list[str]) -> bool:
    """Tell whether ``-v`` is given, also where click could not read the command line."""
    flags = (word for word in words if re.fullmatch("-[a-zA-Z]*v[a-zA-Z]*", word) and word[1] not in "Co")
    return "--verbose" in words or any(flags) or bool(os.environ.get("PORA_VERBOSE"))


@click.group(cls=Pora, context_settings=CONTEXT, invoke_without_command=True)
@click.version_option(
    __version__, message="%(prog)s %(version)s", cls=LocalisedOption, help=_("Show the version and exit.")
)
@shared("lang")
@click.pass_context
def pora(ctx: click.Context, /, _options: Options) -> int:
    """Make the reports and returns of a Tim PORA from the workbooks of its office.

    Without a command: in an office folder where it stands (pora status), elsewhere this help.
    """
    if ctx.invoked_subcommand is not None:
        return ExitCode.DONE
    if not (Path(os.environ.get("PORA_OFFICE") or ".") / FILE).is_file():
        click.echo(ctx.get_help())
        return ExitCode.DONE
    from reports.cli.status import status

    with status.make_context("status", [], parent=ctx) as of_status:
        return int(status.invoke(of_status) or 0)


def main() -> NoReturn:
    """Run ``pora`` with the arguments of the process, and leave it at once.

    Taking pandas, WeasyPrint and all they made apart, object by object, costs a tenth of a return and serves nobody.
    What was registered to be done at the end is done, and what was written is flushed.
    """
    try:
        pora.main()
    except SystemExit as end:
        atexit._run_exitfuncs()  # the standard library has no public name for it
        with contextlib.suppress(OSError, ValueError):
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(end.code if isinstance(end.code, int) else 1)
