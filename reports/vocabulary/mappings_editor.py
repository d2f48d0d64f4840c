"""Decisions written into the text of ``mappings.toml``; whatever else the office wrote there stays as it is.

tomlkit keeps comments, order and spelling. Only what begins a new table or list is put in as text, at the end and the
beginning of the file: tomlkit would put it between a comment and the table which that comment is about.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import tomlkit
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import KeyType, SingleKey, Table

from reports.errors import ConfigurationError
from reports.vocabulary.mappings import FILE
from reports.vocabulary.text import decision_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

LEFT_OUT = "left_out"
COLUMNS = "columns"
TABLES = "tables"
LISTS = "lists"
PERIODS = "periods"
CODES = "codes"
_EXACT = frozenset({LEFT_OUT, PERIODS})
"""Tables whose texts name files, which are compared as they are written."""


@dataclass(frozen=True)
class Decision:
    """One line of ``mappings.toml``."""

    table: str
    """columns, values.<field>, codes.<field>, tables, lists, periods, or left_out."""
    text: str
    """The header or value as the sender wrote it, or the pattern of headers; for periods and left_out the file."""
    code: str = ""
    """The field, code, kind or period it means; empty for left_out."""
    note: str = ""
    """Where it was seen; a comment behind the line."""

    @property
    def comment(self) -> str:
        """The note on one line."""
        return " ".join("".join(mark if mark.isprintable() else " " for mark in self.note).split())

    @property
    def line(self) -> str:
        """The line with its comment."""
        text = tomlkit.string(self.text).as_string()
        line = f"{text}," if self.table == LEFT_OUT else f"{text} = {tomlkit.string(self.code).as_string()}"
        return f"{line}  # {self.comment}" if self.comment else line


def with_decisions(text: str, decisions: Iterable[Decision]) -> tuple[str, tuple[Decision, ...]]:
    """Return the text of the file with decisions added, and which of them were new.

    Args:
        text: of the file; empty where there is none.
        decisions: to be added; one whose text is decided already is passed over.

    Raises:
        ConfigurationError: the file is written in a way in which nothing can be added safely.
    """
    windows = "\r\n" in text and text.count("\r\n") == text.count("\n")
    grown = text.replace("\r\n", "\n") if windows else text
    added = []
    for decision in decisions:
        if not is_decided(decision, tomllib.loads(grown)):
            grown = _with(grown, decision)
            added.append(decision)
    return grown.replace("\n", "\r\n") if windows else grown, tuple(added)


def is_decided(decision: Decision, parsed: Mapping[str, Any]) -> bool:
    """Tell whether a file says already what a text means.

    Args:
        decision: its text is compared in its normal form.
        parsed: the file; empty where there is none.
    """
    table = _table(parsed, decision.table) or ()
    return decision.text in table or (
        decision.table not in _EXACT and decision_key(decision.text) in map(decision_key, table)
    )


def _table(parsed: Mapping[str, Any], name: str) -> Any:  # noqa: ANN401 -- a table, a list, or None
    first, _dot, subtable = name.partition(".")
    return parsed.get(first, {}).get(subtable) if subtable else parsed.get(first)


def _with(text: str, decision: Decision) -> str:
    """Return the text with one decision; ConfigurationError where it would not say exactly that."""
    try:
        grown = _listed(text, decision) if decision.table == LEFT_OUT else _mapped(text, decision)
        parsed = tomllib.loads(grown)
    except (TOMLKitError, tomllib.TOMLDecodeError):
        parsed = {}
    if parsed != _expected(tomllib.loads(text), decision):
        raise ConfigurationError(
            "{file} is written in a way in which nothing can be added to it",
            "write its tables as [columns] and [values.nationality], each on a line of its own",
            file=FILE,
        )
    return grown


def _expected(parsed: dict[str, Any], decision: Decision) -> dict[str, Any]:
    """Return what a file says with one more decision."""
    table = _table(parsed, decision.table)
    if decision.table == LEFT_OUT:
        return {**parsed, LEFT_OUT: [*(table or ()), decision.text]}
    first, _dot, subtable = decision.table.partition(".")
    added = {**(table or {}), decision.text: decision.code}
    return {**parsed, first: {**parsed.get(first, {}), subtable: added} if subtable else added}


def _listed(text: str, decision: Decision) -> str:
    """Put a file into the list of those left out."""
    if LEFT_OUT not in tomllib.loads(text):
        text = f"{LEFT_OUT} = [\n]\n" + (f"\n{text}" if text else "")
    document = tomlkit.parse(text)
    files: Any = document[LEFT_OUT]
    files.append(decision.text)
    return tomlkit.dumps(document)


def _mapped(text: str, decision: Decision) -> str:
    """Put a line below the last one of its table, above the comments that follow: they are about the next table."""
    if _table(tomllib.loads(text), decision.table) is None:
        end = "\n" if text and not text.endswith("\n") else ""
        gap = "\n" if text and not text.endswith("\n\n") else ""
        text = f"{text}{end}{gap}[{decision.table}]\n"
    document = tomlkit.parse(text)
    table = _table(document, decision.table)
    if not isinstance(table, Table):  # one within braces, in which no comment can stand
        table[decision.text] = decision.code
        return tomlkit.dumps(document)
    body, following = table.value.body, []
    while body and body[-1][0] is None:
        following.append(body.pop())
    value = tomlkit.string(decision.code)
    if decision.comment:
        value.comment(decision.comment)
    table.append(SingleKey(decision.text, t=KeyType.Basic), value)
    body.extend(reversed(following))
    return tomlkit.dumps(document)
