"""Click commands and options whose help is translated when it is shown, not when the module is imported."""

from __future__ import annotations

import copy
import inspect
from gettext import gettext
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Spoken = TypeVar("Spoken", click.Option, click.Argument, click.Command)


def translated(original: Spoken) -> Spoken:
    """Return a copy whose help is in the chosen language."""
    copied = copy.copy(original)
    copied.help = gettext(inspect.cleandoc(original.help)) if original.help else ""
    return copied


class LocalisedOption(click.Option):
    """An option with translated help."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Return the help row in the chosen language."""
        return click.Option.get_help_record(translated(self), ctx)


class LocalisedArgument(click.Argument):
    """An argument with translated help."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str]:
        """Return the help row in the chosen language."""
        return click.Argument.get_help_record(translated(self), ctx)


class LocalisedHelp(click.Command):
    """A command or group whose ``--help`` is translated too."""

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return the help option in the chosen language; click caches it in the first language used."""
        help_option = super().get_help_option(ctx)
        if help_option is not None:
            help_option.help = gettext("Show this message and exit.")
        return help_option


class LocalisedCommand(LocalisedHelp):
    """A command with translated help and examples below it.

    Args:
        examples: command lines as one would type them.
        settings: those of a click command.
    """

    def __init__(self, *, examples: Sequence[str] = (), **settings: Any) -> None:  # noqa: ANN401 -- click's own
        super().__init__(**settings)
        self.examples = tuple(examples)

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help text in the chosen language, then the examples."""
        click.Command.format_help_text(translated(self), ctx, formatter)
        if self.examples:
            with formatter.section(gettext("Example")):
                formatter.write_text("\b\n" + "\n".join(self.examples))


class LocalisedGroup(LocalisedHelp, click.Group):
    """A command of several commands, with translated help."""

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help text in the chosen language."""
        click.Command.format_help_text(translated(self), ctx, formatter)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 -- click's own
        """List the commands with the first sentence of each."""
        with formatter.section(gettext("Commands")):
            lines = [(name, translated(command).get_short_help_str(90)) for name, command in self.commands.items()]
            formatter.write_dl(lines)


def option(*names: str, **settings: Any) -> Callable[[Any], Any]:  # noqa: ANN401 -- click's own signature
    """Declare an option with translated help."""
    return click.option(*names, cls=LocalisedOption, **settings)


def argument(*names: str, **settings: Any) -> Callable[[Any], Any]:  # noqa: ANN401 -- click's own signature
    """Declare an argument with translated help."""
    return click.argument(*names, cls=LocalisedArgument, **settings)
