"""The figures of a return as they were handed in, compared with what they count to today.

A return is a correction if its figures differ from those handed in last for its period. Versions with the same figures
are one. The last version made again is still the correction it was when it was handed in: it is compared with the
version before it, so that its bytes stay the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.model.correction import Correction, FigureChange
from reports.model.period import Month
from reports.pipeline.rules import RULES
from reports.pipeline.submitted_base import DOCUMENT, EDITION, Values, values_of
from reports.publish.submission_register import kept_figures, submissions

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from reports.model.figures import Figures
    from reports.model.submission import Submission


def submitted_versions(office: Path, figures: Figures) -> tuple[Submission, ...]:
    """Return what was handed in of a period for the same day, the oldest first; the same figures in a row are one.

    Raises:
        ConfigurationError: the register was changed.
    """
    about = (DOCUMENT, EDITION, str(figures.period), figures.as_of.isoformat())
    entries = [
        entry for entry in submissions(office) if (entry.document, entry.edition, entry.period, entry.as_of) == about
    ]
    return tuple(
        entry for place, entry in enumerate(entries) if not place or entry.figures != entries[place - 1].figures
    )


def figures_handed_in(office: Path) -> dict[str, Values]:
    """Return month → figures of the return handed in last for its end, where they are still there.

    Raises:
        ConfigurationError: the register was changed.
    """
    values_by_month = {}
    for entry in submissions(office):
        if (entry.document, entry.edition) != (DOCUMENT, EDITION) or ".." in entry.period:
            continue
        values = values_of(kept_figures(office, entry))
        if values is not None and entry.as_of == Month.parse(entry.period).last.isoformat():
            values_by_month[entry.period] = values
    return values_by_month


def correction_of(office: Path, figures: Figures) -> Correction | None:
    """Return what a return with some figures corrects; None for a first one.

    Raises:
        ConfigurationError: the register was changed.
    """
    versions = submitted_versions(office, figures)
    if not versions:
        return None
    changes = changes_since(office, versions[-1], figures)
    if changes == ():
        versions = versions[:-1]
        changes = changes_since(office, versions[-1], figures) if versions else ()
    if not versions:
        return None
    replaced = versions[-1]
    return Correction(len(versions), replaced, changes, replaced.versions.get("rules") != RULES)


def changes_since(office: Path, entry: Submission, figures: Figures) -> tuple[FigureChange, ...] | None:
    """Return the figures that differ from what was handed in; None where that is no longer there."""
    values = values_of(kept_figures(office, entry))
    return None if values is None else figure_changes(values, figures)


def figure_changes(values: Mapping[str, int | None], figures: Figures) -> tuple[FigureChange, ...]:
    """Return the figures that differ, in the order of the tables; what a delivered table does not list is 0."""
    tables = [*figures.tables, *sorted({name.partition("/")[0] for name in values} - set(figures.tables))]
    order = {table: place for place, table in enumerate(tables)}
    delivered = {name.partition("/")[0] for name, value in values.items() if value is not None}
    cells = {(table, *cell) for table, counted in figures.tables.items() for cell in counted.cells}
    listed = {(table, row, column) for table, row, column in (_parts(name) for name in values)}
    changes = [
        FigureChange(*cell, _then(values, delivered, "/".join(cell), cell[0]), _now(figures, *cell))
        for cell in sorted(cells | listed, key=lambda cell: (order[cell[0]], cell))
    ]
    return tuple(change for change in changes if change.then != change.now)


def _parts(name: str) -> Sequence[str]:
    table, row, column = [*name.split("/"), "", ""][:3]
    return table, row, column


def _then(values: Mapping[str, int | None], delivered: set[str], name: str, table: str) -> int | None:
    return values.get(name, 0 if table in delivered else None)


def _now(figures: Figures, table: str, row: str, column: str) -> int | None:
    counted = figures.tables.get(table)
    return counted.figure(row, column).value if counted else None
