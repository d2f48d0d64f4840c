"""The password that documents are locked with: asked for at a terminal, twice, and nowhere else taken from."""

from __future__ import annotations

import sys
import unicodedata
from dataclasses import replace
from gettext import gettext as _
from gettext import ngettext
from typing import TYPE_CHECKING

import click

from reports.cli.i18n import count
from reports.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from reports.cli.options import Options

_MOST_NAMED = 4
"""Files without a lock that are named; of an archive there is one a month."""


def with_password(options: Options) -> Options:
    """Return the options with the password, if documents are to be locked; a dry run makes none and asks for none.

    A password on the command line would stand in the list of processes and the history of the shell, one in the
    environment in whatever this user starts.

    Raises:
        UsageError: there is no terminal to ask at.
    """
    if not options.locked or options.dry_run:
        return options
    if not sys.stdin.isatty():
        raise UsageError(
            "a password is asked for at a terminal only",
            "run the command at a terminal; without --password the documents are made without a lock",
        )
    password = click.prompt(
        _("Password of the documents, at least 12 characters; without it nobody can open them"),
        hide_input=True,
        confirmation_prompt=_("The same password again"),
        value_proc=_checked,
        err=True,
    )
    return replace(options, protection=password)


def with_unlocking_password(options: Options) -> Options:
    """Return the options with the password of documents that are to be read, asked for once.

    Raises:
        UsageError: there is no terminal to ask at.
    """
    if not sys.stdin.isatty():
        raise UsageError("a password is asked for at a terminal only", "run the command at a terminal")
    password = click.prompt(_("Password of the documents"), hide_input=True, err=True)
    return replace(options, protection=unicodedata.normalize("NFC", password))


def _checked(password: str) -> str:
    from reports.at_rest.file_locks import fitting

    fit = fitting(password)
    if fit is None:
        raise click.UsageError(_("12 to 127 characters, without a blank at its beginning or end"))
    return fit


def unlocked_lines(options: Options, written: Iterable[Path]) -> Iterator[str]:
    """Yield a line for each document that a password was asked for and that can have none."""
    from reports.at_rest.file_locks import LOCKABLE

    unlocked = [path for path in written if path.suffix not in LOCKABLE] if options.protection else []
    files = [path for path in unlocked if not path.name.endswith(".manifest.json")]
    for path in files[:_MOST_NAMED]:
        yield _("not locked, since its format has no passwords: {path}").format(path=path)
    if len(files) > _MOST_NAMED:
        number = len(files) - _MOST_NAMED
        text = ngettext("{count} more file is not locked", "{count} more files are not locked", number)
        yield text.format(count=count(number))
    if unlocked:
        yield _("do not send files without a lock along with the locked ones; keep them on an encrypted disk")
