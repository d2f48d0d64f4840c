"""Masks personal data of foreigners in the texts that people wrote into the workbook of a meeting."""

from __future__ import annotations

import dataclasses
import itertools
from typing import TYPE_CHECKING, Any

from reports.errors import UsageError
from reports.privacy import FACTS, Masked, accusing, known, scan, unlinked
from reports.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from pathlib import Path

    from reports.model.meeting import Meeting
    from reports.model.sheet import FileReading
    from reports.privacy import Known
    from reports.vocabulary.config import Config

_PERSONS = ("register", "incidents")
"""Kinds of input whose rows are persons."""
OFFICIAL = frozenset({"agency", "position", "name", "owner", "chair", "secretary", "place"})
"""Fields that name officials and agencies: in them only numbers and whole names of foreigners are masked."""
_LEFT = frozenset({"path", "theme", "time", "invitation_no", "file"})
"""Fields that are no free text."""
_LISTS = ("invitees", "agenda", "contributions", "decisions", "follow_ups", "photos")


def persons_of(files: Iterable[FileReading]) -> Known:
    """Return the names and passport numbers of all rows of all registers and logs, those set aside among them."""
    names: dict[str, None] = {}
    numbers: dict[str, None] = {}
    for table in (table for file in files for table in file.tables if table.table.kind in _PERSONS):
        for field, found in (("full_name", names), ("passport_no", numbers)):
            columns = (table.records.values.get(field, ()), table.records.raw.get(field, ()))
            found.update((str(one), None) for one in itertools.chain(*columns) if one)
    return known(names, numbers)


def tell_personal(files: tuple[FileReading, ...], config: Config) -> tuple[FileReading, ...]:
    """Return the files with the problems of the texts of their meetings."""
    if not any(file.meeting for file in files):
        return files
    persons = persons_of(files).allowing(config.office.address)
    return tuple(
        dataclasses.replace(file, problems=(*file.problems, *masked_meeting(file.meeting, persons)[1]))
        if file.meeting else file
        for file in files
    )  # fmt: skip


def refuse_named(path: Path, persons: Known) -> None:
    """Stop where the name of a workbook names a person: folder and documents would bear it.

    Raises:
        UsageError: it does.
    """
    kinds = _in_name(path.stem, persons).kinds
    if kinds:
        raise UsageError(
            "the name of the workbook seems to hold {what}, and its documents would bear it",
            "rename the workbook by kind and day of the meeting, as rapat-2024-10-16.xlsx",
            what=kinds,
        )


def _in_name(stem: str, persons: Known) -> Masked:
    """Return what the name of a file holds; the name itself where it holds nothing."""
    found = scan(stem.replace("_", " "), persons)
    return found if found.kinds else Masked(stem)


def masked_row(texts: Mapping[str, str], persons: Known, official: Collection[str]) -> dict[str, Masked]:
    """Return the texts of a row, which stand side by side, masked.

    Args:
        texts: by field.
        persons: whom to look for.
        official: fields that name officials and agencies.
    """
    found = {field: scan(text, persons.only_whole if field in official else persons) for field, text in texts.items()}
    beside = {field: one.text for field, one in found.items() if field in official}
    apart = unlinked({field: one.text for field, one in found.items() if field not in official}, beside)
    linked = {field: Masked(text, (*found[field].kinds, FACTS)) for field, text in apart.items()}
    return found | linked


def masked_meeting(meeting: Meeting, persons: Known) -> tuple[Meeting, tuple[Problem, ...]]:
    """Return a meeting whose free texts name nobody, and a problem for each that did, or that accuses."""
    masking = _Masking(meeting, persons.allowing(meeting.place))
    lists: dict[str, Any] = {
        name: tuple(masking.row(one, f"{name}.{index}.") for index, one in enumerate(getattr(meeting, name)))
        for name in _LISTS
    }
    texts = {part: masking.row(_Text(text), f"texts.{part}.").text for part, text in meeting.texts.items()}
    plain = masking.facts()
    return dataclasses.replace(plain, **lists, texts=texts), tuple(masking.problems)


@dataclasses.dataclass(frozen=True)
class _Text:
    """A text of the office for one paragraph."""

    text: str


class _Masking:
    """Masks the texts of one meeting."""

    def __init__(self, meeting: Meeting, persons: Known) -> None:
        self._meeting, self._persons = meeting, persons
        self.problems: list[Problem] = []

    def facts(self) -> Meeting:
        """Return the meeting with its facts masked, which stand alone, and its own name."""
        meeting = self._meeting
        changed: dict[str, Any] = {}
        name = _in_name(meeting.name, self._persons)
        if name.kinds:
            self._tell("personal-data-in-name", "name", {"what": name.kinds})
        for field in _texts_of(meeting):
            if field != "name":
                changed |= self._masked({field: getattr(meeting, field)}, "")
        return dataclasses.replace(meeting, **changed, name=name.text)

    def row(self, item: Any, path: str) -> Any:  # noqa: ANN401 -- any item of the lists of a meeting
        """Return an item with its texts masked, which stand side by side."""
        names = {"meeting": _in_name(item.meeting, self._persons).text} if hasattr(item, "meeting") else {}
        texts = {field: getattr(item, field) for field in _texts_of(item) if field != "meeting"}
        return dataclasses.replace(item, **self._masked(texts, path), **names)

    def _masked(self, texts: Mapping[str, str], path: str) -> dict[str, str]:
        """Return the texts of a row masked, and tell what was found in each."""
        found = masked_row(texts, self._persons, OFFICIAL)
        for field, one in found.items():
            if one.kinds:
                self._tell("personal-data-in-text", path + field, {"what": one.kinds})
            words = () if field in OFFICIAL else accusing(texts[field])
            if words:
                self._tell("word-accusing", path + field, {"words": words})
        return {field: one.text for field, one in found.items()}

    def _tell(self, code: str, path: str, details: Mapping[str, object]) -> None:
        sheet, cell = self._meeting.places.get(path, (None, None))
        self.problems.append(Problem(code, self._meeting.path, sheet, cell, path.rpartition(".")[2], None, details))


def _texts_of(item: Any) -> Iterator[str]:  # noqa: ANN401 -- the meeting, or any item of its lists
    """Yield the fields of a value that hold a free text."""
    for one in dataclasses.fields(item):
        if type(getattr(item, one.name)) is str and one.name not in _LEFT:
            yield one.name
