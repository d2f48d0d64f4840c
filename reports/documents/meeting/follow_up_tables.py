"""Tables of follow-ups: the section of the briefing pack, and the two tables of the minutes."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from reports.documents.derived_figures import count
from reports.documents.meeting import follow_ups, naming
from reports.documents.meeting.own_paragraphs import paragraph
from reports.model.document import Row, Section, Table
from reports.model.meeting import Progress
from reports.vocabulary import formats

if TYPE_CHECKING:
    from reports.documents.meeting.material import MeetingMaterial
    from reports.model.document import Cell
    from reports.model.figures import Figure
    from reports.model.meeting import FollowUp

LIST = "tindak-lanjut-daftar"
"""Table of the tasks: number × umur, lewat, both in days."""
MOST_UPRIGHT = 40
"""Tasks up to which the list stands upright; a longer one lies across, where its rows are lower."""
MOST = 200
"""Tasks up to which the minutes list every one."""
SHORT = 60
"""Tasks that the minutes list of more than ``MOST``."""
_NO_OWNER, _NO_DEADLINE = "Belum ditetapkan", "Tidak ada"
_DAYS = "Hari sejak rapat yang menetapkan tindak lanjut, dan hari sejak tenggatnya, sampai dengan hari rapat."


def section(material: MeetingMaterial) -> Section:
    """Compose the section of the briefing pack on the tasks of earlier meetings."""
    tasks = follow_ups.by_urgency(material)
    text = paragraph(material, "bahan-tindak-lanjut", _summary(material), _figures(material) if tasks else ())
    blocks = (text, _earlier_table(material, tasks)) if tasks else (text,)
    return Section("tindak-lanjut", "6. Tindak Lanjut Rapat Terdahulu", blocks)


def _figures(material: MeetingMaterial) -> tuple[Figure, ...]:
    return (
        follow_ups.task_count(material),
        *(follow_ups.task_count(material, progress) for progress in Progress),
        follow_ups.open_count(material),
        follow_ups.overdue_count(material),
    )


def _summary(material: MeetingMaterial) -> str:
    if not follow_ups.of_earlier(material):
        return (
            "Tidak ada tindak lanjut dari rapat terdahulu pada tingkat ini."
            if material.earlier
            else "Belum ada rapat terdahulu pada tingkat ini, sehingga tidak ada tindak lanjut yang dibawa."
        )
    late = follow_ups.overdue_count(material)
    counts = [(progress, follow_ups.task_count(material, progress)) for progress in Progress]
    states = formats.joined(
        [
            f"{formats.figure(figure)} {follow_ups.STATUS_IN_SENTENCES[state]}"
            for state, figure in counts
            if figure.value
        ]
    )
    lateness = f"{formats.counted(late)} lewat tenggat" if late.value else "tidak ada yang lewat tenggat"
    return (
        f"Dari {formats.counted(follow_ups.task_count(material))} rapat terdahulu, {states}; {lateness}. Umur dihitung "
        "sejak rapat yang menetapkannya sampai dengan hari rapat ini."
    )


def _earlier_table(material: MeetingMaterial, tasks: tuple[FollowUp, ...]) -> Table:
    several = len({task.since for task in tasks}) > 1
    note = "Umur dan lewat dalam hari; yang selesai tidak mempunyai umur." if several else "Umur dan lewat dalam hari."
    return Table(
        LIST,
        "Tindak lanjut rapat terdahulu dan keadaannya",
        f"Keadaan sampai dengan {formats.day(naming.meeting_day(material))}; yang lewat tenggat lebih dahulu",
        ("No", "Tindak lanjut", "Penanggung jawab", "Rapat", "Tenggat", "Status", "Umur", "Lewat"),
        tuple(_earlier_row(material, number, task) for number, task in enumerate(tasks, 1)),
        (note,),
        landscape=len(tasks) > MOST_UPRIGHT,
    )


def _earlier_row(material: MeetingMaterial, number: int, task: FollowUp) -> Row:
    day = naming.meeting_day(material)
    return Row(
        (
            formats.number(number),
            task.task,
            task.owner or _NO_OWNER,
            formats.short_day(task.since) if task.since else "",
            formats.short_day(task.deadline) if task.deadline else _no_deadline(task),
            follow_ups.status_text(task),
            _in_days(material, number, "umur", follow_ups.days_old(task, day)),
            _in_days(material, number, "lewat", follow_ups.days_overdue(task, day) or None),
        )
    )


def _no_deadline(task: FollowUp) -> str:
    return _NO_DEADLINE if follow_ups.unset_of(task.task) else ""


def _in_days(material: MeetingMaterial, number: int, column: str, days: int | None) -> Cell:
    if days is None:
        return ""
    day = naming.meeting_day(material)
    return count(LIST, str(number), column, days, unit="hari", definition=_DAYS, as_of=day)


def new_table(material: MeetingMaterial) -> Table:
    """Compose the table of the minutes: the tasks this meeting agreed on."""
    day = naming.task_reference_day(material)
    printed, notes = _shortened(follow_ups.of_meeting(material), day)
    rows = tuple(Row(_cells(number, task, day)) for number, task in enumerate(printed, 1))
    header = ("No", "Uraian", "Penanggung jawab", "Tenggat", "Status dan keterangan")
    return Table("tindak-lanjut-rapat", "Tindak lanjut rapat ini", _as_of(day), header, rows, notes)


def carried_table(material: MeetingMaterial) -> Table:
    """Compose the table of the minutes: the tasks of earlier meetings, with their origin and age."""
    day = naming.task_reference_day(material)
    printed, notes = _shortened(follow_ups.open_first(follow_ups.of_earlier(material)), day)
    rows = tuple(
        Row((*_cells(number, task, day), follow_ups.origin(task), _age(task, day)))
        for number, task in enumerate(printed, 1)
    )
    header = ("No", "Uraian", "Penanggung jawab", "Tenggat", "Status dan keterangan", "Asal", "Umur")
    subtitle = f"{_as_of(day)}; umur sejak rapat asal"
    return Table("tindak-lanjut-sebelumnya", "Tindak lanjut rapat sebelumnya", subtitle, header, rows, notes)


def _cells(number: int, task: FollowUp, day: date) -> tuple[Cell, ...]:
    owner = task.owner or follow_ups.UNSET
    return (str(number), task.task, owner, _deadline(task, day), follow_ups.status_text(task))


def _shortened(tasks: tuple[FollowUp, ...], day: date) -> tuple[tuple[FollowUp, ...], tuple[str, ...]]:
    """Return the tasks that are printed and a note on the others: all, or the most urgent of very many."""
    if len(tasks) <= MOST:
        return tasks, ()

    def urgency(task: FollowUp) -> tuple[bool, int, date]:
        return (not task.is_open, -follow_ups.days_overdue(task, day), task.deadline or date.max)

    remaining = formats.number(len(tasks) - SHORT)
    note = f"Yang paling mendesak; serta {remaining} lainnya dalam register tindak lanjut (tindak-lanjut.xlsx)."
    return tuple(sorted(tasks, key=urgency)[:SHORT]), (note,)


def _as_of(day: date) -> str:
    """Return the note that states are those of the workbook, and the day to which lateness is counted."""
    return f"Status menurut buku kerja rapat; keterlambatan per {formats.day(day)}"


def _deadline(task: FollowUp, day: date) -> str:
    if task.deadline is None:
        return follow_ups.unset_of(task.task)
    late = follow_ups.days_overdue(task, day)
    return formats.day(task.deadline) + (f" (lewat {formats.number(late)} hari)" if late else "")


def _age(task: FollowUp, day: date) -> str:
    if not task.is_open:
        return ""
    days = follow_ups.days_old(task, day)
    return formats.MISSING if days is None else f"{formats.number(days)} hari"
