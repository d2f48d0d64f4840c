"""Compose the second half of a meeting's report: conclusions, tasks with owner and deadline, signatures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports.documents.derived_figures import count
from reports.documents.letter import signature
from reports.documents.meeting import follow_up_tables, follow_ups, naming
from reports.documents.meeting.own_paragraphs import listing, own_text, paragraph
from reports.model.document import Paragraph, Particulars, Section, Signature, Signatures
from reports.vocabulary import formats, law
from reports.vocabulary.follow_up_matching import task_of
from reports.vocabulary.text import normal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from reports.documents.meeting.material import MeetingMaterial
    from reports.model.document import Block
    from reports.model.figures import Figure
    from reports.model.meeting import FollowUp


def sections(material: MeetingMaterial) -> tuple[Section, ...]:
    """Return the sections Kesimpulan to Penutup."""
    return (
        Section("kesimpulan", "H. Kesimpulan", _conclusions(material)),
        Section("tindak-lanjut", "I. Rekomendasi dan Tindak Lanjut", _follow_ups(material)),
        Section("penyampaian", "J. Penyampaian Laporan", (_addressees(material),)),
        Section("penutup-rapat", "K. Penutup", (_closing(material), _signatures(material))),
    )


_WITHHELD_DECISION = "Keputusan ini hanya dimuat dalam edisi dinas."


@dataclass(frozen=True)
class AgreedDecision:
    """A decision of the meeting, with what was agreed on it."""

    text: str
    owner: str | None
    deadline: date | None


def agreed_decisions(material: MeetingMaterial) -> Iterator[AgreedDecision]:
    """Yield the decisions; owner and deadline come from the task that carries a decision out where it has none."""
    tasks = follow_ups.of_meeting(material)
    for number, decision in enumerate(material.meeting.decisions, 1):
        task = task_of(decision, number, tasks)
        owner, deadline = (task.owner, task.deadline) if task else (None, None)
        yield AgreedDecision(decision.text, decision.owner or owner, decision.deadline or deadline)


def tasks_of_decisions(material: MeetingMaterial, most: int) -> tuple[FollowUp, ...]:
    """Return the tasks that carry out one of the first decisions, which already tell owner and deadline."""
    tasks = follow_ups.of_meeting(material)
    numbered = enumerate(material.meeting.decisions[:most], 1)
    possible_tasks = (task_of(decision, number, tasks) for number, decision in numbered)
    return tuple(task for task in possible_tasks if task is not None)


def decisions(material: MeetingMaterial) -> tuple[str, ...]:
    """Return the decisions as points, each with its owner and deadline."""
    return tuple(map(_decision, agreed_decisions(material)))


def _decision(decision: AgreedDecision) -> str:
    deadline = follow_ups.deadline_in_words(decision.text, decision.deadline)
    deadline_phrase = f"; tenggat: {deadline}" if deadline else ""
    text = _WITHHELD_DECISION if follow_ups.is_withheld(decision.text) else naming.as_sentence(decision.text)
    return f"{text} Penanggung jawab: {decision.owner or follow_ups.UNSET}{deadline_phrase}."


def _conclusions(material: MeetingMaterial) -> tuple[Block, ...]:
    points = decisions(material)
    if not points and not own_text(material, "laporan-kesimpulan"):
        return (Paragraph("Rapat tidak mencatat keputusan."),)
    return Paragraph("Rapat menyimpulkan dan menyepakati hal-hal berikut:"), listing(
        material, "laporan-kesimpulan", points
    )


def figures(material: MeetingMaterial) -> dict[str, Figure]:
    """Return the counts of the tasks as figures: agreed on now, carried over, closed, overdue."""
    day = naming.task_reference_day(material)
    earlier = follow_ups.open_first(follow_ups.of_earlier(material))
    overdue = [task for task in material.follow_ups if follow_ups.days_overdue(task, day)]
    counts = {
        "new": (len(follow_ups.of_meeting(material)), "Tugas yang disepakati pada rapat ini."),
        "carried": (sum(task.is_open for task in earlier), "Tugas rapat sebelumnya yang belum selesai."),
        "closed": (sum(not task.is_open for task in earlier), "Tugas rapat sebelumnya yang telah selesai."),
        "overdue": (len(overdue), "Tugas yang belum selesai dan telah lewat tenggat."),
    }
    return {
        code: count("tindak-lanjut", code, "count", value, unit="tindak lanjut", definition=text, as_of=day)
        for code, (value, text) in counts.items()
    }


def _follow_ups(material: MeetingMaterial) -> tuple[Block, ...]:
    """Return the paragraph on the tasks, with the tables of new and of carried tasks."""
    counts = figures(material)
    new, carried, closed = counts["new"], counts["carried"], counts["closed"]
    new_sentence = (
        f"Rapat menyepakati {formats.counted_in_words(new)}" if new.value else "Rapat tidak menyepakati tindak lanjut"
    )
    closed_now = sum(not task.is_open for task in follow_ups.of_meeting(material))
    if closed_now:
        new_sentence += f", {formats.number(closed_now)} ({formats.words(closed_now)}) di antaranya telah selesai"
    if carried.value or closed.value:
        parts = [f"{formats.counted_in_words(carried)} belum selesai" if carried.value else "semua telah selesai"]
        if carried.value and closed.value:
            parts.append(f"{formats.counted_in_words(closed)} telah selesai")
        earlier_sentence = f"Dari rapat sebelumnya, {formats.joined(parts)}."
    else:
        earlier_sentence = "Tidak ada tindak lanjut rapat sebelumnya yang tercatat."
    text = f"{new_sentence}. {earlier_sentence}"
    if counts["overdue"].value:
        overdue = formats.counted_in_words(counts["overdue"])
        text += f" Per {formats.day(naming.task_reference_day(material))}, {overdue} telah lewat tenggat."
    blocks: list[Block] = [paragraph(material, "laporan-tindak-lanjut", text, tuple(counts.values()))]
    if new.value:
        blocks.append(follow_up_tables.new_table(material))
    if carried.value or closed.value:
        blocks.append(follow_up_tables.carried_table(material))
    return tuple(blocks)


def _closing(material: MeetingMaterial) -> Paragraph:
    return paragraph(
        material,
        "laporan-penutup",
        "Demikian laporan hasil rapat ini disusun untuk menjadi bahan pertimbangan pimpinan dan acuan pelaksanaan "
        "tindak lanjut.",
    )


def _addressees(material: MeetingMaterial) -> Particulars:
    """Return to whom the report goes, and who gets copies: the line of the office's letters."""
    config = material.data.config
    lines = law.addressee(config, naming.report_date(material) or naming.meeting_day(material))
    addressee = " ".join(line for line in lines if line != "di tempat")
    copies = (("Tembusan", formats.joined(config.letters.copies)),) if config.letters.copies else ()
    return Particulars((("Kepada", addressee), *copies))


def _signatures(material: MeetingMaterial) -> Signatures:
    """Return the signatures: the secretary of the meeting at the left, the head of office at the right."""
    config, meeting = material.data.config, material.meeting
    head = signature(config.head)
    role = "Pimpinan rapat," if _is_named(config.head.position, meeting.chair) else "Mengetahui,"
    secretary, section_head = meeting.secretary or "", config.section_head
    if secretary and not _is_named(section_head.position, secretary):
        secretary_signature = Signature(("Notulis,", f"{secretary},"), formats.DOTTED, formats.DOTTED)
    else:
        signer = signature(section_head)
        secretary_signature = Signature(("Notulis,", *signer.position), signer.name, signer.nip)
    right = Signature((role, *head.position), head.name, head.nip)
    return Signatures((secretary_signature, right), naming.place_date(material))


def _is_named(position: str, text: str | None) -> bool:
    """Tell whether a text of the workbook contains the name of a position."""
    return normal(position) in normal(text or "")
