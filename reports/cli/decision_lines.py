"""What was decided, in lines for people: one a decision, in the language of the screen."""

from __future__ import annotations

from gettext import gettext
from typing import TYPE_CHECKING

from reports.errors import msgid as _
from reports.vocabulary.correction_sheet import IGNORED, NO_INPUT, meaning
from reports.vocabulary.own_codes import BEHIND_PATTERN, candidates

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
}
_CODE = _("learned: the code {text} means {meaning}")
_IGNORED = _("learned: the column '{text}' is not read")
_NO_INPUT = _("learned: a table with the headers {text} is no input")


def learned_lines(decisions: Iterable[Decision]) -> list[str]:
    """Return a line for each decision that a returned correction workbook has brought, with where it was given."""
    return [_line(decision) for decision in decisions]


def _line(decision: Decision) -> str:
    message = _LINES.get(decision.table, "{text}: {meaning}")
    if decision.table.startswith("codes."):
        code = decision.text.rpartition(BEHIND_PATTERN)[2]
        words = candidates(decision.table.partition(".")[2]).get(decision.code, decision.code)
        return f"{gettext(_CODE).format(text=code, meaning=words)} ({decision.note.rpartition('; ')[2]})"
    if decision.table == "columns" and decision.code == IGNORED:
        message = _IGNORED
    if decision.table == "lists" and decision.code == NO_INPUT:
        message = _NO_INPUT
    text = decision.text if len(decision.text) <= _LONGEST else f"{decision.text[: _LONGEST - 1]}…"
    place = decision.note.rpartition("; ")[2]
    return f"{gettext(message).format(text=text, meaning=meaning(decision.code))} ({place})"
