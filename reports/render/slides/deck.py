"""Writes the slides of a document, 16:9: a title slide, then one or more slides per section."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE
from pptx.util import Mm

from reports.model.charts import Chart, Trend
from reports.model.document import KeyFigures, Listing, Notice, Paragraph, Particulars, Table
from reports.model.figures import Figure
from reports.render.office_package import describe, repacked
from reports.render.slides import fit, shapes
from reports.vocabulary import formats

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reports.model.document import Block, Document
    from reports.render.slides.fit import Slide

WIDTH, HEIGHT = 338.667, 190.5
"""Size of a slide in millimetres."""
_FORM = "Widescreen"
"""PowerPoint's name of this slide size."""
_LEFT, _TOP, _FOOT = 16.0, 34.0, 178.0
"""Left edge and top of the body, and top of the footer, in millimetres."""
_TITLE_LAYOUT, _TITLE_ONLY = 0, 5
"""Indices of layouts in python-pptx's default template."""
_FRAME_POINTS = 12.0
"""Font size of class, footer and number; everything else on a slide has 16 points at least, labels of charts 12."""
_CARD = 57.0
"""Width of a key figure in millimetres; five fit in a row."""


def render(document: Document) -> bytes:
    """Return a document as the bytes of a PowerPoint file; the same input gives the same bytes."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Mm(WIDTH), Mm(HEIGHT)
    _write_title(deck, document)
    for section in document.sections:
        for content in fit.section_slides(section):
            _write_slide(deck, document, content)
    describe(deck.core_properties, document)
    buffer = BytesIO()
    deck.save(buffer)
    return repacked(buffer.getvalue(), _FORM)


def _write_title(deck: Any, document: Document) -> None:
    """Write the title slide."""
    slide = deck.slides.add_slide(deck.slide_layouts[_TITLE_LAYOUT])
    title, subtitle = slide.shapes.title, slide.placeholders[1]
    _place(title, (_LEFT, 52, fit.BODY_WIDTH, 22))
    _place(subtitle, (_LEFT, 78, fit.BODY_WIDTH, 24))
    shapes.write_text(title.text_frame, [document.title], points=36, bold=True, colour=shapes.BLUE)
    shapes.write_text(subtitle.text_frame, [document.subtitle], points=20)
    about = [*([document.occasion] if document.occasion else []), *(f"{k}: {v}" for k, v in document.marks.items())]
    shapes.add_text(slide, (_LEFT, 100, fit.BODY_WIDTH, 22), about, points=16)
    day = formats.day(document.date) if document.date else ""
    lines = [document.office, *((day,) if day else ()), f"Keadaan data per {formats.day(document.as_of)}"]
    shapes.add_text(slide, (_LEFT, 128, fit.BODY_WIDTH, 30), lines, points=16, colour=shapes.GREY)
    _write_frame(slide, document, 1)


def _write_slide(deck: Any, document: Document, content: Slide) -> None:
    """Write one slide: title, stacked blocks, and the definitions of its figures in the notes."""
    slide = deck.slides.add_slide(deck.slide_layouts[_TITLE_ONLY])
    _place(slide.shapes.title, (_LEFT, 14, fit.BODY_WIDTH, 14))
    points = fit.title_points(content.title)
    shapes.write_text(slide.shapes.title.text_frame, [content.title], points=points, bold=True, colour=shapes.BLUE)
    if content.topic:
        box = (_LEFT + 92, 5.5, fit.BODY_WIDTH - 92, 7)
        shapes.add_text(slide, box, [content.topic], points=fit.NOTE_POINTS, colour=shapes.GREY, right=True)
    top = _TOP
    text_height = sum(map(fit.block_height, content.blocks))
    for block in content.blocks:
        height = fit.block_height(block) or fit.BODY_HEIGHT - text_height
        _write_block(slide, block, top, height, content.points)
        top += height
    _write_frame(slide, document, len(deck.slides))
    lines = (f"{formats.opening(figure.unit)}: {figure.definition}" for figure in _figures(content.blocks))
    parts = (("Untuk disampaikan", content.speaker_notes), ("Definisi", tuple(dict.fromkeys(lines))))
    notes = ["\n".join((head, *map(shapes.printable, texts))) for head, texts in parts if texts]
    if notes:
        slide.notes_slide.notes_text_frame.text = "\n\n".join(notes)


def _write_block(slide: Any, block: Block, top: float, height: float, points: float) -> None:
    """Write one block at a top and with a height, both in millimetres."""
    match block:
        case KeyFigures():
            _write_key_figures(slide, block, top)
        case Chart():
            shapes.add_caption(slide, block.title, block.subtitle, _LEFT, top)
            shapes.add_chart(slide, block, (_LEFT, top + 15, fit.BODY_WIDTH, height - 17))
        case Trend():
            shapes.add_caption(slide, block.title, _unit_of_first(block), _LEFT, top)
            shapes.add_trend(slide, block, (_LEFT, top + 15, fit.BODY_WIDTH, height - 17))
        case Table():
            shapes.add_table(slide, block, _LEFT, top, points)
        case Listing():
            shapes.add_text(slide, (_LEFT, top, fit.BODY_WIDTH, height), block.items, points=fit.TEXT_POINTS)
        case Paragraph() | Notice():
            bold = isinstance(block, Paragraph) and block.is_headline
            box = (_LEFT, top, fit.BODY_WIDTH, height)
            shapes.add_text(slide, box, [block.text], points=fit.TEXT_POINTS, bold=bold)
        case Particulars():
            lines = [f"{name}: {value}" for name, value in block.items]
            shapes.add_text(slide, (_LEFT, top, fit.BODY_WIDTH, height), lines, points=fit.TEXT_POINTS)
        case _:
            return


def _unit_of_first(trend: Trend) -> str:
    """Return which chart of a trend a slide shows, and its unit; what is said of several scales is untrue of one."""
    unit = trend.subtitle.partition(";")[0]
    return f"{trend.panels[0].label}: {unit[:1].lower()}{unit[1:]}"


def _write_key_figures(slide: Any, block: KeyFigures, top: float) -> None:
    """Write key figures in large type side by side, with a rule above each."""
    for number, item in enumerate(block.items):
        left = _LEFT + number * (_CARD + 5)
        rule = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, Mm(left), Mm(top + 22), Mm(_CARD), Mm(1))
        shapes.paint(rule.fill, shapes.BLUE)
        rule.line.fill.background()
        shapes.add_text(slide, (left, top + 26, _CARD, 18), [formats.headline(item.figure)], points=40, bold=True)
        shapes.add_text(slide, (left, top + 46, _CARD, 28), [item.label], points=16)
        shapes.add_text(slide, (left, top + 78, _CARD, 24), [item.note], points=16, colour=shapes.BLUE)


def _write_frame(slide: Any, document: Document, number: int) -> None:
    """Write the classification, footer and number of a slide."""
    if document.classification:
        shapes.add_text(slide, (_LEFT, 7, 60, 6), [document.classification], points=_FRAME_POINTS, bold=True)
    footer = f"{document.office} · {document.subtitle}"
    shapes.add_text(slide, (_LEFT, _FOOT, fit.BODY_WIDTH - 24, 5), [footer], points=_FRAME_POINTS, colour=shapes.GREY)
    box = (_LEFT + fit.BODY_WIDTH - 20, _FOOT, 20, 5)
    shapes.add_text(slide, box, [str(number)], points=_FRAME_POINTS, colour=shapes.GREY, right=True)


def _place(shape: Any, box: tuple[float, float, float, float]) -> None:
    """Set left, top, width and height of a shape, in millimetres."""
    shape.left, shape.top, shape.width, shape.height = map(Mm, box)


def _figures(blocks: tuple[Block, ...]) -> Iterator[Figure]:
    """Yield the figures of a slide's blocks."""
    for block in blocks:
        match block:
            case KeyFigures():
                yield from (item.figure for item in block.items)
            case Chart():
                yield from (bar.total for bar in block.bars)
            case Trend():
                yield from block.panels[0].points
            case Table():
                yield from (cell for row in block.rows for cell in row.cells if isinstance(cell, Figure))
            case Paragraph() | Listing():
                yield from block.figures
            case _:
                continue
