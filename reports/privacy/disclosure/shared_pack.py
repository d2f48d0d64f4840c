"""From the tables of a pack to the tables of a shared edition: redesign, hide, attack, and step down where needed."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from reports.privacy.disclosure.declared_rules import NATIONALITIES, STOCK, TREND, Pack
from reports.privacy.disclosure.descent import Descent
from reports.privacy.disclosure.ladder import Step
from reports.privacy.disclosure.pack_universe import universe_of
from reports.privacy.disclosure.protect_pack import protect, suppress
from reports.privacy.disclosure.releases import opened_before
from reports.privacy.disclosure.wider_readers import WiderReaders

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from reports.privacy.disclosure.attack import Verdict
    from reports.privacy.disclosure.cell_tables import CellTable
    from reports.privacy.disclosure.descent import LongerPeriod
    from reports.privacy.disclosure.protect_pack import Protected
    from reports.privacy.disclosure.protection import History
    from reports.privacy.disclosure.releases import Released
    from reports.privacy.disclosure.thresholds import Thresholds
    from reports.privacy.disclosure.universe import Cell, Pattern, Universe
    from reports.privacy.disclosure.wider_readers import Wider


_FEWEST_MONTHS = 2
"""Months of which a trend is drawn."""


@dataclass(frozen=True)
class SharedPack:
    """What a shared edition may print."""

    tables: Mapping[str, CellTable]
    """Tables in the detail that is printed; hidden cells still carry their numbers, for the office's report only."""
    pattern: Pattern
    """Hidden cells of these tables, and of earlier releases with their period before the id."""
    steps: Mapping[str, Step]
    """Table → how far it went down the ladder, those that went down only."""
    primary: frozenset[str]
    verdict: Verdict
    releases: int
    """Earlier releases that the attack joined."""
    spans: Mapping[str, str] = field(default_factory=dict)
    """Table → the longer period that it is printed for, those that are only."""
    releases_of_others: int = 0
    """Releases that were joined as those who hold more would, in an attack of its own."""

    def printed(self, cell: Cell) -> bool:
        """Whether a cell of the tables is printed as a number."""
        return cell.id not in self.pattern.unknown


def share(pack: Pack, limits: Thresholds, *, released: Released | None = None, wider: Wider | None = None,
          history: History | None = None, longer: Callable[[], Sequence[LongerPeriod]] | None = None,
          ) -> SharedPack:  # fmt: skip
    """Return what a shared edition prints of a pack.

    Each round takes the tables that are not protected, or of which too much would be hidden, one step down; the attack
    runs when no table asks for another step. The last step leaves a table out, so that the rounds end. Tables of a
    meeting on places of work join when all others have settled, and take no detail from them.

    Args:
        pack: the tables as measured, with persons and contributors.
        limits: thresholds of the edition.
        released: earlier releases that readers hold, too.
        wider: readers who hold more; the pack must not open what was hidden from them.
        history: what the last three months printed and hid.
        longer: measures the longer periods that tables may be printed for, the shortest first.
    """
    descent = Descent(pack, limits, longer)
    before = _Before(released, wider, history, opened_before(pack, released) if released else frozenset())
    descent.place_workplaces(Step.NOT_SHOWN)
    current, protected = _settled(descent, limits, before)
    if descent.of_workplaces:
        descent.place_workplaces(Step.AS_DESIGNED)
        current, protected = _settled(descent, limits, before)
    joined, of_others = (
        len(readable.releases) if readable else 0 for readable in (released, wider.released if wider else None)
    )
    tables = _with_whole_trend(current.tables, protected.pattern)
    return SharedPack(
        tables, protected.pattern, descent.steps, protected.primary, protected.verdict, joined, current.spans,
        of_others,
    )  # fmt: skip


@dataclass(frozen=True)
class _Before:
    """What was shared before a pack, as :func:`share` takes it."""

    released: Released | None
    wider: Wider | None
    history: History | None
    opened: frozenset[str]


