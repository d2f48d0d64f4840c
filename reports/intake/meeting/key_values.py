"""Reads the sheet Rapat: labels with the value in the next cell.

A value stands beside its label, or one or two cells further (a colon or an empty cell between), or behind a colon in
the label's own cell.
"""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports.intake.meeting.problem_list import as_day, as_text, as_time
from reports.model.grid import cell_name
from reports.vocabulary import dates, meeting_forms, places
from reports.vocabulary.text import normal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from reports.intake.meeting.problem_list import Findings
    from reports.model.grid import Grid, Scalar
    from reports.model.meeting import Level

_REACH = 3
"""Cells to the right of a label in which its value may stand."""
_NEAR = 0.8
"""Likeness from which a label is proposed; a proposal is shown, never applied."""
REQUIRED = ("subject", "level", "day", "time", "place", "chair")
"""Facts that every meeting has; what is missing is a problem."""


@dataclass(frozen=True)
class Fact:
    """One labelled value."""

    value: Scalar
    sheet: str
    cell: str
    """Of the value; of the label where there is none."""
    since_1904: bool

    @property
    def text(self) -> str | None:
        """The value as text."""
        return as_text(self.value)


def read_facts(grids: Iterable[Grid], findings: Findings) -> dict[str, Fact]:
    """Return the labelled facts by name; a second label of the same meaning is noted and left aside."""
    facts: dict[str, Fact] = {}
    odd: list[tuple[str, str, str]] = []
    for grid in grids:
        for row in range(1, grid.height + 1):
            last_value_column = 0
            for label, column in _labels(grid, row):
                name = meeting_forms.fact_called(label)
                if column <= last_value_column:  # a value that reads like a label: Tingkat | Kecamatan
                    continue
                if name is None:
                    odd.append((label, grid.sheet, cell_name(row, column)))
                elif name in facts:
                    head = meeting_forms.head_of(meeting_forms.FACTS, name)
                    findings.add("fact-repeated", grid.sheet, cell_name(row, column), name, label, head=head)
                else:
                    facts[name], last_value_column = _fact(grid, row, column)
    _propose(odd, facts, findings)
    return facts


def _labels(grid: Grid, row: int) -> Iterator[tuple[str, int]]:
    """Yield what may be a label: the first text of a row, and every further cell that is one."""
    first = True
    for column, value in enumerate(grid.rows[row - 1], 1):
        text = as_text(value) if isinstance(value, str) else None
        if text is None:
            continue
        label = text.partition(":")[0]
        if first or meeting_forms.fact_called(label):
            yield label, column
        first = False


def _fact(grid: Grid, row: int, column: int) -> tuple[Fact, int]:
    """Return the value of a label, and its column."""
    value_in_label = str(grid.cell(row, column)).partition(":")[2].strip()
    if value_in_label:
        return Fact(value_in_label, grid.sheet, cell_name(row, column), grid.date_1904), column
    for value_column in range(column + 1, column + _REACH + 1):
        value = grid.cell(row, value_column)
        if value is None or (isinstance(value, str) and not value.strip(" :\t\xa0")):
            continue
        if isinstance(value, str):
            if meeting_forms.fact_called(value.partition(":")[0]) and ":" in value:
                break
            value = value.strip().removeprefix(":").strip()
        return Fact(value, grid.sheet, cell_name(row, value_column), grid.date_1904), value_column
    return Fact(None, grid.sheet, cell_name(row, column + 1), grid.date_1904), column


def _propose(odd: list[tuple[str, str, str]], facts: Mapping[str, Fact], findings: Findings) -> None:
    """Note unknown labels that are near to a fact that lacks."""
    missing_facts = {alias: name for alias, name in meeting_forms.spellings("facts").items() if name not in facts}
    for label, sheet, cell in odd:
        near = difflib.get_close_matches(normal(label), missing_facts, n=1, cutoff=_NEAR)
        if near:
            candidate = meeting_forms.head_of(meeting_forms.FACTS, missing_facts[near[0]])
            findings.add("column-proposed", sheet, cell, None, label, candidate=candidate)


def tell_missing(facts: Mapping[str, Fact], sheet: str | None, known_facts: Iterable[str], findings: Findings) -> None:
    """Note the required facts that are neither given nor known from elsewhere."""
    for name in REQUIRED:
        fact = facts.get(name)
        if (fact is None or fact.text is None) and name not in known_facts:
            head = meeting_forms.head_of(meeting_forms.FACTS, name)
            findings.add("meeting-fact-missing", sheet, fact.cell if fact else None, name, head=head)


def day_of(facts: Mapping[str, Fact], name: str, findings: Findings) -> date | None:
    """Return a fact that is a date; the day of the week in a cell of its own is checked against it."""
    fact = facts.get(name)
    if fact is None:
        return None
    day = as_day(findings, (fact.sheet, fact.cell), name, fact.value, since_1904=fact.since_1904)
    weekday = facts.get("weekday") if name == "day" else None
    if day and weekday and weekday.text:
        right = dates.read(f"{weekday.text}, {day.isoformat()}").weekday
        if right:
            findings.add("weekday-conflict", weekday.sheet, weekday.cell, "day", weekday.value, weekday=right)
    return day


def time_of(facts: Mapping[str, Fact]) -> str | None:
    """Return the time of the meeting."""
    return as_time(facts["time"].value) if "time" in facts else None


def level_of(facts: Mapping[str, Fact], findings: Findings) -> Level | None:
    """Return the level of the meeting."""
    fact = facts.get("level")
    if fact is None or fact.text is None:
        return None
    level = meeting_forms.level(fact.text)
    if level is None:
        findings.add("level-unreadable", fact.sheet, fact.cell, "level", fact.value)
    return level


def district_of(facts: Mapping[str, Fact], name: str, findings: Findings) -> str | None:
    """Return the kecamatan of a meeting at that level: from its own label, level, place, subject, or file name.

    The first of these that names exactly one kecamatan decides; ``Kelurahan Koja`` names none.
    """
    for key in ("district", "level", "place", "subject"):
        text = facts[key].text if key in facts else None
        codes = places.districts_named(text) if text else ()
        if len(codes) == 1:
            return codes[0]
    codes = places.districts_named(name)
    if len(codes) == 1:
        return codes[0]
    fact = facts.get("district") or facts.get("level")
    findings.add("meeting-district-missing", fact.sheet if fact else None, fact.cell if fact else None, "district")
    return None
