"""Tema, tujuan, dan susunan acara."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.documents.derived_figures import count
from reports.documents.meeting import naming
from reports.documents.meeting.own_paragraphs import paragraph
from reports.model.document import Paragraph, Particulars, Row, Section, Table
from reports.model.meeting import Level
from reports.vocabulary import formats, law

if TYPE_CHECKING:
    from reports.documents.meeting.material import MeetingMaterial
    from reports.model.document import Block
    from reports.model.figures import Figure


def section(material: MeetingMaterial) -> Section:
    """Compose the section."""
    return Section(
        "acara",
        "1. Tema, Tujuan, dan Susunan Acara",
        (
            _purpose(material),
            Particulars((*naming.appointment(material)[:3], ("Pimpinan rapat", _chair(material)))),
            *_counted(material),
            agenda(material),
        ),
        new_page=True,
    )


def _chair(material: MeetingMaterial) -> str:
    return material.meeting.chair or formats.DOTTED


def _purpose(material: MeetingMaterial) -> Paragraph:
    return paragraph(
        material,
        "bahan-tujuan",
        f"{naming.name(material)} diselenggarakan berdasarkan Pasal 69 {law.act(naming.day(material))}, dengan tema "
        f"“{naming.subject(material)}”. Rapat bertujuan untuk {material.theme.aim.rstrip('.')}.",
    )


def ordinal(material: MeetingMaterial) -> Figure:
    """Return which meeting of its level this is in its year, by the workbooks the office holds."""
    year = naming.day(material).year
    held = [one for one in material.earlier if one.day and one.day.year == year]
    return count(
        "rapat",
        material.meeting.level.value if material.meeting.level else "tingkat",
        str(year),
        len(held) + 1,
        unit="rapat",
        definition="Banyaknya rapat pada tingkat yang sama dalam tahun itu sampai dengan rapat ini, menurut buku kerja "
        "rapat kantor.",
        as_of=naming.day(material),
    )


def _target(material: MeetingMaterial) -> int:
    own = material.data.config.meeting
    levels = {
        Level.PROVINCE: own.province_target,
        Level.CITY: own.city_target,
        Level.DISTRICT: own.district_target,
    }
    return levels[material.meeting.level] if material.meeting.level else 0


def _counted(material: MeetingMaterial) -> tuple[Paragraph, ...]:
    if material.meeting.level is None:
        return ()
    place, target = ordinal(material), _target(material)
    aim = f" dari sasaran {formats.number(target)} rapat" if target else ""
    return (
        Paragraph(
            f"Menurut buku kerja rapat kantor, rapat ini adalah rapat ke-{place.value} {naming.level(material)} pada "
            f"tahun {naming.day(material).year}{aim}.",
            (place,),
        ),
    )


def agenda(material: MeetingMaterial) -> Block:
    """Compose the order of events."""
    agenda = material.meeting.agenda
    if not agenda:
        return Paragraph("Susunan acara belum ditetapkan.")
    return Table(
        "susunan-acara",
        "Susunan acara",
        naming.when(material.meeting),
        ("Waktu", "Acara", "Penanggung jawab"),
        tuple(Row((one.time or "", one.item, one.owner or "")) for one in agenda),
    )
