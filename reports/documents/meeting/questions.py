"""Compose the questions to each invited agency (Pertanyaan per Instansi).

Questions come from data not yet delivered, differences between agencies, open tasks, and the theme.
"""

from __future__ import annotations

from dataclasses import dataclass
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
_OTHERS = "Instansi lain yang diundang"
_NO_QUESTION = (
    "Tidak ada pertanyaan khusus dari data maupun tema; informasi menurut tugas masing-masing disampaikan pada "
    "pembahasan rapat."
)
LARGEST = 3
"""Most kecamatan that are named for their difference."""
MOST_IN_WORDS = 1
"""Most tasks of one agency that are quoted in a question; more are listed by their numbers."""
_LONGEST_TASK = 120
"""Most characters of a task that a question quotes."""


@dataclass(frozen=True)
class Question:
    """A question to an agency."""

    text: str
    figures: tuple[Figure, ...] = ()
    """The figures the text names."""


def section(material: MeetingMaterial) -> Section:
    """Return the section; a sentence without a table if there are no questions."""
    groups = questions_by_agency(material)
    text = (
        "Pertanyaan berikut disusun dari data yang belum diterima, selisih antarinstansi, tindak lanjut yang belum "
        "selesai, dan tema rapat; jawabannya dicatat dalam laporan hasil rapat."
        if groups
        else "Tidak ada pertanyaan khusus: data instansi telah diterima dan tidak ada tindak lanjut yang lewat tenggat."
    )
    figures = tuple(figure for _, questions in groups for question in questions for figure in question.figures)
    opening = paragraph(material, "bahan-pertanyaan", text, figures)
    return Section("pertanyaan", "7. Pertanyaan per Instansi", (opening, *_tables(material, groups)))


def tables(material: MeetingMaterial) -> tuple[Table, ...]:
    """Return the table of questions; none where there are no questions."""
    return _tables(material, questions_by_agency(material))


def _tables(material: MeetingMaterial, groups: tuple[tuple[str, tuple[Question, ...]], ...]) -> tuple[Table, ...]:
    if not groups:
        return ()
    rows = tuple(Row((agency, " ".join(question.text for question in questions))) for agency, questions in groups)
    if any(not tuple(_agency_questions(material, agency)) for agency in _agencies(material)):
        rows += (Row((_OTHERS, _NO_QUESTION)),)
    return (
        Table(
            "pertanyaan-instansi",
            "Pertanyaan menurut instansi yang diundang",
            "Disusun dari data; tidak menyatakan kekurangan instansi",
            ("Instansi", "Pertanyaan"),
            rows,
        ),
    )


def questions_by_agency(material: MeetingMaterial) -> tuple[tuple[str, tuple[Question, ...]], ...]:
    """Return the questions to each agency, in the order of the invitation; agencies without questions are left out.

    The chair comes first and gets the questions that no invited agency can answer.
    """
    agencies = _agencies(material)
    questions_of_agency = {agency: tuple(_agency_questions(material, agency)) for agency in agencies}
    texts = {question.text for questions in questions_of_agency.values() for question in questions}
    chair = tuple(question for question in _chair_questions(material, agencies) if question.text not in texts)
    groups = [(CHAIR, chair), *_merge_equal(questions_of_agency)]
    return tuple((agency, questions) for agency, questions in groups if questions)


def _agencies(material: MeetingMaterial) -> tuple[str, ...]:
    """Return the invited agencies in the order of the invitation, each once."""
    return tuple(dict.fromkeys(invitee.agency for invitee in material.meeting.invitees))


def _merge_equal(questions_of_agency: dict[str, tuple[Question, ...]]) -> Iterator[tuple[str, tuple[Question, ...]]]:
    """Yield agencies with their questions; agencies with the same questions share one entry."""
    same: dict[tuple[str, ...], list[str]] = {}
    for agency, questions in questions_of_agency.items():
        same.setdefault(tuple(question.text for question in questions), []).append(agency)
    for agencies in same.values():
        yield formats.joined(agencies), questions_of_agency[agencies[0]]


def _agency_questions(material: MeetingMaterial, agency: str) -> Iterator[Question]:
    """Yield the questions to one agency."""
    yield from _questions_on_counts(material, labels.agency_in(agency))
    yield from _questions_on_tasks(material, agency)
    key = f" {normal(agency)} "
    yield from (Question(text) for word, text in material.theme.questions if f" {normal(word)} " in key)


def _questions_on_counts(material: MeetingMaterial, code: str | None) -> Iterator[Question]:
    """Ask for counts that were not delivered; ask about the difference from those that were."""
    if code is None:
        return
    delivered = material.data.figure("reconciliation", TOTAL, code)
    if delivered.value is None:
        yield Question(
            f"Berapa jumlah orang asing menurut data instansi {material.data.as_of}, menurut kecamatan, dan apa "
            "definisi serta tanggal datanya?"
        )
    elif code == reconciliation.COMPARABLE:
        yield from _questions_on_difference(material)


