"""Follow-ups (tindak lanjut): which tasks are earlier, open or overdue, their counts and their wording.

The briefing pack, the minutes, the slides, the atensi message and the register share these rules.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reports.documents.derived_figures import count
from reports.documents.meeting import naming
from reports.late_patterns import late_regex
from reports.model.figures import TOTAL
from reports.model.meeting import Progress
from reports.vocabulary import formats
from reports.vocabulary.editions import WITHHELD

if TYPE_CHECKING:
    from datetime import date

    from reports.documents.meeting.material import MeetingMaterial
    from reports.model.figures import Figure
    from reports.model.meeting import FollowUp

COUNTS = "tindak-lanjut"
"""Table of the counts: progress × jumlah, lewat-tenggat."""
STATUS_IN_SENTENCES = {
    Progress.OPEN: "belum dilaksanakan",
    Progress.STARTED: "dalam proses",
    Progress.CLOSED: "selesai",
}
STATUS_LABELS = {Progress.OPEN: "Belum", Progress.STARTED: "Proses", Progress.CLOSED: "Selesai"}
"""Names of the states, as the drop-down of the meeting workbook has them."""
UNSET = "belum ditetapkan"
_IN_WORDS = late_regex(r"\bpaling lambat (?:pada )?([^.;,]+)")
"""A deadline that a decision itself names, such as ``paling lambat tanggal 5 setiap bulan``."""
_DEFINITION = (
    "Banyaknya tindak lanjut rapat terdahulu pada tingkat yang sama menurut status terakhir; lewat tenggat berarti "
    "belum selesai dan tenggatnya sebelum hari rapat."
)


def deadline_in_words(text: str, deadline: date | None) -> str:
    """Return the deadline of a decision: its day, else the one in its own text, else that none is set.

    Nothing where the text is withheld: whether a planned operation has a deadline is not told either.
    """
    if deadline:
        return formats.day(deadline)
    in_words = _IN_WORDS.search(text)
    return in_words[1].strip() if in_words else unset_of(text)


def unset_of(text: str) -> str:
    """Return what stands in place of a deadline: that none is set; nothing where the text is withheld."""
    return "" if WITHHELD in text else UNSET


def is_withheld(text: str) -> bool:
    """Tell whether nothing is left of a text but that shared documents do not print it."""
    return WITHHELD in text and not re.search(r"\w", text.replace(WITHHELD, ""))


def is_earlier(task: FollowUp, material: MeetingMaterial) -> bool:
    """Tell whether an earlier meeting agreed on a task: by its day, else by the name of its workbook."""
    if task.since and material.meeting.day:
        return task.since < material.meeting.day
    return bool(task.meeting) and task.meeting != material.meeting.name


def of_meeting(material: MeetingMaterial) -> tuple[FollowUp, ...]:
    """Return the tasks this meeting agreed on."""
    return tuple(task for task in material.follow_ups if not is_earlier(task, material))


def of_earlier(material: MeetingMaterial) -> tuple[FollowUp, ...]:
    """Return the tasks of earlier meetings in their order, closed ones of the last period among them."""
    return tuple(task for task in material.follow_ups if is_earlier(task, material))


def open_first(tasks: tuple[FollowUp, ...]) -> tuple[FollowUp, ...]:
    """Return tasks with the open ones first, else in their order."""
    return tuple(sorted(tasks, key=lambda task: not task.is_open))


def by_urgency(material: MeetingMaterial) -> tuple[FollowUp, ...]:
    """Return the earlier tasks: overdue ones first by deadline, then open ones, closed ones last."""
    day = naming.meeting_day(material)

    def urgency(task: FollowUp) -> tuple[bool, bool, date, date]:
        far = day.replace(year=day.year + 100, day=1)
        return (not task.is_open, not is_overdue(task, day), task.deadline or far, task.since or far)

    return tuple(sorted(of_earlier(material), key=urgency))


def is_overdue(task: FollowUp, day: date) -> bool:
    """Tell whether a task is still open after its deadline."""
    return days_overdue(task, day) > 0


def days_overdue(task: FollowUp, day: date) -> int:
    """Return how many days an open task is past its deadline; 0 where it is not."""
    return max(0, (day - task.deadline).days) if task.deadline and task.is_open else 0


def days_old(task: FollowUp, day: date) -> int | None:
    """Return how many days ago an open task was agreed on; None where it is closed or its meeting has no day."""
    return max(0, (day - task.since).days) if task.since and task.is_open else None


def task_count(material: MeetingMaterial, progress: Progress | None = None) -> Figure:
    """Return how many tasks of earlier meetings have a progress; without one, how many there are."""
    tasks = [task for task in of_earlier(material) if progress is None or task.progress is progress]
    return _count(material, progress.value if progress else TOTAL, "jumlah", len(tasks))


def open_count(material: MeetingMaterial) -> Figure:
    """Return how many tasks of earlier meetings are not closed."""
    return _count(material, "terbuka", "jumlah", sum(task.is_open for task in of_earlier(material)))


def overdue_count(material: MeetingMaterial) -> Figure:
    """Return how many open tasks of earlier meetings are past their deadline."""
    day = naming.meeting_day(material)
    return _count(material, "terbuka", "lewat-tenggat", sum(is_overdue(task, day) for task in of_earlier(material)))


def _count(material: MeetingMaterial, row: str, column: str, value: int) -> Figure:
    return count(
        COUNTS, row, column, value, unit="tindak lanjut", definition=_DEFINITION, as_of=naming.meeting_day(material)
    )


def origin(task: FollowUp) -> str:
    """Return the meeting a task comes from: its day, else the name of its workbook."""
    return f"Rapat {formats.day(task.since)}" if task.since else task.meeting or UNSET


def status_text(task: FollowUp) -> str:
    """Return how far a task is, with the office's remark as a sentence of its own, unless it is withheld."""
    note = "" if is_withheld(task.note or "") else naming.as_sentence(task.note or "")
    label = STATUS_LABELS[task.progress]
    return f"{label}. {formats.opening(note)}" if note else label
