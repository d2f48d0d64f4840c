"""The manifest takes its place last on disk: where a folder shows the new manifest, it holds the new files."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from reports.publish import publish, recover

pytestmark = pytest.mark.untraced
ROOT = Path(__file__).parents[2]
NAME = "laporan-bulanan.dinas"
MANIFEST = f"{NAME}.manifest.json"
OLD = {f"{NAME}.{ending}": b"old " + ending.encode() for ending in ("pdf", "xlsx", "figures.json")}
PUBLISH = """
import os, sys
from pathlib import Path
from reports.publish import publish, recover

def watch(event, arguments):
    if event in ("os.rename", "os.remove"):
        name = os.path.basename(os.fspath(arguments[1] if event == "os.rename" else arguments[0]))
        print(name, flush=True)
        if name == sys.argv[2]:
            os._exit(9)

sys.addaudithook(watch)
folder, name = Path(sys.argv[1]), "laporan-bulanan.dinas"
if sys.argv[3] == "recover":
    recover(folder)
else:
    publish(folder, {f"{name}.{ending}": b"new " + ending.encode() for ending in ("pdf", "xlsx", "figures.json")}, {},
            name=name)
"""


def changes(folder: Path, *, until: str = "-", doing: str = "publish") -> list[str]:
    """Publish a new set in another process and return the names it put in place or removed, in order.

    Args:
        folder: of the set.
        until: the process ends itself just before it changes this name.
        doing: ``publish``, or ``recover`` what an earlier process left.
    """
    command = [sys.executable, "-c", PUBLISH, folder, until, doing]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    return [name for name in done.stdout.splitlines() if not name.startswith(".")]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with an earlier set, of which one file is no longer made."""
    publish(tmp_path, {**OLD, "extra.txt": b"old"}, {}, name=NAME)
    return tmp_path


def test_every_file_is_replaced_and_removed_before_the_manifest(folder: Path) -> None:
    """In the order of the system calls, not of what is returned."""
    assert changes(folder) == [*OLD, "extra.txt", MANIFEST]


def test_a_first_set_too_gets_its_manifest_last(tmp_path: Path) -> None:
    """A folder with a manifest is a folder with all its files."""
    assert changes(tmp_path) == [*OLD, MANIFEST]


def test_a_run_that_ends_before_the_manifest_leaves_the_earlier_one(folder: Path) -> None:
    """Whoever looks then sees an old manifest beside new files, which recovery tells from a finished set."""
    before = (folder / MANIFEST).read_bytes()
    assert changes(folder, until=MANIFEST)[-1] == MANIFEST
    assert (folder / MANIFEST).read_bytes() == before
    assert {(folder / name).read_bytes()[:3] for name in OLD} == {b"new"}
    assert not (folder / "extra.txt").exists()


@pytest.mark.parametrize("until", [*OLD, "extra.txt", MANIFEST])
def test_recovery_puts_the_manifest_last_too(folder: Path, until: str) -> None:
    """Wherever the run ended: what is left is done in the same order, and then the set is whole."""
    changes(folder, until=until)
    done = changes(folder, doing="recover")
    assert done[-1] == MANIFEST
    listed = json.loads((folder / MANIFEST).read_bytes())["artifacts"]
    assert [one["file"] for one in listed] == list(OLD)
    assert sorted(path.name for path in folder.iterdir()) == sorted([*OLD, MANIFEST])
    assert recover(folder) == ()


DURABLY = """
import os, sys
from pathlib import Path
from reports.publish import publish

folder, name = Path(sys.argv[1]), "laporan-bulanan.dinas"
real = os.fsync

def fsync(descriptor):
    print("synced", os.path.basename(os.readlink(f"/proc/self/fd/{descriptor}")))
    real(descriptor)

def watch(event, arguments):
    if event == "os.rename":
        print("placed", os.path.basename(os.fspath(arguments[0])))

os.fsync = fsync
sys.addaudithook(watch)
publish(folder, {f"{name}.{ending}": b"new" for ending in ("pdf", "xlsx", "figures.json")}, {}, name=name)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="needs /proc to tell which file is meant")
def test_content_is_on_the_disk_before_its_name_is(tmp_path: Path) -> None:
    """A file is synced before it takes its place, and the folder before and after the journal and the manifest do.

    A system that crashes may otherwise keep a name without its content, or a journal that promises what is not there.
    """
    done = subprocess.run(
        [sys.executable, "-c", DURABLY, tmp_path], cwd=ROOT, capture_output=True, text=True, check=True
    )
    steps = done.stdout.splitlines()
    placed = [step.removeprefix("placed ") for step in steps if step.startswith("placed ")]
    for name in placed:
        assert steps.index(f"synced {name}") < steps.index(f"placed {name}")
    journal, manifest = placed[0], placed[-1]
    assert "journal" in journal
    assert "manifest" in manifest
    for name in (journal, manifest):
        place = steps.index(f"placed {name}")
        assert steps[place - 1] == steps[place + 1] == f"synced {tmp_path.name}"
