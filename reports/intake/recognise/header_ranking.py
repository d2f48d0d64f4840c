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
from reports.intake.recognise.header_mapping import CODE, TICK, WEIGHTLESS
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
    plain = [one for one in mapping.matches if not one.fields and one.how != TICK]
    typed = [one for one in plain if schema.type_of(one.field) not in free]
    cells = [(one.field, cell) for row in rows for one in typed if (cell := row[one.column - 1]) is not None]
    return sum(cell_fit.fits(field, cell) for field, cell in cells), len(cells)


def doubt(header: Header, mapping: Mapping_) -> Doubt | None:
    """Return the rival of a header that it cannot be told from; None when the choice is clear.

    A rival names as much and is no part of the header: by rule the fewest and lowest rows win, which holds as long as
    the others mean the same.
    """
    parts = [_meanings(one.candidates[0]) for one in header.rivals if _inside(one, header)]
    for rival in header.rivals:
        if _inside(rival, header) or rival.candidates[0].score < mapping.score:
            continue
        theirs = _meanings(rival.candidates[0])
        columns = _contradictions(_meanings(mapping), theirs)
        # a title above a part of the header means what that part means, and is as incomplete
        if columns and not any(all(part.get(one) == theirs.get(one) for one in columns) for part in parts):
            return Doubt((rival.top, rival.bottom), columns)
    return None


def _inside(one: Header | Window, other: Header | Window) -> bool:
    return other.top <= one.top and one.bottom <= other.bottom


def _meanings(mapping: Mapping_) -> dict[int, _Meaning]:
    """Return what each column means; row numbers and remarks aside."""
    named = {one.column: _Meaning(one.all_fields) for one in mapping.matches if one.field not in WEIGHTLESS}
    return named | {column: _Meaning(fields, contested=True) for column, fields in mapping.contested.items()}


def _contradictions(ours: Mapping[int, _Meaning], theirs: Mapping[int, _Meaning]) -> dict[int, tuple[str, ...]]:
    """Return the columns that two headers do not mean alike, with all that they may mean."""
    nothing = _Meaning(())
    pairs = {
        column: (ours.get(column, nothing), theirs.get(column, nothing)) for column in sorted(ours.keys() | theirs)
    }
    return {
        column: tuple(dict.fromkeys((*one.fields, *other.fields)))
        for column, (one, other) in pairs.items()
        if one != other
    }


def weigh(grid: Grid, header: Header, mapping: Mapping_, body: Body) -> tuple[Candidate, ...]:
    """Return the candidates for a header, the chosen one first, each with what speaks for it."""
    fits = fitting(grid, header.bottom, mapping)
    rows = (header.top, header.bottom)
    chosen = Candidate(rows, mapping.kind, mapping.score, (*_named(mapping, header.labels, fits), *_totals(grid, body)))
    others = [(rows, one, header.labels) for one in header.candidates if one.kind != mapping.kind]
    others += [
        ((one.top, one.bottom), one.candidates[0], one.labels) for one in header.rivals if (one.top, one.bottom) != rows
    ]
    others.sort(key=lambda one: -one[1].score)
    found = [chosen]
    for place, other, labels in others[: MOST_CANDIDATES - 1]:
        theirs = fitting(grid, place[1], other)
        why = (*_named(other, labels, theirs), _loss(chosen, place, mapping.score - other.score, fits[0] - theirs[0]))
        found.append(Candidate(place, other.kind, other.score, why))
    return tuple(found)


def _named(mapping: Mapping_, labels: Mapping[int, Label], fits: tuple[int, int]) -> Iterator[Evidence]:
    for how, message in _HOW.items():
        named = (field for one in mapping.matches if one.how == how for field in one.all_fields)
        fields = tuple(dict.fromkeys(named))
        if fields:
            yield message, {"fields": fields}
    unnamed = sorted(labels.keys() - {one.column for one in mapping.matches})
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
    more = place[1] - place[0] - chosen.header_rows[1] + chosen.header_rows[0]
    if more > 0:
        return _("lost: as many fields, with {rows} rows more that name nothing"), {"rows": more}
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
    stated = {column: found for column, cell in enumerate(grid.rows[total - 1], start=1) if (found := _numbers(cell))}
    if any(found & {len(block), len(body.records)} for found in stated.values()):
        return True
    # summing whole columns is dear; a few tell as well whether the row adds up
    some = list(stated.items())[:_SUMMED]
    return any(sum(numbers.whole(grid.cell(row, column)) or 0 for row in block) in found for column, found in some)


def _numbers(cell: object) -> set[int]:
    """Return the whole numbers above zero that a cell states, alone or in a text such as ``JUMLAH : 45 orang``."""
    whole = numbers.whole(cell)
    texts = re.findall(r"\d+", cell.replace(".", "")) if whole is None and isinstance(cell, str) else []
    return {one for one in (whole, *map(int, texts)) if one}
