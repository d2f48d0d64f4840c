"""The figures a document prints; its annex and its JSON contain exactly these."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from reports.model.charts import Chart, Series, TileMap, Trend
from reports.model.document import Form, KeyFigures, Listing, Paragraph, Table
from reports.model.figures import Change, Figure, Figures, FigureTable, Status
from reports.vocabulary import formats

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reports.model.document import Block, Cell, Document, Section


def iter_blocks(sections: Iterable[Section]) -> Iterator[Block]:
    """Yield every block in reading order."""
    for section in sections:
        yield from section.blocks
        yield from iter_blocks(section.sections)


def iter_figures(document: Document) -> Iterator[Figure]:
    """Yield every figure of a document in reading order, also those of running text, but no bases of changes."""
    for block in iter_blocks(document.sections):
        yield from block_figures(block)


def block_figures(block: Block) -> Iterator[Figure]:
    """Yield the figures of one block in reading order."""
    match block:
        case Paragraph() | Listing():
            yield from block.figures
        case KeyFigures():
            yield from (item.figure for item in block.items)
        case Table():
            yield from _cell_figures(cell for row in block.rows for cell in row.cells)
        case Form():
            lines = (line.cells for lines in block.sublines for line in lines)
            yield from _cell_figures(cell for row in (*block.rows, block.total, *lines) for cell in row)
        case Chart():
            yield from (figure for bar in block.bars for figure in (*bar.parts, bar.total))
        case TileMap():
            for group in block.groups:
                yield from (group.figure, *(tile.figure for tile in group.tiles))
        case Series():
            yield from (point.figure for panel in block.panels for point in panel.points)
        case Trend():
            yield from (point for panel in block.panels for point in panel.points)
        case _:
            return


def _cell_figures(cells: Iterable[object]) -> Iterator[Figure]:
    for cell in cells:
        if isinstance(cell, Change):
            yield cell.now
        elif isinstance(cell, Figure):
            yield cell


def quoted_id(cell: Cell, figures: Figures) -> str:
    """Return the id that a printed cell is quoted by; empty for texts, changes, other periods and hidden numbers."""
    if not isinstance(cell, Figure) or cell.status is Status.SUPPRESSED or not figures.counts(cell):
        return ""
    return cell.id


def paragraph_id(paragraph: Paragraph, figures: Figures) -> str:
    """Return the id of the only figure of a sentence, where the sentence prints its number; else empty."""
    if len(paragraph.figures) != 1 or paragraph.for_speaker:
        return ""
    number = re.escape(formats.headline(paragraph.figures[0]))
    is_printed = re.search(rf"(?<![\w.,]){number}(?!\w|[.,]\d)", paragraph.text)
    return quoted_id(paragraph.figures[0], figures) if is_printed else ""


def chart_id(chart: Block, figures: Figures) -> str:
    """Return the table of the counted figures that a chart draws; empty where they are of several tables, or none."""
    tables = {figure.table for figure in block_figures(chart) if figures.counts(figure)}
    return tables.pop() if len(tables) == 1 else ""


def printed_figures(document: Document, figures: Figures, further_tables: Iterable[FigureTable] = ()) -> Figures:
    """Return the tables of figures a document prints; its annex must not disclose more than its pages.

    Args:
        document: the printed document.
        figures: all figures measured for its period.
        further_tables: further measured tables, such as a trend.
    """
    table_by_name = {**figures.tables, **{table.id: table for table in further_tables}}
    cells_by_table: dict[str, dict[tuple[str, str], Figure]] = {}
    for figure in iter_figures(document):
        measured = table_by_name.get(figure.table)
        measured_figure = measured.figure(figure.row, figure.column) if measured else figure
        if measured_figure == figure:  # skips the same cell of an earlier period
            cells_by_table.setdefault(figure.table, {}).setdefault((figure.row, figure.column), figure)
    measured_tables = {
        name: _printed_part(table, cells_by_table[name])
        for name, table in table_by_name.items()
        if name in cells_by_table
    }
    derived = {name: _derived_table(name, cells) for name, cells in cells_by_table.items() if name not in table_by_name}
    return Figures(figures.period, figures.as_of, measured_tables | derived)


def _printed_part(table: FigureTable, cells: dict[tuple[str, str], Figure]) -> FigureTable:
    """Return a measured table with only its printed cells, rows and columns in the same order."""
    rows, columns = {row for row, _ in cells}, {column for _, column in cells}
    return replace(
        table,
        rows=tuple(row for row in table.rows if row in rows),
        columns=tuple(column for column in table.columns if column in columns),
        cells=cells,
    )


def _derived_table(name: str, cells: dict[tuple[str, str], Figure]) -> FigureTable:
    """Return figures that no measured table has as a table of their own."""
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
