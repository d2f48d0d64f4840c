"""New decisions into the text of ``mappings.toml``: lines are put in, and nothing that was there is touched.

A TOML editor was tried (tomlkit): it puts a new key behind the comment that stands over the next table, and it has no
place for a proposal, which is a line with ``#`` before it. So lines are inserted below their header, and a TOML parser
proves that the result says what it said before and the new decisions, or it is not returned.
"""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reports.errors import ConfigurationError
from reports.vocabulary.mappings import FILE
from reports.vocabulary.text import normal

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

LEFT_OUT = "left_out"
COLUMNS = "columns"
_HEADER = re.compile(r"\s*\[\s*([^\[\]]+?)\s*\]\s*(?:#.*)?")
_ARRAY = re.compile(r"left_out\s*=\s*\[", re.MULTILINE)
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|\'[^\']*\'|#[^\n]*|[\[\],]')


@dataclass(frozen=True)
class Decision:
    """One line of ``mappings.toml``."""

    table: str
    """columns, values.<field>, or left_out."""
    text: str
    """The header or value as the sender wrote it; for left_out the input file."""
    code: str = ""
    """The field or code it means; empty for left_out."""
    note: str = ""
    """Where it was seen; a comment behind the line."""

    def line(self, *, proposed: bool) -> str:
        """Return the line; a proposal only needs the ``#`` before it removed."""
        note = " ".join("".join(mark if mark.isprintable() else " " for mark in self.note).split())
        return ("# " if proposed else "") + self.said + (f"  # {note}" if note else "")

    @property
    def said(self) -> str:
        """The line without its comment."""
        return f"{quoted(self.text)}," if self.table == LEFT_OUT else f"{quoted(self.text)} = {quoted(self.code)}"


def quoted(text: str) -> str:
    """Return a TOML text."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def with_decisions(text: str, decisions: Iterable[Decision], *, proposed: bool) -> tuple[str, tuple[Decision, ...]]:
    """Return the text of the file with decisions added, and which of them were new.

    Args:
        text: of the file; empty where there is none.
        decisions: to be added; one that is there already, or proposed already, is passed over.
        proposed: add them as comments, for somebody to decide.

    Raises:
        ConfigurationError: the file is written in a way in which no line can be put in safely.
    """
    added = []
    for one in decisions:
        if _stands(text, one) or (proposed and _is_proposed(text, one)):
            continue
        grown = _left_out(text, one, proposed=proposed) if one.table == LEFT_OUT else _row(text, one, proposed=proposed)
        _prove(text, grown, None if proposed else one)
        text = grown
        added.append(one)
    return text, tuple(added)


def _parsed(text: str) -> dict[str, Any]:
    return tomllib.loads(text)


def _table(parsed: dict[str, Any], name: str) -> dict[str, Any]:
    for part in name.split("."):
        parsed = parsed.get(part, {})
    return parsed


def _stands(text: str, one: Decision) -> bool:
    """Tell whether the file decides this already."""
    parsed = _parsed(text)
    if one.table == LEFT_OUT:
        return one.text in parsed.get(LEFT_OUT, [])
    return normal(one.text) in {normal(key) for key in _table(parsed, one.table)}


def _is_proposed(text: str, one: Decision) -> bool:
    """Tell whether the line stands there as a comment, wherever it was seen the first time."""
    return any(line.startswith(f"# {one.said}") for line in _lines_of(text, one.table))


def _prove(before: str, after: str, one: Decision | None) -> None:
    """Make sure that the new text says what the old one said, and the decision.

    Raises:
        ConfigurationError: it does not.
    """
    try:
        then, now = _parsed(before), _parsed(after)
    except tomllib.TOMLDecodeError:
        then, now = {}, {"": None}
    wanted = _with(then, one) if one else then
    if _without_empty(now) != _without_empty(wanted):
        raise ConfigurationError(
            "{file} is written in a way in which nothing can be added to it",
            "write its tables as [columns] and [values.nationality], each on a line of its own",
            file=FILE,
        )


def _with(parsed: dict[str, Any], one: Decision) -> dict[str, Any]:
    if one.table == LEFT_OUT:
        return {**parsed, LEFT_OUT: [*parsed.get(LEFT_OUT, []), one.text]}
    first, _dot, rest = one.table.partition(".")
    inner = parsed.get(first, {})
    added = {one.text: one.code}
    return {**parsed, first: {**inner, rest: {**inner.get(rest, {}), **added}} if rest else {**inner, **added}}


def _without_empty(value: Any) -> Any:  # noqa: ANN401 -- whatever TOML holds
    """Return parsed TOML without empty tables and lists: a header alone says nothing."""
    if not isinstance(value, dict):
        return value
    kept = {key: _without_empty(one) for key, one in value.items()}
    return {key: one for key, one in kept.items() if one not in ({}, [])}


def _newline(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"


def _headers(lines: Sequence[str]) -> list[tuple[int, str]]:
    """Return the lines that begin a table, and its name without quotes."""
    found = [(number, match[1]) for number, line in enumerate(lines) if (match := _HEADER.fullmatch(line.rstrip()))]
    return [(number, re.sub(r"[\s\"']", "", name)) for number, name in found]


def _lines_of(text: str, table: str) -> list[str]:
    """Return the lines of a table, stripped; those before the first table for left_out."""
    lines = text.splitlines()
    headers = _headers(lines)
    if table == LEFT_OUT:
        return [line.strip() for line in lines[: headers[0][0] if headers else len(lines)]]
    begins = next((number for number, name in headers if name == table), len(lines))
    ends = next((number for number, _name in headers if number > begins), len(lines))
    return [line.strip() for line in lines[begins:ends]]


def _row(text: str, one: Decision, *, proposed: bool) -> str:
    """Put a line below its table's header and the decisions that stand there without a gap."""
    newline, line = _newline(text), one.line(proposed=proposed)
    lines = text.splitlines(keepends=True)
    begins = next((number for number, name in _headers(lines) if name == one.table), None)
    if begins is None:
        gap = newline if text and not text.endswith(newline * 2) else ""
        end = newline if text and not text.endswith(("\n", "\r")) else ""
        return f"{text}{end}{gap}[{one.table}]{newline}{line}{newline}"
    place = begins + 1
    while place < len(lines) and _is_decision(lines[place]):
        place += 1
    if not lines[place - 1].endswith(("\n", "\r")):
        line = newline + line
    else:
        line += newline
    return "".join((*lines[:place], line, *lines[place:]))


