"""The invented offices as a fixture; tests are no package, so they are loaded by place."""

from __future__ import annotations

import pytest

from tests.documents.meeting import minutes_material


@pytest.fixture(scope="session")
def invented():
    """Return the module of invented offices."""
    return minutes_material.invented
