"""The same document gives the same file, wherever and whenever it is printed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.render.pdf.short_documents import digests

ROOT = Path(__file__).parents[3]
AGAIN = "from tests.render.pdf.short_documents import digests; print(*digests())"


@pytest.mark.ci
def test_the_same_bytes_in_another_process_zone_and_language() -> None:
    """Neither hash seed, time zone, locale nor the clock reaches a file."""
    surroundings = {
        **os.environ,
        "PYTHONHASHSEED": "7",
        "TZ": "Asia/Jayapura",
        "LC_ALL": "C",
        "SOURCE_DATE_EPOCH": "99",
        "PYTHONPATH": str(ROOT),
    }
    again = subprocess.run(
        [sys.executable, "-c", AGAIN], env=surroundings, cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert again.stdout.split() == digests()
