"""Ringkasan: a one-page summary for the head of office with four key figures, a chart, a table and open decisions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.documents import closing, permit_bars, stock
from reports.documents.tables import previous_name
from reports.model.document import KeyFigure, KeyFigures, Listing, Paragraph, Section
from reports.model.figures import TOTAL
from reports.vocabulary import formats

if TYPE_CHECKING:
    from reports.documents.material import Material
    from reports.model.document import Block
    from reports.model.figures import Figure

LEADING = 5
"""Number of nationalities shown by name."""
MOST_DECISIONS = 4
NOTHING = "Tidak ada hal yang memerlukan keputusan pada periode laporan ini."


def section(material: Material) -> Section:
    """Compose the summary page."""
    points, figures = closing.decisions(material)
    chart = permit_bars.district_chart(material)
    blocks: list[Block] = [_lead(material), KeyFigures(_key_figures(material))]
    if chart:
        blocks.append(chart)
    blocks.append(stock.leading_nationalities(material, LEADING))
    decisions = (
        Listing(points[:MOST_DECISIONS], figures=figures)
        if points
        else Paragraph(closing.PAST if material.reprocessed else NOTHING)
    )
    return Section(
        "ringkasan",
        "RINGKASAN",
        tuple(blocks),
        (Section("keputusan", "Yang perlu diputuskan", (decisions,)),),
        new_page=True,
    )


def _lead(material: Material) -> Paragraph:
    count = formats.number(len(material.districts))
    return Paragraph(f"Keadaan {material.as_of}; kegiatan {material.span}; {count} kecamatan.")


def _key_figures(material: Material) -> tuple[KeyFigure, ...]:
    register = material.figure("stock-district-permit")
    soon = material.figure("stock-expiring", TOTAL, "30")
    actions = material.figure("tak-actions")
    meetings = material.figure("timpora", TOTAL, "rapat")
    return (
        KeyFigure(register, "orang asing tercatat dalam register", change_note(material, register, stock_table=True)),
        KeyFigure(
            soon, "orang yang izin tinggalnya berakhir dalam 30 hari", change_note(material, soon, stock_table=True)
        ),
        KeyFigure(actions, "tindakan administratif keimigrasian", persons_note(material)),
        KeyFigure(meetings, f"rapat koordinasi {material.team}", _operations_note(material)),
    )


def change_note(material: Material, now: Figure, *, stock_table: bool) -> str:
    """Return one line on the change since the previous period; empty when unknown."""
    change = material.comparison.previous.change(now)
    if change is None or change.difference is None:
        return ""
    name = previous_name(material, stock=stock_table)
    return f"{formats.change(change)} dari {name}" if change.difference else f"tetap dari {name}"


def persons_note(material: Material) -> str:
    """Return one line on the number of persons under action; empty when none or unknown."""
    persons = material.figure("tak-persons")
    return f"terhadap {formats.counted(persons)}" if persons.value else ""


def _operations_note(material: Material) -> str:
    operations = material.figure("timpora", TOTAL, "operasi-gabungan")
    return "" if operations.value is None else f"dan {formats.counted(operations, 'operasi gabungan')}"
