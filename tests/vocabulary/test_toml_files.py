"""No TOML file stops the program: what is too large, too deep or broken is said with exit code 4."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from reports.cli.main import pora
from reports.errors import ConfigurationError, ExitCode
from reports.vocabulary import toml_files

if TYPE_CHECKING:
    from pathlib import Path

BOMBS = {
    "arrays": "a = " + "[" * 5000, "closed arrays": "a = " + "[" * 5000 + "]" * 5000, "tables": "a = " + "{b = " * 3000,
    "keys": "a" + ".a" * 50_000 + " = 1", "spaced keys": "a" + " . a" * 500 + " = 1",
    "headers": "[a" + ".a" * 1000 + "]",
    "one long word": "a = " + "x" * 200_000, "one long word of a key": "x" * 200_000 + " = ",
    "number": "a = " + "9" * 5000, "text": '# "' + "x" * 300_000, "broken": "a = ", "bytes": "\udcff",
}  # fmt: skip


@pytest.mark.parametrize("name", BOMBS)
@pytest.mark.parametrize("file", ["pora.toml", "mappings.toml", "themes/bom.toml"])
def test_a_bomb_is_refused_with_a_sentence(tmp_path: Path, name: str, file: str) -> None:
    """Wherever the office may write TOML."""
    (tmp_path / "themes").mkdir()
    (tmp_path / "inputs").mkdir()
    (tmp_path / "inputs" / "register.csv").write_text("NAMA,NO PASPOR\n", encoding="utf-8")
    (tmp_path / file).write_bytes(BOMBS[name].encode("utf-8", "surrogateescape"))
    done = CliRunner(env={"LANG": "C"}).invoke(pora, ["check", "-C", str(tmp_path)])
    assert done.exit_code == 4
    assert done.stderr.splitlines()[-2].startswith(f"Error: {file}")


def test_what_an_office_writes_is_read(tmp_path: Path) -> None:
    """Dots in texts, dates and numbers are no levels."""
    path = tmp_path / "pora.toml"
    path.write_text('a.b = "1.2.3.4.5"\nc = [1.5, 2024-10-16]\n"W10.IMI.IMI.4" = {d = [[1], [2]]}\n', encoding="utf-8")
    assert toml_files.read(path, "pora.toml")["a"] == {"b": "1.2.3.4.5"}
    with pytest.raises(FileNotFoundError):
        toml_files.read(tmp_path / "none.toml", "none.toml")
    (tmp_path / "folder.toml").mkdir()
    with pytest.raises(ConfigurationError) as caught:
        toml_files.read(tmp_path / "folder.toml", "folder.toml")
    assert caught.value.exit_code == ExitCode.CONFIGURATION


@pytest.mark.parametrize("text", ["x" * 200_000, "x " * 100_000, "x." * 30 + " " * 200_000, "x\n" * 100_000])
def test_the_bounds_are_found_in_time(text: str) -> None:
    """A long word is looked at once, and not from each of its letters anew."""
    start = time.process_time()
    assert toml_files._depth(text) <= toml_files.DEEPEST
    assert time.process_time() - start < 2


@pytest.mark.parametrize("kind", ["pipe", "device"])
def test_what_is_no_plain_file_is_not_waited_for(tmp_path: Path, kind: str) -> None:
    """A pipe that nobody writes would keep every command from ending."""
    path = tmp_path / "pora.toml"
    if kind == "pipe":
        os.mkfifo(path)
    else:
        path.symlink_to("/dev/zero")
    with pytest.raises(ConfigurationError):
        toml_files.read(path, "pora.toml")
