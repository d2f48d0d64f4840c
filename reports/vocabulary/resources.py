"""The one place that opens the code lists in ``reports/data``."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from reports.errors import ConfigurationError


@cache
def load(name: str) -> Any:  # noqa: ANN401 -- JSON; its reader gives it a type
    """Return the parsed JSON data file ``<name>.json``."""
    return json.loads(text(f"{name}.json"))


def text(filename: str) -> str:
    """Return the text of a data file."""
    return files("reports.data").joinpath(filename).read_text(encoding="utf-8")


_MARK = "bawaan.css"
"""A file by which our folder is known from any other of that name."""


def template_root() -> Path:
    """Return the folder of the templates that ship with the program.

    Installed they are the package ``reports.templates``. In a checkout the folder ``reports`` shadows the installed
    package, so the folder beside it is taken.

    Raises:
        ConfigurationError: there is none.
    """
    beside = Path(__file__).resolve().parents[2] / "templates"
    if (beside / _MARK).is_file():
        return beside
    spec = find_spec("reports.templates")
    if spec is None or spec.origin is None:
        raise ConfigurationError("the templates of the program are missing", "install the program again")
    return Path(spec.origin).parent
