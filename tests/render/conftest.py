"""The invented archives as a fixture."""

from __future__ import annotations

import pytest

from reports.documents import archive as archive_report
from reports.vocabulary.config import Config
from tests.documents.archive import invented_archive


@pytest.fixture(scope="session")
def archives():
    """Return the module of invented archives."""
    return invented_archive


@pytest.fixture(scope="session")
def archive(archives):
    """Return six years as archives are."""
    return archives.six_years()


@pytest.fixture(scope="session")
def overview_document(archive):
    """Return their report."""
    return archive_report.compose(archive, Config(), version="0.0.0")
