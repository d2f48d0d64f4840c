"""What tests of several stories share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from plain import make_archive

from tests.answers_once import answer_once
from tests.books_once import write_once
from tests.gathered_once import gather_once
from tests.pages_once import lay_out_once, pages_as_digests
from tests.protected_once import protect_once
from tests.readers_stay import readers_stay

if TYPE_CHECKING:
    from pathlib import Path

__all__ = [
    "answer_once",
    "archive",
    "gather_once",
    "lay_out_once",
    "office",
    "pages_as_digests",
    "protect_once",
    "readers_stay",
    "write_once",
]


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
