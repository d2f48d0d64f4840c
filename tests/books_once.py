"""Equal workbooks are written once in a process, for tests whose claim is not what is in them.

That the same content is written to the same bytes is a claim of ``tests/render/excel`` and of the tests that start
processes of their own.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest

from reports.render import excel
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
        yield


def _once(writer: Writer) -> Writer:
    """Return what writes a workbook unless the same one was written before; the office's own templates every time."""

    def write(*shown: object, overrides: Path | None = None, **further: object) -> bytes:
        options = further if overrides is None else {**further, "overrides": overrides}
        if overrides is not None and overrides.is_dir():
            return writer(*shown, **options)
        key = hashlib.sha256(repr((writer.__module__, places.districts(), shown, further)).encode()).hexdigest()
        if key not in _written:
            _written[key] = writer(*shown, **options)
        return _written[key]

    return write
