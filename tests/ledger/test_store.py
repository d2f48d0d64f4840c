"""Readings kept and found again."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import os
import shutil
from typing import TYPE_CHECKING

import pyarrow.parquet as pq
import pytest

from reports.errors import OutputError
from reports.ledger import store
from reports.model.sheet import FileReading, Records, RowBin
from reports.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.ledger.conftest import MakesTable

KEY, OTHER = "0123456789abcdef", "fedcba9876543210"


def snapshot(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Return content and time of every file."""
    return {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.iterdir()}


def test_reading_comes_back_whole(tmp_path: Path, reading: FileReading) -> None:
    """Tables, bins, values, raw text, structure and problems."""
    store.save(tmp_path, KEY, reading)
    assert store.load(tmp_path, KEY) == reading


@pytest.mark.parametrize("status", ["encrypted", "unreadable", "skipped"])
def test_file_without_tables_comes_back(tmp_path: Path, status: str) -> None:
    """With the reason why."""
    found = FileReading("a.xlsx", "00" * 32, status, Problem("file-encrypted", "a.xlsx"))
    store.save(tmp_path, KEY, found)
    assert store.load(tmp_path, KEY) == found
    assert [path.name for path in tmp_path.iterdir()] == [f"{KEY}.json"]


def test_part_holds_accepted_rows_with_provenance_and_original_text(tmp_path: Path, reading: FileReading) -> None:
    """Other programs may read it as it is."""
    store.save(tmp_path, KEY, reading)
    part = pq.read_table(tmp_path / f"{KEY}-register.parquet").to_pydict()
    same = ("path", "sha256", "sheet", "table", "period", "district")
    assert [dict(zip(("row", "full_name", "raw:full_name", *same), row, strict=True)) for row in zip(
        part["row"], part["full_name"], part["raw:full_name"], *(part[name] for name in same), strict=True
    )] == [
        {"row": row, "full_name": name, "raw:full_name": raw, "path": reading.path, "sha256": reading.sha256,
         "sheet": "Penjaringan", "table": 1, "period": "2024-09", "district": district}
        for row, name, raw, district in ((5, "Ana", "n5", "31.72.01"), (8, "=1+1", None, None)) * 2
    ]  # fmt: skip


def test_saving_again_touches_nothing(tmp_path: Path, reading: FileReading) -> None:
    """Same content, same bytes, same times."""
    store.save(tmp_path, KEY, reading)
    store.settle(tmp_path, {reading.path: KEY})
    before = snapshot(tmp_path)
    store.save(tmp_path, KEY, reading)
    assert store.settle(tmp_path, {reading.path: KEY}) == ()
    assert snapshot(tmp_path) == before


def test_same_reading_gives_the_same_bytes_elsewhere(tmp_path: Path, reading: FileReading) -> None:
    """Nothing of the place or time gets in."""
    for folder in ("one", "two"):
        store.save(tmp_path / folder, KEY, reading)
    one, two = (
        {name: content for name, (content, _) in snapshot(tmp_path / folder).items()} for folder in ("one", "two")
    )
    assert one == two


def test_corrected_file_replaces_its_older_self(tmp_path: Path, reading: FileReading) -> None:
    """What inputs no longer hold goes, with every part."""
    corrected = dataclasses.replace(reading, sha256="cd" * 32)
    store.save(tmp_path, KEY, reading)
    store.settle(tmp_path, {reading.path: KEY})
    store.save(tmp_path, OTHER, corrected)
    removed = store.settle(tmp_path, {reading.path: OTHER})
    assert removed == (f"{KEY}-incidents.parquet", f"{KEY}-register.parquet", f"{KEY}.json")
    assert store.load(tmp_path, KEY) is None
    assert store.load(tmp_path, OTHER) == corrected
    assert store.index(tmp_path) == {reading.path: OTHER}


def test_settling_leaves_files_of_others_and_clears_unfinished_ones(tmp_path: Path) -> None:
    """A killed run leaves a ``.part`` file behind."""
    for name in ("README.txt", f".{KEY}.json.4711.part", "0123-register.parquet", f"{KEY}-register.parquet"):
        (tmp_path / name).write_text("x")
    assert store.settle(tmp_path, {}) == (f".{KEY}.json.4711.part", f"{KEY}-register.parquet")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["0123-register.parquet", "README.txt", "index.json"]


def test_key_follows_content_place_and_rules() -> None:
    """Sixteen hexadecimal digits, safe for any file name."""
    keys = {store.key_for(*parts) for parts in (("a", "1", "r"), ("b", "1", "r"), ("a", "2", "r"), ("a", "1", "s"))}
    assert len(keys) == 4
    assert store.key_for("a", "1", "r") == store.key_for("a", "1", "r")
    assert all(len(key) == 16 and int(key, 16) >= 0 for key in {*keys, store.key_for("\udcff.xls", "1", "r")})


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-7])


def _flip(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(bytes(content))


def _reword(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b"Penjaringan", b"Penjaringam"))


