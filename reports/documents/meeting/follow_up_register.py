"""Compose the register of follow-ups: open tasks first, closed ones below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.documents.meeting import follow_ups, naming
from reports.model.follow_ups import FollowUpRegister, Task
from reports.vocabulary import formats

if TYPE_CHECKING:
    from datetime import date

    from reports.documents.meeting.material import MeetingMaterial
    from reports.model.meeting import FollowUp

NAME = "tindak-lanjut"


def register(material: MeetingMaterial, *, edition: str) -> FollowUpRegister:
    """Return the register of a meeting and of those before it."""
    day = naming.task_reference_day(material)
    ordered = sorted(material.follow_ups, key=lambda task: not task.is_open)
    return FollowUpRegister(
        name=NAME,
        title=f"Register Tindak Lanjut Rapat {naming.team_name(material)}",
        subtitle=f"Sampai dengan {naming.meeting_name(material)}, {naming.weekday_and_date(material.meeting)}",
        office=material.data.config.office.name,
        edition=edition,
        classification=naming.classification(edition),
        as_of=day,
        tasks=tuple(_task(task, day) for task in ordered),
        statuses=tuple(follow_ups.STATUS_LABELS.values()),
        notes=_notes(day),
    )


def _task(task: FollowUp, day: date) -> Task:
    return Task(
        text=task.task,
        owner=task.owner or "",
        deadline=task.deadline,
        status=follow_ups.STATUS_LABELS[task.progress],
        note=task.note or "",
        meeting=task.meeting,
        agreed_on=task.since,
        age=follow_ups.days_old(task, day),
        overdue=follow_ups.days_overdue(task, day),
    )


def _notes(day: date) -> tuple[str, ...]:
    return (
        "Satu baris adalah satu tugas. Tugas dibawa dari rapat ke rapat sampai berstatus Selesai; yang belum selesai "
        "berada di atas.",
        "Status dimutakhirkan pada buku kerja rapat berikutnya, lembar Tindak Lanjut, dengan uraian yang sama: kolom "
        "No sampai dengan Keterangan dapat disalin ke sana apa adanya. Perubahan pada register ini tidak dibaca "
        "program.",
        f"Umur dan keterlambatan dihitung sampai dengan {formats.day(day)} dan tidak berubah sendiri.",
    )
