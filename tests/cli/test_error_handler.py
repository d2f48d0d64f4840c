"""Whatever goes wrong ends in a sentence and an exit code."""

from __future__ import annotations

import errno
import os
import re
import runpy
import shutil
import stat
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click
import pytest

from reports import __version__, errors
from reports.cli import i18n
from reports.cli.error_handler import guard
from reports.errors import BalanceError, ConfigurationError, NoInputError, OutputError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture(autouse=True)
def _english() -> None:
    """Messages in English unless a test says otherwise."""
    i18n.activate("en")


def raising(error: BaseException) -> Callable[[], int]:
    """Return a command that raises."""

    def command() -> int:
        raise error

    return command


@pytest.mark.parametrize(
    ("error", "code"),
    [(UsageError("x"), 2), (NoInputError("x"), 3), (ConfigurationError("x"), 4), (OutputError("x"), 5)],
)
def test_expected_error_has_its_exit_code(error: Exception, code: int, capsys: pytest.CaptureFixture[str]) -> None:
    """A sentence without a remedy is a sentence only."""
    assert guard(raising(error), verbose=False) == code
    assert capsys.readouterr() == ("", "Error: x\n")


def test_remedy_follows_the_sentence_in_the_chosen_language(capsys: pytest.CaptureFixture[str]) -> None:
    """Message and hint are translated and filled."""
    i18n.activate("id")
    error = NoInputError("{path} does not exist", "check the path", path="a.xlsx")
    guard(raising(error), verbose=False)
    assert capsys.readouterr().err == "Kesalahan: a.xlsx tidak ada\nTindakan: periksa lokasinya\n"


@pytest.mark.parametrize(
    "error",
    [
        click.BadParameter("'a\x1b]0;x\x07' is no day"),
        click.NoSuchOption("--a\x1b]0;x\x07"),
        ValueError("a\x1b]0;x\x07"),
    ],
)
def test_nothing_that_was_typed_or_raised_commands_the_terminal(
    error: Exception, capsys: pytest.CaptureFixture[str]
) -> None:
    """Arguments, and the texts of a trace, are escaped once like everything else."""
    guard(raising(error), verbose=True)
    told = capsys.readouterr().err
    assert "\x1b" not in told
    assert "\\u001b" in told or "\\x1b" in told


def test_interruption_is_130(capsys: pytest.CaptureFixture[str]) -> None:
    """Ctrl-C is no fault of anybody."""
    assert guard(raising(KeyboardInterrupt()), verbose=False) == 130
    assert guard(raising(click.Abort()), verbose=False) == 130
    assert capsys.readouterr().err == "Interrupted. The next run finishes or undoes what was begun.\n" * 2


@pytest.mark.parametrize("number", [errno.EIO, errno.ESTALE, errno.ENOTCONN])
def test_a_share_that_drops_away_is_no_fault_of_the_program(number: int, capsys: pytest.CaptureFixture[str]) -> None:
    """Wherever it happens: the place, what the system says, what to do; no log, no traceback."""
    assert guard(raising(OSError(number, "gone", "/srv/arsip")), verbose=False) == 5
    assert capsys.readouterr().err == (
        "Error: /srv/arsip cannot be reached: gone\n"
        "What to do: see that its disk or network share is connected, then run it again\n"
    )


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT, errno.EFBIG])
def test_a_full_disk_is_no_fault_of_the_program(number: int, capsys: pytest.CaptureFixture[str]) -> None:
    """Wherever it fills up."""
    assert guard(raising(OSError(number, "full", "/srv/x")), verbose=False) == 5
    assert capsys.readouterr().err.startswith("Error: /srv/x cannot be written: the disk is full\n")


