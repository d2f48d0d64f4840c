"""A whole meeting workbook: which sheet is which, what each says, and what contradicts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports.intake.meeting import consistency, items
from reports.intake.meeting import key_values as labelled
from reports.intake.meeting.items import Rows
from reports.intake.meeting.lists import listed
from reports.intake.meeting.problem_list import Findings
from reports.intake.meeting.unprintable_texts import tell_unprintable_texts
from reports.model.grid import cell_name
from reports.model.meeting import Level, Meeting
from reports.vocabulary import meeting_forms
from reports.vocabulary.text import normal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from reports.intake.meeting.key_values import Fact
    from reports.model.grid import Grid
    from reports.model.meeting import AgendaItem, Contribution, Decision, FollowUp, Invitee, Photo
    from reports.model.sheet import TableReading
    from reports.problems import Problem

_FEWEST = 3
"""Sheets of a meeting by which its workbook is known."""
_SHEETS = {
    "Undangan": "invitees", "Susunan Acara": "agenda", "Pembahasan": "contributions", "Keputusan": "decisions",
    "Tindak Lanjut": "follow_ups", "Dokumentasi": "photos", "Naskah": "texts",
}  # fmt: skip
"""List-like sheet → field of the meeting it fills."""


@dataclass(frozen=True)
class MeetingReading:
    """A meeting workbook, read."""

    meeting: Meeting | None
    """None for a form that nobody has filled in."""
    tables: tuple[TableReading, ...]
    """Its list-like sheets, with the problems of each."""
    problems: tuple[Problem, ...]
    """All others."""


def is_meeting(grids: Iterable[Grid]) -> bool:
    """Tell whether a workbook has three sheets of a meeting.

    In whatever spelling where the sheet of facts is among them; without it by their own names only, since a sheet
    called Peserta or Foto may stand in any workbook.
    """
    names = {grid.sheet: meeting_forms.sheet_called(grid.sheet) for grid in grids}
    exactly_named = {sheet for name, sheet in names.items() if sheet and normal(name) == normal(sheet)}
    meeting_sheets = {sheet for sheet in names.values() if sheet}
    return len(exactly_named) >= _FEWEST or (meeting_forms.FACTS in meeting_sheets and len(meeting_sheets) >= _FEWEST)


def read_meeting(path: str, name: str, grids: Sequence[Grid]) -> MeetingReading:
    """Return the meeting of a workbook with its problems.

    Args:
        path: of the workbook, as printed in problems.
        name: of the workbook without folder and suffix.
        grids: its sheets.
    """
    findings = Findings(path)
    sheets = _Sheets(grids, findings)
    facts = labelled.read_facts(sheets.of_facts, findings)
    if all(fact.text is None for fact in facts.values()) and not any(
        sheets.rows(sheet).listed.lines for sheet in sheets
    ):
        tables = tuple(sheets.rows(sheet).listed.reading(frozenset(), findings) for sheet in sheets)
        return MeetingReading(
            None, tables, findings.but(frozenset(table_reading.table.sheet for table_reading in tables))
        )
    meeting, repeated = _meeting(path, name, facts, sheets, findings)
    tell_unprintable_texts(meeting, findings)
    tables = tuple(
        sheets.rows(sheet).listed.reading(repeated if sheet == "Undangan" else frozenset(), findings)
        for sheet in sheets
    )
    return MeetingReading(
        meeting, tables, findings.but(frozenset(table_reading.table.sheet for table_reading in tables))
    )


class _Sheets:
    """The sheets of a workbook by what they are; iterating gives the list-like ones that have a table."""

    def __init__(self, grids: Sequence[Grid], findings: Findings) -> None:
        self.findings = findings
        self.of_facts = [grid for grid in grids if meeting_forms.sheet_called(grid.sheet) == meeting_forms.FACTS]
        self._rows: dict[str, Rows] = {}
        for grid in grids:
            name = meeting_forms.sheet_called(grid.sheet)
            if name is None or name == meeting_forms.FACTS:
                continue
            if name in self._rows:
                findings.add("meeting-sheet-repeated", grid.sheet, None, None, None, head=name)
                continue
            sheet_list = listed(name, grid, findings)
            if sheet_list:
                self._rows[name] = Rows(sheet_list, findings)

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def rows(self, name: str) -> Rows:
        """Return the rows of a sheet that is there."""
        return self._rows[name]

    def get(self, name: str) -> Rows | None:
        """Return the rows of a sheet."""
        return self._rows.get(name)


@dataclass(frozen=True)
class _Lists:
    """What the list-like sheets say, each by row."""

    invitees: dict[int, Invitee]
    agenda: dict[int, AgendaItem]
    contributions: dict[int, Contribution]
    decisions: dict[int, Decision]
    follow_ups: dict[int, FollowUp]
    photos: dict[int, Photo]
    texts: dict[int, tuple[str, str]]
    repeated: frozenset[int]
    """Rows of the sheet Undangan that invite somebody again."""


def _lists(sheets: _Sheets, day: date | None, name: str) -> _Lists:
    """Return what the list-like sheets say; one that is not there says nothing."""
    (undangan, acara, bahas, putus, tindak, foto, naskah) = (sheets.get(sheet) for sheet in _SHEETS)
    invited, repeated = items.invitees(undangan) if undangan else ({}, frozenset[int]())
    decisions = items.decisions(putus) if putus else {}
    follow_ups = items.follow_ups(tindak, day, name) if tindak else {}
    contributions = items.contributions(bahas) if bahas else {}
    if undangan and (contributions or decisions):
        consistency.tell_nobody_noted(undangan, invited)
    if putus:
        consistency.tell_loose_decisions(putus, decisions, follow_ups.values())
    return _Lists(
        invited,
        items.agenda(acara) if acara else {},
        contributions,
        decisions,
        follow_ups,
        items.photos(foto) if foto else {},
        items.texts(naskah) if naskah else {},
        repeated,
    )


def _meeting(
    path: str, name: str, facts: Mapping[str, Fact], sheets: _Sheets, findings: Findings
) -> tuple[Meeting, frozenset[int]]:
    """Return the meeting, and the rows of its invitations that are there twice."""
    day = _day(facts, name, findings)
    level = labelled.level_of(facts, findings)
    of_facts = sheets.of_facts[0].sheet if sheets.of_facts else None
    labelled.tell_missing(facts, of_facts, {"day"} if day else (), findings)
    lists = _lists(sheets, day, name)
    meeting = Meeting(
        name=name,
        path=path,
        subject=_text(facts, "subject"),
        theme=_theme(facts),
        level=level,
        district=labelled.district_of(facts, name, findings) if level is Level.DISTRICT else None,
        day=day,
        time=labelled.time_of(facts),
        place=_text(facts, "place"),
        chair=_text(facts, "chair"),
        secretary=_text(facts, "secretary"),
        invitation_no=_text(facts, "invitation_no"),
        invitation_date=labelled.day_of(facts, "invitation_date", findings),
        invitees=tuple(lists.invitees.values()),
        agenda=tuple(lists.agenda.values()),
        contributions=tuple(lists.contributions.values()),
        decisions=tuple(lists.decisions.values()),
        follow_ups=tuple(lists.follow_ups.values()),
        photos=tuple(lists.photos.values()),
        texts=dict(lists.texts.values()),
        places=dict(_places(facts, sheets, lists)),
    )
    return meeting, lists.repeated


def _places(facts: Mapping[str, Fact], sheets: _Sheets, lists: _Lists) -> Iterator[tuple[str, tuple[str, str]]]:
    """Yield the location of each text: its path in the meeting, sheet and cell."""
    yield from ((name, (fact.sheet, fact.cell)) for name, fact in facts.items())
    for sheet, name in _SHEETS.items():
        rows = sheets.get(sheet)
        if rows is None:
            continue
        for index, (row, entry) in enumerate(getattr(lists, name).items()):
            at = entry[0] if name == "texts" else index
            for field, column in rows.listed.columns.items():
                yield f"{name}.{at}.{field}", (rows.listed.grid.sheet, cell_name(row, column))


def _text(facts: Mapping[str, Fact], name: str) -> str | None:
    return facts[name].text if name in facts else None


def _theme(facts: Mapping[str, Fact]) -> str | None:
    """Return the code of the theme, which is written small and may bear the suffix of its file."""
    return (_text(facts, "theme") or "").lower().removesuffix(".toml") or None


def _day(facts: Mapping[str, Fact], name: str, findings: Findings) -> date | None:
    """Return the day of the meeting, that of the file name where the sheet gives none; note a contradiction."""
    stated, file_name_day = labelled.day_of(facts, "day", findings), consistency.day_in_name(name)
    fact = facts.get("day")
    sheet, cell = (fact.sheet, fact.cell) if fact else (None, None)
    if stated is None and file_name_day is not None:
        findings.add("meeting-day-from-name", sheet, cell, "day", None, day=f"{file_name_day:%d-%m-%Y}")
    elif stated and file_name_day and stated != file_name_day:
        findings.add("meeting-day-conflict", sheet, cell, "day", f"{stated:%d-%m-%Y}", day=f"{file_name_day:%d-%m-%Y}")
    return stated or file_name_day
