"""The messy archive, written once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import messy
import pytest

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, messy.Truth]:
    """Return the folder of the archive and the truth about it."""
    folder = tmp_path_factory.mktemp("messy") / "arsip"
    return folder, messy.write(folder)