def _questions_on_difference(material: MeetingMaterial) -> Iterator[Question]:
    """Ask when the difference between the register and Dukcapil will be reconciled."""
    total = reconciliation.difference(material.data)
    if not total.difference:
        return
    largest = _largest_differences(material)
    largest_names = formats.joined(
        [f"{name} {formats.number(abs(change.difference or 0))}" for name, change in largest]
    )
    largest_phrase = f"; terbesar: {largest_names}" if largest_names else ""
    yield Question(
        "Kapan data pemegang ITAS dan ITAP dapat dicocokkan dengan register, dan siapa penanggung jawabnya? "
        f"Selisihnya {formats.number(abs(total.difference))} orang{largest_phrase}.",
        (total.now, total.base, *(figure for _, change in largest for figure in (change.now, change.base))),
    )


def _largest_differences(material: MeetingMaterial) -> list[tuple[str, Change]]:
    """Return the kecamatan with the largest differences; at a meeting of one kecamatan only that one."""
    meeting, data = material.meeting, material.data
    one_district = meeting.level is Level.DISTRICT and meeting.district
    codes = (meeting.district,) if one_district and meeting.district else data.places("reconciliation")
    changes = [(code, reconciliation.difference(data, code)) for code in codes]
    largest = sorted(
        (pair for pair in changes if pair[1].difference), key=lambda pair: (-abs(pair[1].difference or 0), pair[0])
    )
    return [(labels.place_label(code), change) for code, change in largest[:LARGEST]]


def _questions_on_tasks(material: MeetingMaterial, agency: str) -> Iterator[Question]:
    """Ask about the open tasks of an agency."""
    tasks = [pair for pair in _open_tasks(material) if pair[1].owner and _is_same_agency(pair[1].owner, agency)]
    yield from _task_questions(material, tasks)


def _open_tasks(material: MeetingMaterial) -> list[tuple[int, FollowUp]]:
    """Return the open tasks with their numbers in the list of tasks, counted from 1."""
    return [(number, task) for number, task in enumerate(follow_ups.by_urgency(material), 1) if task.is_open]


def _task_questions(material: MeetingMaterial, tasks: list[tuple[int, FollowUp]]) -> Iterator[Question]:
    """Ask about a single task by quoting it, about more, and about what is withheld, by their numbers."""
    if len(tasks) <= MOST_IN_WORDS and not any(follow_ups.is_withheld(task.task) for _, task in tasks):
        yield from (_task_question(material, task) for _, task in tasks)
        return
    overdue = sum(follow_ups.is_overdue(task, naming.meeting_day(material)) for _, task in tasks)
    overdue_phrase = f" Dari tindak lanjut itu, {formats.number(overdue)} lewat tenggat." if overdue else ""
    yield Question(f"Bagaimana perkembangan tindak lanjut nomor {_numbers(tasks)} pada Bagian 6?{overdue_phrase}")


def _numbers(tasks: list[tuple[int, FollowUp]]) -> str:
    return formats.joined([formats.number(number) for number, _ in tasks])


def _task_question(material: MeetingMaterial, task: FollowUp) -> Question:
    quote = task.task if len(task.task) <= _LONGEST_TASK else f"{task.task[:_LONGEST_TASK].rsplit(' ', 1)[0]} …"
    if task.deadline is None and not follow_ups.unset_of(task.task):
        return Question(f"Bagaimana perkembangan tindak lanjut “{quote}”?")
    if task.deadline is None:
        return Question(f"Kapan tindak lanjut “{quote}” dapat diselesaikan?")
    deadline = formats.day(task.deadline)
    if follow_ups.is_overdue(task, naming.meeting_day(material)):
        return Question(f"Apa kendala tindak lanjut “{quote}” (tenggat {deadline}), dan kapan dapat diselesaikan?")
    return Question(f"Bagaimana perkembangan tindak lanjut “{quote}” (tenggat {deadline})?")


def _is_same_agency(owner: str, agency: str) -> bool:
    """Tell whether an owner is an invited agency: one name contains the other as whole words."""
    first, second = f" {normal(owner)} ", f" {normal(agency)} "
    return first in second or second in first


def _chair_questions(material: MeetingMaterial, agencies: tuple[str, ...]) -> Iterator[Question]:
    """Yield the questions to the chair: missing data of the office, no decisions last time, tasks of nobody invited."""
    missing_kinds = [
        kinds.in_sentence(kind) for kind, _ in material.data.undelivered_kinds() if kind != "agency_counts"
    ]
    if missing_kinds:
        yield Question(f"Kapan {formats.joined(missing_kinds)} yang belum diterima dapat disampaikan?")
    previous = material.previous
    if previous is not None and not previous.decisions:
        yield Question(
            f"Keputusan apa yang ditetapkan pada {naming.previous_meeting(material)}? Keputusannya tidak tercatat."
        )
    tasks = _open_tasks(material)
    yield from _questions_on_ownerless_tasks([pair for pair in tasks if pair[1].owner is None])

    def is_uninvited(owner: str) -> bool:
        return not any(_is_same_agency(owner, agency) for agency in agencies)

    yield from _task_questions(material, [pair for pair in tasks if pair[1].owner and is_uninvited(pair[1].owner)])


def _questions_on_ownerless_tasks(tasks: list[tuple[int, FollowUp]]) -> Iterator[Question]:
    """Ask who is responsible for tasks without an owner."""
    if len(tasks) <= MOST_IN_WORDS and not any(follow_ups.is_withheld(task.task) for _, task in tasks):
        yield from (Question(f"Siapa penanggung jawab tindak lanjut “{task.task}”?") for _, task in tasks)
    else:
        yield Question(f"Siapa penanggung jawab tindak lanjut nomor {_numbers(tasks)} pada Bagian 6?")
