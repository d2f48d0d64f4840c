"""A file may cost so much CPU time, whatever else the PC does; what waits is ended by the clock on the wall."""

from __future__ import annotations

import subprocess
import sys
import time
from typing import TYPE_CHECKING

import hostile
import pytest

from reports.intake.read import Limits, Task, Unreadable, read_for

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="Windows has no timer of CPU time"),
    pytest.mark.untraced,
]
BUSY = "import time\nend = time.monotonic() + 60\nwhile time.monotonic() < end: pass"


@pytest.fixture
def register(tmp_path: Path) -> Path:
    """Return a file with nothing wrong."""
    path = tmp_path / "register.csv"
    path.write_text("NAMA;PASPOR\nSEN WIJO;A1234567\n", encoding="utf-8")
    return path


@pytest.fixture
def neighbours() -> Iterator[None]:
    """Have four programs take the processors."""
    programs = [subprocess.Popen([sys.executable, "-c", BUSY]) for _program in range(4)]
    yield
    for program in programs:
        program.kill()
        program.wait()


def code_of(task: Task, register: Path, limits: Limits) -> str:
    """Return the code of the problem with which reading ends."""
    with pytest.raises(Unreadable) as caught:
        read_for(task, register, limits=limits)
    return caught.value.code


def test_a_file_that_burns_cpu_time_is_stopped_and_the_next_one_read(register: Path) -> None:
    """By a timer of the system, which no loop of a library can keep from ending the process."""
    begun = time.monotonic()
    assert code_of(Task("tasks:burn", 60), register, Limits(cpu_seconds=0.25)) == "file-too-slow"
    assert time.monotonic() - begun < 30
    assert read_for(Task("tasks:names"), register) == (None, ["NAMA", "PASPOR"])


def test_threads_do_not_multiply_the_time(register: Path) -> None:
    """The time of all threads is counted."""
    assert code_of(Task("tasks:burn_in_threads", 60), register, Limits(cpu_seconds=0.25)) == "file-too-slow"


def test_waiting_costs_no_cpu_time(register: Path) -> None:
    """A share that is slow does not make a file unreadable."""
    assert read_for(Task("tasks:sleep", 1.5), register, limits=Limits(cpu_seconds=1.0)) is None


def test_what_waits_for_ever_is_stopped_by_the_wall_clock(register: Path) -> None:
    """It uses no CPU time, and no run may wait for it without end."""
    assert code_of(Task("tasks:sleep", 60), register, Limits(wall_seconds=0.5)) == "file-stalled"
    assert read_for(Task("tasks:names"), register) == (None, ["NAMA", "PASPOR"])


@pytest.mark.ci
@pytest.mark.usefixtures("neighbours")
def test_busy_neighbours_do_not_make_a_file_unreadable(register: Path) -> None:
    """With four programs on the processors, work of a quarter second takes longer; its limit is one of its own."""
    begun = time.monotonic()
    assert read_for(Task("tasks:burn", 0.25), register, limits=Limits(cpu_seconds=0.5)) >= 0.25
    assert time.monotonic() - begun > 0.25


@pytest.mark.ci
@pytest.mark.usefixtures("neighbours")
def test_busy_neighbours_do_not_save_a_file_that_is_too_slow(register: Path) -> None:
    """It is stopped by what it used itself."""
    assert code_of(Task("tasks:burn", 60), register, Limits(cpu_seconds=0.25)) == "file-too-slow"


def test_files_of_one_process_have_their_time_each(register: Path) -> None:
    """What earlier files used is not held against the next one."""
    process = read_for(Task("tasks:process"), register)
    for _file in range(4):
        read_for(Task("tasks:burn", 0.2), register, limits=Limits(cpu_seconds=0.5))
    assert read_for(Task("tasks:process"), register) == process


def test_both_readers_of_a_file_share_its_time(tmp_path: Path) -> None:
    """One that crashes late leaves the second little: a file costs no more than its limit in all."""
    (workbook,) = hostile.write(tmp_path, {"register.xlsx": hostile.good_xlsx})
    note = tmp_path / "tried"
    note.touch()
    task = Task("tasks:burn_and_crash", (str(note), 0.65))
    assert code_of(task, workbook, Limits(cpu_seconds=1.0)) == "file-too-slow"
    assert note.read_bytes() == b"xx"


def test_the_limits_of_a_file() -> None:
    """15 seconds of CPU and two minutes on the wall."""
    assert (Limits().cpu_seconds, Limits().wall_seconds) == (15.0, 120.0)
