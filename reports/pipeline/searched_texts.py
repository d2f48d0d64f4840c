"""Searches the texts that documents print: for persons, and in shared editions for plans and counts of few."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reports.documents.meeting.appendix import OWN_EDITION
from reports.pipeline.masking import mask_meetings
from reports.privacy.few_persons import FewPersons, few_persons_in_config, few_persons_in_theme, refuse_few_persons
from reports.privacy.meeting_texts import refuse_doubtful_names
from reports.privacy.office_plans import config_without_plans, theme_without_plans
from reports.privacy.office_texts import mask_config, mask_theme
from reports.privacy.withheld_plans import refuse_doubtful_plans
from reports.vocabulary.counts_of_persons import fewest
from reports.vocabulary.editions import WITHHELD
from reports.vocabulary.follow_up_matching import task_of
from reports.vocabulary.text import normal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from reports.model.meeting import Decision, FollowUp, Meeting
    from reports.model.theme import Theme
    from reports.pipeline.masking import Masked
    from reports.pipeline.request import Request
    from reports.privacy import PersonIndex
    from reports.problems import Problem
    from reports.vocabulary.config import Config
    from reports.vocabulary.mappings import SentenceDecisions


@dataclass(frozen=True)
class MeetingTexts:
    """The texts of people that the documents print."""

    meeting: Meeting
    earlier: tuple[Meeting, ...]
    """All other meetings; once searched, those of the same level before the meeting."""
    theme: Theme
    config: Config
    follow_ups: tuple[FollowUp, ...] = ()
    """Tasks of the meeting and of those before it, one a task; none before the search."""
    problems: tuple[Problem, ...] = ()
    """What was masked."""
    carried: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Path of an earlier workbook → paths of its tasks that the documents list, as ``follow_ups.0.``."""


def searched_texts(
    texts: MeetingTexts, persons: PersonIndex, sentences: SentenceDecisions, request: Request
) -> MeetingTexts:
    """Return texts without personal data, in a shared edition without planned operations.

    Args:
        texts: as written.
        persons: to search for.
        sentences: what the office has decided of sentences.
        request: the shared options.

    Raises:
        ConfigurationError: a text of a shared edition may name a person, tell of a planned operation, or count few.
    """
    least = fewest(request.edition)
    searched = mask_meetings([texts.meeting, *texts.earlier], persons, sentences, least)
    config, of_config = mask_config(texts.config, persons)
    theme, of_theme = mask_theme(texts.theme, persons, request.office)
    meeting, _shared, of_meeting = searched[0]
    earlier = earlier_than(meeting, (masked for masked, _shared, _problems in searched[1:]))
    follow_ups = follow_ups_of(meeting, earlier)
    carried = carried_rows(meeting, earlier, follow_ups)
    of_carried = _problems_of_rows(searched[1:], carried)
    problems = (*of_meeting, *of_carried, *of_config, *of_theme)
    masked = MeetingTexts(meeting, earlier, theme, config, follow_ups, problems, carried)
    if request.edition == OWN_EDITION:
        return masked
    refuse_doubtful_names(masked.problems)
    config, of_config = config_without_plans(config, meeting.day, sentences.no_plans)
    theme, of_theme = theme_without_plans(theme, request.office, meeting.day, sentences.no_plans)
    few = FewPersons(least, sentences.no_counts)
    of_counts = (*few_persons_in_config(config, few), *few_persons_in_theme(theme, few))
    problems = (*masked.problems, *of_config, *of_theme, *of_counts)
    refuse_doubtful_plans(problems)
    refuse_few_persons(problems)
    return _withheld(dataclasses.replace(masked, config=config, theme=theme, problems=problems), searched)


def searched_config(
    config: Config, persons: PersonIndex, sentences: SentenceDecisions, edition: str, day: date
) -> tuple[Config, tuple[Problem, ...]]:
    """Return a configuration for a shared return without personal data and plans, and what was found in it.

    Args:
        config: as written.
        persons: to search for.
        sentences: what the office has decided of sentences.
        edition: a shared one.
        day: after which an operation that a text names is still to come.

    Raises:
        ConfigurationError: a text may name a person, tell of a planned operation, or count few.
    """
    masked, of_names = mask_config(config, persons)
    refuse_doubtful_names(of_names)
    without_plans, of_plans = config_without_plans(masked, day, sentences.no_plans)
    of_counts = few_persons_in_config(without_plans, FewPersons(fewest(edition), sentences.no_counts))
    problems = (*of_names, *of_plans, *of_counts)
    refuse_doubtful_plans(problems)
    refuse_few_persons(problems)
    return without_plans, problems


def carried_rows(
    meeting: Meeting, earlier: Sequence[Meeting], follow_ups: Sequence[FollowUp]
) -> dict[str, frozenset[str]]:
    """Return path of an earlier workbook → paths of the tasks that documents list as it writes them, the latest first.

    Args:
        meeting: whose documents they are.
        earlier: meetings before it, the latest last.
        follow_ups: what is listed.
    """
    listed = {_without_meeting(task) for task in follow_ups} - {_without_meeting(task) for task in meeting.follow_ups}
    rows = {}
    for past in reversed(earlier):
        tasks = [_without_meeting(task) for task in past.follow_ups]
        rows[past.path] = frozenset(f"follow_ups.{number}." for number, task in enumerate(tasks) if task in listed)
        listed -= set(tasks)
    return rows


