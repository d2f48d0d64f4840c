"""What people wrote and the outputs of an archive print: searched for the persons of all its files, as in a return.

Who stands in the files of many years is looked up only where something is made anew that has such a text: names of
files, the office's own settings, types of incidents that no list declares, and in returns what rows say. What was found
is kept in the ledger as hashes, so that a run without changes looks nobody up.

The persons pass by file after file, and only those stay whom the texts can name at all: memory depends on the texts and
not on the number of years. Texts that come later make them pass by again.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, TypeVar

from reports.late_patterns import late_regex
from reports.ledger.typed_json import seal, unseal
from reports.pipeline.archive.persons_of_archive import PersonsOfArchive, distinct_values
from reports.pipeline.request import TEMPLATES
from reports.private_files import put
from reports.vocabulary import dates, editions, labels, mappings, resources
from reports.vocabulary.config import Cluster

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from reports.model.archive import Archive
    from reports.model.period import Month
    from reports.pipeline.archive.deliveries import Material
    from reports.pipeline.archive.file_summary import Brief, TableBrief
    from reports.pipeline.archive.persons_of_archive import FoundIn
    from reports.pipeline.request import Request
    from reports.privacy import PersonIndex
    from reports.privacy.gate import Gate
    from reports.privacy.text_words import TextWords
    from reports.vocabulary.config import Config

_RULES = "3"
"""Version of the search; a change makes it run again over the same files."""
FILE = "search.json"
"""In the ledger of the archive."""
_TYPES = 0
"""Place of the types of incidents among the tallies of that kind."""
_ROW_KINDS = ("activities", "agency_counts", "incidents")
"""Kinds with fields that a return prints as text."""
_WORD = late_regex(r"[^\W\d_]{2,}")
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
        self._persons = PersonsOfArchive(material, self._decisions, config.office.address)
        self._office = request.office
        self._expected: list[object] = []
        self._types = {entry.key: frozenset(_undeclared_types(entry.brief)) for entry in material.entries}

    @property
    def lookup(self) -> Callable[[TextWords], PersonIndex] | None:
        """Gives the persons who can be found in texts with given words; None where nobody wrote a text."""
        return self._persons_in if self._has_texts else None

    def expect(self, part: object) -> None:
        """Note a document, or a part of one, in which persons will be searched for."""
        self._expected.append(part)

    def _persons_in(self, words: TextWords) -> PersonIndex:
        """Return the persons who can be found in texts with such words, and in all texts of this run before.

        Raises:
            OutputError: a reading is lost.
        """
        if not self._known_persons.words.covers(words):
            self._known_persons = self._persons.found_in(self._known_persons.words | words)
        return self._known_persons.persons

    @cached_property
    def _known_persons(self) -> FoundIn:
        """The persons who can be found in what people wrote, and in what is expected."""
        from reports.privacy import MASK  # noqa: PLC0415 -- what a run without changes does without
        from reports.privacy.text_words import TextWords  # noqa: PLC0415 -- as above

        words = TextWords.of((*self._own_texts, MASK))
        templates = (text for texts in self._templates.values() for text in texts)
        official = (*self._paths, *templates, *_texts(self._expected))
        return self._persons.found_in(words | TextWords.of(official, official=True))

    @cached_property
    def config(self) -> Config:
        """The configuration with persons masked in the office's own texts."""
        from reports.privacy.office_texts import mask_config  # noqa: PLC0415 -- as above

        return mask_config(self.settings, self._known_persons.persons)[0] if self._has_texts else self.settings

    def is_closed(self, type_code: str) -> bool:
        """Tell whether somebody was found in the words of a type of incidents."""
        return bool(self._spelt_types) and _hash(type_code) in self._search_results.closed

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
        return dataclasses.replace(archive, **self.passed(printed_parts(archive)))

    def refuse_templates(self) -> None:
        """Raise an error if one of the office's own templates names a person of the archive.

        Raises:
            ConfigurationError: one does.
        """
        if self._templates:
            from reports.pipeline.office_templates import refuse_named  # noqa: PLC0415 -- as above

            refuse_named(self._templates, lambda: self._known_persons.persons)

    @cached_property
    def _templates(self) -> dict[str, tuple[str, ...]]:
        """Texts of the office's own templates, by path."""
        if not (self._office / TEMPLATES).is_dir():
            return {}
        from reports.pipeline.office_templates import template_texts  # noqa: PLC0415 -- as above

        return template_texts(self._office)

    def passed(self, part: _T) -> _T:
        """Return a document, or a part of one, with every text searched."""
        from reports.pipeline.document_gate import passed  # noqa: PLC0415 -- as above
        from reports.privacy.text_words import TextWords  # noqa: PLC0415 -- as above

        if not self._has_texts:
            return part
        persons = self._persons_in(TextWords.of(_texts(part), official=True))
        return passed(part, self._gate(persons))

    def _gate(self, persons: PersonIndex) -> Gate:
        """Return what every text of an output passes last; days of the years of the archive are no births."""
        from reports.privacy.gate import FIRST_YEAR, Gate  # noqa: PLC0415 -- as above

        return Gate(persons, min((FIRST_YEAR, *(month.year for _kind, month in self._material.delivered))))

    @property
    def is_due(self) -> bool:
        """Whether anybody is still to be looked up to tell what was masked."""
        return self._has_texts and self._stored is None

    @property
    def masked(self) -> int:
        """How many texts name a person; the office's own settings are one."""
        return self._search_results.masked

    @cached_property
    def _has_texts(self) -> bool:
        from reports.privacy.office_texts import has_own_texts  # noqa: PLC0415 -- as above

        return (
            has_own_texts(self.settings)
            or bool(self._templates)
            or any(self._types.values())
            or any(_open_words(path) for path in self._paths)
            or (self._documents and any(table.kind in _ROW_KINDS for table in self._tables))
        )

    @cached_property
    def _search_results(self) -> _Stored:
        """What was found, by this run or an earlier one of the same files and texts."""
        stored = self._stored
        if stored is None:
            stored = self._searched(self._made_from)
            put(self._material.ledger / FILE, seal(stored))
        return stored

    @cached_property
    def _stored(self) -> _Stored | None:
        """What an earlier run of the same files and texts has found."""
        try:
            stored = unseal((self._material.ledger / FILE).read_bytes(), _Stored)
        except (OSError, ValueError):
            return None
        return stored if stored.made_from == self._made_from else None

    def _searched(self, made_from: str) -> _Stored:
        if not self._has_texts:
            return _Stored(made_from, "", (), 0)
        from reports.pipeline.masked_texts import masked_texts  # noqa: PLC0415 -- as above

        persons, spelt = self._known_persons.persons, self._spelt_types
        gate = self._gate(persons)
        texts = sorted({*self._row_texts, *spelt.values()})
        masked = {text: result.text for text, result in masked_texts(texts, persons).items()} if texts else {}
        closed = tuple(sorted(_hash(code) for code, text in spelt.items() if masked[text] != text))
        masked |= {text: gate.passed(text) for text in self._paths}
        changed = sorted((text, result) for text, result in masked.items() if text != result)
        settings = [repr(self.config)] if self.config != self.settings else []
        number = len(settings) + len(changed)
        return _Stored(made_from, _hash(json.dumps([settings, changed])) if number else "", closed, number)

    @property
    def _made_from(self) -> str:
        keys = sorted(entry.key for entry in self._material.entries)
        parts = [_RULES, keys, self._paths, repr(self.settings), sorted(self._decisions.no_names), self._documents]
        parts += [self._templates] if self._templates else []
        return _hash(json.dumps(parts))

    @property
    def _paths(self) -> list[str]:
        return [file.shown_path for file in self._material.inventory]

    @property
    def _tables(self) -> Iterator[TableBrief]:
        return (table for entry in self._material.entries for table in entry.brief.tables)

    @property
    def _own_texts(self) -> Iterable[str]:
        """What people wrote, but for names of files."""
        from reports.privacy.office_texts import own_texts  # noqa: PLC0415 -- as above

        return (*own_texts(self.settings), *self._row_texts, *self._spelt_types.values())

    @cached_property
    def _spelt_types(self) -> dict[str, str]:
        """Type of incidents that no list declares → its words."""
        from reports.privacy.declared_labels import spelt_out  # noqa: PLC0415 -- as above

        return {code: spelt_out(code) for codes in self._types.values() for code in codes}

    @cached_property
    def _row_texts(self) -> Collection[str]:
        """The texts of rows that a return prints, where returns are made."""
        if not self._documents:
            return ()
        fields = [
            field
            for line in editions.lines()
            for field in line.fields
            if line.uses[editions.DINAS] is editions.Use.SEARCHED and field != "incident_type"
        ]
        values = distinct_values(self._material, fields, _ROW_KINDS)
        return {text for texts in values.values() for text in texts if isinstance(text, str)}


def printed_parts(archive: Archive) -> dict[str, Any]:
    """Return the parts of the account of an archive, by name, that are printed with their texts."""
    return {"holdings": archive.holdings, "files": archive.files, "differences": archive.differences}


def _texts(part: object) -> Iterator[str]:
    """Yield the texts of a document, or of a part of one, that are searched."""
    from reports.documents.document_texts import texts_of  # noqa: PLC0415 -- as above
    from reports.privacy.gate import is_searched  # noqa: PLC0415 -- as above

    return filter(is_searched, texts_of(part))


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
