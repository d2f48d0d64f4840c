"""A set of documents is published whole or not at all, and survives being killed."""

from __future__ import annotations

import json
import os
import random
import signal
import stat
import subprocess
import sys
import time
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from reports.errors import ExitCode, OutputError
from reports.publish import create, ensure_writable, lock, publish, recover

if TYPE_CHECKING:
    from pathlib import Path

NAME = "laporan-bulanan.dinas"
OLD = {f"{NAME}.pdf": b"old pdf" * 1000, f"{NAME}.xlsx": b"old xlsx" * 1000, f"{NAME}.figures.json": b"{}"}
NEW = {f"{NAME}.pdf": b"new pdf" * 2000, f"{NAME}.xlsx": b"new xlsx" * 2000, f"{NAME}.figures.json": b"[]"}

VICTIM = """
import sys
from itertools import cycle
from pathlib import Path
from reports.publish import publish
folder, letters = Path(sys.argv[1]), sys.argv[2]
print("ready", flush=True)
for letter in cycle((letters.lower(), letters.upper())):
    files = {f"laporan-bulanan.dinas.{end}": letter.encode() * 60_000 for end in ("pdf", "xlsx", "figures.json")}
    publish(folder, files, {"letter": letter}, name="laporan-bulanan.dinas")
"""


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def is_whole(folder: Path) -> bool:
    """Tell whether the files are those of their manifest."""
    manifest = json.loads((folder / f"{NAME}.manifest.json").read_bytes())
    listed = {one["file"]: one["sha256"] for one in manifest["artifacts"]}
    found = {name: sha256(content).hexdigest() for name, content in contents(folder).items() if "manifest" not in name}
    return listed == found


def test_set_is_written_private_with_its_manifest_last(tmp_path: Path) -> None:
    """Files are 0600, new folders 0700, and the manifest proves the files."""
    folder = tmp_path / "outputs" / "2024-09"
    written = publish(folder, OLD, {"inputs": []}, name=NAME)
    assert [path.name for path in written] == [*OLD, f"{NAME}.manifest.json"]
    assert {stat.S_IMODE(path.stat().st_mode) for path in written} == {0o600}
    assert {stat.S_IMODE(path.stat().st_mode) for path in (folder, folder.parent)} == {0o700}
    assert is_whole(folder)


def test_manifest_is_the_same_text_every_time(tmp_path: Path) -> None:
    """No clock and no order of a run shows in it."""
    publish(tmp_path, {"a.b.json": b"1"}, {"versions": {"pora": "1"}, "inputs": []}, name="a.b")
    assert (tmp_path / "a.b.manifest.json").read_text(encoding="utf-8") == (
        "{\n"
        ' "artifacts": [\n'
        "  {\n"
        '   "file": "a.b.json",\n'
        '   "sha256": "6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b"\n'
        "  }\n"
        " ],\n"
        ' "inputs": [],\n'
        ' "schema": 1,\n'
        ' "versions": {\n'
        '  "pora": "1"\n'
        " }\n"
        "}\n"
    )


def test_second_set_takes_the_place_of_the_first(tmp_path: Path) -> None:
    """Nothing of the first is left, hidden files neither."""
    publish(tmp_path, OLD, {}, name=NAME)
    publish(tmp_path, NEW, {}, name=NAME)
    assert {**contents(tmp_path), **NEW} == contents(tmp_path)
    assert sorted(contents(tmp_path)) == sorted([*NEW, f"{NAME}.manifest.json"])


def test_file_that_is_no_longer_made_goes_unless_somebody_changed_it(tmp_path: Path) -> None:
    """What the manifest lists is ours; what was edited since is not."""
    publish(tmp_path, {**OLD, "extra.txt": b"ours", "edited.txt": b"ours"}, {}, name=NAME)
    (tmp_path / "edited.txt").write_bytes(b"theirs")
    publish(tmp_path, NEW, {}, name=NAME)
    assert not (tmp_path / "extra.txt").exists()
    assert (tmp_path / "edited.txt").read_bytes() == b"theirs"


