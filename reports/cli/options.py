"""The options that commands share: one letter and one meaning each, attached only where they mean something."""

from __future__ import annotations

import dataclasses
import functools
import os
import re
from dataclasses import dataclass, field
from datetime import date
from gettext import gettext
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reports.cli.i18n import LANGUAGES
from reports.cli.localised_click import option
from reports.errors import UsageError
from reports.errors import msgid as _
from reports.model.period import Month, Period
from reports.pipeline.request import Request

if TYPE_CHECKING:
    from collections.abc import Callable

CONTEXT = {"auto_envvar_prefix": "PORA", "max_content_width": 100}
"""Given to each command, so that ``PORA_OFFICE`` means the same for all of them."""

EDITIONS = ("dinas", "antarinstansi", "publik")


class PeriodType(click.ParamType[Period]):
    """A month, a range of months or a year."""

    name = "period"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Period:
        """Read a period, or say how one is written."""
        if isinstance(value, Period):
            return value
        from reports.vocabulary.typed_periods import typed

        period = typed(str(value))
        if period is None:
            text = gettext("'{value}' is not a period: write 2024-09, 2024-07..2024-09, 2024, or \"September 2024\".")
            self.fail(text.format(value=value), param, ctx)
        return period


class MonthType(click.ParamType[Month]):
    """A month."""

    name = "month"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Month:
        """Read a month, or say how one is written."""
        if isinstance(value, Month):
            return value
        from reports.vocabulary.typed_periods import typed

        period = typed(str(value))
        if period is None or not period.is_month:
            self.fail(gettext("'{value}' is not a month: write 2024-09.").format(value=value), param, ctx)
        return period.first


class DateType(click.ParamType[date]):
    """A day."""

    name = "date"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read a date, or say how one is written."""
        if isinstance(value, date):
            return value
        try:
            # fromisoformat alone would take week dates and dates without hyphens too.
            return date.fromisoformat(str(value) if re.fullmatch(r"\d{4}-\d\d-\d\d", str(value)) else "")
        except ValueError:
            self.fail(gettext("'{value}' is not a date: write 2024-09-30.").format(value=value), param, ctx)


@dataclass(frozen=True)
class Options:
    """The shared options of one call."""

    office: Path = Path()
    output: Path | None = None
    edition: str = "dinas"
    as_of: date | None = None
    document_date: date | None = None
    strict: bool = False
    dry_run: bool = False
    quiet: bool = False
    verbose: bool = False
    as_json: bool = False
    show_values: bool = False
    locked: bool = False
    """Whether a password is to be asked for."""
    with_names: bool = False
    """Whether the annex of names is made, too."""
    protection: str | None = field(default=None, repr=False)
    """The password that was asked for; never an option itself."""

    def request(self) -> Request:
        """Return the options as a request to the application layer."""
        return Request(
            self.office,
            self.output,
            self.edition,
            self.as_of,
            self.document_date,
            strict=self.strict,
            dry_run=self.dry_run,
            password=os.environ.get(_UNLOCKS) or None,
            protection=self.protection,
            with_names=self.with_names,
        )


_UNLOCKS = "PORA_WORKBOOK_PASSWORD"
"""Environment variable with the password of protected workbooks; never an option, which others on the PC could see."""
_FOLDER: click.Path = click.Path(file_okay=False, path_type=Path)
_OFFICE: click.Path = click.Path(exists=True, file_okay=False, path_type=Path)
_STACK: dict[str, Callable[[Any], Any]] = {
    "office": option(
        "-C", "--office", metavar="DIR", type=_OFFICE, default=Path(), show_default=True,
        help=_("The office folder, which holds pora.toml."),
    ),
    "output": option(
        "-o", "--output", metavar="DIR", type=_FOLDER,
        help=_("Where documents go.  [default: outputs in the office folder]"),
    ),
    "edition": option(
        "--edition", type=click.Choice(EDITIONS), default="dinas", show_default=True,
        help=_("For whom the documents are."),
    ),
    "edition of a meeting": option(
        "--edition", type=click.Choice(EDITIONS), default="antarinstansi", show_default=True,
        help=_("For whom the documents are."),
    ),
    "as_of": option(
        "--as-of", metavar="DATE", type=DateType(),
        help=_("The day stock tables stand for.  [default: end of the period]"),
    ),
    "document_date": option(
        "--date", "document_date", metavar="DATE", type=DateType(), envvar="PORA_DATE",
        help=_("The date the documents bear.  [default: that of pora.toml, else a dotted line]"),
    ),
    "strict": option("--strict", is_flag=True, help=_("End with 1 when a row was set aside.")),
    "dry_run": option("-n", "--dry-run", is_flag=True, help=_("Do all but write; name the files that would be made.")),
    "quiet": option("-q", "--quiet", is_flag=True, help=_("Say only the result.")),
    "verbose": option("-v", "--verbose", is_flag=True, help=_("Say everything, after an error the traceback too.")),
    "as_json": option(
        "--json", "as_json", is_flag=True, envvar="PORA_JSON",
        help=_("Print JSON, and nothing else, on standard output."),
    ),
    "show_values": option(
        "--show-values", is_flag=True, help=_("Show the texts found wrong; they may be personal data.")
    ),
    "locked": option(
        "--password", "locked", is_flag=True, allow_from_autoenv=False,
        help=_("Lock PDF, workbooks, Word copies and slides with a password, which is asked for at the terminal."),
    ),
    "with_names": option(
        "--named", "with_names", is_flag=True, allow_from_autoenv=False,
        help=_("Make an annex of names, too; in the edition dinas only, for the office alone."),
    ),
    "lang": option(
        "--lang", type=click.Choice(LANGUAGES), expose_value=False,
        help=_("Language of messages.  [default: that of pora.toml, else of LANG, else en]"),
    ),
}  # fmt: skip


def refuse_shared_names(options: Options) -> None:
    """Stop where names are asked for in an edition that leaves the office.

    Raises:
        UsageError: they are.
    """
    if options.with_names and options.edition != "dinas":
        raise UsageError(
            "an annex of names is made in the edition dinas only, not in {edition}",
            "add --edition dinas, or leave --named out",
            edition=options.edition,
        )


_FIELDS = tuple(field.name for field in dataclasses.fields(Options))


def shared(*names: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Attach the named options to a command, which receives them as one ``Options``, its first argument."""

    def attach(command: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(command)
        def run(**parameters: Any) -> Any:  # noqa: ANN401 -- whatever click has read
            shared_values = {name: parameters.pop(name) for name in _FIELDS if name in parameters}
            return command(Options(**shared_values), **parameters)

        for name in reversed([name for name in _STACK if name in names]):
            run = _STACK[name](run)
        return run

    return attach
