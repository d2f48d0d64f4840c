"""The months of a longer period one by one: stocks at the end of each month, flows within it, and the whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.documents import changes
from reports.model.document import Row, Table
from reports.model.figures import Figure
from reports.vocabulary import formats

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reports.documents.material import Material
    from reports.model.period import Month

_MOST_UPRIGHT, _MOST_OF_SHORT = 4, 12
"""Months up to which the table is printed on a portrait page; and where no number has more than four digits."""
_SHORT = 10_000
"""Numbers below this are short."""


def months_table(material: Material) -> tuple[Table, ...]:
    """Return the table of the months; nothing for a single month, or where they were not counted."""
    if not material.by_month:
        return ()
    months = _heads([figures.period.first for figures in material.by_month])
    rows = tuple(
        Row(
            (
                name,
                *(figures.figure(total.table, total.row, total.column) for figures in material.by_month),
                formats.MISSING if total.value is None else total,
            )
        )
        for name, total in changes.compared_figures(material)
    )
    return (
        Table(
            "per-bulan",
            "Perkembangan per bulan",
            f"Satuan menurut baris; {material.span}",
            ("Uraian", *months, "Seluruh periode"),
            rows,
            (
                "Baris register menunjukkan keadaan pada akhir setiap bulan; kolom terakhirnya keadaan pada akhir "
                "periode. Orang yang dikenai TAK pada beberapa bulan dihitung sekali dalam seluruh periode.",
            ),
            landscape=len(months) > (_MOST_OF_SHORT if _are_short(rows) else _MOST_UPRIGHT),
        ),
    )


def _are_short(rows: Sequence[Row]) -> bool:
    """Tell whether every number of the rows is short."""
    return all((cell.value or 0) < _SHORT for row in rows for cell in row.cells if isinstance(cell, Figure))


def _heads(months: Sequence[Month]) -> list[str]:
    """Return the heads of the months; the year stands in the subtitle where they are all of one."""
    names = [formats.short_month(month) for month in months]
    return names if len({month.year for month in months}) > 1 else [name.partition(" ")[0] for name in names]
