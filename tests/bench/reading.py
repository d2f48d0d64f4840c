"""Time the reading of a register to normalised values against a plain script, alternately: reading.py [RUNS] [ROWS].

What is timed of ours is everything up to the readings that figures are counted from: recognised, normalised, every row
in its bin, the balance proven, in whole processes.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
from pathlib import Path

from compare import HERE, cpu
from make_register import make_register

AIM = 0.15
"""The ratio that must not be passed."""
LEFT_OUT = ("TEMPAT LAHIR", "NIORA", "KETERANGAN")
"""What leaves fifteen columns."""
OURS = """
import os, sys
from pathlib import Path
from reports.intake.read import find, isolation
from reports.pipeline.intake import read_file
reading = read_file(*find(Path(sys.argv[1])), sys.argv[1])
print(reading.tables[0].seen)
isolation.stop()
sys.stdout.flush()
os._exit(0)
"""


def main(runs: int = 5, rows: int = 50_000) -> int:
    """Measure and print; 1 when the aim is missed."""
    with tempfile.TemporaryDirectory() as name:
        register = Path(name) / "REGISTER-2024-09.xlsx"
        make_register(register, rows, left_out=LEFT_OUT)
        ours, theirs = [], []
        for turn in range(runs):
            ours.append(cpu([sys.executable, "-c", OURS, register]))
            theirs.append(cpu([sys.executable, HERE / "read_plain.py", register]))
            print(f"run {turn + 1}: pora {ours[-1]:.2f} s, plain script {theirs[-1]:.2f} s")
    mine, other = statistics.median(ours), statistics.median(theirs)
    print(
        f"reading {rows} rows of 15, median of {runs}: pora {mine:.2f} s, plain script {other:.2f} s, "
        f"ratio {mine / other:.3f} (aim: at most {AIM:.2f})"
    )
    return int(mine / other > AIM)


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:3])))
