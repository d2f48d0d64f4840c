"""Measures of pages, columns and bars. Column widths are set here because a fixed table lays out much faster."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports.model.document import Form, Table
from reports.model.figures import Change, Figure
from reports.vocabulary import formats

if TYPE_CHECKING:
    from reports.model.document import Block, Cell, Chart

PAPERS = {"A4": (210, 297), "F4": (215, 330)}
"""Width and height in millimetres."""
MARGINS = (25, 20, 25, 30)
"""Top, right, bottom, left of an upright page in millimetres (tata naskah dinas)."""
WIDE_MARGIN = 20
"""Every margin of a landscape page in millimetres."""

# Millimetres a character takes in the type of tables (8.8 pt), with room for the widest mix met, and of padding.
_PER_CHARACTER = 1.68
_PER_DIGIT = 1.75
_PADDING = 3.4
_NUMBER = re.compile(r"[+\u2212]?[\d.,]+%?|[-…*]")
_WIDEST_NUMBER = 23.0
_MORE_THAN_MEAN = 1.6
"""Of a column of texts some may wrap: it gets its longest, but not more than so many times the mean."""
_LONGEST_WORD = 16
"""Letters; a longer run is a file name or the like, which may be broken anywhere."""


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

    def widths(self, table: Table) -> tuple[float, ...]:
        """Return the shares of a reading table's columns in per cent."""
        return column_widths(table, self.page.wide_text_width if table.landscape else self.page.text_width)

    def numeric(self, table: Table) -> tuple[bool, ...]:
        """Tell which columns of a reading table stand at the right."""
        return numeric_columns(table)

    def drawn(self, chart: Chart) -> DrawnChart:
        """Return a chart in the units of its drawing."""
        return drawn(chart, self.page.text_width)


def page(paper: str) -> Page:
    """Return the measures of a paper by its name."""
    return Page(*PAPERS[paper])


def numeric_columns(table: Table) -> tuple[bool, ...]:
    """Tell which columns hold numbers, and so stand at the right."""
    return tuple(
        any(_is_number(row.cells[place]) for row in table.rows) or (not table.rows and place > 0)
        for place in range(len(table.head))
    )


def _is_number(cell: Cell) -> bool:
    """Tell whether a cell is a figure, or a text that stands for one."""
    return isinstance(cell, Figure | Change) or (bool(cell) and _NUMBER.fullmatch(cell) is not None)


def column_widths(table: Table, available: float) -> tuple[float, ...]:
    """Return the share of each column in per cent: numbers as narrow as they read well, the rest to the text."""
    numeric = numeric_columns(table)
    natural = [
        _number_width(table, place) if numeric[place] else _text_width(table, place) for place in range(len(table.head))
    ]
    numbers = [place for place, is_number in enumerate(numeric) if is_number]
    texts = [place for place, is_number in enumerate(numeric) if not is_number]
    spare = available - sum(natural)
    if spare > 0 and numbers:
        each = spare / (len(numbers) + len(texts))
        for place in numbers:
            natural[place] = max(natural[place], min(_WIDEST_NUMBER, natural[place] + each))
    room = available - sum(natural[place] for place in numbers)
    for place, width in _shared({place: natural[place] for place in texts}, table, room).items():
        natural[place] = width
    total = sum(natural)
    return tuple(round(width * 100 / total, 3) for width in natural)


def _shared(natural: dict[int, float], table: Table, room: float) -> dict[int, float]:
    """Share room among columns of text by their need; none gets less than its longest word."""
    given: dict[int, float] = {}
    for place in sorted(natural, key=lambda one: natural[one]):
        left = sum(width for other, width in natural.items() if other not in given)
        fair = (room - sum(given.values())) * natural[place] / left
        given[place] = max(_longest_word(table, place), fair)
    return given


def _number_width(table: Table, place: int) -> float:
    digits = max((len(formats.cell(row.cells[place])) for row in table.rows), default=1)
    word = max(len(word) for word in table.head[place].split()) if table.head[place] else 0
    return max(digits * _PER_DIGIT, word * _PER_DIGIT) + _PADDING


def _text_width(table: Table, place: int) -> float:
    texts = [table.head[place], *(formats.cell(row.cells[place]) for row in table.rows)]
    longest, mean = max(map(len, texts)), sum(map(len, texts)) / len(texts)
    return min(longest, mean * _MORE_THAN_MEAN) * _PER_CHARACTER + _PADDING


def _longest_word(table: Table, place: int) -> float:
    """Return the width that no ordinary word of a column needs to be broken at."""
    words = [word for row in table.rows for word in formats.cell(row.cells[place]).split()]
    return (
        min(max(map(len, [*words, *table.head[place].split()]), default=1), _LONGEST_WORD) * _PER_CHARACTER + _PADDING
    )


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
