"""Which follow-up of a meeting carries out which of its decisions: the same matter in the words of a task.

Only what is certain counts, since a document prints owner and deadline of the task beside the decision: the task names
the decision by its number, or one has the words of the other. Likeness of words is not enough: to send data and to
compare them are two matters.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reports.vocabulary.text import normal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reports.model.meeting import Decision, FollowUp

_FEWEST = 3
"""Words of a task or decision, its verb among them, that can tell of one matter."""


def task_of(decision: Decision, number: int, tasks: Iterable[FollowUp]) -> FollowUp | None:
    """Return the one task that carries out a decision; None where none does, or several might.

    A task of another owner, or for another day, than the decision's own is none of it.

    Args:
        decision: of the meeting.
        number: its place in the list of decisions, from 1.
        tasks: that the meeting agreed on.
    """
    possible = [one for one in tasks if not _contradicts(one, decision)]
    for found in ([one for one in possible if _names(one, number)], [one for one in possible if _tells(one, decision)]):
        if found:
            return found[0] if len(found) == 1 else None
    return None


def _contradicts(task: FollowUp, decision: Decision) -> bool:
    owners = {normal(one) for one in (task.owner, decision.owner) if one}
    return len(owners) > 1 or len({task.deadline, decision.deadline} - {None}) > 1


def _names(task: FollowUp, number: int) -> bool:
    """Tell whether a task or its remark names a decision: ``Keputusan 3``; with a year behind it, it is a decree."""
    said = normal(f"{task.task} {task.note or ''}")
    return bool(re.search(rf"\bKEPUTUSAN (?:NOMOR |NO |BUTIR )?{number}\b(?! (?:TAHUN\b|\d))", said))


def _tells(task: FollowUp, decision: Decision) -> bool:
    """Tell whether task and decision are one matter.

    Either the words of one stand in the other, or the task's verb stands in the decision as its passive, and the rest
    of the task as it is: ``Melaksanakan operasi gabungan`` is ``Operasi gabungan dilaksanakan``.
    """
    own, other = normal(task.task).split(), normal(decision.text).split()
    if own == other:
        return bool(own)
    if min(len(own), len(other)) < _FEWEST:
        return False
    passive = any(one.startswith("DI") and own[0] in _actives(one[2:]) for one in other)
    return _within(own, other) or _within(other, own) or (passive and _within(own[1:], other))


def _within(words: list[str], others: list[str]) -> bool:
    """Tell whether words occur side by side among others."""
    return f" {' '.join(words)} " in f" {' '.join(others)} "


def _actives(root: str) -> set[str]:
    """Return how the active verb of a root may be spelt: laksanakan → melaksanakan, sampaikan → menyampaikan."""
    return {f"{one}{root}" for one in ("ME", "MEM", "MEN", "MENG")} | {
        f"{one}{root[1:]}" for one in ("MENY", "MEM", "MEN", "MENG")
    }