def _is_decision(line: str) -> bool:
    """Tell whether a line is a decision, or a proposal of ours."""
    return bool(re.match(r'\s*(?:# )?(?:"(?:[^"\\]|\\.)*"|[A-Za-z0-9_-]+)\s*=', line)) and not _HEADER.fullmatch(line)


def _left_out(text: str, one: Decision, *, proposed: bool) -> str:
    """Put a file into the list of those left out, which is made where there is none."""
    newline = _newline(text)
    start = _ARRAY.search(_before_tables(text))
    if start is None:
        place = _after_opening(text)
        gap = newline if text[place:].strip() and not text[place:].startswith(("\n", "\r")) else ""
        made = f"left_out = [{newline}    {one.line(proposed=proposed)}{newline}]{newline}"
        return f"{text[:place]}{made}{gap}{text[place:]}"
    last, closing = _end_of_array(text, start.end())
    comma = "" if text[last - 1] in "[," else ","
    head = f"{text[:last]}{comma}{text[last:closing]}"
    line = f"    {one.line(proposed=proposed)}{newline}"
    return f"{head}{'' if head.endswith(newline) else newline}{line}{text[closing:]}"


def _before_tables(text: str) -> str:
    lines = text.splitlines(keepends=True)
    headers = _headers(lines)
    return "".join(lines[: headers[0][0]]) if headers else text


def _after_opening(text: str) -> int:
    """Return where the comment that opens a file ends; the start where the comment belongs to a table."""
    lines = text.splitlines(keepends=True)
    count = next((number for number, line in enumerate(lines) if not line.lstrip().startswith("#")), len(lines))
    if count and count < len(lines) and _HEADER.fullmatch(lines[count].rstrip()):
        return 0
    while count < len(lines) and not lines[count].strip():
        count += 1
    place = len("".join(lines[:count]))
    return place if not place or text[:place].endswith(("\n", "\r")) else 0


def _end_of_array(text: str, begin: int) -> tuple[int, int]:
    """Return where the last item (or the bracket or comma behind it) ends, and where the array is closed."""
    last = begin
    for token in _TOKEN.finditer(text, begin):
        if token[0] == "]":
            return last, token.start()
        if not token[0].startswith("#"):
            last = token.end()
    return last, len(text)
