"""Re-encodes photographs for print without metadata: no place, time or device."""

from __future__ import annotations

from io import BytesIO

from PIL import Image, ImageOps

_FORMATS = ("JPEG", "PNG")
_MOST_PIXELS = 80_000_000
"""More than any phone takes; larger claims are decompression bombs."""
_LONGEST_SIDE = 1600
"""Pixels; more than 500 dots per inch at 76 mm."""
_QUALITY = 85


def reencode(data: bytes) -> bytes | None:
    """Return a photograph re-encoded as JPEG, upright and no larger than print needs; None if it is not an image.

    Re-encoding drops EXIF, XMP, comments, previews and everything else in the file. The same picture gives the same
    bytes.
    """
    try:
        with Image.open(BytesIO(data), formats=_FORMATS) as opened:
            if opened.width * opened.height > _MOST_PIXELS:
                return None
            picture = ImageOps.exif_transpose(opened).convert("RGB")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
    picture.thumbnail((_LONGEST_SIDE, _LONGEST_SIDE))
    plain = Image.frombytes("RGB", picture.size, picture.tobytes())
    buffer = BytesIO()
    plain.save(buffer, "JPEG", quality=_QUALITY)
    return buffer.getvalue()
