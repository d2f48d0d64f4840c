"""Header cells to column labels: merged and merely blank spans are expanded, texts joined top-down.

row 4   NO | NAMA | PASPOR |          | KEBANGSAAN        PASPOR stands over two columns whether it is
row 5      |      | NOMOR  | BERLAKU  |                   merged or its right neighbour was left blank
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.vocabulary.text import normal

if TYPE_CHECKING:
    from reports.model.grid import Grid, Span

Label = tuple[str, ...]
"""Header texts of one column from the top; repeated and blank ones dropped."""


def text_of(value: object) -> str:
    """Return the text of a header cell, spaces squeezed; empty for a blank one. Whole numbers lose their ``.0``."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return " ".join(str(value).split())


def labels(grid: Grid, top: int, bottom: int) -> dict[int, Label]:
    """Return column → label for the header rows from top to bottom (1-based, included)."""
    matrix = _expanded(grid, top, bottom)
    result: dict[int, Label] = {}
    for column in range(1, grid.width + 1):
        texts: list[str] = []
        for row in range(top, bottom + 1):
            text = matrix.get((row, column), "")
            if text and (not texts or texts[-1] != text):
                texts.append(text)
        if texts:
            result[column] = tuple(texts)
    return result


def _expanded(grid: Grid, top: int, bottom: int) -> dict[tuple[int, int], str]:
    """Return the header texts by place with every span filled."""
    matrix = {
        (row, column): text
        for row in range(top, bottom + 1)
        for column, value in enumerate(grid.rows[row - 1], start=1)
        if (text := text_of(value))
    }
    covered: set[tuple[int, int]] = set()
    for span in grid.merged:
        if top <= span.top <= bottom and span.right <= grid.width:
            covered |= _fill(matrix, span, bottom)
    for row in range(top, bottom):
        _fill_blank_spans(matrix, covered, row, bottom, grid.width)
    return matrix


def _fill(matrix: dict[tuple[int, int], str], span: Span, bottom: int) -> set[tuple[int, int]]:
    """Spread a merged cell's text over its range; return the places covered."""
    text = matrix.get((span.top, span.left), "")
    places = {
        (row, column)
        for row in range(span.top, min(span.bottom, bottom) + 1)
        for column in range(span.left, span.right + 1)
    }
    if text:
        for place in places:
            matrix.setdefault(place, text)
    return places


def _fill_blank_spans(
    matrix: dict[tuple[int, int], str], covered: set[tuple[int, int]], row: int, bottom: int, width: int
) -> None:
    """Let a group header run right over blank cells, where both it and the blank cell have sub-headers below."""
    group = ""
    for column in range(1, width + 1):
        header_text = matrix.get((row, column), "")
        below = any(matrix.get((lower, column)) not in {None, "", header_text} for lower in range(row + 1, bottom + 1))
        if header_text:
            group = header_text if below and (row, column) not in covered else ""
        elif group and below and (row, column) not in covered:
            matrix[row, column] = group
        else:
            group = ""


def leaf(label: Label) -> str:
    """Return the normalised lowest text of a label."""
    return normal(label[-1])


def joined(label: Label) -> str:
    """Return a label as one text."""
    return " / ".join(label)
