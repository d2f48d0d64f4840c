"""Equal pages are laid out once in a process, for tests whose claim is not the layout, which takes most of their time.

Templates are filled every time, so that what is wrong in them is found every time, and what is compared is what would
be laid out. That the same pages are laid out to the same bytes is a claim of ``tests/render/pdf`` and of the tests that
start processes of their own.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest

from reports.render.pdf import weasyprint_writer
from reports.vocabulary.resources import template_root

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_write_pdf = weasyprint_writer.write_pdf
_laid_out: dict[str, bytes] = {}


def write_pdf(
    tree: ElementTree.Element,
    folders: tuple[Path, ...],
    emblem: bytes | None,
    pictures: Mapping[str, bytes] | None = None,
) -> bytes:
    """Return the PDF of a filled template as the program does; the one laid out before, if it was the same."""
    if folders != (template_root(),):
        return _write_pdf(tree, folders, emblem, pictures)
    asked = hashlib.sha256(ElementTree.tostring(tree))
    asked.update(repr((emblem, sorted((pictures or {}).items()))).encode())
    key = asked.hexdigest()
    if key not in _laid_out:
        _laid_out[key] = _write_pdf(tree, folders, emblem, pictures)
    return _laid_out[key]


@pytest.fixture(autouse=True, scope="module")
def lay_out_once():
    """Lay out equal pages once while the tests of a file run, its shared fixtures included."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(weasyprint_writer, "write_pdf", write_pdf)
        yield
