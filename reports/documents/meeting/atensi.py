"""Compose the one-page message to leaders (Laporan Atensi Pimpinan).

It says who met, when and where, with what result, and which tasks are left.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reports.documents import completeness
from reports.documents.meeting import follow_ups, naming, outcome, participants, supporting_data
from reports.documents.meeting.own_paragraphs import paragraph
from reports.model.document import Document, Listing, Paragraph, Particulars, Section
from reports.model.figures import TOTAL
from reports.vocabulary import formats, labels, law

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from reports.documents.meeting.material import MeetingMaterial
    from reports.documents.meeting.outcome import AgreedDecision
    from reports.model.document import Block
    from reports.model.meeting import Contribution, FollowUp

NAME = "atensi"


class Budget(NamedTuple):
    """Most points, decisions and tasks that are listed; the others are counted."""

    points: int
    decisions: int
    tasks: int
    answers: bool = False
    """Whether a point includes the response."""


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
"""From the fullest to the shortest; a message longer than its page takes the next. Decisions are cut last."""
NAMED = 5
"""Most absent agencies that are named."""
_LONGEST = 200
"""Most characters of a point; longer text is in the report."""
_SHORTEST = 40
"""Fewest characters kept of a task, however long the name of its owner is."""


def attention_report(material: MeetingMaterial, *, edition: str, budget: Budget = BUDGETS[0]) -> Document:
    """Return the message, with as many points, decisions and tasks as the budget allows; the others are counted.

    Raises:
        ConfigurationError: the office must choose the letterhead for the document date.
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
        date=naming.report_date(material),
        letterhead=law.letterhead(data.config, naming.report_date(material) or naming.meeting_day(material)),
        sections=(
            Section("kepada", "Kepada Yth.", (Listing(_addressees(material)),)),
            Section("kegiatan", "I. KEGIATAN", (Paragraph(_activity(material)),)),
            Section("waktu", "II. WAKTU DAN TEMPAT", (_when(material),)),
            Section("uraian", "III. URAIAN KEGIATAN", (), _summary_sections(material, budget)),
            Section("penutup-atensi", "", _closing(material)),
        ),
        classification=naming.classification(edition),
        warning=completeness.page_warning(material.data.quality, edition),
    )


def _addressees(material: MeetingMaterial) -> tuple[str, ...]:
    """Return the recipients: the addressee of letters, then those who get copies."""
    config = material.data.config
    lines = law.addressee(config, naming.report_date(material) or naming.meeting_day(material))
    return (" ".join(line for line in lines if line != "di tempat"), *config.letters.copies)


def _activity(material: MeetingMaterial) -> str:
    subject = material.meeting.subject
    return f"{naming.meeting_name(material)}" + (f" dengan tema “{_shorten(subject)}”." if subject else ".")


def _when(material: MeetingMaterial) -> Particulars:
    meeting = material.meeting
    return Particulars(
        (
            ("Hari, tanggal", naming.weekday_and_date(material.meeting)),
            ("Waktu", naming.held_time(material)),
            ("Tempat", meeting.place or law.DOTTED),
        )
    )


def _summary_sections(material: MeetingMaterial, budget: Budget) -> tuple[Section, ...]:
    """Return attendance, data, discussion, decisions and open tasks; empty parts are left out."""
    meeting = material.meeting
    tasks_of_decisions = outcome.tasks_of_decisions(material, budget.decisions)
    new = [item for item in follow_ups.of_meeting(material) if item.is_open and item not in tasks_of_decisions]
    other = "lain " if tasks_of_decisions else ""
    carried = [item for item in follow_ups.open_first(follow_ups.of_earlier(material)) if item.is_open]
    topics = [_point(item, answers=budget.answers) for item in meeting.contributions]
    day = naming.task_reference_day(material)
    tasks = [item for item in (*new, *carried) if not follow_ups.is_withheld(item.task)]
    tasks.sort(key=lambda item: -follow_ups.days_overdue(item, day))
    decisions = [item for item in outcome.agreed_decisions(material) if not follow_ups.is_withheld(item.text)]
    parts: tuple[tuple[str, tuple[Block, ...]], ...] = (
        ("Pimpinan dan peserta", (_attendance(material),)),
        ("Keadaan menurut data", (_data_paragraph(material),)),
        ("Pokok pembahasan", _limited_list(topics, budget.points, "pokok bahasan")),
        ("Keputusan", (*_limited_list(list(map(_decision_text, decisions)), budget.decisions, "keputusan"),
                       *_withheld(len(meeting.decisions) - len(decisions), "keputusan"))
         or (Paragraph("NIHIL."),)),
        (f"Tindak lanjut {other}yang belum selesai ({_open_task_counts(new, carried, day)})",
         (*_limited_list([_task(item, material) for item in tasks], budget.tasks, "tindak lanjut"),
          *_withheld(len(new) + len(carried) - len(tasks), "tindak lanjut"))),
    )  # fmt: skip
    filled = (part for part in parts if part[1])
    return tuple(
        Section(f"uraian-{letter}", f"{letter}. {title}", blocks)
        for letter, (title, blocks) in zip("abcde", filled, strict=False)
    )


