"""Columns of an incident log whose header says too little and whose values say the rest.

TINGKAT and STATUS KASUS hold grades where their cells are words for grades; a header JENIS by itself names what
happened where no other column does; JUMLAH by itself is the number of persons where its cells are such numbers. A
decision of the office is never overruled, save that JUMLAH, which other tables than a log ask, is not read.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reports.intake.recognise import cell_fit
from reports.intake.recognise.decided_tables import header_is_decided
from reports.intake.recognise.header_mapping import DECIDED, VALUES, Match
from reports.intake.recognise.labels import leaf
from reports.vocabulary.written_counts import count_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reports.intake.recognise.header import Header
    from reports.intake.recognise.header_mapping import Mapping_
    from reports.intake.recognise.labels import Label
    from reports.model.grid import Grid, Scalar

_TYPES = frozenset({"JENIS", "JENISNYA"})
"""Headers that name what happened where no other column does."""
_PERSONS = frozenset({"JUMLAH", "JML", "JLH", "JMLH", "JUM"})
"""Headers that count persons where no other column does."""
_MOST_PERSONS = 999
"""A larger number counts something else, such as rupiah."""
_OTHER_TYPES = ("permit_type", "visa_index", "sex", "nationality", "action_type")
"""Fields of which JENIS may be the type as well."""


def undecided(header: Header, mapping: Mapping_) -> dict[int, Label]:
    """Return the labels without those of columns that this office has decided not to read."""
    taken_columns = {match.column for match in mapping.matches}
    return {
        column: label
        for column, label in header.labels.items()
        if column in taken_columns or not header_is_decided(label, header.remembered)
    }


def with_values(grid: Grid, mapping: Mapping_, labels: Mapping[int, Label], records: Sequence[int]) -> Mapping_:
    """Return a mapping with the columns of an incident log that their values tell.

    Args:
        grid: the sheet.
        mapping: of its columns.
        labels: column → header texts from the top.
        records: rows of the records, 1-based.
    """
    if mapping.kind != "incidents":
        return mapping
    texts_by_column = {column: texts_of(grid, column, records) for column in labels}
    free_columns = {
        column: texts for column, texts in texts_by_column.items() if texts and not is_taken(mapping, column)
    }
    return _with_type(_with_grade(mapping, labels, texts_by_column, free_columns), labels, free_columns)


def with_persons(grid: Grid, mapping: Mapping_, labels: Mapping[int, Label], records: Sequence[int]) -> Mapping_:
    """Return a mapping with JUMLAH, which stands under no group, as the number of persons of an incident.

    Args:
        grid: the sheet.
        mapping: of its columns.
        labels: column → header texts from the top, those included that the office decided not to read.
        records: rows of the records, 1-based.
    """
    if mapping.kind != "incidents" or "persons" in mapping.fields or "persons" in _open_fields(mapping):
        return mapping
    columns = (
        column
        for column, label in sorted(labels.items())
        if len(label) == 1 and leaf(label) in _PERSONS and not is_taken(mapping, column)
        if _counts_persons([grid.cell(row, column) for row in records])
    )
    column = next(columns, None)
    if column is None:
        return mapping
    matches = (*mapping.matches, Match(column, "persons", VALUES))
    return replace(mapping, matches=tuple(sorted(matches, key=lambda match: match.column)))


def _counts_persons(cells: Sequence[Scalar]) -> bool:
    """Tell whether most of the cells that hold anything are numbers of persons, and none is a larger number."""
    counts = [count_of(cell) for cell in cells if cell is not None]
    whole_counts = [count for count in counts if count is not None]
    return 0 < len(counts) <= 2 * len(whole_counts) and max(whole_counts) <= _MOST_PERSONS


def texts_of(grid: Grid, column: int, records: Sequence[int]) -> list[str]:
    """Return the cells of a column that hold text."""
    return [cell for row in records if isinstance(cell := grid.cell(row, column), str) and cell.strip()]


def is_taken(mapping: Mapping_, column: int) -> bool:
    """Tell whether a column fills a field, is a second one of its field, or is left to the office."""
    filled = {match.column for match in (*mapping.matches, *mapping.repeated)}
    return column in filled or column in mapping.contested or column in mapping.foreign


def _share(field: str, texts: Sequence[str]) -> float:
    """Return the part of some texts that are clearly of a field (0–1)."""
    return sum(cell_fit.fits(field, text) for text in texts) / len(texts) if texts else 0.0


def _with_grade(
    mapping: Mapping_,
    labels: Mapping[int, Label],
    texts_by_column: Mapping[int, Sequence[str]],
    free_columns: Mapping[int, Sequence[str]],
) -> Mapping_:
    """Return the mapping with a column of words for grades as the grade: one of a status, or one half of it."""
    matches = {match.column: match for match in mapping.matches}
    grade = next((match for match in mapping.matches if match.field == "grade"), None)
    if grade and not _is_vague_status(grade, labels, texts_by_column):
        return mapping
    shares = {column: share for column, texts in free_columns.items() if (share := _share("grade", texts)) >= 0.5}
    shares |= {
        match.column: share
        for match in mapping.matches
        if match.field == "status" and match.how != DECIDED
        if (share := _share("grade", texts_by_column.get(match.column, ())))
    }
    if not shares or "grade" in _open_fields(mapping):
        return mapping
    if grade:
        matches[grade.column] = replace(grade, field="status")
    column = max(shares, key=lambda column: (shares[column], -column))
    matches[column] = Match(column, "grade", VALUES)
    return replace(mapping, matches=tuple(matches[column] for column in sorted(matches)))


def _is_vague_status(grade: Match, labels: Mapping[int, Label], texts_by_column: Mapping[int, Sequence[str]]) -> bool:
    """Tell whether a column STATUS that was taken for the grade holds no grade at all."""
    if grade.how == DECIDED or leaf(labels.get(grade.column, ("",))) != "STATUS":
        return False
    return not _share("grade", texts_by_column.get(grade.column, ()))


def _with_type(mapping: Mapping_, labels: Mapping[int, Label], free_columns: Mapping[int, Sequence[str]]) -> Mapping_:
    """Return the mapping with JENIS, which stands under no group, as the type of the incident."""
    if "incident_type" in mapping.fields or "incident_type" in _open_fields(mapping):
        return mapping
    column = next(
        (
            column
            for column, texts in sorted(free_columns.items())
            if len(labels[column]) == 1 and leaf(labels[column]) in _TYPES
            if not is_taken(mapping, column) and not any(_share(field, texts) >= 0.5 for field in _OTHER_TYPES)
        ),
        None,
    )
    if column is None:
        return mapping
    matches = (*mapping.matches, Match(column, "incident_type", VALUES))
    return replace(mapping, matches=tuple(sorted(matches, key=lambda match: match.column)))


def _open_fields(mapping: Mapping_) -> frozenset[str]:
    """Return the fields that columns left to the office may mean."""
    return frozenset().union(*mapping.contested.values())
