"""The invented archives as a fixture."""

from __future__ import annotations

import pytest

from tests.documents.archive import invented_archive


@pytest.fixture(scope="session")
def archives():
    """Return the module of invented archives."""
    return invented_archive
