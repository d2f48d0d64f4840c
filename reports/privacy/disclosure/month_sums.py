"""What readers learn by adding and subtracting spans of months: a figure of several months is the sum of its parts.

What is left over of a span where others are taken off is a number that nobody prints and everybody can work out; where
it tells of few persons, it is a cell like others. Of persons who are counted once in a span, less is known: no part has
more of them than the whole, and the whole no more than its parts together.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from reports.privacy.disclosure.cell_tables import OTHERS
from reports.privacy.disclosure.declared_rules import ACTIONS, PERSONS
from reports.privacy.disclosure.month_spans import Span, families, held_spans, known_spans, sharing_months
from reports.privacy.disclosure.universe import Cell, Relation, Sense

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reports.privacy.disclosure.held_packs import HeldPack
    from reports.privacy.disclosure.month_spans import Held

FLOWS = frozenset(
    "services-ITK services-ITAS services-ITAP incidents-type-grade incidents-district kejadian-tema tak-actions "
    "projustisia".split()
)
"""Tables whose figures of several months add up."""


def sums_of_months(packs: Sequence[HeldPack]) -> tuple[tuple[Cell, ...], tuple[Relation, ...]]:
    """Return what holds between the figures that packs print for other spans of months.

    Where a period was printed in several versions, its first one and its last one are taken.

    Returns:
        Cells of parts that no pack prints, and the relations.
    """
    cells: dict[str, Cell] = {}
    relations: dict[Relation, None] = {}
    for order in (packs, packs[::-1]):
        for name in _names(order, FLOWS):
            new_cells, new = _sums(held_spans(order, name), name)
            cells |= {cell.id: cell for cell in new_cells}
            relations |= dict.fromkeys(new)
        relations |= dict.fromkeys(_of_persons(order))
    return tuple(cells.values()), tuple(relations)


def _names(packs: Iterable[HeldPack], tables: Iterable[str]) -> list[str]:
    """Return the figures of some tables that two packs have; merged rows and columns hold others in each pack."""
    counts = Counter(name for pack in packs for name in pack.cells if name.partition("/")[0] in tables)
    return sorted(name for name, count in counts.items() if count > 1 and OTHERS not in name.split("/"))


def _sums(figure: Held, name: str) -> tuple[list[Cell], list[Relation]]:
    spans = figure.spans
    if not any(span.crosses(other) for place, span in enumerate(spans) for other in spans[place + 1 :]):
        return [], [relation for span in spans for relation in _sum_of_parts(span, _largest_inside(span, spans))]
    return _sums_of_pieces(spans, name)


def _largest_inside(span: Span, spans: Sequence[Span]) -> list[Span]:
    """Return the spans within another one that lie in no third one within it."""
    inside = [other for other in spans if span.holds(other)]
    return [part for part in inside if not any(other.holds(part) for other in inside)]


def _sum_of_parts(span: Span, parts: Sequence[Span]) -> Iterator[Relation]:
    """Yield that a span is the sum of parts that do not overlap, or is at least that."""
    if parts:
        terms = (*((part.cell, 1) for part in parts), (span.cell, -1))
        yield Relation("sum-of-months", terms, Sense.EQUAL if _is_whole(span, parts) else Sense.AT_MOST)


def _is_whole(span: Span, parts: Iterable[Span]) -> bool:
    """Whether parts that do not overlap leave no month over."""
    return sum(part.end - part.start for part in parts) == span.end - span.start


def _sums_of_pieces(spans: Sequence[Span], name: str) -> tuple[list[Cell], list[Relation]]:
    """Return that each span is the sum of pieces which no span divides; those that no pack prints are cells, too."""
    ends = sorted({end for span in spans for end in (span.start, span.end)})
    printed = {(span.start, span.end): span.cell for span in spans}
    new: dict[str, Cell] = {}
    relations = []
    for span in spans:
        pieces = list(pairwise(end for end in ends if span.start <= end <= span.end))
        if len(pieces) > 1:
            ids = [printed.get(piece) or f"months|{piece[0]}..{piece[1]}|{name}" for piece in pieces]
            new |= {cell: Cell(cell, 0, fixed=True, released=True) for cell in ids if cell.startswith("months|")}
            relations.append(Relation.total("sum-of-months", span.cell, tuple(ids)))
    return list(new.values()), relations


def _of_persons(packs: Sequence[HeldPack]) -> Iterator[Relation]:
    """Yield what holds between numbers of persons who are counted once in a span."""
    for name in _names(packs, (PERSONS,)):
        spans = held_spans(packs, name).spans
        for span in spans:
            inside = [part for part in spans if span.holds(part)]
            for part in inside:
                yield Relation("persons-of-months", ((part.cell, 1), (span.cell, -1)), Sense.AT_MOST)
            for parts in families(inside) if inside else ():
                if _is_whole(span, parts):
                    terms = ((span.cell, 1), *((part.cell, -1) for part in parts))
                    yield Relation("persons-of-months", terms, Sense.AT_MOST)
    yield from _at_most_actions(packs)


def _at_most_actions(packs: Sequence[HeldPack]) -> Iterator[Relation]:
    """Yield that each person acted on in some months has an action of the kind in them, and in any that hold them."""
    for pack in packs:
        for other in packs:
            if pack is not other and pack.months and set(pack.months) <= set(other.months):
                yield from _persons_and_actions(pack, other)


def _persons_and_actions(pack: HeldPack, other: HeldPack) -> Iterator[Relation]:
    persons, actions = pack.pack.table(PERSONS), other.pack.table(ACTIONS)
    if persons is None or actions is None:
        return
    for kind in persons.columns:
        columns = (column for column in actions.columns if column == kind or column.startswith(f"{kind}-"))
        of_kind = actions.ids(("total",), columns)
        if of_kind and kind != OTHERS and ("total", kind) in persons.cells:
            terms = ((persons.cells["total", kind].id, 1), *((cell, -1) for cell in of_kind))
            yield Relation("persons-at-most-actions", terms, Sense.AT_MOST)


def left_over(pack: HeldPack, earlier: Sequence[HeldPack]) -> tuple[tuple[Cell, ...], tuple[Relation, ...]]:
    """Return what is left of spans of months where it tells of few persons, with an equation for each.

    Args:
        pack: the new pack, all of whose numbers are known.
        earlier: what readers hold, in the order of the register.
    """
    left_by_id: dict[str, tuple[Cell, Relation]] = {}
    for order in ((pack, *earlier), (pack, *earlier[::-1])):
        for name in _names(order, FLOWS):
            if name in pack.printed and name in pack.cells:
                figure = held_spans(order, name)
                left_by_id |= {cell.id: (cell, equation) for cell, equation in _left(figure, pack.cells[name].id, name)}
    return tuple(cell for cell, _ in left_by_id.values()), tuple(equation for _, equation in left_by_id.values())


def _left(figure: Held, new: str, name: str) -> Iterator[tuple[Cell, Relation]]:
    """Yield the small numbers that follow from a new cell and others; what was printed itself is no such number.

    A star that follows from them is attacked as a star.
    """
    all_spans = known_spans([span for span in sharing_months(figure.spans, new) if span.number is not None])
    held_months = {(span.start, span.end) for span in figure.spans}
    threshold = figure.cells[new].threshold
    for span in all_spans:
        inside = [part for part in all_spans if span.holds(part) and part.root != span.root]
        for parts in ((), *(families(inside) if inside else ())):
            factors = Counter(span.cells)
            for part in parts:
                factors.subtract(part.cells)
            cells = {cell: factor for cell, factor in factors.items() if factor}
            number = (span.number or 0) - sum(part.number or 0 for part in parts)
            is_held = not parts and (span.start, span.end) in held_months
            if new in cells and not is_held and 0 < number < threshold:
                yield _left_cell(figure, name, cells, Cell("", number, threshold))


def _left_cell(figure: Held, name: str, cells: dict[str, int], left: Cell) -> tuple[Cell, Relation]:
    """Return a number that is left over under the name of the spans it follows from, the longest first, and why."""
    periods = sorted((-factor, figure.periods[cell]) for cell, factor in cells.items())
    cell_id = f"left|{', '.join(period for _, period in periods)}|{name}"
    terms = (*((cell, -factor) for cell, factor in cells.items()), (cell_id, 1))
    return Cell(cell_id, left.value, left.threshold), Relation("left-over", terms)
