"""Who was invited and who came, by agency: an agency is one however many of its offices were invited."""

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
UNNOTED = "Kehadiran belum dicatat."
"""Said where nobody noted who came."""
_DEFINITIONS = {
    "invited": "Instansi berlainan pada daftar undangan rapat.",
    "present": "Instansi yang hadir pada rapat, termasuk yang diwakili.",
    "represented": "Instansi yang hadir melalui pejabat selain yang diundang.",
    "absent": "Instansi yang diundang dan tidak hadir.",
    "unnoted": "Instansi yang kehadirannya tidak dicatat dalam buku kerja rapat.",
}


@dataclass(frozen=True)
class Participants:
    """Names of the agencies by what became of their invitation, in the order of the list."""

    present: tuple[str, ...]
    """Came, whoever stood for them."""
    represented: tuple[str, ...]
    """Of those present, who were represented."""
    absent: tuple[str, ...]
    unnoted: tuple[str, ...]

    @property
    def invited(self) -> int:
        """How many agencies were invited."""
        return len(self.present) + len(self.absent) + len(self.unnoted)


def participants(invitees: tuple[Invitee, ...]) -> Participants:
    """Group a list of invitations by agency; the best attendance of its offices is the agency's."""
    names: dict[str, str] = {}
    came: dict[str, list[Attendance | None]] = {}
    for one in invitees:
        key = normal(one.agency)
        names.setdefault(key, one.agency)
        came.setdefault(key, []).append(one.attendance)
    groups: dict[str, list[str]] = {"present": [], "represented": [], "absent": [], "unnoted": []}
    for key, noted in came.items():
        for group in _groups(noted):
            groups[group].append(names[key])
    return Participants(**{group: tuple(found) for group, found in groups.items()})


def _groups(noted: list[Attendance | None]) -> tuple[str, ...]:
    if Attendance.PRESENT in noted:
        return ("present",)
    if Attendance.REPRESENTED in noted:
        return "present", "represented"
    return ("absent",) if Attendance.ABSENT in noted else ("unnoted",)


def figures(material: MeetingMaterial) -> dict[str, Figure]:
    """Return the counts of agencies as figures of the meeting's day."""
    who, held = participants(material.meeting.invitees), naming.day(material)
    values = {
        "invited": who.invited,
        "present": len(who.present),
        "represented": len(who.represented),
        "absent": len(who.absent),
        "unnoted": len(who.unnoted),
    }
    return {
        code: count(TABLE, code, "count", value, unit="instansi", definition=_DEFINITIONS[code], as_of=held)
        for code, value in values.items()
    }


def in_person(counts: dict[str, Figure]) -> Figure:
    """Return how many agencies came and were not represented, from the counts of a meeting."""
    present, represented = counts["present"], counts["represented"]
    return count(TABLE, "in-person", "count", (present.value or 0) - (represented.value or 0), unit=present.unit,
                 definition="Instansi yang hadir dan tidak diwakili.", as_of=present.as_of)  # fmt: skip


def told(material: MeetingMaterial) -> tuple[Paragraph, ...]:
    """Say how many agencies came, who was represented, and who was invited and did not come."""
    who, counts = participants(material.meeting.invitees), figures(material)
    if not who.invited:
        return (Paragraph("Daftar undangan tidak diisi dalam buku kerja rapat."),)
    return (paragraph(material, "laporan-peserta", summed_up(counts), tuple(counts.values())), *_named(who))


def summed_up(counts: dict[str, Figure]) -> str:
    """Say in a sentence or two how many of the agencies invited came."""
    invited, present = counts["invited"], counts["present"]
    if counts["unnoted"].value == invited.value:
        return f"Rapat mengundang {formats.counted_in_words(invited)}. {UNNOTED}"
    if counts["absent"].value == invited.value:
        return f"Rapat mengundang {formats.counted_in_words(invited)}; tidak ada yang hadir."
    stood_for = counts["represented"]
    more = f" Di antara yang hadir, {formats.counted_in_words(stood_for)} diwakili." if stood_for.value else ""
    if present.value == invited.value:
        return f"Seluruh instansi yang diundang, yaitu {formats.counted_in_words(invited)}, hadir.{more}"
    parts = [f"{formats.counted_in_words(present)} hadir" if present.value else "tidak ada yang tercatat hadir"]
    if counts["absent"].value:
        parts.append(f"{formats.counted_in_words(counts['absent'])} tidak hadir")
    if counts["unnoted"].value:
        parts.append(f"kehadiran {formats.counted_in_words(counts['unnoted'])} belum dicatat")
    return f"Dari {formats.counted_in_words(invited)} yang diundang, {formats.joined(parts)}.{more}"


def _named(who: Participants) -> tuple[Paragraph, ...]:
    """Name the agencies that a reader looks for: those represented, absent, or not noted."""
    lists = (
        ("Instansi yang diwakili", who.represented),
        ("Instansi yang diundang dan tidak hadir", who.absent),
        ("Instansi yang kehadirannya belum dicatat", who.unnoted if who.present or who.absent else ()),
    )
    return tuple(Paragraph(f"{lead}: {formats.joined(names)}.") for lead, names in lists if names)
