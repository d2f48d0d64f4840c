"""The command line in this process: starting another one and its imports takes longer than most commands."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

from click.testing import CliRunner

from reports.cli.main import pora
from reports.vocabulary import places, work_area

if TYPE_CHECKING:
    from pathlib import Path


def run(*words: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run ``pora`` with words and variables of the environment; return what a process of its own would."""
    command = [str(word) for word in words]
    try:
        done = CliRunner(env={"LANG": "C", **environment}).invoke(pora, command)
    finally:
        places.use_area(work_area.HOME)
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    return subprocess.CompletedProcess(command, done.exit_code, done.stdout, done.stderr)
