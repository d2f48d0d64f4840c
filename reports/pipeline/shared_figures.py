"""Protects the figures of a shared edition before anything is composed from them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from reports.documents.shared import OF_MEMBERS, OF_THE_MEETING, SharedFigures
from reports.errors import DisclosureError
from reports.model.figures import TOTAL, FigureTable, Status
from reports.model.period import Month, Period
from reports.pipeline.released_packs import KNOWN, releases_text, state
from reports.pipeline.theme_total import of_document
from reports.privacy.disclosure import release_register
from reports.privacy.disclosure.cell_tables import CellTable
from reports.privacy.disclosure.declared_rules import MARGINS, THEME, Pack
from reports.privacy.disclosure.descent import LongerPeriod
from reports.privacy.disclosure.ladder import NOTES
from reports.privacy.disclosure.releases import Released, readable
from reports.privacy.disclosure.releases import history as lately
from reports.privacy.disclosure.shared_pack import share
from reports.privacy.disclosure.thresholds import thresholds
from reports.privacy.disclosure.universe import Cell, Contributor, Kind
from reports.privacy.disclosure.wider_readers import Wider
from reports.publish.submission_register import record_text
from reports.vocabulary import places, workplaces
from reports.vocabulary.counts_of_persons import fewest
from reports.vocabulary.editions import PUBLIC, SHARED
from reports.vocabulary.labels import WORK_AREA

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from reports.model.contributions import Backing
    from reports.model.figures import Figure
    from reports.pipeline.longer_periods import LongerFigures
    from reports.privacy.disclosure.protection import History
    from reports.privacy.disclosure.shared_pack import SharedPack
    from reports.privacy.disclosure.thresholds import Thresholds
    from reports.privacy.disclosure.universe import Release


OF_MEETINGS = frozenset(
    "stock-nationality-permit stock-district-permit stock-village stock-trend stock-expiring overstay "
    "incidents-type-grade incidents-district kejadian-tema tak-actions tak-persons projustisia reconciliation "
    "workers-district-size workplaces-size".split()
)
"""Measured tables of foreigners that documents of a meeting print."""


@dataclass(frozen=True)
class Before:
    """What was shared before a pack."""

    released: Released | None
    """What its readers hold."""
    wider: Wider | None
    """Those who hold more; None where nobody does."""
    history: History | None
    """What the last three months printed and hid."""


@dataclass(frozen=True)
class ProtectedFigures:
    """Figures that a shared edition prints, and how they came about."""

    shared: SharedFigures
    pack: SharedPack
    state: str = ""
    """Of the registers that it was protected against."""


def protect_figures(
    tables: Iterable[FigureTable], backings: Mapping[str, Backing], edition: str, *,
    earlier: Before | None = None, longer: Callable[[], Sequence[LongerFigures]] | None = None,
) -> ProtectedFigures:  # fmt: skip
    """Return the figures of a shared edition.

    Args:
        tables: measured tables; those that no document of a meeting prints are left out.
        backings: figure id → who stands behind it.
        edition: ``antarinstansi`` or ``publik``.
        earlier: what was shared before.
        longer: measures the longer periods that tables may be printed for, the shortest first.

    Raises:
        DisclosureError: the attack narrows a cell even where its table is left out.
    """
    measured = {table.id: table for table in tables if table.id in OF_MEETINGS & MARGINS.keys()}
    limits = thresholds(edition)
    district_of = {village.code: village.district for village in places.villages()}
    cells = {name: _cells(table, backings, limits) for name, table in measured.items() if table.status is Status.VALUE}
    earlier = earlier or Before(None, None, None)
    pack = share(
        Pack(cells, district_of), limits, released=earlier.released, wider=earlier.wider, history=earlier.history,
        longer=partial(_longer_cells, longer, limits) if longer else None,
    )  # fmt: skip
    if not pack.verdict.withstood:
        raise DisclosureError(
            "small figures of this pack cannot be protected: {cells}",
            "make it with --edition dinas, for the office alone",
            cells=", ".join(sorted({narrowed.cell for narrowed in pack.verdict.narrowed})) or "-",
        )
    longer_tables = {str(figures.period): figures.tables for figures in (longer() if pack.spans and longer else ())}
    sources = {**measured, **{name: longer_tables[period][name] for name, period in pack.spans.items()}}
    shared_tables = {name: _figures(sources[name], table, pack) for name, table in pack.tables.items()}
    if THEME in shared_tables:
        shared_tables[THEME] = of_document(shared_tables[THEME])
    empty = {name: table for name, table in measured.items() if table.status is not Status.VALUE}
    notes = {name: NOTES[step] for name, step in pack.steps.items()}
    open_tables = OF_THE_MEETING - OF_MEMBERS if edition == PUBLIC else OF_THE_MEETING
    periods = {name: Period.parse(period) for name, period in pack.spans.items()}
    return ProtectedFigures(
        SharedFigures({**shared_tables, **empty}, notes, open_tables, periods, fewest=fewest(edition)), pack
    )


def _longer_cells(longer: Callable[[], Sequence[LongerFigures]], limits: Thresholds) -> tuple[LongerPeriod, ...]:
    """Return the tables of longer periods before protection."""
    return tuple(
        LongerPeriod(
            str(figures.period),
            {name: _cells(table, figures.backings, limits) for name, table in figures.tables.items()},
        )
        for figures in longer()
    )


@dataclass(frozen=True)
class Measured:
    """What a pack is made of before it is protected."""

    tables: tuple[FigureTable, ...]
    backings: Mapping[str, Backing]
    """Figure id → who stands behind it."""
    moved: Callable[[Month], Mapping[str, int]]
    """Returns, for an earlier month, figure id → persons who stand there in one of the two months only."""
    longer: Callable[[], Sequence[LongerFigures]] | None = None
    """Measures the longer periods that tables may be printed for, the shortest first."""


def protect_released(measured: Measured, edition: str, *, office: Path, period: Period) -> ProtectedFigures:
    """Return the figures of a shared edition, protected against all that was released before.

    A pack that was released already gets the pattern it had then: what was released after it changes nothing.

    Args:
        measured: tables, and those behind them.
        edition: ``antarinstansi`` or ``publik``.
        office: whose registers tell what was released.
        period: of the pack.

    Raises:
        DisclosureError: the attack narrows a cell even where its table is left out.
        ConfigurationError: a register was changed, or ``known.toml`` is wrong.
    """
    entries = release_register.read(releases_text(office))
    *states, latest = released_before(office, period, edition, measured.moved)
    for earlier in states:
        candidate = protect_figures(
            measured.tables, measured.backings, edition, earlier=earlier, longer=measured.longer
        )
        if release_register.release_of(candidate.pack, str(period), edition) in entries:
            return replace(candidate, state=state(office))
    protected = protect_figures(measured.tables, measured.backings, edition, earlier=latest, longer=measured.longer)
    return replace(protected, state=state(office))


def released_before(
    office: Path, period: Period, edition: str, moved: Callable[[Month], Mapping[str, int]]
) -> tuple[Before, ...]:
    """Return what may have been shared before a pack: before each time that it may have been released, then all.

    Raises:
        ConfigurationError: the register was changed, or ``known.toml`` is wrong.
    """
    entries = release_register.read(releases_text(office))
    known_releases = release_register.known_elsewhere(record_text(office, KNOWN))
    months = tuple(map(str, period.months))
    since = _movements((*entries, *known_releases), period, moved)
    return tuple(
        _before((*earlier, *known_releases), months, edition, since)
        for earlier in release_register.before(entries, str(period), edition)
    )


def _movements(
    releases: Iterable[Release], period: Period, moved: Callable[[Month], Mapping[str, int]]
) -> dict[str, Mapping[str, int]]:
    """Return who moved since the months whose stock was released."""
    months = sorted({release.period[-7:] for release in releases} - {str(period.last)})
    return {month: moved(Month.parse(month)) for month in months}


def _before(
    releases: tuple[Release, ...], months: tuple[str, ...], edition: str, since: Mapping[str, Mapping[str, int]]
) -> Before:
    readable_releases = readable(edition, releases)
    wider = None
    if readable_releases != releases:
        wider = Wider(Released(months, releases, since), edition, thresholds(SHARED))
    unheld = tuple(release for release in releases if release not in readable_releases)
    return Before(Released(months, readable_releases, since, unheld), wider, lately(edition, releases))


def _cells(table: FigureTable, backings: Mapping[str, Backing], limits: Thresholds) -> CellTable:
    cells = {
        place: _cell(figure, backings.get(figure.id), limits)
        for place, figure in table.cells.items()
        if figure.value is not None
    }
    return CellTable(table.id, table.rows, table.columns, cells)


def _cell(figure: Figure, backing: Backing | None, limits: Thresholds) -> Cell:
    contributors = tuple(
        Contributor(Kind(contribution.kind), contribution.name, contribution.count)
        for contribution in (backing.contributions if backing else ())
    )
    return Cell(
        figure.id,
        figure.value or 0,
        limits.of(figure.table, figure.column),
        backing.persons if backing else None,
        contributors,
        margin=TOTAL in (figure.row, figure.column),
        spread=_spread(figure) if figure.table in workplaces.TABLES else 0,
    )


def _spread(figure: Figure) -> int:
    """Return how many values a number of workers must keep, so that nobody guesses the size of a place of work."""
    share = 0 if figure.column == workplaces.WORKPLACES else workplaces.dominance_percent()
    return -(-(figure.value or 0) * share // 100) + 1


def _figures(measured: FigureTable, table: CellTable, pack: SharedPack) -> FigureTable:
    """Return a table as it is printed: hidden figures without value, merged rows and columns under their code."""
    template = next(iter(measured.cells.values()))
    rows, columns = (*table.rows, WORK_AREA, TOTAL), (*table.columns, TOTAL)
    cells = {
        place: figure
        for place, figure in measured.cells.items()
        if figure.value is None and place[0] in rows and place[1] in columns
    }
    for (row, column), cell in table.cells.items():
        figure = replace(measured.cells.get((row, column), template), row=row, column=column)
        hidden = not pack.printed(cell)
        cells[row, column] = replace(
            figure, value=None if hidden else cell.value, status=Status.SUPPRESSED if hidden else Status.VALUE
        )
    return replace(measured, rows=table.rows, columns=table.columns, cells=cells)
