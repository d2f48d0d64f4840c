"""Draws the pages of one or two PDFs as pictures, side by side where there are two.

It runs in the limited process, since the pages may come from another program.
"""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from itertools import zip_longest
from typing import TYPE_CHECKING

import pypdfium2
from PIL import Image, ImageChops, ImageDraw, ImageFont

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_PAGES = 40
"""Of each PDF, that are drawn."""
_SCALE = 1.25
"""Dots of a point of paper: 90 dots an inch."""
_GAP, _HEAD = 24, 40
"""Dots between and around the pages, and of the line above them."""
_GROUND, _PAPER, _INK = "#8a8f94", "#ffffff", "#ffffff"
_COLOURS = 128
_LETTERS = 22


@dataclass(frozen=True)
class PagePicture:
    """A picture of a page in one or two versions."""

    png: bytes
    differs: bool
    """Whether the two versions look different; False where there is one."""


def side_by_side(_content: object, versions: tuple[tuple[str, bytes], ...]) -> tuple[PagePicture, ...]:
    """Return a picture for each page.

    Args:
        _content: unused.
        versions: label and PDF of each version.
    """
    labels = [label for label, _pdf in versions]
    pages = zip_longest(*(_pages(pdf) for _label, pdf in versions))
    return tuple(_picture(labels, images, number) for number, images in enumerate(pages, 1))


def _pages(pdf: bytes) -> Iterator[Image.Image]:
    """Yield the pages of a PDF, up to a number."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        for index in range(min(len(document), MOST_PAGES)):
            yield document[index].render(scale=_SCALE).to_pil().convert("RGB")
    finally:
        document.close()


def _picture(labels: list[str], images: tuple[Image.Image | None, ...], number: int) -> PagePicture:
    """Return the versions of a page beside each other, each under its label; a page that is missing stays empty."""
    drawn = [image for image in images if image is not None]
    width, height = max(image.width for image in drawn), max(image.height for image in drawn)
    canvas = Image.new("RGB", ((width + _GAP) * len(labels) + _GAP, height + _HEAD + _GAP), _GROUND)
    pen = ImageDraw.Draw(canvas)
    font = ImageFont.load_default(_LETTERS)
    for column, (label, image) in enumerate(zip(labels, images, strict=True)):
        left = _GAP + column * (width + _GAP)
        pen.text((left, (_HEAD - _LETTERS) // 2), f"{label} · {number}", fill=_INK, font=font)
        if image is not None:
            canvas.paste(image, (left, _HEAD))
    buffer = BytesIO()
    canvas.quantize(_COLOURS).save(buffer, "PNG", optimize=True)
    return PagePicture(buffer.getvalue(), _differ(images))


def _differ(images: tuple[Image.Image | None, ...]) -> bool:
    """Tell whether versions of a page look different."""
    first, *further = images
    for image in further:
        if image is None or first is None or image.size != first.size:
            return True
        if ImageChops.difference(first, image).getbbox() is not None:
            return True
    return False
