"""Where the files are that ship with the program and that an office may copy and change: templates and themes."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from reports.errors import ConfigurationError

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
