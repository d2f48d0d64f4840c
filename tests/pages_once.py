"""Equal pages are laid out once in a run, or not at all, for tests whose claim is not the layout.

It takes most of their time.

Templates are filled every time, so that what is wrong in them is found every time, and what is compared is what would
be laid out. That the same pages are laid out to the same bytes is a claim of ``tests/render/pdf`` and of the tests that
start processes of their own.
"""

from __future__ import annotations

import hashlib
from concurrent.futures import Future
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest

from reports.errors import PoraError
from reports.pipeline.archive.print_process import PrintProcess
from reports.pipeline.rendering import print_pdf
from reports.pipeline.request import Request
from reports.render.pdf import weasyprint_writer
from reports.vocabulary.resources import template_root
from tests.made_once import made_once
from tests.pdf_text import stand_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from reports.model.document import Document
    from reports.vocabulary.config import Config

_write_pdf = weasyprint_writer.write_pdf


def write_pdf(
    tree: ElementTree.Element,
    folders: tuple[Path, ...],
    emblem: bytes | None,
    pictures: Mapping[str, bytes] | None = None,
) -> bytes:
    """Return the PDF of a filled template as the program does; the one laid out before, if it was the same."""
    if folders != (template_root(),):
        return _write_pdf(tree, folders, emblem, pictures)
    question = f"pages {_digest(tree, emblem, pictures)}"
    return made_once(question, lambda: _write_pdf(tree, folders, emblem, pictures))


def _digest(tree: ElementTree.Element, emblem: bytes | None, pictures: Mapping[str, bytes] | None) -> str:
    """Return the digest of all that pages show."""
    shown = hashlib.sha256(ElementTree.tostring(tree))
    shown.update(repr((emblem, sorted((pictures or {}).items()))).encode())
    return shown.hexdigest()


def digest_of_pages(
    tree: ElementTree.Element,
    _folders: tuple[Path, ...],
    emblem: bytes | None,
    pictures: Mapping[str, bytes] | None = None,
) -> bytes:
    """Return for a filled template what changes when its pages would, and their text."""
    return stand_in(_digest(tree, emblem, pictures), tree)


def filled_template(tree: ElementTree.Element, *_options: object) -> bytes:
    """Return a filled template in the place of its pages: every text and attribute that they could show or hold."""
    return b"filled template\n" + ElementTree.tostring(tree)


def printed_here(_printer: PrintProcess, document: Document, request: Request, config: Config) -> Future[bytes]:
    """Print the report of an archive in this process, where its pages can be left out or are there already."""
    pages: Future[bytes] = Future()
    try:
        pages.set_result(print_pdf(document, Request(request.office), config))
    except PoraError as error:
        pages.set_exception(error)
    return pages


@pytest.fixture(autouse=True, scope="module")
def lay_out_once(request: pytest.FixtureRequest) -> Iterator[None]:
    """Lay out equal pages once while the tests of a file run, its shared fixtures included; none where it says so."""
    with pytest.MonkeyPatch.context() as patch:
        without = request.node.get_closest_marker("no_pages") is not None
        patch.setattr(weasyprint_writer, "write_pdf", digest_of_pages if without else write_pdf)
        if request.node.get_closest_marker("own_processes") is None:
            _print_here(patch)
        yield


@pytest.fixture(autouse=True)
def pages_as_digests(request: pytest.FixtureRequest, lay_out_once: None) -> Iterator[None]:  # noqa: ARG001 -- its patch is patched
    """Lay out what a test itself makes only where it is marked ``pages``; shared fixtures lay out what they make."""
    with pytest.MonkeyPatch.context() as patch:
        if request.node.get_closest_marker("pages") is None:
            patch.setattr(weasyprint_writer, "write_pdf", digest_of_pages)
        yield


def _print_here(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(PrintProcess, "start", lambda _printer: None)
    patch.setattr(PrintProcess, "printed", printed_here)
