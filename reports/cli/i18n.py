"""The language of messages and help: one choice a process, made before anything is printed.

Click asks the standard ``gettext`` for its own words, so the same domain is set for all of us there: one mechanism, and
``--help`` speaks one language. Documents are always Indonesian and never come here.
"""

from __future__ import annotations

import functools
import gettext
import os
from pathlib import Path
from typing import TYPE_CHECKING

from reports.errors import ConfigurationError
from reports.vocabulary import config

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

DOMAIN = "pora"
LOCALE = Path(__file__).parents[1] / "locale"
LANGUAGES = ("id", "en")


def choose(argv: Sequence[str], environment: Mapping[str, str]) -> str:
    """Return the language: ``--lang``, else ``PORA_LANG``, else ``pora.toml``, else ``LANG``, else English.

    A wrong value is passed over here; click names it when it reads the same option.
    """
    office = Path(_option(argv, "--office", "-C") or environment.get("PORA_OFFICE") or ".")
    wanted = (
        _option(argv, "--lang"),
        environment.get("PORA_LANG"),
        _configured(office),
        environment.get("LANG", "")[:2],
    )
    return next((one for one in wanted if one in LANGUAGES), "en")


def activate(code: str) -> None:
    """Set the language of ``gettext`` for the rest of the process."""
    os.environ["LANGUAGE"] = code
    gettext.bindtextdomain(DOMAIN, str(LOCALE))
    gettext.textdomain(DOMAIN)


def active_language() -> str:
    """Return the language that was activated."""
    return os.environ.get("LANGUAGE", "en")


def say(msgid: str, values: Mapping[str, object] | None = None) -> str:
    """Return a message in the chosen language with its places filled; texts among the values are translated too."""
    return _filled(gettext.gettext, msgid, values or {})


def translator_into(code: str) -> Callable[[str, Mapping[str, object]], str]:
    """Return a translator into a given language, whatever the language of the screen."""
    spoken = gettext.translation(DOMAIN, str(LOCALE), [code], fallback=True)
    return functools.partial(_filled, spoken.gettext)


def count(number: int) -> str:
    """Return a whole number with the separators of the chosen language."""
    text = f"{number:,}"
    return text.replace(",", ".") if os.environ.get("LANGUAGE") == "id" else text


class _Places(dict[str, str]):
    """Values of a message; a place without one stays empty, since a proposal may be lacking."""

    def __missing__(self, key: str) -> str:
        return ""


def _filled(translated: Callable[[str], str], msgid: str, values: Mapping[str, object]) -> str:
    if not msgid:
        return ""
    return translated(msgid).format_map(_Places({name: _spoken(translated, one) for name, one in values.items()}))


def _spoken(translated: Callable[[str], str], value: object) -> str:
    if isinstance(value, str):
        return translated(value) if value else ""
    if isinstance(value, (tuple, list)):
        return ", ".join(_spoken(translated, one) for one in value)
    return "" if value is None else str(value)


def _configured(office: Path) -> str:
    """Return the language of ``pora.toml``; a broken file is reported later, by the command that reads it."""
    try:
        return config.load(office).language
    except ConfigurationError:
        return ""


def _option(argv: Sequence[str], *names: str) -> str | None:
    """Return the last value an option is given in the arguments, before click reads them."""
    found = None
    for at, word in enumerate(argv):
        if word == "--":
            break
        name, equals, value = word.partition("=")
        if name in names:
            found = value if equals else next(iter(argv[at + 1 : at + 2]), None)
        elif word.startswith("-C") and "-C" in names:
            found = word[2:]
    return found
