"""What tests of several stories share."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from plain import make_archive

from reports.pipeline import reprocess
from tests.pages_once import lay_out_once, pages_as_digests

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["archive", "lay_out_once", "office", "pages_as_digests"]


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """Return an office without anything."""
    folder = tmp_path / "kantor"
    folder.mkdir()
    return folder


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Return an archive of six months."""
    return make_archive(tmp_path / "arsip", 6)


@pytest.fixture(scope="module")
def readers_stay():
    """Let reading processes serve every run of a file's tests: starting them takes longer than reading small archives.

    That a run ends those it started is a claim of ``archive/test_print_process.py``.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reprocess, "reader_pool", SimpleNamespace(stop=lambda: None))
        yield
