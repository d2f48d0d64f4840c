"""Pertanyaan per instansi: what each invited agency is asked, from gaps in its data, its tasks, and the theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.documents import reconciliation
from reports.documents.meeting import follow_ups, naming
from reports.documents.meeting.own_paragraphs import paragraph
from reports.model.document import Row, Section, Table
from reports.model.figures import TOTAL
from reports.model.meeting import Level
from reports.vocabulary import formats, kinds, labels
from reports.vocabulary.text import normal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reports.documents.meeting.material import MeetingMaterial
    from reports.model.figures import Change, Figure
    from reports.model.meeting import FollowUp

CHAIR = "Pimpinan rapat"
LARGEST = 3
"""Kecamatan that are named for their difference."""
MOST_IN_WORDS = 2
"""Tasks of one agency that are named in words; more are named by their numbers."""
_LONGEST_TASK = 120
"""Letters of a task that a question repeats."""

Question = tuple[str, tuple["Figure", ...]]
"""Text and the figures it names."""


def section(material: MeetingMaterial) -> Section:
    """Compose the section; without questions a sentence and no table."""
    groups = by_agency(material)
    text = (
        "Pertanyaan berikut disusun dari data yang belum diterima, selisih antarinstansi, tindak lanjut yang belum "
        "selesai, dan tema rapat; jawabannya dicatat dalam laporan hasil rapat."
        if groups
        else "Tidak ada pertanyaan khusus: data instansi telah diterima dan tidak ada tindak lanjut yang lewat tenggat."
    )
    told = paragraph(material, "bahan-pertanyaan", text, tuple(f for _, found in groups for q in found for f in q[1]))
    return Section("pertanyaan", "7. Pertanyaan per Instansi", (told, *_tables(groups)))


def _tables(groups: tuple[tuple[str, tuple[Question, ...]], ...]) -> tuple[Table, ...]:
    if not groups:
        return ()
    rows = tuple(Row((agency, text)) for agency, found in groups for text, _ in found)
    return (
        Table(
            "pertanyaan-instansi",
            "Pertanyaan menurut instansi yang diundang",
            "Disusun dari data; tidak menyatakan kekurangan instansi",
            ("Instansi", "Pertanyaan"),
            rows,
        ),
    )


def by_agency(material: MeetingMaterial) -> tuple[tuple[str, tuple[Question, ...]], ...]:
    """Return the questions of each agency, in the order of the invitation; agencies without any are left out.

    What nobody invited can answer is asked of the chair, who comes first.
    """
    agencies = tuple(dict.fromkeys(one.agency for one in material.meeting.invitees))
    asked = {agency: tuple(_of(material, agency)) for agency in agencies}
    told = {question[0] for found in asked.values() for question in found}
    chair = tuple(one for one in _of_chair(material, agencies) if one[0] not in told)
    groups = [(CHAIR, chair), *_merged(asked)]
    return tuple((agency, found) for agency, found in groups if found)


def _merged(asked: dict[str, tuple[Question, ...]]) -> Iterator[tuple[str, tuple[Question, ...]]]:
    """Yield agencies with their questions, those with the very same questions together."""
    same: dict[tuple[str, ...], list[str]] = {}
    for agency, found in asked.items():
        same.setdefault(tuple(text for text, _ in found), []).append(agency)
    for agencies in same.values():
        yield formats.joined(agencies), asked[agencies[0]]


def _of(material: MeetingMaterial, agency: str) -> Iterator[Question]:
    """Yield the questions of one agency."""
    yield from _about_counts(material, labels.agency_in(agency))
    yield from _about_tasks(material, agency)
    key = f" {normal(agency)} "
    yield from ((text, ()) for word, text in material.theme.questions if f" {normal(word)} " in key)


def _about_counts(material: MeetingMaterial, code: str | None) -> Iterator[Question]:
    """Ask for counts that were not given, and about the difference from those that were."""
    if code is None:
        return
    given = material.data.figure("reconciliation", TOTAL, code)
    if given.value is None:
        yield (
            f"Berapa jumlah orang asing menurut data instansi {material.data.as_of}, menurut kecamatan, dan apa "
            "definisi serta tanggal datanya?",
            (),
        )
    elif code == reconciliation.COMPARABLE:
        yield from _about_difference(material)


def _about_difference(material: MeetingMaterial) -> Iterator[Question]:
    gap = reconciliation.difference(material.data)
    if not gap.difference:
        return
    largest = _largest(material)
    where = formats.joined([f"{name} {formats.number(abs(one.difference or 0))}" for name, one in largest])
    named = f" Selisih terbesar: {where} orang." if where else ""
    yield (
        f"Kapan pencocokan selisih {formats.number(abs(gap.difference))} orang pemegang ITAS dan ITAP dapat "
        f"dilaksanakan, dan siapa penanggung jawabnya?{named}",
        (gap.now, gap.base, *(figure for _, one in largest for figure in (one.now, one.base))),
    )


def _largest(material: MeetingMaterial) -> list[tuple[str, Change]]:
    """Return the kecamatan with the largest differences; at the level of a kecamatan that one alone."""
    meeting, data = material.meeting, material.data
    alone = meeting.level is Level.DISTRICT and meeting.district
    codes = (meeting.district,) if alone and meeting.district else data.places("reconciliation")
    gaps = [(code, reconciliation.difference(data, code)) for code in codes]
    found = sorted(
        (pair for pair in gaps if pair[1].difference), key=lambda pair: (-abs(pair[1].difference or 0), pair[0])
    )
    return [(labels.place_label(code), one) for code, one in found[:LARGEST]]


def _about_tasks(material: MeetingMaterial, agency: str) -> Iterator[Question]:
    """Ask about the open tasks of an agency."""
    tasks = [pair for pair in _open_tasks(material) if pair[1].owner and _same(pair[1].owner, agency)]
    yield from _asked(material, tasks)


def _open_tasks(material: MeetingMaterial) -> list[tuple[int, FollowUp]]:
    """Return the open tasks with their numbers in the list of tasks."""
    return [(place, one) for place, one in enumerate(follow_ups.by_urgency(material), 1) if one.is_open]


def _asked(material: MeetingMaterial, tasks: list[tuple[int, FollowUp]]) -> Iterator[Question]:
    """Ask about a few tasks in their words, about more by their numbers."""
    if len(tasks) <= MOST_IN_WORDS:
        yield from (_about_task(material, one) for _, one in tasks)
        return
    late = sum(follow_ups.is_overdue(one, naming.day(material)) for _, one in tasks)
    told = f" {formats.number(late)} di antaranya lewat tenggat." if late else ""
    yield f"Bagaimana perkembangan tindak lanjut nomor {_numbers(tasks)} pada Bagian 6?{told}", ()


def _numbers(tasks: list[tuple[int, FollowUp]]) -> str:
    return formats.joined([formats.number(place) for place, _ in tasks])


def _about_task(material: MeetingMaterial, one: FollowUp) -> Question:
    task = one.task if len(one.task) <= _LONGEST_TASK else f"{one.task[:_LONGEST_TASK].rsplit(' ', 1)[0]} …"
    if one.deadline is None:
        return f"Kapan tindak lanjut “{task}” dapat diselesaikan?", ()
    when = formats.day(one.deadline)
    if follow_ups.is_overdue(one, naming.day(material)):
        return f"Apa kendala tindak lanjut “{task}” (tenggat {when}), dan kapan dapat diselesaikan?", ()
    return f"Bagaimana perkembangan tindak lanjut “{task}” (tenggat {when})?", ()


def _same(owner: str, agency: str) -> bool:
    """Tell whether an owner is an invited agency: one name holds the other, word by word."""
    one, other = f" {normal(owner)} ", f" {normal(agency)} "
    return one in other or other in one


def _of_chair(material: MeetingMaterial, agencies: tuple[str, ...]) -> Iterator[Question]:
    """Yield what the chair has to answer: own data, a meeting without decisions, tasks of nobody invited."""
    lacking = [kinds.in_sentence(kind) for kind, _ in material.data.undelivered_kinds() if kind != "agency_counts"]
    if lacking:
        yield f"Kapan {formats.joined(lacking)} yang belum diterima dapat disampaikan?", ()
    before = material.previous
    if before is not None and not before.decisions:
        yield f"Keputusan apa yang ditetapkan pada {naming.previous(material)}? Keputusannya tidak tercatat.", ()
    tasks = _open_tasks(material)
    yield from _without_owner([pair for pair in tasks if pair[1].owner is None])
    yield from _asked(
        material, [pair for pair in tasks if pair[1].owner and not any(_same(pair[1].owner, one) for one in agencies)]
    )


def _without_owner(tasks: list[tuple[int, FollowUp]]) -> Iterator[Question]:
    """Ask who is to do what nobody was charged with."""
    if len(tasks) <= MOST_IN_WORDS:
        yield from ((f"Siapa penanggung jawab tindak lanjut “{one.task}”?", ()) for _, one in tasks)
    else:
        yield f"Siapa penanggung jawab tindak lanjut nomor {_numbers(tasks)} pada Bagian 6?", ()
