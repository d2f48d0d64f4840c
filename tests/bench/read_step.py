"""Time the read step against calamine alone on the same workbook: read_step.py WORKBOOK [TURNS].

The read step is calamine, merged ranges, hidden rows and columns, and the grid. Both are timed as CPU in this process,
alternately, with the collector off as in a reading process.
"""

from __future__ import annotations

import gc
import io
import statistics
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from python_calamine import CalamineWorkbook

from reports.intake.read.calamine_reader import read_xlsx

if TYPE_CHECKING:
    from collections.abc import Callable

LIMIT = 1.4
"""What the read step may cost, as a multiple of calamine alone."""


def calamine(content: bytes) -> list[object]:
    """Return the rows of all sheets as calamine gives them."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return [book.get_sheet_by_index(index).to_python(skip_empty_area=False) for index in range(len(book.sheet_names))]


def seconds(read: Callable[[bytes], object], content: bytes) -> float:
    """Return the CPU time of a reading, without what it takes to free its result."""
    begun = time.process_time()
    rows = read(content)
    spent = time.process_time() - begun
    del rows
    return spent


def read_step(workbook: Path, turns: int = 15) -> bool:
    """Print the medians of both and their ratio; tell whether it is within the limit."""
    content = workbook.read_bytes()
    gc.disable()
    alone, ours = zip(*((seconds(calamine, content), seconds(read_xlsx, content)) for _ in range(turns)), strict=True)
    gc.enable()
    ratio = statistics.median(ours) / statistics.median(alone)
    print(
        f"reading {workbook.name}, median CPU of {turns} (least to most): "
        f"calamine alone {spread(alone)}, read step {spread(ours)}, ratio {ratio:.2f} (at most {LIMIT})"
    )
    return ratio <= LIMIT


def spread(times: tuple[float, ...]) -> str:
    """Return median, least and most in milliseconds."""
    return f"{1000 * statistics.median(times):.0f} ms ({1000 * min(times):.0f} to {1000 * max(times):.0f})"


if __name__ == "__main__":
    sys.exit(not read_step(Path(sys.argv[1]), *map(int, sys.argv[2:3])))
