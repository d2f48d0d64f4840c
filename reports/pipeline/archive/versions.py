"""Which of several files of one month counts.

Registers are versions of each other as in a return (settled rule 2), logs when they share at least half of the rows of
the smaller one. ``mappings.toml`` decides first; then the mark in the name: FINAL or FIX before REVISI (the higher
number first) before no mark before KOPI and DRAF. Where that does not decide, nothing does: the month is told as
conflicting, and no figure of its register is printed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import combinations
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from reports.model.file_versions import share_enough

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

_FINAL = re.compile(r"(?<!BUKAN )(?<!BELUM )\b(?:FINAL|FIX|FIKS)\b")
_REVISED = re.compile(
    r"\b(?:REVISI|REVISED|REVISION|REV)(?: ?(?!(?:0\d|1[0-2]) \d{4})(\d{1,2})(?!\d))?(?![A-Z])|\bR(\d{1,2})\b"
)
"""The number of a revision; not a month such as 03 before its year, nor the year itself."""
_COPIED = re.compile(r"\b(?:KOPI|COPY|SALINAN|DRAF|DRAFT|KONSEP)\b|\(\d+\)\s*$")
_WORDS = re.compile(r"[_\-.\s]+")

Rank = tuple[int, int]
"""Class of the mark, and the number of the revision."""


def rank(path: str) -> Rank:
    """Return how much a file's name claims to be the valid version.

    Example:
        >>> rank("03/Register FINAL.xlsx") > rank("Register_REVISI 2.xlsx") > rank("Register rev.xlsx") > rank("a.xlsx")
        True
    """
    name = _WORDS.sub(" ", PurePosixPath(path).stem.upper())
    revised = _REVISED.search(name)
    number = int(revised[1] or revised[2] or 1) if revised else 0
    if _COPIED.search(name):
        return 0, number
    if _FINAL.search(name):
        return 3, number
    return (2, number) if revised else (1, 0)


@dataclass(frozen=True)
class Decision:
    """Decision on one group of versions: which count, and which are superseded."""

    chosen: tuple[str, ...]
    superseded: tuple[str, ...] = ()

    @property
    def is_decided(self) -> bool:
        """Whether exactly one version counts."""
        return len(self.chosen) == 1


def decide(
    paths: Sequence[str],
    content: Callable[[str], frozenset[int]],
    are_versions: Callable[[int, int, int], bool] = share_enough,
) -> tuple[Decision, ...]:
    """Decide between the files of one kind and month.

    Args:
        paths: two or more, in order.
        content: what a file holds of that month, each thing as a number; asked once a file.
        are_versions: decides by how many things two files share, and how many each holds.

    Returns:
        A decision for each group of versions; a file that is no version of another is alone in its group.
    """
    content_by_path = {path: content(path) for path in paths}
    return tuple(_decision(group) for group in _groups(paths, content_by_path, are_versions))


def _groups(
    paths: Sequence[str], content_by_path: dict[str, frozenset[int]], are_versions: Callable[[int, int, int], bool]
) -> Iterable[list[str]]:
    """Return the files grouped by being versions of each other, directly or through a third."""
    group_of = {path: [path] for path in paths}
    for path, other_path in combinations(paths, 2):
        if group_of[path] is group_of[other_path]:
            continue
        if not are_versions(
            len(content_by_path[path] & content_by_path[other_path]),
            len(content_by_path[path]),
            len(content_by_path[other_path]),
        ):
            continue
        joined = sorted({*group_of[path], *group_of[other_path]}, key=paths.index)
        group_of |= dict.fromkeys(joined, joined)
    return {id(group): group for group in group_of.values()}.values()


def _decision(group: list[str]) -> Decision:
    best = max(map(rank, group))
    best_paths = tuple(path for path in group if rank(path) == best)
    return Decision(best_paths, tuple(path for path in group if path not in best_paths))
