"""A link in the inputs that leads elsewhere is a finding: what it leads to is neither read, hashed nor given back."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from reports.intake.read import Unreadable, find, read, read_for
from reports.intake.read.contract import Task
from reports.intake.read.opening import leads_out, open_below, read_below
from reports.pipeline.intake import read_file

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="links need a right that users of Windows lack")
ROOT = Path(__file__).parents[3]
CONTENT = "NAMA;PASPOR\nSEN WIJO;A1234567\n"
MOST = 1 << 20


@pytest.fixture
def inputs(tmp_path: Path) -> Path:
    """Return a folder with a file in it, beside one that it must not lead to."""
    folder = tmp_path / "inputs"
    (folder / "2024").mkdir(parents=True)
    (folder / "2024" / "register.csv").write_text(CONTENT, encoding="utf-8")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "secret.csv").write_text("NAMA;PASPOR\nRAHASIA;X9999999\n", encoding="utf-8")
    return folder


def code_of(path: Path, folder: Path) -> str:
    """Return the code of the problem of opening a file; empty where it can be opened."""
    try:
        os.close(open_below(path, folder, MOST))
    except Unreadable as error:
        return error.code
    return ""


def links(inputs: Path) -> dict[str, str]:
    """Make links of every sort; return name → code of the problem of each."""
    outside = inputs.parent / "elsewhere"
    targets = {
        "absolute.csv": (outside / "secret.csv", "file-linked-outside"),
        "relative.csv": (Path("../elsewhere/secret.csv"), "file-linked-outside"),
        "nowhere-outside.csv": (outside / "nothing.csv", "file-linked-outside"),
        "device.csv": (Path("/dev/zero"), "file-linked-outside"),
        "through-link.csv": (Path("absolute.csv"), "file-linked-outside"),
        "beside.csv": (Path("2024/register.csv"), ""),
        "out-and-back.csv": (Path("../inputs/2024/register.csv"), ""),
        "nowhere.csv": (Path("nothing.csv"), "file-missing"),
        "loop.csv": (Path("loop.csv"), "file-unreadable"),
    }
    for name, (target, _code) in targets.items():
        (inputs / name).symlink_to(target)
    return {name: code for name, (_target, code) in targets.items()}


def test_links_that_lead_out_are_findings_and_those_within_are_read(inputs: Path) -> None:
    """By where they lead, not by what they are."""
    expected = links(inputs)
    found = {one.path.name: one for one in find(inputs) if one.path.name in expected}
    readings = {name: read_file(one, name) for name, one in found.items()}
    assert {name: one.problem.code if one.problem else "" for name, one in readings.items()} == expected
    assert {name for name, one in readings.items() if one.sha256} == {"beside.csv", "out-and-back.csv"}


def test_a_linked_folder_that_leads_out_is_a_finding_and_not_searched(inputs: Path) -> None:
    """Leaving it out would say nothing; one that leads to a folder within is read where that lies."""
    (inputs / "2023").symlink_to(inputs.parent / "elsewhere")
    (inputs / "tahun ini").symlink_to(inputs / "2024")
    found = find(inputs)
    assert [one.path.relative_to(inputs).as_posix() for one in found] == ["2023", "2024/register.csv"]
    problem = read_file(found[0], "2023").problem
    assert problem is not None
    assert problem.code == "file-linked-outside"


def test_the_folder_itself_may_be_a_link(inputs: Path) -> None:
    """The office chose it: many keep their inputs on a share."""
    linked = inputs.parent / "linked"
    linked.symlink_to(inputs)
    assert [read_file(one, "x").status for one in find(linked)] == ["read"]


def test_a_named_file_that_is_a_link_out_of_its_folder_is_a_finding(inputs: Path) -> None:
    """``pora check inputs/*`` names whatever somebody laid there."""
    links(inputs)
    (named,) = find(inputs / "absolute.csv")
    problem = read_file(named, "absolute.csv").problem
    assert problem is not None
    assert problem.code == "file-linked-outside"


def test_a_path_with_dots_leads_out(inputs: Path) -> None:
    """Whatever wrote it."""
    assert leads_out(inputs / ".." / "elsewhere" / "secret.csv", inputs)
    assert code_of(inputs / ".." / "elsewhere" / "secret.csv", inputs) == "file-linked-outside"
    assert not leads_out(inputs / "2024" / ".." / "2024" / "register.csv", inputs)


def test_a_folder_that_becomes_a_link_after_the_look_is_not_followed(
    inputs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The look says that all is well; the folder is swapped before the file is opened."""
    resolve = os.path.realpath

    def resolve_then_swap(path: str | os.PathLike[str]) -> str:
        resolved = resolve(path)
        folder = inputs / "2024"
        if str(path).endswith("secret.csv") and not folder.is_symlink():
            folder.rename(inputs / "moved")
            folder.symlink_to(inputs.parent / "elsewhere")
        return resolved

    (inputs / "2024" / "secret.csv").write_text(CONTENT, encoding="utf-8")
    monkeypatch.setattr(os.path, "realpath", resolve_then_swap)
    with pytest.raises(Unreadable):
        read_below(inputs / "2024" / "secret.csv", inputs, MOST)


def test_a_file_that_is_swapped_for_a_link_all_the_time_is_never_followed(inputs: Path) -> None:
    """Two thousand readings while another thread swaps a file for a link out of the folder and back."""
    path, over = inputs / "swapped.csv", threading.Event()

    def swap() -> None:
        file, link = inputs / ".file", inputs / ".link"
        while not over.is_set():
            file.write_text(CONTENT, encoding="utf-8")
            file.replace(path)
            link.symlink_to(inputs.parent / "elsewhere" / "secret.csv")
            link.replace(path)

    path.write_text(CONTENT, encoding="utf-8")
    thread = threading.Thread(target=swap)
    thread.start()
    contents = set()
    try:
        for _reading in range(2000):
            try:
                contents.add(read_below(path, inputs, MOST))
            except Unreadable as error:
                contents.add(error.code)
    finally:
        over.set()
        thread.join()
    assert b"NAMA;PASPOR\nRAHASIA;X9999999\n" not in contents
    assert CONTENT.encode() in contents


def test_the_reading_process_looks_again(inputs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Swapped between the look of the run and the opening in the other process, which trusts nobody's look."""
    links(inputs)
    monkeypatch.setattr(
        "reports.intake.read.reader_pool.open_below", lambda *_of_file: os.open(os.devnull, os.O_RDONLY)
    )
    with pytest.raises(Unreadable) as caught:
        read(inputs / "absolute.csv", folder=inputs)
    assert caught.value.code == "file-linked-outside"
    with pytest.raises(Unreadable):
        read_for(Task("tasks:names"), inputs / "absolute.csv", folder=inputs)


def test_fifos_and_devices_are_not_waited_for(inputs: Path) -> None:
    """Nor opened: that alone may do something."""
    os.mkfifo(inputs / "fifo.csv")
    assert code_of(inputs / "fifo.csv", inputs) == "file-unreadable"


def test_check_gives_nothing_of_a_linked_file_back(inputs: Path) -> None:
    """No correction workbook, no value, no hash of it; and the others are read."""
    links(inputs)
    out = inputs.parent / "out"
    command = [sys.executable, "-m", "reports", "check", inputs, "--json", "--show-values", "-o", out]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1, done.stderr
    told = {Path(one["path"]).name: one for one in json.loads(done.stdout)["files"]}
    assert (told["absolute.csv"]["status"], told["absolute.csv"]["sha256"]) == ("unreadable", "")
    assert told["register.csv"]["status"] == "read"
    written = b"".join(path.read_bytes() for path in out.rglob("*") if path.is_file())
    assert "RAHASIA" not in done.stdout
    assert b"RAHASIA" not in written
    assert not [path for path in out.rglob("*") if path.name.startswith(("absolute", "relative"))]
