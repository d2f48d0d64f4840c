"""Small tables written as rows of numbers, for tests of disclosure control."""

from __future__ import annotations

from reports.privacy.disclosure.cell_tables import CellTable
from reports.privacy.disclosure.universe import Cell, Pattern, Relation, Universe

MARGIN_CODES = {"total", "work-area", "itk-itas-itap"}


def two_way(columns: str, rows: dict[str, str], threshold: int = 3, table: str = "t") -> Universe:
    """Return the universe of a table whose last column is the total; a row ``total`` adds up the others.

    Example:
        ``two_way("M F total", {"A": "1 0 1", "B": "3 3 6", "total": "4 3 7"})``
    """
    names = columns.split()
    cells = [
        Cell(f"{table}/{row}/{column}", int(number), threshold, margin="total" in (row, column))
        for row, numbers in rows.items()
        for column, number in zip(names, numbers.split(), strict=True)
    ]
    relations = [
        Relation.total("row-total", f"{table}/{row}/total", tuple(f"{table}/{row}/{name}" for name in names[:-1]))
        for row in rows
    ]
    if "total" in rows:
        relations += [
            Relation.total(
                "column-total",
                f"{table}/total/{name}",
                tuple(f"{table}/{row}/{name}" for row in rows if row != "total"),
            )
            for name in names
        ]
    return Universe(tuple(cells), tuple(relations))


def hide(*cells: str, table: str = "t") -> Pattern:
    """Return the pattern of cells named ``row/column``."""
    return Pattern(frozenset(f"{table}/{cell}" for cell in cells))


def cell_table(name: str, columns: str, rows: dict[str, str], threshold: int = 3) -> CellTable:
    """Return a table written as rows of numbers; ``.`` is a cell that is not there."""
    cells = {
        (row, column): Cell(f"{name}/{row}/{column}", int(number), threshold)
        for row, numbers in rows.items()
        for column, number in zip(columns.split(), numbers.split(), strict=True)
        if number != "."
    }
    inner = tuple(column for column in columns.split() if column not in MARGIN_CODES)
    return CellTable(name, tuple(row for row in rows if row not in MARGIN_CODES), inner, cells)
