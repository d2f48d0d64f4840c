"""What an office does next: the first of the monthly steps that is not done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.model.board import NextStep
from reports.model.last_reading import KindState

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reports.model.board import MeetingLine, MonthLine

BRIEFING, MINUTES = "bahan-rapat", "laporan-rapat"


def next_step(
    months: Sequence[MonthLine],
    meetings: Iterable[MeetingLine],
    undated: Sequence[str],
    *,
    was_read: bool,
    is_changed: bool,
) -> NextStep:
    """Return the next step.

    Args:
        months: of the board, the oldest first.
        meetings: of the board.
        undated: files that were not understood and may belong to any month.
        was_read: whether the inputs were read at all.
        is_changed: whether they were changed since then.
    """
    if not was_read:
        return NextStep("read", ("check",))
    if is_changed:
        return NextStep("changed", ("check",))
    last = _last_with_data(months)
    if undated or (last is not None and last.read is not None and last.read.not_understood):
        return NextStep("learn", ("check", "--learn"))
    steps = (*(_of_return(last) if last else ()), *(step for line in meetings for step in _of_meeting(line)))
    return next(iter(steps), NextStep("wait", ("check",)))


def _last_with_data(months: Sequence[MonthLine]) -> MonthLine | None:
    """Return the last month with a register, else the last with any table."""
    with_register = [line for line in months if _is_delivered(line, ("register",))]
    with_any = [line for line in months if _is_delivered(line, None)]
    return next(iter((*with_register[-1:], *with_any[-1:])), None)


def _is_delivered(line: MonthLine, kinds: tuple[str, ...] | None) -> bool:
    states = line.read.kinds if line.read else {}
    return any(states[kind] is KindState.DELIVERED for kind in (kinds or states) if kind in states)


def _of_return(line: MonthLine) -> Iterator[NextStep]:
    """Yield what the return of a month still needs."""
    if line.returned.document is None or line.returned.is_outdated:
        yield NextStep("return", ("return", line.period))
    elif not line.returned.is_as_handed_in:
        yield NextStep("submit", ("submit", line.period))


def _of_meeting(line: MeetingLine) -> Iterator[NextStep]:
    """Yield what the documents of a meeting still need: one that was held gets its report, one to come its pack."""
    names = {document.document for document in line.documents}
    if line.read.is_recorded and MINUTES not in names:
        yield NextStep("minutes", ("minutes", line.read.path))
    elif not line.read.is_recorded and BRIEFING not in names:
        yield NextStep("briefing", ("briefing", line.read.path))
