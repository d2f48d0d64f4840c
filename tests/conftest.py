"""Random tests draw the same examples every time, unless the long dose is asked for: a red run can be repeated."""

from __future__ import annotations

import gc
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings
from hypothesis.internal.conjecture import providers

from tests import import_shares, made_once, stand_ins

if TYPE_CHECKING:
    from collections.abc import Iterator

TESTS = Path(__file__).parent
FIRST = (
    "project/test_house_rules.py",
    "intake/read/test_reader_pool.py",
    "pipeline/archive/",
    "sample/test_program.py",
    "cli/test_minutes.py",
    "pipeline/",
    "render/",
    "privacy/disclosure/test_random_packs.py",
    "intake/read/test_time_limits.py",
    "tools/",
    "archive/",
)
"""Files and folders whose tests take longest, the longest first: a long one that begins last keeps a process waiting.

The tests of a file run in one process (``--dist loadfile``); without ``--no-loadscope-reorder`` files of many short
tests would come first.
"""

gc.disable()
"""While tests are collected: all that they import stays, and looking for garbage in it takes a third of the time."""

settings.register_profile("short", derandomize=True, deadline=None, max_examples=25)
settings.register_profile("long", deadline=None, max_examples=500)
settings.load_profile("long" if os.environ.get("PORA_TEST_DOSE") == "long" else "short")
if os.environ.get("PORA_TEST_DOSE") != "long":
    # Numbers and texts of all modules that happen to be loaded are drawn as well: examples of a test would depend on
    # which other tests run, and looking through them takes longer than most random tests.
    providers._get_local_constants = lambda: providers._local_constants


stand_ins.pass_by()


@pytest.fixture(autouse=True, scope="session")
def share_what_is_made(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Give the processes of a run a folder for what any of them makes."""
    made_once.share(tmp_path_factory.getbasetemp())


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    """Start a browser for the tests of a file; without one they are skipped."""
    from tests.browser import launched  # noqa: PLC0415 -- for few files

    with launched() as browser:
        yield browser


@pytest.hookimpl(tryfirst=True)
def pytest_collection(session: pytest.Session) -> None:
    """Let the processes of a run share the work of the first import."""
    import_shares.import_own_share(session.config.args)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark tests that draw their examples as slow, so that ``make slow`` gives them the long dose; sort the files.

    Raises:
        UsageError: none of the commands of CI would run a test.
    """
    for item in items:
        if item.get_closest_marker("ci") is not None and _is_left_out_by_ci(item):
            message = f"{item.nodeid}: CI would never run it; leave out the marker ci"
            raise pytest.UsageError(message)
        if getattr(getattr(item, "obj", None), "is_hypothesis_test", False):
            item.add_marker(pytest.mark.slow)
    items.sort(key=_turn)


@pytest.hookimpl(trylast=True)
def pytest_collection_finish() -> None:
    """Collect garbage again, and do not look for it in what was imported."""
    gc.freeze()
    gc.enable()


def _is_left_out_by_ci(item: pytest.Item) -> bool:
    """Tell whether neither ``make coverage`` nor ``make lint``, which runs those of ``project``, runs a test."""
    return item.path.relative_to(TESTS).parts[0] == "bench" and item.get_closest_marker("untraced") is None


def _turn(item: pytest.Item) -> int:
    name = item.path.relative_to(TESTS).as_posix()
    return next((turn for turn, part in enumerate(FIRST) if name.startswith(part)), len(FIRST))