def test_what_stands_there_already_is_not_written_again(tmp_path: Path) -> None:
    """Neither a file that is the same nor, with another beside it, the manifest; a file that others may read is."""
    publish(tmp_path, OLD, {"inputs": ["a"]}, name=NAME)
    before = {path.name: path.stat().st_ino for path in tmp_path.iterdir()}
    written = publish(tmp_path, OLD, {"inputs": ["a"]}, name=NAME)
    assert [path.name for path in written] == [*OLD, f"{NAME}.manifest.json"]
    assert {path.name: path.stat().st_ino for path in tmp_path.iterdir()} == before
    (tmp_path / f"{NAME}.xlsx").chmod(0o644)
    publish(tmp_path, {**OLD, f"{NAME}.pdf": b"new"}, {"inputs": ["b"]}, name=NAME)
    after = {path.name: path.stat().st_ino for path in tmp_path.iterdir()}
    assert {name for name in before if before[name] == after[name]} == {f"{NAME}.figures.json"}
    assert (tmp_path / f"{NAME}.xlsx").stat().st_mode & 0o777 == 0o600
    assert is_whole(tmp_path)


def test_another_document_in_the_folder_is_left_alone(tmp_path: Path) -> None:
    """Two documents of one month do not touch each other."""
    publish(tmp_path, {"undangan.dinas.pdf": b"letter"}, {}, name="undangan.dinas")
    publish(tmp_path, NEW, {}, name=NAME)
    assert (tmp_path / "undangan.dinas.pdf").read_bytes() == b"letter"


def test_name_taken_by_a_folder_is_refused_before_anything_is_replaced(tmp_path: Path) -> None:
    """One clear sentence, exit code 5, the earlier set as it was."""
    publish(tmp_path, OLD, {}, name=NAME)
    before = contents(tmp_path)
    (tmp_path / "new.txt").mkdir()
    with pytest.raises(OutputError, match="there is a folder of that name") as caught:
        publish(tmp_path, {**NEW, "new.txt": b"x"}, {}, name=NAME)
    assert caught.value.exit_code is ExitCode.OUTPUT
    (tmp_path / "new.txt").rmdir()
    assert contents(tmp_path) == before


def test_full_disk_leaves_the_earlier_set(tmp_path: Path) -> None:
    """A file that cannot be written in full undoes the whole set."""
    publish(tmp_path, OLD, {}, name=NAME)
    before = contents(tmp_path)
    script = (
        "import resource, sys; from pathlib import Path; from reports.errors import OutputError\n"
        "from reports.publish import publish\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (30_000, 30_000))\n"
        "try: publish(Path(sys.argv[1]), {'a.pdf': b'1' * 20_000, 'b.pdf': b'2' * 40_000}, {}, name=sys.argv[2])\n"
        "except OutputError as error: print(error)\n"
    )
    run = subprocess.run([sys.executable, "-c", script, tmp_path, NAME], capture_output=True, text=True, check=True)
    assert run.stdout == f"{tmp_path} cannot be written: the disk is full\n"
    assert contents(tmp_path) == before


def test_folder_below_a_file_is_refused(tmp_path: Path) -> None:
    """The path is tried before the long work."""
    (tmp_path / "file").touch()
    with pytest.raises(OutputError, match="a part of the path is no folder"):
        ensure_writable(tmp_path / "file" / "outputs")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_folder_without_permission_is_refused(tmp_path: Path) -> None:
    """The path is tried before the long work."""
    tmp_path.chmod(0o500)
    with pytest.raises(OutputError, match="no permission"):
        ensure_writable(tmp_path / "outputs")


def test_second_run_is_refused_while_the_first_holds_the_office(tmp_path: Path) -> None:
    """The lock ends with the run that holds it, and leaves no file."""
    with lock(tmp_path), pytest.raises(OutputError, match="is locked by another run"), lock(tmp_path):
        pass
    with lock(tmp_path):
        assert list(tmp_path.iterdir()) == []


