"""Reading processes serve every run that tests make in this process: starting them takes longer than a small archive.

That a run ends those it started is a claim of ``tests/pipeline/archive/test_print_process.py``.
"""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from reports.pipeline import reprocess

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True, scope="module")
def readers_stay(request: pytest.FixtureRequest) -> Iterator[None]:
    """Keep them while the tests of a file run, unless the file is marked ``own_processes``."""
    with pytest.MonkeyPatch.context() as patch:
        if request.node.get_closest_marker("own_processes") is None:
            patch.setattr(reprocess, "reader_pool", SimpleNamespace(stop=lambda: None))
        yield
