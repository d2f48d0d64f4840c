"""The text of a PDF as a reader copies it, or of the filled template where no page was laid out."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path
    from xml.etree import ElementTree

_BEGINNING = b"%PDF-1.7\n%not laid out "
_BLOCKS = frozenset("p li td th tr h1 h2 h3 h4 h5 h6 dt dd caption figcaption text title section div".split())
"""Elements whose text ends a line, charts included."""


def stand_in(digest: str, tree: ElementTree.Element) -> bytes:
    """Return what stands for the pages of a filled template: a digest of them, and their text."""
    return b"%s%s\n%s" % (_BEGINNING, digest.encode(), _text(tree).encode())


def text_of(path: Path, *options: str) -> str:
    """Return the text of a PDF, pages parted by form feeds; that of a filled template, in its order, is one page.

    Args:
        path: of the PDF, or of what stands for it.
        options: of ``pdftotext``; by default ``-layout``, which keeps what stands in one line.
    """
    content = path.read_bytes()
    if content.startswith(_BEGINNING):
        return content.partition(b"\n")[2].partition(b"\n")[2].decode() + "\f"
    if shutil.which("pdftotext") is None:
        pytest.skip("poppler's pdftotext is not installed")
    command = ["pdftotext", *(options or ("-layout",)), path, "-"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def _text(tree: ElementTree.Element) -> str:
    """Return the text of elements in their order, without style sheets; every block ends its line."""
    if tree.tag in {"style", "script"}:
        return tree.tail or ""
    inner = (tree.text or "") + "".join(map(_text, tree))
    return (" ".join(inner.split()) + "\n" if tree.tag in _BLOCKS else inner) + (tree.tail or "")
