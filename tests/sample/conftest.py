"""The sample office and its independent count, made once for the tests of this folder."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest

from reports.sample import make

SAMPLE = Path(__file__).parents[2] / "inputs" / "sample"


@pytest.fixture(scope="session")
def made():
    """Return the files and the truth of the sample as the generator makes them now."""
    return make(2024)


@pytest.fixture(scope="session")
def truth(made):
    """Return the truth of the sample."""
    return made[1]


@pytest.fixture(scope="session")
def folder():
    """Return the sample office as it was committed."""
    return SAMPLE


def beside(name):
    """Return a module that stands beside this file; importlib mode puts no folder on the path."""
    spec = importlib.util.spec_from_file_location(f"sample_{name}", Path(__file__).with_name(f"{name}.py"))
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def count():
    """Return the independent counter."""
    return beside("count")


@pytest.fixture(scope="session")
def compare():
    """Return the comparison of the program's words with the truth."""
    return beside("compare")
