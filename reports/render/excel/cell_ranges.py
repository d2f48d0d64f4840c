"""Converts cell ranges to text and back; openpyxl handles whole columns, single cells and $ signs unevenly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter, quote_sheetname, range_boundaries

from reports.model.grid import Span, cell_name

if TYPE_CHECKING:
    from openpyxl.workbook.defined_name import DefinedName


def parse_range(area: str) -> Span | None:
    """Return the corners of a cell range; None when it is not one rectangle of cells.

    Example:
        >>> parse_range("$A$3:$C$9")
        Span(top=3, left=1, bottom=9, right=3)
    """
    try:
        left, top, right, bottom = range_boundaries(area)
    except (ValueError, TypeError):
        return None
    if left is None or top is None or right is None or bottom is None:
        return None
    return Span(top, left, bottom, right)


def format_range(span: Span) -> str:
    """Return a range in Excel notation: ``A3:C9``."""
    return f"{cell_name(span.top, span.left)}:{cell_name(span.bottom, span.right)}"


def absolute_range(sheet: str, span: Span) -> str:
    """Return an absolute reference to a range, as the value of a defined name.

    Example:
        >>> absolute_range("Tim PORA", Span(3, 1, 9, 3))
        "'Tim PORA'!$A$3:$C$9"
    """
    ends = ((span.top, span.left), (span.bottom, span.right))
    cells = dict.fromkeys(f"${get_column_letter(column)}${row}" for row, column in ends)
    return f"{quote_sheetname(sheet)}!{':'.join(cells)}"


def defined_range(defined: DefinedName) -> tuple[str, Span] | None:
    """Return the sheet title and range of a defined name; None when it names anything else."""
    if not defined.attr_text or "#REF!" in defined.attr_text:
        return None
    places = list(defined.destinations)
    span = parse_range(places[0][1]) if len(places) == 1 else None
    return (places[0][0], span) if span is not None else None
