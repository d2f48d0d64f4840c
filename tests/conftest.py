"""Random tests draw the same examples every time, unless the long dose is asked for: a red run can be repeated."""

from __future__ import annotations

import os

import pytest
from hypothesis import settings

settings.register_profile("short", derandomize=True, deadline=None, max_examples=40)
settings.register_profile("long", deadline=None, max_examples=500)
settings.load_profile("long" if os.environ.get("PORA_TEST_DOSE") == "long" else "short")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test that draws its examples as slow, so that ``make slow`` gives it the long dose."""
    for item in items:
        if getattr(getattr(item, "obj", None), "is_hypothesis_test", False):
            item.add_marker(pytest.mark.slow)
