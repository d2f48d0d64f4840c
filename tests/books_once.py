"""Equal workbooks are written once in a run, for tests whose claim is not what is in them.

Writing them takes half of the time of a run on few rows. In tests of archives none is written, unless a test is
marked ``books``; nor in files that are marked ``no_books``.

That the same content is written to the same bytes is a claim of ``tests/render/excel`` and of the tests that start
processes of their own.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from reports.model.archive import Archive
from reports.render import excel
from reports.render.excel.archive import workbook as archive_workbook
from reports.vocabulary import places
from tests.made_once import made_once

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    Writer = Callable[..., bytes]

_WRITERS: tuple[tuple[Any, str], ...] = ((excel, "render"), (excel, "render_annex"), (archive_workbook, "render"))
"""Modules, and the functions of theirs that write workbooks of returns, packs and archives."""


@pytest.fixture(autouse=True, scope="module")
def write_once(request: pytest.FixtureRequest) -> Iterator[None]:
    """Write equal workbooks once while the tests of a file run; none where the file says so."""
    changed = _once if request.node.get_closest_marker("no_books") is None else _as_digest
    with pytest.MonkeyPatch.context() as patch:
        for module, name in _WRITERS:
            patch.setattr(module, name, changed(getattr(module, name)))
        yield


@pytest.fixture(autouse=True)
def books_as_digests(request: pytest.FixtureRequest, write_once: None) -> Iterator[None]:  # noqa: ARG001 -- its patches are patched
    """Write what a test itself makes only where it is marked ``books``; shared fixtures write what they make."""
    with pytest.MonkeyPatch.context() as patch:
        if request.node.get_closest_marker("books") is None:
            for module, name in _WRITERS:
                patch.setattr(module, name, _as_digest(getattr(module, name)))
        yield


def _as_digest(writer: Writer) -> Writer:
    """Return what gives, in place of a workbook, a digest that changes when the workbook would."""

    def write(*shown: object, overrides: Path | None = None, **further: object) -> bytes:
        if _has_own_books(overrides):
            return writer(*shown, overrides=overrides, **further)
        return f"workbook {_digest(writer, shown, further)}".encode()

    write.__module__ = writer.__module__
    return write


def _has_own_books(overrides: Path | None) -> bool:
    """Tell whether an office has templates of its own for workbooks."""
    return overrides is not None and any(overrides.rglob("*.xlsx"))


def _once(writer: Writer) -> Writer:
    """Return what writes a workbook unless the same one was written before; the office's own templates every time."""

    def write(*shown: object, overrides: Path | None = None, **further: object) -> bytes:
        options = further if overrides is None else {**further, "overrides": overrides}
        if _has_own_books(overrides):
            return writer(*shown, **options)
        question = f"workbook {writer.__name__} {_digest(writer, shown, further)}"
        return made_once(question, lambda: writer(*shown, **options))

    write.__module__ = writer.__module__
    return write


def _digest(writer: Writer, shown: tuple[object, ...], further: dict[str, object]) -> str:
    """Return the digest of all that a workbook shows."""
    parts = (writer.__module__, places.districts(), *map(_with_figures, shown), further)
    return hashlib.sha256(repr(parts).encode()).hexdigest()


def _with_figures(part: object) -> object:
    """Return an archive with the figures of its months, which are put together when somebody asks; others as it is."""
    return replace(part, figures=dict(part.figures)) if isinstance(part, Archive) else part
