"""Take planned operations out of the texts of meetings, ``pora.toml`` and own themes, for documents that are shared."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

from reports.errors import ConfigurationError
from reports.model.meeting import Decision, FollowUp
from reports.privacy.masker import mask_spans
from reports.privacy.meeting_fields import LISTS, NO_SENTENCES, text_fields
from reports.privacy.operation_plans import Occasion, find_plans
from reports.privacy.patterns import Span
from reports.problems import Problem, first_places
from reports.vocabulary.editions import WITHHELD

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from datetime import date

    from reports.model.meeting import Meeting

DOUBTFUL, PLANNED = "operation-doubtful", "operation-planned"


def refuse_doubtful_plans(problems: Iterable[Problem]) -> None:
    """Raise an error if a text of a document that is shared may tell of a planned operation.

    Raises:
        ConfigurationError: it may, and the office has not decided.
    """
    doubtful = [problem for problem in problems if problem.code == DOUBTFUL]
    if doubtful:
        raise ConfigurationError(
            "{count} sentences may tell of a planned operation: {cells}",
            "say in them that it is over, or list each in mappings.toml under [operations] as bukan rencana operasi",
            count=len(doubtful),
            cells=first_places(doubtful),
        )


@dataclasses.dataclass
class PlanSearch:
    """Replaces planned operations in texts, and collects what was found.

    Args:
        day: of the meeting.
        decided: sentences that tell of no plan by a decision of the office.
    """

    day: date | None
    decided: Collection[str] = ()
    finds: list[tuple[str, str, str]] = dataclasses.field(default_factory=list)
    """Code of the problem, path of the text, and the sentence if it is in doubt."""

    def shared(self, texts: Mapping[str, str], path: str = "", occasion: Occasion | None = None) -> dict[str, str]:
        """Return those texts of a row that tell of planned operations, as shared documents print them.

        Args:
            texts: by field.
            path: of the row, before the field.
            occasion: of the row, if it has more than the day of the meeting.
        """
        hits = find_plans(texts, occasion or Occasion(self.day), self.decided)
        changed = {}
        for field, plans in hits.items():
            text = texts[field]
            certain = [Span(plan.start, plan.end, PLANNED) for plan in plans if plan.is_certain]
            if certain:
                self.finds.append((PLANNED, path + field, ""))
                changed[field] = mask_spans(text, certain, WITHHELD)
            self.finds += [
                (DOUBTFUL, path + field, text[plan.start : plan.end]) for plan in plans if not plan.is_certain
            ]
        return changed

    def item(self, item: Any, path: str) -> Any:  # noqa: ANN401 -- any item of the lists of a meeting
        """Return an item of a meeting as shared documents print it."""
        texts = {field: getattr(item, field) for field in text_fields(item, NO_SENTENCES)}
        changed = self.shared(texts, path, _occasion_of(item, self.day))
        return dataclasses.replace(item, **changed) if changed else item


def _occasion_of(item: Any, day: date | None) -> Occasion:  # noqa: ANN401 -- any item of the lists of a meeting
    if isinstance(item, Decision):
        return Occasion(day, is_open=True, deadline=item.deadline)
    if isinstance(item, FollowUp):
        return Occasion(day, is_open=item.is_open, deadline=item.deadline)
    return Occasion(day)


def without_plans(meeting: Meeting, decided: Collection[str] = ()) -> tuple[Meeting, tuple[Problem, ...]]:
    """Return a meeting without planned operations, and a problem at the cell of each that was found or is in doubt.

    Args:
        meeting: as read, persons masked.
        decided: sentences that tell of no plan by a decision of the office, as keys of decisions.
    """
    search = PlanSearch(meeting.day, decided)
    lists: dict[str, Any] = {
        name: tuple(search.item(item, f"{name}.{number}.") for number, item in enumerate(getattr(meeting, name)))
        for name in LISTS
    }
    texts = {
        part: search.shared({"text": text}, f"texts.{part}.").get("text", text) for part, text in meeting.texts.items()
    }
    facts = search.item(meeting, "")
    problems = tuple(_problem(meeting, *find) for find in search.finds)
    return dataclasses.replace(facts, **lists, texts=texts), problems


def _problem(meeting: Meeting, code: str, path: str, sentence: str) -> Problem:
    sheet, cell = meeting.places.get(path, (None, None))
    return Problem(code, meeting.path, sheet, cell, path.rpartition(".")[2], sentence or None)
