"""Bars divided by permit class, and the chart by kecamatan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.documents.derived_figures import OTHERS, grouped_sum
from reports.documents.tables import nil_text
from reports.model.charts import Bar, Chart
from reports.model.figures import TOTAL, Figure
from reports.vocabulary import formats, labels, permits

if TYPE_CHECKING:
    from reports.documents.material import Material
    from reports.model.figures import FigureTable

MOST_BARS, _BARS_OF_MANY = 12, 8
"""Kecamatan up to which the chart has a bar for each, and the bars of more: what follows needs room on its page."""


def chart_parts(table: FigureTable) -> tuple[str, ...]:
    """Return the permit classes of a short table or a bar: the three large ones, and the others if anybody has one."""
    has_others = any(table.figure(TOTAL, code).value for code in other_classes(table))
    return (*permits.CORE, OTHERS) if has_others else permits.CORE


def part_names(parts: tuple[str, ...]) -> tuple[str, ...]:
    """Return the labels of the parts that ``chart_parts`` returns."""
    return tuple("Lainnya" if part == OTHERS else part for part in parts)


def other_classes(table: FigureTable) -> tuple[str, ...]:
    """Return the permit classes beside the three large ones."""
    return tuple(code for code in table.columns if code not in permits.CORE and code != permits.MEMO)


def part_figure(table: FigureTable, codes: tuple[str, ...], part: str, *, row: str) -> Figure:
    """Return a part of one row, or the sum of that part over several rows."""
    columns = other_classes(table) if part == OTHERS else (part,)
    if len(codes) == len(columns) == 1:
        return table.figure(codes[0], columns[0])
    return grouped_sum(table, codes, columns, row=row, column=part)


def bar(table: FigureTable, row: str, label: str, parts: tuple[str, ...]) -> Bar:
    """Compose the bar of a table row, divided by permit class."""
    return Bar(label, tuple(part_figure(table, (row,), part, row=row) for part in parts), table.figure(row, TOTAL))


def district_chart(material: Material) -> Chart | None:
    """Compose the chart by kecamatan, largest first; None when the register has no rows or was not delivered."""
    table = material.table("stock-district-permit")
    if nil_text(table):
        return None
    parts = chart_parts(table)
    ranked = sorted(material.places(table.id), key=lambda code: (-(table.figure(code, TOTAL).value or 0), code))
    most = MOST_BARS if len(ranked) <= MOST_BARS else _BARS_OF_MANY
    bars = tuple(bar(table, code, labels.place_label(code), parts) for code in ranked[:most])
    # a bar of all others would be longer than any, and make the scale of the chart its own
    others_note = _sentence_on_others(table, tuple(ranked[most:]))
    totals = formats.joined([f"{district_bar.label} {formats.figure(district_bar.total)}" for district_bar in bars])
    return Chart(
        "grafik-kecamatan",
        "Orang asing menurut kecamatan dan jenis izin tinggal",
        f"Orang, {material.as_of}{others_note}",
        part_names(parts),
        bars,
        f"Diagram batang mendatar, orang asing menurut kecamatan, terbanyak lebih dahulu: {totals}{others_note}.",
    )


def _sentence_on_others(table: FigureTable, codes: tuple[str, ...]) -> str:
    """Return what is said of the kecamatan without a bar: how many, and the persons there together."""
    if not codes:
        return ""
    total = part_figure(table, codes, TOTAL, row=OTHERS)
    return f"; {formats.number(len(codes))} kecamatan lain {formats.figure(total)} orang"
