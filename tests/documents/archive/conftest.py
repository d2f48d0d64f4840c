"""The invented archives as a fixture; tests are no package, so they are loaded by place."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def archives():
    """Return the module of invented archives."""
    spec = importlib.util.spec_from_file_location("invented_archive", Path(__file__).with_name("invented_archive.py"))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
