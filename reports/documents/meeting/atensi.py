"""Laporan Atensi Pimpinan: who, what, when, where, with what result, and what is left to do; one page for a message."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reports.documents.meeting import evidence, follow_ups, naming, outcome, participants
from reports.documents.meeting.own_paragraphs import paragraph
from reports.documents.meeting.report import CLASSIFICATION
from reports.model.document import Document, Listing, Paragraph, Particulars, Section
from reports.model.figures import TOTAL
from reports.vocabulary import formats, labels, law

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from reports.documents.meeting.material import MeetingMaterial
    from reports.model.document import Block
    from reports.model.figures import Figure
    from reports.model.meeting import Contribution, FollowUp

NAME = "atensi"


class Budget(NamedTuple):
    """How much is told; the rest is counted."""

    points: int
    decisions: int
    tasks: int
    answers: bool = False
    """Whether a point tells what was answered."""


BUDGETS = (
    Budget(8, 8, 10, answers=True),
    *(Budget(points, 8, 10) for points in (8, 6)),
    *(Budget(points, 6, 8) for points in (6, 5)),
    *(Budget(points, 5, 6) for points in (5, 4)),
    *(Budget(points, 4, 4) for points in (4, 3)),
    Budget(2, 3, 3),
    Budget(1, 2, 2),
    Budget(1, 1, 1),
)
"""From the fullest to the shortest; a message that runs over its page takes the next one. Decisions go last."""
NAMED = 5
"""Absent agencies named one by one."""
_LONGEST = 200
"""Characters of a point; what is longer is a text for the report."""
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
        date=naming.dated(material),
        letterhead=law.letterhead(data.config, naming.dated(material) or naming.day(material)),
        sections=(
            Section("kepada", "Kepada Yth.", (Listing(_addressees(material)),)),
            Section("kegiatan", "I. KEGIATAN", (Paragraph(_activity(material)),)),
            Section("waktu", "II. WAKTU DAN TEMPAT", (_when(material),)),
            Section("uraian", "III. URAIAN KEGIATAN", (), _account(material, budget)),
            Section("penutup-atensi", "", _closing(material)),
        ),
        classification=CLASSIFICATION,
    )


def _addressees(material: MeetingMaterial) -> tuple[str, ...]:
    """Return to whom it goes: the addressee of letters, then those who are given copies."""
    config = material.data.config
    lines = law.addressee(config, naming.dated(material) or naming.day(material))
    return (" ".join(line for line in lines if line != "di tempat"), *config.letters.copies)


def _activity(material: MeetingMaterial) -> str:
    subject = material.meeting.subject
    return f"{naming.name(material)}" + (f" dengan tema “{_clipped(subject)}”." if subject else ".")


def _when(material: MeetingMaterial) -> Particulars:
    meeting = material.meeting
    return Particulars(
        (
            ("Hari, tanggal", naming.when(material.meeting)),
            ("Waktu", meeting.time or law.DOTTED),
            ("Tempat", meeting.place or law.DOTTED),
        )
    )


def _account(material: MeetingMaterial, budget: Budget) -> tuple[Section, ...]:
    """Tell who came, what the data say, what was said, decided, and left to be done; empty parts are left out."""
    meeting = material.meeting
    new = [one for one in follow_ups.of_meeting(material) if one.is_open]
    carried = [one for one in follow_ups.open_first(follow_ups.of_earlier(material)) if one.is_open]
    topics = [_point(one, answers=budget.answers) for one in meeting.contributions]
    left = [_task(one, material) for one in (*new, *carried)]
    parts: tuple[tuple[str, tuple[Block, ...]], ...] = (
        ("Pimpinan dan peserta", (_attendance(material),)),
        ("Keadaan menurut data", (_data(material),)),
        ("Pokok pembahasan", _told(topics, budget.points, "pokok bahasan")),
        ("Keputusan", _told(_decisions(material), budget.decisions, "keputusan") or (Paragraph("NIHIL."),)),
        (f"Tindak lanjut yang belum selesai ({_counted(len(new), len(carried))})",
         _told(left, budget.tasks, "tindak lanjut")),
    )  # fmt: skip
    shown = (part for part in parts if part[1])
    return tuple(
        Section("", f"{letter}. {title}", blocks) for letter, (title, blocks) in zip("abcde", shown, strict=False)
    )


def _counted(new: int, carried: int) -> str:
    """Return how many tasks are open, told apart as the report does: of this meeting, and carried over."""
    parts = [(new, "dari rapat ini"), (carried, "dari rapat sebelumnya")]
    return ", ".join(f"{formats.number(count)} {which}" for count, which in parts if count)


def _told(points: Sequence[str], most: int, noun: str) -> tuple[Block, ...]:
    """Return the first points of a part, and how many more there are; nothing of an empty part."""
    if not points:
        return ()
    more = len(points) - most
    shown = Listing(tuple(points[:most]))
    if more > 0:
        return shown, Paragraph(f"serta {formats.number(more)} {noun} lain dalam laporan hasil rapat.")
    return (shown,)


def _data(material: MeetingMaterial) -> Paragraph:
    """Say how many foreigners are in the register, what was recorded of incidents, and what was done."""
    parts = (evidence.stock_told(material), _incidents(material), _actions(material))
    text = " ".join(said for said, _figures in parts)
    return paragraph(material, "atensi-data", text, tuple(one for _said, figures in parts for one in figures))


def _incidents(material: MeetingMaterial) -> tuple[str, tuple[Figure, ...]]:
    """Say how many incidents there were, by grade; at a meeting of one kecamatan its own number first."""
    data = material.data
    total, when = data.figure(evidence.INCIDENTS), f"Selama {formats.period_phrase(data.period)}"
    if total.value is None:
        return f"Catatan kejadian untuk {formats.period_phrase(data.period)} belum disampaikan.", (total,)
    if not total.value:
        return f"{when}{naming.area(material)} tidak tercatat kejadian.", (total,)
    if evidence.district_of(material):
        return evidence.local_incidents_told(material)
    grades = [(code, data.figure(evidence.INCIDENTS, TOTAL, code)) for code in labels.GRADES]
    parts = [f"{formats.figure(one)} sebagai {labels.grade_phrase(code)}" for code, one in grades if one.value]
    return f"{when} tercatat {formats.counted(total)}, yaitu {formats.joined(parts)}.", (
        total, *(one for _code, one in grades if one.value),
    )  # fmt: skip


def _actions(material: MeetingMaterial) -> tuple[str, tuple[Figure, ...]]:
    """Say how many administrative actions were taken, and against how many persons."""
    data = material.data
    total, who = data.figure(evidence.ACTIONS), data.figure(evidence.PERSONS)
    where = naming.area(material)
    if total.value is None:
        return f"Catatan tindakan administratif keimigrasian{where} belum disampaikan.", (total,)
    if not total.value:
        return f"Tidak ada tindakan administratif keimigrasian{where}.", (total,)
    against = f" terhadap {formats.counted(who)}" if who.value else ""
    text = f"Dalam kurun itu dikenakan {formats.figure(total)} tindakan administratif keimigrasian{against}{where}."
    return text, (total, who)


def _decisions(material: MeetingMaterial) -> list[str]:
    """Return the decisions with who carries them out and by when, where that was agreed."""
    return [_agreed(text, owner, deadline) for text, owner, deadline in outcome.agreed(material)]


def _agreed(text: str, owner: str | None, deadline: date | None) -> str:
    if not owner and not deadline:
        return _clipped(naming.sentence(text))
    who = owner or f"penanggung jawab {follow_ups.UNSET}"
    return f"{_clipped(text).rstrip('.')} ({who}, tenggat {formats.day(deadline) if deadline else follow_ups.UNSET})."


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


def _point(one: Contribution, *, answers: bool) -> str:
    """Return who brought up what, and what was answered; data are in the report."""
    said = one.topic or one.response or one.data or ""
    text = naming.sentence(f"{one.agency}: {said}" if one.agency else said)
    answer = one.response if answers and one.topic else None
    return _clipped(f"{text} Tanggapan: {answer[:1].lower()}{naming.sentence(answer[1:])}" if answer else text)


def _task(one: FollowUp, material: MeetingMaterial) -> str:
    late = follow_ups.days_overdue(one, naming.reckoned_on(material))
    past = f", lewat {formats.number(late)} hari" if late else ""
    deadline = f"{formats.day(one.deadline)}{past}" if one.deadline else follow_ups.UNSET
    source = (
        f"; {follow_ups.origin(one)[:1].lower()}{follow_ups.origin(one)[1:]}"
        if follow_ups.is_earlier(one, material)
        else ""
    )
    agreed = f"({one.owner or 'penanggung jawab ' + follow_ups.UNSET}, tenggat {deadline}{source})."
    return f"{_clipped(one.task, _LONGEST - len(agreed)).rstrip('.')} {agreed}"


def _closing(material: MeetingMaterial) -> tuple[Block, ...]:
    end = "Demikian dilaporkan, mohon petunjuk dan arahan lebih lanjut."
    signed = Paragraph(naming.head_of_office(material))
    return paragraph(material, "atensi-penutup", end), Paragraph(naming.place_date(material)), signed


def _clipped(text: str, longest: int = _LONGEST) -> str:
    """Return a text of a few lines, cut between words."""
    plain = " ".join(text.split())
    if len(plain) <= longest:
        return plain
    return f"{plain[: max(longest, _SHORTEST)].rpartition(' ')[0].rstrip(' ,;:.(')} …"