def _settled(descent: Descent, limits: Thresholds, before: _Before) -> tuple[Pack, Protected]:
    """Take tables down until none fails; return them with what is hidden of them."""
    while True:
        current = descent.pack()
        lately = before.history.of_spans(current.spans) if before.history else None
        readers = WiderReaders(before.wider, current, lately) if before.wider else None
        universe_and_start = universe_of(current, before.released)
        failing, protected = _round(current, limits, universe_and_start, readers, lately, before.opened)
        if protected and not failing:
            return current, protected
        descent.step_down(failing)


def _round(pack: Pack, limits: Thresholds, universe_and_start: tuple[Universe, Pattern], readers: WiderReaders | None,
           history: History | None, opened: frozenset[str]) -> tuple[list[str], Protected | None]:  # fmt: skip
    """Return the tables that must go a step down, and what is hidden where the attack was run."""
    universe, start = universe_and_start
    quick_start = _hiding(start, readers.hidden(attacked=False)) if readers else start
    failing = _too_starred(pack, suppress(universe, start=quick_start, history=history), limits)
    if failing:
        return failing, None
    start = _hiding(start, readers.hidden(attacked=True)) if readers else start
    protected = protect(universe, start=start, history=history, opened=opened)
    failing = _not_protected(pack, protected.verdict, protected.pattern)
    if not failing and readers:
        failing = _too_starred(pack, protected.pattern, limits)
        failing = failing or _not_protected(pack, *readers.attacked(protected.pattern))
    return failing, protected


def _with_whole_trend(tables: Mapping[str, CellTable], pattern: Pattern) -> dict[str, CellTable]:
    """Return tables with the trend as it can be drawn: of two months at least, and columns without a star.

    What is not drawn is printed nowhere: readers must not be taken to hold it when later packs are protected.
    """
    trend = tables.get(TREND)
    if trend is None:
        return dict(tables)
    starred = {column for (_, column), cell in trend.cells.items() if cell.id in pattern.unknown}
    drawn = trend.only_columns({column for _, column in trend.cells} - starred)
    months = {row for row, _ in drawn.cells}
    other_tables = {name: table for name, table in tables.items() if name != TREND}
    return {**other_tables, TREND: drawn} if len(months) >= _FEWEST_MONTHS else other_tables


def _hiding(start: Pattern, cells: frozenset[str]) -> Pattern:
    return replace(start, hidden=start.hidden | cells)


def _too_starred(pack: Pack, hidden: Pattern, limits: Thresholds) -> list[str]:
    """Return the tables of which too much would be hidden."""
    over_starred = []
    for name, table in pack.tables.items():
        filled = [cell.id for cell in table.cells.values() if cell.value]
        stars = sum(cell in hidden.hidden for cell in filled)
        if stars > limits.most_hidden * len(filled):
            over_starred.append(name)
    return over_starred


def _not_protected(pack: Pack, verdict: Verdict, pattern: Pattern) -> list[str]:
    """Return the tables of the cells that an attack narrows; all tables with stars where nothing was proved.

    For a star of an earlier release these are the table of the same name and, of a stock, the trend, else all that are
    left.
    """
    if verdict.contradiction:
        return [name for name, table in pack.tables.items() if _has(table, pattern.hidden)]
    unprotected = frozenset(narrowed.cell for narrowed in verdict.narrowed)
    narrowed_tables = [name for name, table in pack.tables.items() if _has(table, unprotected)]
    released = {cell.rpartition("|")[2].partition("/")[0] for cell in unprotected if "|" in cell}
    in_trend = (TREND,) if released & {NATIONALITIES, STOCK, TREND} else ()
    linked = [name for name in (*released, *in_trend) if name in pack.tables]
    return sorted({*narrowed_tables, *linked}) or (list(pack.tables) if unprotected else [])


def _has(table: CellTable, cells: frozenset[str]) -> bool:
    return any(cell.id in cells for cell in table.cells.values())