def _replace(path: Path) -> None:
    path.write_bytes(b'{"schema": 1}')


def _empty(path: Path) -> None:
    path.write_bytes(b"")


@pytest.mark.parametrize("name", [f"{KEY}.json", f"{KEY}-register.parquet", f"{KEY}-incidents.parquet"])
@pytest.mark.parametrize("damage", [_cut, _flip, _reword, _replace, _empty, os.unlink])
def test_damaged_part_is_read_anew(
    tmp_path: Path, reading: FileReading, name: str, damage: Callable[[Path], None]
) -> None:
    """Never a crash, never half a reading."""
    store.save(tmp_path, KEY, reading)
    damage(tmp_path / name)
    assert store.load(tmp_path, KEY) is None
    store.save(tmp_path, KEY, reading)
    assert store.load(tmp_path, KEY) == reading


def test_reading_under_a_foreign_key_is_not_taken(tmp_path: Path, reading: FileReading) -> None:
    """A copy by hand does not count."""
    store.save(tmp_path, KEY, reading)
    for path in list(tmp_path.iterdir()):
        shutil.copy(path, tmp_path / path.name.replace(KEY, OTHER))
    assert store.load(tmp_path, OTHER) is None


@pytest.mark.parametrize("content", ["", "[]", '{"files": []}', '{"files": null}', "{"])
def test_damaged_index_counts_as_empty(tmp_path: Path, content: str) -> None:
    """As does none."""
    assert store.index(tmp_path) == {}
    (tmp_path / store.INDEX).write_text(content)
    assert store.index(tmp_path) == {}


def test_reading_of_another_version_is_not_taken(tmp_path: Path, reading: FileReading) -> None:
    """Its checksum may be right, and all members there."""
    path = tmp_path / f"{KEY}.json"
    store.save(tmp_path, KEY, reading)
    body = (
        path.read_bytes().partition(b",")[2].replace(b'"schema":%d' % store.SCHEMA, b'"schema":%d' % (store.SCHEMA + 1))
    )
    assert json.loads(b"{" + body)["schema"] == store.SCHEMA + 1
    path.write_bytes(b'{"seal": "%s",' % hashlib.sha256(body).hexdigest().encode() + body)
    assert store.load(tmp_path, KEY) is None


def test_text_that_parquet_cannot_hold_is_kept_all_the_same(tmp_path: Path, table_of: MakesTable) -> None:
    """Half of a surrogate pair from a hostile workbook."""
    table = table_of("register", (RowBin.ACCEPTED,), full_name=["\ud800"])
    found = FileReading("a.xlsx", "00" * 32, "read", tables=(table,))
    store.save(tmp_path, KEY, found)
    assert store.load(tmp_path, KEY) == found


def test_tables_of_one_kind_may_have_different_original_columns(tmp_path: Path, table_of: MakesTable) -> None:
    """Each gets its own back."""
    first = table_of("services", (RowBin.ACCEPTED,))
    raw: dict[str, list[str | None]] = {"service": ["Baru"]}
    second = dataclasses.replace(
        first, records=Records(first.records.rows, first.records.values, raw, first.records.bins)
    )
    found = FileReading("a.xlsx", "00" * 32, "read", tables=(first, second))
    store.save(tmp_path, KEY, found)
    assert store.load(tmp_path, KEY) == found


def test_files_are_for_their_owner_alone(tmp_path: Path, reading: FileReading) -> None:
    """Whatever the umask says."""
    before = os.umask(0)
    try:
        store.save(tmp_path / "ledger", KEY, reading)
        store.settle(tmp_path / "ledger", {reading.path: KEY})
    finally:
        os.umask(before)
    assert {oct(path.stat().st_mode & 0o777) for path in (tmp_path / "ledger").iterdir()} == {"0o600"}
    assert oct((tmp_path / "ledger").stat().st_mode & 0o777) == "0o700"


def test_folder_that_cannot_be_written_is_said_clearly(tmp_path: Path, reading: FileReading) -> None:
    """With the exit code for outputs."""
    (tmp_path / "ledger").write_text("a file where the folder should be")
    with pytest.raises(OutputError):
        store.save(tmp_path / "ledger", KEY, reading)


def test_dropped_readings_leave_the_index_and_name_their_files(tmp_path: Path, reading: FileReading) -> None:
    """The files are removed by the caller, in its own order; what a killed run left is among them."""
    for key in (KEY, OTHER):
        store.save(tmp_path, key, reading)
    store.settle(tmp_path, {"a.xlsx": KEY, "b.xlsx": OTHER})
    (tmp_path / ".x.json.1-a.part").touch()
    (tmp_path / "notes.txt").touch()
    files = [path.name for path in store.drop(tmp_path, {KEY})]
    assert files == sorted(path.name for path in tmp_path.iterdir() if path.name.startswith((KEY, ".")))
    assert store.index(tmp_path) == {"b.xlsx": OTHER}
    assert [store.key_of(name) for name in (f"{KEY}.json", f"{KEY}-count.json", "notes.txt")] == [KEY, KEY, None]
