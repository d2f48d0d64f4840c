"""Sentences of people that count few persons: no shared document is made before the office has looked at them.

A shared edition leaves such a sentence out in any case, unless its number is printed or the office has decided that it
counts no foreigners. Left out in silence, a decision of a meeting would be lost.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from reports.errors import ConfigurationError
from reports.privacy.meeting_fields import LISTS, NO_SENTENCES, text_fields
from reports.privacy.office_texts import config_texts
from reports.problems import Problem, first_places
from reports.vocabulary import themes
from reports.vocabulary.config import FILE
from reports.vocabulary.counts_of_persons import Fewest, sentences_with_few
from reports.vocabulary.text import decision_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from reports.model.meeting import Meeting
    from reports.model.theme import Theme
    from reports.vocabulary.config import Config

CODE = "few-persons"


@dataclass(frozen=True)
class FewPersons:
    """What few persons are, and what the office has decided."""

    least: Fewest = field(default_factory=Fewest)
    decided: frozenset[str] = frozenset()
    """Sentences that count no foreigners by a decision of the office, as keys of decisions."""

    def sentences(self, text: str) -> Iterator[str]:
        """Yield the sentences of a text that count few persons and are not decided."""
        few = sentences_with_few(text, self.least)
        return (sentence for sentence in few if decision_key(sentence) not in self.decided)


def few_persons_in_meeting(meeting: Meeting, few: FewPersons) -> tuple[Problem, ...]:
    """Return a problem at each cell of a meeting with a sentence that counts few persons.

    Args:
        meeting: as shared documents print it, persons masked and plans taken out.
        few: what the edition of the documents tells.
    """
    return problems_of_sentences(CODE, meeting, few.sentences)


def few_persons_in_config(config: Config, few: FewPersons) -> tuple[Problem, ...]:
    """Return a problem at each key of ``pora.toml`` with a sentence that counts few persons."""
    return problems_of_keys(CODE, config, few.sentences)


def few_persons_in_theme(theme: Theme, few: FewPersons) -> tuple[Problem, ...]:
    """Return a problem at each key of a theme with a sentence that counts few persons.

    What a theme quotes (precedents, norms, conducts, the calendar) was published elsewhere, and stands with its source.
    """
    texts = [("title", theme.title), ("aim", theme.aim)]
    texts += [(f"questions[{number}].question", text) for number, (_agency, text) in enumerate(theme.questions, 1)]
    texts += [(f"recommendations[{number}]", text) for number, text in enumerate(theme.recommendations, 1)]
    file = f"{themes.FOLDER}/{theme.code}.toml"
    return tuple(
        Problem(CODE, file, None, None, key, sentence) for key, text in texts for sentence in few.sentences(text)
    )


def problems_of_sentences(
    code: str, meeting: Meeting, pick: Callable[[str], Iterable[str]], rows: tuple[str, ...] = ("",)
) -> tuple[Problem, ...]:
    """Return a problem at the cell of each sentence of a meeting that is picked.

    Args:
        code: of the problems.
        meeting: whose texts are looked at.
        pick: returns the sentences of a text that have the problem.
        rows: beginnings of the paths of texts that are looked at.
    """
    return tuple(
        _problem(code, meeting, path, sentence)
        for path, text in _texts(meeting)
        if path.startswith(rows)
        for sentence in pick(text)
    )


def _problem(code: str, meeting: Meeting, path: str, sentence: str) -> Problem:
    sheet, cell = meeting.places.get(path, (None, None))
    return Problem(code, meeting.path, sheet, cell, path.rpartition(".")[2], sentence)


def problems_of_keys(code: str, config: Config, pick: Callable[[str], Iterable[str]]) -> tuple[Problem, ...]:
    """Return a problem at the key of each sentence of ``pora.toml`` that is picked."""
    return tuple(
        Problem(code, FILE, None, None, entry.field, sentence)
        for entry in config_texts(config)
        for sentence in pick(entry.text)
    )


def _texts(meeting: Meeting) -> Iterator[tuple[str, str]]:
    """Yield path and text of each free text of a meeting that its documents print."""
    for name in LISTS:
        for number, item in enumerate(getattr(meeting, name)):
            yield from _texts_of(item, f"{name}.{number}.")
    yield from ((f"texts.{part}.text", text) for part, text in meeting.texts.items())
    yield from _texts_of(meeting, "")


def _texts_of(item: Any, path: str) -> Iterator[tuple[str, str]]:  # noqa: ANN401 -- any item of the lists of a meeting
    return ((path + name, getattr(item, name)) for name in text_fields(item, NO_SENTENCES))


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
