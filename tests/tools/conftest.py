"""The sample office as the generator makes it now, once for the tests of this folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.sample_office import make, told

SAMPLE = Path(__file__).parents[2] / "inputs" / "sample"


@pytest.fixture(scope="session")
def made():
    """Return the files of the sample by path, and the truth about them."""
    return make(2024)


@pytest.fixture(scope="session")
def truth():
    """Return the truth of the sample, without drawing its files."""
    return told(2024)


@pytest.fixture(scope="session")
def folder():
    """Return the sample office as it was committed."""
    return SAMPLE
