"""What an office holds of a person: every file of the office folder, looked into byte by byte."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from reports.at_rest.file_texts import CLEAN, HOLDS, TOO_LARGE
from reports.at_rest.needles import Needles, needles_for
from reports.at_rest.removal import manifests, review_pages, set_of
from reports.errors import UsageError
from reports.intake.read import Limits, Task, Unreadable, compute
from reports.ledger import store
from reports.pipeline.forgetting.account import Plan, Removal, Staying
from reports.pipeline.forgetting.readings import identity_in, keys_in
from reports.private_files import TEMPORARY, UNFINISHED
from reports.vocabulary.proposals import FILE as PROPOSALS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reports.pipeline.forgetting.account import Order, Stores

_SEARCH = "reports.at_rest.file_texts:search"
_LIMITS = Limits(cpu_seconds=60.0)
"""What looking into one file may cost: every page and part of it is opened."""
_PROTECTION = "protection"
"""Folder of records with the names of inputs; in all other records stand hashes and figures only."""
_OWN_FOLDERS = ("templates", "themes")
"""Folders of an office with texts that documents are made with."""
_REMOVED = "[dihapus]"


def plan_by_person(order: Order, stores: Stores) -> tuple[Plan, Needles]:
    """Return what is removed of persons, what stays though it holds them, and what they were searched by.

    Raises:
        UsageError: a name or number is too short to be searched for.
    """
    needles, identifying_files = _needles(order, stores)
    search = _Found(stores, outputs=order.outputs)
    for path in _files(stores):
        search.take(path, "link" if path.is_symlink() else _answer(path, needles))
    return replace(search.plan(needles), last=identifying_files), needles


def _needles(order: Order, stores: Stores) -> tuple[Needles, frozenset[Path]]:
    """Return what was typed, with what the ledger knows of the persons meant, and the files that tell it."""
    typed = needles_for(order.persons)
    if any(not needles_for([text]) for text in order.persons):
        raise UsageError(
            "a name or number to forget is too short to be searched for",
            "give the passport number, or the name with at least two words",
        )
    known_needles = typed
    identifying_files: set[Path] = set()
    for folder in stores.ledgers:
        for key, files in keys_in(folder).items():
            if any(_answer(file, typed) == HOLDS for file in files):
                known_needles |= identity_in(folder, key, typed)
                identifying_files.update(files)
    return known_needles, frozenset(identifying_files)


def _answer(path: Path, needles: Needles) -> str:
    """Return whether a file holds what is looked for, or why that cannot be told; asked in a process with limits."""
    try:
        return str(compute(Task(_SEARCH, (path, needles)), _LIMITS))
    except Unreadable:
        return TOO_LARGE


def _files(stores: Stores) -> Iterator[Path]:
    """Yield every file of the office and of its outputs, links too."""
    roots = [stores.office]
    if not stores.outputs.is_relative_to(stores.office):
        roots.append(stores.outputs)
    for root in roots:
        yield from (path for path in sorted(root.rglob("*")) if path.is_symlink() or path.is_file())


class _Found:
    """Sorts files by what becomes of them."""

    def __init__(self, stores: Stores, *, outputs: bool) -> None:
        self._stores, self._outputs = stores, outputs
        self._sets = {
            file: files for manifest in manifests(stores.outputs) for files in [set_of(manifest)] for file in files
        } | {page: (page,) for page in review_pages(stores.outputs)}
        self._reading_files: list[Path] = []
        self._staying: list[Staying] = []
        self._searched = 0

    def take(self, path: Path, answer: str) -> None:
        """Take in what was found of a file."""
        self._searched += 1
        if answer == HOLDS:
            self._reading_files.append(path)
        elif answer != CLEAN:
            self._staying.append(Staying(path, answer))

    def plan(self, needles: Needles) -> Plan:
        """Return what becomes of the files that hold a person."""
        removals: list[Removal] = []
        for path in self._reading_files:
            if path.parent not in self._stores.ledgers:
                removals += self._removals(path, self._stores.store_of(path))
        readings = {folder: self._keys(folder, needles) for folder in self._stores.ledgers}
        removals += [removal for folder, keys in readings.items() for removal in self._of_ledger(folder, keys)]
        return Plan(tuple(dict.fromkeys(removals)), tuple(self._staying), readings, searched=self._searched)

    def _removals(self, path: Path, store_name: str) -> list[Removal]:
        """Return what is removed because of a file outside the ledger; what stays is noted."""
        if path.name.startswith(".") and path.name.endswith((UNFINISHED, TEMPORARY)):
            return [Removal(path, store_name, "unfinished")]
        if store_name == "corrections":
            pair = (path.with_suffix(".xlsx"), path.with_suffix(".json"))
            return [Removal(file, store_name, "person") for file in pair if file.is_file()]
        if store_name == "texts" and path == self._stores.office / PROPOSALS:
            return [Removal(path, "texts", "person")]
        if store_name == "records" and path.parent.name == _PROTECTION and path.suffix == ".json":
            return [Removal(path, store_name, "redacted")]
        if store_name in {"documents", "archive"} and path in self._sets and self._outputs:
            return [Removal(file, store_name, "person") for file in self._sets[path]]
        reasons = {"inputs": "input", "records": "record"}
        top = path.relative_to(self._stores.office).parts[0] if store_name == "texts" else ""
        if path.suffix == ".toml" or top in _OWN_FOLDERS:
            reasons["texts"] = "own-text"
        self._staying.append(Staying(path, reasons.get(store_name, "document" if path in self._sets else "foreign")))
        return []

    def _keys(self, folder: Path, needles: Needles) -> frozenset[str]:
        """Return the readings that hold a person in a row, a text or the name of their file."""
        keys = {key for path in self._reading_files if path.parent == folder if (key := store.key_of(path.name))}
        named_keys = {key for path, key in store.index(folder).items() if needles.are_in(path)}
        return frozenset(keys | named_keys)

    def _of_ledger(self, folder: Path, keys: frozenset[str]) -> Iterator[Removal]:
        """Yield the files of readings, and other files of a ledger that hold a person: they are made anew by a run."""
        for key, files in keys_in(folder).items():
            yield from (Removal(file, "ledger", "person") for file in files if key in keys)
        other_files = (path for path in self._reading_files if path.parent == folder and not store.key_of(path.name))
        yield from (Removal(path, "ledger", "person") for path in other_files if path.name != store.INDEX)


def redacted(content: bytes, needles: Needles) -> bytes:
    """Return JSON without the texts that hold a person.

    Raises:
        ValueError: it is no JSON.
    """
    cleaned = _cleaned(json.loads(content), needles)
    return (json.dumps(cleaned, indent=1, ensure_ascii=False) + "\n").encode()


def _cleaned(value: object, needles: Needles) -> object:
    if isinstance(value, str):
        return _REMOVED if needles.are_in(value) else value
    if isinstance(value, list):
        return [_cleaned(item, needles) for item in value]
    if isinstance(value, dict):
        return {str(_cleaned(name, needles)): _cleaned(item, needles) for name, item in value.items()}
    return value
