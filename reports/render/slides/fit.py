"""Splits sections into slides: long tables and lists continue on further slides, with table headers repeated."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reports.model.document import Listing, Notice, Paragraph, Particulars, Table
from reports.render.column_widths import column_shares, count_lines, without_bars
from reports.vocabulary import formats

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reports.model.document import Block, Row, Section

BODY_WIDTH, BODY_HEIGHT = 305.0, 130.0
"""Size in millimetres of the body, between title and footer, on a slide of 338.7 × 190.5 mm."""
_FEWEST_ROWS = 4
"""Of a table on its last slide, where the slide before has more: few rows are not left over."""
TABLE_POINTS, TEXT_POINTS = (18.0, 16.0), 18.0
"""Font sizes in points; a table gets the largest at which it fits on one slide."""
TITLE_POINTS = (26.0, 20.0)
_BOLD = 1.1
"""Width of bold text, of which titles are, against that of plain text."""
_DRAWN_POINTS = 8.8
"""Font size in points for which text widths are measured."""
TEXT_ROOM = BODY_WIDTH * _DRAWN_POINTS / TEXT_POINTS
"""Width of the body for text, converted to the measured font size."""
_LINE = 0.43
"""Line height in millimetres per point of font size."""
_ROW_PADDING = 2.6
CAPTION_HEIGHT = 16.0
_SENTENCE_END = re.compile(r"(?<=\.) (?=[A-Z])")
NOTE_HEIGHT, NOTE_POINTS = 8.0, 16.0


@dataclass(frozen=True)
class Slide:
    """One slide: its title and its blocks."""

    title: str
    blocks: tuple[Block, ...]
    points: float = TABLE_POINTS[-1]
    """Font size of its table, the same on all slides of one table."""
    topic: str = ""
    """What the slide is about, where its title is a message."""
    speaker_notes: tuple[str, ...] = ()
    """Sentences for whoever presents it, in its notes."""


def section_slides(section: Section) -> Iterator[Slide]:
    """Yield the slides of a section: texts share a slide with a chart or a table that fits below them.

    A headline that opens the section is the title of its first slide.
    """
    speaker_notes = tuple(block.text for block in section.blocks if isinstance(block, Paragraph) and block.for_speaker)
    blocks = tuple(block for block in section.blocks if not (isinstance(block, Paragraph) and block.for_speaker))
    blocks, long_notes = _with_short_notes(blocks)
    first, *further_blocks = blocks or (None,)
    message, remainder = _message(first)
    speaker_notes = (*((f"{message}.",) if message else ()), *speaker_notes, *long_notes)
    title, blocks_below = section.title, (*remainder, *further_blocks) if message else blocks
    pending: list[Block] = []
    pages: list[tuple[tuple[Block, ...], float]] = []
    for block in blocks_below:
        if isinstance(block, Table) and pending and (below := _points_below(tuple(pending), block)):
            pages.append(((*pending, block), below))
            pending = []
        elif isinstance(block, Table | Listing):
            if pending:
                pages.append((tuple(pending), TABLE_POINTS[-1]))
            pending = []
            points = table_points(block) if isinstance(block, Table) else TABLE_POINTS[-1]
            parts = split_table(block, points) if isinstance(block, Table) else split_listing(block)
            pages += [((part,), points) for part in parts]
        else:
            pending.append(block)
    if pending:
        pages.append((tuple(pending), TABLE_POINTS[-1]))
    for number, (blocks, points) in enumerate(pages, 1):
        if number == 1 and message:
            yield Slide(message, blocks, points, title, speaker_notes)
        else:
            yield Slide(title if number == 1 else f"{title} (lanjutan)", blocks, points, speaker_notes=speaker_notes)


def _with_short_notes(blocks: tuple[Block, ...]) -> tuple[tuple[Block, ...], tuple[str, ...]]:
    """Return blocks whose tables keep notes of one line only, and the longer notes, for the speaker."""
    long_notes = [note for block in blocks if isinstance(block, Table) for note in block.notes if not _is_short(note)]
    shortened = tuple(
        replace(block, notes=tuple(filter(_is_short, block.notes))) if isinstance(block, Table) else block
        for block in blocks
    )
    return shortened, tuple(long_notes)


def _is_short(note: str) -> bool:
    return count_lines(note, BODY_WIDTH * _DRAWN_POINTS / NOTE_POINTS) == 1


def _message(block: Block | None) -> tuple[str, tuple[Block, ...]]:
    """Return a headline as the title of a slide, and what of it does not fit there; empty for what is none.

    A headline of more than two lines gives its first sentence to the title.
    """
    if not isinstance(block, Paragraph) or not block.is_headline:
        return "", ()
    first, *further_sentences = _SENTENCE_END.split(block.text)
    for message, remainder in ((block.text, ""), (first, " ".join(further_sentences))):
        text = message.removesuffix(".")
        if _title_lines(text, TITLE_POINTS[-1]) <= 2:
            return text, (replace(block, text=remainder, is_headline=False),) if remainder else ()
    return "", ()


def title_points(title: str) -> float:
    """Return the font size of a title: large on one line, smaller on two."""
    return TITLE_POINTS[0] if _title_lines(title, TITLE_POINTS[0]) == 1 else TITLE_POINTS[-1]


def _title_lines(title: str, points: float) -> int:
    return count_lines(title, BODY_WIDTH * _DRAWN_POINTS / (points * _BOLD))


def _points_below(texts: tuple[Block, ...], table: Table) -> float:
    """Return the largest font size at which a table fits on one slide below texts; 0 if it does not."""
    heights = [block_height(block) for block in texts]
    if not all(heights):
        return 0.0
    room = BODY_HEIGHT - sum(heights)
    return next((points for points in TABLE_POINTS if len(split_table(table, points, room)) == 1), 0.0)


def table_points(table: Table) -> float:
    """Return the largest font size at which a table fits on one slide; the smallest when it needs several."""
    return next((points for points in TABLE_POINTS if len(split_table(table, points)) == 1), TABLE_POINTS[-1])


def split_table(table: Table, points: float, height: float = BODY_HEIGHT) -> list[Table]:
    """Return a table in parts of at most a height in millimetres; its notes are below the last part."""
    widths = column_widths(table, points)
    room = height - CAPTION_HEIGHT - NOTE_HEIGHT * len(table.notes) - row_height(table.head, widths, points)
    parts: list[list[tuple[Row, float]]] = [[]]
    for row in table.rows:
        measured = (row, row_height([formats.cell(cell) for cell in row.cells], widths, points))
        if parts[-1] and _height_of((*parts[-1], measured)) > room:
            parts.append([])
        parts[-1].append(measured)
    while len(parts) > 1 and len(parts[-1]) < min(_FEWEST_ROWS, len(parts[-2]) - 1):
        if _height_of((parts[-2][-1], *parts[-1])) > room:
            break
        parts[-1].insert(0, parts[-2].pop())
    tables = [replace(table, rows=tuple(row for row, _ in part), notes=()) for part in parts]
    return [*tables[:-1], replace(tables[-1], notes=table.notes)]


def _height_of(measured: Sequence[tuple[Row, float]]) -> float:
    return sum(height for _, height in measured)


def split_listing(listing: Listing) -> list[Listing]:
    """Return a list in parts that fit a slide; item numbers are part of the texts, so that they continue."""
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
    return count_lines(text, TEXT_ROOM) * TEXT_POINTS * _LINE + 3.5


def block_height(block: Block) -> float:
    """Return the height of a text block in millimetres; 0 for blocks that take the remaining height."""
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
    return [
        share * BODY_WIDTH / 100 for share in column_shares(without_bars(table), BODY_WIDTH * _DRAWN_POINTS / points)
    ]


def row_height(texts: Sequence[str], widths: Sequence[float], points: float) -> float:
    """Return the height of a row in millimetres."""
    scale = _DRAWN_POINTS / points
    most = max((count_lines(text, width * scale) for text, width in zip(texts, widths, strict=False)), default=1)
    return most * points * _LINE + _ROW_PADDING