def _open_task_counts(new: Sequence[FollowUp], carried: Sequence[FollowUp], day: date) -> str:
    """Return the numbers of open tasks, of this meeting and carried over, as in the report, and of the late ones."""
    late = sum(follow_ups.is_overdue(task, day) for task in (*new, *carried))
    parts = [(len(new), "dari rapat ini"), (len(carried), "dari rapat sebelumnya")]
    counts = ", ".join(f"{formats.number(count)} {origin}" for count, origin in parts if count)
    return f"{counts}; {formats.number(late)} lewat tenggat" if late else counts


def _limited_list(points: Sequence[str], most: int, noun: str) -> tuple[Block, ...]:
    """Return the first points of a part, and the number of the others; nothing if the part is empty."""
    if not points:
        return ()
    remaining = len(points) - most
    first = Listing(tuple(points[:most]))
    if remaining > 0:
        return first, Paragraph(f"serta {formats.number(remaining)} {noun} lain dalam laporan hasil rapat.")
    return (first,)


def _withheld(number: int, noun: str) -> tuple[Paragraph, ...]:
    """Return how many decisions or tasks only the office's own edition tells; nothing where there are none."""
    return (Paragraph(f"serta {formats.number(number)} {noun} yang hanya dimuat dalam edisi dinas."),) if number else ()


def _data_paragraph(material: MeetingMaterial) -> Paragraph:
    """Return a paragraph on foreigners in the register, incidents and administrative actions."""
    sentences = (supporting_data.stock_sentence(material), _incidents_sentence(material), _actions_sentence(material))
    text = " ".join(sentence.text for sentence in sentences)
    return paragraph(material, "atensi-data", text, tuple(figure for part in sentences for figure in part.figures))


def _incidents_sentence(material: MeetingMaterial) -> Paragraph:
    """Return a sentence on the incidents by grade; at a meeting of one kecamatan its own number first."""
    data = material.data
    total, when = data.figure(supporting_data.INCIDENTS), f"Selama {data.counted_span(supporting_data.INCIDENTS)}"
    if total.value is None:
        return Paragraph(
            f"Catatan kejadian untuk {formats.period_phrase(data.period)} {data.undelivered('incidents')}.", (total,)
        )
    if not total.value:
        return Paragraph(f"{when}{naming.whole_area_phrase(material)} tidak tercatat kejadian.", (total,))
    if supporting_data.district_code(material):
        return supporting_data.local_incidents_sentence(material)
    grades = [(code, data.figure(supporting_data.INCIDENTS, TOTAL, code)) for code in labels.GRADES]
    used = [(code, figure) for code, figure in grades if figure.value]
    parts = [f"{formats.figure(figure)} {labels.grade_phrase(code)}" for code, figure in used]
    text = f"{when} tercatat {formats.counted(total)}, yaitu {formats.joined(parts)}."
    return Paragraph(text, (total, *(figure for _code, figure in used)))


