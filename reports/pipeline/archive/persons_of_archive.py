"""The persons of an archive pass by, file after file; only those stay whom given texts can name.

A file whose persons have passed by before does so again only where a new word of the texts may name any of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports.ledger.column_texts import distinct
from reports.pipeline.archive.file_summary import reading_of
from reports.vocabulary import editions, kinds

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping

    from reports.pipeline.archive.deliveries import Material
    from reports.pipeline.archive.found_persons import Found, FoundByFile
    from reports.privacy import PersonIndex
    from reports.privacy.text_words import TextWords
    from reports.vocabulary.mappings import Mappings

    Among = Callable[[set[object], str], set[object]]
    """Returns the values to keep of some, given what the search takes them for."""


@dataclass(frozen=True)
class FoundIn:
    """Persons who can be found in texts."""

    words: TextWords
    """Of the texts."""
    persons: PersonIndex


class PersonsOfArchive:
    """Everybody in the rows of an archive.

    Args:
        material: what the archive delivers.
        decisions: of the office, which name the words that are no names.
        address: of the office, which is not secret.
    """

    def __init__(self, material: Material, decisions: Mappings, address: str) -> None:
        self._material, self._decisions, self._address = material, decisions, address

    def found_in(self, words: TextWords) -> FoundIn:
        """Return the persons who can be found in texts with such words.

        Raises:
            OutputError: a reading is lost, or the ledger cannot be written.
        """
        from reports.pipeline.archive.found_persons import FoundByFile  # noqa: PLC0415 -- what a run without changes does without
        from reports.privacy.meeting_texts import index_of_values  # noqa: PLC0415 -- as above
        from reports.privacy.text_words import FoundPersons  # noqa: PLC0415 -- as above

        found_by_file = FoundByFile(self._material.ledger, words)
        cells_by_field: dict[str, set[object]] = {}
        for file_cells in self._by_file(found_by_file, FoundPersons(words).among):
            for field, cells in file_cells.items():
                cells_by_field.setdefault(field, set()).update(cells)
        found_by_file.keep()
        values = {field: sorted(cells, key=str) for field, cells in cells_by_field.items()}
        return FoundIn(words, index_of_values(values, self._decisions).with_open_addresses(self._address))

    def _by_file(self, found_by_file: FoundByFile, among: Among) -> Iterator[Found]:
        """Yield the values of each file that can be found, by field; only files that are not known are looked into."""
        before: Mapping[str, set[object]] = {}
        found_before: Found = {}
        for entry in self._material.entries:
            found_cells = found_by_file.load(entry.key)
            values: Mapping[str, set[object]] = {}
            if found_cells is None:
                values = _values_of(self._material, entry.key, editions.sought(), kinds.KINDS)
                found_cells = {
                    field: {*among(cells - before.get(field, set()), use), *(cells & found_before.get(field, set()))}
                    for field, use in editions.sought().items()
                    for cells in [values[field]]
                }
                found_by_file.put(entry.key, found_cells, values)
            before, found_before = values, found_cells  # a register repeats most persons of the month before
            yield found_cells


def distinct_values(material: Material, fields: Collection[str], of_kinds: Collection[str]) -> dict[str, list[object]]:
    """Return field → its distinct values in all files of an archive, in an order of their own.

    Args:
        material: what the archive delivers.
        fields: that are asked for.
        of_kinds: of the tables that are looked at.

    Raises:
        OutputError: a reading is lost.
    """
    cells_by_field: dict[str, set[object]] = {field: set() for field in fields}
    for entry in material.entries:
        for field, cells in _values_of(material, entry.key, fields, of_kinds).items():
            cells_by_field[field] |= cells
    return {field: sorted(cells, key=str) for field, cells in cells_by_field.items()}


def _values_of(
    material: Material, key: str, fields: Collection[str], of_kinds: Collection[str]
) -> dict[str, set[object]]:
    """Return field → its distinct values in a file.

    Raises:
        OutputError: its reading is lost.
    """
    values = distinct(material.ledger, key, fields, of_kinds)
    if values is None:
        reading_of(material.ledger, key)
    return values or {field: set() for field in fields}