def _problems_of_rows(searched: Iterable[Masked], rows: Mapping[str, frozenset[str]]) -> Iterator[Problem]:
    """Yield the problems of those rows of earlier meetings that the documents list."""
    for meeting, _shared, problems in searched:
        paths = tuple(rows.get(meeting.path, ()))
        cells = {cell for path, cell in meeting.places.items() if path.startswith(paths)} if paths else set()
        yield from (problem for problem in problems if (problem.sheet, problem.cell) in cells)


def _withheld(texts: MeetingTexts, searched: Sequence[Masked]) -> MeetingTexts:
    """Return searched texts of meetings without planned operations.

    Tasks are merged, and belong to their decisions, by what was written; only then the words are taken out.
    """
    shared_by_name = {masked.path: shared for masked, shared, _problems in searched}
    tasks = {
        _without_meeting(task): shared
        for masked, shared_meeting, _problems in searched
        for task, shared in zip(masked.follow_ups, shared_meeting.follow_ups, strict=True)
        if task != shared
    }
    meeting = shared_by_name[texts.meeting.path]
    return dataclasses.replace(
        texts,
        meeting=dataclasses.replace(meeting, decisions=tuple(_agreed(texts, meeting, tasks))),
        earlier=tuple(shared_by_name[past.path] for past in texts.earlier),
        follow_ups=tuple(_as_shared(task, tasks, texts.meeting.day) for task in texts.follow_ups),
    )


def _without_meeting(task: FollowUp) -> FollowUp:
    """Return a task without the meeting that it came from."""
    return dataclasses.replace(task, since=None, meeting="")


def _as_shared(task: FollowUp, tasks: Mapping[FollowUp, FollowUp], day: date | None) -> FollowUp:
    shared = tasks.get(_without_meeting(task), task)
    deadline = _open_deadline(shared.task, task.deadline, day)
    return dataclasses.replace(task, task=shared.task, note=shared.note, owner=shared.owner, deadline=deadline)


def _open_deadline(text: str, deadline: date | None, day: date | None) -> date | None:
    """Return the deadline of a row as shared documents print it: none of a plan that is still to come."""
    is_to_come = deadline is not None and (day is None or deadline > day)
    return None if is_to_come and WITHHELD in text else deadline


def _agreed(written: MeetingTexts, meeting: Meeting, shared_tasks: Mapping[FollowUp, FollowUp]) -> Iterator[Decision]:
    """Yield the decisions of a shared meeting, with owner and deadline of the tasks that carry them out."""
    tasks = [task for task in written.follow_ups if _is_agreed(task, meeting)]
    for number, (decision, printed) in enumerate(zip(written.meeting.decisions, meeting.decisions, strict=True), 1):
        task = task_of(decision, number, tasks)
        if task is None:
            owner, deadline = printed.owner, printed.deadline
        else:
            owner = printed.owner or _as_shared(task, shared_tasks, meeting.day).owner
            deadline = printed.deadline or task.deadline
        yield dataclasses.replace(printed, owner=owner, deadline=_open_deadline(printed.text, deadline, meeting.day))


def _is_agreed(task: FollowUp, meeting: Meeting) -> bool:
    """Tell whether a task was agreed on by a meeting, not by one before it."""
    return not (task.since and meeting.day and task.since < meeting.day)


def earlier_than(meeting: Meeting, meetings: Iterable[Meeting]) -> tuple[Meeting, ...]:
    """Return the meetings of the same level (and kecamatan) before a meeting, the latest last."""
    earlier_meetings = [
        candidate
        for candidate in meetings
        if candidate.day and meeting.day and candidate.day < meeting.day
        and (candidate.level, candidate.district) == (meeting.level, meeting.district)
    ]  # fmt: skip
    return tuple(sorted(earlier_meetings, key=lambda candidate: (str(candidate.day), candidate.name)))


def follow_ups_of(meeting: Meeting, earlier: Sequence[Meeting]) -> tuple[FollowUp, ...]:
    """Return the tasks of a meeting and of those before it, one a task, the oldest first.

    The same words are the same task. Owner, deadline and status are those of the latest workbook that lists it, the day
    it was agreed on is that of the first. A task that a workbook before that of the last meeting closed is left out.
    """
    merged: dict[str, FollowUp] = {}
    told_by: dict[str, Meeting] = {}
    for source in (*earlier, meeting):
        for task in source.follow_ups:
            key = normal(task.task)
            first = merged.get(key, task)
            merged[key] = dataclasses.replace(task, since=first.since, meeting=first.meeting)
            told_by[key] = source
    recent = (*earlier[-1:], meeting)
    shown_tasks = [task for key, task in merged.items() if task.is_open or told_by[key] in recent]
    return tuple(sorted(shown_tasks, key=lambda task: str(task.since)))
