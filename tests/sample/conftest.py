"""The sample office and the truth about it, made once for the tests of this folder; equal pages are laid out once."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.gathered_once import gather_once
from tests.pages_once import lay_out_once, pages_as_digests
from tools.sample_office import told

__all__ = ["gather_once", "lay_out_once", "pages_as_digests"]

SAMPLE = Path(__file__).parents[2] / "inputs" / "sample"


@pytest.fixture(scope="session")
def truth():
    """Return the truth of the sample."""
    return told(2024)


@pytest.fixture(scope="session")
def folder():
    """Return the sample office as it was committed."""
    return SAMPLE
