"""This office's remembered decisions, ``mappings.toml``: readable, edited by hand, never written over."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports.errors import ConfigurationError

if TYPE_CHECKING:
    from pathlib import Path

FILE = "mappings.toml"


@dataclass(frozen=True)
class Mappings:
    """Decisions of an office."""

    left_out: tuple[str, ...] = ()
    """Input files to leave out, relative to the office folder: superseded versions of a month."""


def load(folder: Path) -> Mappings:
    """Return the decisions of an office folder; none where there is no file.

    Raises:
        ConfigurationError: unreadable, or an unknown key.
    """
    try:
        parsed = tomllib.loads((folder / FILE).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Mappings()
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigurationError("{file} cannot be read", "check the file and its permissions", file=FILE) from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigurationError("{file}: {detail}", "correct that line", file=FILE, detail=str(error)) from error
    left_out = parsed.pop("left_out", [])
    if parsed:
        raise ConfigurationError(
            "{file}: unknown key {key}", "known are: {near}", file=FILE, key=min(parsed), near="left_out"
        )
    if not isinstance(left_out, list) or not all(isinstance(one, str) for one in left_out):
        raise ConfigurationError(
            "{file}: {key} must be {expected}",
            "correct that line",
            file=FILE,
            key="left_out",
            expected="a list of texts",
        )
    return Mappings(tuple(left_out))
