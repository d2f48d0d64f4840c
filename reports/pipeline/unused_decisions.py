"""Tells which decisions on values in ``mappings.toml`` no input uses: misspelt, out of date, or of no such field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.problems import Problem
from reports.vocabulary import mappings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reports.model.sheet import FileReading


def unused_decisions(files: Sequence[FileReading], decisions: mappings.Mappings) -> Iterator[Problem]:
    """Yield a problem for each decision on a value that nothing read from the files of an office used.

    Args:
        files: all inputs of the office.
        decisions: of the office.
    """
    used = {pair for file in files for pair in file.used}
    for field, texts in sorted(decisions.values.items()):
        for text in sorted(texts):
            if (field, text) not in used:
                yield Problem("decision-unused", mappings.FILE, details={"key": f'values.{field}."{text}"'})
