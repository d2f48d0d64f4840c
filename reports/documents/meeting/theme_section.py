"""The theme: calendar, norms, what is lawful, incidents that belong to it, precedents, each with its source."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reports.documents.derived_figures import grouped_sum
from reports.documents.enforcement import GRADE_NOTE
from reports.documents.meeting import naming
from reports.documents.meeting.own_paragraphs import paragraph
from reports.model.document import Paragraph, Row, Section, Table
from reports.model.figures import TOTAL, Status
from reports.vocabulary import formats, labels

if TYPE_CHECKING:
    from datetime import date

    from reports.documents.meeting.material import MeetingMaterial
    from reports.model.document import Block
    from reports.model.figures import Figure
    from reports.model.theme import CalendarEntry

INCIDENTS_TABLE = "kejadian-tema"
NOTHING_MORE = "Tema ini tidak memuat kalender, ketentuan, atau preseden tersendiri."


def section(material: MeetingMaterial) -> Section:
    """Compose the section; what the theme does not hold is said, or left out where nobody would miss it."""
    theme = material.theme
    parts = (
        ("tahapan", "Kalender", calendar(material) if theme.calendar else ()),
        ("norma", "Ketentuan", (_norms(material),) if theme.norms else ()),
        ("pencatatan", "Yang diperbolehkan dan cara mencatatnya", (_conducts(material),) if theme.conducts else ()),
        ("kejadian-tema", "Kejadian yang berkaitan dengan tema", _incidents(material)),
        ("preseden", "Preseden", _precedents(material)),
    )
    shown = [part for part in parts if part[2]]
    sections = tuple(Section(one, f"4.{place} {title}", blocks) for place, (one, title, blocks) in enumerate(shown, 1))
    opening = (_opening(material),) if shown else (_opening(material), Paragraph(NOTHING_MORE))
    return Section("tema", f"4. Isu Tematik: {theme.title}", opening, sections)


def _opening(material: MeetingMaterial) -> Paragraph:
    return paragraph(
        material,
        "bahan-tema",
        "Bagian ini memuat ketentuan dan cara mencatat yang berkaitan dengan tema rapat, masing-masing dengan "
        "sumbernya. Kehadiran atau kegiatan yang sah dicatat sebagai keberadaan. Tanpa pasal keimigrasian yang "
        "dicantumkan oleh pejabat, tidak ada kejadian yang dicatat lebih dari perlu klarifikasi.",
    )


def _days(entry: CalendarEntry) -> str:
    return formats.days(entry.first, entry.last)


def calendar(material: MeetingMaterial) -> tuple[Block, ...]:
    """Compose the calendar of the theme, with where the day of the meeting lies in it."""
    own = naming.day(material)
    rows = tuple(Row((_days(one), one.text, _phase(one, own), one.source)) for one in material.theme.calendar)
    return (
        Table(
            "kalender-tema",
            "Kalender yang berkaitan dengan tema",
            f"Keadaan pada hari rapat, {formats.day(own)}",
            ("Waktu", "Kegiatan", "Pada hari rapat", "Sumber"),
            rows,
        ),
    )


def _phase(entry: CalendarEntry, day: date) -> str:
    if day < entry.first:
        return f"{formats.number((entry.first - day).days)} hari lagi"
    return "Sudah berakhir" if day > entry.last else "Sedang berlangsung"


def _norms(material: MeetingMaterial) -> Table:
    rows = tuple(Row((f"{one.article} {one.instrument}", one.text, one.source)) for one in material.theme.norms)
    return Table(
        "norma-tema",
        "Ketentuan yang berkaitan",
        "Isi diringkas dengan kata-kata sendiri; teks resmi yang berlaku",
        ("Ketentuan", "Isi pokok", "Sumber"),
        rows,
    )


def _conducts(material: MeetingMaterial) -> Table:
    rows = tuple(
        Row((one.situation, labels.GRADES.get(one.grade, one.grade), one.handling, one.source))
        for one in material.theme.conducts
    )
    return Table(
        "pencatatan-tema",
        "Keadaan yang ditemui, pencatatan, dan penanganannya",
        "Pencatatan menurut tingkat kepastian",
        ("Keadaan yang ditemui", "Dicatat sebagai", "Penanganan", "Sumber"),
        rows,
        (GRADE_NOTE,),
    )


def incident_types(material: MeetingMaterial) -> tuple[str, ...]:
    """Return the theme's incident types that were recorded in the period, in the order of the theme."""
    rows = material.data.table("incidents-type-grade").rows
    return tuple(code for code in material.theme.incident_types if code in rows)


def incidents_total(material: MeetingMaterial) -> Figure:
    """Return how many incidents of the period belong to the theme."""
    return _total(material, TOTAL)


def _total(material: MeetingMaterial, column: str) -> Figure:
    table = material.data.table("incidents-type-grade")
    made = grouped_sum(table, incident_types(material), (column,), row=TOTAL, column=column)
    if table.status is Status.MISSING:
        made = replace(made, value=None, status=Status.MISSING)
    return replace(made, table=INCIDENTS_TABLE)


def _incidents(material: MeetingMaterial) -> tuple[Block, ...]:
    """Compose what was recorded in the period; without any, a sentence and no table."""
    data, total = material.data, incidents_total(material)
    if not material.theme.incident_types:
        return ()
    phrase = formats.period_phrase(data.period)
    if total.value is None:
        text = f"Catatan kejadian untuk {phrase} belum disampaikan."
    elif not total.value:
        text = f"Selama {phrase} tidak tercatat kejadian yang berkaitan dengan tema."
    else:
        text = (
            f"Selama {phrase} tercatat {formats.counted(total, 'kejadian')} yang berkaitan dengan tema. "
            f"{_by_grade(material)} Kewarganegaraan tidak dipakai sebagai dasar pencatatan."
        )
    figures = (total, *(_total(material, grade) for grade in labels.GRADES)) if total.value else (total,)
    told = paragraph(material, "bahan-kejadian-tema", naming.widely(material, text), figures)
    return (told, *naming.scoped(material, (_incidents_table(material),))) if total.value else (told,)


def _by_grade(material: MeetingMaterial) -> str:
    """Say as what the incidents are recorded."""
    found = [(grade, _total(material, grade)) for grade in labels.GRADES]
    told = [f"{formats.figure(one)} sebagai {labels.grade_phrase(grade)}" for grade, one in found if one.value]
    return f"Dari jumlah itu dicatat {formats.joined(told)}."


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
        ("Jenis kejadian", *labels.GRADES.values(), "Jumlah"),
        (*rows, total),
    )


def _precedents(material: MeetingMaterial) -> tuple[Block, ...]:
    known = [one for one in material.theme.precedents if one.happened_by(naming.day(material))]
    if not known:
        return ()
    rows = tuple(
        Row((f"{one.place}, {one.when}", one.event, f"{one.outcome} ({one.office})", one.source)) for one in known
    )
    told = paragraph(
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
    return (told, table)
