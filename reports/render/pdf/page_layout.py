"""Measures of pages, and the layout functions that templates call (as ``geometry``)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports.documents.figures_used import chart_id, paragraph_id, quoted_id
from reports.model.document import Form, KeyFigures, Listing, Paragraph, Table
from reports.model.figures import Figure
from reports.render import column_widths
from reports.render.pdf.charts import matrix, series, small_multiples, tile_map
from reports.render.pdf.charts.bars import DrawnChart, layout_chart
from reports.vocabulary import formats

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reports.model.charts import Chart, Matrix, Series, TileMap, Trend
    from reports.model.document import Block, Cell, Document, Row
    from reports.model.figures import Figures
    from reports.render.pdf.charts.matrix import DrawnMatrix
    from reports.render.pdf.charts.series import DrawnSeries
    from reports.render.pdf.charts.small_multiples import DrawnTrend
    from reports.render.pdf.charts.tile_map import DrawnTileMap

PAPERS = {"A4": (210, 297), "F4": (215, 330)}
"""Width and height in millimetres."""
MARGINS = (25, 20, 25, 30)
"""Top, right, bottom and left margin of a portrait page in millimetres (tata naskah dinas)."""
WIDE_MARGIN = 20
"""All four margins of a landscape page in millimetres."""

MOST_HEIGHT_WHOLE = 50.0
"""Height in millimetres of head and rows up to which a table never breaks across pages.

