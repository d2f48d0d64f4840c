"""Masks personal data of foreigners in the texts that people wrote: a meeting's workbook, and ``pora.toml``."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from reports.model.sheet import RowBin
from reports.problems import Problem
from reports.protect import known, scan
from reports.vocabulary.config import FILE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reports.model.meeting import Meeting
    from reports.model.sheet import FileReading
    from reports.protect import Known
    from reports.vocabulary.config import Config

_PERSONS = ("register", "incidents")
"""Kinds of input whose rows are persons."""
_OFFICIAL = frozenset({"agency", "position", "name", "owner", "chair", "secretary", "place"})
"""Fields that name officials and agencies: in them only numbers and addresses are masked, no names."""
_LEFT = frozenset({"path", "theme", "time", "invitation_no", "file", "meeting"})
"""Fields that are no free text, with the name of the meeting itself."""
_LISTS = ("invitees", "agenda", "contributions", "decisions", "follow_ups", "photos")
_NOBODY = known((), ())


def persons_of(files: Iterable[FileReading]) -> Known:
    """Return the names and passport numbers of the accepted rows of all registers and logs."""
    names: set[str] = set()
    numbers: set[str] = set()
    for table in (table for file in files for table in file.tables if table.table.kind in _PERSONS):
        for field, found in (("full_name", names), ("passport_no", numbers)):
            column = table.records.values.get(field, [])
            bins = table.records.bins if column else ()
            rows = zip(column, bins, strict=True)
            found.update(str(one) for one, row_bin in rows if one and row_bin is RowBin.ACCEPTED)
    return known(names, numbers)


def masked_meeting(meeting: Meeting, persons: Known) -> tuple[Meeting, tuple[Problem, ...]]:
    """Return a meeting whose free texts name nobody, and a problem for each that did."""
    masking = _Masking(meeting, persons)
    lists = {
        name: tuple(masking.item(one, f"{name}.{index}.") for index, one in enumerate(getattr(meeting, name)))
        for name in _LISTS
    }
    texts = {part: masking.text(text, f"texts.{part}.text", persons) for part, text in meeting.texts.items()}
    plain = masking.item(meeting, "")
    return dataclasses.replace(plain, **lists, texts=texts), tuple(masking.problems)


def masked_config(config: Config, persons: Known) -> tuple[Config, tuple[Problem, ...]]:
    """Return a configuration whose own texts for documents name nobody, and a problem for each that did."""
    changed: dict[str, object] = {}
    problems = []
    for name, key, text in _own_texts(config):
        found = scan(text, persons)
        if found.kinds:
            field = f"{name}.{key}" if key else name
            problems.append(Problem("personal-data-in-text", FILE, None, None, field, None, {"what": found.kinds}))
            whole = changed.get(name, getattr(config, name))
            changed[name] = {**whole, key: found.text} if isinstance(whole, Mapping) else found.text
    return dataclasses.replace(config, **changed) if changed else config, tuple(problems)  # type: ignore[arg-type]


def _own_texts(config: Config) -> Iterator[tuple[str, str, str]]:
    """Yield name, key and text of the free texts of a configuration; the key is empty where there is one text."""
    for one in dataclasses.fields(config):
        value = getattr(config, one.name)
        if isinstance(value, str):
            yield one.name, "", value
        elif isinstance(value, Mapping):
            yield from ((one.name, key, text) for key, text in value.items())


class _Masking:
    """Masks the texts of one meeting."""

    def __init__(self, meeting: Meeting, persons: Known) -> None:
        self._meeting, self._persons = meeting, persons
        self.problems: list[Problem] = []

    def item(self, item: Any, path: str) -> Any:  # noqa: ANN401 -- the meeting, or any item of its lists
        """Return a value with its free texts masked."""
        changed = {}
        for one in dataclasses.fields(item):
            value, named = getattr(item, one.name), path == "" and one.name == "name"
            if type(value) is str and one.name not in _LEFT and not named:
                persons = _NOBODY if one.name in _OFFICIAL else self._persons
                changed[one.name] = self.text(value, path + one.name, persons)
        return dataclasses.replace(item, **changed)

    def text(self, text: str, path: str, persons: Known) -> str:
        """Return a text masked."""
        found = scan(text, persons)
        if found.kinds:
            sheet, cell = self._meeting.places.get(path, (None, None))
            what = {"what": found.kinds}
            field = path.rpartition(".")[2]
            self.problems.append(Problem("personal-data-in-text", self._meeting.path, sheet, cell, field, None, what))
        return found.text
