"""Compose the section on the theme: calendar, norms, lawful conduct, incidents and precedents, each with its source."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reports.documents.derived_figures import grouped_sum
from reports.documents.enforcement import GRADE_NOTE, INCIDENT_HEAD
from reports.documents.meeting import foreign_workers, naming
from reports.documents.meeting.own_paragraphs import paragraph
from reports.model.document import Paragraph, Row, Section, Table
from reports.model.figures import TOTAL, Status
from reports.vocabulary import formats, labels
from reports.vocabulary.themes import GENERAL

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from reports.documents.meeting.material import MeetingMaterial
    from reports.model.document import Block
    from reports.model.figures import Figure
    from reports.model.theme import CalendarEntry, Norm, Precedent

INCIDENTS_TABLE = "kejadian-tema"
_UNPUBLISHED = "Sumber internal kantor"
NOTHING_MORE = "Tema ini tidak memuat kalender, ketentuan, atau preseden tersendiri."


def section(material: MeetingMaterial) -> Section:
    """Return the section; parts the theme lacks are left out, and a sentence says so if it lacks all.

    Under the general theme the meeting is about what its workbook says.
    """
    theme = material.theme
    parts = (
        ("tahapan", "Kalender", calendar(material)),
        ("norma", "Ketentuan", (_norms(material),) if theme.norms else ()),
        ("pencatatan", "Keadaan yang ditemui dan cara mencatatnya", conducts(material)),
        ("tempat-kerja", "Tenaga kerja asing menurut tempat kerja", foreign_workers.blocks(material)),
        ("kejadian-tema", "Kejadian yang berkaitan dengan tema", incidents(material)),
        ("preseden", "Preseden", precedents(material)),
    )
    filled = [part for part in parts if part[2]]
    sections = tuple(
        Section(code, f"4.{number} {title}", blocks) for number, (code, title, blocks) in enumerate(filled, 1)
    )
    opening = (_opening(material),) if filled else (_opening(material), Paragraph(NOTHING_MORE))
    is_general = (material.meeting.theme or GENERAL) == GENERAL
    title = naming.subject(material) if is_general else theme.title
    return Section("tema", f"4. Isu Tematik: {title}", opening, sections)


def _opening(material: MeetingMaterial) -> Paragraph:
    return paragraph(
        material,
        "bahan-tema",
        "Bagian ini memuat ketentuan dan cara mencatat yang berkaitan dengan tema rapat, masing-masing dengan "
        "sumbernya. Kehadiran atau kegiatan yang sah dicatat sebagai keberadaan. Tanpa pasal keimigrasian yang "
        "dicantumkan oleh pejabat, tidak ada kejadian yang dicatat lebih dari perlu klarifikasi.",
    )


def days(entry: CalendarEntry) -> str:
    """Return the days of an entry of the calendar."""
    return formats.days(entry.first, entry.last)


def calendar(material: MeetingMaterial) -> tuple[Block, ...]:
    """Return the calendar of the theme, if it has one; a column says if an entry is past, current or to come."""
    day = naming.meeting_day(material)
    if not material.theme.calendar:
        return ()
    rows = tuple(Row((days(entry), entry.text, _phase(entry, day), entry.source)) for entry in material.theme.calendar)
    return (
        Table(
            "kalender-tema",
            "Kalender yang berkaitan dengan tema",
            f"Keadaan pada hari rapat, {formats.day(day)}",
            ("Waktu", "Kegiatan", "Pada hari rapat", "Sumber"),
            rows,
        ),
    )


def coming(material: MeetingMaterial) -> Iterator[tuple[CalendarEntry, str]]:
    """Yield the entries of the calendar that begin after the day of the meeting, with the days until then."""
    day = naming.meeting_day(material)
    for entry in sorted(material.theme.calendar, key=lambda entry: entry.first):
        if day < entry.first:
            yield entry, _phase(entry, day)


def _phase(entry: CalendarEntry, day: date) -> str:
    if day < entry.first:
        return f"{formats.number((entry.first - day).days)} hari lagi"
    return "Sudah berakhir" if day > entry.last else "Sedang berlangsung"


def _norms(material: MeetingMaterial) -> Table:
    rows = tuple(Row((f"{norm.article} {norm.instrument}", _norm_text(norm))) for norm in material.theme.norms)
    return Table(
        "norma-tema",
        "Ketentuan yang berkaitan",
        "Isi diringkas dengan kata-kata sendiri; teks resmi yang berlaku",
        ("Ketentuan", "Isi pokok"),
        rows,
    )


def _norm_text(norm: Norm) -> str:
    """Return what an article says; its source too, unless that is the regulation itself."""
    is_regulation = norm.instrument.startswith(norm.source)
    return norm.text if is_regulation else f"{norm.text} (Sumber: {norm.source}.)"


def conducts(material: MeetingMaterial) -> tuple[Block, ...]:
    """Return what may be met with, how it is recorded and handled; nothing for a theme that does not say."""
    if not material.theme.conducts:
        return ()
    rows = tuple(
        Row((conduct.situation, labels.GRADES.get(conduct.grade, conduct.grade), conduct.handling, conduct.source))
        for conduct in material.theme.conducts
    )
    table = Table(
        "pencatatan-tema",
        "Keadaan yang ditemui, pencatatan, dan penanganannya",
        "Pencatatan menurut tingkat kepastian",
        ("Keadaan yang ditemui", "Dicatat sebagai", "Penanganan", "Sumber"),
        rows,
        (GRADE_NOTE,),
    )
    return (table,)


def incident_types(material: MeetingMaterial) -> tuple[str, ...]:
    """Return the incident types of the theme that were recorded in the period, in the order of the theme."""
    rows = material.data.table("incidents-type-grade").rows
    return tuple(code for code in material.theme.incident_types if code in rows)


def incidents_total(material: MeetingMaterial) -> Figure:
    """Return the number of incidents of the period that belong to the theme."""
    return _total(material, TOTAL)


def _total(material: MeetingMaterial, column: str) -> Figure:
    """Return the number of the theme's incidents in a column: a grade, or the total."""
    table = material.data.table("incidents-type-grade")
    figure = grouped_sum(table, incident_types(material), (column,), row=TOTAL, column=column)
    if table.status is Status.MISSING:
        figure = replace(figure, value=None, status=Status.MISSING)
    return replace(figure, table=INCIDENTS_TABLE)


