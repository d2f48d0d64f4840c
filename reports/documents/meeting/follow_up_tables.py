"""Tables of follow-ups: the section of the briefing pack, and the two tables of the minutes."""

from __future__ import annotations

from dataclasses import replace
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
MOST_FINISHED = 10
"""Finished tasks of earlier meetings that the minutes list."""
_REGISTER = "register tindak lanjut (tindak-lanjut.xlsx)"
_AGE = "Umur"
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
    days = {task.since for task in tasks}
    several = len(days) > 1
    note = "Umur dan lewat dalam hari; yang selesai tidak mempunyai umur." if several else "Umur dan lewat dalam hari."
    table = Table(
        LIST,
        "Tindak lanjut rapat terdahulu dan keadaannya",
        f"Keadaan sampai dengan {formats.day(naming.meeting_day(material))}; yang lewat tenggat lebih dahulu",
        ("No", "Tindak lanjut", "Penanggung jawab", "Rapat", "Tenggat", "Status", _AGE, "Lewat"),
        tuple(_earlier_row(material, number, task) for number, task in enumerate(tasks, 1)),
        (note,),
        landscape=len(tasks) > MOST_UPRIGHT,
    )
    (since,) = days if len(days) == 1 else (None,)
    return _of_one_meeting(table, since) if since else table


def _of_one_meeting(table: Table, since: date) -> Table:
    """Return the table of tasks of a single meeting, which is named once and not in each row."""
    at = table.head.index("Rapat")
    return replace(
        table,
        subtitle=f"{table.subtitle}; seluruhnya dari rapat {formats.day(since)}",
        head=(*table.head[:at], *table.head[at + 1 :]),
        rows=tuple(replace(row, cells=(*row.cells[:at], *row.cells[at + 1 :])) for row in table.rows),
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
    """Compose the table of the minutes: the tasks of earlier meetings; origin and age once where they are the same."""
    day = naming.task_reference_day(material)
    tasks, finished_note = _without_many_finished(follow_ups.open_first(follow_ups.of_earlier(material)))
    printed, notes = _shortened(tasks, day)
    name, title = "tindak-lanjut-sebelumnya", "Tindak lanjut rapat sebelumnya"
    header, notes = ("No", "Uraian", "Penanggung jawab", "Tenggat", "Status dan keterangan"), (*notes, *finished_note)
    cells = [_cells(number, task, day) for number, task in enumerate(printed, 1)]
    days = {task.since for task in printed}
    (since,) = days if len(days) == 1 else (None,)
    if since:
        origin = f"seluruhnya dari rapat {formats.day(since)} ({formats.number((day - since).days)} hari)"
        return Table(name, title, f"{_as_of(day)}; {origin}", header, tuple(map(Row, cells)), notes)
    rows = tuple(
        Row((*cells_of_task, follow_ups.origin(task), _age(task, day)))
        for cells_of_task, task in zip(cells, printed, strict=True)
    )
    return Table(name, title, f"{_as_of(day)}; umur sejak rapat asal", (*header, "Asal", _AGE), rows, notes)


def without_age(table: Table) -> Table:
    """Return the table of carried tasks without the column of ages, for which a slide is too narrow."""
    if table.head[-1] != _AGE:
        return table
    rows = tuple(replace(row, cells=row.cells[:-1]) for row in table.rows)
    return replace(table, head=table.head[:-1], subtitle=table.subtitle.rpartition(";")[0], rows=rows)


def _without_many_finished(tasks: tuple[FollowUp, ...]) -> tuple[tuple[FollowUp, ...], tuple[str, ...]]:
    """Return the tasks, and a note in place of the finished ones where they are many beside open ones."""
    open_tasks = tuple(task for task in tasks if task.is_open)
    finished = len(tasks) - len(open_tasks)
    if finished <= MOST_FINISHED or not open_tasks:
        return tasks, ()
    return open_tasks, (f"Serta {formats.number(finished)} yang telah selesai, dalam {_REGISTER}.",)


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
    note = f"Yang paling mendesak; serta {remaining} lainnya dalam {_REGISTER}."
    return tuple(sorted(tasks, key=urgency)[:SHORT]), (note,)


def _as_of(day: date) -> str:
    """Return the note that states are those of the workbook, and the day to which lateness is counted."""
    return f"Status menurut buku kerja rapat; keterlambatan per {formats.day(day)}"


def _deadline(task: FollowUp, day: date) -> str:
    if task.deadline is None:
        return follow_ups.unset_of(task.task)
    late = follow_ups.days_overdue(task, day)
    return formats.short_day(task.deadline) + (f" (lewat {formats.number(late)} hari)" if late else "")


def _age(task: FollowUp, day: date) -> str:
    if not task.is_open:
        return ""
    days = follow_ups.days_old(task, day)
    return formats.MISSING if days is None else f"{formats.number(days)} hari"
