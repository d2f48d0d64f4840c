"""Mask personal data of foreigners in the texts that people write into the workbook of a meeting."""

from __future__ import annotations

import dataclasses
from datetime import date
from typing import TYPE_CHECKING, Any

from reports.errors import ConfigurationError, UsageError
from reports.privacy import (
    LINKED_FACTS,
    MaskedText,
    accusing_words,
    index_persons,
    mask_linked_nationalities,
    mask_text,
)
from reports.privacy.meeting_fields import LISTS, text_fields
from reports.problems import Detail, Problem, first_places
from reports.vocabulary import editions

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from pathlib import Path

    from reports.model.meeting import Meeting
    from reports.model.sheet import FileReading
    from reports.privacy import PersonIndex
    from reports.vocabulary.mappings import Mappings

OFFICIAL = frozenset({"agency", "position", "name", "owner", "chair", "secretary", "place", "time", "invitation_no"})
"""Fields that name officials and agencies: only numbers and whole names of foreigners are masked in them."""


def index_persons_in(files: Iterable[FileReading], decisions: Mappings) -> PersonIndex:
    """Return an index of the persons in all rows of all tables, rejected rows included.

    Args:
        files: of the office.
        decisions: of the office, which name the words that are no names.
    """
    values: dict[str, dict[object, None]] = {field: {} for field in editions.sought()}
    for records in (table.records for file in files for table in file.tables):
        for field, cells in values.items():
            cells.update(dict.fromkeys(records.values.get(field, ())))
            cells.update(dict.fromkeys(records.raw.get(field, ())))
    return index_of_values(values, decisions)


def index_of_values(values: Mapping[str, Iterable[object]], decisions: Mappings) -> PersonIndex:
    """Return an index of the persons whose values are given.

    Args:
        values: field → its values and original texts, each once; the order decides nothing.
        decisions: of the office, which name the words that are no names.
    """
    cells_by_use: dict[str, dict[object, None]] = {use: {} for use in editions.sought().values()}
    for field, use in editions.sought().items():
        cells_by_use[use].update((cell, None) for cell in values.get(field, ()) if cell)
    births = [day for day in cells_by_use.pop("births") if isinstance(day, date)]
    texts = {use: [str(cell) for cell in cells] for use, cells in cells_by_use.items()}
    return index_persons(**texts, births=births).deciding(decisions.no_names)


def refuse_doubtful_names(problems: Iterable[Problem]) -> None:
    """Raise an error if a text of a document that is shared may name a person.

    Raises:
        ConfigurationError: it may, and the office has not decided.
    """
    doubtful = [problem for problem in problems if problem.code == "name-doubtful"]
    if doubtful:
        raise ConfigurationError(
            "{count} words may name a person: {cells}",
            "write the texts without them, or list each in mappings.toml under [names] as bukan nama orang",
            count=len(doubtful),
            cells=first_places(doubtful),
        )


def check_workbook_name(path: Path, persons: PersonIndex) -> None:
    """Raise an error if the name of a workbook contains personal data: folder and documents would have it too.

    Raises:
        UsageError: it does.
    """
    kinds = _mask_file_name(path.stem, persons).kinds
    if kinds:
        raise UsageError(
            "the name of the workbook seems to hold {what}, and its documents would bear it",
            "rename the workbook by kind and day of the meeting, as rapat-2024-10-16.xlsx",
            what=kinds,
        )


def _mask_file_name(stem: str, persons: PersonIndex) -> MaskedText:
    """Return the name of a file masked; unchanged, with its underscores, if it contains no personal data."""
    masked = mask_text(stem.replace("_", " "), persons)
    return masked if masked.kinds else MaskedText(stem)


def mask_row(texts: Mapping[str, str], persons: PersonIndex, official: Collection[str]) -> dict[str, MaskedText]:
    """Return the texts of a row masked, by field; they are read together, as facts in several may identify a person.

    Args:
        texts: by field.
        persons: to search for.
        official: fields that name officials and agencies.
    """
    masked = {field: mask_text(text, persons, official=field in official) for field, text in texts.items()}
    official_texts = {field: result.text for field, result in masked.items() if field in official}
    free_texts = {field: result.text for field, result in masked.items() if field not in official}
    linked = mask_linked_nationalities(free_texts, official_texts)
    return masked | {
        field: dataclasses.replace(masked[field], text=text, kinds=(*masked[field].kinds, LINKED_FACTS))
        for field, text in linked.items()
    }


def mask_meeting(meeting: Meeting, persons: PersonIndex) -> tuple[Meeting, tuple[Problem, ...]]:
    """Return a meeting with its free texts masked, and a problem for each text with personal data or accusing words."""
    masker = _MeetingMasker(meeting, persons.with_open_addresses(meeting.place))
    lists: dict[str, Any] = {
        name: tuple(masker.mask_item(item, f"{name}.{index}.") for index, item in enumerate(getattr(meeting, name)))
        for name in LISTS
    }
    texts = {part: masker.mask_item(_Text(text), f"texts.{part}.").text for part, text in meeting.texts.items()}
    masked = masker.mask_facts()
    return dataclasses.replace(masked, **lists, texts=texts), tuple(masker.problems)


@dataclasses.dataclass(frozen=True)
class _Text:
    """The office's own text for a paragraph."""

    text: str


class _MeetingMasker:
    """Masks the texts of a meeting and collects the problems."""

    def __init__(self, meeting: Meeting, persons: PersonIndex) -> None:
        self._meeting, self._persons = meeting, persons
        self.problems: list[Problem] = []

    def mask_facts(self) -> Meeting:
        """Return the meeting with its name and single facts masked, each on its own."""
        meeting = self._meeting
        changes: dict[str, Any] = {}
        name = _mask_file_name(meeting.name, self._persons)
        if name.kinds:
            self._add_problem("personal-data-in-name", "name", {"what": name.kinds})
        for field in text_fields(meeting):
            if field != "name":
                changes |= self._mask_texts({field: getattr(meeting, field)}, "")
        return dataclasses.replace(meeting, **changes, name=name.text)

    def mask_item(self, item: Any, path: str) -> Any:  # noqa: ANN401 -- any item of the lists of a meeting
        """Return an item with its texts masked, read together as a row."""
        names = {"meeting": _mask_file_name(item.meeting, self._persons).text} if hasattr(item, "meeting") else {}
        texts = {field: getattr(item, field) for field in text_fields(item) if field != "meeting"}
        return dataclasses.replace(item, **self._mask_texts(texts, path), **names)

    def _mask_texts(self, texts: Mapping[str, str], path: str) -> dict[str, str]:
        """Return the texts of a row masked, and record a problem for each kind of finding."""
        masked = mask_row(texts, self._persons, OFFICIAL)
        for field, result in masked.items():
            if result.kinds:
                self._add_problem("personal-data-in-text", path + field, {"what": result.kinds})
            for word in result.doubts:
                self._add_problem("name-doubtful", path + field, {}, word)
            words = () if field in OFFICIAL else accusing_words(texts[field])
            if words:
                self._add_problem("word-accusing", path + field, {"words": words})
        return {field: result.text for field, result in masked.items()}

    def _add_problem(self, code: str, path: str, details: Mapping[str, Detail], value: str | None = None) -> None:
        sheet, cell = self._meeting.places.get(path, (None, None))
        self.problems.append(Problem(code, self._meeting.path, sheet, cell, path.rpartition(".")[2], value, details))
