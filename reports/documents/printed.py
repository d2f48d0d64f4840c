"""The figures a document prints: what its annex and its JSON hold, no more and no less."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.model.document import Chart, Form, KeyFigures, Listing, Paragraph, Series, Table
from reports.model.figures import Change, Figure

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
        case Series():
            yield from (point.figure for panel in block.panels for point in panel.points)
        case _:
            return


def _of_cells(cells: Iterable[object]) -> Iterator[Figure]:
    for cell in cells:
        if isinstance(cell, Change):
            yield cell.now
        elif isinstance(cell, Figure):
            yield cell
