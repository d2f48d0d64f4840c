"""Areas of cells as text and back: what openpyxl leaves loose (whole columns, single cells, absolute signs)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter, quote_sheetname, range_boundaries

from reports.model.grid import Span, cell_name

if TYPE_CHECKING:
    from openpyxl.workbook.defined_name import DefinedName


def bounds(area: str) -> Span | None:
    """Return the ends of an area of cells; None when it is not one rectangle of cells.

    Example:
        >>> bounds("$A$3:$C$9")
        Span(top=3, left=1, bottom=9, right=3)
    """
    try:
        left, top, right, bottom = range_boundaries(area)
    except (ValueError, TypeError):
        return None
    if left is None or top is None or right is None or bottom is None:
        return None
    return Span(top, left, bottom, right)


def area_name(span: Span) -> str:
    """Return an area as Excel writes it."""
    return f"{cell_name(span.top, span.left)}:{cell_name(span.bottom, span.right)}"


def target(sheet: str, span: Span) -> str:
    """Return what a defined name for an area says.

    Example:
        >>> target("Tim PORA", Span(3, 1, 9, 3))
        "'Tim PORA'!$A$3:$C$9"
    """
    ends = ((span.top, span.left), (span.bottom, span.right))
    cells = dict.fromkeys(f"${get_column_letter(column)}${row}" for row, column in ends)
    return f"{quote_sheetname(sheet)}!{':'.join(cells)}"


def place_of(defined: DefinedName) -> tuple[str, Span] | None:
    """Return sheet title and area of a defined name; None when it names anything else."""
    if not defined.attr_text or "#REF!" in defined.attr_text:
        return None
    places = list(defined.destinations)
    span = bounds(places[0][1]) if len(places) == 1 else None
    return (places[0][0], span) if span is not None else None
