"""Tells the office which sentences of its texts a shared edition leaves out, as their numbers are printed nowhere."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from reports.documents.shared import counts_as_printed, sentences
from reports.privacy.few_persons import problems_of_keys, problems_of_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reports.documents.shared import SharedFigures
    from reports.pipeline.searched_texts import MeetingTexts
    from reports.problems import Problem
    from reports.vocabulary.config import Config

CODE = "count-unprinted"


def unprinted_counts(texts: MeetingTexts, shared: SharedFigures) -> tuple[Problem, ...]:
    """Return a problem at the cell or key of each sentence that counts otherwise than the protected tables.

    Args:
        texts: as the shared edition prints them; of earlier meetings only the tasks that it lists.
        shared: the protected figures.
    """
    pick = partial(_unprinted, shared=shared)
    carried = (
        problem
        for past in texts.earlier
        for problem in problems_of_sentences(CODE, past, pick, tuple(texts.carried.get(past.path, ())))
    )
    return (*problems_of_sentences(CODE, texts.meeting, pick), *carried, *unprinted_in_config(texts.config, shared))


def unprinted_in_config(config: Config, shared: SharedFigures) -> tuple[Problem, ...]:
    """Return a problem at the key of each sentence of ``pora.toml`` that counts otherwise than the protected tables."""
    return tuple(problems_of_keys(CODE, config, partial(_unprinted, shared=shared)))


def _unprinted(text: str, shared: SharedFigures) -> Iterator[str]:
    return (sentence for sentence in sentences(text) if not counts_as_printed(sentence, shared))
