"""The invented offices as a fixture."""

from __future__ import annotations

import pytest

from tests.documents import invented as invented_offices


@pytest.fixture(scope="session")
def invented():
    """Return the module of invented offices."""
    return invented_offices
