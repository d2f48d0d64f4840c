"""A file that panics, swells or never ends costs one Problem; the next one is read as if nothing had been."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
import time
from pathlib import Path

import hostile
import pytest

from reports.errors import BalanceError
from reports.intake.read import Found, Limits, Task, Unreadable, find, read, read_for
from reports.intake.read.contract import TaskError
from reports.pipeline.intake import read_file

ROOT = Path(__file__).parents[3]
MEASURE = """
import json, os, resource, sys, time
from pathlib import Path
from reports.intake.read import find, reader_pool
from reports.pipeline.intake import read_file
stats = Path("/proc/self/task") / str(os.getpid()) / "children"
def living():
    # seconds of the reading process that waits for the next file: user and system time are the 14th and 15th field
    fields = [Path(f"/proc/{one}/stat").read_text().rpartition(")")[2].split() for one in stats.read_text().split()]
    return sum(int(one[11]) + int(one[12]) for one in fields) / os.sysconf("SC_CLK_TCK")
def used():
    if not stats.is_file():
        reader_pool.stop()  # elsewhere what a process used is known when it has ended
    ended = sum(resource.getrusage(resource.RUSAGE_CHILDREN)[:2])
    return time.process_time() + ended + (living() if stats.is_file() else 0)
found, seconds = {}, 0.0
for one in find(Path(sys.argv[1])):
    begun = used()
    reading = read_file(one, one.path.name)
    seconds = max(seconds, used() - begun)
    found[one.path.name] = [reading.status, reading.problem.code if reading.problem else None]
reader_pool.stop()
# ru_maxrss of a process itself begins with that of the one it was started by; VmHWM is of its own memory
status = Path("/proc/self/status")
own = int(status.read_text().split("VmHWM:")[1].split()[0]) if status.is_file() else 0
most = max(own, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss) / 1024
print(json.dumps({"found": found, "seconds": seconds, "megabytes": most}))
"""
IS_LONG = os.environ.get("PORA_TEST_DOSE") == "long"
QUICK = (
    "zip-bomb.xlsx",
    "laughs-in-strings.xlsx",
    "17e9-cells.ods",
    "truncated.xlsx",
    "nulls.csv",
    "not-a-workbook.xlsx",
)
"""Hostile files that are refused within a blink, one for each way."""
SMALL = {name: hostile.ENDURED[name] for name in ("wide-merge.xlsx", "cyclic-links.xlsx", "traversal.xlsx")}
"""Some that may be read."""
GOOD = {"good.xlsx": hostile.good_xlsx, "good.csv": hostile.good_csv, "good.ods": hostile.good_ods}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder of every hostile file, special files and three good ones."""
    path: Path = tmp_path_factory.mktemp("hostile")
    hostile.write(path, hostile.REFUSED | hostile.ENDURED | GOOD)
    hostile.special_files(path)
    (path / "folder.xlsx").mkdir()
    return path


@pytest.mark.ci
@pytest.mark.untraced
def test_hostile_files_are_refused_within_limits_and_harm_no_other(folder: Path) -> None:
    """All in one process: at most 20 s of CPU and 1 GiB each, nothing printed, the good ones read."""
    done = subprocess.run([sys.executable, "-c", MEASURE, str(folder)], cwd=ROOT, capture_output=True, check=True)
    assert done.stderr == b""
    told = json.loads(done.stdout)
    assert told["seconds"] < 20
    assert told["megabytes"] < 1024
    special = {"fifo.csv", "loop.xlsx", "nowhere.xlsx", "device.csv"}
    assert set(told["found"]) == {*hostile.REFUSED, *hostile.ENDURED, *GOOD, *special}
    assert {told["found"][name][0] for name in GOOD} == {"read"}
    assert {told["found"][name][0] for name in {*hostile.REFUSED, *special}} == {"unreadable"}
    assert told["found"]["huge-area.xlsx"] == ["unreadable", "file-too-large"]
    assert told["found"]["nowhere.xlsx"] == ["unreadable", "file-missing"]
    assert {told["found"][name][0] for name in ("huge-declared.xlsx", "long-column.xlsx", "wide-merge.xlsx")} == {
        "read"
    }


