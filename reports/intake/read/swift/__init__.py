"""Reads the plain cells of large .xlsx sheets by itself, several at a time, and has calamine read all the rest.

A register of ten thousand persons is nine megabytes of XML that repeats one cell two hundred thousand times. Here the
sheet is looked at as an array of bytes: every tag must be accounted for as one of a handful of spellings, or the cell
it stands in is *odd*. What is left when the plain cells are taken out (the workbook, its styles, the beginning and end
of each sheet, the odd cells) is a small workbook of its own, which calamine reads: so names, dates, merged ranges and
whatever is unusual are calamine's word, and a file that it refuses is refused.

Whoever is not sure gives None, and calamine reads the whole file as if this package were not there.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, cast

from reports.intake.read import layout_xlsx
from reports.intake.read.grid_builder import framed
from reports.intake.read.layout import Layout
from reports.intake.read.swift.parts import unpacked

if TYPE_CHECKING:
    from collections.abc import Callable

    from reports.intake.read.swift.reader import Table
    from reports.model.grid import Grid


def read(content: bytes) -> tuple[Grid, ...] | None:
    """Return the worksheets of an .xlsx as calamine would give them; None where it has to be asked for all."""
    try:
        parts = unpacked(content)
        if parts is None:
            return None
        # numpy, which the reader needs, costs a small file more time than it saves
        reader = import_module("reports.intake.read.swift.reader")
        tables = cast("Callable[[dict[str, bytes]], list[Table] | None]", reader.tables)(parts)
        return None if tables is None else _grids(content, tables)
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException:  # what is damaged raises a dozen kinds, and calamine's panics are no Exception
        return None


def _grids(content: bytes, tables: list[Table]) -> tuple[Grid, ...]:
    layouts = layout_xlsx.layouts(content, plain={one.part for one in tables if not one.hides})
    return tuple(_grid(one, layouts.get(one.name, Layout())) for one in tables)


def _grid(table: Table, layout: Layout) -> Grid:
    whole = Layout(table.merged or layout.merged, layout.hidden_rows, layout.hidden_columns, layout.date_1904)
    return framed(table.name, table.rows, whole, hidden=table.hidden)
