"""This office's remembered decisions, ``mappings.toml``: readable, edited by hand, by ``--learn`` or ``pora learn``."""

from __future__ import annotations

import difflib
import json
import re
import tomllib
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from reports.errors import ConfigurationError
from reports.model.period import Period
from reports.vocabulary import codes, kinds, schema
from reports.vocabulary.correction_sheet import IGNORED, file_key
from reports.vocabulary.text import normal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from reports.model.returned import Answer

FILE = "mappings.toml"
SHEET = " › "
"""Stands between a file and its sheet where a decision is about one sheet."""
_PERSONAL = re.compile(r"\d{5}|[A-Z]{1,2}\d{4}|\d{1,2}[-/. ]\d{1,2}[-/. ]\d{2,4}", re.IGNORECASE)
"""A passport number, a telephone number or a date, which no header holds; a year is allowed."""


@dataclass(frozen=True)
class Mappings:
    """Decisions of an office."""

    left_out: tuple[str, ...] = ()
    """What to leave out, relative to the office folder: files, or single sheets as ``file › sheet``."""
    columns: Mapping[str, str] = field(default_factory=dict)
    """Header text, normalised → field, or ``abaikan`` for a column that is not read."""
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Field → text, normalised → code (``[values.nationality]``: ``"KOREA" = "KOR"``)."""

    lists: Mapping[str, str] = field(default_factory=dict)
    """Pattern of headers (normalised, joined by ``|``) → ``register``, or the word for another list."""
    tables: Mapping[str, str] = field(default_factory=dict)
    """Pattern of headers → kind of the table."""
    periods: Mapping[str, str] = field(default_factory=dict)
    """``file › sheet`` → its period, as ``2024-09`` or ``2024-07..2024-09``."""

    @property
    def fingerprint(self) -> str:
        """What of this decides how a file is read; part of the key of a kept reading."""
        decided = [self.columns, self.values, self.lists]
        later = [self.tables, self.periods, sorted(entry for entry in self.left_out if SHEET in entry)]
        return json.dumps([*decided, *(later if any(later) else ())], sort_keys=True, default=dict)

    def leaves_out(self, path: str, sheet: str) -> bool:
        """Tell whether a sheet is left out.

        Args:
            path: of its file, relative to the office folder or with folders above.
            sheet: its name.
        """
        return any(_names_sheet(entry, path, sheet) for entry in self.left_out if SHEET in entry)

    def period_of(self, path: str, sheet: str) -> Period | None:
        """Return the period decided for a sheet; None without a decision."""
        text = next((text for entry, text in self.periods.items() if _names_sheet(entry, path, sheet)), None)
        return Period.parse(text) if text else None

    def with_answers(self, answers: Iterable[Answer]) -> Mappings:
        """Return the decisions with those of a sheet Pemahaman added."""
        added: dict[str, dict[str, str]] = {}
        for answer in answers:
            added.setdefault(answer.table, {})[answer.text] = answer.code
        return replace(
            self,
            left_out=(*self.left_out, *added.get("left_out", ())),
            columns={**self.columns, **{normal(text): code for text, code in added.get("columns", {}).items()}},
            lists={**self.lists, **added.get("lists", {})},
            tables={**self.tables, **added.get("tables", {})},
            periods={**self.periods, **added.get("periods", {})},
        )

    def decision(self, table: str, text: str) -> str | None:
        """Return what is decided of a text of one table; None where nothing is. For left_out: empty."""
        file, _arrow, sheet = text.rpartition(SHEET)
        if table == "left_out":
            return "" if text in self.left_out or (file and self.leaves_out(file, sheet)) else None
        if table == "periods":
            period = self.period_of(file, sheet)
            return str(period) if period else None
        decided: Mapping[str, str] = getattr(self, table)
        return decided.get(normal(text) if table == "columns" else text)


def may_be_remembered(text: str) -> bool:
    """Tell whether a header or a pattern of headers may be written down: it says something, and nothing of a person."""
    return bool(normal(text)) and not _PERSONAL.search(text)


def _names_sheet(entry: str, path: str, sheet: str) -> bool:
    """Tell whether ``file › sheet`` names a sheet; a file and its correction workbooks are one.

    The rebuilt workbook of a CSV calls its only sheet by a name, the CSV itself has none.
    """
    file, _arrow, name = entry.rpartition(SHEET)
    wanted, key = file_key(file), file_key(path)
    return (not sheet or normal(name) == normal(sheet)) and (key == wanted or key.endswith(f"/{wanted}"))


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
    left_out, columns, values, lists, tables_, periods = (parsed.pop(key, kind()) for key, kind in _KEYS.items())
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
        _decisions("columns", columns, schema.field_names() | {IGNORED}),
        {name: _decisions(f"values.{name}", one, codes.codes(name) or None) for name, one in sorted(tables.items())},
        _patterns("lists", lists),
        _kinds_of_tables(tables_),
        _periods(periods),
    )


_KEYS: dict[str, Callable[[], Any]] = {
    "left_out": list, "columns": dict, "values": dict, "lists": dict, "tables": dict, "periods": dict,
}  # fmt: skip


def _decisions(key: str, table: object, allowed: frozenset[str] | None) -> dict[str, str]:
    """Return normalised text → decision of a table; a decision outside the allowed ones is an error that lists them."""
    if not isinstance(table, dict) or not all(isinstance(one, str) for one in table.values()):
        raise _wrong(key, "a table of texts")
    for text, decision in table.items():
        if allowed is not None and decision not in allowed:
            near = difflib.get_close_matches(decision, sorted(allowed), n=1)
            raise _wrong(f"{key}.{text}", " / ".join(near or sorted(allowed)))
    return {normal(text): decision for text, decision in table.items()}


def _patterns(key: str, table: object) -> dict[str, str]:
    """Return pattern of headers → decision; parts of a pattern are compared as headers are."""
    if not isinstance(table, dict) or not all(isinstance(decision, str) for decision in table.values()):
        raise _wrong(key, "a table of texts")
    return {" | ".join(normal(part) for part in pattern.split("|")): word for pattern, word in table.items()}


def _kinds_of_tables(table: object) -> dict[str, str]:
    """Return pattern of headers → kind; another word than a kind is an error that lists them."""
    decided = _patterns("tables", table)
    for pattern, kind in decided.items():
        if kind not in kinds.KINDS:
            raise _wrong(f"tables.{pattern}", " / ".join(kinds.KINDS))
    return decided


def _periods(table: object) -> dict[str, str]:
    """Return ``file › sheet`` → period; what is no period is an error that shows one."""
    if not isinstance(table, dict):
        raise _wrong("periods", "a table of texts")
    for sheet, period in table.items():
        try:
            Period.parse(period if isinstance(period, str) else "")
        except ValueError:
            raise _wrong(f"periods.{sheet}", "2024-09 / 2024-07..2024-09") from None
    return dict(table)


def _wrong(key: str, expected: str) -> ConfigurationError:
    return ConfigurationError(
        "{file}: {key} must be {expected}", "correct that line", file=FILE, key=key, expected=expected
    )
