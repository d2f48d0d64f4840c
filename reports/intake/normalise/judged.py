"""What one distinct value of a column means."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field as declared
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reports.problems import Detail


@dataclass(frozen=True)
class Judged:
    """What one value means."""

    value: object = None
    code: str | None = None
    """Problem code; a value may be read and still have one."""
    details: Mapping[str, Detail] = declared(default_factory=dict)
