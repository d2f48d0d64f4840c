"""What readers learn by adding and subtracting spans of months: a figure of several months is the sum of its parts.

Parts are packs of one or more months that do not overlap. Where they leave months over, what is left is a number that
nobody prints and everybody can work out; where it tells of few persons, it is a cell like others.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from reports.privacy.disclosure.cell_tables import OTHERS
from reports.privacy.disclosure.universe import Cell, Relation, Sense

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reports.privacy.disclosure.held_packs import HeldPack

FLOWS = frozenset(
    "services-ITK services-ITAS services-ITAP incidents-type-grade incidents-district tak-actions projustisia".split()
)
"""Tables whose figures of several months add up."""
_MOST_FAMILIES = 64
"""Ways of dividing a span that are looked at."""


@dataclass(frozen=True)
class _Divided:
    """A pack of several months, and packs of parts of it that do not overlap."""

    covering: HeldPack
    parts: tuple[HeldPack, ...]

    @property
    def is_whole(self) -> bool:
        """Whether the parts leave no month over."""
        return sum(len(part.months) for part in self.parts) == len(self.covering.months)

    @property
    def names(self) -> Iterator[str]:
        """Names of the figures that add up; merged rows and columns hold others in each pack."""
        for name in sorted(self.covering.cells):
            if name.partition("/")[0] in FLOWS and OTHERS not in name.split("/"):
                yield name


def sums_of_months(pack: HeldPack, earlier: Sequence[HeldPack]) -> Iterator[Relation]:
    """Yield what a pack adds to the sums of months, whether it is a part or covers others."""
    for divided in _divisions(pack, earlier):
        for name in divided.names:
            parts = tuple(part.cells[name].id for part in divided.parts if name in part.cells)
            is_whole = divided.is_whole and len(parts) == len(divided.parts)
            if parts:
                terms = (*((part, 1) for part in parts), (divided.covering.cells[name].id, -1))
                yield Relation("sum-of-months", terms, Sense.EQUAL if is_whole else Sense.AT_MOST)


def left_over(pack: HeldPack, earlier: Sequence[HeldPack]) -> tuple[tuple[Cell, ...], tuple[Relation, ...]]:
    """Return what is left of spans of months where it tells of few persons, with an equation for each.

    Args:
        pack: the new pack, all of whose numbers are known.
        earlier: what readers hold, in the order of the register.
    """
    cells, equations = [], []
    for divided in _divisions(pack, earlier):
        for name in () if divided.is_whole else divided.names:
            cell = _left_of(divided, name)
            if cell is not None:
                parts = tuple((part.cells[name].id, 1) for part in divided.parts)
                cells.append(cell)
                equations.append(Relation("left-over", (*parts, (cell.id, 1), (divided.covering.cells[name].id, -1))))
    return tuple(cells), tuple(equations)


def _left_of(divided: _Divided, name: str) -> Cell | None:
    """Return what is left of a figure; None where it is not known, or tells of nobody or of enough."""
    packs = (divided.covering, *divided.parts)
    if not all(name in held_pack.printed and name in held_pack.cells for held_pack in packs):
        return None
    number = divided.covering.printed[name] - sum(part.printed[name] for part in divided.parts)
    threshold = divided.covering.cells[name].threshold
    spans = ", ".join((divided.covering.period, *(part.period for part in divided.parts)))
    return Cell(f"left|{spans}|{name}", number, threshold) if 0 < number < threshold else None


def _divisions(pack: HeldPack, earlier: Sequence[HeldPack]) -> Iterator[_Divided]:
    """Yield the ways to divide spans in which a pack is the whole or a part."""
    first_by_period: dict[str, HeldPack] = {}
    for held_pack in (pack, *earlier):
        first_by_period.setdefault(held_pack.period, held_pack)
    packs = sorted(first_by_period.values(), key=lambda held_pack: (held_pack.months, held_pack.period))
    for covering in packs:
        months = set(covering.months)
        inside = [part for part in packs if part.months and set(part.months) < months]
        if covering is pack or pack in inside:
            for parts in islice(_families(inside, ()), _MOST_FAMILIES):
                if parts and (covering is pack or pack in parts):
                    yield _Divided(covering, parts)


def _families(spans: Sequence[HeldPack], chosen: tuple[HeldPack, ...]) -> Iterator[tuple[HeldPack, ...]]:
    """Yield the families of spans, sorted by their first month, that do not overlap and to which none can be added."""
    last = chosen[-1].months[-1] if chosen else ""
    after = [span for span in spans if span.months[0] > last]
    if not after:
        yield chosen
        return
    nearest_end = min(span.months[-1] for span in after)
    for span in after:
        if span.months[0] <= nearest_end:
            yield from _families(after, (*chosen, span))
