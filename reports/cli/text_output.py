"""Formats results as lines of text: tables with their bins, problems by cause, the balance."""

from __future__ import annotations

from gettext import gettext as _
from itertools import groupby
from typing import TYPE_CHECKING

import click

from reports.catalogue import CATALOGUE
from reports.cli.i18n import active_language, count, say
from reports.errors import ExitCode
from reports.model.quality import Balance
from reports.model.sheet import RowBin
from reports.problems import Problem, Severity
from reports.vocabulary import field_labels, kinds
from reports.vocabulary.sources import sources

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from reports.model.meeting import Meeting
    from reports.model.quality import NotUnderstood
    from reports.model.sheet import FileReading, SheetTable, TableReading
    from reports.pipeline.request import Corrections, Outcome, Progress

PLACES = 5
"""How many places of one cause are shown unless all are asked for."""

OF_WHOLE = frozenset({"persons-mostly-outside", "persons-mostly-unknown"})
"""Problems of a register as a whole."""

MEETING = "meeting"
"""Kind of the tables of a meeting workbook, of which a line of its own tells kind and day."""

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "blue"}


def file_lines(file: FileReading, *, columns: bool) -> list[str]:
    """Return a file, its sheets and their tables; with ``columns`` also why: header candidates, then each column."""
    if _is_blank_form(file) and not columns:
        return [_("{file}: not filled in yet").format(file=file.path)]
    lines = [file.path if file.status == "read" else f"{file.path}: {_status(file)}"]
    lines += [f"  {_meeting(file.meeting)}"] if file.meeting else []
    for name, hidden in file.sheets:
        label = (name or _("(the file)")) + (f" ({_('hidden')})" if hidden else "")
        tables = [reading for reading in file.tables if reading.table.sheet == name]
        left_out = any(problem.code == "sheet-left-out" and problem.sheet == name for problem in file.problems)
        reason = _("left out by mappings.toml") if left_out else _("no table")
        sheet_line = [] if file.meeting and not left_out else [f"  {label}: {reason}"]
        for reading in tables:
            lines.append(f"  {label}: {_table(reading)}")
            lines += [*_candidates(reading.table), *_columns(reading)] if columns else []
        lines += [] if tables else sheet_line
    return lines


def _is_blank_form(file: FileReading) -> bool:
    """Tell whether a file holds tables and not one row in them, nor anything that is to be told."""
    tables = [reading.table for reading in file.tables]
    has_problems = file.problems or any(reading.problems for reading in file.tables)
    return bool(tables) and not has_problems and not any(table.data_rows or table.nil_declared for table in tables)


def _kind(kind: str | None) -> str:
    """Return the name of a kind of tables, for people; programs read its code."""
    if not kind:
        return _("no known kind")
    return _(kinds.NAMES[kind].english) if kind in kinds.NAMES else kind


def kinds_line(kinds: Iterable[str]) -> str:
    """Return which kinds of data were not delivered."""
    return _("not delivered: {kinds}").format(kinds=", ".join(map(_kind, kinds)))


def agency_lines(agencies: Collection[str]) -> list[str]:
    """Return whose counts are printed where others that the register is compared with gave none; else nothing."""
    lacking = [source.name for source in sources() if source.is_compared and source.code not in agencies]
    if not agencies or not lacking:
        return []
    delivering = ", ".join(source.name for source in sources() if source.code in agencies)
    text = _("counts of other agencies: partly delivered, by {given}; not delivered by {lacking}")
    return [text.format(given=delivering, lacking=", ".join(lacking))]


def _status(file: FileReading) -> str:
    """Return how a file was not read, and why."""
    status = {
        "encrypted": _("protected by a password"),
        "unreadable": _("cannot be read"),
        "skipped": _("skipped"),
    }[file.status]
    return f"{status} ({say(file.problem.message, file.problem.details)})" if file.problem else status


def _meeting(meeting: Meeting) -> str:
    """Return a meeting in a line."""
    from reports.vocabulary import formats

    day = (
        _("no day")
        if meeting.day is None
        else formats.day(meeting.day)
        if active_language() == "id"
        else meeting.day.isoformat()
    )
    return _("meeting, {day}, {invited} agencies invited, {tasks} follow-ups").format(
        day=day, invited=count(len(meeting.invitees)), tasks=count(len(meeting.follow_ups))
    )


