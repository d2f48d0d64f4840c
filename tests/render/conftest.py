"""The invented archives as a fixture; tests are no package, so they are loaded by place."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from reports.documents import archive as archive_report
from reports.vocabulary.config import Config

PLACE = Path(__file__).parents[1] / "documents" / "archive" / "invented_archive.py"


@pytest.fixture(scope="session")
def archives():
    """Return the module of invented archives."""
    spec = importlib.util.spec_from_file_location("invented_archive", PLACE)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def archive(archives):
    """Return six years as archives are."""
    return archives.six_years()


@pytest.fixture(scope="session")
def overview_document(archive):
    """Return their report."""
    return archive_report.compose(archive, Config(), version="0.0.0")
