"""Compose the result of a meeting as slides (Bahan Paparan), from the same figures as its report."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reports.documents import completeness, permit_bars
from reports.documents.meeting import (
    follow_up_tables,
    follow_ups,
    naming,
    outcome,
    participants,
    speaker_notes,
    supporting_data,
)
from reports.documents.meeting.own_paragraphs import headline
from reports.model.charts import Bar, Chart
from reports.model.document import Document, KeyFigure, KeyFigures, Listing, Paragraph, Section, Table
from reports.model.figures import TOTAL
from reports.vocabulary import formats, labels, law

if TYPE_CHECKING:
    from reports.documents.meeting.material import MeetingMaterial
    from reports.model.document import Block

NAME = "laporan-rapat"
"""Same name as the report: the slides are in the same folder."""
MOST = 10
"""Most agencies named on a slide, and most tasks in a table."""


def presentation(material: MeetingMaterial, *, edition: str) -> Document:
    """Return the slides of a meeting; a section is one slide, or several if its table is long.

    Raises:
        ConfigurationError: the office must choose the letterhead for the document date.
    """
    data = material.data
    slides = (
        ("angka", "Angka kunci", (KeyFigures(_key_figures(material)),)),
        ("kehadiran", "Kehadiran", _attendance(material)),
        ("tempat", "Orang asing menurut kecamatan", places(material)),
        ("kejadian", "Kejadian yang tercatat", incidents(material)),
        ("tindakan", "Tindakan administratif keimigrasian", supporting_data.enforcement(material)),
        ("keputusan", "Kesimpulan", _decisions(material)),
        ("tugas", "Tindak lanjut", _tasks(material)),
    )
    return Document(
        name=NAME,
        title="Hasil Rapat",
        subtitle=f"{naming.meeting_name(material)}, {naming.weekday_and_date(material.meeting)}",
        office=data.config.office.name,
        period=data.period,
        edition=edition,
        as_of=data.figures.as_of,
        date=naming.report_date(material),
        letterhead=law.letterhead(data.config, naming.report_date(material) or naming.meeting_day(material)),
        sections=speaker_notes.with_sentences(
            tuple(Section(code, title, blocks) for code, title, blocks in slides), speaker_notes.OF_MINUTES
        ),
        classification=naming.classification(edition),
        warning=completeness.page_warning(material.data.quality, edition),
    )


def _key_figures(material: MeetingMaterial) -> tuple[KeyFigure, ...]:
    data, attendance, tasks = material.data, participants.figures(material), outcome.figures(material)
    overdue, district = tasks["overdue"], supporting_data.district_code(material)
    place = naming.district_phrase(material)
    area_remark = f" ({naming.WHOLE_AREA})" if district else ""
    stock_figure = data.figure(supporting_data.STOCK, district or TOTAL)
    cases = (
        data.figure(supporting_data.INCIDENTS_BY_PLACE, district)
        if district
        else data.figure(supporting_data.INCIDENTS)
    )
    attendance_key = (
        KeyFigure(
            attendance["present"],
            f"instansi hadir dari {formats.number(attendance['invited'].value or 0)} yang diundang",
        ),
    )
    number = formats.number(overdue.value or 0)
    overdue_remark = f"{number} lewat tenggat, termasuk dari rapat terdahulu" if overdue.value else ""
    return (
        KeyFigure(stock_figure, f"orang asing tercatat dalam register{place}", formats.opening(data.as_of)),
        KeyFigure(cases, f"kejadian tercatat{place}", data.span),
        KeyFigure(data.figure(supporting_data.ACTIONS), f"tindakan administratif keimigrasian{area_remark}", data.span),
        *(attendance_key if attendance["unnoted"].value != attendance["invited"].value else ()),
        KeyFigure(tasks["new"], "tindak lanjut disepakati", overdue_remark),
    )


def _attendance(material: MeetingMaterial) -> tuple[Block, ...]:
    """Return a chart of attendance whose bars add up, with the invited agencies that were absent."""
    counts = participants.figures(material)
    if not counts["invited"].value:
        return ()
    if counts["unnoted"].value == counts["invited"].value:
        return (Paragraph(participants.NOT_RECORDED),)
    parts = (
        ("Hadir sendiri", participants.in_person_count(counts)),
        ("Diwakili", counts["represented"]),
        ("Tidak hadir", counts["absent"]),
        ("Tidak dicatat", counts["unnoted"]),
    )
    bars = tuple(Bar(name, (figure,), figure) for name, figure in parts if figure.value)
    bar_texts = formats.joined([f"{bar.label} {formats.figure(bar.total)}" for bar in bars])
    chart = Chart("grafik-kehadiran", "Kehadiran instansi", "Instansi", ("Instansi",), bars,
                  f"Diagram batang kehadiran instansi: {bar_texts}.")  # fmt: skip
    absent = participants.group_by_agency(material.meeting.invitees).absent
    first, remaining = absent[:MOST], len(absent) - MOST
    names = [*first, *((f"{formats.number(remaining)} instansi lain",) if remaining > 0 else ())]
    sentences = [f"Tidak hadir: {formats.joined(names)}."] if names else []
    if counts["present"].value == counts["invited"].value:
        sentences.append("Seluruh instansi hadir.")
    elif counts["unnoted"].value:
        sentences.append(f"Kehadiran {formats.number(counts['unnoted'].value)} instansi belum dicatat.")
    return chart, Paragraph(" ".join(sentences))


def places(material: MeetingMaterial) -> tuple[Block, ...]:
    """Return the stock by kecamatan as a chart; a sentence if the register is missing or empty."""
    data = material.data
    if not data.figure(supporting_data.STOCK).value:
        return (Paragraph(f"{formats.opening(data.as_of)} tidak ada angka register yang dapat ditampilkan."),)
    chart = permit_bars.district_chart(data)
    return (*headline(material, "pesan-kecamatan"), chart) if chart else ()


def incidents(material: MeetingMaterial) -> tuple[Block, ...]:
    """Return incidents as bars by type, divided by grade."""
    table = material.data.table(supporting_data.INCIDENTS)
    total = table.figure(TOTAL, TOTAL)
    if not total.value:
        return supporting_data.incidents(material)
    grades = [code for code in labels.GRADES if table.figure(TOTAL, code).value]
    rows = sorted((row for row in table.rows if table.figure(row, TOTAL).value),
                  key=lambda row: (-(table.figure(row, TOTAL).value or 0), row))  # fmt: skip
    bars = tuple(
        Bar(labels.incident_type_label(row), tuple(table.figure(row, grade) for grade in grades),
            table.figure(row, TOTAL))
        for row in rows
    )  # fmt: skip
    bar_texts = formats.joined([f"{bar.label} {formats.figure(bar.total)}" for bar in bars])
    alt = f"Diagram batang kejadian menurut jenis, terbanyak lebih dahulu: {bar_texts}."
    legend = tuple(labels.GRADES[grade] for grade in grades)
    subtitle = f"Kejadian, {material.data.span}"
    chart = Chart("grafik-kejadian", "Kejadian menurut jenis", subtitle, legend, bars, alt, ordered=True)
    return (*headline(material, "pesan-kejadian"), *naming.with_area_subtitles(material, (chart,)))


def _decisions(material: MeetingMaterial) -> tuple[Block, ...]:
    points = outcome.decisions(material)
    return (Listing(points),) if points else ()


def _tasks(material: MeetingMaterial) -> tuple[Block, ...]:
    """Return the open tasks of this meeting and of earlier ones; long tables are cut to their first rows."""
    tables: list[Block] = []
    if follow_ups.of_meeting(material):
        tables.append(_first_rows(follow_up_tables.new_table(material)))
    if any(task.is_open for task in follow_ups.of_earlier(material)):
        tables.append(_first_rows(follow_up_tables.without_age(follow_up_tables.carried_table(material))))
    return tuple(tables)


def _first_rows(table: Table) -> Table:
    """Return a table with at most ``MOST`` rows; a note counts the others."""
    remaining = len(table.rows) - MOST
    if remaining <= 0:
        return table
    note = f"serta {formats.number(remaining)} tugas lain dalam register tindak lanjut."
    return replace(table, rows=table.rows[:MOST], notes=(*table.notes, note))
