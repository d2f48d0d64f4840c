"""Time the correction workbook of a register that leaves questions: correction.py [RUNS] [ROWS].

The register has a column whose header nobody knows, so that its correction workbook has the sheet Pemahaman, and dates
that are impossible, which are marked. What is timed is `pora check` in whole processes, children included: the register
is read, recognised and judged, its XML patched, the sheet written, and all put into the folder of outputs.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
from pathlib import Path

from compare import cpu
from make_register import make_register
from openpyxl import load_workbook

AIM = 2.0
"""CPU seconds that must not be passed."""
UNKNOWN = {"KETERANGAN": "CATATAN PETUGAS LOKET"}
"""Header → what nobody knows."""


def main(runs: int = 5, rows: int = 10_000) -> int:
    """Measure and print; 1 when the aim is missed."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        register = folder / "REGISTER-2024-09.xlsx"
        make_register(register, rows, renamed=UNKNOWN)
        times = []
        for turn in range(runs):
            out = folder / f"out-{turn}"
            times.append(cpu([sys.executable, "-m", "reports", "check", register, "-o", out, "-q"], ends=(0, 1)))
            (workbook,) = (out / "corrections").glob("*.xlsx")
        sheets = load_workbook(workbook, read_only=True).sheetnames
        assert "Pemahaman" in sheets, sheets
    seconds = statistics.median(times)
    print(
        f"check with correction workbook and Pemahaman, {rows} rows, median of {runs}: {seconds:.2f} s of CPU "
        f"({min(times):.2f} to {max(times):.2f}; aim: at most {AIM:.2f})"
    )
    return int(seconds > AIM)


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:3])))
