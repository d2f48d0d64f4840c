"""A located table to records in the ledger's columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.intake.normalise import events, fast_path, incidents, register
from reports.intake.normalise.further_places import CONTINUES
from reports.model.sheet import Records
from reports.problems import Detail, Problem
from reports.vocabulary import ditto, schema

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reports.intake.normalise.columns import Cells
    from reports.model.grid import Scalar

_BUILDERS = {
    "register": register.values,
    "incidents": incidents.values,
    "activities": events.activities,
    "services": events.services,
    "agency_counts": events.agency_counts,
}
_COUNTED = {
    "register": ("nationality", "sex", "permit_expiry"),
    "incidents": ("incident_date", "incident_type", "nationality"),
    "activities": ("activity_date", "activity_kind"),
    "services": ("service_date", "sex"),
    "agency_counts": (),
}
"""Fields whose gaps move figures to ``unknown`` or to the month of the sheet; said once a table."""


def normalise(
    cells: Cells, groups: Mapping[int, tuple[str | None, str | None]], *, originals: bool = True
) -> tuple[Records, tuple[Problem, ...]]:
    """Return the records of a table of a known kind, and the problems of its cells.

    Args:
        cells: the table.
        groups: sheet row → (district, village) said by group rows.
        originals: keep the original texts too.
    """
    values, problems = _BUILDERS[cells.table.kind or ""](cells, groups)
    raw = dict(_originals(cells, values)) if originals else {}
    return Records(cells.rows, values, raw), (*problems, *cells.left_over(), *_gaps(cells, values))


def _originals(cells: Cells, values: Mapping[str, list[object]]) -> Iterator[tuple[str, list[str | None]]]:
    """Yield the original texts of each field that its values do not tell by themselves."""
    for field in cells.columns:
        if field == "row_no":
            continue
        if cells.is_combined(field):
            yield field, _cut(field, cells.whole_texts(field))
        elif field in values and fast_path.stands(field):
            if cells.read_otherwise(field):
                yield field, _cut(field, cells.texts(field, only=cells.read_otherwise(field)))
        else:
            yield field, _cut(field, cells.texts(field))


def _is_blank(cell: Scalar) -> bool:
    """Tell whether a cell is empty, or a mark that repeats an empty cell above."""
    return cell is None or (isinstance(cell, str) and ditto.is_mark(cell))


def _cut(field: str, texts: list[str | None]) -> list[str | None]:
    """Return the texts of a field; of one that holds names, those longer than any name are cut."""
    if field not in schema.PERSON_NAMES or max(map(len, filter(None, texts)), default=0) <= schema.LONGEST_NAME:
        return texts
    return [text and text[: schema.LONGEST_NAME] for text in texts]


def _gaps(cells: Cells, values: Mapping[str, list[object]]) -> list[Problem]:
    """Say once a table how many records lack a counted field; an activity that was not held lacks none."""
    problems = []
    not_held = values.get("not_held")
    further = values.get(CONTINUES, [False] * len(cells.rows))
    for field in _COUNTED[cells.table.kind or ""]:
        if field in {"incident_date", "incident_type"} and cells.table.lists_decisions:
            continue  # told by itself, and no incident is counted
        column = values[field] if field == "activity_kind" else cells.raw(field)  # one may be known by its name
        if field == "activity_kind" and not cells.has(field):
            continue  # told at each name that is no kind
        blanks = [value is None and _is_blank(cell) for cell, value in zip(cells.raw(field), column, strict=True)]
        count = sum(blanks)
        if not_held is not None:
            rows = zip(blanks, not_held, further, strict=True)
            count = sum(blank and not reason and not goes_on for blank, reason, goes_on in rows)
        if field == "incident_type":
            count = _untyped(cells, values, blanks)
        if field == "nationality" and cells.grouped_nations:
            count = sum(row not in cells.grouped_nations for row in cells.rows)
        if count:
            details: dict[str, Detail] = {"count": count, "field": field}
            problems.append(Problem("values-missing", cells.path, cells.table.sheet, field=field, details=details))
    return problems


def _untyped(cells: Cells, values: Mapping[str, list[object]], blanks: Sequence[bool]) -> int:
    """Return how many rows of incidents say nowhere what happened: neither themselves nor a row of the same report."""
    types, reports = values["incident_type"], cells.raw("incident_id")
    typed_reports = {report for report, typed in zip(reports, types, strict=True) if typed is not None}
    rows = zip(blanks, types, reports, strict=True)
    return sum(blank and typed is None and report not in typed_reports - {None} for blank, typed, report in rows)