def _actions_sentence(material: MeetingMaterial) -> Paragraph:
    """Return a sentence on administrative actions and the persons concerned."""
    data = material.data
    total, persons = data.figure(supporting_data.ACTIONS), data.figure(supporting_data.PERSONS)
    place = naming.whole_area_phrase(material)
    if total.value is None:
        return Paragraph(
            f"Catatan tindakan administratif keimigrasian{place} {data.undelivered('incidents')}.", (total,)
        )
    if not total.value:
        return Paragraph(f"Tidak ada tindakan administratif keimigrasian{place}.", (total,))
    persons_phrase = f" terhadap {formats.counted(persons)}" if persons.value else ""
    text = (
        f"Selama {data.counted_span(supporting_data.ACTIONS)} dikenakan {formats.figure(total)} tindakan administratif "
        f"keimigrasian{persons_phrase}{place}."
    )
    return Paragraph(text, (total, persons))


def _decision_text(decision: AgreedDecision) -> str:
    if not decision.owner and not decision.deadline:
        return _shorten(naming.as_sentence(decision.text))
    owner = decision.owner or f"penanggung jawab {follow_ups.UNSET}"
    deadline = follow_ups.deadline_in_words(decision.text, decision.deadline)
    text = _shorten(decision.text).rstrip(".")
    deadline_phrase = f", tenggat {deadline}" if deadline and deadline not in text else ""
    return f"{text} ({owner}{deadline_phrase})."


def _attendance(material: MeetingMaterial) -> Paragraph:
    """Return a paragraph on the chair, the number of agencies present, and the absent ones."""
    agencies, counts = participants.group_by_agency(material.meeting.invitees), participants.figures(material)
    chair = f"Rapat dipimpin oleh {material.meeting.chair}. " if material.meeting.chair else ""
    if not agencies.invited:
        return paragraph(material, "atensi-peserta", f"{chair}Daftar undangan tidak diisi.")
    text = f"{chair}{participants.attendance_summary(counts)}"
    if agencies.absent:
        names, remaining = list(agencies.absent[:NAMED]), len(agencies.absent) - NAMED
        if remaining > 0:
            names.append(f"{formats.number(remaining)} instansi lain")
        text += f" Tidak hadir: {formats.joined(names)}."
    return paragraph(material, "atensi-peserta", text, tuple(counts.values()))


def _point(contribution: Contribution, *, answers: bool) -> str:
    """Return agency, topic and, if wanted, the response; data are in the report."""
    topic = contribution.topic or contribution.response or contribution.data or ""
    text = naming.as_sentence(f"{contribution.agency}: {topic}" if contribution.agency else topic)
    response = contribution.response if answers and contribution.topic else None
    return _shorten(f"{text} Tanggapan: {response[:1].lower()}{naming.as_sentence(response[1:])}" if response else text)


def _task(task: FollowUp, material: MeetingMaterial) -> str:
    days_overdue = follow_ups.days_overdue(task, naming.task_reference_day(material))
    overdue_phrase = f", lewat {formats.number(days_overdue)} hari" if days_overdue else ""
    deadline = f"{formats.day(task.deadline)}{overdue_phrase}" if task.deadline else follow_ups.unset_of(task.task)
    origin = (
        f"; {follow_ups.origin(task)[:1].lower()}{follow_ups.origin(task)[1:]}"
        if follow_ups.is_earlier(task, material)
        else ""
    )
    deadline_phrase = f", tenggat {deadline}" if deadline else ""
    terms = f"({task.owner or 'penanggung jawab ' + follow_ups.UNSET}{deadline_phrase}{origin})."
    return f"{_shorten(task.task, _LONGEST - len(terms)).rstrip('.')} {terms}"


def _closing(material: MeetingMaterial) -> tuple[Block, ...]:
    request = "Demikian dilaporkan, mohon petunjuk dan arahan lebih lanjut."
    head = material.data.config.head.name
    signed = (naming.head_of_office(material), *((head,) if head else ()))
    return (
        paragraph(material, "atensi-penutup", request),
        Paragraph(naming.place_date(material)),
        *map(Paragraph, signed),
    )


def _shorten(text: str, longest: int = _LONGEST) -> str:
    """Return a text cut between words to a number of characters; the cut is marked by an ellipsis."""
    cleaned = " ".join(text.split())
    if len(cleaned) <= longest:
        return cleaned
    return f"{cleaned[: max(longest, _SHORTEST)].rpartition(' ')[0].rstrip(' ,;:.(')} …"
