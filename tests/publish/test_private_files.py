"""What a killed run left of a private file is removed by the next, and what somebody else writes is not."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

from reports.private_files import clear_unfinished, put

if TYPE_CHECKING:
    from pathlib import Path


def test_what_a_killed_process_left_is_removed_and_nothing_else(tmp_path: Path) -> None:
    """Files of running processes, of other names, and such as only look like ours stay."""
    ended = subprocess.run([sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, check=True)
    killed, running = int(ended.stdout), os.getppid()
    report = tmp_path / "rapat.briefing.publik.json"
    left = {f".{report.name}.{killed}-0a1b2c3d.part", f".{report.name}.{os.getpid()}-0a1b2c3d.part"}
    kept = {
        f".{report.name}.{running}-0a1b2c3d.part", f".lain.json.{killed}-0a1b2c3d.part",
        f".{report.name}.{killed}-x.part", f"{report.name}.{killed}-0a1b2c3d.part",
    }  # fmt: skip
    for name in (*left, *kept):
        (tmp_path / name).write_bytes(b"")
    clear_unfinished(report)
    put(report, b"{}")
    assert {path.name for path in tmp_path.iterdir()} == {*kept, report.name}


def test_a_folder_that_is_not_there_holds_nothing_left_over(tmp_path: Path) -> None:
    """The first report makes it."""
    clear_unfinished(tmp_path / "records" / "protection" / "rapat.json")
    assert list(tmp_path.iterdir()) == []
