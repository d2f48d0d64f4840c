"""File name and folders of a sheet, which may state its period."""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003 -- a dataclass holds them
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Place:
    """Location of a sheet: the name of its file and the folders above, nearest first."""

    path: str
    """Path as printed in problems."""
    file: str
    folders: tuple[str, ...] = ()
    sheet_months: Mapping[str, str] = field(default_factory=dict)
    """Sheet whose name is a number → the month in words; empty words where only the office can tell."""

    def is_asked(self, sheet: str) -> bool:
        """Tell whether only the office can tell which month a sheet is of."""
        return self.sheet_months.get(sheet) == ""
