"""Photographs before they are printed."""

from __future__ import annotations

import io
import zlib

import pytest
from PIL import Image, ImageFile

from reports.render.photos import TooLargeError, reencode

ORIENTATION, MAKER, GPS = 0x0112, 0x010F, 0x8825


def photograph(size=(60, 40), kind="JPEG", exif=None):
    """Return a photograph with the traces a phone leaves."""
    buffer = io.BytesIO()
    more = {"exif": exif, "comment": b"telepon 0812-0000-0000"} if kind == "JPEG" and exif else {}
    Image.new("RGB", size, (90, 120, 150)).save(buffer, kind, **more)
    return buffer.getvalue()


def traces():
    """Return EXIF of a phone held upright: who made it, where it was."""
    exif = Image.Exif()
    exif[MAKER] = "Telepon Rekaan"
    exif[ORIENTATION] = 6
    exif[GPS] = {1: "S", 2: (6.0, 9.0, 0.0)}
    return exif


def test_traces_are_gone_and_the_picture_is_upright():
    """Neither maker, place nor comment is left, in any part of the file."""
    data = photograph(exif=traces())
    assert b"Telepon" in data
    made = reencode(data)
    assert b"Telepon" not in made
    assert b"0812" not in made
    with Image.open(io.BytesIO(made)) as opened:
        assert dict(opened.getexif()) == {}
        assert opened.size == (40, 60)


def test_large_pictures_are_made_smaller_and_the_bytes_are_the_same():
    """No more than print needs, the same on every run."""
    data = photograph((4000, 3000))
    with Image.open(io.BytesIO(reencode(data))) as opened:
        assert max(opened.size) == 1600
    assert reencode(data) == reencode(data)


@pytest.mark.parametrize(
    "data",
    [b"", b"\xff\xd8\xff\xe0 broken", b"<svg/>", photograph()[:200], photograph(kind="GIF"), photograph(kind="TIFF")],
    ids=["empty", "broken", "svg", "cut", "gif", "tiff"],
)
def test_what_is_no_photograph_is_none(data):
    """Only whole JPEG and PNG files are printed."""
    assert reencode(data) is None


def test_a_picture_that_claims_to_be_huge_is_refused():
    """Its size is looked at before it is unpacked."""
    data = bytearray(photograph(kind="PNG"))
    data[16:24] = (60_000).to_bytes(4, "big") * 2
    assert reencode(bytes(data)) is None  # of a wrong checksum
    data[29:33] = zlib.crc32(data[12:29]).to_bytes(4, "big")
    with pytest.raises(TooLargeError):
        reencode(bytes(data))


@pytest.mark.ci
def test_a_photograph_of_a_new_phone_is_reduced_while_it_is_decoded():
    """108 million dots are no fault of a JPEG; a PNG cannot be reduced, and of 36 million it is refused."""
    with Image.open(io.BytesIO(reencode(photograph((12_000, 9_000))))) as opened:
        assert max(opened.size) == 1600
    with pytest.raises(TooLargeError):
        reencode(photograph((6_000, 6_000), kind="PNG"))


def test_a_picture_cut_short_is_none_also_beside_the_printer(monkeypatch):
    """WeasyPrint makes Pillow pass over what is missing, for the whole process that has loaded it."""
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)
    assert reencode(photograph()[:300]) is None
    assert ImageFile.LOAD_TRUNCATED_IMAGES
