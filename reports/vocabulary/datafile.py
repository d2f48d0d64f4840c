"""The one place that opens the code lists in ``reports/data``."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def load(name: str) -> Any:  # noqa: ANN401 -- JSON; its reader gives it a type
    """Return the parsed JSON data file ``<name>.json``."""
    return json.loads(text(f"{name}.json"))


def text(filename: str) -> str:
    """Return the text of a data file."""
    return files("reports.data").joinpath(filename).read_text(encoding="utf-8")
