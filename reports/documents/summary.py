"""Ringkasan: a one-page summary for the head of office with key figures, a chart, a table and what follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.documents import closing, months, permit_bars, stock, suggested_actions
from reports.documents.headlines import headline
from reports.documents.tables import previous_name
from reports.model.document import KeyFigure, KeyFigures, Listing, Paragraph, Section
from reports.model.figures import TOTAL
from reports.vocabulary import formats

if TYPE_CHECKING:
    from reports.documents.material import Material
    from reports.model.document import Block
    from reports.model.figures import Figure

LEADING = 3
"""Number of nationalities shown by name."""
MOST_POINTS = 4
"""Plans of the office, and requests for direction, at most."""
NOTHING = "Tidak ada tindak lanjut khusus dari data periode laporan ini."


def section(material: Material) -> Section:
    """Compose the summary page."""
    chart = permit_bars.district_chart(material)
    blocks: list[Block] = [_lead(material), KeyFigures(_key_figures(material))]
    if chart:
        blocks += [*headline(material, "pesan-kecamatan"), chart]
    blocks += [*headline(material, "pesan-kebangsaan"), stock.leading_nationalities(material, LEADING)]
    parts = (*_follow_up(material), *_months(material))
    return Section("ringkasan", "RINGKASAN", tuple(blocks), parts, new_page=True)


def _months(material: Material) -> tuple[Section, ...]:
    """Return the months of a longer period one by one."""
    tables = months.months_table(material)
    return (Section("bulan", "Perkembangan per bulan", tables),) if tables else ()


def _follow_up(material: Material) -> tuple[Section, ...]:
    """Return the plans of the office, then what it asks its superior's direction on, as one short list."""
    return (Section("rencana", "Rencana tindak lanjut kantor dan arahan yang dimohon", (_points(material),)),)


def _points(material: Material) -> Block:
    proposed = suggested_actions.of_return(material)
    plans = [proposal for proposal in proposed if not proposal.for_superior][:MOST_POINTS]
    requests = [proposal for proposal in proposed if proposal.for_superior][:MOST_POINTS]
    if not (plans or requests):
        return Paragraph(closing.PAST if material.reprocessed else NOTHING)
    items = (
        *(proposal.plan for proposal in plans),
        *(f"Mohon arahan pimpinan: {proposal.plan[:1].lower()}{proposal.plan[1:]}" for proposal in requests),
    )
    return Listing(items, figures=tuple(figure for proposal in (*plans, *requests) for figure in proposal.figures))


def _lead(material: Material) -> Paragraph:
    count = formats.number(len(material.districts))
    lead = f"Keadaan {material.as_of}; kegiatan {material.span}; {count} kecamatan."
    return Paragraph(" ".join((lead, *closing.area_points(material))))


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
