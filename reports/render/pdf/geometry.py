"""Measures of pages and bars, and what a template may ask about them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports.model.document import (
    Chart,
    Form,
    Table,
    TileMap,
    Trend,
)
from reports.model.drawings import Matrix, Series
from reports.render import columns
from reports.render.pdf import long_series, matrices, small_charts, tiles
from reports.vocabulary import formats

if TYPE_CHECKING:
    from reports.model.document import Block
    from reports.render.pdf.long_series import DrawnSeries
    from reports.render.pdf.matrices import DrawnMatrix
    from reports.render.pdf.small_charts import DrawnTrend
    from reports.render.pdf.tiles import DrawnTileMap

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
        most = MOST_ROWS_WHOLE if any(columns.numeric(table)) or not table.rows else MOST_TEXTS_WHOLE
        return len(table.rows) < most

    def widths(self, table: Table) -> tuple[float, ...]:
        """Return the shares of a reading table's columns in per cent."""
        return columns.widths(table, self._room(table) * self.share(table) / 100)

    def share(self, table: Table) -> float:
        """Return the width of a reading table in per cent of the text."""
        return columns.share_of_page(table, self._room(table))

    def _room(self, table: Table) -> float:
        return self.page.wide_text_width if table.landscape else self.page.text_width

    def numeric(self, table: Table) -> tuple[bool, ...]:
        """Tell which columns of a reading table stand at the right."""
        return columns.numeric(table)

    def drawn(self, chart: Chart) -> DrawnChart:
        """Return a chart in the units of its drawing."""
        return drawn(chart, self.page.text_width)

    def matrix(self, one: Matrix) -> DrawnMatrix:
        """Return a matrix in the units of its drawing."""
        return matrices.drawn(one, self.page.text_width)

    def series(self, one: Series) -> DrawnSeries:
        """Return long series in the units of their drawing."""
        return long_series.drawn(one, self.page.text_width)

    def tiled(self, one: TileMap) -> DrawnTileMap:
        """Return a tile map in the units of its drawing."""
        return tiles.drawn(one, self.page.text_width)

    def small_charts(self, one: Trend) -> DrawnTrend:
        """Return the small charts of a trend in the units of their drawing."""
        return small_charts.drawn(one, self.page.text_width)


def page(paper: str) -> Page:
    """Return the measures of a paper by its name."""
    return Page(*PAPERS[paper])


@dataclass(frozen=True)
class DrawnPart:
    """A part of a bar in the units of the drawing."""

    x: float
    width: float


@dataclass(frozen=True)
class DrawnBar:
    """A bar in the units of the drawing."""

    label: str
    y: float
    parts: tuple[DrawnPart, ...]
    end: float
    value: str


@dataclass(frozen=True)
class DrawnChart:
    """A chart in the units of the drawing: tenths of a millimetre."""

    width: float
    height: float
    label_width: float
    bar_height: float
    bars: tuple[DrawnBar, ...]
    legend: tuple[tuple[float, str], ...]
    legend_y: float


def drawn(chart: Chart, available: float) -> DrawnChart:
    """Place a chart's bars: zero-based, one scale, the value at the end of each bar."""
    width, step, height = available * 10, 62.0, 38.0
    label_width = min(420.0, 20 + 17 * max((len(bar.label) for bar in chart.bars), default=0))
    room = width - label_width - 130
    top = max((bar.total.value or 0 for bar in chart.bars), default=0) or 1
    bars = []
    for place, bar in enumerate(chart.bars):
        x, parts = label_width, []
        for part in bar.parts:
            length = (part.value or 0) * room / top
            parts.append(DrawnPart(round(x, 1), round(length, 1)))
            x += length
        bars.append(DrawnBar(bar.label, place * step + 8, tuple(parts), round(x + 14, 1), formats.figure(bar.total)))
    legend_y = len(chart.bars) * step + 10
    legend, x = [], label_width
    for text in chart.legend:
        legend.append((round(x, 1), text))
        x += 62 + 18 * len(text)
    return DrawnChart(width, legend_y + 40, label_width, height, tuple(bars), tuple(legend), legend_y)
