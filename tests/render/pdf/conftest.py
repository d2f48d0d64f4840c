"""The invented offices as a fixture; tests are no package, so they are loaded by place."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def invented():
    """Return the module of invented offices."""
    spec = importlib.util.spec_from_file_location("invented", Path(__file__).parents[2] / "documents" / "invented.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
