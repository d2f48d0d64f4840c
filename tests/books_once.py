"""Equal workbooks are written once in a process, for tests whose claim is not what is in them.

The workbook of an archive takes half of the time of a small run: in tests of archives it is not written at all, unless
they are marked ``books``.

That the same content is written to the same bytes is a claim of ``tests/render/excel`` and of the tests that start
processes of their own.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from reports.model.archive import Archive
from reports.render import excel
from reports.render.excel.archive import workbook as archive_workbook
from reports.vocabulary import places

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    Writer = Callable[..., bytes]

_written: dict[str, bytes] = {}


@pytest.fixture(autouse=True, scope="module")
def write_once() -> Iterator[None]:
    """Write equal workbooks of returns and packs once while the tests of a file run."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("render", "render_annex"):
            patch.setattr(excel, name, _once(getattr(excel, name)))
        patch.setattr(archive_workbook, "render", _once(archive_workbook.render))
        yield


@pytest.fixture(autouse=True)
def archive_books_as_digests(request: pytest.FixtureRequest, write_once: None) -> Iterator[None]:  # noqa: ARG001 -- its patch is patched
    """Write the workbook of an archive only in tests that are marked ``books``; its digest changes when it would."""
    with pytest.MonkeyPatch.context() as patch:
        if request.node.get_closest_marker("books") is None:
            patch.setattr(archive_workbook, "render", _digest_of_book)
        yield


def _digest_of_book(*shown: object, **further: object) -> bytes:
    return f"workbook {_digest(archive_workbook.render, shown, further)}".encode()


def _once(writer: Writer) -> Writer:
    """Return what writes a workbook unless the same one was written before; the office's own templates every time."""

    def write(*shown: object, overrides: Path | None = None, **further: object) -> bytes:
        options = further if overrides is None else {**further, "overrides": overrides}
        if overrides is not None and any(overrides.rglob("*.xlsx")):
            return writer(*shown, **options)
        key = _digest(writer, shown, further)
        if key not in _written:
            _written[key] = writer(*shown, **options)
        return _written[key]

    return write


def _digest(writer: Writer, shown: tuple[object, ...], further: dict[str, object]) -> str:
    """Return the digest of all that a workbook shows."""
    parts = (writer.__module__, places.districts(), *map(_with_figures, shown), further)
    return hashlib.sha256(repr(parts).encode()).hexdigest()


def _with_figures(part: object) -> object:
    """Return an archive with the figures of its months, which are put together when somebody asks; others as it is."""
    return replace(part, figures=dict(part.figures)) if isinstance(part, Archive) else part
