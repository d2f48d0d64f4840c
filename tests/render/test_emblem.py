"""Emblems before they are printed."""

from __future__ import annotations

import io
import zlib

import pytest
from PIL import Image, PngImagePlugin

from reports.render.emblem import cleaned
from reports.render.photos import TooLargeError

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="10" height="10">'
PLAIN = f'{SVG}<defs><g id="a"><circle r="2"/></g></defs><use xlink:href="#a"/><use href="#a" x="4"/></svg>'


def png(size: tuple[int, int] = (60, 40), mode: str = "RGBA") -> bytes:
    """Return a picture with a text of its own."""
    told = PngImagePlugin.PngInfo()
    told.add_text("Author", "Seseorang")
    buffer = io.BytesIO()
    Image.new(mode, size).save(buffer, "PNG", pnginfo=told)
    return buffer.getvalue()


def bomb(tag: str = "use", attribute: str = "href") -> str:
    """Return a drawing of ten levels, each of which draws the one below ten times."""
    value = "#g{}" if attribute == "href" else "url(#g{})"
    levels = ['<g id="g0"><rect width="1" height="1"/></g>']
    for level in range(1, 10):
        below = f'<{tag} {attribute}="{value.format(level - 1)}"/>'
        levels.append(f'<g id="g{level}">{below * 10}</g>')
    return f'{SVG}<defs>{"".join(levels)}</defs><use href="#g9"/></svg>'


def test_an_emblem_is_redrawn_without_what_else_is_in_its_file() -> None:
    """Transparent as before, no larger than print needs, the same bytes every time; a drawing stays as it is."""
    made = cleaned(png((3000, 2000)))
    assert made == cleaned(png((3000, 2000)))
    assert b"Seseorang" not in made
    with Image.open(io.BytesIO(made)) as opened:
        assert (opened.format, opened.mode, opened.size) == ("PNG", "RGBA", (1200, 800))
    assert cleaned(PLAIN.encode()) == PLAIN.encode()


@pytest.mark.parametrize(
    "text",
    [
        bomb(),
        bomb("rect", "fill"),
        f'{SVG}<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g></svg>',
        f'{SVG}<use id="a" href="#a"/></svg>',
        f"{SVG}{'<rect/>' * 30_000}</svg>",
        f"{SVG}{'<g>' * 5_000}{'</g>' * 5_000}</svg>",
        f'{SVG}<image href="file:///etc/passwd"/></svg>',
        f"{SVG}<script>1</script></svg>",
        f'{SVG}<defs><pattern id="p" width=".01" height=".01"/></defs></svg>',
        f"{SVG}<style>g {{ fill: url(#a) }}</style></svg>",
        f'<!DOCTYPE svg [<!ENTITY a "b">]>{SVG}&a;</svg>',
        f"{SVG}<rect",
    ],
    ids=["use", "fill", "round", "itself", "many", "deep", "image", "script", "pattern", "style", "entity", "cut"],
)
def test_a_drawing_that_draws_too_much_is_refused(text: str) -> None:
    """However few bytes it has."""
    assert cleaned(text.encode()) is None


def test_no_picture_is_refused_and_one_of_too_many_pixels_too() -> None:
    """Before it is decoded."""
    assert cleaned(b"GIF89a") is None
    assert cleaned(b"") is None
    data = bytearray(png())
    data[16:24] = (60_000).to_bytes(4, "big") * 2
    data[29:33] = zlib.crc32(data[12:29]).to_bytes(4, "big")
    with pytest.raises(TooLargeError):
        cleaned(bytes(data))
