"""Why a header was taken for what it is: the candidates, what speaks for each, and whether the runner-up is too near.

Title rows that add nothing, and a lower header row without the group above it, are no rivals: by rule the first stay
out and the second are incomplete. A rival is one that names as much and means something else by it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports.errors import msgid as _
from reports.intake.recognise import cell_fit
from reports.intake.recognise.header_mapping import CODE, TICK, VALUES, WEIGHTLESS
from reports.model.grid import column_letter
from reports.model.sheet import MOST_CANDIDATES, Candidate
from reports.vocabulary import numbers, schema

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reports.intake.recognise.header import Header, Window
    from reports.intake.recognise.header_mapping import Mapping_
    from reports.intake.recognise.labels import Label
    from reports.intake.recognise.rows import Body
    from reports.model.grid import Grid
    from reports.problems import Detail

    Evidence = tuple[str, Mapping[str, Detail]]

SAMPLED = 30
"""Rows below a header that are held against what it promises."""
_SUMMED = 4
"""Columns of a total row that are summed at most."""
_HOW = {
    "alias": _("named by a known header: {fields}"),
    "compound": _("named by group and sub-header: {fields}"),
    "joined": _("several known headers of one field: {fields}"),
    "split": _("several known headers, parted cell by cell: {fields}"),
    CODE: _("codes: {fields}"),
    TICK: _("one ticked column for each value: {fields}"),
    VALUES: _("told by the values below it: {fields}"),
    "remembered": _("remembered in mappings.toml: {fields}"),
}


@dataclass(frozen=True)
class Doubt:
    """A header that is nearly as likely as the one chosen."""

    rows: tuple[int, int]
    columns: Mapping[int, tuple[str, ...]]
    """Column → the fields it may fill, the chosen one first."""


@dataclass(frozen=True)
class _Meaning:
    """What a column means, or what it may mean."""

    fields: tuple[str, ...]
    contested: bool = False


def fitting(grid: Grid, bottom: int, mapping: Mapping_) -> tuple[int, int]:
    """Return how many cells of the rows below a header fit their field, and how many there are to judge."""
    rows = grid.rows[bottom : bottom + SAMPLED]
    free = {schema.Type.TEXT, schema.Type.ROW_NUMBER, schema.Type.OCCUPATION}
    plain = [match for match in mapping.matches if not match.fields and match.how != TICK]
    typed = [match for match in plain if schema.type_of(match.field) not in free]
    cells = [(match.field, cell) for row in rows for match in typed if (cell := row[match.column - 1]) is not None]
    return sum(cell_fit.fits(field, cell) for field, cell in cells), len(cells)


def doubt(header: Header, mapping: Mapping_) -> Doubt | None:
    """Return the rival of a header that it cannot be told from; None when the choice is clear.

    A rival names as much and is no part of the header: by rule the fewest and lowest rows win, which holds as long as
    the others mean the same.
    """
    parts = [_meanings(rival.candidates[0]) for rival in header.rivals if _inside(rival, header)]
    for rival in header.rivals:
        if _inside(rival, header) or rival.candidates[0].score < mapping.score:
            continue
        rival_meanings = _meanings(rival.candidates[0])
        columns = _contradictions(_meanings(mapping), rival_meanings)
        # a title above a part of the header means what that part means, and is as incomplete
        if columns and not any(
            all(part.get(column) == rival_meanings.get(column) for column in columns) for part in parts
        ):
            return Doubt((rival.top, rival.bottom), columns)
    return None


def _inside(inner: Header | Window, outer: Header | Window) -> bool:
    return outer.top <= inner.top and inner.bottom <= outer.bottom


def _meanings(mapping: Mapping_) -> dict[int, _Meaning]:
    """Return what each column means; row numbers and remarks aside."""
    meaning_by_column = {
        match.column: _Meaning(match.all_fields) for match in mapping.matches if match.field not in WEIGHTLESS
    }
    return meaning_by_column | {
        column: _Meaning(fields, contested=True) for column, fields in mapping.contested.items()
    }


def _contradictions(ours: Mapping[int, _Meaning], rival_meanings: Mapping[int, _Meaning]) -> dict[int, tuple[str, ...]]:
    """Return the columns that two headers do not mean alike, with all that they may mean."""
    no_meaning = _Meaning(())
    pairs = {
        column: (ours.get(column, no_meaning), rival_meanings.get(column, no_meaning))
        for column in sorted(ours.keys() | rival_meanings)
    }
    return {
        column: tuple(dict.fromkeys((*meaning.fields, *rival_meaning.fields)))
        for column, (meaning, rival_meaning) in pairs.items()
        if meaning != rival_meaning
    }


def weigh(grid: Grid, header: Header, mapping: Mapping_, body: Body) -> tuple[Candidate, ...]:
    """Return the candidates for a header, the chosen one first, each with what speaks for it."""
    fits = fitting(grid, header.bottom, mapping)
    rows = (header.top, header.bottom)
    chosen = Candidate(
        rows, mapping.kind, mapping.score, (*_evidence_of_names(mapping, header.labels, fits), *_totals(grid, body))
    )
    other_candidates = [
        (rows, candidate, header.labels) for candidate in header.candidates if candidate.kind != mapping.kind
    ]
    other_candidates += [
        ((rival.top, rival.bottom), rival.candidates[0], rival.labels)
        for rival in header.rivals
        if (rival.top, rival.bottom) != rows
    ]
    other_candidates.sort(key=lambda candidate: -candidate[1].score)
    candidates = [chosen]
    for place, rival_mapping, labels in other_candidates[: MOST_CANDIDATES - 1]:
        rival_fits = fitting(grid, place[1], rival_mapping)
        why = (
            *_evidence_of_names(rival_mapping, labels, rival_fits),
            _loss(chosen, place, mapping.score - rival_mapping.score, fits[0] - rival_fits[0]),
        )
        candidates.append(Candidate(place, rival_mapping.kind, rival_mapping.score, why))
    return tuple(candidates)


def _evidence_of_names(mapping: Mapping_, labels: Mapping[int, Label], fits: tuple[int, int]) -> Iterator[Evidence]:
    for how, message in _HOW.items():
        matched_fields = (field for match in mapping.matches if match.how == how for field in match.all_fields)
        fields = tuple(dict.fromkeys(matched_fields))
        if fields:
            yield message, {"fields": fields}
    unnamed = sorted(labels.keys() - {match.column for match in mapping.matches})
    if unnamed:
        yield _("columns that name nothing: {columns}"), {"columns": tuple(map(column_letter, unnamed))}
    if fits[1]:
        yield _("cells below that fit: {fitting} of {cells}"), {"fitting": fits[0], "cells": fits[1]}


def _loss(chosen: Candidate, place: tuple[int, int], points: int, cells: int) -> Evidence:
    """Return why a candidate was not chosen."""
    if points > 0:
        return _("lost: {points} fields fewer"), {"points": points}
    if place == chosen.header_rows:
        return _("lost: as many fields, but {cells} fitting cells fewer"), {"cells": cells}
    extra_rows = place[1] - place[0] - chosen.header_rows[1] + chosen.header_rows[0]
    if extra_rows > 0:
        return _("lost: as many fields, with {rows} rows more that name nothing"), {"rows": extra_rows}
    return _("lost: as many fields; of equals the lower rows are the header"), {}


def _totals(grid: Grid, body: Body) -> Iterator[Evidence]:
    """Say how many total rows state what the rows above them make."""
    if body.totals:
        agreeing = sum(_adds_up(grid, body, total.first, total.row) for total in body.totals)
        yield (
            _("total rows that agree with the rows above: {agreeing} of {totals}"),
            {"agreeing": agreeing, "totals": len(body.totals)},
        )


def _adds_up(grid: Grid, body: Body, first: int, total: int) -> bool:
    """Tell whether a number in a total row is how many rows it closes or, in its own column, their sum."""
    block = [row for row in body.records if first <= row < total]
    stated = {
        column: stated_numbers
        for column, cell in enumerate(grid.rows[total - 1], start=1)
        if (stated_numbers := _numbers(cell))
    }
    if any(stated_numbers & {len(block), len(body.records)} for stated_numbers in stated.values()):
        return True
    # summing whole columns is dear; a few tell as well whether the row adds up
    some = list(stated.items())[:_SUMMED]
    return any(
        sum(numbers.whole(grid.cell(row, column)) or 0 for row in block) in stated_numbers
        for column, stated_numbers in some
    )


def _numbers(cell: object) -> set[int]:
    """Return the whole numbers above zero that a cell states, alone or in a text such as ``JUMLAH : 45 orang``."""
    whole_number = numbers.whole(cell)
    texts = re.findall(r"\d+", cell.replace(".", "")) if whole_number is None and isinstance(cell, str) else []
    return {number for number in (whole_number, *map(int, texts)) if number}
