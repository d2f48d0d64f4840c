"""What becomes of Ctrl-C before, during and after a command."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reports.cli import i18n
from reports.cli.error_handler import guard
from reports.errors import ExitCode, NoInputError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parents[2]


class MineError(Exception):
    """Raised by a handler of the calling program."""


def mine(*_of_signal: object) -> None:
    """Handle an interrupt as the calling program does."""
    raise MineError


@pytest.fixture(autouse=True)
def handler(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., None]]:
    """Install a handler of the calling program, and take it away again; logs go into a folder of the test."""
    i18n.activate("en")
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    before = signal.signal(signal.SIGINT, mine)
    yield mine
    signal.signal(signal.SIGINT, before)


def fail() -> int:
    """Be a command that ends with an error."""
    raise NoInputError("there is nothing")


def fault() -> int:
    """Be a command with a fault."""
    raise ZeroDivisionError


@pytest.mark.parametrize(
    ("action", "code"),
    [(lambda: None, ExitCode.DONE), (fail, ExitCode.NO_INPUT), (fault, ExitCode.BUG)],
    ids=["done", "refused", "fault"],
)
def test_the_handler_of_the_calling_program_is_in_place_again(action: Callable[[], int], code: ExitCode) -> None:
    """However the command ends: whoever called it gets its own Ctrl-C back."""
    assert guard(action, verbose=False) == code
    assert signal.getsignal(signal.SIGINT) is mine
    with pytest.raises(MineError):
        signal.raise_signal(signal.SIGINT)


def test_during_a_command_ctrl_c_is_ours() -> None:
    """The handler of the calling program is not asked."""
    assert guard(lambda: signal.raise_signal(signal.SIGINT), verbose=False) == ExitCode.INTERRUPTED


def test_a_command_in_another_thread_leaves_the_handler_alone() -> None:
    """Only the main thread may set one."""
    codes: list[int] = []
    thread = threading.Thread(target=lambda: codes.append(guard(lambda: 1, verbose=False)))
    thread.start()
    thread.join()
    assert codes == [1]
    assert signal.getsignal(signal.SIGINT) is mine


SWALLOWING = """
import signal, sys, threading
from reports.cli.error_handler import guard

def work():
    for _ in range(2):
        try:
            signal.raise_signal(signal.SIGINT)
        except KeyboardInterrupt:
            print("swallowed", flush=True)
    threading.Event().wait(60)
    print("went on", flush=True)

code = guard(work, verbose=False)
signal.raise_signal(signal.SIGINT)
print("ended", flush=True)
sys.exit(code)
"""


def test_an_interrupt_that_was_swallowed_comes_back_and_harms_nobody_afterwards() -> None:
    """An import may swallow the first; it is sent again until the work has ended, and not after that."""
    done = subprocess.run(
        [sys.executable, "-c", SWALLOWING], cwd=ROOT, capture_output=True, text=True, check=False, timeout=50
    )
    assert (done.returncode, done.stdout) == (130, "swallowed\nswallowed\nended\n")
    assert done.stderr.count("Interrupted.") == 1
