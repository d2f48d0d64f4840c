"""What was decided, in lines for people: one a decision, in the language of the screen."""

from __future__ import annotations

from gettext import gettext
from typing import TYPE_CHECKING

from reports.errors import msgid as _
from reports.vocabulary import field_labels, value_decisions
from reports.vocabulary.correction_sheet import IGNORED, NO_INPUT, meaning
from reports.vocabulary.own_codes import BEHIND_PATTERN

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reports.vocabulary.mappings_editor import Decision

_LONGEST = 80
"""Characters of a pattern of headers in a line."""
_LINES = {
    "columns": _("learned: the header '{text}' means {meaning}"),
    "tables": _("learned: a table with the headers {text} is {meaning}"),
    "lists": _("learned: a table with the headers {text} is another list and is not counted"),
    "periods": _("learned: {text} is of {meaning}"),
    "left_out": _("learned: {text} is left out"),
    "values": _("learned: '{text}' as {field} means {meaning}"),
    "values.departed": _("learned: the word '{text}' means {meaning}"),
    "codes": _("learned: the code {text} means {meaning}"),
}
_IGNORED = _("learned: the column '{text}' is not read")
_NO_INPUT = _("learned: a table with the headers {text} is no input")


def learned_lines(decisions: Iterable[Decision]) -> list[str]:
    """Return a line for each decision that a returned correction workbook has brought, with where it was given."""
    return [_line(decision) for decision in decisions]


def _line(decision: Decision) -> str:
    place = decision.note.rpartition("; ")[2]
    family, _dot, field = decision.table.partition(".")
    words = value_decisions.meaning(decision.table, decision.code) or meaning(decision.code)
    text = decision.text if len(decision.text) <= _LONGEST else f"{decision.text[: _LONGEST - 1]}…"
    if family == "codes":
        text = decision.text.rpartition(BEHIND_PATTERN)[2]
    line = gettext(_message(decision.table, decision.code))
    return f"{line.format(text=text, meaning=words, field=field_labels.label(field))} ({place})"


def _message(table: str, code: str) -> str:
    """Return the msgid of the line for a decision of a table, or a family of tables, of ``mappings.toml``."""
    family = table.partition(".")[0]
    if family == "columns" and code == IGNORED:
        return _IGNORED
    if family == "lists" and code == NO_INPUT:
        return _NO_INPUT
    return _LINES.get(table) or _LINES[family]
