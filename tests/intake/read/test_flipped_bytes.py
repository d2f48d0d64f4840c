"""Good files with a few bytes changed are read or refused, and nothing else happens."""

from __future__ import annotations

import io
import os
import random
from typing import TYPE_CHECKING

import hostile
import pytest
import xlwt

from reports.catalogue import CATALOGUE
from reports.intake.read import Limits, Unreadable, read

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

PASSWORD = "rahasia"  # noqa: S105 -- of an invented workbook
LIMITS = Limits(cpu_seconds=1.0)
"""These files are small; what a changed number of repeats makes endless need not run for the usual fifteen."""
FEWER = {"locked": 5, "ods": 5}
"""Times of the short dose for formats of which each file costs a third of a second or more: a password, two readers."""


def old_workbook() -> bytes:
    """Return a small .xls."""
    book, stream = xlwt.Workbook(), io.BytesIO()
    sheet = book.add_sheet("Data")
    for number in range(20):
        sheet.write(number, 0, number)
        sheet.write(number, 1, "NAMA")
    book.save(stream)
    return stream.getvalue()


@pytest.fixture(scope="module")
def good_files() -> Mapping[str, bytes]:
    """Return a small file of every format."""
    return {
        "xlsx": hostile.good_xlsx(),
        "ods": hostile.good_ods(),
        "csv": hostile.good_csv(),
        "xls": old_workbook(),
        "locked": hostile.locked_xlsx(PASSWORD),
        "page": b"<html><table>" + b"<tr><td rowspan=2>x</td><td colspan='3'>y</td></tr>" * 20 + b"</table></html>",
    }


def flipped(content: bytes, chance: random.Random) -> bytes:
    """Return a content with up to thirty bytes changed, or its end cut off."""
    changed = bytearray(content)
    for _ in range(chance.choice((1, 2, 5, 30))):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed[: chance.choice((len(changed), chance.randrange(1, len(changed))))])


def outcome(path: Path) -> str:
    """Return what reading comes to: what the rows are like, or the code of the problem."""
    try:
        found = read(path, PASSWORD, limits=LIMITS)
    except Unreadable as error:
        return error.code
    return "even rows" if all(len(row) == grid.width for grid in found for row in grid.rows) else "uneven rows"


@pytest.mark.parametrize("kind", ["xlsx", "ods", "csv", "xls", "locked", "page"])
@pytest.mark.parametrize(
    "times", [15, pytest.param(1500, marks=pytest.mark.slow)] if os.environ.get("PORA_TEST_DOSE") == "long" else [15]
)
def test_flipped_bytes_are_read_or_refused(
    kind: str, times: int, good_files: Mapping[str, bytes], tmp_path: Path
) -> None:
    """Whatever the damage: Grids of even rows, or a code of the catalogue."""
    chance = random.Random(f"{kind} {times}")
    path = tmp_path / "damaged"
    for _ in range(times if times > 15 else FEWER.get(kind, times)):
        path.write_bytes(flipped(good_files[kind], chance))
        assert outcome(path) in {"even rows", *CATALOGUE}
