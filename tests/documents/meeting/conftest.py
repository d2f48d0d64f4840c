"""The invented meetings as a fixture."""

from __future__ import annotations

import pytest

from tests.documents.meeting import invented_meeting


@pytest.fixture(scope="session")
def meetings():
    """Return the module of invented meetings."""
    return invented_meeting
