"""Pages of a PDF as an independent renderer (poppler) paints them in grey: how much of each is empty, and its words."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from PIL import Image

if TYPE_CHECKING:
    from pathlib import Path

TOP = BOTTOM = 25
"""Margins of a page in millimetres; what stands in them is no text of the page."""
_DOTS = 36
"""Dots in an inch; enough to see a line of text."""
_PAPER = 250
"""Grey from which a dot is paper."""


@dataclass(frozen=True)
class Page:
    """A page as painted."""

    text: str
    empty: float
    """Share of the height between the margins that is left free below the last line."""


def pages(path: Path) -> list[Page]:
    """Return the pages of a PDF."""
    texts = _run("pdftotext", "-layout", path, "-").decode().split("\f")
    return [Page(text, _empty(image)) for text, image in zip(texts, grey(path, _DOTS), strict=False)]


def grey(path: Path, dots: int, first: int = 1, last: int = 0) -> list[Image.Image]:
    """Return pages of a PDF as they print in grey.

    Args:
        path: of the PDF.
        dots: in an inch.
        first: number of the first page.
        last: number of the last page; 0 for the last there is.
    """
    span = ("-f", str(first), *(("-l", str(last)) if last else ()))
    plain = ("-aa", "no", "-aaVector", "no")  # every dot has the tint of one thing
    stream = BytesIO(_run("pdftoppm", "-gray", *plain, "-r", str(dots), *span, path))
    images = []
    while stream.tell() < len(stream.getvalue()):
        size = _header(stream)
        images.append(Image.frombytes("L", size, stream.read(size[0] * size[1])))
    return images


def _header(stream: BytesIO) -> tuple[int, int]:
    """Read the head of one picture (PGM) and return its size."""
    assert stream.readline() == b"P5\n"
    width, height = map(int, stream.readline().split())
    assert stream.readline() == b"255\n"
    return width, height


def _empty(image: Image.Image) -> float:
    margin = round(TOP * _DOTS / 25.4)
    body = image.crop((0, margin, image.width, image.height - margin))
    box = body.point(lambda dot: 255 if dot < _PAPER else 0).getbbox()
    return 1 - (box[3] if box else 0) / body.height


def _run(command: str, *arguments: str | Path) -> bytes:
    if shutil.which(command) is None:
        pytest.skip(f"poppler's {command} is not installed")
    return subprocess.run([command, *arguments], capture_output=True, check=True).stdout
