"""What fits on a slide: tables and lists run on to further slides, their heads repeated."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reports.model.document import Listing, Notice, Paragraph, Particulars, Table
from reports.render.column_widths import lines
from reports.render.column_widths import widths as share_widths
from reports.vocabulary import formats

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reports.model.document import Block, Row, Section

BODY_WIDTH, BODY_HEIGHT = 305.0, 130.0
"""Millimetres between title and foot of a slide of 338.7 × 190.5."""
TABLE_POINTS, TEXT_POINTS = (16.0, 14.0, 12.0), 18.0
"""Sizes of type; of those for tables the largest at which one fits on its slide."""
_DRAWN_POINTS = 8.8
"""Size of type in which widths of texts are measured."""
TEXT_ROOM = BODY_WIDTH * _DRAWN_POINTS / TEXT_POINTS
_LINE = 0.43
"""Height of a line in millimetres a point."""
_ROW_PADDING = 2.6
CAPTION_HEIGHT = 13.0
_NOTE_HEIGHT = 6.0


@dataclass(frozen=True)
class Slide:
    """One slide: its title, and what stands on it."""

    title: str
    blocks: tuple[Block, ...]
    points: float = TABLE_POINTS[-1]
    """Size of type of its table, the same on all slides of one table."""


def slides_of(section: Section) -> Iterator[Slide]:
    """Yield the slides of a section: text stands with the chart before it, each table on slides of its own."""
    title = section.title
    together: list[Block] = []
    pages: list[tuple[tuple[Block, ...], float]] = []
    for block in section.blocks:
        if isinstance(block, Table | Listing):
            if together:
                pages.append((tuple(together), TABLE_POINTS[-1]))
            together = []
            points = table_points(block) if isinstance(block, Table) else TABLE_POINTS[-1]
            parts = tables_of(block, points) if isinstance(block, Table) else listings_of(block)
            pages += [((part,), points) for part in parts]
        else:
            together.append(block)
    if together:
        pages.append((tuple(together), TABLE_POINTS[-1]))
    for number, (blocks, points) in enumerate(pages, 1):
        yield Slide(title if number == 1 else f"{title} (lanjutan)", blocks, points)


def table_points(table: Table) -> float:
    """Return the largest size of type at which a table fits on one slide; the smallest where it needs several."""
    return next((points for points in TABLE_POINTS if len(tables_of(table, points)) == 1), TABLE_POINTS[-1])


def tables_of(table: Table, points: float) -> list[Table]:
    """Return a table in parts that fit; its notes stand under the last."""
    widths = column_widths(table, points)
    room = BODY_HEIGHT - CAPTION_HEIGHT - _NOTE_HEIGHT * len(table.notes) - row_height(table.head, widths, points)
    parts: list[list[Row]] = [[]]
    used = 0.0
    for row in table.rows:
        height = row_height([formats.cell(one) for one in row.cells], widths, points)
        if parts[-1] and used + height > room:
            parts.append([])
            used = 0.0
        parts[-1].append(row)
        used += height
    made = [replace(table, rows=tuple(rows), notes=()) for rows in parts]
    return [*made[:-1], replace(made[-1], notes=table.notes)]


def listings_of(listing: Listing) -> list[Listing]:
    """Return a list in parts that fit. Their numbers run on, so that the items carry them in their texts."""
    parts: list[list[str]] = [[]]
    used = 0.0
    for number, item in enumerate(listing.items, 1):
        text = f"{number}. {item}" if listing.numbered else f"– {item}"
        height = text_height(text)
        if parts[-1] and used + height > BODY_HEIGHT:
            parts.append([])
            used = 0.0
        parts[-1].append(text)
        used += height
    return [replace(listing, items=tuple(items)) for items in parts]


def text_height(text: str) -> float:
    """Return the height of a paragraph in millimetres."""
    return lines(text, TEXT_ROOM) * TEXT_POINTS * _LINE + 3.5


def block_height(block: Block) -> float:
    """Return the height of a block of text in millimetres; 0 for one that takes what is left."""
    match block:
        case Paragraph() | Notice():
            return text_height(block.text)
        case Listing():
            return sum(map(text_height, block.items))
        case Particulars():
            return sum(text_height(f"{name}: {value}") for name, value in block.items)
        case _:
            return 0.0


def column_widths(table: Table, points: float) -> list[float]:
    """Return the widths of a table's columns in millimetres of the slide."""
    return [share * BODY_WIDTH / 100 for share in share_widths(table, BODY_WIDTH * _DRAWN_POINTS / points)]


def row_height(texts: Sequence[str], widths: Sequence[float], points: float) -> float:
    """Return the height of a row in millimetres."""
    drawn = _DRAWN_POINTS / points
    most = max((lines(text, width * drawn) for text, width in zip(texts, widths, strict=False)), default=1)
    return most * points * _LINE + _ROW_PADDING
