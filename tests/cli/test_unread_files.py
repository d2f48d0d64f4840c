"""Of each file that cannot be read the reason is told, on the terminal and in JSON, whatever the exit code."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests import command_line

if TYPE_CHECKING:
    import subprocess

pytestmark = pytest.mark.no_books

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "inputs" / "sample"
UNREADABLE = {
    "potret.csv": (b"\x89PNG\r\n\x1a\n", "file-foreign", "not a workbook but PNG"),
    "pindaian.xlsx": (b"%PDF-1.7\n", "file-foreign", "not a workbook but PDF"),
    "rusak.xlsx": (b"PK\x03\x04 broken", "file-unreadable", "the file cannot be read"),
}
"""Name → content, code and reason."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder of files of which none can be read."""
    place = tmp_path / "kiriman"
    place.mkdir()
    for name, (content, _code, _reason) in UNREADABLE.items():
        (place / name).write_bytes(content)
    return place


def pora(*words: str | Path) -> subprocess.CompletedProcess[str]:
    """Run a command in English."""
    return command_line.run(*words, "--lang", "en")


def test_check_tells_the_reason_of_each_file_where_none_can_be_read(folder: Path) -> None:
    """Exit 3, and yet a line for each file that says why."""
    done = pora("check", folder)
    assert done.returncode == 3
    for name, (_content, _code, reason) in UNREADABLE.items():
        assert f"{folder / name}: cannot be read ({reason})" in done.stdout
    assert "no file could be read" in done.stderr


def test_json_of_check_names_each_file_with_status_and_reason_at_exit_3(folder: Path) -> None:
    """Programs read it whatever the exit code."""
    done = pora("check", folder, "--json")
    assert done.returncode == 3
    told = {Path(one["path"]).name: one for one in json.loads(done.stdout)["files"]}
    assert {name: (one["status"], one["problem"]["code"], one["reason"]) for name, one in told.items()} == {
        name: ("unreadable", code, reason) for name, (_content, code, reason) in UNREADABLE.items()
    }


def test_reason_is_told_beside_files_that_are_read(folder: Path) -> None:
    """Exit 1; a file that was read has none."""
    (folder / "baik.csv").write_text("NAMA;PASPOR\nSEN WIJO;A1234567\n", encoding="utf-8")
    done = pora("check", folder, "--json")
    assert done.returncode == 1
    told = {Path(one["path"]).name: (one["status"], one["reason"]) for one in json.loads(done.stdout)["files"]}
    assert told["baik.csv"] == ("read", None)
    assert told["pindaian.xlsx"] == ("unreadable", "not a workbook but PDF")


def test_learning_from_nothing_keeps_the_proposals_of_before(folder: Path, tmp_path: Path) -> None:
    """They would seem to be answered."""
    proposals = tmp_path / "mappings.proposed.toml"
    (tmp_path / "pora.toml").write_text("", encoding="utf-8")
    proposals.write_text("# usulan\n", encoding="utf-8")
    assert pora("check", folder, "--learn", "-C", tmp_path).returncode == 3
    assert proposals.read_text(encoding="utf-8") == "# usulan\n"


@pytest.mark.parametrize("command", [("return", "2024-09"), ("briefing", "kiriman/rusak.xlsx")])
def test_other_commands_tell_the_reason_of_each_file(folder: Path, tmp_path: Path, command: tuple[str, str]) -> None:
    """An office whose inputs cannot be read at all."""
    shutil.copy(SAMPLE / "pora.toml", tmp_path)
    folder.rename(tmp_path / "inputs")
    done = pora(command[0], command[1].replace("kiriman", str(tmp_path / "inputs")), "-C", tmp_path)
    assert done.returncode == 3
    for name, (_content, code, reason) in UNREADABLE.items():
        assert f"inputs/{name}" in done.stderr, name
        assert code in done.stderr
        assert reason in done.stderr


def test_reprocess_tells_the_reason_of_each_file(folder: Path, tmp_path: Path) -> None:
    """The same of an archive, with what is known of a file's format."""
    done = pora("reprocess", folder, "-C", tmp_path)
    assert done.returncode == 3
    for name, (_content, _code, reason) in UNREADABLE.items():
        assert name in done.stderr
        assert reason in done.stderr


def test_a_draft_says_why_a_file_of_its_month_was_not_read(tmp_path: Path) -> None:
    """The return is made of the others."""
    for part in ("pora.toml", "inputs"):
        place = SAMPLE / part
        shutil.copytree(place, tmp_path / part) if place.is_dir() else shutil.copy(place, tmp_path)
    (tmp_path / "inputs" / "register 2024-09 tambahan.xlsx").write_bytes(b"PK\x03\x04 broken")
    done = pora("return", "2024-09", "-C", tmp_path, "-n")
    assert done.returncode == 1
    assert "register 2024-09 tambahan.xlsx: not read (the file cannot be read)" in done.stdout + done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right that users of Windows lack")
def test_a_link_out_of_the_inputs_is_named_with_its_reason(folder: Path, tmp_path: Path) -> None:
    """As any other file that is not read."""
    (folder / "tautan.xlsx").symlink_to(tmp_path / "elsewhere.xlsx")
    done = pora("check", folder, "--json")
    told = {Path(one["path"]).name: one["problem"]["code"] for one in json.loads(done.stdout)["files"]}
    assert told["tautan.xlsx"] == "file-linked-outside"
