"""Compares the tags of a PDF with its document: every table with its cells, every figure of a text, key figures."""

from __future__ import annotations

import io
from itertools import chain, zip_longest
from typing import TYPE_CHECKING

import pikepdf

from reports.documents.figures_used import chart_id, iter_blocks, iter_figures, paragraph_id, quoted_id
from reports.model.charts import Chart, Series, TileMap, Trend
from reports.model.document import KeyFigures, Listing, Paragraph
from reports.model.figures import Change, Figure
from reports.proof.expected import Fault, expected_tables
from reports.proof.letters import is_same, without_space
from reports.proof.pdf_tables import tagged_text
from reports.vocabulary import formats
from reports.vocabulary.printable_characters import with_boxes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reports.model.document import Block, Cell, Document
    from reports.model.figures import Figures
    from reports.proof.expected import ExpectedTable
    from reports.proof.pdf_tables import TaggedCell, TaggedTable, TaggedText


def pdf_faults(
    content: bytes, document: Document, figures: Figures | None = None, *, has_own_templates: bool = False
) -> Iterator[Fault]:
    """Yield where a PDF does not say what its document does.

    Args:
        content: of the PDF.
        document: that it prints.
        figures: by which its cells bear their ids, if they do.
        has_own_templates: whether templates of the office printed it, which may leave out and put in what they like;
            then the figures of its cells are compared, by their ids, and those of tables that are as composed.
    """
    with pikepdf.open(io.BytesIO(content)) as pdf:
        tagged = tagged_text(pdf)
    if has_own_templates:
        yield from _faults_of_own_template(tagged, document, figures)
        return
    yield from _table_faults(tagged, document, figures)
    yield from _text_faults(tagged, document)
    yield from _element_faults(tagged, document, figures)


def _faults_of_own_template(tagged: TaggedText, document: Document, figures: Figures | None) -> Iterator[Fault]:
    """Yield the figures that cells do not show under their ids, or in tables of the same title and shape."""
    by_id = {figure.id: figure for figure in iter_figures(document) if figures is not None and figures.counts(figure)}
    for element in tagged.elements:
        name = element.name.partition("#")[0]
        if "/" not in name:  # a chart bears the id of a table, and no number
            continue
        if name not in by_id or without_space(formats.headline(by_id[name])) not in without_space(element.text):
            yield Fault(name, 0, 0)
    by_caption = {without_space(table.title + table.subtitle): table for table in expected_tables(document)}
    for table in tagged.tables:
        for cell in (cell for line in table.lines for cell in line if cell.name):
            name = cell.name.partition("#")[0]
            figure = by_id.get(name)
            if figure is None or without_space(formats.figure(figure)) != without_space(cell.text):
                yield Fault(name, 0, 0)
        expected = by_caption.get(without_space(table.caption))
        if expected and [len(line) for line in expected.lines] == [len(line) for line in table.lines]:
            yield from (fault for fault in _faults_of(expected, table, None) if fault.expected)


def _table_faults(tagged: TaggedText, document: Document, figures: Figures | None) -> Iterator[Fault]:
    """Yield the faults of tables, which stand in the PDF in the order of the document."""
    pairs = zip_longest(expected_tables(document), tagged.tables)
    for expected, actual in pairs:
        if (
            expected is None
            or actual is None
            or not is_same(_printable(expected.title + expected.subtitle), actual.caption)
        ):
            yield Fault(expected.title if expected else "", 0, 0)
            return
        yield from _faults_of(expected, actual, figures)


def _faults_of(expected: ExpectedTable, actual: TaggedTable, figures: Figures | None) -> Iterator[Fault]:
    if not is_same(_printable("".join(expected.head)), "".join(actual.head)):
        yield Fault(expected.title, 0, 0)
    if len(expected.lines) != len(actual.lines):
        yield Fault(expected.title, min(len(expected.lines), len(actual.lines)) + 1, 0)
        return
    for number, (cells, actual_cells) in enumerate(zip(expected.lines, actual.lines, strict=True)):
        if len(cells) != len(actual_cells):
            yield Fault(expected.title, number + 1, 0)
            continue
        for column, (cell, actual_cell) in enumerate(zip(cells, actual_cells, strict=True)):
            if not _is_printed(cell, actual_cell, figures):
                yield expected.fault(number, column, actual_cell.text)


def _is_printed(cell: Cell, actual: TaggedCell, figures: Figures | None) -> bool:
    """Tell whether a cell says what it should, under the id of its figure."""
    if isinstance(cell, Figure | Change):
        right_name = figures is None or actual.name.partition("#")[0] == quoted_id(cell, figures)
        return right_name and without_space(formats.cell(cell)) == without_space(actual.text)
    return is_same(_printable(cell), actual.text)


def _printable(text: str) -> str:
    return with_boxes(text)


def _text_faults(tagged: TaggedText, document: Document) -> Iterator[Fault]:
    """Yield the key figures, and the texts that name figures, that are not in the PDF word by word."""
    everything = _letters("".join(tagged.paragraphs))
    for block in iter_blocks(document.sections):
        for text in _texts_with_figures(block):
            if _letters(_printable(text)) not in everything:
                yield Fault(text, 0, 0)


def _element_faults(tagged: TaggedText, document: Document, figures: Figures | None) -> Iterator[Fault]:
    """Yield the cards, sentences and charts that do not stand under their id, or say something else there."""
    expected = [] if figures is None else list(_texts_by_id(document, figures))
    for pair, actual in zip_longest(expected, tagged.elements):
        if pair is None or actual is None:
            yield Fault(pair[0] if pair else actual.name, 0, 0)
            return
        (name, text), (actual_name, _, _) = pair, actual.name.partition("#")
        if name != actual_name or not is_same(_printable(text), actual.text):
            yield Fault(name, 0, 0)


def _texts_by_id(document: Document, figures: Figures) -> Iterator[tuple[str, str]]:
    """Yield id and text of all that bears an id outside tables, in reading order."""
    sections = (document.completeness,) if document.completeness is not None else ()
    for block in chain(iter_blocks(sections), iter_blocks(document.sections)):
        parts: list[tuple[str, str]] = []
        if isinstance(block, KeyFigures):
            parts = [(quoted_id(item.figure, figures), formats.headline(item.figure)) for item in block.items]
        elif isinstance(block, Paragraph):
            parts = [(paragraph_id(block, figures), block.text)]
        elif isinstance(block, Chart | Series | TileMap | Trend):
            parts = [(chart_id(block, figures), block.alt)]
        yield from (part for part in parts if part[0])


def _letters(text: str) -> str:
    """Return the ASCII characters of a text: those that every font gives back."""
    return without_space(text).encode("ascii", "ignore").decode()


def _texts_with_figures(block: Block) -> Iterator[str]:
    if isinstance(block, KeyFigures):
        yield from (formats.headline(item.figure) + item.label + item.note for item in block.items)
    elif isinstance(block, Paragraph) and block.figures and not block.for_speaker:
        yield block.text
    elif isinstance(block, Listing) and block.figures:
        yield from block.items