With heading, headline, caption and notes it leaves less than a third of a page empty."""
MOST_ROWS_WHOLE = 12
"""Number of rows above which a table is higher than that, whatever it holds."""
LINE_HEIGHT, ROW_PADDING = 4.04, 1.6
"""Height of a line of table text, and of what a row adds to its lines, in millimetres."""


@dataclass(frozen=True)
class Page:
    """Size of a portrait page in millimetres."""

    width: int
    height: int

    @property
    def text_width(self) -> float:
        """Width between the margins in millimetres, portrait."""
        return self.width - MARGINS[1] - MARGINS[3]

    @property
    def wide_text_width(self) -> float:
        """Width between the margins in millimetres, landscape."""
        return self.height - 2 * WIDE_MARGIN


@dataclass(frozen=True)
class Additions:
    """What a file holds beside what is seen on its pages."""

    figures: Figures | None = None
    """As they stand in the figures file; those that are printed can be quoted by their ids."""
    signature_field: bool = False
    """Whether each box for a signature holds an empty signature field."""


NO_ADDITIONS = Additions()


@dataclass(frozen=True)
class Layout:
    """Layout functions for templates; the charts are laid out for the width of a portrait page."""

    page: Page
    font: str
    additions: Additions = NO_ADDITIONS

    def quoted_id(self, cell: Cell) -> str:
        """Return the id that a cell can be quoted by; empty for one without."""
        figures = self.additions.figures
        return quoted_id(cell, figures) if figures is not None else ""

    def block_id(self, block: Block) -> str:
        """Return the id that a sentence of a single figure or a chart can be quoted by; empty for one without."""
        figures = self.additions.figures
        if figures is None:
            return ""
        return paragraph_id(block, figures) if isinstance(block, Paragraph) else chart_id(block, figures)

    def page_class(self, block: Block) -> str:
        """Return the CSS class of a block's page: ``lebar`` (landscape) for wide tables and forms, else ``tegak``."""
        return "lebar" if isinstance(block, Table | Form) and block.landscape else "tegak"

    def page_classes(self, blocks: Sequence[Block]) -> tuple[str, ...]:
        """Return the CSS class of each block's page; what introduces a landscape table at the start lies as it does.

        A few lines on an upright page of their own would leave the rest of it empty.
        """
        classes = [self.page_class(block) for block in blocks]
        first = next((number for number, block in enumerate(blocks) if not isinstance(block, Paragraph)), 0)
        if isinstance(blocks[first] if blocks else None, Table):
            classes[:first] = [classes[first]] * first
        return tuple(classes)

    def last_page_class(self, document: Document) -> str:
        """Return the CSS class of the page on which a document ends."""
        sections = document.sections
        while sections and sections[-1].sections:
            sections = sections[-1].sections
        blocks = sections[-1].blocks if sections else ()
        return self.page_class(blocks[-1]) if blocks else "tegak"

    def is_introduced(self, block: Block) -> bool:
        """Tell whether the paragraph before a block shares its page, as it does that of a list or of key figures."""
        return isinstance(block, Listing | KeyFigures)

    def keeps_whole(self, table: Table) -> bool:
        """Tell whether a table must stay on one page: one so low that it leaves little of a page empty."""
        if len(table.rows) > MOST_ROWS_WHOLE:
            return False
        widths = [share * self._room(table) / 100 for share in self.widths(table)]
        texts = (table.head, *([formats.cell(cell) for cell in row.cells] for row in table.rows))
        lines = (max(map(column_widths.count_lines, cells, widths)) for cells in texts)
        return sum(count * LINE_HEIGHT + ROW_PADDING for count in lines) <= MOST_HEIGHT_WHOLE

    def widths(self, table: Table) -> tuple[float, ...]:
        """Return the widths of a table's columns in per cent of the table."""
        return column_widths.column_shares(table, self._room(table))

    def bar(self, table: Table, row: Row) -> float | None:
        """Return the length in millimetres of the bar of a row; None where it has none."""
        if table.bars is None or row.role != "body":
            return None
        longest = max((self._value(other, table.bars) for other in table.rows if other.role == "body"), default=0)
        length = self._value(row, table.bars) * column_widths.BAR / longest if longest else 0.0
        return round(length * (column_widths.DENSE if self.is_dense(table) else 1), 2) or None

    @staticmethod
    def _value(row: Row, column: int) -> int:
        cell = row.cells[column]
        return (cell.value or 0) if isinstance(cell, Figure) else 0

    def is_dense(self, table: Table) -> bool:
        """Tell whether a table is set in smaller type, so that its row labels stay on one line."""
        return column_widths.is_dense(table, self._text_width(table))

    def _room(self, table: Table) -> float:
        """Return the width of a table in millimetres of ordinary table type."""
        width = self._text_width(table) * self.share(table) / 100
        return width / column_widths.DENSE if self.is_dense(table) else width

    def share(self, table: Table) -> float:
        """Return the width of a table in per cent of the text width."""
        return column_widths.table_share(table, self._text_width(table))

    def _text_width(self, table: Table) -> float:
        """Return the text width of a table's page in millimetres."""
        return self.page.wide_text_width if table.landscape else self.page.text_width

    def numeric(self, table: Table) -> tuple[bool, ...]:
        """Tell for each column of a table whether it is aligned right, as numbers are."""
        return column_widths.numeric_columns(table)

    def drawn(self, chart: Chart) -> DrawnChart:
        """Return the geometry of a bar chart."""
        return layout_chart(chart, self.page.text_width)

    def matrix(self, chart: Matrix) -> DrawnMatrix:
        """Return the geometry of a matrix."""
        return matrix.layout_matrix(chart, self.page.text_width)

    def series(self, chart: Series) -> DrawnSeries:
        """Return the geometry of long time series."""
        return series.layout_series(chart, self.page.text_width)

    def tiled(self, chart: TileMap) -> DrawnTileMap:
        """Return the geometry of a tile map."""
        return tile_map.layout_tile_map(chart, self.page.text_width)

    def small_charts(self, chart: Trend) -> DrawnTrend:
        """Return the geometry of the small multiples of a trend."""
        return small_multiples.layout_trend(chart, self.page.text_width)


def page_size(paper: str) -> Page:
    """Return the page size of a paper: ``A4`` or ``F4``."""
    return Page(*PAPERS[paper])
