"""Measures of pages and bars, and what a template may ask about them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports.model.charts import Chart, Matrix, Series, TileMap, Trend
from reports.model.document import Form, Table
from reports.render import column_widths
from reports.render.pdf.charts import matrix, series, small_multiples, tile_map
from reports.render.pdf.charts.bars import DrawnChart, drawn

if TYPE_CHECKING:
    from reports.model.document import Block
    from reports.render.pdf.charts.matrix import DrawnMatrix
    from reports.render.pdf.charts.series import DrawnSeries
    from reports.render.pdf.charts.small_multiples import DrawnTrend
    from reports.render.pdf.charts.tile_map import DrawnTileMap

PAPERS = {"A4": (210, 297), "F4": (215, 330)}
"""Width and height in millimetres."""
MARGINS = (25, 20, 25, 30)
"""Top, right, bottom, left of an upright page in millimetres (tata naskah dinas)."""
WIDE_MARGIN = 20
"""Every margin of a landscape page in millimetres."""

MOST_ROWS_WHOLE, MOST_TEXTS_WHOLE = 16, 6
"""Rows from which a table of numbers, or one in words, may run over pages."""


@dataclass(frozen=True)
class Page:
    """A paper's measures in millimetres."""

    width: int
    height: int

    @property
    def text_width(self) -> float:
        """Width between the margins, upright."""
        return self.width - MARGINS[1] - MARGINS[3]

    @property
    def wide_text_width(self) -> float:
        """Width between the margins, landscape."""
        return self.height - 2 * WIDE_MARGIN


@dataclass(frozen=True)
class Layout:
    """What a template may ask about measures."""

    page: Page
    font: str

    def way(self, block: Block) -> str:
        """Return the class of the page a block belongs on: ``lebar`` for a table too wide for an upright one."""
        return "lebar" if isinstance(block, Table | Form) and block.landscape else "tegak"

    def is_display(self, block: Block) -> bool:
        """Tell whether a block is a table or a chart, which the paragraph before it introduces."""
        return isinstance(block, Table | Form | Chart | Matrix | Series | TileMap | Trend)

    def keeps_whole(self, table: Table) -> bool:
        """Tell whether a reading table may not be broken: a short one; of one in words each row stands by itself."""
        most = MOST_ROWS_WHOLE if any(column_widths.numeric(table)) or not table.rows else MOST_TEXTS_WHOLE
        return len(table.rows) < most

    def widths(self, table: Table) -> tuple[float, ...]:
        """Return the shares of a reading table's columns in per cent."""
        return column_widths.widths(table, self._room(table) * self.share(table) / 100)

    def share(self, table: Table) -> float:
        """Return the width of a reading table in per cent of the text."""
        return column_widths.share_of_page(table, self._room(table))

    def _room(self, table: Table) -> float:
        return self.page.wide_text_width if table.landscape else self.page.text_width

    def numeric(self, table: Table) -> tuple[bool, ...]:
        """Tell which columns of a reading table stand at the right."""
        return column_widths.numeric(table)

    def drawn(self, chart: Chart) -> DrawnChart:
        """Return a chart in the units of its drawing."""
        return drawn(chart, self.page.text_width)

    def matrix(self, one: Matrix) -> DrawnMatrix:
        """Return a matrix in the units of its drawing."""
        return matrix.drawn(one, self.page.text_width)

    def series(self, one: Series) -> DrawnSeries:
        """Return long series in the units of their drawing."""
        return series.drawn(one, self.page.text_width)

    def tiled(self, one: TileMap) -> DrawnTileMap:
        """Return a tile map in the units of its drawing."""
        return tile_map.drawn(one, self.page.text_width)

    def small_charts(self, one: Trend) -> DrawnTrend:
        """Return the small charts of a trend in the units of their drawing."""
        return small_multiples.drawn(one, self.page.text_width)


def page(paper: str) -> Page:
    """Return the measures of a paper by its name."""
    return Page(*PAPERS[paper])
