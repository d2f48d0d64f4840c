"""Sentences of people that count few persons: no shared document is made before the office has looked at them.

A shared edition leaves such a sentence out in any case, unless its number is printed or the office has decided that it
counts no foreigners. Left out in silence, a decision of a meeting would be lost.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reports.errors import ConfigurationError
from reports.privacy.meeting_fields import LISTS, NO_SENTENCES, text_fields
from reports.privacy.office_texts import config_texts
from reports.problems import Problem, first_places
from reports.vocabulary.config import FILE
from reports.vocabulary.counts_of_persons import sentences_with_few
from reports.vocabulary.text import decision_key

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from reports.model.meeting import Meeting
    from reports.vocabulary.config import Config

CODE = "few-persons"


def few_persons_in_meeting(meeting: Meeting, decided: Collection[str] = ()) -> tuple[Problem, ...]:
    """Return a problem at each cell of a meeting with a sentence that counts few persons.

    Args:
        meeting: as shared documents print it, persons masked and plans taken out.
        decided: sentences that count no foreigners by a decision of the office, as keys of decisions.
    """
    problems = []
    for path, text in _texts(meeting):
        sheet, cell = meeting.places.get(path, (None, None))
        field = path.rpartition(".")[2]
        problems += [
            Problem(CODE, meeting.path, sheet, cell, field, sentence) for sentence in _undecided(text, decided)
        ]
    return tuple(problems)


def few_persons_in_config(config: Config, decided: Collection[str] = ()) -> tuple[Problem, ...]:
    """Return a problem at each key of ``pora.toml`` with a sentence that counts few persons."""
    return tuple(
        Problem(CODE, FILE, None, None, entry.field, sentence)
        for entry in config_texts(config)
        for sentence in _undecided(entry.text, decided)
    )


def _undecided(text: str, decided: Collection[str]) -> Iterator[str]:
    return (sentence for sentence in sentences_with_few(text) if decision_key(sentence) not in decided)


def _texts(meeting: Meeting) -> Iterator[tuple[str, str]]:
    """Yield path and text of each free text of a meeting that its documents print."""
    for name in LISTS:
        for number, item in enumerate(getattr(meeting, name)):
            yield from _texts_of(item, f"{name}.{number}.")
    yield from ((f"texts.{part}.text", text) for part, text in meeting.texts.items())
    yield from _texts_of(meeting, "")


def _texts_of(item: Any, path: str) -> Iterator[tuple[str, str]]:  # noqa: ANN401 -- any item of the lists of a meeting
    return ((path + field, getattr(item, field)) for field in text_fields(item, NO_SENTENCES))


def refuse_few_persons(problems: Iterable[Problem]) -> None:
    """Raise an error if a text of a document that is shared counts few persons.

    Raises:
        ConfigurationError: it does, and the office has not decided that it counts no foreigners.
    """
    few = [problem for problem in problems if problem.code == CODE]
    if few:
        raise ConfigurationError(
            "{count} sentences count few persons: {cells}",
            "write them without the number, or list each in mappings.toml under [counts] as bukan orang",
            count=len(few),
            cells=first_places(few),
        )
