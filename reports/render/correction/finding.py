"""What is wrong at one place of the sender's workbook, in words for the sender, and the grouping by cause."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True)
class Finding:
    """One finding; all texts are in the sender's language, with their places filled in."""

    sheet: str | None
    """None when it concerns the whole file."""
    cell: str | None
    """Excel name; None when it concerns the whole sheet."""
    code: str
    severity: Severity
    message: str
    """What is wrong."""
    hint: str
    """What to write."""
    cause: str = ""
    """``message`` without what differs from place to place; heads the findings of one code."""


@dataclass(frozen=True)
class Cause:
    """All findings of one code."""

    severity: Severity
    message: str
    hint: str
    findings: tuple[Finding, ...]


def by_cause(findings: Iterable[Finding]) -> tuple[Cause, ...]:
    """Return the findings by cause: the gravest first, then the most frequent, then by code."""
    groups: dict[str, list[Finding]] = {}
    for one in findings:
        groups.setdefault(one.code, []).append(one)
    order = list(Severity)
    ranked = sorted(groups.items(), key=lambda group: (order.index(group[1][0].severity), -len(group[1]), group[0]))
    return tuple(_cause(same) for _code, same in ranked)


def _cause(same: list[Finding]) -> Cause:
    first = same[0]
    alike = len({one.message for one in same}) == 1
    hint = first.hint if len({one.hint for one in same}) == 1 else ""
    return Cause(first.severity, first.message if alike else first.cause or first.message, hint, tuple(same))
