"""Time the reading of a register to normalised values against a plain script, alternately: reading.py [RUNS] [ROWS].

What is timed of ours is everything up to the readings that figures are counted from: recognised, normalised, every row
in its bin, the balance proven, in whole processes. Then the recognition of a large table of no known kind is timed
alone: it must stay linear in the cells.
"""

from __future__ import annotations

import random
import statistics
import sys
import tempfile
import time
from pathlib import Path

from compare import HERE, cpu
from make_register import make_register

from reports.intake.recognise import locate
from reports.model.grid import Grid
from reports.model.place import Place

AIM = 0.14
"""The ratio that must not be passed."""
AIM_UNKNOWN = 1.0
"""CPU seconds that the recognition of the table of no known kind may take."""
ROWS_UNKNOWN, COLUMNS_UNKNOWN = 10_000, 10
LEFT_OUT = ("TEMPAT LAHIR", "NIORA", "KETERANGAN")
"""What leaves fifteen columns."""
OURS = """
import os, sys
from pathlib import Path
from reports.intake.read import find, reader_pool
from reports.pipeline.intake import read_file
reading = read_file(*find(Path(sys.argv[1])), sys.argv[1])
print(reading.tables[0].seen)
reader_pool.stop()
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
        f"ratio {mine / other:.3f} (aim: at most {AIM:.2f}; least {min(ours) / min(theirs):.3f})"
    )
    unknown = statistics.median(recognition_of_unknown() for _run in range(runs))
    print(
        f"recognising {ROWS_UNKNOWN} rows of {COLUMNS_UNKNOWN} of no known kind, median of {runs}: "
        f"{unknown:.2f} s of CPU (aim: at most {AIM_UNKNOWN:.2f})"
    )
    return int(mine / other > AIM or unknown > AIM_UNKNOWN)


def recognition_of_unknown() -> float:
    """Return the CPU seconds to recognise a table of no known kind with a subtotal after every four rows."""
    rng = random.Random(1)
    rows: list[tuple[object, ...]] = [("Desa", "Komoditas", *(f"Kolom {number}" for number in range(3, 11)))]
    block: list[list[int]] = []
    while len(rows) <= ROWS_UNKNOWN:
        if len(block) == 4:
            rows.append((f"Wilayah {len(rows)}", None, *(sum(column) for column in zip(*block, strict=True))))
            block = []
        else:
            block.append([rng.randrange(1, 100_000) for _column in range(COLUMNS_UNKNOWN - 2)])
            rows.append((f"Desa {len(rows)}", rng.choice(("padi", "jagung")), *block[-1]))
    grid, place = Grid("Sheet1", tuple(rows)), Place("x.xlsx", "x.xlsx", ())
    begun = time.process_time()
    (located,) = locate(grid, place, {})
    seconds = time.process_time() - begun
    assert located.table.data_rows, "the table was not located"
    return seconds


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:3])))
