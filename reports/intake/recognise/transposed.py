"""Sheets whose heads stand below each other in one column, with the records across: told, and nothing of them counted.

NAMA        | LI WEI    | MIRA KATO        TANGGAL KEJADIAN | : | 03-10-2024
NO PASPOR   | E12345678 | TK1234567        JENIS KEJADIAN   | : | Overstay
KEBANGSAAN  | RRT       | Jepang           KECAMATAN        | : | Koja
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.intake.recognise import cell_fit, periods
from reports.intake.recognise.header_mapping import mapping_of
from reports.intake.recognise.resemblance import resemblance
from reports.intake.recognise.table_period import stated_texts, titles_above
from reports.model.grid import cell_name
from reports.problems import Problem
from reports.vocabulary import schema

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reports.intake.recognise.header_mapping import Remembered
    from reports.intake.recognise.labels import Label
    from reports.model.grid import Grid, Scalar
    from reports.model.place import Place
    from reports.model.sheet import Resemblance

CODE = "table-transposed"
_FEWEST_HEADS, _FEWEST_FITTING = 4, 2
"""Heads that are known, and rows with a cell that fits its head, from which a column is taken for one of heads."""
_MOST_ROWS = 400
"""Rows that are looked at."""


def resemblance_across(grid: Grid, rows: tuple[int, int], remembered: Remembered) -> Resemblance | None:
    """Return the kind that the first cells of rows resemble as heads; None where they are none.

    Args:
        grid: the sheet.
        rows: first and last row.
        remembered: this office's decisions on headers.
    """
    heads = _heads(grid, rows)
    like = resemblance({row: label for row, (label, _cells) in heads.items()}, remembered) if heads else None
    if like is None or not like.is_likely or len(like.known) < _FEWEST_HEADS:
        return None
    kind = next(kind for kind in schema.kinds() if kind.name == like.kind)
    matches = mapping_of(kind, {row: label for row, (label, _cells) in heads.items()}, remembered).matches
    fitting = [match for match in matches if any(cell_fit.fits(match.field, cell) for cell in heads[match.column][1])]
    return like if len(fitting) >= _FEWEST_FITTING else None


def transposed_sheet(grid: Grid, place: Place, remembered: Remembered) -> Iterator[Problem]:
    """Yield that a sheet without a table holds records across."""
    rows = (1, min(grid.height, _MOST_ROWS))
    like = resemblance_across(grid, rows, remembered)
    if like is None:
        return
    first = min(_heads(grid, rows))
    span = periods.decide(stated_texts(grid, place, titles_above(grid, 1, first - 1))).period
    details = {"kind": like.kind, "kinds": like.kind, "months": str(span) if span else ""}
    yield Problem(CODE, place.path, grid.sheet, cell_name(first, 1), details=details)


def _heads(grid: Grid, rows: tuple[int, int]) -> Mapping[int, tuple[Label, list[Scalar]]]:
    """Return row → its first cell as a head, and the cells behind it, of rows with at least two cells."""
    heads: dict[int, tuple[Label, list[Scalar]]] = {}
    for row in range(rows[0], min(rows[1], rows[0] + _MOST_ROWS) + 1):
        filled = [cell for cell in grid.rows[row - 1] if cell is not None]
        head = filled[0] if filled else None
        values = [cell for cell in filled[1:] if not isinstance(cell, str) or cell.strip(" :.")]
        if isinstance(head, str) and values:
            heads[row] = ((head.rstrip(" :."),), [_value(cell) for cell in values])
    return heads


def _value(cell: Scalar) -> Scalar:
    """Return a cell without the colon before it."""
    return cell.lstrip(" :") if isinstance(cell, str) else cell
