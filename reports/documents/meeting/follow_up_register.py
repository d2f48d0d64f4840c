"""The register of follow-ups, composed: open tasks first, those that are closed kept below them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.documents.meeting import follow_ups, naming
from reports.documents.meeting.report import CLASSIFICATION
from reports.model.follow_ups import FollowUpRegister, Task
from reports.vocabulary import formats

if TYPE_CHECKING:
    from datetime import date

    from reports.documents.meeting.material import MeetingMaterial
    from reports.model.meeting import FollowUp

NAME = "tindak-lanjut"


def register(material: MeetingMaterial, *, edition: str) -> FollowUpRegister:
    """Compose the register of a meeting and those before it."""
    day = naming.reckoned_on(material)
    ordered = sorted(material.follow_ups, key=lambda one: not one.is_open)
    return FollowUpRegister(
        name=NAME,
        title=f"Register Tindak Lanjut Rapat {naming.team(material)}",
        subtitle=f"Sampai dengan {naming.name(material)}, {naming.when(material.meeting)}",
        office=material.data.config.office.name,
        edition=edition,
        classification=CLASSIFICATION,
        as_of=day,
        tasks=tuple(_task(one, day) for one in ordered),
        statuses=tuple(follow_ups.STATUS_LABELS.values()),
        notes=_notes(day),
    )


def _task(one: FollowUp, day: date) -> Task:
    return Task(
        text=one.task,
        owner=one.owner or "",
        deadline=one.deadline,
        status=follow_ups.STATUS_LABELS[one.progress],
        note=one.note or "",
        meeting=one.meeting,
        agreed_on=one.since,
        age=follow_ups.days_old(one, day),
        overdue=follow_ups.days_overdue(one, day),
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
