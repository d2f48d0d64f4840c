"""Which files of one kind and month are versions of each other.

Registers are by their persons, logs by their rows, both as in a return (settled rule 2). ``mappings.toml`` decides
which counts; a mark in the name (FINAL, REVISI) decides nothing. Until then no figure of that kind and month is
printed.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from reports.model.file_versions import are_versions

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence, Set


def versions(kind: str, paths: Sequence[str], content: Callable[[str], Set[Hashable]]) -> tuple[tuple[str, ...], ...]:
    """Return the groups of files that are versions of each other, directly or through a third; each of two or more.

    Args:
        kind: of input.
        paths: two or more files of one month, in order.
        content: what a file holds of that month; asked once a file.
    """
    content_by_path = {path: content(path) for path in paths}
    group_of = {path: [path] for path in paths}
    for path, other_path in combinations(paths, 2):
        if group_of[path] is group_of[other_path]:
            continue
        first, second = content_by_path[path], content_by_path[other_path]
        if are_versions(kind, len(first & second), len(first), len(second)):
            joined = sorted({*group_of[path], *group_of[other_path]}, key=paths.index)
            group_of |= dict.fromkeys(joined, joined)
    groups = {id(group): tuple(group) for group in group_of.values()}.values()
    return tuple(group for group in groups if len(group) > 1)
