"""Keeps who of each file was found in which texts, so that only changed files are searched for when one has changed.

::

    ledger/<archive>/<key>-persons.json   values of the file that its office's texts can name, and traces of all others
    ledger/<archive>/sought.json          hashes of the words that were searched for; the files that were searched

What is kept of a file goes with its reading, by ``pora forget`` too, and names nobody whom the reading does not name.
Persons who were found in more words than are asked for now change nothing.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping  # noqa: TC003 -- msgspec reads the annotations
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from reports import __version__
from reports.ledger.store import SOUGHT
from reports.ledger.typed_json import seal, seal_of, unseal
from reports.privacy.person_traces import HASH, PersonTraces, SoughtWords, from_letters, letters
from reports.private_files import put
from reports.vocabulary import editions, resources

if TYPE_CHECKING:
    from pathlib import Path

    from reports.privacy.text_words import TextWords

    Found = Mapping[str, set[object]]
    """Field → its values that can be found."""

_RULES = "2"
"""Version of how persons are found in words and of what is kept of them."""
_MOST_GROUPS = 4
"""Groups of files, each with words of its own; further ones are known for the words that they have in common."""
_MOST_HASHES = 1 << 18
"""Words of a group; of more only those are kept that were searched for last."""


@dataclass(frozen=True)
class _Persons:
    """What is kept of one file."""

    key: str
    found_texts: Mapping[str, tuple[str, ...]]
    """Field → its values that were found, sorted."""
    traces: str
    """Of everybody in the file."""


@dataclass(frozen=True)
class _Searched:
    """Files that were searched for the same words."""

    words: str = field(repr=False)
    """Hashes of the words."""
    files: Mapping[str, str]
    """Key → seal of what is kept of the file."""

    @property
    def hashes(self) -> frozenset[bytes]:
        """The hashes of the words."""
        packed = from_letters(self.words)
        return frozenset(packed[at : at + HASH] for at in range(0, len(packed), HASH))


@dataclass(frozen=True)
class _Sought:
    """What was searched for."""

    rules: str
    searched: tuple[_Searched, ...]


@dataclass
class _Group:
    """Files that were searched for the same words before, as they are found to be known."""

    hashes: frozenset[bytes]
    files: Mapping[str, str]
    new: frozenset[int] | None
    """Traces of what is new against these words; None where everybody is to be searched for."""
    known_files: dict[str, str] = field(default_factory=dict)
    """The files in which nobody is new, as in ``files``: known for these words and for those of now."""


class FoundByFile:
    """What is known of the files of an archive.

    Args:
        ledger: of the archive.
        words: of the texts in which persons are looked for now.
    """

    def __init__(self, ledger: Path, words: TextWords) -> None:
        self._ledger = ledger
        sought = SoughtWords.of(words)
        self._hashes = frozenset(sought.traces)
        self._groups = [
            _Group(searched.hashes, searched.files, sought.beyond(searched.hashes))
            for searched in _searched_before(ledger)
        ]
        self._searched_now: dict[str, str] = {}

    def load(self, key: str) -> Found | None:
        """Return who of a file can be found in the words; None where that is not known yet."""
        group = next((group for group in self._groups if key in group.files), None)
        if group is None or group.new is None:
            return None
        try:
            content = (self._ledger / name_of(key)).read_bytes()
            persons = unseal(content, _Persons)
            if (persons.key, seal_of(content)) != (key, group.files[key]):
                return None
            if group.new and PersonTraces.read(persons.traces).lead_from(group.new):
                return None
            found_cells = {
                field: {_read(field, text) for text in texts} for field, texts in persons.found_texts.items()
            }
        except (OSError, ValueError):
            return None
        group.known_files[key] = group.files[key]
        return found_cells

    def put(self, key: str, found_cells: Found, values: Found) -> None:
        """Keep who of a file was found.

        Args:
            key: of the file.
            found_cells: its values that can be found in the words.
            values: all its values.

        Raises:
            OutputError: the ledger cannot be written.
        """
        traces = PersonTraces.of((use, values[field]) for field, use in editions.sought().items())
        texts = {field: tuple(sorted(map(str, cells))) for field, cells in found_cells.items() if cells}
        content = seal(_Persons(key, texts, traces.written()))
        put(self._ledger / name_of(key), content)
        self._searched_now[key] = seal_of(content)

    def keep(self) -> None:
        """Keep which words were searched for in which files: those that were loaded or put.

        Raises:
            OutputError: the ledger cannot be written.
        """
        most = max(_MOST_HASHES, len(self._hashes))
        groups = [
            (hashes if len(hashes) <= most else self._hashes, group.known_files)
            for group in self._groups
            for hashes in [group.hashes | self._hashes]
        ]
        groups = [(hashes, files) for hashes, files in (*groups, (self._hashes, self._searched_now)) if files]
        groups.sort(key=lambda group: (-len(group[1]), min(group[1])))
        while len(groups) > _MOST_GROUPS:
            hashes, files = groups.pop()
            groups[-1] = (groups[-1][0] & hashes, groups[-1][1] | files)
        searched = (
            _Searched(letters(b"".join(sorted(hashes))), dict(sorted(files.items()))) for hashes, files in groups
        )
        put(self._ledger / SOUGHT, seal(_Sought(_rules(), tuple(searched))))


def name_of(key: str) -> str:
    """Return the name of the file that keeps the persons of a file."""
    return f"{key}-persons.json"


def _searched_before(ledger: Path) -> tuple[_Searched, ...]:
    """Return what earlier runs have searched for by the same rules; nothing where that cannot be told."""
    try:
        before = unseal((ledger / SOUGHT).read_bytes(), _Sought)
        return before.searched if before.rules == _rules() else ()
    except (OSError, ValueError):
        return ()


def _rules() -> str:
    """Return the hash of all that decides, beside words and files, who is found."""
    words = (resources.text(f"{name}.json") for name in ("name_words", "editions"))
    return hashlib.sha256(json.dumps([_RULES, __version__, *words]).encode()).hexdigest()[:16]


def _read(field: str, text: str) -> object:
    return date.fromisoformat(text) if editions.sought().get(field) == "births" else text
