"""Commands killed at any moment: outputs are the old or the new set, and the next run makes what it would have made.

The long dose tries a next run after 250 moments, 40 of them on the sample office (``make slow``).
"""

from __future__ import annotations

import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reports.ledger import store
from reports.pipeline.request import LEDGER
from reports.publish import run_register, submission_register
from tests import meetings, sample_office

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = [pytest.mark.slow, pytest.mark.ci]

ROOT = Path(__file__).parents[2]
LONG = os.environ.get("PORA_TEST_DOSE") == "long"
KILLS = {"small": 12, "sample": 8}
"""Of each command, in an office of 85 rows and in the sample office; in the long dose only."""
TAKEN_UP = 30 if LONG else 1
"""Moments between changes that a next run is tried on, of each command."""
SIGNALS = ("SIGKILL", "SIGKILL", "SIGTERM", "SIGINT")
KILLED = {-signal.SIGKILL, -signal.SIGTERM, -signal.SIGINT, 128 + signal.SIGTERM, 128 + signal.SIGINT}
SEED = 12_12
MEETING = "rapat-2024-10-16"
COMMANDS: dict[str, tuple[str, ...]] = {
    "return": ("return", "2024-09"),
    "briefing": ("briefing", f"inputs/{MEETING}.xlsx"),
    "submit": ("submit", MEETING, "--edition", "antarinstansi", "--document", "bahan-rapat", "--sent", "2024-10-18"),
    "forget": ("forget", "--before", "2024-09", "--outputs"),
    "reprocess": ("reprocess", "inputs", "-o", "arsip"),
}
NEEDED = {"submit": COMMANDS["briefing"], "forget": COMMANDS["return"]}
"""What an office has made before a command that makes nothing of its own."""
_TIME = re.compile(rb'"recorded": "[^"]*"')


@dataclass(frozen=True)
class Office:
    """An office before a command, what it is after an undisturbed run, and how many files that run changes."""

    before: Path
    after: dict[str, str]
    changes: int
    seconds: float


def run(office: Path, words: tuple[str, ...], sent: str = "SIGKILL", change: int = 0, seconds: float = 0) -> int:
    """Run a command that gets a signal, and return its exit code; the file ``changes`` counts what it changed."""
    counted = office.parent / "changes"
    done = subprocess.run(
        [sys.executable, "-B", "-m", "tests.cli.killed_command", sent, str(change), str(seconds), str(counted),
         *words, "-q", "--lang", "en"],
        cwd=office, capture_output=True, text=True, check=False, timeout=300, stdin=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": str(ROOT), "TMPDIR": str(office.parent)},
    )  # fmt: skip
    assert done.returncode in KILLED | {0, 1}, done.stderr
    return done.returncode


def contents(office: Path) -> dict[str, str]:
    """Return path → digest of what commands keep, without times and the record of runs.

    Nor with the hash of the last submission, which is one of its time; that it fits is asked of the register.
    """
    kept = [path for part in ("outputs", "arsip", "records", LEDGER) for path in (office / part).rglob("*")]
    return {
        str(path.relative_to(office)): sha256(_TIME.sub(b"", path.read_bytes())).hexdigest()
        for path in sorted(kept)
        if path.is_file() and path.parent.name != "runs" and path.name != submission_register.HEAD
    }


def made(folder: Path, size: str) -> Path:
    """Make the office that commands are killed in."""
    if size == "sample":
        return sample_office.copied(folder)
    august, september = (
        meetings.register(month, 2024, *(meetings.person(number) for number in range(persons)))
        for month, persons in (("AGUSTUS", 40), ("SEPTEMBER", 45))
    )
    meeting = meetings.meeting(Hari_Tanggal="Rabu, 16 Oktober 2024")
    return meetings.office(
        folder, register_agustus=august, register_september=september, **{MEETING.replace("-", "_"): meeting}
    )


def prepared(command: str, size: str, place: Path) -> Office:
    """Return an office with what an earlier run made, and whose configuration has changed since."""
    before = made(place / "kantor", size)
    config = before / "pora.toml"
    written = config.read_text(encoding="utf-8") or "[office]\nname = 'Kantor Imigrasi Kelas I'\n"
    config.write_text(written, encoding="utf-8")
    for words in (NEEDED.get(command, COMMANDS[command]),):
        assert run(before, words) in {0, 1}
    if command not in NEEDED:
        config.write_text(written.replace("Kantor Imigrasi Kelas I", "Kantor Imigrasi Kelas II"), encoding="utf-8")
    after = shutil.copytree(before, place / "undisturbed" / "kantor")
    start = time.monotonic()
    assert run(after, COMMANDS[command]) in {0, 1}
    changes = int((after.parent / "changes").read_text(encoding="utf-8"))
    return Office(before, contents(after), changes, time.monotonic() - start)


