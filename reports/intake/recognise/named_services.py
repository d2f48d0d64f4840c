"""A log of services whose column of kinds says the class as well: Perpanjangan ITAS, ITAS Baru, Alih Status ke ITAS.

TGL PERMOHONAN | LAYANAN           | NAMA | STATUS      no column of the class; the cells of LAYANAN name it
05.10.2024     | Perpanjangan ITAS | …    | Selesai
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reports.intake.recognise.header import Header
from reports.intake.recognise.header_mapping import DECIDED, VALUES, kind_of, mapping_of
from reports.vocabulary import schema
from reports.vocabulary.service_names import parts_of

if TYPE_CHECKING:
    from reports.intake.recognise.decided_tables import TableDecisions
    from reports.intake.recognise.header_mapping import Mapping_, Match, Remembered
    from reports.intake.recognise.tick_columns import Ticks
    from reports.intake.recognise.unknown_tables import UnknownTable
    from reports.model.grid import Grid

_KIND = "services"
_FIELDS = ("service", "service_class")
_NAMING = 0.5
"""Part of the filled cells of the column that name both, at least; the others are told at their cells."""


def named_services(
    grid: Grid, table: UnknownTable, remembered: Remembered, decisions: TableDecisions, ticks: Ticks
) -> Header | None:
    """Return the header of a log of services that lacks nothing but the class, which its cells name; else None.

    Args:
        grid: the sheet.
        table: of no kind by its headers alone.
        remembered: this office's decisions on headers.
        decisions: on tables; one for another kind or list holds.
        ticks: the columns that are ticked.
    """
    labels = table.labels
    if decisions.other_list(labels) or decisions.kind(labels) not in {None, _KIND}:
        return None
    mapping = mapping_of(next(kind for kind in schema.kinds() if kind.name == _KIND), labels, remembered, ticks)
    lacks_class_only = kind_of(mapping).unmet(mapping.fields) == ((_FIELDS[1],),)
    service_match = next((match for match in mapping.matches if match.field == _FIELDS[0]), None)
    if service_match is None or not lacks_class_only:
        return None
    is_proved = "service_date" in mapping.fields and service_match.how != DECIDED
    if not (is_proved or decisions.kind(labels) == _KIND):
        return None
    if not _name_both(grid, table, service_match.column):
        return None
    return Header(
        *table.header_rows, labels, (_with_class(mapping, service_match),), remembered=remembered, ticks=ticks
    )


def _with_class(mapping: Mapping_, service_match: Match) -> Mapping_:
    """Return the mapping in which the column of the service fills the class, too."""
    both = replace(service_match, how=VALUES, fields=_FIELDS, filled=_FIELDS)
    return replace(mapping, matches=tuple(both if match == service_match else match for match in mapping.matches))


def _name_both(grid: Grid, table: UnknownTable, column: int) -> bool:
    """Tell whether most cells of a column name a kind of service and its class."""
    cells = [cell for row in table.records if (cell := grid.cell(row, column)) is not None]
    names = sum(isinstance(cell, str) and bool(parts_of(cell)) for cell in cells)
    return bool(cells) and names >= _NAMING * len(cells)
