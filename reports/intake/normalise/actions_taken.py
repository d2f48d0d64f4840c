"""Administrative actions of an incident log: those with a decision count, plans and proposals do not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from reports.intake.normalise.row_captions import captions_of
from reports.vocabulary import actions, incident_words
from reports.vocabulary.caption_words import caption_parts
from reports.vocabulary.decision_numbers import is_number, is_of_other_paper
from reports.vocabulary.text import normal
from reports.vocabulary.value_decisions import NOT_COUNTED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from reports.intake.normalise.columns import Cells
    from reports.intake.normalise.register import Values
    from reports.problems import Problem
    from reports.vocabulary.articles import Articles

_BURDEN, _BAN = "TAK_E", "TAK_A"
_PLACES = {
    "action-unplaced": "decision_date", "action-unread": "decision_no", "ban-asked": "decision_no",
    "receipt-asked": "decision_no", "decision-other-paper": "decision_no",
}  # fmt: skip
"""Problem → the field at whose cell it is told, where that is not the action."""
_UNCOUNTED = ((NOT_COUNTED,), False)
"""An action that the office has decided is none of Pasal 75 ayat (2)."""
_LEAP_DAY = (2, 29)


@dataclass(frozen=True)
class Taken:
    """The actions of a table, one entry a row."""

    counted: list[object]
    """Kinds with a decision that can be placed in its month, and proposals."""
    unplaced: list[object]
    """Kinds whose decision has an impossible date; ``UNREAD`` for a decision whose kinds were not read."""
    undecided: list[object]
    """Kinds that lack number or date of their decision."""
    planned: list[object]
    """Kinds that are a plan or a proposal."""
    is_tak: list[bool]
    """An action of Pasal 75 ayat (2) counts."""
    is_sentence: list[bool]
    """Number and possible date of a decision stand there."""


@dataclass(frozen=True)
class Decision:
    """The decision of one row."""

    number: str | None
    day: date | None
    incident: date | None

    @property
    def is_complete(self) -> bool:
        """Whether it has a date, and a number."""
        return self.day is not None and is_number(self.number)

    @property
    def is_stated(self) -> bool:
        """Whether it has a date, or a number."""
        return self.day is not None or is_number(self.number)

    @property
    def is_after_incident(self) -> bool:
        """Whether it does not lie before the incident."""
        return self.day is not None and (self.incident is None or self.incident <= self.day)

    @property
    def is_placeable(self) -> bool:
        """Whether it lies between the incident and a year after it."""
        if self.day is None or self.incident is None:
            return self.day is not None
        return self.incident <= self.day <= _year_after(self.incident)


def _year_after(day: date) -> date:
    if (day.month, day.day) == _LEAP_DAY:
        return date(day.year + 1, 3, 1)
    return day.replace(year=day.year + 1)


def actions_of(cells: Cells, columns: Values, row_articles: Sequence[Articles | None]) -> tuple[Taken, list[Problem]]:
    """Return the actions of a table, and its problems; receipts that stand for a decision become one."""
    result = Taken([], [], [], [], [], [])
    problems: list[Problem] = []
    unread_rows: set[int] = set()
    for index, (kinds, plan, undone) in enumerate(_stated(cells, columns["action_type"])):
        problems += _problems(cells, index, "action-undone" if undone else None)
        real, proposals, code, asks = _row(cells, columns, index, kinds, plan)
        decision = decision_of(columns, index)
        counts = bool(real) and code is None and decision.is_complete
        placed = counts and decision.is_placeable
        result.counted.append((*real, *proposals) if placed else proposals)
        is_undecided = bool(real) and not plan and not decision.is_complete
        result.undecided.append(real if is_undecided else ())
        result.planned.append((*(real if plan else ()), *proposals))
        is_uncounted = columns["action_type"][index] == _UNCOUNTED
        problems += _problems(cells, index, "action-uncounted" if is_uncounted else None)
        unread = not kinds and not plan and not is_uncounted and _is_of_action(columns, index)
        unplaced = real if counts and not placed else ()
        result.unplaced.append((actions.UNREAD,) if unread and decision.is_complete else unplaced)
        result.is_tak.append(placed and _is_tak(real, row_articles[index]))
        result.is_sentence.append(decision.is_complete and decision.is_after_incident)
        problems += _problems(cells, index, code or _lacking(real, () if asks else proposals, decision))
        problems += _problems(cells, index, "ban-asked" if asks else None)
        problems += _problems(cells, index, "action-unread" if unread and decision.is_stated else None)
        unread_rows |= {index} if unread and decision.is_stated else set()
        doubtful = placed and is_of_other_paper(decision.number or "")
        problems += _problems(cells, index, "decision-other-paper" if doubtful else None)
    return result, [*problems, *_incomplete_pairs(cells, columns, result.counted, row_articles, unread_rows)]


def _stated(cells: Cells, column: Sequence[object]) -> Iterator[tuple[tuple[str, ...], bool, bool]]:
    """Yield kinds of action, whether they are a plan, and whether a caption says that they were taken back."""
    plans = _by_caption(cells, actions.is_of_proposals)
    undone = _by_caption(cells, lambda text: actions.without_undone(text) == "")
    for action, by_plan, by_undoing in zip(column, plans, undone, strict=True):
        kinds, plan = action if isinstance(action, tuple) and action != _UNCOUNTED else ((), False)
        yield (() if by_undoing else kinds), plan or by_plan or by_undoing, bool(kinds) and by_undoing


def _by_caption(cells: Cells, is_said: Callable[[str], bool]) -> list[bool]:
    """Tell of each row whether each part of its caption says something."""

    def is_whole(text: str) -> bool:
        parts = caption_parts(text)
        return bool(parts) and all(map(is_said, parts))

    captions = captions_of(cells, is_whole)
    is_caption_of = {text: is_whole(text) for text in {text for text, _cell in captions}}
    return [is_caption_of[text] for text, _cell in captions]


def _is_of_action(columns: Values, index: int) -> bool:
    """Tell whether a decision can only be one on an action: the number of a sentence stands beside stage or grade."""
    return columns["stage"][index] is None and columns["grade"][index] != "terbukti"


def decision_of(columns: Values, index: int) -> Decision:
    """Return the decision of a row."""
    number, day, incident = (columns[name][index] for name in ("decision_no", "decision_date", "incident_date"))
    return Decision(
        number if isinstance(number, str) else None,
        day if isinstance(day, date) else None,
        incident if isinstance(incident, date) else None,
    )


def _row(
    cells: Cells, columns: Values, index: int, kinds: tuple[str, ...], plan: bool
) -> tuple[tuple[str, ...], tuple[str, ...], str | None, bool]:
    """Return actions and proposals of a row, the problem by which actions do not count, and whether a ban is asked."""
    proposals = tuple(kind for kind in kinds if kind == actions.PROPOSAL)
    real = tuple(kind for kind in kinds if kind != actions.PROPOSAL)
    asks = False
    if plan:
        # an action that was taken back is told by itself
        return real, proposals, "action-plan" if kinds else None, asks
    if _BAN in real and (answer := _of_own_number(cells, columns["decision_no"][index])) != "keputusan":
        real = tuple(kind for kind in real if kind != _BAN)
        proposals, asks = (actions.PROPOSAL,), answer is None
    code = _with_receipt(cells, columns, index) if real == (_BURDEN,) else None
    return real, proposals, code, asks


def _of_own_number(cells: Cells, number: object) -> str | None:
    """Return what a penangkalan is by its number: keputusan, or usulan; None where an own number leaves it open."""
    key = normal(str(number or ""))
    prefix = next(
        (
            own_prefix
            for own_prefix in map(normal, cells.enforcement.own_prefixes)
            if own_prefix and key.startswith(own_prefix)
        ),
        None,
    )
    if prefix is None:
        return "keputusan"
    answers = cells.remembered.get("decision_no", {})
    return answers.get(key) or answers.get(prefix)


def _with_receipt(cells: Cells, columns: Values, index: int) -> str | None:
    """Take the receipt of a biaya beban for its decision where the office says so; return the problem otherwise."""
    number, day = columns["decision_no"][index], columns["decision_date"][index]
    is_receipt = isinstance(number, str) and incident_words.is_receipt(number)
    if is_number(number if isinstance(number, str) else None) and not is_receipt:
        return None
    receipt = number if is_receipt else columns["receipt_no"][index]
    paid = columns["receipt_date"][index] or day
    if not (isinstance(receipt, str) and is_number(receipt) and isinstance(paid, date)):
        return "action-no-decision" if is_receipt else None
    if cells.enforcement.receipt == "keputusan":
        columns["decision_no"][index], columns["decision_date"][index] = receipt, paid
        return None
    return "action-no-decision" if cells.enforcement.receipt == "bukan" else "receipt-asked"


def _lacking(real: tuple[str, ...], proposals: tuple[str, ...], decision: Decision) -> str | None:
    """Return the problem of a row whose actions were not all counted."""
    if real and not decision.is_complete:
        return "action-no-decision"
    if real and not decision.is_placeable:
        return "action-unplaced"
    return "action-plan" if proposals else None


def _problems(cells: Cells, index: int, code: str | None) -> list[Problem]:
    if code is None:
        return []
    field = _PLACES.get(code)
    field = field if field and cells.has(field) else "action_type"
    return [cells.problem(code, index, field, cells.raw_at(field, index))]


def _is_tak(kinds: tuple[str, ...], row_articles: Articles | None) -> bool:
    """Tell whether kinds hold an action of Pasal 75 ayat (2); a detention is one only under its huruf d."""
    if any(kind in actions.TAK for kind in kinds):
        return True
    return actions.DETENTION in kinds and row_articles is not None and actions.DETENTION_AS_TAK in row_articles.codes


def _incomplete_pairs(
    cells: Cells,
    columns: Values,
    counted: list[object],
    row_articles: Sequence[Articles | None],
    unread_rows: AbstractSet[int],
) -> list[Problem]:
    """Say where deportation lacks penangkalan, and Pasal 78 ayat (3) either; rows of one case together.

    Of a case with an action that was not read neither is known; that it was not read is told by itself.
    """
    cases: dict[object, list[int]] = {}
    for index, (passport, report) in enumerate(zip(columns["passport_no"], columns["incident_id"], strict=True)):
        cases.setdefault(passport or report or index, []).append(index)
    problems = []
    for rows in cases.values():
        if not unread_rows.isdisjoint(rows):
            continue
        kinds = {kind for row in rows for kind in counted[row]}  # type: ignore[attr-defined] # tuples of kinds
        if "TAK_F" in kinds and _BAN not in kinds:
            row = next(row for row in rows if "TAK_F" in counted[row])  # type: ignore[operator] # as above
            problems.append(cells.problem("deportation-alone", row, "action_type"))
        strict = next(
            (row for row in rows if (row_article := row_articles[row]) is not None and "78-3" in row_article.codes),
            None,
        )
        if strict is not None and not {_BAN, "TAK_F"} <= kinds:
            problems.append(cells.problem("article-78-3", strict, "action_type"))
    return problems
