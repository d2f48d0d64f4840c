"""The trend of the register: small charts with one scale, a column a month."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reports.documents.meeting import naming
from reports.documents.meeting.own_paragraphs import paragraph
from reports.documents.tables import CORE_CLASSES
from reports.model.charts import Trend, TrendPanel
from reports.model.figures import TOTAL, Status
from reports.model.period import Month
from reports.vocabulary import formats

if TYPE_CHECKING:
    from reports.documents.meeting.material import MeetingMaterial
    from reports.model.document import Block, Paragraph
    from reports.model.figures import Figure, FigureTable

TABLE = "stock-trend"
FEWEST = 2
"""Months with a register below which there is no trend."""


def blocks(material: MeetingMaterial) -> tuple[Block, ...]:
    """Compose what is said of the trend, with its charts where there are months to compare."""
    table = material.trend
    known = _known(table) if table else []
    if table is None or len(known) < FEWEST:
        return (_too_few(material, known),)
    return (_told(material, table, known), _charts(table, _span(known)))


def _known(table: FigureTable) -> list[str]:
    """Return the months with a register."""
    return [row for row in table.rows if table.figure(row, TOTAL).value is not None]


def _too_few(material: MeetingMaterial, known: list[str]) -> Paragraph:
    have = f"baru tersedia untuk bulan {_name(known[0])}" if known else "belum tersedia"
    return paragraph(
        material, "bahan-tren", f"Perkembangan bulanan belum dapat ditampilkan: register orang asing {have}."
    )


def _told(material: MeetingMaterial, table: FigureTable, known: list[str]) -> Paragraph:
    first, last = (table.figure(row, TOTAL) for row in (known[0], known[-1]))
    moved = (last.value or 0) - (first.value or 0)
    verb = "bertambah" if moved > 0 else "berkurang"
    how = f"{verb} {formats.number(abs(moved))} orang" if moved else "tidak berubah"
    return paragraph(
        material,
        "bahan-tren",
        f"Dari akhir {_name(known[0])} sampai dengan akhir {_name(known[-1])}, jumlah register{naming.area(material)} "
        f"{how}: dari {formats.counted(first)} menjadi {formats.counted(last)}.",
        (first, last),
    )


def _charts(table: FigureTable, months: tuple[str, ...]) -> Trend:
    panels = tuple(
        TrendPanel("Jumlah" if column == TOTAL else column, tuple(_point(table, month, column) for month in months))
        for column in (TOTAL, "ITAS", "ITAP", "ITK")
        if column == TOTAL or column in CORE_CLASSES
    )
    gap = any(point.value is None for point in panels[0].points)
    return Trend(
        TABLE,
        "Perkembangan jumlah orang asing dalam register",
        "Orang, pada akhir setiap bulan; skala sama pada semua diagram",
        tuple(_short(month) for month in months),
        panels,
        _alt(panels, months),
        (f"“{formats.MISSING}” bulan yang registernya belum disampaikan.",) if gap else (),
    )


def _point(table: FigureTable, month: str, column: str) -> Figure:
    """Return a figure of a month; one that the table does not list had no register."""
    found = table.figure(month, column)
    return found if month in table.rows else replace(found, value=None, status=Status.MISSING)


def _span(known: list[str]) -> tuple[str, ...]:
    """Return every month from the first known to the last, so that a gap is seen as one."""
    first, last = Month.parse(min(known)), Month.parse(max(known))
    months = [first]
    while months[-1] < last:
        months.append(months[-1].plus(1))
    return tuple(str(month) for month in months)


def _alt(panels: tuple[TrendPanel, ...], months: tuple[str, ...]) -> str:
    told = [
        f"{panel.label} dari {formats.figure(panel.points[0])} menjadi {formats.figure(panel.points[-1])}"
        for panel in panels
    ]
    return f"Diagram kolom kecil, {_name(months[0])} sampai dengan {_name(months[-1])}: {formats.joined(told)} orang."


def _name(month: str) -> str:
    return formats.month(Month.parse(month))


def _short(month: str) -> str:
    return formats.short_month(Month.parse(month))
