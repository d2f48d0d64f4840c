"""Which follow-up of a meeting carries out which of its decisions: the same matter in the words of a task.

Only what is certain counts, since a document prints owner and deadline of the task beside the decision: the task names
the decision by its number, or one has the words of the other. Likeness of words is not enough: to send data and to
compare them are two matters.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reports.vocabulary.editions import WITHHELD
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
    possible = [task for task in tasks if not _contradicts(task, decision)]
    for candidates in (
        [task for task in possible if _names(task, number)],
        [task for task in possible if _tells(task, decision)],
    ):
        if candidates:
            return candidates[0] if len(candidates) == 1 else None
    return None


def _contradicts(task: FollowUp, decision: Decision) -> bool:
    owners = {normal(owner) for owner in (task.owner, decision.owner) if owner}
    return len(owners) > 1 or len({task.deadline, decision.deadline} - {None}) > 1


def _names(task: FollowUp, number: int) -> bool:
    """Tell whether a task or its remark names a decision: ``Keputusan 3``; with a year behind it, it is a decree."""
    task_words = normal(f"{task.task} {task.note or ''}")
    return bool(re.search(rf"\bKEPUTUSAN (?:NOMOR |NO |BUTIR )?{number}\b(?! (?:TAHUN\b|\d))", task_words))


def _tells(task: FollowUp, decision: Decision) -> bool:
    """Tell whether task and decision are one matter.

    Either the words of one stand in the other, or the task's verb stands in the decision as its passive, and the rest
    of the task as it is: ``Melaksanakan operasi gabungan`` is ``Operasi gabungan dilaksanakan``.
    """
    if WITHHELD in task.task or WITHHELD in decision.text:
        return False
    task_words, decision_words = normal(task.task).split(), normal(decision.text).split()
    if task_words == decision_words:
        return bool(task_words)
    if min(len(task_words), len(decision_words)) < _FEWEST:
        return False
    passive = any(word.startswith("DI") and task_words[0] in _actives(word[2:]) for word in decision_words)
    return (
        _occur_together(task_words, decision_words)
        or _occur_together(decision_words, task_words)
        or (passive and _occur_together(task_words[1:], decision_words))
    )


def _occur_together(words: list[str], text_words: list[str]) -> bool:
    """Tell whether words occur side by side among others."""
    return f" {' '.join(words)} " in f" {' '.join(text_words)} "


def _actives(root: str) -> set[str]:
    """Return how the active verb of a root may be spelt: laksanakan → melaksanakan, sampaikan → menyampaikan."""
    return {f"{prefix}{root}" for prefix in ("ME", "MEM", "MEN", "MENG")} | {
        f"{prefix}{root[1:]}" for prefix in ("MENY", "MEM", "MEN", "MENG")
    }
