"""Random tests draw the same examples every time, unless the long dose is asked for: a red run can be repeated."""

from __future__ import annotations

import os

from hypothesis import settings

settings.register_profile("short", derandomize=True, deadline=None)
settings.register_profile("long", deadline=None, max_examples=500)
settings.load_profile("long" if os.environ.get("PORA_TEST_DOSE") == "long" else "short")
