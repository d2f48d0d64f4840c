"""Tells which decisions on words and sentences no text bears any more: it was written anew, or removed."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from reports.problems import Problem
from reports.vocabulary import mappings, themes
from reports.vocabulary.editions import DINAS, WITHHELD, Use, use_of
from reports.vocabulary.text import decision_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from reports.model.sheet import FileReading, TableReading
    from reports.vocabulary.config import Config

_MARKS = (decision_key("[disamarkan]"), decision_key(WITHHELD))
"""Of a person and of a planned operation, in a sentence as ``pora check`` tells it."""


def unused_text_decisions(
    files: Sequence[FileReading], config: Config, office: Path, decisions: mappings.Mappings
) -> Iterator[Problem]:
    """Yield a problem for each decision under ``[names]``, ``[operations]``, ``[counts]`` that no text bears.

    Args:
        files: all inputs of the office.
        config: of the office.
        office: its folder, with its own themes.
        decisions: of the office.
    """
    sections = {"names": decisions.no_names, "operations": decisions.no_plans, "counts": decisions.no_counts}
    if not any(sections.values()):
        return
    folder = (office / themes.FOLDER,)
    own_themes = [themes.load(code, folder) for code in themes.codes(folder)]
    written = sorted({decision_key(text) for text in _strings([config, own_themes, [file.meeting for file in files]])})
    in_rows = sorted({decision_key(text) for file in files for table in file.tables for text in _of_rows(table)})
    for section, texts in sections.items():
        searched = [*written, *in_rows] if section == "names" else written
        for text in sorted(texts):
            if not any(_stands_in(spelling, text) for spelling in searched):
                yield Problem("text-decision-unused", mappings.FILE, details={"key": f'{section}."{text}"'})


def _stands_in(written: str, text: str) -> bool:
    """Tell whether a text of people has what is decided; words that were masked in it when it was told may be any."""
    key = decision_key(text)
    for mark in _MARKS:
        key = key.replace(mark, "\n")
    return all(part.strip() in written for part in key.split("\n"))


def _strings(value: Any) -> Iterator[str]:  # noqa: ANN401 -- any part of what was read
    """Yield every text within dataclasses, lists and mappings."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from _strings(list(value.values()))
    elif dataclasses.is_dataclass(value):
        yield from _strings([getattr(value, field.name) for field in dataclasses.fields(value)])
    elif isinstance(value, Iterable):
        for part in value:
            yield from _strings(part)


def _of_rows(table: TableReading) -> Iterator[str]:
    """Yield the texts of rows that some document prints as people wrote them."""
    for field, values in table.records.values.items():
        if use_of(field, DINAS) is Use.SEARCHED:
            yield from (value for value in values if isinstance(value, str))
