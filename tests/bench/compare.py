"""Time ``pora return`` against a plain script on the same register, alternately, and print the ratio of CPU.

Usage: compare.py [RUNS] [ROWS]. Where a folder ``shared/bench`` stands beside the checkout, its generator and script
are used instead of those here.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
SHARED = HERE.parents[2] / "shared" / "bench"
AIM = 0.36
"""The ratio that must not be passed."""
READ_BACK = 1.25
"""The CPU that a return may take, of what it takes where nothing is read back."""
_WITHOUT = """
from reports.pipeline import proving
proving.prove_pdf = proving.prove_workbook = lambda *_words, **_options: None
from reports.cli.main import main
main()
"""
"""A run that reads nothing back."""
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""Modules stay compiled, as where the program is installed; with that variable each run would compile them anew."""


def cpu(command: list[object], ends: tuple[int, ...] = (0,)) -> float:
    """Run a command and return the CPU seconds it took, its children included; stop where it ends otherwise."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    words = [str(word) for word in command]
    done = subprocess.run(words, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=ENVIRONMENT)
    if done.returncode not in ends:
        raise SystemExit(f"{words} ended with {done.returncode}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def prepare(folder: Path, rows: int) -> tuple[str, list[object], Path]:
    """Make the register; return its period, the plain script's command and the register."""
    if SHARED.is_dir():
        subprocess.run([sys.executable, SHARED / "make_archive.py", folder, "1", str(rows)], check=True)
        register = next(folder.glob("*.xlsx"))
        return register.stem[-7:], [sys.executable, SHARED / "naive.py", "month"], register
    register = folder / "REGISTER-2024-09.xlsx"
    subprocess.run([sys.executable, HERE / "make_register.py", register, str(rows)], check=True)
    return "2024-09", [sys.executable, HERE / "naive.py"], register


def office_of(register: Path, folder: Path) -> Path:
    """Make an office that holds nothing but the register, and nothing read before."""
    (folder / "inputs").mkdir(parents=True)
    os.link(register, folder / "inputs" / register.name)
    return folder


def main(runs: int = 5, rows: int = 10_000) -> int:
    """Measure and print; 1 when the aim is missed."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        period, plain, register = prepare(folder, rows)
        ours, theirs, again, unread = [], [], [], []
        for turn in range(runs):
            office = office_of(register, folder / f"office-{turn}")
            words = ["return", period, "-q", "-C", office]
            command = [sys.executable, "-m", "reports", *words]
            ours.append(cpu(command))
            other_office = office_of(register, folder / f"unread-{turn}")
            unread.append(cpu([sys.executable, "-c", _WITHOUT, *words[:-1], other_office]))
            theirs.append(cpu([*plain, register, folder / f"plain-{turn}"]))
            again.append(cpu(command))
            print(f"run {turn + 1}: pora {ours[-1]:.2f} s, again {again[-1]:.2f} s, plain script {theirs[-1]:.2f} s")
    mine, other = statistics.median(ours), statistics.median(theirs)
    print(
        f"{rows} rows, median of {runs}: pora {mine:.2f} s (again {statistics.median(again):.2f} s), "
        f"plain script {other:.2f} s, ratio {mine / other:.2f} (aim: at most {AIM:.2f})"
    )
    without = statistics.median(unread)
    print(f"without reading back {without:.2f} s: it takes {mine / without:.2f} of that (aim: at most {READ_BACK:.2f})")
    return int(mine / other > AIM or mine / without > READ_BACK)


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:3])))