@pytest.mark.slow
@pytest.mark.parametrize("dose", ["every", "some"] if IS_LONG else ["some"])
def test_check_over_hostile_files_ends_with_findings_and_no_traceback(folder: Path, tmp_path: Path, dose: str) -> None:
    """The whole command, with odd file names among them; the short dose is a file for each way of being refused."""
    place = folder if dose == "every" else tmp_path
    if dose == "some":
        hostile.write(place, {**{name: hostile.REFUSED[name] for name in QUICK}, **SMALL, **GOOD})
        hostile.special_files(place)
    odd_names(place)
    done = check(place, "--json")
    assert done.returncode == 1, done.stderr
    assert b"Traceback" not in done.stderr + done.stdout
    report = json.loads(done.stdout)
    assert report["balance"]["balanced"]
    sheets = [file["sheets"][0]["tables"] for file in report["files"] if file["path"].endswith("good.csv")]
    assert [table["rows"]["accepted"] for tables in sheets for table in tables] == [2]


def test_hostile_files_are_told_in_words_without_a_traceback(tmp_path: Path) -> None:
    """Printed for people, again with odd file names among them."""
    hostile.write(tmp_path, {**{name: hostile.REFUSED[name] for name in QUICK}, **GOOD})
    hostile.special_files(tmp_path)
    odd_names(tmp_path)
    done = check(tmp_path, "--lang=en")
    assert done.returncode == 1, done.stderr
    assert b"Traceback" not in done.stderr + done.stdout
    assert [name for name in QUICK if name.encode() not in done.stdout] == []


def odd_names(folder: Path) -> None:
    """Write good files under names that cannot be printed as they are."""
    (folder / "new\nline \u202e.csv").write_bytes(hostile.good_csv())
    (folder / os.fsdecode(b"not utf-8 \xff.csv")).write_bytes(hostile.good_csv())


def check(*words: object) -> subprocess.CompletedProcess[bytes]:
    """Run ``pora check`` in a process of its own."""
    command = [sys.executable, "-m", "reports", "check", *map(str, words)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, check=False)


def test_declared_area_is_not_believed(tmp_path: Path) -> None:
    """Two cells in a sheet that claims 17e9 are two cells; a cell in the last row does not fill the memory."""
    declared, column, merged = hostile.write(
        tmp_path,
        {"a.xlsx": hostile.huge_declared, "b.xlsx": hostile.long_column, "c.xlsx": hostile.wide_merge},
    )
    assert read(declared)[0].rows == (("first", "second"),)
    assert (read(column)[0].height, read(column)[0].cell(1_048_576, 1)) == (1_048_576, "last")
    assert [(one.bottom, one.right) for one in read(merged)[0].merged] == [(1, 2)]


def test_merged_ranges_that_overlap_cost_no_more_than_the_sheet(tmp_path: Path) -> None:
    """Ten thousand ranges of ten thousand rows would keep whoever fills them down for a minute."""
    (path,) = hostile.write(tmp_path, {"a.xlsx": hostile.overlapping_merges})
    assert [len(one.merged) for one in read(path)] == [1]


def test_file_that_takes_too_long_is_stopped_and_the_next_one_read(tmp_path: Path) -> None:
    """By the CPU time of the reading process."""
    slow, good = tmp_path / "slow.csv", tmp_path / "good.csv"
    slow.write_bytes(b"1;2;3\n" * 3_000_000)
    good.write_bytes(hostile.good_csv())
    begun = time.monotonic()
    with pytest.raises(Unreadable) as caught:
        read(slow, limits=Limits(cpu_seconds=0.3))
    assert caught.value.code == "file-too-slow"
    assert time.monotonic() - begun < 5
    assert read(good)[0].height == 3


