"""The board of ``pora status`` as lines of at most 80 characters."""

from __future__ import annotations

from gettext import gettext
from typing import TYPE_CHECKING

from reports.cli.i18n import count
from reports.errors import msgid as _
from reports.model.last_reading import KindState

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reports.model.board import Board, InputChanges, MadeDocument, MeetingLine, MonthLine

_LAST_MONTHS, _LAST_MEETINGS, _MOST_FILES = 8, 3, 3
"""Months, meetings and names of files that fit on a screen of 24 lines."""
_WIDTH = 80
_HEADS = {
    "register": _("Register"),
    "incidents": _("Incidents"),
    "activities": _("Activities"),
    "services": _("Services"),
    "agency_counts": _("Agencies"),
}
_CELLS = {
    KindState.DELIVERED: _("yes"),
    KindState.NO_ROWS: "0",
    KindState.NOT_UNDERSTOOD: "?",
    KindState.MISSING: "-",
}
_LEGEND = {
    KindState.NO_ROWS: _("0 delivered without a row"),
    KindState.NOT_UNDERSTOOD: _("? not understood"),
    KindState.MISSING: _("- not delivered"),
}
_RETURNS = {
    "damaged": _("damaged"),
    "not-made": _("not made"),
    "draft": _("draft"),
    "made": _("made"),
    "outdated": _("outdated"),
    "handed-in": _("handed in"),
    "changed": _("changed"),
}
_RETURN_LEGEND = {
    "outdated": _("outdated: inputs, decisions, settings or rules have changed since it was made"),
    "changed": _("changed: no longer what was handed in; pora diff shows how"),
    "damaged": _("damaged: its manifest cannot be read; make it again"),
}


def lines(board: Board, *, everything: bool) -> list[str]:
    """Return the board without the next step.

    Args:
        board: of an office.
        everything: show all months and meetings, not only the last.
    """
    months = board.months if everything else board.months[-_LAST_MONTHS:]
    meetings = board.meetings if everything else board.meetings[-_LAST_MEETINGS:]
    text = [*_table(months, len(board.months) - len(months)), *_ranges(board.ranges)] if months else []
    text += [_meeting(line) for line in meetings]
    text += [*_unread(board, months), *_changes(board.changes)]
    return [line if len(line) <= _WIDTH or everything else f"{line[: _WIDTH - 1]}…" for line in text]


def _table(months: Sequence[MonthLine], left_out: int) -> Iterator[str]:
    """Yield head, a line for each month, and what their signs mean."""
    heads = {kind: gettext(head) for kind, head in _HEADS.items()}
    numbers = [gettext("Rows").rjust(8), gettext("Aside").rjust(6)]
    yield " ".join([gettext("Month").ljust(7), *heads.values()]) + "".join(numbers) + "  " + gettext("Return")
    if left_out:
        yield gettext("({count} earlier months: pora status --all)").format(count=count(left_out))
    yield from (_month(line, heads) for line in months)
    signs = {state for line in months if line.read for state in line.read.kinds.values()}
    legend = [gettext(text) for state, text in _LEGEND.items() if state in signs]
    codes = {line.returned.code for line in months}
    yield from ["; ".join(legend)] if legend else []
    yield from (gettext(text) for code, text in _RETURN_LEGEND.items() if code in codes)


def _month(line: MonthLine, heads: dict[str, str]) -> str:
    """Return one month as a line of the table."""
    states = line.read.kinds if line.read else {}
    cells = [gettext(_CELLS[states.get(kind, KindState.MISSING)]).ljust(len(head)) for kind, head in heads.items()]
    rows = [line.read.rows.seen, line.read.rows.set_aside + line.read.rows.unknown] if line.read else [0, 0]
    numbers = [count(rows[0]).rjust(8), count(rows[1]).rjust(6)]
    return " ".join([line.period.ljust(7), *cells]) + "".join(numbers) + "  " + _returned(line)


def _returned(line: MonthLine) -> str:
    """Return the state of the return of a month in a word; a hyphen where there is nothing to make it from."""
    delivered = line.read is not None and KindState.DELIVERED in line.read.kinds.values()
    code = line.returned.code
    return gettext(_RETURNS[code]) if delivered or code != "not-made" else "-"


def _ranges(ranges: Sequence[MonthLine]) -> list[str]:
    """Return the returns of several months in a line."""
    texts = [f"{line.period} ({gettext(_RETURNS[line.returned.code])})" for line in ranges]
    return [gettext("returns of several months: {returns}").format(returns=", ".join(texts))] if texts else []


def _meeting(line: MeetingLine) -> str:
    """Return a meeting in a line: its day, whether it was recorded, what was made and handed in."""
    state = gettext("recorded") if line.read.is_recorded else gettext("not recorded yet")
    names = sorted({document.document for document in line.documents}) or [gettext("nothing made")]
    handed_in = any(document.handed_in for document in line.documents)
    outdated = any(document.is_changed or _is_set_otherwise(document) for document in line.documents)
    further = [gettext("handed in")] * handed_in + [gettext("outdated")] * outdated
    day = line.read.day.isoformat() if line.read.day else gettext("no day")
    return "; ".join([f"{line.read.name}: {day}, {state}", ", ".join(names), *further])


def _is_set_otherwise(document: MadeDocument) -> bool:
    return document.other_settings and document.handed_in is None


def _unread(board: Board, months: Sequence[MonthLine]) -> list[str]:
    """Return the files that were not understood, in a line."""
    of_months = [path for line in months if line.read for path in line.read.not_understood]
    paths = list(dict.fromkeys((*board.undated, *of_months)))
    return [gettext("not understood: {files}").format(files=_files(paths))] if paths else []


def _changes(changes: InputChanges) -> list[str]:
    """Return what was changed since the last reading, a line for each way."""
    text = []
    if changes.new:
        text.append(gettext("new since the last reading: {files}").format(files=_files(changes.new)))
    if changes.changed:
        text.append(gettext("changed since the last reading: {files}").format(files=_files(changes.changed)))
    if changes.removed:
        text.append(gettext("removed since the last reading: {files}").format(files=_files(changes.removed)))
    if changes.settings:
        text.append(gettext("pora.toml or mappings.toml was changed since the last reading"))
    if changes.rules:
        text.append(gettext("the last reading was made by another version of pora"))
    return text


def _files(paths: Sequence[str]) -> str:
    """Return the number of files and the first of their names."""
    names = [path.removeprefix("inputs/") for path in paths[:_MOST_FILES]]
    more = ["…"] * (len(paths) > _MOST_FILES)
    return f"{count(len(paths))} ({', '.join([*names, *more])})"
