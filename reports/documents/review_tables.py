"""Tables of a return for the review page: each counted figure with its id, so that it can be asked for its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.model.document import Form, HeadCell, Table
from reports.model.figures import Change
from reports.model.review_content import ReviewCell, ReviewRow, ReviewSection, ReviewTable
from reports.vocabulary import formats

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reports.model.document import Cell, Document, Section
    from reports.model.figures import Figures


def review_sections(document: Document, figures: Figures) -> tuple[ReviewSection, ...]:
    """Return the sections of a return that have tables or forms of counted figures.

    Args:
        document: as it is printed.
        figures: as counted; a cell that shows another number, as of an earlier period, cannot be asked for its rows.
    """
    tables = _Tables(figures)
    sections = (
        ReviewSection(section.title, tuple(tables.of(section)))
        for top in document.sections
        for section in _with_parts(top)
    )
    return tuple(section for section in sections if section.tables)


def _with_parts(section: Section) -> Iterator[Section]:
    yield section
    for part in section.sections:
        yield from _with_parts(part)


class _Tables:
    """Makes the tables of sections."""

    def __init__(self, figures: Figures) -> None:
        self._figures = figures

    def of(self, section: Section) -> Iterator[ReviewTable]:
        """Yield the tables of a section that show a counted figure, or say that there is none."""
        for block in section.blocks:
            if isinstance(block, Table | Form):
                table = self._table(block) if isinstance(block, Table) else self._form(block)
                if table.nil or any(cell.figure for row in table.rows for cell in row.cells):
                    yield table

    def _table(self, block: Table) -> ReviewTable:
        head = (tuple(HeadCell(text) for text in block.head),)
        rows = tuple(ReviewRow(self._cells(row.cells), row.role) for row in block.rows)
        return ReviewTable(block.id, block.title, block.subtitle, head, rows, block.nil)

    def _form(self, block: Form) -> ReviewTable:
        rows = []
        for index, cells in enumerate((*block.rows, block.total)):
            role = "total" if index == len(block.rows) else "body"
            rows.append(ReviewRow(self._cells(cells), role))
            for line in block.below(index):
                spans = (1, *line.spans)
                parts = zip((line.label, *line.cells), spans, strict=True)
                rows.append(ReviewRow(tuple(self._cell(cell, columns) for cell, columns in parts)))
        return ReviewTable(block.id, block.title, block.subtitle, block.head, tuple(rows), block.nil)

    def _cells(self, cells: Sequence[Cell]) -> tuple[ReviewCell, ...]:
        return tuple(self._cell(cell) for cell in cells)

    def _cell(self, cell: Cell, columns: int = 1) -> ReviewCell:
        if isinstance(cell, str):
            return ReviewCell(cell, columns=columns)
        if isinstance(cell, Change):
            return ReviewCell(formats.change(cell), columns=columns)
        if not self._figures.counts(cell):
            return ReviewCell(formats.figure(cell), columns=columns)
        return ReviewCell(formats.figure(cell), cell.id, columns)
