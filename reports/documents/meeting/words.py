"""What a meeting is called: its team, level, day and place, the same in every document."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reports.documents.meeting import occasion
from reports.model.document import Chart, Table, TileMap, Trend
from reports.model.figures import TOTAL
from reports.model.meeting import Level
from reports.model.period import Month
from reports.vocabulary import formats, labels, law

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from reports.documents.meeting.material import MeetingMaterial
    from reports.model.document import Block
    from reports.model.meeting import Meeting

CLASSIFICATION = "TERBATAS"
"""Printed upper left on every page of a meeting's documents."""


def day(material: MeetingMaterial) -> date:
    """Return the day of the meeting; the as-of date of the figures where none is fixed yet."""
    return material.meeting.day or material.data.figures.as_of


def team(material: MeetingMaterial) -> str:
    """Return Tim PORA or Tim Pora, by the regulation in force on the day of the meeting."""
    return law.team_name(day(material))


WHOLE_AREA = "seluruh wilayah kerja"
"""What figures are about that no table knows the kecamatan of, or that stand beside those of one."""


def row(material: MeetingMaterial) -> str:
    """Return the row of tables by place that the meeting is about: its kecamatan, or the total."""
    meeting = material.meeting
    return meeting.district if meeting.level is Level.DISTRICT and meeting.district else TOTAL


def level(material: MeetingMaterial) -> str:
    """Return the level with the name of the place: ``Tingkat Kecamatan Koja``; empty where none is named."""
    return occasion.level(material)


def name(material: MeetingMaterial) -> str:
    """Return what the meeting is: ``Rapat Koordinasi Tim PORA Tingkat Kota Jakarta Utara``."""
    return occasion.name(material)


def subject(material: MeetingMaterial) -> str:
    """Return the theme in words: as the workbook has it, else the title of the theme."""
    return material.meeting.subject or material.theme.title


def when(meeting: Meeting) -> str:
    """Return the day with its name; a dotted line where it is not fixed."""
    return formats.weekday(meeting.day) if meeting.day else formats.DOTTED


def on(meeting: Meeting) -> str:
    """Return a meeting's day for a sentence: ``16 Oktober 2024``."""
    return formats.day(meeting.day) if meeting.day else "yang tanggalnya belum ditetapkan"


def appointment(material: MeetingMaterial) -> tuple[tuple[str, str], ...]:
    """Return day, time, place and matter of the meeting, as names and values."""
    meeting = material.meeting
    return (
        ("Hari/tanggal", when(meeting)),
        ("Pukul", meeting.time or formats.DOTTED),
        ("Tempat", meeting.place or formats.DOTTED),
        ("Acara", name(material)),
        ("Tema", subject(material)),
    )


def place(material: MeetingMaterial) -> str:
    """Return the kecamatan of a meeting for a sentence: `` di Kecamatan Koja``; empty for wider meetings."""
    code = row(material)
    return "" if code == TOTAL else f" di Kecamatan {labels.place_label(code)}"


def beside(material: MeetingMaterial, whole: str) -> str:
    """Return what is said of the whole work area beside a figure of a kecamatan; empty for wider meetings."""
    return "" if row(material) == TOTAL else f" ({WHOLE_AREA}: {whole})"


def area(material: MeetingMaterial) -> str:
    """Return what a sentence on the whole work area says at a meeting of one kecamatan; empty for wider meetings."""
    return "" if row(material) == TOTAL else f" di {WHOLE_AREA}"


def widely(material: MeetingMaterial, text: str) -> str:
    """Return a sentence on a period, saying at a meeting of one kecamatan that it is about the whole work area."""
    phrase = formats.period_phrase(material.data.period)
    return text.replace(phrase, f"{phrase}{area(material)}", 1)


def scoped(material: MeetingMaterial, blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Return blocks whose subtitles say at a meeting of one kecamatan that they show the whole work area."""
    if row(material) == TOTAL:
        return tuple(blocks)
    kinds = Chart | Table | TileMap | Trend
    return tuple(
        replace(one, subtitle=f"{one.subtitle}; {WHOLE_AREA}") if isinstance(one, kinds) else one for one in blocks
    )


def news_title(material: MeetingMaterial) -> str:
    """Return the heading of what is new: flows are counted by whole months, from that of the meeting before."""
    earlier = material.previous
    if earlier is None:
        return "Keadaan menjelang rapat"
    if earlier.day is None or Month.of(earlier.day) != material.data.period.first:
        return f"Yang baru: {material.data.span}"
    return f"Yang baru sejak bulan rapat terdahulu ({formats.month(material.data.period.first)})"


def previous(material: MeetingMaterial) -> str:
    """Return the meeting before for a sentence: ``rapat 11 September 2024``; empty where there is none."""
    earlier = material.previous
    return f"rapat {on(earlier)}" if earlier else ""
