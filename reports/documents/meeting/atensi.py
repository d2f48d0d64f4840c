"""Laporan Atensi Pimpinan: the meeting on one page, for a message to leaders."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.documents.meeting import occasion, participants, tasks
from reports.documents.meeting.narrative import paragraph
from reports.documents.meeting.report import CLASSIFICATION
from reports.model.document import Document, Listing, Paragraph, Particulars, Section
from reports.vocabulary import formats, law

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reports.documents.meeting.material import MeetingMaterial
    from reports.model.document import Block
    from reports.model.meeting import Contribution, FollowUp

NAME = "atensi"
Budget = tuple[int, int, int]
"""How many points, decisions and tasks are told; the rest is counted."""
BUDGETS: tuple[Budget, ...] = (
    (5, 5, 5), (3, 5, 5), (3, 4, 5), (3, 4, 4), (2, 4, 4), (2, 3, 4), (2, 3, 3), (2, 2, 3), (1, 2, 2), (1, 1, 1),
)  # fmt: skip
"""From the fullest to the shortest; a message that runs over its page takes the next one."""
NAMED = 5
"""Absent agencies named one by one."""
_LONGEST = 140
"""Characters of a point: two lines."""
_SHORTEST = 40
"""Characters left of a task however long the name of its owner is."""


def attention_report(material: MeetingMaterial, *, edition: str, budget: Budget = BUDGETS[0]) -> Document:
    """Compose the message: as many points, decisions and tasks as the budget allows, the rest counted.

    Raises:
        ConfigurationError: the letterhead of the document date has to be chosen by the office.
    """
    data = material.data
    return Document(
        name=NAME,
        title="Laporan Atensi Pimpinan",
        subtitle="",
        office=data.config.office.name,
        period=data.period,
        edition=edition,
        as_of=data.figures.as_of,
        date=occasion.dated(material),
        letterhead=law.letterhead(data.config, occasion.dated(material) or occasion.day(material)),
        sections=(
            Section("kepada", "Kepada Yth.", (Listing(_addressees(material)),)),
            Section("kegiatan", "I. KEGIATAN", (Paragraph(_activity(material)),)),
            Section("waktu", "II. WAKTU DAN TEMPAT", (_when(material),)),
            Section("uraian", "III. URAIAN KEGIATAN", _account(material, budget)),
            Section("penutup-atensi", "", _closing(material)),
        ),
        classification=CLASSIFICATION,
    )


def _addressees(material: MeetingMaterial) -> tuple[str, ...]:
    """Return to whom it goes: the addressee of letters, then those who are given copies."""
    config = material.data.config
    lines = law.addressee(config, occasion.dated(material) or occasion.day(material))
    return (" ".join(line for line in lines if line != "di tempat"), *config.letters.copies)


def _activity(material: MeetingMaterial) -> str:
    subject = material.meeting.subject
    return f"{occasion.name(material)}" + (f" dengan tema “{_clipped(subject)}”." if subject else ".")


def _when(material: MeetingMaterial) -> Particulars:
    meeting = material.meeting
    return Particulars(
        (
            ("Hari, tanggal", occasion.when(material)),
            ("Waktu", meeting.time or law.DOTTED),
            ("Tempat", meeting.place or law.DOTTED),
        )
    )


def _account(material: MeetingMaterial, budget: Budget) -> tuple[Block, ...]:
    """Tell who came, what was said, decided, and left to be done."""
    meeting = material.meeting
    new = [one for one in tasks.of_meeting(material) if one.is_open]
    carried = [one for one in tasks.of_earlier(material) if one.is_open]
    parts = (
        ("Pokok pembahasan:", [_point(one) for one in meeting.contributions], "pokok bahasan"),
        ("Keputusan:", [_clipped(occasion.sentence(one.text)) for one in meeting.decisions] or ["NIHIL."], "keputusan"),
        (_lead(len(new), len(carried)), [_task(one, material) for one in (*new, *carried)], "tindak lanjut"),
    )
    blocks: list[Block] = [_attendance(material)]
    for (lead, points, noun), most in zip(parts, budget, strict=True):
        blocks += _told(lead, points, most, noun)
    return tuple(blocks)


def _lead(new: int, carried: int) -> str:
    """Return the lead of the open tasks, told apart as the report does: of this meeting, and carried over."""
    parts = [(new, "dari rapat ini"), (carried, "dari rapat sebelumnya")]
    told = ", ".join(f"{formats.number(count)} {which}" for count, which in parts if count)
    return f"Tindak lanjut yang belum selesai ({told}):"


def _told(lead: str, points: Sequence[str], most: int, noun: str) -> tuple[Block, ...]:
    """Return the first points of a part under its lead, and how many more there are; nothing of an empty part."""
    if not points:
        return ()
    if points == ["NIHIL."]:
        return (Paragraph(f"{lead} NIHIL."),)
    more = len(points) - most
    shown = Listing(tuple(points[:most]))
    if more > 0:
        return Paragraph(lead), shown, Paragraph(f"serta {formats.number(more)} {noun} lain dalam laporan hasil rapat.")
    return Paragraph(lead), shown


def _attendance(material: MeetingMaterial) -> Paragraph:
    """Say who chaired, how many came, and who was invited and did not come."""
    who, counts = participants.participants(material.meeting.invitees), participants.figures(material)
    chair = f"Rapat dipimpin oleh {material.meeting.chair}. " if material.meeting.chair else ""
    if not who.invited:
        return paragraph(material, "atensi-peserta", f"{chair}Daftar undangan tidak diisi.")
    text = f"{chair}{participants.summed_up(counts)}"
    if who.absent:
        named, more = list(who.absent[:NAMED]), len(who.absent) - NAMED
        if more > 0:
            named.append(f"{formats.number(more)} instansi lain")
        text += f" Tidak hadir: {formats.joined(named)}."
    return paragraph(material, "atensi-peserta", text, tuple(counts.values()))


def _point(one: Contribution) -> str:
    """Return who brought up what; data and answers are in the report."""
    said = occasion.sentence(one.topic or one.response or one.data or "")
    return _clipped(f"{one.agency}: {said}" if one.agency else said)


def _task(one: FollowUp, material: MeetingMaterial) -> str:
    deadline = formats.day(one.deadline) if one.deadline else tasks.UNSET
    source = f"; {tasks.origin(one)[:1].lower()}{tasks.origin(one)[1:]}" if tasks.is_earlier(one, material) else ""
    agreed = f"({one.owner or 'penanggung jawab ' + tasks.UNSET}, tenggat {deadline}{source})."
    return f"{_clipped(one.task, _LONGEST - len(agreed)).rstrip('.')} {agreed}"


def _closing(material: MeetingMaterial) -> tuple[Block, ...]:
    end = "Demikian dilaporkan, mohon petunjuk dan arahan lebih lanjut."
    signed = Paragraph(occasion.head_of_office(material))
    return paragraph(material, "atensi-penutup", end), Paragraph(occasion.place_date(material)), signed


def _clipped(text: str, longest: int = _LONGEST) -> str:
    """Return a text of at most two lines, cut between words."""
    plain = " ".join(text.split())
    if len(plain) <= longest:
        return plain
    return f"{plain[: max(longest, _SHORTEST)].rpartition(' ')[0].rstrip(' ,;:.(')} …"
