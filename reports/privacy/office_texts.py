"""Mask personal data of foreigners in an office's texts for all its documents: ``pora.toml`` and its own themes.

Texts that ship with the program contain no personal data and are left unchanged.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from reports.privacy import accusing_words, mask_text
from reports.privacy.masker import NAME
from reports.privacy.meeting_texts import index_persons_in, mask_row
from reports.problems import Detail, Problem
from reports.vocabulary import themes, work_area
from reports.vocabulary.config import FILE, Config
from reports.vocabulary.text import normal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from reports.model.sheet import FileReading
    from reports.model.theme import Theme
    from reports.privacy import MaskedText, PersonIndex
    from reports.vocabulary.mappings import Mappings

_OFFICIAL = frozenset({"office", "agency", "instrument", "article", "source", "place"})
"""Fields of a theme that name agencies, laws and publications."""
THEME_LISTS = ("calendar", "norms", "conducts", "precedents")
"""Fields of a theme that are lists of entries with texts."""
_REMARKS = "meeting.remarks"
_NO_TEXT = frozenset({"language"})
"""Keys of ``pora.toml`` that are not free text."""
_GROUPS = ("office", "head", "section_head", "letters", "meeting")
"""Groups of ``pora.toml`` with texts that name offices, officials and addressees."""
_NO_OFFICIAL_TEXT = frozenset({"emblem", "remarks"})
"""A file, and what is searched as free text."""


def office_text_problems(
    files: Sequence[FileReading], config: Config, office: Path, decisions: Mappings
) -> tuple[Problem, ...]:
    """Return the problems of the texts of ``pora.toml`` and of the office's own themes.

    Args:
        files: of the office; their persons are searched for.
        config: of the office.
        office: its folder.
        decisions: of the office.

    Raises:
        ConfigurationError: one of the themes is wrong.
    """
    folder = office / themes.FOLDER
    own_themes = [themes.load(code, (folder,)) for code in themes.codes((folder,))]
    if not own_themes and not has_own_texts(config):
        return ()
    persons = index_persons_in(files, decisions).with_open_addresses(config.office.address)
    config_problems = (*mask_config(config, persons)[1], *_possible_names(config, persons))
    return (*config_problems, *(problem for theme in own_themes for problem in mask_theme(theme, persons, office)[1]))


def has_own_texts(config: Config) -> bool:
    """Tell whether a configuration has any text that the office wrote itself."""
    return bool(own_texts(config))


def own_texts(config: Config) -> tuple[str, ...]:
    """Return the texts of a configuration that the office wrote itself."""
    return tuple(entry.text for entry in (*config_texts(config), *_official_texts(config)))


@dataclasses.dataclass(frozen=True)
class ConfigText:
    """A free text of a configuration."""

    name: str
    key: str
    """Empty if the name has a single text."""
    text: str

    @property
    def field(self) -> str:
        """Name and key as printed with a problem."""
        return f"{self.name}.{self.key}" if self.key else self.name


def mask_config(config: Config, persons: PersonIndex) -> tuple[Config, tuple[Problem, ...]]:
    """Return a configuration with its texts masked, and a problem for each with personal data or accusing words."""
    changes: dict[ConfigText, str] = {}
    problems = []
    for entry in config_texts(config):
        masked = _mask_single(entry.text, persons)
        if masked.kinds:
            problems.append(_problem("personal-data-in-text", FILE, entry.field, what=masked.kinds))
            changes[entry] = masked.text
        problems += [_problem("name-doubtful", FILE, entry.field, value=word) for word in masked.doubts]
        words = accusing_words(entry.text)
        if words:
            problems.append(_problem("word-accusing", FILE, entry.field, words=words))
    official, official_problems = _mask_official_texts(with_config_texts(config, changes), persons)
    return official, (*problems, *official_problems)


def with_config_texts(config: Config, texts: Mapping[ConfigText, str]) -> Config:
    """Return a configuration with other free texts, by the present ones."""
    changes: dict[str, Any] = {}
    for entry, text in texts.items():
        value = changes.get(entry.name, getattr(config, entry.name, {}))
        changes[entry.name] = {**value, entry.key: text} if isinstance(value, Mapping) else text
    remarks = changes.pop(_REMARKS, None)
    if remarks is not None:
        lines = tuple(remarks.get(str(number), text) for number, text in enumerate(config.meeting.remarks, 1))
        changes["meeting"] = dataclasses.replace(config.meeting, remarks=lines)
    return dataclasses.replace(config, **changes) if changes else config


def _mask_official_texts(config: Config, persons: PersonIndex) -> tuple[Config, tuple[Problem, ...]]:
    """Return a configuration whose names of offices, officials and addressees are masked, with their problems."""
    problems = []
    for entry in _official_texts(config):
        masked = mask_text(entry.text, persons, official=True, is_own=True)
        if masked.kinds:
            problems.append(_problem("personal-data-in-text", FILE, entry.field, what=masked.kinds))
            group, _dot, name = entry.name.partition(".")
            value: object = masked.text
            if entry.key:
                texts = list(getattr(getattr(config, group), name))
                texts[int(entry.key) - 1] = masked.text
                value = tuple(texts)
            changed = dataclasses.replace(getattr(config, group), **{name: value})
            config = dataclasses.replace(config, **{group: changed})
    return config, tuple(problems)


def _possible_names(config: Config, persons: PersonIndex) -> Iterator[Problem]:
    """Yield a problem for each word in the names of offices, officials and addressees that may name a person.

    Officials share words of their names with foreigners, so that these words block no document.
    """
    places = _words_of_area(config)
    for entry in _official_texts(config):
        if mask_text(entry.text, persons, official=True, is_own=True).kinds:
            continue
        masked = mask_text(entry.text, persons, is_own=True)
        words = masked.doubts or ((entry.text,) if NAME in masked.kinds else ())
        if entry.name.startswith("office."):  # the city of the office is no person, though one may be called so
            words = tuple(word for word in words if not places.issuperset(normal(word).split()))
        yield from (_problem("name-possible", FILE, entry.field, value=word) for word in words)


def _words_of_area(config: Config) -> frozenset[str]:
    """Return the words of the names of the cities and kabupaten of the work area."""
    names = (work_area.name_of(code) or "" for code in work_area.area_of(config.work_area.districts).regencies)
    return frozenset(word for name in names for word in normal(name).split())


def _official_texts(config: Config) -> Iterator[ConfigText]:
    """Yield the texts of the groups of a configuration that the office wrote itself; those of a list by number."""
    for group in _GROUPS:
        settings, shipped = getattr(config, group), getattr(Config(), group)
        for field in dataclasses.fields(settings):
            value = getattr(settings, field.name)
            if field.name in _NO_OFFICIAL_TEXT or value == getattr(shipped, field.name):
                continue
            if isinstance(value, tuple):
                texts = enumerate(value, 1)
                yield from (ConfigText(f"{group}.{field.name}", str(number), text) for number, text in texts)
            elif isinstance(value, str):
                yield ConfigText(f"{group}.{field.name}", "", value)


def config_texts(config: Config) -> Iterator[ConfigText]:
    """Yield the free texts of a configuration; remarks for meetings have their number, from 1, as key."""
    for field in dataclasses.fields(config):
        value = getattr(config, field.name)
        if isinstance(value, str) and value and field.name not in _NO_TEXT:
            yield ConfigText(field.name, "", value)
        elif isinstance(value, Mapping):
            yield from (ConfigText(field.name, key, text) for key, text in value.items() if isinstance(text, str))
    yield from (ConfigText(_REMARKS, str(number), text) for number, text in enumerate(config.meeting.remarks, 1))


def _mask_single(text: str, persons: PersonIndex) -> MaskedText:
    """Return a text masked that belongs to no row."""
    return mask_row({"text": text}, persons, ())["text"]


def mask_theme(theme: Theme, persons: PersonIndex, office: Path) -> tuple[Theme, tuple[Problem, ...]]:
    """Return a theme with its texts masked, and a problem for each text with personal data.

    A theme that ships with the program is returned unchanged.
    """
    if theme.code not in themes.codes((office / themes.FOLDER,)):
        return theme, ()
    masker = _ThemeMasker(theme.code, persons)
    changes: dict[str, Any] = {
        name: tuple(masker.mask_entry(entry, f"{name}[{n}].") for n, entry in enumerate(getattr(theme, name), 1))
        for name in THEME_LISTS
    }
    changes |= {
        "questions": tuple(
            masker.mask_question(question, f"questions[{n}].") for n, question in enumerate(theme.questions, 1)
        ),
        "recommendations": tuple(
            masker.mask_texts({"recommendations": text}, "", f"[{n}]")["recommendations"]
            for n, text in enumerate(theme.recommendations, 1)
        ),
        **masker.mask_texts({"title": theme.title, "aim": theme.aim}, ""),
    }
    return dataclasses.replace(theme, **changes), tuple(masker.problems)


class _ThemeMasker:
    """Masks the texts of a theme and collects the problems."""

    def __init__(self, code: str, persons: PersonIndex) -> None:
        self._file, self._persons = f"{themes.FOLDER}/{code}.toml", persons
        self.problems: list[Problem] = []

    def mask_entry(self, entry: Any, path: str) -> Any:  # noqa: ANN401 -- any entry of a theme
        """Return an entry with its texts masked, read together as a row."""
        names = (field.name for field in dataclasses.fields(entry) if field.name != "grade")
        texts = {name: text for name in names if isinstance(text := getattr(entry, name), str)}
        return dataclasses.replace(entry, **self.mask_texts(texts, path))

    def mask_question(self, question: tuple[str, str], path: str) -> tuple[str, str]:
        """Return a question masked, as agency and text."""
        agency, text = question
        masked = self.mask_texts({"agency": agency, "question": text}, path)
        return masked["agency"], masked["question"]

    def mask_texts(self, texts: Mapping[str, str], path: str, index: str = "") -> dict[str, str]:
        """Return texts masked, and record a problem for each with personal data.

        Args:
            texts: by field.
            path: of the entry, printed before the field.
            index: in a list of plain texts, printed after the field, as ``[1]``.
        """
        masked = mask_row(texts, self._persons, _OFFICIAL)
        for name, result in masked.items():
            field = f"{path}{name}{index}"
            if result.kinds:
                self.problems.append(_problem("personal-data-in-text", self._file, field, what=result.kinds))
            self.problems += [_problem("name-doubtful", self._file, field, value=word) for word in result.doubts]
        return {name: result.text for name, result in masked.items()}


def _problem(code: str, file: str, field: str, *, value: str | None = None, **details: Detail) -> Problem:
    return Problem(code, file, None, None, field, value, details)
