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
from reports.late_patterns import late_regex
from reports.model.readiness import Phrase
from reports.vocabulary import config, field_labels, kinds

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

DOMAIN = "pora"
LOCALE = Path(__file__).parents[1] / "locale"
LANGUAGES = ("id", "en")
_ID_PLACES = frozenset({"candidate", "candidates", "field", "fields", "kind", "missing"})
"""Places of messages that hold ids of fields or of kinds."""
_JOINTS = late_regex(r"( / |, )")


def choose(argv: Sequence[str], environment: Mapping[str, str]) -> str:
    """Return the language: ``--lang``, else ``PORA_LANG``, else ``pora.toml``, else ``LANG``, else English.

    A wrong value is passed over here; click names it when it reads the same option.
    """
    office = Path(_option(argv, "--office", "-C") or environment.get("PORA_OFFICE") or ".")
    candidates = (
        _option(argv, "--lang"),
        environment.get("PORA_LANG"),
        _configured(office),
        environment.get("LANG", "")[:2],
    )
    return next((language for language in candidates if language in LANGUAGES), "en")


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
    return _filled(gettext.gettext, active_language(), msgid, values or {})


def translator_into(code: str) -> Callable[[str, Mapping[str, object]], str]:
    """Return a translator into a given language, whatever the language of the screen."""
    translation = gettext.translation(DOMAIN, str(LOCALE), [code], fallback=True)
    return functools.partial(_filled, translation.gettext, code)


def field_name(name: str) -> str:
    """Return the id of a field as a reader of the chosen language knows it; an id without a name stays."""
    return _name(gettext.gettext, active_language(), name)


def count(number: int) -> str:
    """Return a whole number with the separators of the chosen language."""
    text = f"{number:,}"
    return text.replace(",", ".") if os.environ.get("LANGUAGE") == "id" else text


class _Places(dict[str, str]):
    """Values of a message; a place without one stays empty, since a proposal may be lacking."""

    def __missing__(self, key: str) -> str:
        return ""


def _filled(translated: Callable[[str], str], code: str, msgid: str, values: Mapping[str, object]) -> str:
    if not msgid:
        return ""
    texts = {
        place: _names(translated, code, value) if place in _ID_PLACES else _worded(translated, value)
        for place, value in values.items()
    }
    return translated(msgid).format_map(_Places(texts))


def _worded(translated: Callable[[str], str], value: object) -> str:
    if isinstance(value, str):
        return translated(value) if value else ""
    if isinstance(value, Phrase):
        return translated(value.text).format_map(
            _Places({place: _worded(translated, part) for place, part in value.values.items()})
        )
    if isinstance(value, (tuple, list)):
        return ", ".join(_worded(translated, part) for part in value)
    return "" if value is None else str(value)


def _names(translated: Callable[[str], str], code: str, value: object) -> str:
    """Return ids as a reader knows them: fields and kinds by the words of officials, other texts translated."""
    parts = value if isinstance(value, (tuple, list)) else [value or ""]
    joined = ", ".join(str(part) for part in parts)
    return "".join(_name(translated, code, piece) for piece in _JOINTS.split(joined) if piece)


def _name(translated: Callable[[str], str], code: str, name: str) -> str:
    if name in kinds.NAMES:
        return translated(kinds.NAMES[name].english)
    if name not in field_labels.labels():
        return translated(name)
    return field_labels.label(name) if code == "id" else field_labels.english(name)


def _configured(office: Path) -> str:
    """Return the language of ``pora.toml``; a broken file is reported later, by the command that reads it."""
    try:
        return config.load(office).language
    except ConfigurationError:
        return ""


def _option(argv: Sequence[str], *names: str) -> str | None:
    """Return the last value an option is given in the arguments, before click reads them."""
    chosen = None
    for at, word in enumerate(argv):
        if word == "--":
            break
        name, equals, value = word.partition("=")
        if name in names:
            chosen = value if equals else next(iter(argv[at + 1 : at + 2]), None)
        elif word.startswith("-C") and "-C" in names:
            chosen = word[2:]
    return chosen
