"""Re-encodes photographs for print without metadata: no place, time or device.

A few bytes can claim a picture of any size, so what is decoded is bounded first, and a JPEG is reduced while it is
decoded. Callers run this in the limited process all the same.
"""

from __future__ import annotations

import warnings
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING

from PIL import Image, ImageFile, ImageOps

if TYPE_CHECKING:
    from collections.abc import Iterator

_FORMATS = ("JPEG", "PNG")
MOST_PIXELS = 25_000_000
"""Decoded at once: 75 MB; a JPEG of eight times the width and height is reduced to it by its decoder."""
_LONGEST_SIDE = 1600
"""Pixels; more than 500 dots per inch at 76 mm."""
_QUALITY = 85


class TooLargeError(ValueError):
    """A picture of more pixels than are decoded."""


def reencode(data: bytes) -> bytes | None:
    """Return a photograph re-encoded as JPEG, upright and no larger than print needs; None if it is not an image.

    Re-encoding drops EXIF, XMP, comments, previews and everything else in the file. The same picture gives the same
    bytes.

    Raises:
        TooLargeError: it has too many pixels.
    """
    picture = decoded(data, _LONGEST_SIDE)
    if picture is None:
        return None
    upright = ImageOps.exif_transpose(picture.convert("RGB"))
    plain = Image.frombytes("RGB", upright.size, upright.tobytes())
    buffer = BytesIO()
    plain.save(buffer, "JPEG", quality=_QUALITY)
    return buffer.getvalue()


def decoded(data: bytes, longest_side: int) -> Image.Image | None:
    """Return a picture of a JPEG or PNG file, no longer than a number of pixels; None if it is not an image.

    Raises:
        TooLargeError: it has more pixels than are decoded.
    """
    try:
        with _strict(), _opened(data) as opened:
            opened.draft("RGB", (longest_side, longest_side))
            if opened.width * opened.height > MOST_PIXELS:
                raise TooLargeError
            picture = opened.convert("RGBA" if _has_alpha(opened) else "RGB")
    except TooLargeError:
        raise
    except Image.DecompressionBombError as error:
        raise TooLargeError from error
    except (OSError, ValueError, SyntaxError):
        return None
    picture.thumbnail((longest_side, longest_side))
    return picture


@contextmanager
def _strict() -> Iterator[None]:
    """Refuse a file that ends too early or says too much: WeasyPrint, once loaded, makes Pillow pass over that."""
    lenient = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = lenient


def _opened(data: bytes) -> Image.Image:
    """Open a picture without Pillow's warning of many pixels, which are not all decoded."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        return Image.open(BytesIO(data), formats=_FORMATS)


def _has_alpha(picture: Image.Image) -> bool:
    return picture.mode in {"RGBA", "LA", "PA"} or "transparency" in picture.info
