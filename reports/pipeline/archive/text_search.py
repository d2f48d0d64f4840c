"""What people wrote and the outputs of an archive print: searched for the persons of all its files, as in a return.

Who stands in the files of many years is looked up only where something is made anew that has such a text: names of
files, the office's own settings, types of incidents that no list declares, and in returns what rows say. What was found
is kept in the ledger as hashes, so that a run without changes looks nobody up.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, TypeVar

from reports.ledger.column_texts import distinct
from reports.ledger.typed_json import seal, unseal
from reports.pipeline.archive.file_summary import reading_of
from reports.private_files import put
from reports.vocabulary import dates, editions, kinds, labels, mappings, resources
from reports.vocabulary.config import Cluster

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from reports.model.archive import Archive
    from reports.model.period import Month
    from reports.pipeline.archive.deliveries import Material
    from reports.pipeline.archive.file_summary import Brief, TableBrief
    from reports.pipeline.request import Request
    from reports.privacy import PersonIndex
    from reports.privacy.gate import Gate
    from reports.vocabulary.config import Config

FILE = "search.json"
"""In the ledger of the archive."""
_TYPES = 0
"""Place of the types of incidents among the tallies of that kind."""
_ROW_KINDS = ("activities", "agency_counts", "incidents")
"""Kinds with fields that a return prints as text."""
_WORD = re.compile(r"[^\W\d_]{2,}")
_T = TypeVar("_T")


@dataclass(frozen=True)
class _Stored:
    """What an earlier search has found."""

    made_from: str
    digest: str
    closed: tuple[str, ...]
    """Hashes of the types in which somebody was found, sorted."""
    masked: int
    """Texts in which somebody was found; the settings of the office are one."""


class TextSearch:
    """The texts of one archive and the persons in them.

    Args:
        material: what the archive delivers.
        request: the shared options.
        config: of the office, as it wrote it.
        documents: returns are made too, which print what rows say.
    """

    def __init__(self, material: Material, request: Request, config: Config, *, documents: bool = False) -> None:
        self.settings = dataclasses.replace(config, cluster=Cluster())
        """The configuration as the office wrote it; with what certificates a cluster is spoken to changes no text."""
        self._material, self._documents = material, documents
        self._decisions = mappings.load(request.office)
        self._types = {entry.key: frozenset(_undeclared_types(entry.brief)) for entry in material.entries}

    @cached_property
    def persons(self) -> PersonIndex | None:
        """Everybody in the rows of the archive; None where no output has a text that people wrote.

        Raises:
            OutputError: a reading is lost.
        """
        if not self._has_texts:
            return None
        from reports.privacy.meeting_texts import index_of_values  # noqa: PLC0415 -- what a run without changes does without

        values = self._values(editions.sought(), kinds.KINDS)
        return index_of_values(values, self._decisions).with_open_addresses(self.settings.office.address)

    @cached_property
    def gate(self) -> Gate | None:
        """What every text of an output passes last; None where no text needs it."""
        from reports.privacy.gate import Gate  # noqa: PLC0415 -- as above

        return None if self.persons is None else Gate(self.persons)

    @cached_property
    def config(self) -> Config:
        """The configuration with persons masked in the office's own texts."""
        from reports.privacy.office_texts import mask_config  # noqa: PLC0415 -- as above

        return self.settings if self.persons is None else mask_config(self.settings, self.persons)[0]

    def is_closed(self, type_code: str) -> bool:
        """Tell whether somebody was found in the words of a type of incidents."""
        return _hash(type_code) in self._search_results.closed

    def closed_types(self, month: Month) -> tuple[str, ...]:
        """Return the types of a month in whose words somebody was found, sorted."""
        delivered = self._material.delivered.get(("incidents", month))
        types = {code for entry in delivered.counted for code in self._types[entry.key]} if delivered else set()
        return tuple(sorted(code for code in types if self.is_closed(code)))

    @property
    def digest(self) -> str:
        """Hash of all that was masked, of which outputs depend; empty where nothing was."""
        return self._search_results.digest

    def archive(self, archive: Archive) -> Archive:
        """Return the account of the archive with names of files as they may be printed."""
        return dataclasses.replace(
            archive,
            holdings=self.passed(archive.holdings),
            files=self.passed(archive.files),
            differences=self.passed(archive.differences),
        )

    def passed(self, part: _T) -> _T:
        """Return a document, or a part of one, with every text searched."""
        from reports.pipeline.document_gate import passed  # noqa: PLC0415 -- as above

        return part if self.gate is None else passed(part, self.gate)

    @property
    def masked(self) -> int:
        """How many texts name a person; the office's own settings are one."""
        return self._search_results.masked

    @cached_property
    def _has_texts(self) -> bool:
        from reports.privacy.office_texts import has_own_texts  # noqa: PLC0415 -- as above

        return (
            has_own_texts(self.settings)
            or any(self._types.values())
            or any(_open_words(path) for path in self._paths)
            or (self._documents and any(table.kind in _ROW_KINDS for table in self._tables))
        )

    @cached_property
    def _search_results(self) -> _Stored:
        """What was found, by this run or an earlier one of the same files and texts."""
        place = self._material.ledger / FILE
        made_from = self._made_from
        try:
            stored = unseal(place.read_bytes(), _Stored)
        except (OSError, ValueError):
            stored = None
        if stored is None or stored.made_from != made_from:
            stored = self._searched(made_from)
            put(place, seal(stored))
        return stored

    def _searched(self, made_from: str) -> _Stored:
        if self.persons is None or self.gate is None:
            return _Stored(made_from, "", (), 0)
        from reports.pipeline.masking import masked_texts  # noqa: PLC0415 -- as above
        from reports.privacy.declared_labels import spelt_out  # noqa: PLC0415 -- as above

        spelt = {code: spelt_out(code) for codes in self._types.values() for code in codes}
        texts = sorted({*self._row_texts(), *spelt.values()})
        masked = {text: result.text for text, result in masked_texts(texts, self.persons).items()} if texts else {}
        closed = tuple(sorted(_hash(code) for code, text in spelt.items() if masked[text] != text))
        masked |= {text: self.gate.passed(text) for text in self._paths}
        changed = sorted((text, result) for text, result in masked.items() if text != result)
        settings = [repr(self.config)] if self.config != self.settings else []
        number = len(settings) + len(changed)
        return _Stored(made_from, _hash(json.dumps([settings, changed])) if number else "", closed, number)

    @property
    def _made_from(self) -> str:
        keys = sorted(entry.key for entry in self._material.entries)
        parts = [keys, self._paths, repr(self.settings), sorted(self._decisions.no_names), self._documents]
        return _hash(json.dumps(parts))

    @property
    def _paths(self) -> list[str]:
        return [file.shown_path for file in self._material.inventory]

    @property
    def _tables(self) -> Iterator[TableBrief]:
        return (table for entry in self._material.entries for table in entry.brief.tables)

    def _row_texts(self) -> Iterable[str]:
        """Return the texts of rows that a return prints, where returns are made."""
        if not self._documents:
            return ()
        fields = [
            field
            for line in editions.lines()
            for field in line.fields
            if line.uses[editions.DINAS] is editions.Use.SEARCHED and field != "incident_type"
        ]
        values = self._values(fields, _ROW_KINDS)
        return {text for texts in values.values() for text in texts if isinstance(text, str)}

    def _values(self, fields: Collection[str], of_kinds: Collection[str]) -> dict[str, list[object]]:
        """Return field → its distinct values in all files of the archive, in an order of their own.

        Raises:
            OutputError: a reading is lost.
        """
        cells_by_field: dict[str, set[object]] = {field: set() for field in fields}
        ledger = self._material.ledger
        for entry in self._material.entries:
            values = distinct(ledger, entry.key, cells_by_field.keys(), of_kinds)
            if values is None:
                reading_of(ledger, entry.key)
            for field, cells in (values or {}).items():
                cells_by_field[field] |= cells
        return {field: sorted(cells, key=str) for field, cells in cells_by_field.items()}


def _undeclared_types(brief: Brief) -> Iterator[str]:
    """Yield the types of incidents of a file that no list declares."""
    for stored_tallies in brief.tallies.get("incidents", {}).values():
        yield from (code for code in stored_tallies[_TYPES][1] if not labels.is_declared_type(code))


def _open_words(path: str) -> bool:
    """Tell whether the name of a file has a word beside kinds of input, months and its ending."""
    declared = {word for words in resources.load("file_name_words")["words"].values() for word in words}
    declared_words = {part for word in declared for part in word.split()} | set(dates.months())
    stem = PurePosixPath(path).with_suffix("").as_posix()
    return any(word.upper() not in declared_words for word in _WORD.findall(stem))


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogateescape")).hexdigest()
