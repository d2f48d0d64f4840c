"""An office's own templates, searched as its own texts: what stands in them is printed on every document.

Word by word nothing can be masked in a file that the office lays out itself, so that a template that names a person of
the inputs is refused, in every edition.
"""

from __future__ import annotations

import filecmp
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from reports.errors import ConfigurationError
from reports.intake.read import Limits, Task, Unreadable, compute
from reports.pipeline.request import TEMPLATES
from reports.problems import Problem
from reports.vocabulary.resources import template_root
from reports.vocabulary.text import printable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from reports.privacy import PersonIndex

_TEXTS = "reports.at_rest.file_texts:readable_texts"
_LIMITS = Limits(cpu_seconds=30.0)
_OPEN = (".html", ".css", ".svg", ".txt")
_TEXT_FILES = (*_OPEN, ".xlsx", ".docx")
"""Endings of files that documents are laid out with; pictures and fonts are no text."""


def template_texts(office: Path) -> dict[str, tuple[str, ...]]:
    """Return the texts of an office's own templates, by path in its folder; a copy of one of the program is none.

    Raises:
        ConfigurationError: one cannot be looked into.
    """
    folder = office / TEMPLATES
    paths = sorted(path for path in folder.rglob("*") if path.suffix.lower() in _TEXT_FILES and path.is_file())
    own_paths = [path for path in paths if not _is_shipped(path, path.relative_to(folder))]
    return {path.relative_to(office).as_posix(): _texts(path) for path in own_paths}


def _is_shipped(path: Path, name: Path) -> bool:
    """Tell whether a file is, byte by byte, the template of that name that ships with the program."""
    shipped = template_root() / name
    return shipped.is_file() and filecmp.cmp(path, shipped, shallow=False)


def _texts(path: Path) -> tuple[str, ...]:
    try:
        texts = cast("tuple[str, ...] | None", compute(Task(_TEXTS, (path.absolute(),)), _LIMITS))
    except Unreadable:
        texts = None
    if texts is None:
        raise ConfigurationError(
            "the template {file} cannot be searched for persons",
            "save it without a password, or delete your copy to use the one that ships with the program",
            file=printable(path.name),
        )
    # in packages tags hold no text of people, and ids of parts may look like passport numbers
    return texts if path.suffix.lower() in _OPEN else tuple(text for text in texts if "<" not in text)


def refuse_named(texts_by_file: Mapping[str, tuple[str, ...]], persons: Callable[[], PersonIndex]) -> None:
    """Raise an error if a template names a person.

    Args:
        texts_by_file: of the office's own templates.
        persons: makes the index; not called where there is no template.

    Raises:
        ConfigurationError: one does.
    """
    for problem in template_problems(texts_by_file, persons):
        raise ConfigurationError(
            "the template {file} seems to hold {what} of a person of the inputs, which every document would bear",
            "take it out of the template; what is written in workbooks and pora.toml is masked instead",
            file=problem.path,
            what=problem.details["what"],
        )


def template_problems(
    texts_by_file: Mapping[str, tuple[str, ...]], persons: Callable[[], PersonIndex]
) -> Iterator[Problem]:
    """Yield a problem for each template that names a person.

    Args:
        texts_by_file: of the office's own templates.
        persons: makes the index; not called where there is no template.
    """
    if not texts_by_file:
        return
    from reports.privacy.gate import Gate  # noqa: PLC0415 -- for offices with own templates only

    # files of Excel and Word hold the days on which they were saved
    gate = Gate(replace(persons(), births=frozenset()))
    for file, texts in texts_by_file.items():
        gate.kinds.clear()
        for text in texts:
            gate.passed(text)
        if gate.kinds:
            yield Problem("template-names-person", printable(file), details={"what": tuple(sorted(gate.kinds))})
