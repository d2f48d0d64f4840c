"""Photographs as they may be printed: the picture alone, without where, when and by whose phone it was taken."""

from __future__ import annotations

from io import BytesIO

from PIL import Image, ImageOps

_FORMATS = ("JPEG", "PNG")
_MOST_PIXELS = 80_000_000
"""More than any phone takes; what claims more is a bomb."""
_LONGEST_SIDE = 1600
"""Pixels: 76 mm of paper at more than 500 dots an inch."""
_QUALITY = 85


def cleaned(data: bytes) -> bytes | None:
    """Return a photograph drawn anew as JPEG, upright and no larger than print needs; None for what is no picture.

    Drawing it anew leaves out EXIF, XMP, comments, previews and whatever else was in the file. The same picture gives
    the same bytes.
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
