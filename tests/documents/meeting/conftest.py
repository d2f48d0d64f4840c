"""The invented meetings as a fixture; tests are no package, so they are loaded by place."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def meetings():
    """Return the module of invented meetings."""
    spec = importlib.util.spec_from_file_location("invented_meeting", Path(__file__).with_name("invented_meeting.py"))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