@pytest.mark.skipif(sys.platform != "linux", reason="no limit of memory elsewhere")
def test_file_that_takes_too_much_memory_is_refused_and_the_next_one_read(tmp_path: Path) -> None:
    """What does not fit into 128 MiB does not get more."""
    large, good = tmp_path / "large.csv", tmp_path / "good.csv"
    large.write_bytes(b"1;2;3\n" * 3_000_000)
    good.write_bytes(hostile.good_csv())
    with pytest.raises(Unreadable) as caught:
        read(large, limits=Limits(memory=128 << 20))
    assert caught.value.code == "file-too-large"
    assert read(good)[0].height == 3


def test_large_file_is_refused_unread(tmp_path: Path) -> None:
    """A sparse file of a terabyte is neither read nor hashed."""
    path = tmp_path / "huge.csv"
    with path.open("wb") as stream:
        stream.truncate(1 << 40)
    reading = read_file(Found(path, is_lock=False), "huge.csv")
    assert reading.problem is not None
    assert (reading.sha256, reading.problem.code) == ("", "file-too-large")


def test_file_that_went_away_is_a_problem(tmp_path: Path) -> None:
    """Removed between being found and being read."""
    path = tmp_path / "gone.csv"
    path.write_bytes(hostile.good_csv())
    found = find(tmp_path)
    path.unlink()
    reading = read_file(found[0], "gone.csv")
    assert reading.problem is not None
    assert (reading.status, reading.problem.code) == ("unreadable", "file-missing")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may open everything")
def test_file_and_folder_that_may_not_be_opened_are_problems(tmp_path: Path) -> None:
    """Leaving them out would say nothing."""
    (tmp_path / "shut").mkdir()
    (tmp_path / "shut.csv").write_bytes(hostile.good_csv())
    for path in tmp_path.iterdir():
        path.chmod(0)
    try:
        problems = [read_file(one, one.path.name).problem for one in find(tmp_path)]
        assert [one.code for one in problems if one] == ["file-forbidden", "file-forbidden"]
    finally:
        for path in tmp_path.iterdir():
            path.chmod(stat.S_IRWXU)


def test_reading_survives_a_changed_working_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The reading process was started elsewhere, and relative paths still mean what they mean here."""
    (tmp_path / "good.csv").write_bytes(hostile.good_csv())
    read(tmp_path / "good.csv")
    monkeypatch.chdir(tmp_path)
    assert read(Path("good.csv"))[0].height == 3


def test_what_a_task_makes_is_handed_over_and_what_it_raises_is_raised_here(tmp_path: Path) -> None:
    """An error of ours arrives as it was, a bug with its traceback; neither is taken for a bad file."""
    path = tmp_path / "a.csv"
    path.write_text("NAMA;PASPOR\nA;1\n")
    assert read_for(Task("tasks:names", "lembar"), path) == ("lembar", ["NAMA", "PASPOR"])
    with pytest.raises(BalanceError) as raised:
        read_for(Task("tasks:refuse"), path)
    assert (raised.value.message, raised.value.values) == ("{path}: rows and bins do not agree", {"path": "x"})
    with pytest.raises(TaskError, match="no attribute 'nowhere'"):
        read_for(Task("tasks:fail", 1), path)
    with pytest.raises(Unreadable) as bounded:
        read_for(Task("tasks:sleep", 30), path, limits=Limits(wall_seconds=1))
    assert bounded.value.code == "file-stalled"


LARGE = """
import sys
from pathlib import Path
from reports.intake.read import Task, read_for, reader_pool
grown = bytearray(b"x") * (300 << 20)
del grown
sys.path.append(sys.argv[2])
print(len({read_for(Task("tasks:process"), Path(sys.argv[1])) for _ in range(3)}))
reader_pool.stop()
"""


def test_a_parent_that_once_used_much_memory_has_one_process_read_file_after_file(tmp_path: Path) -> None:
    """What the parent used is not held against the reading process, which would be started anew for every file."""
    path = tmp_path / "a.csv"
    path.write_text("NAMA;PASPOR\nA;1\n")
    tasks = str(ROOT / "tests" / "intake")
    done = subprocess.run([sys.executable, "-c", LARGE, str(path), tasks], cwd=ROOT, capture_output=True, check=True)
    assert done.stdout == b"1\n"
