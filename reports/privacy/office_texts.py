"""Masks personal data of foreigners in what an office wrote for all its documents: ``pora.toml``, and its own themes.

Texts that ship with the program name nobody and are left as they are.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from reports.privacy import accusing
from reports.privacy.meeting_texts import masked_row, persons_of
from reports.problems import Problem
from reports.vocabulary import themes
from reports.vocabulary.config import FILE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from reports.model.sheet import FileReading
    from reports.model.theme import Theme
    from reports.privacy import Known, Masked
    from reports.vocabulary.config import Config

_OFFICIAL = frozenset({"office", "agency", "instrument", "article", "source", "place"})
"""Fields of a theme that name agencies, laws and publications."""
_LISTS = ("calendar", "norms", "conducts", "precedents")
_REMARKS = "meeting.remarks"
_NO_TEXT = frozenset({"language"})
"""Keys of ``pora.toml`` that are no free text."""


def tell_own_texts(files: Sequence[FileReading], config: Config, office: Path) -> tuple[Problem, ...]:
    """Return the problems of the texts of ``pora.toml`` and of the office's own themes.

    Raises:
        ConfigurationError: one of the themes is wrong.
    """
    place = office / themes.FOLDER
    own = [themes.load(code, (place,)) for code in themes.codes((place,))]
    if not own and not any(True for _text in _own_texts(config)):
        return ()
    persons = persons_of(files).allowing(config.office.address)
    found = masked_config(config, persons)[1]
    return (*found, *(problem for theme in own for problem in masked_theme(theme, persons, office)[1]))


def masked_config(config: Config, persons: Known) -> tuple[Config, tuple[Problem, ...]]:
    """Return a configuration whose own texts for documents name nobody, and a problem for each that did, or accuses."""
    changed: dict[str, object] = {}
    problems = []
    for name, key, text in _own_texts(config):
        found = _alone(text, persons)
        field = f"{name}.{key}" if key else name
        if found.kinds:
            problems.append(_problem("personal-data-in-text", FILE, field, what=found.kinds))
            whole = changed.get(name, getattr(config, name, {}))
            changed[name] = {**whole, key: found.text} if isinstance(whole, Mapping) else found.text
        words = accusing(text)
        if words:
            problems.append(_problem("word-accusing", FILE, field, words=words))
    remarks = changed.pop(_REMARKS, None)
    if isinstance(remarks, Mapping):
        texts = tuple(remarks.get(str(n), text) for n, text in enumerate(config.meeting.remarks, 1))
        changed["meeting"] = dataclasses.replace(config.meeting, remarks=texts)
    return dataclasses.replace(config, **changed) if changed else config, tuple(problems)  # type: ignore[arg-type]


def _own_texts(config: Config) -> Iterator[tuple[str, str, str]]:
    """Yield name, key and text of the free texts of a configuration; the key is empty where there is one text."""
    for one in dataclasses.fields(config):
        value = getattr(config, one.name)
        if isinstance(value, str) and value and one.name not in _NO_TEXT:
            yield one.name, "", value
        elif isinstance(value, Mapping):
            yield from ((one.name, key, text) for key, text in value.items())
    yield from ((_REMARKS, str(number), text) for number, text in enumerate(config.meeting.remarks, 1))


def _alone(text: str, persons: Known) -> Masked:
    """Return a text that stands by itself, masked."""
    return masked_row({"text": text}, persons, ())["text"]


def masked_theme(theme: Theme, persons: Known, office: Path) -> tuple[Theme, tuple[Problem, ...]]:
    """Return a theme whose texts name nobody, and a problem for each that did; one that ships is left as it is."""
    if theme.code not in themes.codes((office / themes.FOLDER,)):
        return theme, ()
    masking = _Theme(theme.code, persons)
    changed: dict[str, Any] = {
        name: tuple(masking.entry(one, f"{name}[{n}].") for n, one in enumerate(getattr(theme, name), 1))
        for name in _LISTS
    }
    changed |= {
        "questions": tuple(masking.question(one, f"questions[{n}].") for n, one in enumerate(theme.questions, 1)),
        "recommendations": tuple(
            masking.texts({"recommendations": one}, "", f"[{n}]")["recommendations"]
            for n, one in enumerate(theme.recommendations, 1)
        ),
        **masking.texts({"title": theme.title, "aim": theme.aim}, ""),
    }
    return dataclasses.replace(theme, **changed), tuple(masking.problems)


class _Theme:
    """Masks the texts of one theme."""

    def __init__(self, code: str, persons: Known) -> None:
        self._file, self._persons = f"{themes.FOLDER}/{code}.toml", persons
        self.problems: list[Problem] = []

    def entry(self, item: Any, path: str) -> Any:  # noqa: ANN401 -- any entry of a theme
        """Return an entry with its texts masked, which stand side by side."""
        names = (one.name for one in dataclasses.fields(item) if one.name != "grade")
        texts = {name: text for name in names if isinstance(text := getattr(item, name), str)}
        return dataclasses.replace(item, **self.texts(texts, path))

    def question(self, item: tuple[str, str], path: str) -> tuple[str, str]:
        """Return a question masked."""
        agency, question = item
        found = self.texts({"agency": agency, "question": question}, path)
        return found["agency"], found["question"]

    def texts(self, texts: Mapping[str, str], path: str, place: str = "") -> dict[str, str]:
        """Return texts masked, and tell what was found in each."""
        found = masked_row(texts, self._persons, _OFFICIAL)
        for name, one in found.items():
            if one.kinds:
                field = f"{path}{name}{place}"
                self.problems.append(_problem("personal-data-in-text", self._file, field, what=one.kinds))
        return {name: one.text for name, one in found.items()}


def _problem(code: str, file: str, field: str, **details: object) -> Problem:
    return Problem(code, file, None, None, field, None, details)
