"""This office's remembered decisions, ``mappings.toml``: readable, edited by hand or by ``pora check --learn``."""

from __future__ import annotations

import difflib
import json
import tomllib
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from reports.errors import ConfigurationError
from reports.vocabulary import codes, schema
from reports.vocabulary.config import Enforcement
from reports.vocabulary.text import normal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

FILE = "mappings.toml"
_SHEET = " › "
"""Between a file and its sheet, as ``pora check`` prints it."""


@dataclass(frozen=True)
class Mappings:
    """Decisions of an office."""

    left_out: tuple[str, ...] = ()
    """What to leave out of the inputs: files, relative to the office folder, and single sheets as ``FILE › SHEET``."""
    columns: Mapping[str, str] = field(default_factory=dict)
    """Header text, normalised → field."""
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Field → text, normalised → code (``[values.nationality]``: ``"KOREA" = "KOR"``)."""
    sheets_left_out: tuple[str, ...] = ()
    """Names of the sheets to leave out of the one file that these decisions are for; see ``of_file``."""

    lists: Mapping[str, str] = field(default_factory=dict)
    """Pattern of headers (normalised, joined by ``|``) → ``register``, or the word for another list."""

    enforcement: Enforcement = field(default_factory=Enforcement)
    """What ``pora.toml`` says of decisions on administrative actions."""

    @property
    def fingerprint(self) -> str:
        """What of this decides how a file is read; part of the key of a kept reading."""
        enforcement = [self.enforcement.own_prefixes, self.enforcement.receipt]
        kept = [self.columns, self.values, self.lists, enforcement, *self.sheets_left_out]
        return json.dumps(kept, sort_keys=True, default=dict)

    def of_file(self, *names: str) -> Mappings:
        """Return the decisions for one file.

        Args:
            names: the paths by which ``left_out`` may name the file.
        """
        pairs = (entry.partition(_SHEET) for entry in self.left_out)
        sheets = {sheet.strip() for file, mark, sheet in pairs if mark and file in names}
        return replace(self, sheets_left_out=tuple(sorted(sheets)))

    def leaves_out(self, sheet: str) -> bool:
        """Tell whether a sheet of the file is left out; as in Excel, upper and lower case are the same."""
        return _key(sheet) in map(_key, self.sheets_left_out)

    def sheets_not_in(self, sheets: Iterable[str]) -> tuple[str, ...]:
        """Return the sheets to leave out that are none of these: names that are misspelt or out of date."""
        there = set(map(_key, sheets))
        return tuple(name for name in self.sheets_left_out if _key(name) not in there)


def _key(sheet: str) -> str:
    """Return the name of a sheet as names are compared."""
    return sheet.strip().casefold()


def load(folder: Path) -> Mappings:
    """Return the decisions of an office folder; none where there is no file.

    Raises:
        ConfigurationError: unreadable, or an unknown key.
    """
    try:
        parsed = tomllib.loads((folder / FILE).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Mappings()
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigurationError("{file} cannot be read", "check the file and its permissions", file=FILE) from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigurationError("{file}: {detail}", "correct that line", file=FILE, detail=str(error)) from error
    left_out, columns, values, lists = (parsed.pop(key, kind()) for key, kind in _KEYS.items())
    if parsed:
        known = ", ".join(_KEYS)
        raise ConfigurationError(
            "{file}: unknown key {key}", "known are: {near}", file=FILE, key=min(parsed), near=known
        )
    if not isinstance(left_out, list) or not all(isinstance(one, str) for one in left_out):
        raise _wrong("left_out", "a list of texts")
    tables = values if isinstance(values, dict) else {"": None}
    return Mappings(
        tuple(left_out),
        _decisions("columns", columns, schema.field_names()),
        {name: _decisions(f"values.{name}", one, codes.codes(name) or None) for name, one in sorted(tables.items())},
        lists=_patterns(lists),
    )


_KEYS: dict[str, Callable[[], Any]] = {"left_out": list, "columns": dict, "values": dict, "lists": dict}


def _decisions(key: str, table: object, allowed: frozenset[str] | None) -> dict[str, str]:
    """Return normalised text → decision of a table; a decision outside the allowed ones is an error that lists them."""
    if not isinstance(table, dict) or not all(isinstance(one, str) for one in table.values()):
        raise _wrong(key, "a table of texts")
    for text, decision in table.items():
        if allowed is not None and decision not in allowed:
            near = difflib.get_close_matches(decision, sorted(allowed), n=1)
            raise _wrong(f"{key}.{text}", " / ".join(near or sorted(allowed)))
    return {normal(text): decision for text, decision in table.items()}


def _patterns(table: object) -> dict[str, str]:
    """Return pattern of headers → decision; parts of a pattern are compared as headers are."""
    if not isinstance(table, dict) or not all(isinstance(decision, str) for decision in table.values()):
        raise _wrong("lists", "a table of texts")
    return {" | ".join(normal(part) for part in pattern.split("|")): word for pattern, word in table.items()}


def _wrong(key: str, expected: str) -> ConfigurationError:
    return ConfigurationError(
        "{file}: {key} must be {expected}", "correct that line", file=FILE, key=key, expected=expected
    )