def _table(reading: TableReading) -> str:
    """Return one table in a line: kind, period and why, rows, bins."""
    table = reading.table
    kind = _kind(table.kind)
    period = f"{table.period} ({_(table.period_from or '')})" if table.period else _("no period")
    header = _("header {first}–{last}").format(first=table.header_rows[0], last=table.header_rows[1])
    body = _("no rows")
    if table.data_rows:
        body = _("rows {first}–{last}").format(first=table.data_rows[0], last=table.data_rows[1])
    bins = balance_line(Balance(reading.seen, *(reading.count(row_bin) for row_bin in RowBin)))
    parts = (kind, period, header, body, bins) if table.kind != MEETING else (header, body, bins)
    return "; ".join(parts)


def _candidates(table: SheetTable) -> Iterator[str]:
    """Yield the header candidates: rows, kind, evidence and score of each."""
    for rank, candidate in enumerate(table.candidates, start=1):
        rows = _("{first}–{last}").format(first=candidate.header_rows[0], last=candidate.header_rows[1])
        kind, score = _kind(candidate.kind), count(candidate.score)
        line = _("chosen: header {rows} as {kind}, {score} points") if rank == 1 else ""
        line = line or _("candidate {place}: header {rows} as {kind}, {score} points")
        yield "    " + line.format(place=rank, rows=rows, kind=kind, score=score)
        yield from (f"      {say(message, details)}" for message, details in candidate.evidence)
    if len(table.candidates) == 1:
        yield "    " + _("no other rows and no other kind came into question")


def _columns(reading: TableReading) -> list[str]:
    """Return the columns with the fields they fill, in words and by the ids that ``mappings.toml`` holds."""
    lines = []
    for column in reading.table.columns:
        fields = column.fields or ((column.field,) if column.field else ())
        meaning = " + ".join(f"{_field(field)} [{field}]" for field in fields) or "–"
        lines.append(f"    {column.letter} {column.header!r} → {meaning} ({column.how})")
    return lines


def _field(name: str) -> str:
    return field_labels.label(name) if active_language() == "id" else field_labels.english(name)


def _bins(rows_read: int, accepted: int, set_aside: int, duplicate: int, structure: int) -> str:
    return _(
        "{seen} rows = {accepted} accepted + {set_aside} set aside + {duplicate} duplicate + {structure} structure"
    ).format(
        seen=count(rows_read), accepted=count(accepted), set_aside=count(set_aside),
        duplicate=count(duplicate), structure=count(structure),
    )  # fmt: skip


def balance_line(balance: Balance) -> str:
    """Return the balance of all rows in a line; rows that were not understood are named where there are any."""
    bins = _bins(balance.seen, balance.accepted, balance.set_aside, balance.duplicate, balance.structure)
    return bins + _(" + {unknown} not understood").format(unknown=count(balance.unknown)) if balance.unknown else bins


def exit_code(outcome: Outcome, *, strict: bool) -> ExitCode:
    """Return how a command that makes documents ends: 1 for a draft, or when strict and rows were faulty."""
    return ExitCode.FOUND if outcome.not_understood or (strict and outcome.faulty) else ExitCode.DONE


def draft_lines(entries: Sequence[NotUnderstood]) -> list[str]:
    """Return what makes the documents drafts, and what to do; nothing where everything was understood."""
    if not entries:
        return []
    shown_lines = [_entry_line(entry) for entry in entries[:PLACES]]
    remaining_line = (
        [_("… and {count} more").format(count=count(len(entries) - PLACES))] if len(entries) > PLACES else []
    )
    title = _("DRAFT: not everything for this period was read or understood; it is counted nowhere:")
    return [title, *(f"    {line}" for line in (*shown_lines, *remaining_line)), *_next_steps(entries)]


def no_shared_draft() -> str:
    """Return why documents of a shared edition were not made."""
    return _("Of a draft no shared edition is made; the office's own: --edition dinas")


def _next_steps(entries: Sequence[NotUnderstood]) -> Iterator[str]:
    """Yield what settles the entries: questions for tables, a readable copy or a decision for files."""
    unread = [entry for entry in entries if entry.reason.startswith("file-")]
    if len(unread) < len(entries):
        yield _("next: pora check --learn")
    if unread:
        yield _("next, for what was not read: a copy that can be read, or its name under left_out in mappings.toml")


def _entry_line(entry: NotUnderstood) -> str:
    place = f"{entry.path} › {entry.sheet}" if entry.sheet else entry.path
    rows = _("{count} rows").format(count=count(entry.rows)) if entry.rows else _unread(entry)
    like = _("resembles {kind}").format(kind=_kind(entry.kinds[0])) if len(entry.kinds) == 1 else ""
    return f"{place}: {', '.join(filter(None, (rows, like)))}"


def _unread(entry: NotUnderstood) -> str:
    """Return that a file was not read, and why where that can be said without the file."""
    reason = Problem(entry.reason).message if entry.reason in CATALOGUE else ""
    return f"{_('not read')} ({_(reason)})" if reason and "{" not in reason else _("not read")


