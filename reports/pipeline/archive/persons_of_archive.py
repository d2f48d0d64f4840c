"""The persons of an archive pass by, file after file; only those stay whom given texts can name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports.ledger.column_texts import distinct
from reports.pipeline.archive.file_summary import reading_of
from reports.vocabulary import editions, kinds

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from reports.pipeline.archive.deliveries import Material
    from reports.privacy import PersonIndex
    from reports.privacy.text_words import TextWords
    from reports.vocabulary.mappings import Mappings


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
            OutputError: a reading is lost.
        """
        from reports.privacy.meeting_texts import index_of_values  # noqa: PLC0415 -- what a run without changes does without
        from reports.privacy.text_words import FoundPersons  # noqa: PLC0415 -- as above

        values = distinct_values(self._material, editions.sought(), kinds.KINDS, FoundPersons(words).among)
        return FoundIn(words, index_of_values(values, self._decisions).with_open_addresses(self._address))


def distinct_values(
    material: Material,
    fields: Collection[str],
    of_kinds: Collection[str],
    among: Callable[[set[object], str], set[object]] = lambda cells, _use: cells,
) -> dict[str, list[object]]:
    """Return field → its distinct values in all files of an archive, in an order of their own.

    Args:
        material: what the archive delivers.
        fields: that are asked for.
        of_kinds: of the tables that are looked at.
        among: returns the values to keep of some, given what the search takes them for.

    Raises:
        OutputError: a reading is lost.
    """
    cells_by_field: dict[str, set[object]] = {field: set() for field in fields}
    uses, before = editions.sought(), dict[str, set[object]]()
    for entry in material.entries:
        values = distinct(material.ledger, entry.key, cells_by_field.keys(), of_kinds)
        if values is None:
            reading_of(material.ledger, entry.key)
        for field, cells in (values or {}).items():
            # a register repeats most persons of the month before
            cells_by_field[field] |= among(cells - before.get(field, set()), uses.get(field, ""))
        before = values or {}
    return {field: sorted(cells, key=str) for field, cells in cells_by_field.items()}
