"""Compose the section on theme, aim and order of events (Tema, Tujuan, dan Susunan Acara)."""

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
    """Return the section."""
    return Section(
        "acara",
        "1. Tema, Tujuan, dan Susunan Acara",
        (
            _purpose(material),
            Particulars((*naming.appointment(material)[:3], ("Pimpinan rapat", _chair(material)))),
            *_ordinal_sentence(material),
            agenda(material),
        ),
    )


def _chair(material: MeetingMaterial) -> str:
    return material.meeting.chair or formats.DOTTED


def _purpose(material: MeetingMaterial) -> Paragraph:
    return paragraph(
        material,
        "bahan-tujuan",
        f"{naming.meeting_name(material)} diselenggarakan berdasarkan Pasal 69 "
        f"{law.act(naming.meeting_day(material))}, dengan tema “{naming.subject(material)}”. "
        f"Rapat bertujuan untuk {material.theme.aim.rstrip('.')}.",
    )


def ordinal(material: MeetingMaterial) -> Figure:
    """Return the number of this meeting among those of its level and year, counted from the office's workbooks."""
    year = naming.meeting_day(material).year
    earlier = [meeting for meeting in material.earlier if meeting.day and meeting.day.year == year]
    return count(
        "rapat",
        material.meeting.level.value if material.meeting.level else "tingkat",
        str(year),
        len(earlier) + 1,
        unit="rapat",
        definition="Banyaknya rapat pada tingkat yang sama dalam tahun itu sampai dengan rapat ini, menurut buku kerja "
        "rapat kantor.",
        as_of=naming.meeting_day(material),
    )


def _target(material: MeetingMaterial) -> int:
    """Return the configured number of meetings a year for the level of the meeting; 0 without a level."""
    targets = material.data.config.meeting
    levels = {
        Level.PROVINCE: targets.province_target,
        Level.CITY: targets.city_target,
        Level.DISTRICT: targets.district_target,
    }
    return levels[material.meeting.level] if material.meeting.level else 0


def _ordinal_sentence(material: MeetingMaterial) -> tuple[Paragraph, ...]:
    """Return a sentence with the number of the meeting in its year and the yearly target; none without a level."""
    if material.meeting.level is None:
        return ()
    number, target = ordinal(material), _target(material)
    of_target = f" dari sasaran {formats.number(target)} rapat" if target else ""
    return (
        Paragraph(
            f"Rapat ini adalah rapat ke-{number.value} {material.data.team} {naming.level_name(material)} "
            f"pada tahun {naming.meeting_day(material).year}{of_target}.",
            (number,),
        ),
    )


def agenda(material: MeetingMaterial) -> Block:
    """Return the table of the order of events; a sentence if there is none."""
    items = material.meeting.agenda
    if not items:
        return Paragraph("Susunan acara belum ditetapkan.")
    return Table(
        "susunan-acara",
        "Susunan acara",
        naming.weekday_and_date(material.meeting),
        ("Waktu", "Acara", "Penanggung jawab"),
        tuple(Row((item.time or "", item.item, item.owner or "")) for item in items),
    )