def error_lines(problems: Sequence[Problem]) -> list[str]:
    """Return one line a cause for errors, then how many problems there are in all and where to see them."""
    lines = [line for same, line in _grouped(problems) if same[0].severity is Severity.ERROR]
    if problems:
        number = {severity: count(sum(problem.severity is severity for problem in problems)) for severity in Severity}
        lines.append(
            _("in all inputs: errors {errors}, warnings {warnings}, remarks {infos}; pora check shows where").format(
                errors=number[Severity.ERROR], warnings=number[Severity.WARNING], infos=number[Severity.INFO]
            )
        )
    return lines


def before_handing_in(problems: Iterable[Problem], month: str) -> list[str]:
    """Return what holds for at least half of the persons of a month: to be settled before its return is signed."""
    of_whole = [problem for problem in problems if problem.details.get("month") == month and problem.code in OF_WHOLE]
    lines = [
        f"    {say(problem.message, problem.details)}; {say(problem.hint, problem.details)}" for problem in of_whole
    ]
    return [_("Before handing it in:"), *lines] if lines else []


def problem_lines(problems: Iterable[Problem], *, everywhere: bool, show_values: bool) -> list[str]:
    """Return problems by cause: how often, then the first places (or all)."""
    lines = []
    for same, line in _grouped(problems):
        shown_problems = same if everywhere else same[:PLACES]
        several = len({_text(problem) for problem in same}) > 1
        lines.append(line)
        lines += [f"    {_place(problem, text=several, show_value=show_values)}" for problem in shown_problems]
        if len(shown_problems) < len(same):
            lines.append(
                "    " + _("… and {count} more (-v shows all)").format(count=count(len(same) - len(shown_problems)))
            )
    return lines


def _grouped(problems: Iterable[Problem]) -> list[tuple[Sequence[Problem], str]]:
    """Group by code, order by severity and then by number; a text that differs from case to case shows its pattern."""
    groups = [
        tuple(same)
        for _code, same in groupby(sorted(problems, key=lambda problem: problem.code), lambda problem: problem.code)
    ]
    order = list(Severity)
    groups.sort(key=lambda same: (order.index(same[0].severity), -len(same), same[0].code))
    return [(same, _cause(same)) for same in groups]


def _cause(same: Sequence[Problem]) -> str:
    first = same[0]
    severity = click.style(_(first.severity.value), fg=_COLOURS[first.severity])
    texts = {_text(problem) for problem in same}
    text = f": {texts.pop()}" if len(texts) == 1 else ""
    return f"{severity} {first.code} × {count(len(same))}{text}"


def _text(problem: Problem) -> str:
    """Return what is wrong and what to do."""
    return "; ".join(filter(None, (say(problem.message, problem.details), say(problem.hint, problem.details))))


def _place(problem: Problem, *, text: bool, show_value: bool) -> str:
    """Return where it is, as ``file › SHEET!F17``; without cells ``pora.toml › narrative.bahan-tujuan``."""
    at = "!".join(filter(None, (problem.sheet, problem.cell))) or (
        problem.field if problem.path.endswith(".toml") else ""
    )
    place = f"{problem.path} › {at}" if at else problem.path
    value_text = f" [{problem.value}]" if show_value and problem.value is not None else ""
    return f"{place}{value_text}: {_text(problem)}" if text else f"{place}{value_text}"


def correction_lines(corrections: Corrections, *, everything: bool) -> list[str]:
    """Return the findings closed since the last run and the correction workbooks that exist.

    Args:
        corrections: of the run.
        everything: name each closed finding too.
    """
    lines = [line for progress in corrections.progress for line in _progress(progress, everything=everything)]
    lines += [_("correction workbook: {path}").format(path=path) for path in corrections.workbooks]
    message = _("{path} has been changed since it was made and was left as it is: put it into inputs, or delete it")
    lines += [message.format(path=path) for path in corrections.left_alone]
    impossible = _("{path}: no correction workbook can be made, since the file is too large or protected by a password")
    return lines + [impossible.format(path=path) for path in corrections.impossible]


def _progress(progress: Progress, *, everything: bool) -> Iterator[str]:
    text = _("{path}: findings closed {closed}, left {left}, new {new}")
    yield text.format(
        path=progress.path, closed=count(len(progress.closed)), left=count(progress.left), new=count(progress.new)
    )
    if everything:
        for sheet, cell, code in progress.closed:
            finding = " ".join(("!".join(filter(None, (sheet, cell))), code)).strip()
            yield "    " + _("closed: {finding}").format(finding=finding)
