"""Photographs and emblems that are bombs, broken or something else than their name says: left out, or a sentence."""

from __future__ import annotations

import io
import struct
import zlib
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from reports.errors import ConfigurationError
from reports.pipeline.pictures import emblem, photograph

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SIGNATURE = b"\x89PNG\r\n\x1a\n"
MEGABYTE = 1 << 20


def chunk(kind: bytes, content: bytes) -> bytes:
    """Return a chunk of a PNG."""
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def zeros(megabytes: int) -> bytes:
    """Return compressed zeros."""
    packer = zlib.compressobj(9)
    return b"".join(packer.compress(bytes(MEGABYTE)) for _ in range(megabytes)) + packer.flush()


def png(width: int, height: int, *, depth: int = 8, content: bytes = b"", extra: bytes = b"") -> bytes:
    """Return a PNG of one grey; its data are those of a square of a hundred dots unless others are given."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, 0, 0, 0, 0))
    data = chunk(b"IDAT", content or zlib.compress(bytes(101 * 100)))
    return SIGNATURE + head + extra + data + chunk(b"IEND", b"")


def drawn(kind: str, size: tuple[int, int] = (60, 40), mode: str = "RGB", **options: object) -> bytes:
    """Return a picture as Pillow writes it."""
    buffer = io.BytesIO()
    Image.new(mode, size).save(buffer, kind, **options)
    return buffer.getvalue()


def claiming(content: bytes, side: int) -> bytes:
    """Return a JPEG whose head claims another size."""
    place = content.index(b"\xff\xc0") + 5
    return content[:place] + struct.pack(">HH", side, side) + content[place + 4 :]


LARGE, UNREADABLE = "photo-too-large", "photo-unreadable"
BOMBS: dict[str, tuple[Callable[[], bytes], str]] = {
    "30,000 dots square": (lambda: png(30_000, 30_000, depth=1, content=zeros(108)), LARGE),
    "claims 60,000 dots": (lambda: png(60_000, 60_000), LARGE),
    "text of 64 MB": (lambda: png(100, 100, extra=chunk(b"zTXt", b"Comment\0\0" + zeros(64))), UNREADABLE),
    "text of 64 MB in UTF-8": (
        lambda: png(100, 100, extra=chunk(b"iTXt", b"Comment\0\1\0\0\0" + zeros(64))), UNREADABLE,
    ),
    "profile of 64 MB": (lambda: png(100, 100, extra=chunk(b"iCCP", b"x\0\0" + zeros(64))), UNREADABLE),
    "JPEG of 15,000 dots, progressive": (
        lambda: drawn("JPEG", (15_000, 15_000), "L", progressive=True, quality=10), LARGE,
    ),
    "JPEG that claims 65,500 dots": (lambda: claiming(drawn("JPEG"), 65_500), LARGE),
    "JPEG cut in half": (lambda: drawn("JPEG")[:300], UNREADABLE),
    "TIFF": (lambda: drawn("TIFF"), UNREADABLE),
    "TIFF of 30,000 dots square": (lambda: drawn("TIFF", (30_000, 30_000), "1", compression="group4"), UNREADABLE),
    "GIF": (lambda: drawn("GIF"), UNREADABLE),
    "BMP": (lambda: drawn("BMP"), UNREADABLE),
    "PostScript": (lambda: b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n(%pipe%id) (r) file\n", UNREADABLE),
    "page of the web": (lambda: b'<html><img src="file:///etc/passwd"></html>', UNREADABLE),
    "nothing": (lambda: b"", UNREADABLE),
    "60 MB of zeros": (lambda: bytes(60 * MEGABYTE), LARGE),
}  # fmt: skip


_LEFT_TO_CI = ("JPEG of 15,000 dots, progressive", "TIFF of 30,000 dots square")
"""Making them takes seconds; smaller ones, and heads that claim as much, are refused in every run."""


@pytest.mark.parametrize(
    "kind", [pytest.param(kind, marks=pytest.mark.ci if kind in _LEFT_TO_CI else ()) for kind in BOMBS]
)
def test_a_photograph_that_is_none_is_left_out_and_told(tmp_path: Path, kind: str) -> None:
    """In the limited process, which the next photograph finds as it was."""
    make, code = BOMBS[kind]
    (tmp_path / "foto.png").write_bytes(make())
    (tmp_path / "baik.png").write_bytes(drawn("PNG"))
    assert photograph(tmp_path, "foto.png") == code
    assert isinstance(photograph(tmp_path, "baik.png"), bytes)
    with pytest.raises(ConfigurationError, match="the emblem"):
        emblem(tmp_path / "foto.png", "foto.png")


def test_more_data_than_a_picture_has_dots_are_not_unpacked(tmp_path: Path) -> None:
    """A hundred dots square with 200 MB behind them: the dots are printed."""
    (tmp_path / "foto.png").write_bytes(png(100, 100, content=zeros(200)))
    assert isinstance(photograph(tmp_path, "foto.png"), bytes)
