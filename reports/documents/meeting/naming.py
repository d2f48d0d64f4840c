"""Names, dates and scope of a meeting as its documents print them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reports.model.charts import Chart, TileMap, Trend
from reports.model.document import Table
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
WHOLE_AREA = "seluruh wilayah kerja"
"""Scope of figures that no table breaks down by kecamatan."""


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


def row(material: MeetingMaterial) -> str:
    """Return the row of tables by place that the meeting is about: its kecamatan, or the total."""
    meeting = material.meeting
    return meeting.district if meeting.level is Level.DISTRICT and meeting.district else TOTAL


def subject(material: MeetingMaterial) -> str:
    """Return the theme in words: as the workbook has it, else the title of the theme."""
    return material.meeting.subject or material.theme.title


def when(meeting: Meeting) -> str:
    """Return weekday and date of a meeting, ``Rabu, 16 Oktober 2024``; a dotted line where it is not fixed."""
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
