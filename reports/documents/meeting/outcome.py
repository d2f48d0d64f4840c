"""The second half of a meeting's report: what was concluded, who does what by when, and who signs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.documents.derived_figures import count
from reports.documents.letter import signature
from reports.documents.meeting import follow_up_tables, follow_ups, naming
from reports.documents.meeting.own_paragraphs import listing, own_text, paragraph
from reports.model.document import Paragraph, Section, Signature, Signatures
from reports.vocabulary import formats
from reports.vocabulary.follow_up_matching import task_of
from reports.vocabulary.text import normal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from reports.documents.meeting.material import MeetingMaterial
    from reports.model.document import Block
    from reports.model.figures import Figure


def sections(material: MeetingMaterial) -> tuple[Section, ...]:
    """Compose Kesimpulan to Penutup."""
    return (
        Section("kesimpulan", "H. Kesimpulan", _conclusions(material)),
        Section("tindak-lanjut", "I. Rekomendasi dan Tindak Lanjut", _follow_ups(material)),
        Section("penutup-rapat", "J. Penutup", (_closing(material), _signatures(material))),
    )


def agreed(material: MeetingMaterial) -> Iterator[tuple[str, str | None, date | None]]:
    """Yield each decision, its owner and its deadline; what it leaves open is that of the task that carries it out."""
    own = follow_ups.of_meeting(material)
    for number, one in enumerate(material.meeting.decisions, 1):
        task = task_of(one, number, own)
        owner, deadline = (task.owner, task.deadline) if task else (None, None)
        yield one.text, one.owner or owner, one.deadline or deadline


def decisions(material: MeetingMaterial) -> tuple[str, ...]:
    """Return the decisions as points, each with who carries it out and by when."""
    return tuple(
        f"{naming.sentence(text)} Penanggung jawab: {owner or follow_ups.UNSET}; "
        f"tenggat: {formats.day(deadline) if deadline else follow_ups.UNSET}."
        for text, owner, deadline in agreed(material)
    )


def _conclusions(material: MeetingMaterial) -> tuple[Block, ...]:
    points = decisions(material)
    if not points and not own_text(material, "laporan-kesimpulan"):
        return (Paragraph("Rapat tidak mencatat keputusan."),)
    return Paragraph("Rapat menyimpulkan dan menyepakati hal-hal berikut:"), listing(
        material, "laporan-kesimpulan", points
    )


def figures(material: MeetingMaterial) -> dict[str, Figure]:
    """Return counts of the tasks as figures: agreed on now, carried over, overdue."""
    day = naming.reckoned_on(material)
    earlier = follow_ups.open_first(follow_ups.of_earlier(material))
    late = [one for one in material.follow_ups if follow_ups.days_overdue(one, day)]
    told = {
        "new": (len(follow_ups.of_meeting(material)), "Tugas yang disepakati pada rapat ini."),
        "carried": (sum(one.is_open for one in earlier), "Tugas rapat sebelumnya yang belum selesai."),
        "closed": (sum(not one.is_open for one in earlier), "Tugas rapat sebelumnya yang telah selesai."),
        "overdue": (len(late), "Tugas yang belum selesai dan telah lewat tenggat."),
    }
    return {
        code: count("tindak-lanjut", code, "count", value, unit="tindak lanjut", definition=text, as_of=day)
        for code, (value, text) in told.items()
    }


def _follow_ups(material: MeetingMaterial) -> tuple[Block, ...]:
    """Compose the tasks of this meeting and those carried over."""
    counts = figures(material)
    new, carried, closed = counts["new"], counts["carried"], counts["closed"]
    said = (
        f"Rapat menyepakati {formats.counted_in_words(new)}" if new.value else "Rapat tidak menyepakati tindak lanjut"
    )
    done = sum(not one.is_open for one in follow_ups.of_meeting(material))
    if done:
        said += f", {formats.number(done)} ({formats.words(done)}) di antaranya telah selesai"
    if carried.value or closed.value:
        left = [f"{formats.counted_in_words(carried)} belum selesai" if carried.value else "semua telah selesai"]
        if carried.value and closed.value:
            left.append(f"{formats.counted_in_words(closed)} telah selesai")
        before = f"Dari rapat sebelumnya, {formats.joined(left)}."
    else:
        before = "Tidak ada tindak lanjut rapat sebelumnya yang tercatat."
    text = f"{said}. {before}"
    if counts["overdue"].value:
        late = formats.counted_in_words(counts["overdue"])
        text += f" Per {formats.day(naming.reckoned_on(material))}, {late} telah lewat tenggat."
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


def _signatures(material: MeetingMaterial) -> Signatures:
    """Return who kept the minutes at the left and the head of office at the right."""
    config, meeting = material.data.config, material.meeting
    head = signature(config.head)
    leads = "Pimpinan rapat," if _is_named(config.head.position, meeting.chair) else "Mengetahui,"
    keeper, section_head = meeting.secretary or "", config.section_head
    if keeper and not _is_named(section_head.position, keeper):
        left = Signature(("Notulis,", f"{keeper},"), formats.DOTTED, formats.DOTTED)
    else:
        own = signature(section_head)
        left = Signature(("Notulis,", *own.position), own.name, own.nip)
    right = Signature((leads, *head.position), head.name, head.nip)
    return Signatures((left, right), naming.place_date(material))


def _is_named(position: str, text: str | None) -> bool:
    """Tell whether a text of the workbook names a position."""
    return normal(position) in normal(text or "")
