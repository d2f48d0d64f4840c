"""Follow-ups as documents tell them: what is left of which meeting, how old it is, and what is overdue."""

from __future__ import annotations

from datetime import date as date_type
from typing import TYPE_CHECKING

from reports.documents.meeting import occasion
from reports.model.document import Row, Table
from reports.model.meeting import Progress
from reports.vocabulary import formats

if TYPE_CHECKING:
    from datetime import date

    from reports.documents.meeting.material import MeetingMaterial
    from reports.model.meeting import FollowUp

STATUS = {Progress.OPEN: "Belum", Progress.STARTED: "Proses", Progress.CLOSED: "Selesai"}
"""Names of the states, as the drop-down of the meeting workbook has them."""
UNSET = "belum ditetapkan"
MOST = 200
"""Tasks that a report lists one and all."""
SHORT = 60
"""Tasks that it lists of more than these."""


def of_meeting(material: MeetingMaterial) -> tuple[FollowUp, ...]:
    """Return the tasks this meeting agreed on."""
    return tuple(one for one in material.follow_ups if not is_earlier(one, material))


def of_earlier(material: MeetingMaterial) -> tuple[FollowUp, ...]:
    """Return the tasks of the meetings before, open ones first, else in their order."""
    found = [one for one in material.follow_ups if is_earlier(one, material)]
    return tuple(sorted(found, key=lambda one: not one.is_open))


def is_earlier(one: FollowUp, material: MeetingMaterial) -> bool:
    """Tell whether an earlier meeting agreed on a task: by its day, else by the name of its workbook."""
    if one.since and material.meeting.day:
        return one.since < material.meeting.day
    return bool(one.meeting) and one.meeting != material.meeting.name


def age(one: FollowUp, day: date) -> int | None:
    """Return how many days ago an open task was agreed on; None where it is closed or its meeting has no day."""
    return max(0, (day - one.since).days) if one.since and one.is_open else None


def overdue(one: FollowUp, day: date) -> int:
    """Return how many days an open task is past its deadline; 0 where it is not."""
    return max(0, (day - one.deadline).days) if one.deadline and one.is_open else 0


def origin(one: FollowUp) -> str:
    """Return the meeting a task comes from: its day, else the name of its workbook."""
    return f"Rapat {formats.day(one.since)}" if one.since else one.meeting or UNSET


def new_table(material: MeetingMaterial) -> Table:
    """Compose the table of the tasks of this meeting."""
    day = occasion.reckoned_on(material)
    printed, notes = _shortened(of_meeting(material), day)
    rows = tuple(
        Row((str(n), one.task, one.owner or UNSET, _deadline(one, day), state(one))) for n, one in enumerate(printed, 1)
    )
    head = ("No", "Uraian", "Penanggung jawab", "Tenggat", "Status dan keterangan")
    return Table("tindak-lanjut-rapat", "Tindak lanjut rapat ini", _as_of(day), head, rows, notes)


def carried_table(material: MeetingMaterial) -> Table:
    """Compose the table of the tasks of earlier meetings, with where they come from and their age."""
    day = occasion.reckoned_on(material)
    printed, notes = _shortened(of_earlier(material), day)
    rows = tuple(
        Row((str(n), one.task, one.owner or UNSET, _deadline(one, day), state(one), origin(one), _age(one, day)))
        for n, one in enumerate(printed, 1)
    )
    head = ("No", "Uraian", "Penanggung jawab", "Tenggat", "Status dan keterangan", "Asal", "Umur")
    title = "Tindak lanjut rapat sebelumnya"
    subtitle = f"{_as_of(day)}; umur sejak rapat asal"
    return Table("tindak-lanjut-sebelumnya", title, subtitle, head, rows, notes)


def _shortened(tasks: tuple[FollowUp, ...], day: date) -> tuple[tuple[FollowUp, ...], tuple[str, ...]]:
    """Return the tasks that are printed and a note on the others: all, or the most urgent of very many."""
    if len(tasks) <= MOST:
        return tasks, ()
    urgent = sorted(tasks, key=lambda one: (not one.is_open, -overdue(one, day), one.deadline or date_type.max))
    more = formats.number(len(tasks) - SHORT)
    note = f"Yang paling mendesak; serta {more} lainnya dalam register tindak lanjut (tindak-lanjut.xlsx)."
    return tuple(urgent[:SHORT]), (note,)


def _as_of(day: date) -> str:
    """Say that the states are those of the workbook, whenever it was filled in, and to which day is reckoned."""
    return f"Status menurut buku kerja rapat; keterlambatan per {formats.day(day)}"


def _deadline(one: FollowUp, day: date) -> str:
    if one.deadline is None:
        return UNSET
    late = overdue(one, day)
    return formats.day(one.deadline) + (f" (lewat {formats.number(late)} hari)" if late else "")


def state(one: FollowUp) -> str:
    """Return how far a task is, with the office's remark as a sentence of its own."""
    note = occasion.sentence(one.note or "")
    return f"{STATUS[one.progress]}. {formats.opening(note)}" if note else STATUS[one.progress]


def _age(one: FollowUp, day: date) -> str:
    if not one.is_open:
        return ""
    days = age(one, day)
    return formats.MISSING if days is None else f"{formats.number(days)} hari"
