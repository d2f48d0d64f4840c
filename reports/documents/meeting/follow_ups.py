"""Tindak lanjut: what earlier meetings agreed on and is still open, with status and age in days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.documents.derived import count
from reports.documents.meeting import tasks, words
from reports.documents.meeting.narrative import paragraph
from reports.model.document import Row, Section, Table
from reports.model.figures import TOTAL
from reports.model.meeting import Progress
from reports.vocabulary import formats

if TYPE_CHECKING:
    from datetime import date

    from reports.documents.meeting.material import MeetingMaterial
    from reports.model.document import Cell
    from reports.model.figures import Figure
    from reports.model.meeting import FollowUp

COUNTS = "tindak-lanjut"
"""Table of the counts: progress × jumlah, lewat-tenggat."""
LIST = "tindak-lanjut-daftar"
"""Table of the tasks: number × umur, lewat, both in days."""
NAMES = {Progress.OPEN: "belum dilaksanakan", Progress.STARTED: "dalam proses", Progress.CLOSED: "selesai"}
"""As told in a sentence."""
NO_OWNER, NO_DEADLINE = "Belum ditetapkan", "Tidak ada"
MOST_UPRIGHT = 40
"""Tasks up to which the list stands upright; a longer one lies across, where its rows are lower."""
_DEFINITION = (
    "Banyaknya tindak lanjut rapat terdahulu pada tingkat yang sama menurut status terakhir; lewat tenggat berarti "
    "belum selesai dan tenggatnya sebelum hari rapat."
)
_DAYS = "Hari sejak rapat yang menetapkan tindak lanjut, dan hari sejak tenggatnya, sampai dengan hari rapat."


def earlier(material: MeetingMaterial) -> tuple[FollowUp, ...]:
    """Return the tasks that earlier meetings agreed on, closed ones of the last period among them."""
    day = words.day(material)
    return tuple(one for one in material.follow_ups if one.since is None or one.since < day)


def is_overdue(one: FollowUp, day: date) -> bool:
    """Tell whether a task is still open after its deadline."""
    return one.is_open and one.deadline is not None and one.deadline < day


def counted(material: MeetingMaterial, progress: Progress | None = None) -> Figure:
    """Return how many tasks of earlier meetings stand at a progress; all of them without one."""
    found = [one for one in earlier(material) if progress is None or one.progress is progress]
    return _count(material, progress.value if progress else TOTAL, "jumlah", len(found))


def still_open(material: MeetingMaterial) -> Figure:
    """Return how many tasks of earlier meetings are not closed."""
    return _count(material, "terbuka", "jumlah", sum(one.is_open for one in earlier(material)))


def overdue(material: MeetingMaterial) -> Figure:
    """Return how many open tasks are past their deadline."""
    day = words.day(material)
    return _count(material, "terbuka", "lewat-tenggat", sum(is_overdue(one, day) for one in earlier(material)))


def _count(material: MeetingMaterial, row: str, column: str, value: int) -> Figure:
    return count(COUNTS, row, column, value, unit="tindak lanjut", definition=_DEFINITION, as_of=words.day(material))


def section(material: MeetingMaterial) -> Section:
    """Compose the section."""
    found = earlier(material)
    told = paragraph(material, "bahan-tindak-lanjut", _told(material), _figures(material) if found else ())
    blocks = (told, _table(material, found)) if found else (told,)
    return Section("tindak-lanjut", "6. Tindak Lanjut Rapat Terdahulu", blocks)


def _figures(material: MeetingMaterial) -> tuple[Figure, ...]:
    return (counted(material), *(counted(material, one) for one in Progress), still_open(material), overdue(material))


def _told(material: MeetingMaterial) -> str:
    if not earlier(material):
        return (
            "Tidak ada tindak lanjut dari rapat terdahulu pada tingkat ini."
            if material.earlier
            else "Belum ada rapat terdahulu pada tingkat ini, sehingga tidak ada tindak lanjut yang dibawa."
        )
    late = overdue(material)
    told = formats.joined(
        [f"{formats.figure(one)} {NAMES[step]}" for step in Progress if (one := counted(material, step)).value]
    )
    lateness = f"{formats.counted(late)} lewat tenggat" if late.value else "tidak ada yang lewat tenggat"
    return (
        f"Dari {formats.counted(counted(material))} rapat terdahulu, {told}; {lateness}. Umur dihitung sejak rapat "
        "yang menetapkannya sampai dengan hari rapat ini."
    )


def ordered(material: MeetingMaterial) -> tuple[FollowUp, ...]:
    """Return the tasks as they are listed: overdue ones first by deadline, then open ones, closed ones last."""
    day = words.day(material)

    def place(one: FollowUp) -> tuple[bool, bool, date, date]:
        far = day.replace(year=day.year + 100, day=1)
        return (not one.is_open, not is_overdue(one, day), one.deadline or far, one.since or far)

    return tuple(sorted(earlier(material), key=place))


def _table(material: MeetingMaterial, found: tuple[FollowUp, ...]) -> Table:
    several = len({one.since for one in found}) > 1
    rows = tuple(_row(material, place, one) for place, one in enumerate(ordered(material), 1))
    note = "Umur dan lewat dalam hari; yang selesai tidak mempunyai umur." if several else "Umur dan lewat dalam hari."
    return Table(
        LIST,
        "Tindak lanjut rapat terdahulu dan keadaannya",
        f"Keadaan sampai dengan {formats.day(words.day(material))}; yang lewat tenggat lebih dahulu",
        ("No", "Tindak lanjut", "Penanggung jawab", "Rapat", "Tenggat", "Status", "Umur", "Lewat"),
        rows,
        (note,),
        landscape=len(found) > MOST_UPRIGHT,
    )


def _row(material: MeetingMaterial, place: int, one: FollowUp) -> Row:
    day = words.day(material)
    age = (day - one.since).days if one.since and one.is_open else None
    late = (day - one.deadline).days if one.deadline and is_overdue(one, day) else None
    return Row(
        (
            formats.number(place),
            one.task,
            one.owner or NO_OWNER,
            formats.short_day(one.since) if one.since else "",
            formats.short_day(one.deadline) if one.deadline else NO_DEADLINE,
            tasks.state(one),
            _in_days(material, place, "umur", age),
            _in_days(material, place, "lewat", late),
        )
    )


def _in_days(material: MeetingMaterial, place: int, column: str, value: int | None) -> Cell:
    if value is None:
        return ""
    day = words.day(material)
    return count(LIST, str(place), column, value, unit="hari", definition=_DAYS, as_of=day)
