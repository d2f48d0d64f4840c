"""The figures a document prints: what its annex and its JSON hold, no more and no less."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.model.document import Chart, Form, KeyFigures, Listing, Paragraph, Table, TileMap, Trend
from reports.model.figures import Change, Figure, Figures, FigureTable, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reports.model.document import Block, Document, Section


def blocks_of(sections: Iterable[Section]) -> Iterator[Block]:
    """Yield every block in reading order."""
    for one in sections:
        yield from one.blocks
        yield from blocks_of(one.sections)


def figures_of(document: Document) -> Iterator[Figure]:
    """Yield every figure of a document in reading order, those of running text among them; bases of changes apart."""
    for block in blocks_of(document.sections):
        yield from _of_block(block)


def _of_block(block: Block) -> Iterator[Figure]:
    match block:
        case Paragraph() | Listing():
            yield from block.figures
        case KeyFigures():
            yield from (one.figure for one in block.items)
        case Table():
            yield from _of_cells(cell for row in block.rows for cell in row.cells)
        case Form():
            yield from _of_cells(cell for row in (*block.rows, block.total) for cell in row)
        case Chart():
            yield from (one for bar in block.bars for one in (*bar.parts, bar.total))
        case TileMap():
            yield from (one for group in block.groups for one in (group.figure, *(tile.figure for tile in group.tiles)))
        case Trend():
            yield from (point for panel in block.panels for point in panel.points)
        case _:
            return


def _of_cells(cells: Iterable[object]) -> Iterator[Figure]:
    for cell in cells:
        if isinstance(cell, Change):
            yield cell.now
        elif isinstance(cell, Figure):
            yield cell


def printed(document: Document, figures: Figures, more: Iterable[FigureTable] = ()) -> Figures:
    """Return the tables a document prints something of, as measured, and a table of each kind of derived figure.

    Args:
        document: what is printed.
        figures: everything measured for its period.
        more: further measured tables, such as a trend.
    """
    known = {**figures.tables, **{one.id: one for one in more}}
    used: dict[str, list[Figure]] = {}
    for figure in figures_of(document):
        used.setdefault(figure.table, []).append(figure)
    tables = {name: table for name, table in known.items() if name in used}
    derived = {name: _table(name, found) for name, found in used.items() if name not in known}
    return Figures(figures.period, figures.as_of, tables | derived)


def _table(name: str, found: list[Figure]) -> FigureTable:
    """Return derived figures as a table; of one place named twice the first, since both are the same."""
    cells: dict[tuple[str, str], Figure] = {}
    for figure in found:
        cells.setdefault((figure.row, figure.column), figure)
    first = found[0]
    statuses = {figure.status for figure in found}
    return FigureTable(
        name,
        first.unit,
        first.definition,
        first.as_of,
        first.status if len(statuses) == 1 else Status.VALUE,
        tuple(dict.fromkeys(row for row, _ in cells)),
        tuple(dict.fromkeys(column for _, column in cells)),
        cells,
    )
