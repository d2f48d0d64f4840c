"""A reading process that somebody else ends says nothing of the file: it is read again, and told if that ends too."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING

import pytest

from reports.intake.read import Task, Unreadable, read_for
from reports.problems import Problem, Severity

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def register(tmp_path: Path) -> Path:
    """Return a file with nothing wrong."""
    path = tmp_path / "register.csv"
    path.write_text("NAMA;PASPOR\nSEN WIJO;A1234567\n", encoding="utf-8")
    return path


def read_while_killed(register: Path, number: int, times: int) -> object:
    """Read a file while its reading process is ended from outside so many times."""
    note = register.with_name("killed")
    note.touch()
    return read_for(Task("tasks:be_killed", (str(note), number, times)), register)


@pytest.mark.parametrize("number", [signal.SIGKILL, pytest.param(signal.SIGTERM, marks=pytest.mark.ci)])
def test_a_file_whose_reader_was_killed_once_is_read(register: Path, number: int) -> None:
    """The system may have wanted memory for something else."""
    assert read_while_killed(register, number, 1) == 1


def test_a_file_whose_reader_was_killed_twice_is_told_as_interrupted(register: Path) -> None:
    """Not as damaged, and not tried for ever."""
    with pytest.raises(Unreadable) as caught:
        read_while_killed(register, signal.SIGKILL, 9)
    assert caught.value.code == "file-interrupted"
    assert register.with_name("killed").read_bytes() == b"xx"
    problem = Problem(caught.value.code, register.name)
    assert (problem.severity, problem.message) == (Severity.ERROR, "reading it was ended from outside")


def test_a_file_that_kills_its_reader_is_no_interruption(register: Path) -> None:
    """A reader that crashes is the fault of the file, which is not given to the same one again."""
    with pytest.raises(Unreadable) as caught:
        read_while_killed(register, signal.SIGSEGV, 9)
    assert caught.value.code == "file-unreadable"
    assert register.with_name("killed").read_bytes() == b"x"
