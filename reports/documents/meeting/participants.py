"""Count invited and present agencies; an agency counts once however many of its offices were invited."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports.documents.derived_figures import count
from reports.documents.meeting import naming
from reports.documents.meeting.own_paragraphs import paragraph
from reports.model.document import Paragraph
from reports.model.meeting import Attendance
from reports.vocabulary import formats
from reports.vocabulary.text import normal

if TYPE_CHECKING:
    from reports.documents.meeting.material import MeetingMaterial
    from reports.model.figures import Figure
    from reports.model.meeting import Invitee

TABLE = "kehadiran"
NOT_RECORDED = "Kehadiran belum dicatat."
"""Sentence for a meeting whose attendance was not recorded."""
_DEFINITIONS = {
    "invited": "Instansi berlainan pada daftar undangan rapat.",
    "present": "Instansi yang hadir pada rapat, termasuk yang diwakili.",
    "represented": "Instansi yang hadir melalui pejabat selain yang diundang.",
    "absent": "Instansi yang diundang dan tidak hadir.",
    "unnoted": "Instansi yang kehadirannya tidak dicatat dalam buku kerja rapat.",
}


@dataclass(frozen=True)
class Participants:
    """Names of the agencies by attendance, in the order of the list."""

    present: tuple[str, ...]
    """Present, in person or represented."""
    represented: tuple[str, ...]
    """Those present that were represented."""
    absent: tuple[str, ...]
    unnoted: tuple[str, ...]

    @property
    def invited(self) -> int:
        """Number of invited agencies."""
        return len(self.present) + len(self.absent) + len(self.unnoted)


def group_by_agency(invitees: tuple[Invitee, ...]) -> Participants:
    """Return the invited agencies by attendance; an agency has the best attendance of its offices."""
    names: dict[str, str] = {}
    attendances: dict[str, list[Attendance | None]] = {}
    for invitee in invitees:
        key = normal(invitee.agency)
        names.setdefault(key, invitee.agency)
        attendances.setdefault(key, []).append(invitee.attendance)
    groups: dict[str, list[str]] = {"present": [], "represented": [], "absent": [], "unnoted": []}
    for key, values in attendances.items():
        for group in _attendance_groups(values):
            groups[group].append(names[key])
    return Participants(**{group: tuple(agencies) for group, agencies in groups.items()})


def _attendance_groups(attendances: list[Attendance | None]) -> tuple[str, ...]:
    """Return the groups of an agency from the attendances of its offices."""
    if Attendance.PRESENT in attendances:
        return ("present",)
    if Attendance.REPRESENTED in attendances:
        return "present", "represented"
    return ("absent",) if Attendance.ABSENT in attendances else ("unnoted",)


def figures(material: MeetingMaterial) -> dict[str, Figure]:
    """Return the counts of agencies as figures of the day of the meeting."""
    agencies, day = group_by_agency(material.meeting.invitees), naming.meeting_day(material)
    values = {
        "invited": agencies.invited,
        "present": len(agencies.present),
        "represented": len(agencies.represented),
        "absent": len(agencies.absent),
        "unnoted": len(agencies.unnoted),
    }
    return {
        code: count(TABLE, code, "count", value, unit="instansi", definition=_DEFINITIONS[code], as_of=day)
        for code, value in values.items()
    }


def in_person_count(counts: dict[str, Figure]) -> Figure:
    """Return the number of agencies that were present and not represented, from the counts of a meeting."""
    present, represented = counts["present"], counts["represented"]
    return count(TABLE, "in-person", "count", (present.value or 0) - (represented.value or 0), unit=present.unit,
                 definition="Instansi yang hadir dan tidak diwakili.", as_of=present.as_of)  # fmt: skip


def paragraphs(material: MeetingMaterial) -> tuple[Paragraph, ...]:
    """Return paragraphs on the agencies present, represented, and absent."""
    agencies, counts = group_by_agency(material.meeting.invitees), figures(material)
    if not agencies.invited:
        return (Paragraph("Daftar undangan tidak diisi dalam buku kerja rapat."),)
    return (
        paragraph(material, "laporan-peserta", attendance_summary(counts), tuple(counts.values())),
        *_agency_lists(agencies),
    )


def attendance_summary(counts: dict[str, Figure]) -> str:
    """Return one or two sentences on how many of the invited agencies were present."""
    invited, present = counts["invited"], counts["present"]
    if counts["unnoted"].value == invited.value:
        return f"Rapat mengundang {formats.counted_in_words(invited)}. {NOT_RECORDED}"
    if counts["absent"].value == invited.value:
        return f"Rapat mengundang {formats.counted_in_words(invited)}; tidak ada yang hadir."
    represented = counts["represented"]
    represented_sentence = (
        f" Di antara yang hadir, {formats.counted_in_words(represented)} diwakili." if represented.value else ""
    )
    if present.value == invited.value:
        return (
            f"Seluruh instansi yang diundang, yaitu {formats.counted_in_words(invited)}, hadir.{represented_sentence}"
        )
    parts = [f"{formats.counted_in_words(present)} hadir" if present.value else "tidak ada yang tercatat hadir"]
    if counts["absent"].value:
        parts.append(f"{formats.counted_in_words(counts['absent'])} tidak hadir")
    if counts["unnoted"].value:
        parts.append(f"kehadiran {formats.counted_in_words(counts['unnoted'])} belum dicatat")
    return f"Dari {formats.counted_in_words(invited)} yang diundang, {formats.joined(parts)}.{represented_sentence}"


def _agency_lists(agencies: Participants) -> tuple[Paragraph, ...]:
    """Return paragraphs that list the agencies represented, absent, or not recorded."""
    lists = (
        ("Instansi yang diwakili", agencies.represented),
        ("Instansi yang diundang dan tidak hadir", agencies.absent),
        ("Instansi yang kehadirannya belum dicatat", agencies.unnoted if agencies.present or agencies.absent else ()),
    )
    return tuple(Paragraph(f"{lead}: {formats.joined(names)}.") for lead, names in lists if names)