def test_create_never_overwrites(tmp_path: Path) -> None:
    """What an office has written stays."""
    assert create(tmp_path / "new" / "pora.toml", b"ours")
    assert not create(tmp_path / "new" / "pora.toml", b"again")
    assert (tmp_path / "new" / "pora.toml").read_bytes() == b"ours"


def test_probe_of_a_killed_run_is_cleared_away(tmp_path: Path) -> None:
    """Trying whether a folder can be written leaves nothing for long."""
    script = (
        "import os, sys; from pathlib import Path; from reports.publish import ensure_writable\n"
        "sys.addaudithook(lambda event, _arguments: event == 'os.remove' and os._exit(9))\n"
        "ensure_writable(Path(sys.argv[1]))\n"
    )
    subprocess.run([sys.executable, "-c", script, tmp_path], check=False)
    assert len(contents(tmp_path)) == 1
    recover(tmp_path)
    assert contents(tmp_path) == {}


def test_recover_finds_nothing_to_do_in_a_folder_that_is_not_there(tmp_path: Path) -> None:
    """The first run of an office has no outputs yet."""
    assert recover(tmp_path / "outputs") == ()


@pytest.mark.slow
@pytest.mark.parametrize(
    "seed",
    [
        0,
        *(
            pytest.param(seed, marks=pytest.mark.ci)
            for seed in range(1, 30 if os.environ.get("PORA_TEST_DOSE") == "long" else 3)
        ),
    ],
)
def test_killed_at_any_moment_it_is_the_old_set_or_the_new(tmp_path: Path, seed: int) -> None:
    """Ten kills without warning, each at another moment; after recovery the set is never a mixture."""
    dice = random.Random(seed)
    for turn in range(10):
        with subprocess.Popen(
            [sys.executable, "-c", VICTIM, tmp_path, "ab"[turn % 2]], stdout=subprocess.PIPE
        ) as victim:
            assert victim.stdout is not None
            victim.stdout.readline()
            time.sleep(dice.random() * 0.02)
            victim.send_signal(signal.SIGKILL)
        recover(tmp_path)
        if contents(tmp_path):
            assert is_whole(tmp_path)
            assert len({content[:1] for name, content in contents(tmp_path).items() if "manifest" not in name}) == 1
            assert not [name for name in contents(tmp_path) if name.startswith(".")]


@pytest.mark.parametrize("steps", range(20))
@pytest.mark.parametrize("same", ["", "pdf", pytest.param("figures.json", marks=pytest.mark.ci)])
def test_stopped_after_any_step_it_is_the_old_set_or_the_new(tmp_path: Path, steps: int, same: str) -> None:
    """The same without chance: the process ends itself at the n-th call that changes the folder.

    One of the files may be the same in both sets.
    """
    publish(tmp_path, {**OLD, **({f"{NAME}.{same}": b"new" * 100} if same else {})}, {}, name=NAME)
    before = contents(tmp_path)
    script = (
        "import os, sys; from pathlib import Path; from reports.publish import publish\n"
        "left = int(sys.argv[2])\n"
        "def count(event, arguments):\n"
        "    global left\n"
        "    changes = event in ('os.rename', 'os.remove') or event == 'open' and arguments[2] & os.O_CREAT\n"
        "    if changes and '.dinas' in str(arguments[0]):\n"
        "        left -= 1\n"
        "        if left < 0: os._exit(9)\n"
        "sys.addaudithook(count)\n"
        "files = {f'laporan-bulanan.dinas.{end}': b'new' * 100 for end in ('pdf', 'xlsx', 'figures.json')}\n"
        "publish(Path(sys.argv[1]), files, {}, name='laporan-bulanan.dinas')\n"
    )
    subprocess.run([sys.executable, "-c", script, tmp_path, str(steps)], check=False)
    recover(tmp_path)
    after = contents(tmp_path)
    documents = {content for name, content in after.items() if name in OLD}
    assert is_whole(tmp_path)
    assert after == before or (documents == {b"new" * 100} and after.keys() == before.keys())
