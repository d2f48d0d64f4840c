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


_CHECKOUT = Path(__file__).resolve().parents[2]
_MARK = "bawaan.css"
"""A file by which our folder of templates is known from any other of that name."""
_SAMPLE_MARK = "pora.toml"
"""A file by which the sample office is known from any other folder of that name."""


def template_root() -> Path:
    """Return the folder of the templates that ship with the program.

    Raises:
        ConfigurationError: there is none.
    """
    folder = _shipped(_CHECKOUT / "templates", "reports.templates", _MARK)
    if folder is None:
        raise ConfigurationError("the templates of the program are missing", "install the program again")
    return folder


def sample_root() -> Path:
    """Return the folder of the sample office that ships with the program.

    Raises:
        ConfigurationError: there is none.
    """
    folder = _shipped(_CHECKOUT / "inputs" / "sample", "reports.sample_office", _SAMPLE_MARK)
    if folder is None:
        raise ConfigurationError("the sample office of the program is missing", "install the program again")
    return folder


def _shipped(folder: Path, package: str, mark: str) -> Path | None:
    """Return the folder of a package of data files; in a checkout, whose ``reports`` shadows it, the folder itself."""
    if (folder / mark).is_file():
        return folder
    spec = find_spec(package)
    return Path(spec.origin).parent if spec and spec.origin else None
