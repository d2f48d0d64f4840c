"""Protects the figures of a document for others: measured with those who stand behind them, against all releases."""

from __future__ import annotations

import dataclasses
from functools import cache, partial
from typing import TYPE_CHECKING

from reports.ledger.frames import frames, narrow
from reports.measures import Scope, backings, movements, workplaces_moved
from reports.measures.movements import COLUMNS as MOVING
from reports.measures.workers_by_size import COLUMNS as WORKING
from reports.model.period import Month, Period
from reports.pipeline.counting import relevant
from reports.pipeline.longer_periods import longer_figures
from reports.pipeline.theme_total import theme_backing, theme_total
from reports.pipeline.workplace_figures import workplace_backings
from reports.privacy.declared_labels import TYPES, declared_type
from reports.privacy.disclosure.declared_rules import CLASSES, OF_THREE
from reports.vocabulary import mappings
from reports.vocabulary.workplaces import WORKERS_BY_DISTRICT

if TYPE_CHECKING:
    from reports.model.figures import Figures, FigureTable
    from reports.pipeline.gather import Gathered
    from reports.pipeline.request import Request
    from reports.pipeline.shared_figures import ProtectedFigures


def protected_figures(
    gathered: Gathered,
    figures: Figures,
    districts: tuple[str, ...],
    request: Request,
    *,
    trend: FigureTable | None = None,
    theme_types: tuple[str, ...] = (),
) -> ProtectedFigures:
    """Return the protected figures of a shared edition.

    Args:
        gathered: inputs with their rows in final bins.
        figures: of the document, their types of incidents declared.
        districts: kecamatan codes of the work area.
        request: the shared options; its edition is a shared one.
        trend: the register of earlier months, where the document prints it.
        theme_types: types of incidents that a meeting is about, whose total is a table of its own.

    Raises:
        DisclosureError: the attack narrows a cell even where its table is left out.
        ConfigurationError: a register of releases was changed, or ``known.toml`` is wrong.
    """
    from reports.pipeline import shared_figures  # noqa: PLC0415 -- only shared editions load the solver

    accepted = frames([relevant(file, {Month.of(figures.as_of)}) for file in gathered.files])
    scope = Scope(figures.period, figures.as_of, districts)
    behind = backings(accepted, scope, figures.tables, {TYPES: declared_type})
    of_theme = theme_total(figures.tables[TYPES], theme_types)
    behind |= theme_backing(accepted, scope, of_theme) if of_theme else {}
    of_work = WORKERS_BY_DISTRICT in figures.tables
    behind |= workplace_backings(accepted["register"], scope, request.edition) if of_work else {}
    tables = (*figures.tables.values(), *(table for table in (trend, of_theme) if table))
    longer = cache(partial(longer_figures, gathered, scope))
    moved = partial(_moved_since, gathered, scope, of_work=of_work)
    measured = shared_figures.Measured(tables, behind, moved, longer)
    protected = shared_figures.protect_released(measured, request.edition, office=request.office, period=figures.period)
    no_counts = mappings.load(request.office).sentences.no_counts
    return dataclasses.replace(protected, shared=dataclasses.replace(protected.shared, no_counts=no_counts))


def _moved_since(gathered: Gathered, scope: Scope, month: Month, *, of_work: bool) -> dict[str, int]:
    """Return figure id → persons of the stock who stand there in one of two months only; nothing without a register."""
    if not gathered.coverage.find("register", month):
        return {}
    both = {Month.of(scope.as_of), month}
    columns = MOVING | WORKING if of_work else MOVING
    register = narrow([relevant(file, both) for file in gathered.files], "register", columns)
    then = Scope(Period.of(month), month.last, scope.districts)
    moved = movements(register, scope, then, {OF_THREE: CLASSES})
    return moved | workplaces_moved(register, scope, then) if of_work else moved
