"""Bahan paparan: the result of a meeting as slides, from the same figures as its report."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reports.documents import stock
from reports.documents.meeting import evidence, follow_up_tables, follow_ups, naming, outcome, participants
from reports.documents.meeting.report import CLASSIFICATION
from reports.model.charts import Bar, Chart
from reports.model.document import Document, KeyFigure, KeyFigures, Listing, Paragraph, Section, Table
from reports.model.figures import TOTAL
from reports.vocabulary import formats, labels, law

if TYPE_CHECKING:
    from reports.documents.meeting.material import MeetingMaterial
    from reports.model.document import Block

NAME = "laporan-rapat"
"""The slides stand beside the report, under its name."""
MOST = 10
"""Agencies that are named, and tasks of a table."""


def presentation(material: MeetingMaterial, *, edition: str) -> Document:
    """Compose the slides of a meeting; each section is a slide, or several where a table runs on.

    Raises:
        ConfigurationError: the letterhead of the document date has to be chosen by the office.
    """
    data = material.data
    slides = (
        ("angka", "Angka kunci", (KeyFigures(_key_figures(material)),)),
        ("kehadiran", "Kehadiran", _attendance(material)),
        ("tempat", "Orang asing menurut kecamatan", places(material)),
        ("kejadian", "Kejadian menurut tingkat kepastian", incidents(material)),
        ("tindakan", "Tindakan administratif keimigrasian", evidence.enforcement(material)),
        ("keputusan", "Kesimpulan", _decisions(material)),
        ("tugas", "Tindak lanjut", _tasks(material)),
    )
    return Document(
        name=NAME,
        title="Hasil Rapat",
        subtitle=f"{naming.name(material)}, {naming.when(material.meeting)}",
        office=data.config.office.name,
        period=data.period,
        edition=edition,
        as_of=data.figures.as_of,
        date=naming.dated(material),
        letterhead=law.letterhead(data.config, naming.dated(material) or naming.day(material)),
        sections=tuple(Section(code, title, blocks) for code, title, blocks in slides if blocks),
        classification=CLASSIFICATION,
    )


def _key_figures(material: MeetingMaterial) -> tuple[KeyFigure, ...]:
    data, came, left = material.data, participants.figures(material), outcome.figures(material)
    late, district = left["overdue"], evidence.district_of(material)
    where = naming.place(material)
    whole = f" ({naming.WHOLE_AREA})" if district else ""
    stock_of = data.figure(evidence.STOCK, district or TOTAL)
    cases = data.figure(evidence.INCIDENTS_BY_PLACE, district) if district else data.figure(evidence.INCIDENTS)
    here = (
        KeyFigure(came["present"], f"instansi hadir dari {formats.number(came['invited'].value or 0)} yang diundang"),
    )
    return (
        KeyFigure(stock_of, f"orang asing tercatat dalam register{where}", formats.opening(data.as_of)),
        KeyFigure(cases, f"kejadian tercatat{where}", data.span),
        KeyFigure(data.figure(evidence.ACTIONS), f"tindakan administratif keimigrasian{whole}", data.span),
        *(here if came["unnoted"].value != came["invited"].value else ()),
        KeyFigure(left["new"], "tindak lanjut disepakati", f"{formats.number(late.value or 0)} lewat tenggat"),
    )


def _attendance(material: MeetingMaterial) -> tuple[Block, ...]:
    """Compose attendance as a chart whose bars add up, with the agencies that were invited and did not come."""
    counts = participants.figures(material)
    if not counts["invited"].value:
        return ()
    if counts["unnoted"].value == counts["invited"].value:
        return (Paragraph(participants.UNNOTED),)
    parts = (
        ("Hadir sendiri", participants.in_person(counts)),
        ("Diwakili", counts["represented"]),
        ("Tidak hadir", counts["absent"]),
        ("Tidak dicatat", counts["unnoted"]),
    )
    bars = tuple(Bar(name, (figure,), figure) for name, figure in parts if figure.value)
    spoken = formats.joined([f"{bar.label} {formats.figure(bar.total)}" for bar in bars])
    chart = Chart("grafik-kehadiran", "Kehadiran instansi", "Instansi", ("Instansi",), bars,
                  f"Diagram batang kehadiran instansi: {spoken}.")  # fmt: skip
    absent = participants.participants(material.meeting.invitees).absent
    named, more = absent[:MOST], len(absent) - MOST
    listed = [*named, *((f"{formats.number(more)} instansi lain",) if more > 0 else ())]
    told = [f"Tidak hadir: {formats.joined(listed)}."] if listed else []
    if counts["present"].value == counts["invited"].value:
        told.append("Seluruh instansi hadir.")
    elif counts["unnoted"].value:
        told.append(f"Kehadiran {formats.number(counts['unnoted'].value)} instansi belum dicatat.")
    return chart, Paragraph(" ".join(told))


def places(material: MeetingMaterial) -> tuple[Block, ...]:
    """Compose the stock by kecamatan as a chart; nothing where there is no register to draw."""
    data = material.data
    if not data.figure(evidence.STOCK).value:
        return (Paragraph(f"{formats.opening(data.as_of)} tidak ada angka register yang dapat ditampilkan."),)
    chart = stock.district_chart(data)
    return (chart,) if chart else ()


def incidents(material: MeetingMaterial) -> tuple[Block, ...]:
    """Compose incidents as bars by type, parted by grade."""
    table = material.data.table(evidence.INCIDENTS)
    total = table.figure(TOTAL, TOTAL)
    if not total.value:
        return evidence.incidents(material)
    grades = [code for code in labels.GRADES if table.figure(TOTAL, code).value]
    rows = sorted((row for row in table.rows if table.figure(row, TOTAL).value),
                  key=lambda row: (-(table.figure(row, TOTAL).value or 0), row))  # fmt: skip
    bars = tuple(
        Bar(labels.incident_type_label(row), tuple(table.figure(row, grade) for grade in grades),
            table.figure(row, TOTAL))
        for row in rows
    )  # fmt: skip
    told = formats.joined([f"{bar.label} {formats.figure(bar.total)}" for bar in bars])
    alt = f"Diagram batang kejadian menurut jenis, terbanyak lebih dahulu: {told}."
    legend = tuple(labels.GRADES[grade] for grade in grades)
    chart = Chart("grafik-kejadian", "Kejadian menurut jenis", f"Kejadian, {material.data.span}", legend, bars, alt)
    return naming.scoped(material, (chart,))


def _decisions(material: MeetingMaterial) -> tuple[Block, ...]:
    points = outcome.decisions(material)
    return (Listing(points),) if points else ()


def _tasks(material: MeetingMaterial) -> tuple[Block, ...]:
    """Compose the open tasks of this meeting and of those before it, the first ones of many."""
    parts: list[Block] = []
    if follow_ups.of_meeting(material):
        parts.append(_first_rows(follow_up_tables.new_table(material)))
    if any(one.is_open for one in follow_ups.of_earlier(material)):
        parts.append(_first_rows(_without_age(follow_up_tables.carried_table(material))))
    return tuple(parts)


def _without_age(table: Table) -> Table:
    """Return the table of carried tasks without its last column: a slide has no room for it."""
    rows = tuple(replace(row, cells=row.cells[:-1]) for row in table.rows)
    return replace(table, head=table.head[:-1], subtitle=table.subtitle.rpartition(";")[0], rows=rows)


def _first_rows(table: Table) -> Table:
    """Return a table that slides have room for; a note counts the rest."""
    more = len(table.rows) - MOST
    if more <= 0:
        return table
    note = f"serta {formats.number(more)} tugas lain dalam register tindak lanjut."
    return replace(table, rows=table.rows[:MOST], notes=(*table.notes, note))