def kills(office: Office, number_of: int) -> Iterator[tuple[str, int, float]]:
    """Yield signals, each at another change of a file or moment of a run."""
    draw = random.Random(SEED)
    for number in range(number_of):
        sent = SIGNALS[number % len(SIGNALS)]
        if number % 3 == 2:
            yield sent, 0, draw.uniform(0.3, office.seconds)
        else:
            yield sent, draw.randint(1, office.changes), 0


@pytest.mark.parametrize("command", COMMANDS if LONG else ("return", "submit", "forget"))
def test_between_any_two_changes_of_files_a_command_leaves_old_or_new(command: str, tmp_path: Path) -> None:
    """Each moment in turn: what a kill before that change would leave; some of them are taken up by a next run."""
    office = prepared(command, "small", tmp_path)
    old = contents(office.before)
    run_on = shutil.copytree(office.before, tmp_path / "moments" / "kantor")
    assert run(run_on, COMMANDS[command], "COPY") in {0, 1}
    copies = sorted((tmp_path / "moments" / "copies").iterdir(), key=lambda place: int(place.name))
    assert len(copies) >= office.changes * 9 // 10
    for place in copies:
        copy = place / "kantor"
        assert torn(copy, old, office.after, contents(copy)) == [], f"before change {place.name}"
        assert store.index(copy / LEDGER) is not None
        assert submission_register.submissions(copy) is not None  # raises where a line does not fit the last hash
        assert all(map(json.loads, lines_of_registers(copy)))
    for place in random.Random(SEED).sample(copies, min(TAKEN_UP, len(copies))):
        copy = place / "kantor"
        assert run(copy, COMMANDS[command]) in {0, 1}
        assert contents(copy) == office.after, f"before change {place.name}"
        assert submission_register.submissions(copy) is not None
        assert run_register.runs(copy)


@pytest.mark.skipif(not LONG, reason="part of the long dose")
@pytest.mark.parametrize("size", KILLS)
@pytest.mark.parametrize("command", COMMANDS)
def test_killed_at_any_moment_a_command_leaves_old_or_new_and_is_finished_by_the_next(
    command: str, size: str, tmp_path: Path
) -> None:
    """Sets are whole or a journal ends them; the ledger can be read, and nothing is left over or recorded twice."""
    office = prepared(command, size, tmp_path)
    old = contents(office.before)
    for number, (sent, change, seconds) in enumerate(kills(office, KILLS[size])):
        case = f"{command} {sent} at change {change} of {office.changes} or {seconds:.2f} s"
        copy = shutil.copytree(office.before, tmp_path / str(number) / "kantor")
        run(copy, COMMANDS[command], sent, change, seconds)
        assert torn(copy, old, office.after, contents(copy)) == [], case
        assert store.index(copy / LEDGER) is not None, case
        assert run(copy, COMMANDS[command]) in {0, 1}, case
        assert contents(copy) == office.after, case
        assert run_register.runs(copy), case
        shutil.rmtree(copy)


def lines_of_registers(office: Path) -> list[str]:
    """Return the lines of the registers of an office."""
    return [line for path in (office / "records").rglob("*.jsonl") for line in path.read_text("utf-8").splitlines()]


def torn(office: Path, old: dict[str, str], new: dict[str, str], left: dict[str, str]) -> list[str]:
    """Return the sets whose visible files are neither the old nor the new ones, and that no journal ends."""
    sets = {_set_of(path) for path in (*old, *new, *left) if path.startswith(("outputs", "arsip"))}
    return [
        f"{folder}/{name}"
        for folder, name in sorted(sets)
        if _files(left, folder, name) not in (_files(old, folder, name), _files(new, folder, name))
        and not any((office / folder).glob(".*.pora-journal"))
    ]


def _set_of(path: str) -> tuple[str, str]:
    """Return folder and document of a file."""
    return str(Path(path).parent), Path(path).name.partition(".")[0]


def _files(files: dict[str, str], folder: str, name: str) -> dict[str, str]:
    """Return the visible files of a set."""
    return {path: digest for path, digest in files.items() if name and _set_of(path) == (folder, name)}
