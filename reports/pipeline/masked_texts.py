"""Masks texts of rows in a reading process, which imports no more than this needs: a return asks for nothing else.

What was searched for one part of a document is known when another part prints it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from reports.errors import NothingReadError
from reports.intake.read import Task, Unreadable, compute
from reports.privacy import mask_text
from reports.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from reports.privacy import MaskedText, PersonIndex

_MASKED = "reports.pipeline.masked_texts:mask_texts"
_PLACE = "inputs"
"""Where the texts stand, which are those of many files."""


class TextSearch:
    """Texts of rows that are searched for the persons of an office, each once."""

    def __init__(self, persons: Callable[[], PersonIndex]) -> None:
        """Search for persons.

        Args:
            persons: makes the index of those searched for; not called where there is no text.
        """
        self.persons = persons
        self._masked: dict[str, MaskedText] = {}

    def masked(self, texts: Collection[str]) -> Mapping[str, MaskedText]:
        """Return texts with what they are masked; errors as of :func:`masked_texts`."""
        unknown = sorted(set(texts) - self._masked.keys())
        if unknown:
            self._masked |= masked_texts(unknown, self.persons())
        return {text: self._masked[text] for text in texts}


def masked_texts(texts: Sequence[str], persons: PersonIndex) -> dict[str, MaskedText]:
    """Return texts of rows with what they are masked, searched in the limited process.

    Raises:
        NothingReadError: they are too costly to search; unmasked they reach no document.
    """
    try:
        masked = cast("list[MaskedText]", compute(Task(_MASKED, (tuple(texts), persons))))
    except Unreadable as error:
        raise unsearched(error, _PLACE) from error
    return dict(zip(texts, masked, strict=True))


def unsearched(error: Unreadable, path: str) -> NothingReadError:
    """Return the error of texts that cannot be searched: unmasked they reach no document."""
    message = "the texts of {path} cannot be searched for personal data"
    hint = "shorten the longest texts of the workbook"
    return NothingReadError(message, hint, (Problem(error.code, path, details=error.details),), path=path)


def mask_texts(_nothing: None, argument: tuple[tuple[str, ...], PersonIndex]) -> list[MaskedText]:
    """Mask texts; this runs in the reading process."""
    texts, persons = argument
    return [mask_text(text, persons) for text in texts]