@pytest.mark.parametrize("blocks", [pytest.param(0, marks=pytest.mark.ci), pytest.param(60, marks=pytest.mark.ci)])
def test_a_file_that_may_not_grow_ends_with_five(tmp_path: Path, blocks: int) -> None:
    """Temporary files of a workbook are written by a library of its own; without any there is no log either."""
    shutil.copytree(Path(__file__).parents[2] / "inputs" / "sample", tmp_path / "office")
    command = (
        f"ulimit -f {blocks}; exec {sys.executable} -m reports return 2024-09 -q -C {tmp_path / 'office'} --lang en"
    )
    without_bytecode = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}  # Python itself would leave halves of such files
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False, env=without_bytecode)
    assert (done.returncode, done.stderr.splitlines()[0][:6]) == (5, "Error:"), done.stderr
    assert not list((tmp_path / "office" / "outputs").rglob("laporan*"))


@pytest.mark.parametrize("error", [ZeroDivisionError("secret"), BalanceError("rows and bins", "please report this")])
def test_fault_of_the_program_leaves_a_private_log(error: Exception, capsys: pytest.CaptureFixture[str]) -> None:
    """No traceback and no text of the error on the screen; both in a file for the owner only."""
    assert guard(raising(error), verbose=False) == 70
    said = capsys.readouterr().err
    log = Path(re.search(r"log file (\S+);", said)[1])
    name = "ZeroDivisionError" if isinstance(error, ZeroDivisionError) else "rows and bins"
    assert said == (
        f"This is a fault of pora itself: {name}.\n"
        f"Please report it with the log file {log}; look through it first, it may quote data.\n"
    )
    assert stat.S_IMODE(log.stat().st_mode) == 0o600
    text = log.read_text(encoding="utf-8")
    log.unlink()
    assert text.startswith("pora ended because of a fault of its own;")
    assert f"\n\npora {__version__}, Python 3." in text
    assert "Traceback (most recent call last)" in text
    assert str(error) in text


def test_log_is_explained_in_the_chosen_language(capsys: pytest.CaptureFixture[str]) -> None:
    """Whoever opens it reads first what it is, what to do, and what may be in it."""
    i18n.activate("id")
    guard(raising(ValueError("x")), verbose=False)
    log = Path(re.search(r"log (\S+);", capsys.readouterr().err)[1])
    text = log.read_text(encoding="utf-8")
    log.unlink()
    assert text.startswith("pora berhenti karena kesalahan dalam program itu sendiri;")
    assert "Periksa dahulu isinya:" in text


def test_fault_is_told_where_no_log_can_be_written(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full or read-only disk does not hide it."""
    monkeypatch.setattr("tempfile.tempdir", "/nowhere/at/all")
    assert guard(raising(ValueError("x")), verbose=False) == 70
    assert capsys.readouterr().err.endswith(
        "No log file could be written; run it again with -v and report what it shows.\n"
    )


def test_verbose_shows_the_traceback(capsys: pytest.CaptureFixture[str]) -> None:
    """Whoever asks for it gets it."""
    guard(raising(NoInputError("x")), verbose=True)
    assert "Traceback (most recent call last)" in capsys.readouterr().err


def test_click_errors_are_usage_errors(capsys: pytest.CaptureFixture[str]) -> None:
    """Click says them, we give the code."""
    assert guard(raising(click.UsageError("no such thing")), verbose=False) == 2
    assert capsys.readouterr().err == "Error: no such thing\n"


def test_code_of_a_command_is_passed_on() -> None:
    """None counts as done."""
    assert guard(lambda: None, verbose=False) == 0
    assert guard(lambda: 1, verbose=False) == 1
    assert sys.stdout.writable()


def test_a_system_without_a_linux_error_can_start(monkeypatch: pytest.MonkeyPatch) -> None:
    """EREMOTEIO is of Linux only; what stands for a lost disk elsewhere is the rest."""
    monkeypatch.delattr(errno, "EREMOTEIO", raising=False)
    assert errno.ESTALE in runpy.run_path(errors.__file__)["LOST_STORAGE"]
