"""One figure over the spans of months that packs printed it for, and what follows by adding and subtracting them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import combinations, islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from reports.privacy.disclosure.held_packs import HeldPack
    from reports.privacy.disclosure.universe import Cell

_MOST_FAMILIES = 64
"""Ways of dividing a span that are looked at."""


@dataclass(frozen=True)
class Span:
    """Months in a row for which a number is held."""

    start: int
    """First month, counted from the year 0."""
    end: int
    """Month after the last one."""
    cells: Mapping[str, int]
    """Cell → factor: of a number that was printed itself one cell; of one that follows the cells it follows from."""
    number: int | None = None
    """None for a star."""
    root: int = 0
    """The same for spans that follow from each other by running totals."""

    def holds(self, other: Span) -> bool:
        """Whether all months of another span are among its own, and others too."""
        inside = self.start <= other.start and other.end <= self.end
        return inside and other.end - other.start < self.end - self.start

    def meets(self, other: Span) -> bool:
        """Whether two spans share months."""
        return self.start < other.end and other.start < self.end

    def crosses(self, other: Span) -> bool:
        """Whether two spans share months, and each has some of its own."""
        first, second = sorted((self, other), key=_place)
        return first.start < second.start < first.end < second.end

    @property
    def cell(self) -> str:
        """The cell of a number that was printed itself."""
        (cell,) = self.cells
        return cell


@dataclass(frozen=True)
class Held:
    """The cells of one figure, by the spans of months that packs hold it for."""

    spans: tuple[Span, ...]
    """By their first month, of those that begin together the longest first."""
    cells: Mapping[str, Cell]
    """Id → cell."""
    periods: Mapping[str, str]
    """Id → its period."""


def held_spans(packs: Iterable[HeldPack], name: str) -> Held:
    """Return the spans of a figure; of several packs of one period the first counts."""
    first_by_period: dict[str, HeldPack] = {}
    for pack in packs:
        if pack.months and name in pack.cells:
            first_by_period.setdefault(pack.period, pack)
    cells = {period: pack.cells[name] for period, pack in first_by_period.items()}
    spans = (
        Span(
            _ordinal(pack.months[0]),
            _ordinal(pack.months[-1]) + 1,
            {cells[period].id: 1},
            pack.printed.get(name),
        )
        for period, pack in first_by_period.items()
    )
    return Held(
        tuple(sorted(spans, key=_place)),
        {cell.id: cell for cell in cells.values()},
        {cell.id: period for period, cell in cells.items()},
    )


def _place(span: Span) -> tuple[int, int]:
    return span.start, -span.end


def _ordinal(month: str) -> int:
    year, _, number = month.partition("-")
    return int(year) * 12 + int(number) - 1


def sharing_months(spans: Sequence[Span], cell: str) -> list[Span]:
    """Return the spans that share months with that of a cell, or with others that do; months beside it tell nothing."""
    sharing = [span for span in spans if cell in span.cells]
    further = [span for span in spans if cell not in span.cells]
    while joining := [span for span in further if any(map(span.meets, sharing))]:
        sharing += joining
        further = [span for span in further if span not in joining]
    return sorted(sharing, key=_place)


def known_spans(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Return all spans whose number follows from printed ones by adding and subtracting, the printed ones among them.

    A number is the difference of two running totals, so that whoever can get from one month to another over printed
    spans, forwards and backwards, knows what lies between them.
    """
    totals: dict[int, tuple[int, int, Counter[str]]] = {}
    for span in spans:
        totals.setdefault(span.start, (span.start, 0, Counter()))
        totals.setdefault(span.end, (span.end, 0, Counter()))
    for span in spans:
        _join(totals, span)
    spans_found = []
    for start, end in combinations(sorted(totals), 2):
        (root, before, without), (other_root, after, added) = totals[start], totals[end]
        if root == other_root:
            factors = Counter(added)
            factors.subtract(without)
            cells = {cell: factor for cell, factor in factors.items() if factor}
            spans_found.append(Span(start, end, cells, after - before, root))
    return tuple(sorted(spans_found, key=_place))


def _join(totals: dict[int, tuple[int, int, Counter[str]]], span: Span) -> None:
    """Put the running totals at both ends of a span on one footing; numbers that contradict each other stay apart."""
    (root, before, without), (other_root, after, added) = totals[span.start], totals[span.end]
    if root == other_root:
        return
    shift = before + (span.number or 0) - after
    factors = Counter(without)
    factors.update(span.cells)
    factors.subtract(added)
    for month, (month_root, total, cells) in totals.items():
        if month_root == other_root:
            moved = Counter(cells)
            moved.update(factors)
            totals[month] = (root, total + shift, moved)


def families(spans: Sequence[Span]) -> Iterator[tuple[Span, ...]]:
    """Yield families of spans that do not overlap and to which none can be added, as many as are looked at."""
    yield from islice(_families(spans, ()), _MOST_FAMILIES)


def _families(spans: Sequence[Span], chosen: tuple[Span, ...]) -> Iterator[tuple[Span, ...]]:
    after = [span for span in spans if not chosen or span.start >= chosen[-1].end]
    if not after:
        yield chosen
        return
    nearest_end = min(span.end for span in after)
    for span in after:
        if span.start < nearest_end:
            yield from _families(after, (*chosen, span))
