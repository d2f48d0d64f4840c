"""Return the name, dates and area of a meeting in the wording of its documents."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from reports.late_patterns import late_regex
from reports.model.charts import Chart, TileMap, Trend
from reports.model.document import Table
from reports.model.figures import TOTAL
from reports.model.meeting import Level
from reports.vocabulary import formats, labels, law
from reports.vocabulary.editions import PUBLIC

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from reports.documents.meeting.material import MeetingMaterial
    from reports.model.document import Block
    from reports.model.meeting import Meeting

_OPEN_END = late_regex(r"\b(?:s\.?\s?d\.?|s/d|sampai dengan)\s*selesai\b", re.IGNORECASE)
WHOLE_AREA = "seluruh wilayah kerja"
"""Area of figures that no table breaks down by kecamatan."""


def classification(edition: str) -> str:
    """Return the security class, printed at the upper left of every page; none for the public."""
    return "" if edition == PUBLIC else "TERBATAS"


def meeting_day(material: MeetingMaterial) -> date:
    """Return the day of the meeting, which decides the law in force; the as-of date if the workbook has no day."""
    return material.meeting.day or material.data.figures.as_of


def pack_date(material: MeetingMaterial) -> date | None:
    """Return the date of what is made before a meeting: that of its invitation, else the document date."""
    return material.meeting.invitation_date or material.data.document_date


def report_date(material: MeetingMaterial) -> date | None:
    """Return the date of the report; None if the office configured none or one before the meeting."""
    configured, day = material.data.document_date, material.meeting.day
    return None if configured and day and configured < day else configured


def task_reference_day(material: MeetingMaterial) -> date:
    """Return the day on which ages of tasks are counted: the latest of report date, meeting day and as-of date."""
    return max(filter(None, (report_date(material), meeting_day(material), material.data.figures.as_of)))


def team_name(material: MeetingMaterial) -> str:
    """Return the name of the team as spelt on the day of the meeting."""
    return law.team_name(meeting_day(material))


def meeting_name(material: MeetingMaterial) -> str:
    """Return the full name of the meeting: ``Rapat Koordinasi Tim PORA Tingkat Kota Jakarta Utara``."""
    return " ".join(part for part in ("Rapat Koordinasi", team_name(material), level_name(material)) if part)


def level_name(material: MeetingMaterial) -> str:
    """Return the level with the name of the place: ``Tingkat Kecamatan Koja``; empty if the meeting has no level."""
    meeting = material.meeting
    if meeting.level is None:
        return ""
    if meeting.level is Level.DISTRICT:
        return f"Tingkat Kecamatan {labels.place_label(meeting.district)}" if meeting.district else "Tingkat Kecamatan"
    return f"Tingkat {material.data.city_level}" if meeting.level is Level.CITY else "Tingkat Provinsi"


def held_time(material: MeetingMaterial) -> str:
    """Return the time of a meeting that is over; its end is a line to fill in where the invitation left it open."""
    time = material.meeting.time or formats.DOTTED
    return _OPEN_END.sub(rf"s.d. {formats.DOTTED}", time)


def place_date(material: MeetingMaterial) -> str:
    """Return place and date above a signature; a dotted line for the date if it is open."""
    day = report_date(material)
    return f"{material.data.config.office.city}, {formats.day(day) if day else law.DOTTED}"


def head_of_office(material: MeetingMaterial) -> str:
    """Return the position of the head with the name of the office.

    Example: ``Kepala Kantor Imigrasi Kelas I TPI Jakarta Utara``.
    """
    config = material.data.config
    position = f"{config.head.capacity} {config.head.position}".strip()
    names_office = position.endswith("Kantor") and config.office.name.startswith("Kantor ")
    return (
        f"{position} {config.office.name.removeprefix('Kantor ')}"
        if names_office
        else f"{position} {config.office.name}"
    )


def as_sentence(text: str) -> str:
    """Return a text with a full stop at its end and single blanks."""
    cleaned = " ".join(text.split())
    return cleaned if cleaned.endswith((".", "!", "?", "…", ":")) or not cleaned else f"{cleaned}."


def place_code(material: MeetingMaterial) -> str:
    """Return the row of the tables by place for this meeting: its kecamatan, or the total."""
    meeting = material.meeting
    return meeting.district if meeting.level is Level.DISTRICT and meeting.district else TOTAL


def subject(material: MeetingMaterial) -> str:
    """Return the theme in words: from the workbook, else the title of the theme."""
    return material.meeting.subject or material.theme.title


def weekday_and_date(meeting: Meeting) -> str:
    """Return weekday and date of a meeting, ``Rabu, 16 Oktober 2024``; a dotted line if it has no day."""
    return formats.weekday(meeting.day) if meeting.day else formats.DOTTED


def day_in_sentence(meeting: Meeting) -> str:
    """Return the day of a meeting for use in a sentence: ``16 Oktober 2024``."""
    return formats.day(meeting.day) if meeting.day else "yang tanggalnya belum ditetapkan"


def appointment(material: MeetingMaterial) -> tuple[tuple[str, str], ...]:
    """Return day, time, place, occasion and theme of the meeting as pairs of label and value."""
    meeting = material.meeting
    return (
        ("Hari/tanggal", weekday_and_date(meeting)),
        ("Pukul", meeting.time or formats.DOTTED),
        ("Tempat", meeting.place or formats.DOTTED),
        ("Acara", meeting_name(material)),
        ("Tema", subject(material)),
    )


def district_phrase(material: MeetingMaterial) -> str:
    """Return the kecamatan of a meeting as a phrase: `` di Kecamatan Koja``; empty for a wider meeting."""
    code = place_code(material)
    return "" if code == TOTAL else f" di Kecamatan {labels.place_label(code)}"


def whole_area_remark(material: MeetingMaterial, total: str) -> str:
    """Return a bracket with the figure of the whole work area, at a meeting of one kecamatan; empty for a wider one.

    Args:
        material: of the meeting.
        total: figure of the whole work area, as printed.
    """
    return "" if place_code(material) == TOTAL else f" ({WHOLE_AREA}: {total})"


def whole_area_phrase(material: MeetingMaterial) -> str:
    """Return `` di seluruh wilayah kerja`` for a sentence, at a meeting of one kecamatan; empty for a wider one."""
    return "" if place_code(material) == TOTAL else f" di {WHOLE_AREA}"


def with_area_phrase(material: MeetingMaterial, text: str) -> str:
    """Return a sentence on a period; at a meeting of one kecamatan it says that it is about the whole work area."""
    data = material.data
    spans = {formats.period_phrase(data.period), *map(data.counted_span, data.figures.tables)}
    span = max((span for span in spans if span in text), key=len, default="")
    return text.replace(span, f"{span}{whole_area_phrase(material)}", 1) if span else text


def with_area_subtitles(material: MeetingMaterial, blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Return blocks; at a meeting of one kecamatan their subtitles say that they show the whole work area."""
    if place_code(material) == TOTAL:
        return tuple(blocks)
    kinds = Chart | Table | TileMap | Trend
    return tuple(
        replace(block, subtitle=f"{block.subtitle}; {WHOLE_AREA}") if isinstance(block, kinds) else block
        for block in blocks
    )


def news_title(material: MeetingMaterial) -> str:
    """Return the heading of what is new: of the whole months that are counted, which no meeting divides."""
    return f"Perkembangan selama {formats.months(material.data.period.months)}"


def previous_meeting(material: MeetingMaterial) -> str:
    """Return the previous meeting for use in a sentence: ``rapat 11 September 2024``; empty if there is none."""
    previous = material.previous
    return f"rapat {day_in_sentence(previous)}" if previous else ""
