"""The figures a document prints: what its annex and its JSON hold, no more and no less."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reports.model.charts import Chart, Series, TileMap, Trend
from reports.model.document import Form, KeyFigures, Listing, Paragraph, Table
from reports.model.figures import Change, Figure, Figures, FigureTable, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reports.model.document import Block, Document, Section


def iter_blocks(sections: Iterable[Section]) -> Iterator[Block]:
    """Yield every block in reading order."""
    for one in sections:
        yield from one.blocks
        yield from iter_blocks(one.sections)


def iter_figures(document: Document) -> Iterator[Figure]:
    """Yield every figure of a document in reading order, those of running text among them; bases of changes apart."""
    for block in iter_blocks(document.sections):
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
        case Series():
            yield from (point.figure for panel in block.panels for point in panel.points)
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


def printed_figures(document: Document, figures: Figures, more: Iterable[FigureTable] = ()) -> Figures:
    """Return what a document prints as tables, and nothing beyond: an annex tells no more than the page.

    Args:
        document: what is printed.
        figures: everything measured for its period.
        more: further measured tables, such as a trend.
    """
    known = {**figures.tables, **{one.id: one for one in more}}
    used: dict[str, dict[tuple[str, str], Figure]] = {}
    for figure in iter_figures(document):
        measured = known.get(figure.table)
        own = measured.figure(figure.row, figure.column) if measured else figure
        if own == figure:  # the same place of an earlier period is no figure of this one
            used.setdefault(figure.table, {}).setdefault((figure.row, figure.column), figure)
    measured_tables = {name: _part(table, used[name]) for name, table in known.items() if name in used}
    derived = {name: _table(name, cells) for name, cells in used.items() if name not in known}
    return Figures(figures.period, figures.as_of, measured_tables | derived)


def _part(table: FigureTable, cells: dict[tuple[str, str], Figure]) -> FigureTable:
    """Return a measured table with the printed cells, in its own order."""
    rows, columns = {row for row, _ in cells}, {column for _, column in cells}
    return replace(
        table,
        rows=tuple(row for row in table.rows if row in rows),
        columns=tuple(column for column in table.columns if column in columns),
        cells=cells,
    )


def _table(name: str, cells: dict[tuple[str, str], Figure]) -> FigureTable:
    """Return derived figures as a table."""
    first = next(iter(cells.values()))
    statuses = {figure.status for figure in cells.values()}
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
