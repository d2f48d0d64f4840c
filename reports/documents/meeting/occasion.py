"""What a meeting is called, and the days its documents go by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.model.meeting import Level
from reports.vocabulary import formats, labels, law

if TYPE_CHECKING:
    from datetime import date

    from reports.documents.meeting.material import MeetingMaterial

UNTOLD = formats.DOTTED
"""Printed where the workbook leaves a fact open."""


def day(material: MeetingMaterial) -> date:
    """Return the day of the meeting, by which the law goes; the as-of date where the workbook names none."""
    return material.meeting.day or material.data.figures.as_of


def dated(material: MeetingMaterial) -> date | None:
    """Return the date its report bears; none when the office's standing date lies before the meeting."""
    chosen, held = material.data.document_date, material.meeting.day
    return None if chosen and held and chosen < held else chosen


def reckoned_on(material: MeetingMaterial) -> date:
    """Return the day to which ages of tasks are counted: the document's, and never one before the meeting."""
    return max(filter(None, (dated(material), day(material), material.data.figures.as_of)))


def team(material: MeetingMaterial) -> str:
    """Return how the team is spelt on the day of the meeting."""
    return law.team_name(day(material))


def name(material: MeetingMaterial) -> str:
    """Return what was held: ``Rapat Koordinasi Tim PORA Tingkat Kota Jakarta Utara``."""
    return " ".join(part for part in ("Rapat Koordinasi", team(material), level(material)) if part)


def level(material: MeetingMaterial) -> str:
    """Return the level with the name of the place: ``Tingkat Kecamatan Koja``; empty where none is named."""
    meeting, city = material.meeting, material.data.config.office.city
    if meeting.level is None:
        return ""
    if meeting.level is Level.DISTRICT:
        return f"Tingkat Kecamatan {labels.place_label(meeting.district)}" if meeting.district else "Tingkat Kecamatan"
    return f"Tingkat Kota {city}" if meeting.level is Level.CITY else "Tingkat Provinsi"


def when(material: MeetingMaterial) -> str:
    """Return day name and date: ``Rabu, 16 Oktober 2024``."""
    held = material.meeting.day
    return formats.weekday(held) if held else UNTOLD


def place_date(material: MeetingMaterial) -> str:
    """Return place and date above a signature, the date dotted while it is open."""
    date_of = dated(material)
    return f"{material.data.config.office.city}, {formats.day(date_of) if date_of else law.DOTTED}"


def head_of_office(material: MeetingMaterial) -> str:
    """Return the position of the head with the office: ``Kepala Kantor Imigrasi Kelas I TPI Jakarta Utara``."""
    config = material.data.config
    position = f"{config.head.capacity} {config.head.position}".strip()
    named = position.endswith("Kantor") and config.office.name.startswith("Kantor ")
    return f"{position} {config.office.name.removeprefix('Kantor ')}" if named else f"{position} {config.office.name}"


def sentence(text: str) -> str:
    """Return an office's words closed by a full stop, blanks put right."""
    kept = " ".join(text.split())
    return kept if kept.endswith((".", "!", "?", "…", ":")) or not kept else f"{kept}."
