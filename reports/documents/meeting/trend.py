"""Compose the monthly trend of the register: small column charts, each on a scale of its own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reports.documents.meeting import naming
from reports.documents.meeting.own_paragraphs import paragraph
from reports.model.charts import Trend, TrendPanel
from reports.model.figures import TOTAL, Status
from reports.model.period import Month
from reports.vocabulary import formats, permits

if TYPE_CHECKING:
    from reports.documents.meeting.material import MeetingMaterial
    from reports.model.document import Block, Paragraph
    from reports.model.figures import Figure, FigureTable

TABLE = "stock-trend"
FEWEST = 2
"""Fewest months with a register that make a trend."""


def blocks(material: MeetingMaterial) -> tuple[Block, ...]:
    """Return a sentence on the trend, with its charts if there are enough months to compare."""
    table = material.trend
    months = _months_with_register(table) if table else []
    if table is None or len(months) < FEWEST:
        return (_too_few(material, months),)
    comparable_months = [month for month in months if month not in material.months_of_other_area]
    other_months = [month for month in months if month in material.months_of_other_area]
    return (_summary(material, table, comparable_months), _charts(table, _month_range(months), other_months))


def _months_with_register(table: FigureTable) -> list[str]:
    """Return the months that have a register."""
    return [row for row in table.rows if table.figure(row, TOTAL).value is not None]


def _too_few(material: MeetingMaterial, months: list[str]) -> Paragraph:
    state = f"baru tersedia untuk bulan {_month_name(months[0])}" if months else "belum tersedia"
    return paragraph(
        material, "bahan-tren", f"Perkembangan bulanan belum dapat ditampilkan: register orang asing {state}."
    )


def _summary(material: MeetingMaterial, table: FigureTable, months: list[str]) -> Paragraph:
    if len(months) < FEWEST:
        return paragraph(
            material,
            "bahan-tren",
            "Perkembangan bulanan tidak dapat dibandingkan: cakupan kecamatan pada register bulan-bulan sebelumnya "
            "berbeda.",
        )
    first, last = (table.figure(row, TOTAL) for row in (months[0], months[-1]))
    change = (last.value or 0) - (first.value or 0)
    verb = "bertambah" if change > 0 else "berkurang"
    change_phrase = f"{verb} {formats.number(abs(change))} orang" if change else "tidak berubah"
    return paragraph(
        material,
        "bahan-tren",
        f"Dari akhir {_month_name(months[0])} sampai dengan akhir {_month_name(months[-1])}, jumlah "
        f"register{naming.whole_area_phrase(material)} {change_phrase}: dari {formats.counted(first)} menjadi "
        f"{formats.counted(last)}.",
        (first, last),
    )


def _charts(table: FigureTable, months: tuple[str, ...], other_months: list[str]) -> Trend:
    panels = tuple(
        TrendPanel("Jumlah" if column == TOTAL else column, tuple(_point(table, month, column) for month in months))
        for column in (TOTAL, *permits.CORE)
    )
    gap = any(point.value is None for point in panels[0].points)
    return Trend(
        TABLE,
        "Perkembangan jumlah orang asing dalam register",
        "Orang, pada akhir setiap bulan; setiap diagram mempunyai skalanya sendiri, dari nol",
        tuple(_short_month(month) for month in months),
        panels,
        _alt_text(panels, months),
        (
            *((f"“{formats.MISSING}” bulan yang registernya belum disampaikan.",) if gap else ()),
            *((_other_area_note(other_months),) if other_months else ()),
        ),
    )


def _other_area_note(months: list[str]) -> str:
    """Return the note on months whose columns are of other kecamatan."""
    named_months = formats.joined([_month_name(month) for month in months])
    return f"Cakupan kecamatan pada register {named_months} berbeda dari bulan terakhir; angkanya tidak dibandingkan."


def _point(table: FigureTable, month: str, column: str) -> Figure:
    """Return the figure of a month; MISSING for a month the table does not list."""
    figure = table.figure(month, column)
    return figure if month in table.rows else replace(figure, value=None, status=Status.MISSING)


def _month_range(known_months: list[str]) -> tuple[str, ...]:
    """Return every month from the first to the last known one, so that a missing month shows as a gap."""
    first, last = Month.parse(min(known_months)), Month.parse(max(known_months))
    months = [first]
    while months[-1] < last:
        months.append(months[-1].plus(1))
    return tuple(str(month) for month in months)


def _alt_text(panels: tuple[TrendPanel, ...], months: tuple[str, ...]) -> str:
    parts = [
        f"{panel.label} dari {formats.figure(panel.points[0])} menjadi {formats.figure(panel.points[-1])}"
        for panel in panels
    ]
    months_shown = f"{_month_name(months[0])} sampai dengan {_month_name(months[-1])}"
    return f"Diagram kolom kecil, {months_shown}: {formats.joined(parts)} orang."


def _month_name(month: str) -> str:
    return formats.month(Month.parse(month))


def _short_month(month: str) -> str:
    return formats.short_month(Month.parse(month))
