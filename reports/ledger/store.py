"""Stores readings by content hash: one JSON file a reading, and a Parquet part for each kind with accepted rows.

::

    ledger/index.json                    path → key
    ledger/<key>.json                    the reading without its accepted rows; the hash of every part
    ledger/<key>-<kind>.parquet          accepted rows with provenance and original text
    ledger/<key>-persons.json            of an archive: who of the file was found in texts of the office
    ledger/pinned.json                   readings that stay, since they were handed in (pins)
    ledger/last-reading.json             what the last reading found, by month (reading_store)

The JSON file is written after its parts, and vouches for them and for itself, so that a killed run, a damaged disk or a
foreign file shows as "not there" and the input is simply read again.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from itertools import chain, compress
from typing import TYPE_CHECKING

from reports.errors import OutputError
from reports.late_patterns import late_regex
from reports.ledger.typed_json import seal, unseal
from reports.private_files import UNFINISHED, put
from reports.vocabulary import kinds
from reports.vocabulary.schema import RAW, types_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from pathlib import Path

    from reports.model.sheet import FileReading, TableReading
    from reports.vocabulary.schema import Columns

INDEX = "index.json"
SOUGHT = "sought.json"
"""In the ledger of an archive: the words in which persons were searched for, as hashes."""
LAST_READING = "last-reading.json"
"""What the last reading of the inputs found, in short: names of files, months and numbers of rows."""
SCHEMA = 6
"""Version of the format; another one is not read."""
_KEY = late_regex(r"([0-9a-f]{16})(?:(?:-brief|-count|-persons)?\.json|-[a-z_]+\.parquet)")


def key_for(path: str, sha256: str, rules: str) -> str:
    """Return the key of a reading: the same file at the same place read by the same rules.

    Args:
        path: relative to the office folder; sheet names and problems of a reading carry it.
        sha256: of the file's content.
        rules: version of everything that decides how a file is read.
    """
    return hashlib.sha256("\0".join((sha256, path, rules)).encode("utf-8", "surrogateescape")).hexdigest()[:16]


def save(folder: Path, key: str, reading: FileReading) -> None:
    """Keep a reading; files that already hold the same are left untouched.

    Raises:
        OutputError: the folder cannot be written.
    """
    keep(folder, encoded(key, reading))


def keep(folder: Path, contents: Mapping[str, bytes]) -> None:
    """Write the files of a reading in order, the one with the checksums of the others last.

    Raises:
        OutputError: the folder cannot be written.
    """
    for name, content in contents.items():
        put(folder / name, content)


def encoded(key: str, reading: FileReading) -> dict[str, bytes]:
    """Return the files that keep a reading, name → content, parts first."""
    from reports.ledger import json_codec, parquet_codec  # noqa: PLC0415 -- Arrow, which a run that keeps nothing new does without

    files: dict[str, bytes] = {}
    checksums: dict[str, str] = {}
    for kind in kinds.KINDS:
        columns = _part_columns(reading, kind)
        content = parquet_codec.encode(kind, columns) if columns["row"] else None
        if content is not None:
            checksums[kind] = hashlib.sha256(content).hexdigest()
            files[_part(key, kind)] = content
    tables = tuple(json_codec.stored(table, checksums) for table in reading.tables)
    body = json_codec.StoredReading(SCHEMA, key, checksums, replace(reading, tables=()), tables)
    return {**files, f"{key}.json": seal(body)}


def load(folder: Path, key: str) -> FileReading | None:
    """Return the reading stored under a key; None if it is missing, damaged, or of another version."""
    from reports.ledger import json_codec  # noqa: PLC0415 -- as above

    try:
        body = unseal((folder / f"{key}.json").read_bytes(), json_codec.StoredReading)
        if (body.schema, body.key) != (SCHEMA, key):
            return None
        columns = {kind: _read_part(folder, key, kind, digest) for kind, digest in body.parts.items()}
        remaining = {kind: {name: iter(values) for name, values in part.items()} for kind, part in columns.items()}
        return replace(body.file, tables=tuple(json_codec.restored(table, remaining) for table in body.tables))
    except (OSError, ValueError, KeyError):
        return None


def index(folder: Path) -> dict[str, str]:
    """Return path → key of the readings that were last settled; empty when there is no readable index."""
    try:
        entries = json.loads((folder / INDEX).read_text(encoding="utf-8"))["files"]
        return {str(path): str(key) for path, key in entries.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def settle(folder: Path, keys: Mapping[str, str], further: Collection[str] = ()) -> tuple[str, ...]:
    """Make the ledger hold these readings (path → key) and no others.

    Args:
        folder: the ledger.
        keys: of the readings.
        further: keys of what else is kept there, such as counts over several readings.

    Returns:
        Names of the files that were removed, sorted.

    Raises:
        OutputError: the folder cannot be written.
    """
    _write_index(folder, keys)
    used = frozenset((*keys.values(), *further))
    stale = sorted(path for path in folder.iterdir() if _is_stale(path.name, used))
    try:
        for path in stale:
            path.unlink(missing_ok=True)
    except OSError as error:
        raise OutputError(
            "{path} cannot be written", "check the folder and its permissions", path=str(folder)
        ) from error
    return tuple(path.name for path in stale)


def key_of(name: str) -> str | None:
    """Return the key of the reading, or of the counts, that a file of the ledger belongs to; None for other files."""
    ours = _KEY.fullmatch(name)
    return ours[1] if ours else None


def drop(folder: Path, keys: Collection[str]) -> tuple[Path, ...]:
    """Take readings out of the index; return their files, hashes of texts and what killed runs left, for removal.

    What goes with any reading comes first: once the last reading is gone, nothing would tell the next run to remove it.

    Args:
        folder: the ledger.
        keys: of the readings, and of counts over several of them.

    Raises:
        OutputError: the index cannot be written.
    """
    before = index(folder)
    remaining = {path: key for path, key in before.items() if key not in keys}
    if remaining != before:
        _write_index(folder, remaining)
    files = [path for path in sorted(folder.iterdir()) if key_of(path.name) in keys or _goes_with_any(path.name)]
    return tuple(sorted(files, key=lambda path: not _goes_with_any(path.name)))


def _write_index(folder: Path, keys: Mapping[str, str]) -> None:
    entries = {"schema": SCHEMA, "files": dict(sorted(keys.items()))}
    put(folder / INDEX, (json.dumps(entries, indent=1) + "\n").encode())


def _goes_with_any(name: str) -> bool:
    """Tell whether a file goes with any reading: a text may have held the name of a person who is to be forgotten."""
    return name in {SOUGHT, LAST_READING} or _is_unfinished(name)


def _is_unfinished(name: str) -> bool:
    return name.startswith(".") and name.endswith(UNFINISHED)


def _is_stale(name: str, used: frozenset[str]) -> bool:
    """Tell whether a file is ours and serves no reading; files of others are not touched."""
    key = key_of(name)
    return key not in used if key else _is_unfinished(name)


def _part(key: str, kind: str) -> str:
    return f"{key}-{kind}.parquet"


def _part_columns(reading: FileReading, kind: str) -> Columns:
    """Return the accepted rows of a kind as columns; a field that a table lacks is empty there."""
    tables = [table for table in reading.tables if table.table.kind == kind]
    raw = dict.fromkeys(field for table in tables for field in table.records.raw)
    names = (*types_of(kind), *(f"{RAW}{field}" for field in raw))
    pieces = [_accepted_columns(reading, table, names) for table in tables]
    if len(pieces) == 1:
        return pieces[0]
    return {name: list(chain.from_iterable(piece[name] for piece in pieces)) for name in names}


def _accepted_columns(reading: FileReading, table: TableReading, names: Iterable[str]) -> Columns:
    """Return the accepted rows of a table by column; where all are, the lists are those of the records."""
    mask, records = table.records.accepted, table.records
    size = sum(mask)
    origin = {"path": reading.path, "sha256": reading.sha256, "sheet": table.table.sheet, "table": table.table.index}
    columns: dict[str, Sequence[object]] = {name: [value] * size for name, value in origin.items()}
    every_row: dict[str, Sequence[object]] = {"row": records.rows, **records.values}
    every_row |= {f"{RAW}{field}": texts for field, texts in records.raw.items()}
    columns |= (
        every_row if size == len(mask) else {name: list(compress(values, mask)) for name, values in every_row.items()}
    )
    return {name: columns.get(name, [None] * size) for name in names}


def _read_part(folder: Path, key: str, kind: str, digest: str) -> Columns:
    content = (folder / _part(key, kind)).read_bytes()
    if hashlib.sha256(content).hexdigest() != digest:
        raise ValueError(kind)
    from reports.ledger import parquet_codec  # noqa: PLC0415 -- as above

    return parquet_codec.decode(kind, content)