def incidents(material: MeetingMaterial) -> tuple[Block, ...]:
    """Return a sentence on the recorded incidents, with a table if there are any; nothing for a theme without types."""
    data, total = material.data, incidents_total(material)
    if not material.theme.incident_types:
        return ()
    phrase, counted = formats.period_phrase(data.period), data.counted_span("incidents-type-grade")
    if total.value is None:
        text = f"Catatan kejadian untuk {phrase} {material.data.undelivered('incidents')}."
    elif not total.value:
        text = f"Selama {counted} tidak tercatat kejadian yang berkaitan dengan tema."
    else:
        text = (
            f"Selama {counted} tercatat {formats.counted(total, 'kejadian')} yang berkaitan dengan tema. "
            f"{_by_grade(material)} Kewarganegaraan tidak dipakai sebagai dasar pencatatan."
        )
    figures = (total, *(_total(material, grade) for grade in labels.GRADES)) if total.value else (total,)
    opening = paragraph(material, "bahan-kejadian-tema", naming.with_area_phrase(material, text), figures)
    tables = (_incidents_table(material),) if total.value else ()
    return (opening, *naming.with_area_subtitles(material, tables))


def _by_grade(material: MeetingMaterial) -> str:
    """Return a sentence on the grades of the incidents."""
    counts = [(grade, _total(material, grade)) for grade in labels.GRADES]
    parts = [
        f"{formats.figure(figure)} sebagai {labels.grade_phrase(grade)}" for grade, figure in counts if figure.value
    ]
    return f"Dari jumlah itu dicatat {formats.joined(parts)}."


def _incidents_table(material: MeetingMaterial) -> Table:
    table = material.data.table("incidents-type-grade")
    columns = (*labels.GRADES, TOTAL)
    rows = [
        Row((labels.incident_type_label(code), *(table.figure(code, column) for column in columns)))
        for code in incident_types(material)
    ]
    total = Row(("Jumlah", *(_total(material, column) for column in columns)), "total")
    return Table(
        INCIDENTS_TABLE,
        "Kejadian yang berkaitan dengan tema menurut jenis dan tingkat kepastian",
        f"Kejadian, {material.data.span}",
        (INCIDENT_HEAD, *labels.GRADES.values(), "Jumlah"),
        (*rows, total),
    )


def precedents(material: MeetingMaterial) -> tuple[Block, ...]:
    """Return the precedents that had happened by the day of the meeting."""
    day = naming.meeting_day(material)
    precedents = [precedent for precedent in material.theme.precedents if precedent.happened_by(day)]
    if not precedents:
        return ()
    rows = tuple(_precedent_row(precedent, day) for precedent in precedents)
    opening = paragraph(
        material,
        "bahan-preseden",
        "Peristiwa berikut terjadi di tempat atau pada waktu lain dan ditangani menurut sumbernya. Peristiwa itu "
        "disajikan sebagai pembanding dan tidak pernah dihitung dalam angka kantor ini.",
    )
    table = Table(
        "preseden-tema",
        "Preseden",
        "Sebagaimana dinyatakan sumbernya; tidak dihitung",
        ("Tempat dan waktu", "Peristiwa", "Hasil dan yang menangani", "Sumber"),
        rows,
    )
    return (opening, table)


def _precedent_row(precedent: Precedent, day: date) -> Row:
    """Return the row of a precedent; a pack cites no source that was published on the day of its meeting or later."""
    place = f"{precedent.place}, {precedent.when}"
    source = precedent.source if precedent.published_before(day) else _UNPUBLISHED
    return Row((place, precedent.event, f"{precedent.outcome} ({precedent.office})", source))
