"""Masks the texts of meetings in a reading process, since what senders wrote decides how long that takes."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, cast

from reports.intake.read import Task, Unreadable, compute
from reports.pipeline.masked_texts import unsearched
from reports.privacy.few_persons import FewPersons, few_persons_in_meeting
from reports.privacy.meeting_texts import index_persons_in, mask_meeting
from reports.privacy.withheld_plans import without_plans
from reports.problems import Problem
from reports.vocabulary.counts_of_persons import Fewest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reports.model.meeting import Meeting
    from reports.model.sheet import FileReading
    from reports.privacy import PersonIndex
    from reports.vocabulary.config import Config
    from reports.vocabulary.mappings import Mappings, SentenceDecisions

    Masked = tuple[Meeting, Meeting, tuple[Problem, ...]]
    """A meeting with persons masked, the same without planned operations, and the problems of both."""

_MASKED = "reports.pipeline.masking:mask_all"


def with_personal_data_problems(
    files: tuple[FileReading, ...], config: Config, decisions: Mappings
) -> tuple[FileReading, ...]:
    """Return the files with the problems of the texts in their meetings, or one that they cost too much to search."""
    meetings = [file.meeting for file in files if file.meeting]
    if not meetings:
        return files
    persons = index_persons_in(files, decisions).with_open_addresses(config.office.address)
    problems_of_meetings = iter(_problems(meetings, persons, decisions.sentences))
    return tuple(
        dataclasses.replace(file, problems=(*file.problems, *next(problems_of_meetings))) if file.meeting else file
        for file in files
    )


def _problems(
    meetings: Sequence[Meeting], persons: PersonIndex, sentences: SentenceDecisions
) -> list[tuple[Problem, ...]]:
    """Return the problems of the texts of each meeting."""
    try:
        return [problems for _meeting, _shared, problems in _computed(meetings, persons, sentences, Fewest())]
    except Unreadable as error:
        if len(meetings) == 1:
            return [(Problem(error.code, meetings[0].path, details=error.details),)]
        return [problems for meeting in meetings for problems in _problems([meeting], persons, sentences)]


def mask_meetings(
    meetings: Sequence[Meeting], persons: PersonIndex, sentences: SentenceDecisions, least: Fewest
) -> list[Masked]:
    """Return meetings with persons masked in their free texts, and without planned operations, with their problems.

    Args:
        meetings: as read.
        persons: to search for.
        sentences: what the office has decided of sentences.
        least: persons from which their edition may count them.

    Raises:
        NothingReadError: their texts are too costly to search; unmasked they reach no document.
    """
    try:
        return _computed(meetings, persons, sentences, least)
    except Unreadable as error:
        raise unsearched(error, meetings[0].path) from error


def _computed(
    meetings: Sequence[Meeting], persons: PersonIndex, sentences: SentenceDecisions, least: Fewest
) -> list[Masked]:
    return cast("list[Masked]", compute(Task(_MASKED, (tuple(meetings), persons, sentences, least))))


def mask_all(
    _nothing: None, argument: tuple[tuple[Meeting, ...], PersonIndex, SentenceDecisions, Fewest]
) -> list[Masked]:
    """Mask meetings; this runs in the reading process."""
    meetings, persons, sentences, least = argument
    return [_masked(meeting, persons, sentences, least) for meeting in meetings]


def _masked(meeting: Meeting, persons: PersonIndex, sentences: SentenceDecisions, least: Fewest) -> Masked:
    masked, problems = mask_meeting(meeting, persons)
    shared, of_plans = without_plans(masked, sentences.no_plans)
    few = few_persons_in_meeting(shared, FewPersons(least, sentences.no_counts))
    return masked, shared, (*problems, *of_plans, *few)
